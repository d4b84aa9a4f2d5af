//! Keys that do something by themselves.

use super::{Words, words};

pub(crate) const HELP: Words = words("Keyboard shortcuts", "Tastenkürzel");
pub(crate) const HELP_NOTE: Words = words(
    "They work while no field has the focus, and without Ctrl, Alt or Command.",
    "Sie wirken, solange kein Feld den Fokus hat, und ohne Strg, Alt oder Befehlstaste.",
);
pub(crate) const SHORTCUTS_ON: Words = words("Shortcuts are on", "Tastenkürzel sind an");
pub(crate) const SHORTCUTS_NOTE: Words = words(
    "Switch them off where speech input or another program types single letters. This button stays.",
    "Schalten Sie sie aus, wo Spracheingabe oder ein anderes Programm einzelne Buchstaben tippt. Dieser Knopf bleibt.",
);

/// Keys, and what they do.
pub(crate) const SHORTCUTS: [(&str, Words); 7] = [
    ("?", words("This list", "Diese Liste")),
    ("o", words("Choose files", "Dateien wählen")),
    ("j  k", words("Next and previous object", "Nächstes und voriges Objekt")),
    ("1 … 4", words("Parts of the result", "Teile des Ergebnisses")),
    ("/", words("Search in the details", "In den Details suchen")),
    ("p", words("Print the report", "Bericht drucken")),
    ("Esc", words("Close what is open", "Schließen, was offen ist")),
];
