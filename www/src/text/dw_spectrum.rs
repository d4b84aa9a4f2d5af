//! What the page says of DW Spectrum: the file, the dialog, the modes, the pins.

use cert_inspector::model::Timestamp;
use cert_inspector::products::dw_spectrum::{Basis, Reaction};

use super::instant;

pub(crate) const DW_SPECTRUM: &str = "DW Spectrum";
pub(crate) const DW_FILE: &str = "The file cert.pem";
pub(crate) const DW_BLOCKS: &str = "What is in it";
pub(crate) const DW_FAULTS: &str = "What is wrong";
pub(crate) const DW_REPAIRED: &str = "What the cert.pem to download holds";
pub(crate) const DW_CHANGES: &str = "What is repaired";
pub(crate) const DW_MISSING: &str = "What is missing for it";
pub(crate) const DW_REMAINING: &str = "What no repair of the file mends";
pub(crate) const DW_PLACES: &str = "Where it goes";
pub(crate) const DW_STEPS: &str = "What to do there";
pub(crate) const DW_DOWNLOAD: &str = "To the files to download";
pub(crate) const DW_DIALOG: &str = "What the product’s own dialog shows";
pub(crate) const DW_MODES: &str = "What clients do";
pub(crate) const DW_MODES_CAPTION: &str =
    "Server certificate validation in the desktop client, for this certificate";
pub(crate) const DW_MODE: &str = "Mode";
pub(crate) const MODES_LINE: &str = "First connection, by mode of validation";
pub(crate) const DW_TABLE: &str = "The table for every situation";
pub(crate) const DW_NOTES: &str = "Worth knowing about modes, and where sources contradict each other";
pub(crate) const DW_NOTES_SHORT: &str = "To know beside the table";
pub(crate) const DW_PINS: &str = "Pins and renewals";
pub(crate) const DW_PIN: &str = "What a client pins of this certificate (SHA-256 of the public key)";
pub(crate) const DW_PINS_HOW: &str = "A pin ledger is a small text file, which you save here among the files to download and drop again later. Nothing is stored in the browser.";
pub(crate) const DW_CONTRADICTION: &str = "Sources contradict each other";

/// A block of the file by its number.
pub(crate) fn dw_block(number: Option<u32>) -> String {
    number.map_or_else(String::new, |number| format!("Block {number}"))
}

/// How many blocks are not listed.
pub(crate) fn dw_omitted(omitted: u32) -> String {
    format!("{omitted} more are not listed.")
}

/// What a cell rests on, in a word.
pub(crate) const fn dw_basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Guide => "manual",
        Basis::Code => "vendor’s code",
        Basis::Inferred => "inferred",
        Basis::Decision => "our decision",
    }
}

/// What a client does, in a word or two.
pub(crate) const fn reaction(reaction: Reaction) -> &'static str {
    match reaction {
        Reaction::Allowed | Reaction::AllowedAndPinned => "connects",
        Reaction::Asks => "asks",
        Reaction::Refused => "refuses",
    }
}

/// When something was pinned.
pub(crate) fn pinned_at(at: Timestamp) -> String {
    format!("pinned {}", instant(at))
}
