//! DW Spectrum: the doctor of `cert.pem`, the certificate dialog, and what each validation mode does.

pub mod dialog;
pub mod doctor;
mod german;
pub mod modes;
mod panel;
pub mod pins;
mod product;
pub mod requirements;
pub mod situation;
mod table;

use serde::{Deserialize, Serialize};

pub use dialog::{Dialog, DialogLine};
pub use doctor::{Block, Doctor, Fault, Place};
pub use modes::{Basis, Cell, Event, Mode, ModeRow, Modes, Pinned, Reaction, SituationRows};
pub use pins::{PinConsequence, PinMatch, Pins};
pub use product::{DEMANDS, ID, PRODUCT, SERVER_DESTINATION};
pub use situation::{Situation, SituationFound};

use super::{Shown, ShownObject};
use crate::checks::role::roles;
use crate::checks::{Subject, Text};
use crate::input::Role;
use crate::model::Pin;

/// What an administrator of DW Spectrum needs beside the demands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DwSpectrum {
    /// What the file holds, what is wrong with it, and where it goes.
    pub doctor: Doctor,
    /// What the product's own dialog shows of the certificate.
    pub dialog: Dialog,
    /// What clients do, by their mode of validation.
    pub modes: Modes,
    /// What pins that were noted down say of the certificate.
    pub pins: Pins,
    /// Where sources contradict each other, and what we made of it.
    pub contradictions: Vec<Disagreement>,
}

/// Two places that cannot both be followed, and our decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Disagreement {
    /// What it is about.
    pub title: Text,
    /// Each place, with what it says in our own words.
    pub places: Vec<DisagreementPlace>,
    /// What we decided, with the reason.
    pub decision: Text,
}

/// A place that contradicts another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DisagreementPlace {
    /// The document and the section.
    pub source: Text,
    /// What it says, in our own words.
    pub says: Text,
}

/// What DW Spectrum would make of a server's certificate; `None` for anything else.
#[must_use]
pub fn examine(shown: &Shown<'_>) -> Option<DwSpectrum> {
    let ShownObject::Certificate(subject) = &shown.object else { return None };
    let is_server = roles(subject.certificate, shown.options).iter().any(|(role, _)| *role == Role::Server);
    is_server.then(|| panel_of(&Subject { role: Role::Server, ..*subject }, shown.pins))
}

/// What DW Spectrum would make of the certificate of a server. `pins` are those of every ledger that was dropped.
pub(crate) fn panel_of(subject: &Subject<'_>, pins: &[&Pin]) -> DwSpectrum {
    let doctor = doctor::doctor(subject);
    let found = situation::situations(subject);
    let modes = modes::modes(subject, found, doctor.usable);
    let pins = pins::pins(subject, pins, &modes);
    DwSpectrum {
        doctor,
        dialog: dialog::dialog(subject),
        contradictions: modes::contradictions(subject),
        modes,
        pins,
    }
}
