//! Files that are read once: what a worker holds.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use super::{
    AdmissionObject, ExportOrderObject, ExportedFileObject, InputFileObject, InspectOptions, ListObject,
    ProgressFunction, ReportObject, export, failure, options::read_options_with_wanted, read_options, tell,
    to_js, whole,
};
use crate::formats::{FormatError, Progress, Step, Unit};
use crate::input::{Password, Unlocking};
use crate::inspect::Inspection;

/// Files that are read once and judged again and again: what a worker holds.
#[wasm_bindgen]
#[derive(Default)]
pub struct Session(pub(super) Inspection);

#[wasm_bindgen]
impl Session {
    /// An empty session.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file and returns how many objects the session holds now.
    pub fn add(&mut self, file: &InputFileObject, progress: &ProgressFunction) -> Result<usize, JsValue> {
        self.take(file, &mut |step| tell(progress, step))?;
        Ok(self.0.len())
    }

    /// Notes a file that is too large to be read.
    pub fn refuse(&mut self, name: &str, size: f64) {
        let size = whole(size);
        self.0.refuse(name, size, FormatError::TooLarge { size });
    }

    /// Notes a file that the browser could not read.
    pub fn unreadable(&mut self, name: &str, message: &str) {
        self.0.refuse(name, 0, FormatError::Unreadable { reason: message.to_owned() });
    }

    /// Finds out who issued whom by verifying signatures, which takes a while for thousands of certificates. The answers
    /// below do it by themselves; this tells how far it is.
    #[wasm_bindgen(js_name = verifySignatures)]
    pub fn verify_signatures(&self, progress: &ProgressFunction) {
        self.0.verify_signatures(&mut |done, total| {
            tell(progress, Step { unit: Unit::Certificates, done, total });
        });
    }

    /// Makes a file. `report-json` is not made here: it is `JSON.stringify` of the report.
    pub fn export(
        &self,
        order: &ExportOrderObject,
        options: &InspectOptions,
    ) -> Result<ExportedFileObject, JsValue> {
        export::export(&self.0, order, &read_options(options)?)
    }

    /// Whether the files may be taken where the product of the options wants a certificate for their role.
    pub fn judge(&self, options: &InspectOptions) -> Result<AdmissionObject, JsValue> {
        Ok(to_js(&self.0.judge(&read_options_with_wanted(options)?))?.unchecked_into())
    }

    /// What there is, without any judgement.
    pub fn list(&self) -> Result<ListObject, JsValue> {
        Ok(to_js(&self.0.list())?.unchecked_into())
    }

    /// The whole report. Its `JSON.stringify` equals the report of the native command.
    pub fn report(&self, options: &InspectOptions) -> Result<ReportObject, JsValue> {
        Ok(to_js(&self.0.report(&read_options(options)?))?.unchecked_into())
    }
}

impl Session {
    /// Reads a file as JavaScript gives it.
    pub(super) fn take(&mut self, file: &JsValue, progress: Progress<'_>) -> Result<(), JsValue> {
        let value = |name: &str| Reflect::get(file, &name.into());
        let name = value("name")?.as_string();
        let bytes = value("bytes")?.dyn_into::<Uint8Array>();
        let unlocking = read_unlocking(file)?;
        let (Some(name), Ok(bytes)) = (name, bytes) else {
            return Err(failure(
                "badFile",
                "each file must be an object with a name and bytes (a Uint8Array)",
            ));
        };
        let add =
            if value("fromFolder")?.is_truthy() { Inspection::add_from_folder } else { Inspection::add };
        let number = add(&mut self.0, &name, &bytes.to_vec(), &unlocking, progress);
        if value("trusted")?.is_truthy() {
            self.0.trust(number);
        }
        Ok(())
    }
}

/// The passwords and the rounds of a file.
fn read_unlocking(file: &JsValue) -> Result<Unlocking, JsValue> {
    let mut unlocking = Unlocking::default();
    let passwords = Reflect::get(file, &"passwords".into())?;
    if passwords.is_truthy() {
        for password in Array::from(&passwords).iter() {
            let bytes = password.as_string().map(String::into_bytes);
            let bytes = bytes.or_else(|| password.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec));
            let Some(bytes) = bytes else {
                return Err(failure(
                    "badPassword",
                    "each password of a file must be a string, or its bytes in UTF-8",
                ));
            };
            unlocking.passwords.push(Password::new(bytes));
        }
    }
    if let Some(rounds) = Reflect::get(file, &"maxRounds".into())?.as_f64() {
        unlocking.max_rounds = u32::try_from(whole(rounds)).unwrap_or(u32::MAX);
    }
    Ok(unlocking)
}
