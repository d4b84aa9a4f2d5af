//! DW Spectrum: the doctor of `cert.pem`, the certificate dialog, and what each validation mode does.

mod cert_pem;
pub mod dialog;
mod disagreement;
pub mod doctor;
mod found;
mod german;
pub mod modes;
mod names;
mod panel;
pub mod pins;
mod product;
mod qt_names;
mod renewal;
pub mod requests;
pub mod requirements;
pub mod situation;
mod table;

pub use dialog::{Dialog, DialogLine};
pub use disagreement::{Disagreement, DisagreementPlace};
pub use doctor::{Block, Doctor, Fault, Place};
pub use found::{DwSpectrum, examine};
pub use modes::{Basis, Cell, Event, Mode, ModeRow, Modes, Pinned, Reaction, SituationRows};
pub use names::{ID, REQUEST_DESTINATION, SERVER_DESTINATION};
pub use pins::{PinConsequence, PinMatch, Pins};
pub use product::{PRODUCT, RULES};
pub use situation::{Situation, SituationFound};
