//! How a revocation list is made: what RFC 5280 section 5 requires of it, and which programs mind.

use crate::checks::Outcome;
use crate::model::{DeviationKind, ExtensionValue, IssuingDistributionPoint, RevocationList};
use crate::report::Observation;

/// What is said of the making of a list.
pub(super) fn making(list: &RevocationList) -> Vec<Observation> {
    let strays = |kind: DeviationKind, field: Option<&str>| {
        list.deviations
            .iter()
            .any(|found| found.kind == kind && field.is_none_or(|field| found.field == field))
    };
    let is_value = |wanted: fn(&ExtensionValue) -> bool| {
        list.extensions.iter().any(|extension| wanted(&extension.value))
    };
    let findings = [
        (
            strays(DeviationKind::SignatureAlgorithmsDiffer, None),
            Outcome::Fail,
            "It names one signature algorithm inside what is signed and another outside (RFC 5280 section 5.1.1.2). OpenSSL and others reject the list.",
        ),
        (
            list.version == 1 && strays(DeviationKind::VersionUnknown, Some("version")),
            Outcome::Warn,
            "It writes out that it is of version 1: a list without a version is of version 1, and one with a version is of version 2 (RFC 5280 section 5.1.2.1). Some programs reject it.",
        ),
        (
            strays(DeviationKind::TrailingBytes, None),
            Outcome::Warn,
            "Bytes follow where nothing should, behind the list or inside it. OpenSSL ignores them; Go and other strict programs reject the list.",
        ),
        (
            strays(DeviationKind::EmptySequence, Some("revokedCertificates")),
            Outcome::Warn,
            "It has an empty list of revoked certificates. If nothing is revoked, the field must be absent (RFC 5280 section 5.1.2.6). Some programs reject the list.",
        ),
        (
            is_value(
                |value| matches!(value, ExtensionValue::IssuingDistributionPoint(point) if **point == IssuingDistributionPoint::default()),
            ),
            Outcome::Warn,
            "Its issuing distribution point says nothing at all, which RFC 5280 section 5.2.5 does not allow.",
        ),
        (
            list.version >= 2 && !is_value(|value| matches!(value, ExtensionValue::CrlNumber(_))),
            Outcome::Warn,
            "It has no number, which RFC 5280 section 5.2.3 requires. Programs use the list all the same, but cannot tell which of two lists is newer.",
        ),
    ];
    findings
        .into_iter()
        .filter(|(is_found, ..)| *is_found)
        .map(|(_, outcome, text)| Observation::new(outcome, text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{self, Context};
    use crate::input::Unlocking;
    use crate::model::Content;
    use crate::writing::element;

    const SEQUENCE: u8 = 0x30;

    fn read(der: &[u8]) -> RevocationList {
        let unlocking = Unlocking::default();
        let mut progress = |_| {};
        let mut context = Context::new(&unlocking, &mut progress);
        let mut reading = formats::read(der, &mut context);
        assert_eq!(reading.failures, []);
        match reading.found.remove(0).decoded.content {
            Content::RevocationList(list) => *list,
            other => panic!("{:?}", other.kind()),
        }
    }

    /// A list of these parts: version, the algorithm inside, what follows the dates, what follows the signature.
    fn list(version: &[u8], inner: u8, rest: &[&[u8]], behind: &[u8]) -> Vec<u8> {
        let algorithm = |last: u8| element(SEQUENCE, &[&[6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, last]]);
        let issuer = element(
            SEQUENCE,
            &[&element(0x31, &[&element(SEQUENCE, &[&[6, 3, 0x55, 4, 3], &[12, 1, b'A']])])],
        );
        let date = element(0x17, &[b"260101000000Z"]);
        let signed = element(SEQUENCE, &[&[version, &algorithm(inner), &issuer, &date][..], rest].concat());
        element(SEQUENCE, &[&signed, &algorithm(2), &[3, 2, 0, 1], behind])
    }

    fn extension(last: u8, value: &[u8]) -> Vec<u8> {
        let extension = element(SEQUENCE, &[&[6, 3, 0x55, 0x1D, last], &element(4, &[value])]);
        element(0xA0, &[&element(SEQUENCE, &[&extension])])
    }

    #[test]
    fn what_the_standard_does_not_allow_is_found() {
        const V2: &[u8] = &[2, 1, 1];
        let number = extension(20, &[2, 1, 7]);
        let with_number: &[&[u8]] = &[&number];
        for (situation, der, expected) in [
            ("fine", list(V2, 2, with_number, &[]), &[][..]),
            ("version 1, not written", list(&[], 2, &[], &[]), &[]),
            ("version 1, written", list(&[2, 1, 0], 2, &[], &[]), &["writes out"]),
            ("no number", list(V2, 2, &[], &[]), &["has no number"]),
            ("another algorithm", list(V2, 3, with_number, &[]), &["one signature algorithm"]),
            ("an element more", list(V2, 2, with_number, &[5, 0]), &["Bytes follow"]),
            ("bytes behind", [list(V2, 2, with_number, &[]), vec![0, 0]].concat(), &["Bytes follow"]),
            ("nothing revoked", list(V2, 2, &[&[0x30, 0], &number], &[]), &["an empty list"]),
            (
                "an empty scope",
                list(V2, 2, &[&extension(28, &[0x30, 0])], &[]),
                &["says nothing", "has no number"],
            ),
        ] {
            let found = making(&read(&der));
            assert_eq!(found.len(), expected.len(), "{situation}: {found:#?}");
            for (found, words) in found.iter().zip(expected) {
                assert!(found.text.contains(words), "{situation}: {}", found.text);
            }
        }
    }

    #[test]
    fn a_damaged_list_is_called_a_list() {
        let whole = list(&[2, 1, 1], 2, &[&extension(20, &[2, 1, 7])], &[]);
        // From where the algorithm has begun.
        for length in 20..whole.len() {
            let unlocking = Unlocking::default();
            let mut progress = |_| {};
            let mut context = Context::new(&unlocking, &mut progress);
            let reading = formats::read(&whole[..length], &mut context);
            let said = format!("{:?}", reading.failures);
            assert!(!said.contains("certificate"), "{length}: {said}");
        }
    }
}
