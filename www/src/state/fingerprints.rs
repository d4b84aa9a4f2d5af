//! The fingerprint from another screen.

/// What was typed, and what was opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FingerprintState {
    /// What the other screen shows.
    pub(crate) typed: String,
    /// The fingerprint whose QR code is open, by its place in the list.
    pub(crate) qr: Option<usize>,
}
