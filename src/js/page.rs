//! What only the page asks of its files: the parts of the report one by one, and what goes beyond it.

use wasm_bindgen::prelude::*;

use super::deployment::{DeploymentChoicesObject, DeploymentObject, read_choices};
use super::session::Session;
use super::{InspectOptions, ProgressFunction, failure, read_options, tell, to_js};
use crate::compare::ComparisonOrder;
use crate::input::{Password, Unlocking};
use crate::inspect::Inspection;

#[wasm_bindgen]
extern "C" {
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
    /// An array of `ExportOffer`.
    #[wasm_bindgen(typescript_type = "ExportOffer[]")]
    pub type ExportOffers;
}

#[wasm_bindgen]
impl Session {
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

    /// How to bring a certificate to the Senstar Symphony Server and to phones, with everything ticked that is done already.
    pub fn deployment(
        &self,
        choices: &DeploymentChoicesObject,
        options: &InspectOptions,
    ) -> Result<DeploymentObject, JsValue> {
        let deployment = self.0.deployment(&read_choices(choices)?, &read_options(options)?);
        Ok(to_js(&deployment)?.unchecked_into())
    }
}
