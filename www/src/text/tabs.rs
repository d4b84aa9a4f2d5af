//! The parts of a result.

use crate::state::Tab;

pub(crate) const TABS: &str = "Parts of the result";

/// What a tab says.
pub(crate) const fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Verdict => "Verdict",
        Tab::Details => "Details",
        Tab::Chain => "Chain",
        Tab::Products => "Product by product",
        Tab::Fingerprints => "Fingerprints",
        Tab::Asn1 => "ASN.1",
        Tab::Compare => "Compare",
        Tab::Files => "Files",
    }
}
