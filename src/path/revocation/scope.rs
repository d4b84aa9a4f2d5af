//! Which certificates a list covers, and for which reasons of revocation (RFC 5280 section 6.3.3 (b) to (d)).

use super::list::Prepared;
use super::note::Note;
use crate::limits::MAX_POINT_NAMES;
use crate::model::{
    Certificate, DistributionPoint, ExtensionValue, GeneralName, IssuingDistributionPoint, Name,
    REASON_FLAGS, Text,
};
use crate::path::name;

/// Reasons for revocation, one bit each: those of ReasonFlags without the first, which is not used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reasons(u16);

/// The names of the reasons with their bits here.
fn numbered() -> impl Iterator<Item = (&'static str, u16)> {
    REASON_FLAGS.into_iter().skip(1).zip(0..)
}

impl Reasons {
    pub(super) const ALL: Self = Self(0xFF);

    /// From their names; none at all stands for every one.
    fn named(names: &[&str]) -> Self {
        if names.is_empty() {
            return Self::ALL;
        }
        let bits = numbered().filter(|(name, _)| names.contains(name));
        Self(bits.fold(0, |all, (_, bit)| all | 1_u16 << bit))
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names of those that are not in it.
    pub(super) fn missing(self) -> Text {
        let missing = numbered().filter(|(_, bit)| self.0 >> bit & 1 == 0);
        missing.map(|(name, _)| name).collect::<Vec<_>>().join(", ").into()
    }
}

/// The distribution points of a certificate.
pub(super) fn points(certificate: &Certificate) -> &[DistributionPoint] {
    let points = certificate.extensions.iter().find_map(|extension| match &extension.value {
        ExtensionValue::CrlDistributionPoints(points) => Some(points.as_slice()),
        _ => None,
    });
    let points = points.unwrap_or_default();
    points.get(..MAX_POINT_NAMES).unwrap_or(points)
}

/// The directory names that a distribution point gives as issuers of its list.
pub(super) fn list_issuers(point: &DistributionPoint) -> impl Iterator<Item = &Name> {
    point.crl_issuer.iter().take(MAX_POINT_NAMES).filter_map(|issuer| match issuer {
        GeneralName::DirectoryName(name) if !name.is_empty() => Some(name),
        _ => None,
    })
}

/// The reasons for which a list covers a certificate; the note says why it does not cover it at all.
pub(super) fn covered(prepared: &Prepared<'_>, certificate: &Certificate) -> Result<Reasons, Note> {
    const KINDS: &str = "RFC 5280 section 6.3.3 (b)(2)(ii) to (iv)";
    let point = prepared.point.map(|(point, _)| point);
    let is_authority = certificate.basic_constraints().is_some_and(|constraints| constraints.ca);
    if let Some(point) = point {
        let kind = match point {
            IssuingDistributionPoint { only_attribute_certificates: true, .. } => "attribute certificates",
            IssuingDistributionPoint { only_user_certificates: true, .. } if is_authority => {
                "certificates of end entities, and this is one of a CA"
            }
            IssuingDistributionPoint { only_ca_certificates: true, .. } if !is_authority => {
                "certificates of CAs, and this is one of an end entity"
            }
            _ => "",
        };
        if !kind.is_empty() {
            return Err(Note::new("listOfOtherKind", KINDS, format!("it covers only {kind}")));
        }
    }
    let of_list = point.map_or(Reasons::ALL, |point| Reasons::named(&point.only_some_reasons));
    let is_own = name::matches(&certificate.issuer, &prepared.list.issuer);
    let mut reasons = Reasons::default();
    for of_certificate in points(certificate) {
        let is_for = if of_certificate.crl_issuer.is_empty() {
            is_own
        } else {
            prepared.is_indirect()
                && list_issuers(of_certificate).any(|issuer| name::matches(issuer, &prepared.list.issuer))
        };
        if is_for && is_same_place(prepared, Some(of_certificate), certificate) {
            reasons = reasons.or(Reasons::named(&of_certificate.reasons).and(of_list));
        }
    }
    // RFC 5280 section 6.3.3, at its end: as though the certificate had a point named after its issuer.
    if is_own && is_same_place(prepared, None, certificate) {
        reasons = reasons.or(of_list);
    }
    if !reasons.is_empty() {
        return Ok(reasons);
    }
    Err(match point.filter(|point| is_own && has_name(point)) {
        Some(point) => {
            let place = point.full_name.first().map(|name| format!(" ({})", super::words::short(name)));
            let text = format!(
                "it is only for those certificates that name its distribution point{}, and this one does not",
                place.unwrap_or_default()
            );
            Note::new("listOfOtherPoint", "RFC 5280 section 6.3.3 (b)(2)(i)", text)
        }
        None => Note::new(
            "listOfOtherIssuer",
            "RFC 5280 section 6.3.3 (b)(1)",
            "it is of another issuer than the certificate, and not an indirect list that the certificate names",
        ),
    })
}

const fn has_name(point: &IssuingDistributionPoint) -> bool {
    !point.full_name.is_empty() || point.relative_name.is_some()
}

/// Whether a list is the one of a distribution point; without one, of the point that is named after the issuer.
///
/// A list that names no place of its own is for every place (RFC 5280 section 6.3.3 (b)(2)(i)).
fn is_same_place(
    prepared: &Prepared<'_>,
    point: Option<&DistributionPoint>,
    certificate: &Certificate,
) -> bool {
    let Some((of_list, _)) = prepared.point.filter(|(point, _)| has_name(point)) else { return true };
    let places = Places::new(&of_list.full_name, of_list.relative_name.as_ref(), &prepared.list.issuer);
    let Some(point) = point else {
        return places.has_directory(&name::key(&certificate.issuer));
    };
    if point.full_name.is_empty() && point.relative_name.is_none() {
        return list_issuers(point).any(|issuer| places.has_directory(&name::key(issuer)));
    }
    let named_issuer = list_issuers(point).next().unwrap_or(&certificate.issuer);
    places.meets(&Places::new(&point.full_name, point.relative_name.as_ref(), named_issuer))
}

/// The names of a distribution point.
struct Places<'a> {
    others: Vec<&'a GeneralName>,
    /// Forms of directory names.
    directories: Vec<Vec<u8>>,
}

impl<'a> Places<'a> {
    fn new(full: &'a [GeneralName], relative: Option<&Name>, issuer: &Name) -> Self {
        let mut places = Self { others: Vec::new(), directories: Vec::new() };
        for place in full.iter().take(MAX_POINT_NAMES) {
            match place {
                GeneralName::DirectoryName(name) => places.directories.push(name::key(name)),
                other => places.others.push(other),
            }
        }
        if let Some(relative) = relative {
            // The form of a name is that of its parts, one behind the other.
            places.directories.push([name::key(issuer), name::key(relative)].concat());
        }
        places
    }

    fn has_directory(&self, form: &[u8]) -> bool {
        self.directories.iter().any(|directory| directory == form)
    }

    fn meets(&self, other: &Self) -> bool {
        other.directories.iter().any(|form| self.has_directory(form))
            || other.others.iter().any(|place| self.others.contains(place))
    }
}
