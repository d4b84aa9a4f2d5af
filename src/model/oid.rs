//! Object identifiers and their names.

use std::fmt;

use const_oid::ObjectIdentifier;
use const_oid::db::DB;
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

    /// The content bytes of the DER encoding.
    #[must_use]
    pub fn der_content(&self) -> &[u8] {
        &self.0
    }

    /// The name that standards give to the identifier, for example `serverAuth`; `None` if none is known.
    ///
    /// Identifiers missing from the registry crate are named in [`EXTRA_NAMES`].
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        if let Some((_, name)) = EXTRA_NAMES.iter().find(|(oid, _)| oid.as_bytes() == &*self.0) {
            return Some(name);
        }
        let name = DB.by_oid(&ObjectIdentifier::from_bytes(&self.0).ok()?)?;
        Some(PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name))
    }
}

/// Prefixes by which RFC 5280 groups identifiers; people know the names without them.
const PREFIXES: &[&str] = &["id-ce-", "id-kp-", "id-pe-", "id-qt-", "id-ad-", "id-at-"];

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

macro_rules! extra_names {
    ($($dotted:literal => $name:literal,)*) => {
        /// Names of identifiers that matter to our readers and that the registry crate lacks or knows by an abbreviation only.
        const EXTRA_NAMES: &[(ObjectIdentifier, &str)] =
            &[$((ObjectIdentifier::new_unwrap($dotted), $name),)*];
    };
}

extra_names! {
    "2.5.4.3" => "commonName",
    "2.5.4.4" => "surname",
    "2.5.4.6" => "countryName",
    "2.5.4.7" => "localityName",
    "2.5.4.8" => "stateOrProvinceName",
    "2.5.4.9" => "streetAddress",
    "2.5.4.10" => "organizationName",
    "2.5.4.11" => "organizationalUnitName",
    "0.9.2342.19200300.100.1.1" => "userId",
    "0.9.2342.19200300.100.1.25" => "domainComponent",
    "1.2.840.113549.1.9.1" => "emailAddress",
    "2.5.4.97" => "organizationIdentifier",
    "1.3.6.1.4.1.311.60.2.1.1" => "jurisdictionLocality",
    "1.3.6.1.4.1.311.60.2.1.2" => "jurisdictionStateOrProvince",
    "1.3.6.1.4.1.311.60.2.1.3" => "jurisdictionCountry",
    "2.5.29.37.0" => "anyExtendedKeyUsage",
    "1.3.6.1.4.1.311.10.3.3" => "Microsoft server gated crypto",
    "2.16.840.1.113730.4.1" => "Netscape server gated crypto",
    "1.3.6.1.4.1.311.20.2.2" => "Microsoft smart card logon",
    "1.3.6.1.4.1.311.10.3.4" => "Microsoft encrypting file system",
    "1.3.6.1.4.1.311.54.1.2" => "Microsoft remote desktop authentication",
    "1.3.6.1.4.1.311.20.2" => "Microsoft certificate template name",
    "1.3.6.1.4.1.311.20.2.3" => "Microsoft user principal name",
    "1.3.6.1.4.1.311.21.1" => "Microsoft CA version",
    "1.3.6.1.4.1.311.21.2" => "Microsoft previous CA certificate hash",
    "1.3.6.1.4.1.311.21.3" => "Microsoft virtual base CRL number",
    "1.3.6.1.4.1.311.21.4" => "Microsoft next CRL publication",
    "1.3.6.1.4.1.311.21.14" => "Microsoft published CRL locations",
    "1.3.6.1.4.1.311.21.20" => "Microsoft client information",
    "1.3.6.1.4.1.311.13.2.1" => "Microsoft enrolment name and value",
    "1.3.6.1.4.1.311.13.2.2" => "Microsoft cryptographic provider",
    "1.3.6.1.4.1.311.13.2.3" => "Microsoft operating system version",
    "1.3.6.1.4.1.311.2.1.14" => "Microsoft certificate extensions",
    "1.2.840.113549.1.9.2" => "unstructuredName",
    "1.2.840.113549.1.9.7" => "challengePassword",
    "1.2.840.113549.1.9.8" => "unstructuredAddress",
    "1.2.840.113549.1.9.14" => "extensionRequest",
    "2.5.29.60" => "expiredCertsOnCRL",
    "1.3.6.1.4.1.311.21.7" => "Microsoft certificate template",
    "1.3.6.1.4.1.311.21.10" => "Microsoft application policies",
    "1.3.6.1.4.1.311.25.2" => "Microsoft NTDS security identifier",
    "2.16.840.1.113730.1.1" => "Netscape certificate type",
    "2.16.840.1.113730.1.2" => "Netscape base URL",
    "2.16.840.1.113730.1.3" => "Netscape revocation URL",
    "2.16.840.1.113730.1.4" => "Netscape CA revocation URL",
    "2.16.840.1.113730.1.7" => "Netscape renewal URL",
    "2.16.840.1.113730.1.8" => "Netscape CA policy URL",
    "2.16.840.1.113730.1.12" => "Netscape SSL server name",
    "2.16.840.1.113730.1.13" => "Netscape comment",
    "1.3.6.1.4.1.11129.2.4.2" => "signedCertificateTimestampList",
    "1.3.6.1.4.1.11129.2.4.3" => "certificateTransparencyPoison",
    "1.3.6.1.5.5.7.1.24" => "tlsFeature",
    "1.3.6.1.5.5.7.48.1.5" => "ocspNoCheck",
    "2.23.140.3.1" => "cabfOrganizationIdentifier",
    "2.23.140.1.1" => "CA/B Forum extended validation",
    "2.23.140.1.2.1" => "CA/B Forum domain validated",
    "2.23.140.1.2.2" => "CA/B Forum organization validated",
    "2.23.140.1.2.3" => "CA/B Forum individual validated",
    "2.5.29.32.0" => "anyPolicy",
    "0.4.0.1862.1.1" => "QcCompliance",
    "0.4.0.1862.1.2" => "QcLimitValue",
    "0.4.0.1862.1.3" => "QcRetentionPeriod",
    "0.4.0.1862.1.4" => "QcSSCD",
    "0.4.0.1862.1.5" => "QcPDS",
    "0.4.0.1862.1.6" => "QcType",
    "0.4.0.1862.1.7" => "QcCClegislation",
    "0.4.0.1862.1.6.1" => "electronic signature",
    "0.4.0.1862.1.6.2" => "electronic seal",
    "0.4.0.1862.1.6.3" => "web site authentication",
    "1.2.840.113549.1.1.15" => "sha512-224WithRSAEncryption",
    "1.2.840.113549.1.1.16" => "sha512-256WithRSAEncryption",
    "1.2.840.113549.1.1.3" => "md4WithRSAEncryption",
    "1.2.840.10045.3.1.1" => "P-192",
    "1.3.6.1.4.1.42.2.19.1" => "PBEWithMD5AndTripleDES",
    "1.2.840.113533.7.65.0" => "Entrust version information",
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
}
