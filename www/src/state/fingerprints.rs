//! The fingerprint from another screen, and what it is of.

use cert_inspector::view::Identification;

use super::{State, Tab};

/// What was typed, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FingerprintState {
    /// What the other screen shows.
    pub(crate) typed: String,
    /// What it is of; may lag behind what is being typed.
    pub(crate) answer: Option<Identification>,
    /// The fingerprint whose QR code is open, by its place in the list.
    pub(crate) qr: Option<usize>,
}

impl State {
    /// The fingerprint that is to be identified, and the object that is shown, while that is looked at.
    pub(crate) fn fingerprint(&self) -> Option<(String, u32)> {
        let detail = self.detail.as_ref().filter(|_| self.tab == Tab::Fingerprints)?;
        let typed = &self.fingerprints.typed;
        (!typed.trim().is_empty()).then(|| (typed.clone(), detail.row.id))
    }
}
