//! A revocation list, made ready to be asked about many certificates.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::note::Note;
use super::signer::Signers;
use crate::model::{
    Bytes, DeviationKind, Extension, ExtensionValue, GeneralName, HashAlgorithm, IssuingDistributionPoint,
    RevocationList, RevocationReason, RevokedCertificate, Text,
};
use crate::path::name;

/// A list with what is asked of it again and again.
#[derive(Clone, Debug)]
pub(super) struct Prepared<'a> {
    pub(super) list: &'a RevocationList,
    /// The form of the issuer's name that is equal where names match.
    pub(super) issuer: Vec<u8>,
    /// Its number, without leading zeros.
    pub(super) number: Option<&'a [u8]>,
    /// The number of the list that a delta goes on from, without leading zeros; `None` for a complete list.
    pub(super) base_number: Option<&'a [u8]>,
    /// What it covers, and the encoding of that.
    pub(super) point: Option<(&'a IssuingDistributionPoint, &'a [u8])>,
    /// What forbids to rely on it for "not revoked".
    pub(super) defects: Vec<Note>,
    /// Who signed it.
    pub(super) signers: Signers<'a>,
    index: Index,
}

impl<'a> Prepared<'a> {
    pub(super) fn new(list: &'a RevocationList, signers: Signers<'a>) -> Self {
        // Nobody relies on a list that nobody signed, so its entries need not be sorted.
        let index = if signers.found.is_empty() { Index::default() } else { Index::new(list) };
        let mut prepared = Self {
            list,
            issuer: name::key(&list.issuer),
            number: None,
            base_number: None,
            point: None,
            defects: Vec::new(),
            signers,
            index,
        };
        prepared.read_fields();
        prepared.read_extensions();
        prepared
    }

    /// Whether every entry of the list is at hand.
    pub(super) fn is_complete(&self) -> bool {
        usize::try_from(self.list.entry_count).is_ok_and(|count| count <= self.list.entries.len())
    }

    /// Whether it lacks the number that the standard requires. Programs use such a list all the same.
    pub(super) fn lacks_number(&self) -> bool {
        let has_number = |extension: &Extension| matches!(extension.value, ExtensionValue::CrlNumber(_));
        self.list.version >= 2 && !self.list.extensions.iter().any(has_number)
    }

    /// Whether its signature uses SHA-1.
    pub(super) fn uses_sha1(&self) -> bool {
        self.list.signature_algorithm.hash == Some(HashAlgorithm::Sha1)
    }

    /// Whether it lists certificates of other issuers too.
    pub(super) fn is_indirect(&self) -> bool {
        self.point.is_some_and(|(point, _)| point.indirect)
    }

    /// The entry of a certificate, by its serial number and the form of its issuer's name.
    pub(super) fn entry(&self, serial: &Bytes, issuer: &[u8]) -> Option<&'a RevokedCertificate> {
        self.index.find(self.list, serial, issuer)
    }

    fn defect(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        self.defects.push(Note::new(code, source, text));
    }

    fn read_fields(&mut self) {
        let list = self.list;
        if list.version > 2 {
            self.defect(
                "listVersionUnknown",
                "RFC 5280 section 5.1.2.1",
                format!("its version is {}, which no standard defines", list.version),
            );
        }
        if list.version == 1 && !list.extensions.is_empty() {
            self.defect(
                "listExtensionsInVersion1",
                "RFC 5280 section 5.1.2.1",
                "it says that it is of version 1, which has no extensions, and has some",
            );
        }
        if let Some(hash @ (HashAlgorithm::Md2 | HashAlgorithm::Md4 | HashAlgorithm::Md5)) =
            list.signature_algorithm.hash
        {
            let text = format!("its signature uses {}, which can be forged", hash.name());
            self.defect("listHashBroken", "RFC 5280 section 5.1.1.2", text);
        }
        for deviation in &list.deviations {
            match deviation.kind {
                DeviationKind::SignatureAlgorithmsDiffer => self.defect(
                    "listAlgorithmsDiffer",
                    "RFC 5280 section 5.1.1.2",
                    "it names one signature algorithm inside and another outside",
                ),
                DeviationKind::DuplicateExtension => self.defect(
                    "listExtensionTwice",
                    "RFC 5280 section 5.2",
                    "one of its extensions occurs twice",
                ),
                _ => {}
            }
        }
        if list.entries.iter().any(|entry| entry.unknown_critical) {
            self.defect(
                "entryExtensionUnknown",
                "RFC 5280 section 5.3",
                "one of its entries has an extension that must be understood and is not",
            );
        }
        let removed = |entry: &RevokedCertificate| entry.reason == Some(RevocationReason::RemoveFromCrl);
        let is_delta =
            list.extensions.iter().any(|e| matches!(e.value, ExtensionValue::DeltaCrlIndicator(_)));
        if !is_delta && list.entries.iter().any(removed) {
            self.defect(
                "removedInCompleteList",
                "RFC 5280 section 5.3.1",
                "one of its entries has the reason removeFromCRL, which only a delta list may give",
            );
        }
    }

    fn read_extensions(&mut self) {
        const NUMBER: &str = "RFC 5280 section 5.2.3";
        let list = self.list;
        for extension in &list.extensions {
            match &extension.value {
                ExtensionValue::CrlNumber(number) => {
                    if extension.critical {
                        self.defect(
                            "listNumberCritical",
                            NUMBER,
                            "its number is marked as critical, which the standard forbids",
                        );
                    }
                    self.number = self.unsigned(&number.0);
                }
                ExtensionValue::DeltaCrlIndicator(number) => {
                    // A number that is none is no base's: the delta then goes on from nothing.
                    self.base_number = Some(self.unsigned(&number.0).unwrap_or(&[0xFF; 64]));
                }
                ExtensionValue::IssuingDistributionPoint(point) => {
                    let flags = [
                        point.only_user_certificates,
                        point.only_ca_certificates,
                        point.only_attribute_certificates,
                    ];
                    if flags.into_iter().filter(|set| *set).count() > 1 {
                        self.defect(
                            "listScopeContradictory",
                            "RFC 5280 section 5.2.5",
                            "it says that it has only certificates of one kind, and names two kinds",
                        );
                    }
                    self.point = Some((point, extension.span.of(&list.der)));
                }
                ExtensionValue::Malformed(why) if extension.critical || is_ours(&extension.oid) => {
                    let text = format!("its extension {} does not decode: {why}", extension.oid);
                    self.defect("listExtensionMalformed", "RFC 5280 section 5.2", text);
                }
                // They change neither what is listed nor for whom.
                ExtensionValue::AuthorityKeyIdentifier(_)
                | ExtensionValue::IssuerAltName(_)
                | ExtensionValue::FreshestCrl(_)
                | ExtensionValue::AuthorityInfoAccess(_)
                | ExtensionValue::ExpiredCertificatesOnCrl(_) => {}
                _ if extension.critical => {
                    let text =
                        format!("it has the critical extension {}, which is not known here", extension.oid);
                    self.defect("listExtensionUnknown", "RFC 5280 section 5.2", text);
                }
                _ => {}
            }
        }
    }

    /// A number without leading zeros; a negative one is a defect.
    fn unsigned(&mut self, content: &'a [u8]) -> Option<&'a [u8]> {
        if content.first().is_none_or(|first| first & 0x80 != 0) {
            self.defect("listNumberNegative", "RFC 5280 section 5.2.3", "its number is negative");
            return None;
        }
        let zeros = content.iter().take_while(|byte| **byte == 0).count();
        content.get(zeros..)
    }
}

/// Whether an extension says something that the answer hangs on: numbers and the scope.
fn is_ours(oid: &crate::model::Oid) -> bool {
    matches!(oid.der_content(), [0x55, 0x1D, 20 | 27 | 28])
}

/// The order of two numbers without leading zeros.
pub(super) fn compare(one: &[u8], other: &[u8]) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

/// The entries of a list by issuer and serial number: a list may have a quarter of a million, and be asked about thousands.
#[derive(Clone, Debug, Default)]
struct Index {
    /// Forms of the names of issuers, each with its number; 0 is who issued the list.
    issuers: HashMap<Vec<u8>, usize>,
    /// For each entry, the number of its issuer. Empty where all are of the list's own.
    issuer_of: Vec<usize>,
    /// The entries, sorted.
    order: Vec<usize>,
}

/// The number of an issuer that nobody is.
const NOBODY: usize = usize::MAX;

impl Index {
    fn new(list: &RevocationList) -> Self {
        let mut index = Self::default();
        index.issuers.insert(name::key(&list.issuer), 0);
        if list.entries.iter().any(|entry| !entry.certificate_issuer.is_empty()) {
            index.number_issuers(list);
        }
        // With the keys beside them, so that comparing looks nothing up.
        let keys = (0..list.entries.len()).map(|entry| (index.key(list, entry), entry));
        let mut keys: Vec<((usize, &[u8]), usize)> = keys.collect();
        keys.sort_unstable();
        index.order = keys.into_iter().map(|(_, entry)| entry).collect();
        index
    }

    /// An entry without an issuer has that of the entry before it; the first ones that of the list (RFC 5280 section 5.3.3).
    fn number_issuers(&mut self, list: &RevocationList) {
        let mut current = 0;
        self.issuer_of = Vec::with_capacity(list.entries.len());
        for entry in &list.entries {
            if !entry.certificate_issuer.is_empty() {
                let directory = entry.certificate_issuer.iter().find_map(|name| match name {
                    GeneralName::DirectoryName(name) if !name.is_empty() => Some(name),
                    _ => None,
                });
                current = directory.map_or(NOBODY, |issuer| {
                    let next = self.issuers.len();
                    *self.issuers.entry(name::key(issuer)).or_insert(next)
                });
            }
            self.issuer_of.push(current);
        }
    }

    /// What an entry is sorted by.
    fn key<'l>(&self, list: &'l RevocationList, entry: usize) -> (usize, &'l [u8]) {
        let serial = list.entries.get(entry).map_or(&[][..], |entry| minimal(&entry.serial.0));
        (self.issuer_of.get(entry).copied().unwrap_or(0), serial)
    }

    /// The last entry of a serial number, if there are several.
    fn find<'l>(
        &self,
        list: &'l RevocationList,
        serial: &Bytes,
        issuer: &[u8],
    ) -> Option<&'l RevokedCertificate> {
        let wanted = (*self.issuers.get(issuer)?, minimal(&serial.0));
        let behind = self.order.partition_point(|entry| self.key(list, *entry) <= wanted);
        let entry = *self.order.get(behind.checked_sub(1)?)?;
        (self.key(list, entry) == wanted).then(|| list.entries.get(entry))?
    }
}

/// The content of an INTEGER without needless leading bytes, so that equal numbers are equal bytes.
fn minimal(mut content: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = content {
        let needless = match (first, rest.first()) {
            (0x00, Some(second)) => second & 0x80 == 0,
            (0xFF, Some(second)) => second & 0x80 != 0,
            _ => false,
        };
        if !needless {
            break;
        }
        content = rest;
    }
    content
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_compare_as_numbers() {
        for (content, expected) in [
            (&[][..], &[][..]),
            (&[0], &[0]),
            (&[0, 0], &[0]),
            (&[0, 1], &[1]),
            (&[0, 0x80], &[0, 0x80]),
            (&[0, 0, 0x80], &[0, 0x80]),
            (&[0xFF], &[0xFF]),
            (&[0xFF, 0xFF], &[0xFF]),
            (&[0xFF, 0x80], &[0x80]),
            (&[0xFF, 0x7F], &[0xFF, 0x7F]),
            (&[1, 0], &[1, 0]),
        ] {
            assert_eq!(minimal(content), expected, "{content:02X?}");
        }
    }

    #[test]
    fn numbers_of_lists_compare_as_numbers() {
        assert_eq!(compare(&[2], &[1, 0]), Ordering::Less);
        assert_eq!(compare(&[1, 1], &[1, 0]), Ordering::Greater);
        assert_eq!(compare(&[], &[]), Ordering::Equal);
    }
}
