//! The parts into which the result of one object is divided.

use cert_inspector::model::ObjectKind;
use cert_inspector::view::Detail;

/// A part of the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tab {
    /// Will it work, what is wrong, what to do.
    #[default]
    Verdict,
    /// Every field.
    Details,
    /// Where it comes from.
    Chain,
    /// What single products make of it beside their demands.
    Products,
    Fingerprints,
    /// Byte by byte.
    Asn1,
    /// Beside another certificate.
    Compare,
    /// What can be made of it.
    Files,
}

impl Tab {
    /// Every part, in the order in which they stand.
    pub(crate) const ALL: [Self; 8] = [
        Self::Verdict,
        Self::Details,
        Self::Chain,
        Self::Products,
        Self::Fingerprints,
        Self::Asn1,
        Self::Compare,
        Self::Files,
    ];

    /// What the elements of this part are known by.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Details => "details",
            Self::Chain => "chain",
            Self::Products => "products",
            Self::Fingerprints => "fingerprints",
            Self::Asn1 => "asn1",
            Self::Compare => "compare",
            Self::Files => "files",
        }
    }

    /// Whether there is anything to show in this part.
    pub(crate) fn is_of(self, detail: &Detail) -> bool {
        match self {
            Self::Verdict => true,
            Self::Details => !detail.fields.is_empty(),
            Self::Chain => detail.paths.is_some(),
            Self::Products => !detail.panels.is_empty(),
            Self::Fingerprints => !detail.fingerprints.is_empty(),
            Self::Asn1 => detail.has_structure,
            Self::Compare => {
                matches!(detail.row.kind, ObjectKind::Certificate | ObjectKind::CertificateRequest)
            }
            Self::Files => !detail.exports.is_empty() || detail.pem.is_some(),
        }
    }

    /// Whether it says something of the object, and not only does something with it.
    pub(crate) const fn is_evidence(self) -> bool {
        !matches!(self, Self::Asn1 | Self::Compare | Self::Files)
    }

    /// The parts that an object has.
    pub(crate) fn all_of(detail: &Detail) -> Vec<Self> {
        Self::ALL.into_iter().filter(|tab| tab.is_of(detail)).collect()
    }

    /// This part where the object has it, and the first one otherwise.
    pub(crate) fn or_first(self, detail: &Detail) -> Self {
        if self.is_of(detail) { self } else { Self::default() }
    }
}
