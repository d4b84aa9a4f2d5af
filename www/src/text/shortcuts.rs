//! Keys that do something by themselves.

use super::{Said, said};

pub(crate) const HELP: Said = said("Keyboard shortcuts", "Tastenkürzel");
pub(crate) const HELP_SHORT: Said = said("Keys", "Tasten");
pub(crate) const HELP_NOTE: Said = said(
    "They work while no field has the focus, and without Ctrl, Alt or Command.",
    "Sie wirken, solange kein Feld den Fokus hat, und ohne Strg, Alt oder Befehlstaste.",
);
pub(crate) const SHORTCUTS_ON: Said = said("Shortcuts are on", "Tastenkürzel sind an");
pub(crate) const SHORTCUTS_NOTE: Said = said(
    "Switch them off where speech input or another program types single letters. This button stays.",
    "Schalten Sie sie aus, wo Spracheingabe oder ein anderes Programm einzelne Buchstaben tippt. Dieser Knopf bleibt.",
);

/// Keys, and what they do.
pub(crate) const SHORTCUTS: [(&str, Said); 7] = [
    ("?", said("This list", "Diese Liste")),
    ("o", said("Choose files", "Dateien wählen")),
    ("j  k", said("Next and previous object", "Nächstes und voriges Objekt")),
    ("1 … 8", said("Parts of the result", "Teile des Ergebnisses")),
    ("/", said("Search in the details", "In den Details suchen")),
    ("p", said("Print the report", "Bericht drucken")),
    ("Esc", said("Close what is open", "Schließen, was offen ist")),
];
