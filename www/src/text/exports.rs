//! Files to take away.

use cert_inspector::export::Compatibility;

use super::{Words, words};

pub(crate) const EXPORTS: Words = words("Files", "Dateien");
pub(crate) const EXPORTS_NOTE: Words = words(
    "Created in this tab from your files, and saved by your browser. Nothing is sent.",
    "Hier erstellt, aus dem, was Sie hierher gezogen haben, und von Ihrem Browser gespeichert. Es wird nichts gesendet.",
);
pub(crate) const SAVE: Words = words("Save", "Speichern");
pub(crate) const WITH_KEY: Words = words("with the private key", "mit dem privaten Schlüssel");
pub(crate) const CONFIRM_KEY: Words = words(
    "Confirm that the file may contain the private key.",
    "Bestätigen Sie, dass der private Schlüssel in die Datei soll.",
);
pub(crate) const EXPORT_PASSWORD: Words = words("Password for the file", "Kennwort für die Datei");
pub(crate) const EXPORT_REPEAT: Words = words("The same again", "Noch einmal dasselbe");
pub(crate) const EXPORT_PASSWORD_HINT: Words = words(
    "It is used once and not stored, so it cannot be recovered. Use ASCII characters: some old programs cannot read others.",
    "Es wird hier verwendet und sofort vergessen; niemand kann es wiederherstellen. Einfache Buchstaben, Ziffern und Zeichen liest jedes Programm, andere nicht jedes alte.",
);
pub(crate) const TYPE_PASSWORD: Words =
    words("Enter a password for the file.", "Geben Sie ein Kennwort für die Datei ein.");
pub(crate) const PASSWORDS_DIFFER: Words =
    words("The two passwords differ.", "Die beiden Kennwörter sind verschieden.");
pub(crate) const COMPATIBILITY_LABEL: Words = words("Made for", "Bestimmt für");

/// Which systems open a file.
pub(crate) const fn compatibility(compatibility: Compatibility) -> Words {
    match compatibility {
        Compatibility::Modern => words("today’s systems (AES-256)", "heutige Systeme (AES-256)"),
        Compatibility::Legacy => {
            words("old Windows and Java (Triple DES, weak)", "altes Windows und Java (Triple DES, schwach)")
        }
    }
}
