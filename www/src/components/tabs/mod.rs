//! The parts into which the result of one object is divided: a folder for each, and what is known of all of them.

pub(in crate::components) mod asn1;
pub(in crate::components) mod chain;
pub(in crate::components) mod compare;
pub(in crate::components) mod details;
pub(in crate::components) mod files;
pub(in crate::components) mod fingerprints;
mod names;
pub(in crate::components) mod parts;
pub(in crate::components) mod verdict;

use cert_inspector::model::ObjectKind;
use cert_inspector::protocol::Ask;
use cert_inspector::view::Detail;
use yew::prelude::*;

use crate::state::{State, TabName};
use crate::text::{self, Words};
use parts::Parts;

/// A part of the result. The middle ones are sections of one tab: the certificate itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tab {
    /// Will it work, what is wrong, what to do.
    #[default]
    Verdict,
    /// Every field.
    Details,
    /// Where it comes from.
    Chain,
    Fingerprints,
    /// Byte by byte.
    Asn1,
    /// Beside another certificate.
    Compare,
    /// What can be made of it.
    Files,
}

/// A tab of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Entry {
    /// What it is known by.
    pub(crate) name: TabName,
    pub(crate) title: Words,
    /// The part that it leads to.
    pub(crate) tab: Tab,
}

/// What the tab of the certificate itself is known by.
pub(crate) const CERTIFICATE: TabName = "certificate";

impl Tab {
    /// Every part, in the order in which they stand.
    pub(crate) const ALL: [Self; 7] = [
        Self::Verdict,
        Self::Details,
        Self::Chain,
        Self::Fingerprints,
        Self::Asn1,
        Self::Compare,
        Self::Files,
    ];

    /// What the elements of this part are known by, and what its tab says.
    const fn names(self) -> (TabName, Words) {
        match self {
            Self::Verdict => ("verdict", text::TAB_VERDICT),
            Self::Details => ("details", text::TAB_DETAILS),
            Self::Chain => (names::CHAIN, text::TAB_CHAIN),
            Self::Fingerprints => (names::FINGERPRINTS, text::TAB_FINGERPRINTS),
            Self::Asn1 => ("asn1", text::TAB_ASN1),
            Self::Compare => ("compare", text::TAB_COMPARE),
            Self::Files => (names::FILES, text::TAB_FILES),
        }
    }

    /// Whether it is a section of the certificate itself.
    pub(crate) const fn is_section(self) -> bool {
        matches!(self, Self::Details | Self::Chain | Self::Fingerprints | Self::Asn1)
    }

    /// What the tab is known by that the part stands under.
    pub(crate) const fn top(self) -> TabName {
        if self.is_section() { CERTIFICATE } else { self.name() }
    }

    /// Whether there is anything to show in this part.
    fn is_of(self, detail: &Detail) -> bool {
        match self {
            Self::Verdict => true,
            Self::Details => !detail.fields.is_empty(),
            Self::Chain => detail.paths.is_some(),
            Self::Fingerprints => !detail.fingerprints.is_empty(),
            Self::Asn1 => detail.has_structure,
            Self::Compare => {
                matches!(detail.row.kind, ObjectKind::Certificate | ObjectKind::CertificateRequest)
            }
            Self::Files => !detail.exports.is_empty() || detail.pem.is_some(),
        }
    }

    /// What is asked while this part of an object is shown.
    fn question(self, state: &State, detail: &Detail) -> Option<Ask> {
        match self {
            Self::Fingerprints => fingerprints::question(&state.fingerprints, detail),
            Self::Asn1 => Some(Ask::Structure(detail.row.id)),
            Self::Compare => compare::question(&state.comparison, detail),
            _ => None,
        }
    }

    /// The part itself.
    pub(crate) fn show(self, parts: &Parts) -> Html {
        match self {
            Self::Verdict => verdict::verdict(parts),
            Self::Details => details::details(parts),
            Self::Chain => chain::origin(parts),
            Self::Fingerprints => fingerprints::fingerprints(parts),
            Self::Asn1 => asn1::asn1(parts),
            Self::Compare => compare::comparison(parts),
            Self::Files => files::files(parts),
        }
    }

    /// Whether it says something of the object, and not only does something with it.
    pub(crate) const fn is_evidence(self) -> bool {
        !matches!(self, Self::Asn1 | Self::Compare | Self::Files)
    }

    /// What the elements of this part are known by.
    pub(crate) const fn name(self) -> TabName {
        self.names().0
    }

    /// The parts that an object has.
    pub(crate) fn all_of(detail: &Detail) -> Vec<Self> {
        Self::ALL.into_iter().filter(|tab| tab.is_of(detail)).collect()
    }

    /// The row of tabs for these parts: the sections of the certificate itself stand under one.
    pub(crate) fn top_of(all: &[Self]) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for tab in all.iter().copied() {
            if entries.iter().any(|entry| entry.name == tab.top()) {
                continue;
            }
            let title = if tab.is_section() { text::TAB_CERTIFICATE } else { tab.names().1 };
            entries.push(Entry { name: tab.top(), title, tab });
        }
        entries
    }

    /// The row of the sections among these parts.
    pub(crate) fn sections_of(all: &[Self]) -> Vec<Entry> {
        let sections = all.iter().copied().filter(|tab| tab.is_section());
        sections.map(|tab| Entry { name: tab.name(), title: tab.names().1, tab }).collect()
    }

    /// The part that is wanted where the object has it, and the first one otherwise.
    pub(crate) fn wanted(name: TabName, detail: &Detail) -> Self {
        let wanted = Self::ALL.into_iter().find(|tab| tab.name() == name && tab.is_of(detail));
        wanted.unwrap_or_default()
    }
}

/// What the part asks that is shown.
pub(crate) fn question(state: &State) -> Option<Ask> {
    // The detail may lag behind what was chosen.
    let detail = state.detail.as_ref().filter(|detail| state.chosen == Some(detail.row.id))?;
    Tab::wanted(state.tab, detail).question(state, detail)
}
