//! Object identifiers and their names.

use std::fmt;
use std::sync::OnceLock;

use const_oid::ObjectIdentifier;
use serde::{Serialize, Serializer};

/// An object identifier, kept as the content bytes of its DER encoding (X.690 section 8.19).
///
/// Any length is kept and shown, also identifiers that common libraries find too long.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(as = "String")
)]
pub struct Oid(Box<[u8]>);

impl Oid {
    /// From the content bytes of the DER encoding.
    #[must_use]
    pub fn from_der_content(content: &[u8]) -> Self {
        Self(content.into())
    }

    /// From what a person typed: numbers with dots between them, the first of which is at most 2, and the second less than 40
    /// below 0 and 1 (X.660 section 6). `None` for anything else, and where a number does not fit into 32 bits.
    #[must_use]
    pub fn parse(dotted: &str) -> Option<Self> {
        let arcs: Vec<u32> = dotted.split('.').map(parse_arc).collect::<Option<_>>()?;
        let is_valid = match arcs.as_slice() {
            [0 | 1, second, ..] => *second < 40,
            [2, second, ..] => *second <= u32::MAX - 80,
            _ => false,
        };
        is_valid.then(|| Self::from_dotted(dotted))
    }

    /// From numbers with dots between them, of which the first two are less than 40 and the rest fit into 32 bits.
    fn from_dotted(dotted: &str) -> Self {
        let mut arcs = dotted.split('.').map(|arc| arc.parse::<u32>().unwrap_or(0));
        let root = arcs.next().unwrap_or(0).saturating_mul(40);
        let first = arcs.next().unwrap_or(0).saturating_add(root);
        let mut content = Vec::with_capacity(dotted.len());
        for arc in std::iter::once(first).chain(arcs) {
            for shift in [28, 21, 14, 7] {
                if arc >> shift != 0 {
                    content.push(low_byte(arc >> shift) | 0x80);
                }
            }
            content.push(low_byte(arc) & 0x7F);
        }
        Self(content.into())
    }

    /// The content bytes of the DER encoding.
    #[must_use]
    pub fn der_content(&self) -> &[u8] {
        &self.0
    }

    /// The name that standards give to the identifier, for example `serverAuth`; `None` if none is known.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        let names = names();
        let dotted = self.to_string();
        let index = names.binary_search_by(|(known, _)| (*known).cmp(dotted.as_str())).ok()?;
        names.get(index).map(|(_, name)| *name)
    }
}

/// A number of an identifier: digits without a needless zero in front.
fn parse_arc(text: &str) -> Option<u32> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_number)
}

fn low_byte(number: u32) -> u8 {
    let [.., low] = number.to_be_bytes();
    low
}

/// An identifier and its name in each line, in the order of the text: those of the crate const-oid without the prefixes by
/// which RFC 5280 groups them (`id-ce-` and the like) and without those of printers, policies and other LDAP schemas that no
/// certificate holds; and others that matter to our readers. As text it takes less than half of
/// the bytes that the table of the crate takes in the page, and a search in it takes a hundredth of the time.
const NAMES: &str = include_str!("oid_names.txt");

fn names() -> &'static [(&'static str, &'static str)] {
    static LIST: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    LIST.get_or_init(|| NAMES.lines().filter_map(|line| line.split_once(' ')).collect())
}

impl PartialEq<ObjectIdentifier> for Oid {
    fn eq(&self, other: &ObjectIdentifier) -> bool {
        &*self.0 == other.as_bytes()
    }
}

impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An arc may exceed 128 bits in a hostile certificate; then the bytes are shown instead.
        let mut arc: u128 = 0;
        let mut first = true;
        for byte in &self.0 {
            if arc >> (u128::BITS - 7) != 0 {
                return write!(f, "(malformed) {}", super::hex_lower(&self.0));
            }
            arc = (arc << 7) | u128::from(byte & 0x7F);
            if byte & 0x80 != 0 {
                continue;
            }
            if first {
                let root = (arc / 40).min(2);
                write!(f, "{root}.{}", arc - root * 40)?;
                first = false;
            } else {
                write!(f, ".{arc}")?;
            }
            arc = 0;
        }
        if first || self.0.last().is_some_and(|byte| byte & 0x80 != 0) {
            return write!(f, "(malformed) {}", super::hex_lower(&self.0));
        }
        Ok(())
    }
}

impl fmt::Debug for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Oid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_written_in_dots_and_named() {
        for (content, dotted, name) in [
            (&[0x55, 0x1D, 0x11][..], "2.5.29.17", Some("subjectAltName")),
            (&[0x2B, 6, 1, 5, 5, 7, 3, 1], "1.3.6.1.5.5.7.3.1", Some("serverAuth")),
            (
                &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11],
                "1.2.840.113549.1.1.11",
                Some("sha256WithRSAEncryption"),
            ),
            (&[0x55, 4, 3], "2.5.4.3", Some("commonName")),
            (&[0x88, 0x37, 3], "2.999.3", None),
            (&[], "(malformed) ", None),
            (&[0x55, 0x9D], "(malformed) 559d", None),
        ] {
            let oid = Oid::from_der_content(content);
            let shown = oid.to_string();
            assert!(shown.ends_with(dotted), "{shown} for {dotted}");
            assert_eq!(oid.name(), name, "{dotted}");
        }
    }

    #[test]
    fn identifiers_are_read_from_what_a_person_types() {
        for dotted in
            ["2.5.29.17", "0.39", "1.2.840.113549.1.1.11", "2.999.3", "2.0.4294967295", "2.4294967215"]
        {
            assert_eq!(Oid::parse(dotted).map(|oid| oid.to_string()).as_deref(), Some(dotted));
        }
        for other in [
            "",
            ".",
            "1",
            "3.1",
            "1.40",
            "0.40.1",
            "1.2.",
            ".1.2",
            "1..2",
            "1.2.03",
            "1.2.+3",
            "1.2.-3",
            "1.2.a",
            " 1.2",
            "1.2.4294967296",
            "2.4294967216",
            "serverAuth",
        ] {
            assert_eq!(Oid::parse(other), None, "{other}");
        }
    }

    #[test]
    fn the_names_are_in_order() {
        let names = names();
        assert_eq!(names.len(), NAMES.lines().count());
        assert!(names.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (dotted, name) in names {
            let oid = Oid::parse(dotted).expect("an identifier");
            assert_eq!((oid.to_string().as_str(), oid.name()), (*dotted, Some(*name)));
        }
    }

    #[test]
    fn what_the_registry_crate_names_has_a_name() {
        use const_oid::db::{DB, rfc5280, rfc5911, rfc5912, rfc8410};
        for oid in [
            rfc5280::ID_CE_KEY_USAGE,
            rfc5280::ID_PE_AUTHORITY_INFO_ACCESS,
            rfc5911::ID_SIGNED_DATA,
            rfc5912::ECDSA_WITH_SHA_384,
            rfc8410::ID_ED_25519,
        ] {
            let name = Oid::from_der_content(oid.as_bytes()).name().expect("a name");
            let registered = DB.by_oid(&oid).expect("a name");
            assert!(registered.ends_with(name), "{name} for {registered}");
        }
    }
}
