//! Files to take away.

use cert_inspector::export::Compatibility;

pub(crate) const EXPORTS: &str = "Files";
pub(crate) const EXPORTS_NOTE: &str =
    "Made here, from what was dropped, and saved by your browser. Nothing is sent.";
pub(crate) const SAVE: &str = "Save";
pub(crate) const WITH_KEY: &str = "with the private key";
pub(crate) const CONFIRM_KEY: &str = "Confirm that the private key is to be in the file.";
pub(crate) const EXPORT_PASSWORD: &str = "Password for the file";
pub(crate) const EXPORT_REPEAT: &str = "The same again";
pub(crate) const EXPORT_PASSWORD_HINT: &str = "It is used here and forgotten at once; nobody can restore it. Plain letters, digits and signs are read by every program, others not by all old ones.";
pub(crate) const TYPE_PASSWORD: &str = "Type a password for the file.";
pub(crate) const PASSWORDS_DIFFER: &str = "The two passwords differ.";
pub(crate) const COMPATIBILITY_LABEL: &str = "Made for";

/// Which systems open a file.
pub(crate) const fn compatibility(compatibility: Compatibility) -> &'static str {
    match compatibility {
        Compatibility::Modern => "today’s systems (AES-256)",
        Compatibility::Legacy => "old Windows and Java (Triple DES, weak)",
    }
}
