//! What the page says of DW Spectrum: the file, the dialog, the modes, the pins.

use cert_inspector::model::Timestamp;
use cert_inspector::products::dw_spectrum::{Basis, Reaction};

use super::{Words, instant, same, say, words};

pub(crate) const DW_SPECTRUM: Words = same("DW Spectrum");
pub(crate) const DW_FILE: Words = words("The file cert.pem", "Die Datei cert.pem");
pub(crate) const DW_BLOCKS: Words = words("What is in it", "Was darin ist");
pub(crate) const DW_FAULTS: Words = words("What is wrong", "Was nicht stimmt");
pub(crate) const DW_REPAIRED: Words =
    words("What the cert.pem to download holds", "Was die cert.pem zum Herunterladen enthält");
pub(crate) const DW_CHANGES: Words = words("What is repaired", "Was repariert ist");
pub(crate) const DW_MISSING: Words = words("What is missing for it", "Was dafür fehlt");
pub(crate) const DW_REMAINING: Words =
    words("What no repair of the file mends", "Was keine Reparatur der Datei behebt");
pub(crate) const DW_PLACES: Words = words("Where it goes", "Wohin sie gehört");
pub(crate) const DW_STEPS: Words = words("What to do there", "Was dort zu tun ist");
pub(crate) const DW_DOWNLOAD: Words = words("To the files to download", "Zu den Dateien zum Herunterladen");
pub(crate) const DW_DIALOG: Words =
    words("What the product’s own dialog shows", "Was der Dialog des Produkts zeigt");
pub(crate) const DW_MODES: Words = words("What clients do", "Was Clients tun");
pub(crate) const DW_MODES_CAPTION: Words = words(
    "Server certificate validation in the desktop client, for this certificate",
    "Server certificate validation im Desktop-Client, für dieses Zertifikat",
);
pub(crate) const DW_MODE: Words = words("Mode", "Modus");
pub(crate) const MODES_LINE: Words =
    words("First connection, by mode of validation", "Erste Verbindung, nach Prüfmodus");
pub(crate) const DW_TABLE: Words = words("The table for every situation", "Die Tabelle für jede Lage");
pub(crate) const DW_NOTES: Words = words(
    "Worth knowing about modes, and where sources contradict each other",
    "Wissenswertes über die Modi, und wo Quellen einander widersprechen",
);
pub(crate) const DW_NOTES_SHORT: Words = words("To know beside the table", "Neben der Tabelle zu wissen");
pub(crate) const DW_PINS: Words = words("Pins and renewals", "Pins und Erneuerungen");
pub(crate) const DW_PIN: Words = words(
    "What a client pins of this certificate (SHA-256 of the public key)",
    "Was sich ein Client von diesem Zertifikat merkt (SHA-256 des öffentlichen Schlüssels)",
);
pub(crate) const DW_PINS_HOW: Words = words(
    "A pin ledger is a small text file, which you save here among the files to download and drop again later. Nothing is stored in the browser.",
    "Ein Pin-Verzeichnis ist eine kleine Textdatei, die Sie hier bei den Dateien zum Herunterladen speichern und später wieder hierher ziehen. Im Browser wird nichts gespeichert.",
);
pub(crate) const DW_CONTRADICTION: Words =
    words("Sources contradict each other", "Quellen widersprechen einander");

/// A block of the file by its number.
pub(crate) fn dw_block(number: Option<u32>) -> String {
    number.map_or_else(String::new, |number| say!("Block {number}", "Block Nr. {number}"))
}

/// How many blocks are not listed.
pub(crate) fn dw_omitted(omitted: u32) -> String {
    say!("{omitted} more are not listed.", "{omitted} weitere sind nicht aufgeführt.")
}

/// What a cell rests on, in a word.
pub(crate) const fn dw_basis(basis: Basis) -> Words {
    match basis {
        Basis::Guide => words("manual", "Handbuch"),
        Basis::Code => words("vendor’s code", "Code des Herstellers"),
        Basis::Inferred => words("inferred", "geschlossen"),
        Basis::Decision => words("our decision", "unsere Entscheidung"),
    }
}

/// What a client does, in a word or two.
pub(crate) const fn reaction(reaction: Reaction) -> Words {
    match reaction {
        Reaction::Allowed | Reaction::AllowedAndPinned => words("connects", "verbindet"),
        Reaction::Asks => words("asks", "fragt nach"),
        Reaction::Refused => words("refuses", "lehnt ab"),
    }
}

/// When something was pinned.
pub(crate) fn pinned_at(at: Timestamp) -> String {
    say!("pinned {}", "gemerkt am {}", instant(at))
}
