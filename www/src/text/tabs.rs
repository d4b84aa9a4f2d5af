//! The parts of a result.

use super::{Words, same, words};
use crate::state::Tab;

pub(crate) const TABS: Words = words("Parts of the result", "Teile des Ergebnisses");

/// What a tab says.
pub(crate) const fn tab(tab: Tab) -> Words {
    match tab {
        Tab::Verdict => words("Verdict", "Urteil"),
        Tab::Details => words("Details", "Einzelheiten"),
        Tab::Chain => words("Chain", "Kette"),
        Tab::Products => words("Products", "Produkte"),
        Tab::Fingerprints => words("Fingerprints", "Fingerabdrücke"),
        Tab::Asn1 => same("ASN.1"),
        Tab::Compare => words("Compare", "Vergleich"),
        Tab::Files => words("Files", "Dateien"),
    }
}
