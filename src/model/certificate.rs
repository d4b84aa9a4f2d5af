//! A certificate: every field of RFC 5280 section 4.1, and how its encoding strays from the standard.

use serde::Serialize;

use super::*;

/// A decoded certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Certificate {
    /// Version.
    pub version: Version,
    /// Serial number: the content bytes of the INTEGER, two's complement.
    pub serial: Bytes,
    /// The algorithm it is signed with (`signatureAlgorithm`, outside the signed part).
    pub signature_algorithm: SignatureAlgorithm,
    /// The algorithm named inside the signed part, where it differs.
    pub inner_signature_algorithm: Option<SignatureAlgorithm>,
    /// Who signed it.
    pub issuer: Name,
    /// Whom it is for.
    pub subject: Name,
    /// When it holds.
    pub validity: Validity,
    /// The subject's key.
    pub public_key: PublicKey,
    /// `issuerUniqueID`, which version 2 allows.
    pub issuer_unique_id: Option<Bytes>,
    /// `subjectUniqueID`, which version 2 allows.
    pub subject_unique_id: Option<Bytes>,
    /// Its extensions, in order.
    pub extensions: Vec<Extension>,
    /// The signature.
    pub signature: Span,
    /// Hashes by which the certificate and its key are known.
    pub fingerprints: Fingerprints,
    /// How its encoding strays from DER and RFC 5280 and is read all the same.
    pub deviations: Vec<Deviation>,
    /// What the signature covers: `tbsCertificate`.
    #[serde(skip)]
    pub signed: Span,
    /// The DER itself.
    #[serde(skip)]
    pub der: Vec<u8>,
}

impl Certificate {
    /// Whether a date of its validity is in a form that RFC 5280 does not allow.
    #[must_use]
    pub fn has_malformed_date(&self) -> bool {
        self.deviations.iter().any(|found| found.kind == DeviationKind::TimeMalformed)
    }
}

/// X.509 version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Version {
    V1,
    V2,
    V3,
    /// A number that no standard defines.
    Unknown(u32),
}

/// The period in which a certificate holds, both ends included (RFC 5280 section 4.1.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Validity {
    /// First instant.
    pub not_before: Timestamp,
    /// Last instant.
    pub not_after: Timestamp,
    /// Where the two stand in the certificate.
    pub span: Span,
}

impl Validity {
    /// `notAfter` less `notBefore`; negative if they are the wrong way round.
    #[must_use]
    pub const fn period(&self) -> Period {
        Period::between(self.not_before, self.not_after)
    }
}

/// Hashes by which people and products know a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Fingerprints {
    /// SHA-256 of the DER.
    pub sha256: Bytes,
    /// SHA-1 of the DER. Shown because products show it; proof of nothing.
    pub sha1: Bytes,
    /// SHA-256 of the SubjectPublicKeyInfo: what key pins are made of (RFC 7469 section 2.4).
    pub spki_sha256: Bytes,
}

/// A way in which an encoding strays from DER or RFC 5280, and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Deviation {
    /// What strays.
    pub kind: DeviationKind,
    /// The field, by its name in RFC 5280.
    pub field: &'static str,
    /// Byte offset in the certificate's DER.
    pub offset: u32,
}

/// The deviations that are tolerated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum DeviationKind {
    /// The parameters of an algorithm are not as its standard requires (RFC 3279, RFC 4055, RFC 5758).
    AlgorithmParameters,
    /// A BIT STRING that holds bytes does not fill its last one, or unused bits are set (X.690 section 11.2).
    BitStringUnused,
    /// A BOOLEAN is TRUE by another byte than FF (X.690 section 11.1).
    BooleanNotDer,
    /// A DEFAULT value is written out (X.690 section 11.5).
    DefaultEncoded,
    /// An extension stands twice (RFC 5280 section 4.2).
    DuplicateExtension,
    /// A list that needs one entry has none.
    EmptySequence,
    /// Extensions or unique identifiers in a version that has none (RFC 5280 section 4.1.2.1).
    FieldNotInVersion,
    /// A GeneralizedTime for a year before 2050, or a UTCTime where it is not allowed (RFC 5280 section 4.1.2.5).
    TimeTypeWrong,
    /// A date is written in a form that RFC 5280 section 4.1.2.5 does not allow: without seconds, with fractions or with an offset.
    TimeMalformed,
    /// The status "good" of an OCSP response holds something instead of nothing (RFC 6960 section 4.2.1).
    StatusNotNull,
    /// The certificate is in OpenSSL's own form, which may have trust settings behind it.
    OpensslTrust,
    /// The two algorithm fields differ (RFC 5280 section 4.1.1.2).
    SignatureAlgorithmsDiffer,
    /// An INTEGER has needless leading bytes (X.690 section 8.3.2).
    IntegerNotMinimal,
    /// A length is written longer than need be or without end (X.690 section 10.1).
    LengthNotDer,
    /// Trailing zero bits of a named bit list are kept (X.690 section 11.2.2).
    NamedBitsNotDer,
    /// A string holds characters that its type does not have (X.680 section 41).
    StringCharacters,
    /// A serial number that is zero or negative (RFC 5280 section 4.1.2.2).
    SerialNotPositive,
    /// A serial number of more than 20 octets (RFC 5280 section 4.1.2.2).
    SerialTooLong,
    /// Bytes follow where nothing should.
    TrailingBytes,
    /// A version number that no standard defines.
    VersionUnknown,
}

impl Certificate {
    /// The extension with an identifier; the first if there are several.
    #[must_use]
    pub fn extension(&self, oid: const_oid::ObjectIdentifier) -> Option<&Extension> {
        self.extensions.iter().find(|extension| extension.oid == oid)
    }

    /// Basic constraints, where the extension is there and decodes.
    #[must_use]
    pub fn basic_constraints(&self) -> Option<BasicConstraints> {
        self.extensions.iter().find_map(|e| match &e.value {
            ExtensionValue::BasicConstraints(value) => Some(*value),
            _ => None,
        })
    }

    /// Key usage, where the extension is there and decodes.
    #[must_use]
    pub fn key_usage(&self) -> Option<KeyUsage> {
        self.extensions.iter().find_map(|e| match &e.value {
            ExtensionValue::KeyUsage(value) => Some(*value),
            _ => None,
        })
    }

    /// Extended key usage, where the extension is there and decodes.
    #[must_use]
    pub fn extended_key_usage(&self) -> Option<&[Oid]> {
        self.extensions.iter().find_map(|e| match &e.value {
            ExtensionValue::ExtendedKeyUsage(value) => Some(value.as_slice()),
            _ => None,
        })
    }

    /// Subject alternative names, where the extension is there and decodes.
    #[must_use]
    pub fn subject_alt_names(&self) -> Option<&[GeneralName]> {
        self.extensions.iter().find_map(|e| match &e.value {
            ExtensionValue::SubjectAltName(value) => Some(value.as_slice()),
            _ => None,
        })
    }

    /// Whether issuer and subject are the same name. Says nothing about the signature.
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.issuer.der == self.subject.der
    }
}
