//! What is found out about a certificate for the product.

use serde::{Deserialize, Serialize};

use super::dialog::{self, Dialog};
use super::disagreement::Disagreement;
use super::doctor::{self, Doctor};
use super::modes::{self, Modes};
use super::pins::{self, Pins};
use super::situation;
use crate::checks::Subject;
use crate::input::Role;
use crate::model::Pin;
use crate::products::{Shown, ShownObject};

/// What an administrator of DW Spectrum needs beside the requirements.
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

/// What DW Spectrum would make of a server's certificate; `None` for anything else.
#[must_use]
pub fn examine(shown: &Shown<'_>) -> Option<DwSpectrum> {
    let ShownObject::Certificate(subject) = &shown.object else { return None };
    (subject.role == Role::Server).then(|| panel_of(subject, shown.pins))
}

/// What DW Spectrum would make of the certificate of a server. `pins` are those of every ledger that was dropped.
pub(super) fn panel_of(subject: &Subject<'_>, pins: &[&Pin]) -> DwSpectrum {
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
