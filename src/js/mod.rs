//! The functions that JavaScript calls: a thin, typed skin over the core.

mod deployment;
mod export;
mod options;

use js_sys::{Array, Function, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::export::ENTROPY_BYTES;
use crate::formats::{FormatError, Step, Unit};
use crate::input::{Input, Password, Unlocking};
use crate::inspect::{Inspection, inspect};
use crate::limits::{MAX_INPUT_BYTES, MAX_ROUNDS};
use crate::report::{ComparisonOrder, ProblemOrigin, RequirementInfo};
use deployment::{DeploymentChoicesObject, DeploymentObject, read_choices};
use options::read_options;

/// The types of the report, generated from the Rust types by `cargo xtask docs`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../../docs/report.d.ts");

/// The types that only JavaScript sees.
#[wasm_bindgen(typescript_custom_section)]
const JS_TYPES: &str = r#"
/**
 * A file by its bytes. `passwords` are tried in order on everything in it that is shut; `maxRounds` is the most rounds of
 * key derivation for one password, 5,000,000 where it is absent. Every certificate of a `trusted` file is a trust anchor.
 */
export interface InputFile {
  name: string; bytes: Uint8Array; passwords?: string[]; maxRounds?: number; trusted?: boolean
}
/**
 * What an answer depends on beside the files. `at` is RFC 3339; where it is absent, the clock of the machine. `trusted` are
 * the SHA-256 hashes of certificates among the files that are trust anchors, in hexadecimal. `publicRoots` is true where it
 * is absent: Mozilla's roots, which are built in, are anchors too. `addresses` are those at which the server is reached beside
 * `host`: the report says which of them a certificate covers. `userName` is the name of a bot's account, `port` the port
 * it connects to, in digits. Without `profile` the demands of every product are applied.
 */
export interface InspectOptions {
  at?: string; profile?: ProfileId; role?: Role; host?: string; addresses?: string[]; email?: string;
  userName?: string; port?: string; policy?: ValidationPolicy;
  purpose?: Purpose; trusted?: string[]; publicRoots?: boolean; requireRevocation?: boolean
}
/**
 * A file that is wanted; `object` is the number of a certificate, `key` whether the private key may be in it. `password` is
 * UTF-8, and the caller's to wipe. `entropy` are `entropyBytes()` random bytes, never used twice.
 */
export interface ExportOrder {
  kind: ExportKind; object?: number; key?: boolean; password?: Uint8Array;
  compatibility?: "modern" | "legacy"; entropy: Uint8Array
}
/** A file, ready to be saved; with a private key in it, `bytes` are the caller's to wipe. */
export interface ExportedFile { name: string; mediaType: string; bytes: Uint8Array; remarks: string[] }
/** What is thrown. */
export interface InspectError { kind: string; message: string; origin: ProblemOrigin | null }
"#;

#[wasm_bindgen]
extern "C" {
    /// An array of `InputFile`.
    #[wasm_bindgen(typescript_type = "InputFile[]")]
    pub type InputFiles;
    /// See `InspectOptions`.
    #[wasm_bindgen(typescript_type = "InspectOptions | undefined")]
    pub type InspectOptions;
    /// See `Report`.
    #[wasm_bindgen(typescript_type = "Report")]
    pub type ReportObject;
    /// See `Summary`.
    #[wasm_bindgen(typescript_type = "Summary")]
    pub type SummaryObject;
    /// See `Detail`.
    #[wasm_bindgen(typescript_type = "Detail")]
    pub type DetailObject;
    /// See `Structure`.
    #[wasm_bindgen(typescript_type = "Structure")]
    pub type StructureObject;
    /// See `Identification`.
    #[wasm_bindgen(typescript_type = "Identification")]
    pub type IdentificationObject;
    /// See `Comparison`.
    #[wasm_bindgen(typescript_type = "Comparison")]
    pub type ComparisonObject;
    /// See `ExportOrder`.
    #[wasm_bindgen(typescript_type = "ExportOrder")]
    pub type ExportOrderObject;
    /// See `ExportedFile`.
    #[wasm_bindgen(typescript_type = "ExportedFile")]
    pub type ExportedFileObject;
    /// An array of `ExportOffer`.
    #[wasm_bindgen(typescript_type = "ExportOffer[]")]
    pub type ExportOffers;
    /// An array of `RequirementInfo`.
    #[wasm_bindgen(typescript_type = "RequirementInfo[]")]
    pub type Requirements;
    /// Called with how much is done, how much there is, and in what it is counted.
    #[wasm_bindgen(
        typescript_type = "((done: number, total: number, unit: 'bytes' | 'rounds' | 'certificates') => void) | undefined"
    )]
    pub type ProgressFunction;
}

/// Inspects files and returns the report. Its `JSON.stringify` equals the report of the native command.
#[wasm_bindgen(js_name = inspect)]
pub fn inspect_files(files: &InputFiles, options: &InspectOptions) -> Result<ReportObject, JsValue> {
    let options = read_options(options)?;
    let mut inputs = Vec::new();
    for file in Array::from(files).iter() {
        let name = Reflect::get(&file, &"name".into())?.as_string();
        let bytes = Reflect::get(&file, &"bytes".into())?.dyn_into::<Uint8Array>();
        let unlocking = read_unlocking(&file)?;
        let trusted = Reflect::get(&file, &"trusted".into())?.is_truthy();
        let (Some(name), Ok(bytes)) = (name, bytes) else {
            return Err(failure(
                "badFile",
                "each file must be an object with a name and bytes (a Uint8Array)",
            ));
        };
        inputs.push(Input { unlocking, trusted, ..Input::new(name, bytes.to_vec()) });
    }
    Ok(to_js(&inspect(&inputs, &options))?.unchecked_into())
}

/// Every requirement, as the documentation and the page list them.
#[wasm_bindgen]
pub fn requirements() -> Result<Requirements, JsValue> {
    Ok(to_js(&RequirementInfo::all())?.unchecked_into())
}

/// The version of the tool, and so of its rules.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The size in bytes above which a file is refused; give such a file to `Session.refuse` instead of reading it.
#[wasm_bindgen(js_name = maxInputBytes)]
#[must_use]
pub fn max_input_bytes() -> u32 {
    u32::try_from(MAX_INPUT_BYTES).unwrap_or(u32::MAX)
}

/// The most rounds of key derivation that are done for one password unless the user wants more.
#[wasm_bindgen(js_name = maxRounds)]
#[must_use]
pub fn max_rounds() -> u32 {
    MAX_ROUNDS
}

/// Files that are read once and judged again and again: what the page's worker holds.
#[wasm_bindgen]
#[derive(Default)]
pub struct Session(Inspection);

#[wasm_bindgen]
impl Session {
    /// An empty session.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file and returns how many objects the session holds now. A file that came with its folder, and that nobody
    /// chose by itself, is passed over if it holds nothing for a certificate inspector.
    pub fn add(&mut self, name: &str, bytes: &[u8], from_folder: bool, progress: &ProgressFunction) -> usize {
        let add = if from_folder { Inspection::add_from_folder } else { Inspection::add };
        add(&mut self.0, name, bytes, &Unlocking::default(), &mut |step| tell(progress, step));
        self.0.len()
    }

    /// Opens an object that is shut, with a password in UTF-8 and at most so many rounds of key derivation; the largest
    /// number allows any.
    ///
    /// Whether it is open now stands in the next summary. The password is wiped from the module's memory, and what the
    /// caller has of it is the caller's to wipe.
    pub fn unlock(
        &mut self,
        id: u32,
        password: Vec<u8>,
        max_rounds: u32,
        progress: &ProgressFunction,
    ) -> Result<(), JsValue> {
        let unlocking = Unlocking { passwords: vec![Password::new(password)], max_rounds };
        match self.0.unlock(id, &unlocking, &mut |step| tell(progress, step)) {
            Ok(_) => Ok(()),
            Err(error) => Err(failure(error.kind(), &error.to_string())),
        }
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

    /// Forgets every file.
    pub fn clear(&mut self) {
        self.0 = Inspection::default();
    }

    /// Short rows of everything, for a list.
    pub fn summary(&self, options: &InspectOptions) -> Result<SummaryObject, JsValue> {
        Ok(to_js(&self.0.summary(&read_options(options)?))?.unchecked_into())
    }

    /// One object whole.
    pub fn detail(&self, id: u32, options: &InspectOptions) -> Result<DetailObject, JsValue> {
        match self.0.detail(id, &read_options(options)?) {
            Some(detail) => Ok(to_js(&detail)?.unchecked_into()),
            None => Err(failure("noSuchObject", &format!("there is no object with the number {id}"))),
        }
    }

    /// The bytes of an object as ASN.1 divides them. There is none of private keys.
    pub fn structure(&self, id: u32) -> Result<StructureObject, JsValue> {
        match self.0.structure(id) {
            Some(structure) => Ok(to_js(&structure)?.unchecked_into()),
            None => Err(failure(
                "noStructure",
                &format!("the bytes of the object with the number {id} are not shown"),
            )),
        }
    }

    /// What changes from one certificate or request to another, by their numbers. With `byDate` it is their dates that say
    /// which is the older, and not the order in which they are given.
    pub fn compare(
        &self,
        older: u32,
        newer: u32,
        options: &InspectOptions,
        by_date: Option<bool>,
    ) -> Result<ComparisonObject, JsValue> {
        let order = if by_date == Some(true) { ComparisonOrder::ByDate } else { ComparisonOrder::AsGiven };
        match self.0.compare(older, newer, order, &read_options(options)?) {
            Ok(comparison) => Ok(to_js(&comparison)?.unchecked_into()),
            Err(error) => Err(failure(error.kind(), &error.to_string())),
        }
    }

    /// Which fingerprint of what a text is that another screen shows. It is compared with the object `shown` first.
    pub fn identify(&self, text: &str, shown: Option<u32>) -> Result<IdentificationObject, JsValue> {
        Ok(to_js(&self.0.identify(text, shown))?.unchecked_into())
    }

    /// The files that can be made of an object, or, without a number, of everything.
    pub fn exports(&self, id: Option<u32>, options: &InspectOptions) -> Result<ExportOffers, JsValue> {
        Ok(to_js(&self.0.exports(id, &read_options(options)?))?.unchecked_into())
    }

    /// Makes a file. `report-json` is not made here: it is `JSON.stringify` of the report.
    pub fn export(
        &self,
        order: &ExportOrderObject,
        options: &InspectOptions,
    ) -> Result<ExportedFileObject, JsValue> {
        export::export(&self.0, order, &read_options(options)?)
    }

    /// How to bring a certificate to the Senstar Symphony Server and to phones, with everything ticked that is done already.
    pub fn deployment(
        &self,
        choices: &DeploymentChoicesObject,
        options: &InspectOptions,
    ) -> Result<DeploymentObject, JsValue> {
        let deployment = self.0.deployment(&read_choices(choices)?, &read_options(options)?);
        Ok(to_js(&deployment)?.unchecked_into())
    }

    /// The whole report.
    pub fn report(&self, options: &InspectOptions) -> Result<ReportObject, JsValue> {
        Ok(to_js(&self.0.report(&read_options(options)?))?.unchecked_into())
    }
}

/// How many random bytes `Session.export` takes.
#[wasm_bindgen(js_name = entropyBytes)]
#[must_use]
pub fn entropy_bytes() -> usize {
    ENTROPY_BYTES
}

/// Passes progress on.
fn tell(progress: &ProgressFunction, step: Step) {
    if let Some(function) = progress.dyn_ref::<Function>() {
        let unit = match step.unit {
            Unit::Bytes => "bytes",
            Unit::Rounds => "rounds",
            Unit::Certificates => "certificates",
        };
        // A callback that throws must not stop the reading; it only loses its own news.
        let _ = function.call3(&JsValue::NULL, &step.done.into(), &step.total.into(), &unit.into());
    }
}

/// The passwords and the rounds of a file.
fn read_unlocking(file: &JsValue) -> Result<Unlocking, JsValue> {
    let mut unlocking = Unlocking::default();
    let passwords = Reflect::get(file, &"passwords".into())?;
    if passwords.is_truthy() {
        for password in Array::from(&passwords).iter() {
            let Some(text) = password.as_string() else {
                return Err(failure("badPassword", "the passwords of a file must be strings"));
            };
            unlocking.passwords.push(Password::new(text.into_bytes()));
        }
    }
    if let Some(rounds) = Reflect::get(file, &"maxRounds".into())?.as_f64() {
        unlocking.max_rounds = u32::try_from(whole(rounds)).unwrap_or(u32::MAX);
    }
    Ok(unlocking)
}

/// A count as JavaScript has it, a whole number below 2^53: read from its bits (IEEE 754), which takes less of the module
/// than the printing of floating-point numbers. Anything that is no such number is 0 or the largest one.
fn whole(count: f64) -> u64 {
    const FRACTION_BITS: u64 = 52;
    /// The exponent of 2^52, at which the fraction is the number.
    const WHOLE: u64 = 1023 + FRACTION_BITS;
    if count.is_nan() || count < 1.0 {
        return 0;
    }
    let exponent = (count.to_bits() >> FRACTION_BITS) & 0x7FF;
    let number = (count.to_bits() & ((1 << FRACTION_BITS) - 1)) | (1 << FRACTION_BITS);
    match WHOLE.checked_sub(exponent) {
        Some(right) => number >> right,
        None => u64::MAX,
    }
}

#[derive(Serialize)]
struct Failure<'a> {
    kind: &'a str,
    message: &'a str,
    origin: Option<ProblemOrigin>,
}

fn failure(kind: &str, message: &str) -> JsValue {
    to_js(&Failure { kind, message, origin: None }).unwrap_or_else(|_| JsValue::from_str(message))
}

/// Plain objects and numbers, exactly as JSON would have them.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(Into::into)
}
