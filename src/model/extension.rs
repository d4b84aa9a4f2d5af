//! Extensions of certificates, requests and revocation lists: RFC 5280 sections 4.2 and 5.2, and what else those of our
//! readers carry.

use serde::Serialize;

use super::{Bytes, GeneralName, Name, Oid, Span, Timestamp};

/// An extension.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Extension {
    /// Its identifier.
    pub oid: Oid,
    /// Whether a reader that does not understand it must refuse the certificate.
    pub critical: bool,
    /// Its value, decoded.
    pub value: ExtensionValue,
    /// The content of its OCTET STRING within the certificate.
    pub span: Span,
}

/// The value of an extension.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "value")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ExtensionValue {
    /// RFC 5280 4.2.2.1.
    AuthorityInfoAccess(Vec<AccessDescription>),
    /// RFC 5280 4.2.1.1.
    AuthorityKeyIdentifier(AuthorityKeyIdentifier),
    /// RFC 5280 4.2.1.9.
    BasicConstraints(BasicConstraints),
    /// CA/B Forum guidelines for extended validation, section 9.8.2.
    CabfOrganizationIdentifier(OrganizationIdentifier),
    /// RFC 5280 4.2.1.4.
    CertificatePolicies(Vec<PolicyInformation>),
    /// RFC 5280 4.2.1.13.
    CrlDistributionPoints(Vec<DistributionPoint>),
    /// RFC 5280 5.2.3: the content bytes of the INTEGER.
    CrlNumber(Bytes),
    /// RFC 6962 section 3.1: a precertificate, which is not to be used.
    CtPoison,
    /// RFC 5280 5.2.4: number of the list that the delta goes on from; the content bytes of the INTEGER.
    DeltaCrlIndicator(Bytes),
    /// X.509 section 9.5.2.9: from when on the list keeps certificates that have ended.
    ExpiredCertificatesOnCrl(Timestamp),
    /// RFC 5280 4.2.1.12.
    ExtendedKeyUsage(Vec<Oid>),
    /// RFC 5280 4.2.1.15.
    FreshestCrl(Vec<DistributionPoint>),
    /// RFC 5280 4.2.1.14: how many certificates may follow before anyPolicy loses its meaning.
    InhibitAnyPolicy(u32),
    /// RFC 5280 4.2.1.7.
    IssuerAltName(Vec<GeneralName>),
    /// RFC 5280 5.2.5.
    IssuingDistributionPoint(Box<IssuingDistributionPoint>),
    /// RFC 5280 4.2.1.3.
    KeyUsage(KeyUsage),
    /// The content does not decode as its identifier requires; why, in words.
    Malformed(String),
    /// Microsoft: application policies, which mirror the extended key usage.
    MicrosoftApplicationPolicies(Vec<PolicyInformation>),
    /// Microsoft: version of the CA's certificate and key.
    MicrosoftCaVersion(CaVersion),
    /// Microsoft: when the next list is to be published, some time before this one ends.
    MicrosoftNextPublish(Timestamp),
    /// Microsoft: the template that the certificate was made from.
    MicrosoftTemplate(CertificateTemplate),
    /// Microsoft: name of the template, of version 1.
    MicrosoftTemplateName(String),
    /// Microsoft: SHA-1 of the previous certificate of the CA.
    MicrosoftPreviousCaHash(Bytes),
    /// RFC 5280 4.2.1.10.
    NameConstraints(NameConstraints),
    /// Netscape: what the certificate may be used for.
    NetscapeCertType(Vec<NetscapeUse>),
    /// Netscape: a comment, a URL or a name, by the extension's identifier.
    NetscapeText(String),
    /// RFC 6960 4.2.2.2.1: a responder's certificate needs no revocation check.
    OcspNoCheck,
    /// RFC 5280 4.2.1.11.
    PolicyConstraints(PolicyConstraints),
    /// RFC 5280 4.2.1.5.
    PolicyMappings(Vec<PolicyMapping>),
    /// RFC 3280 4.2.1.4.
    PrivateKeyUsagePeriod(PrivateKeyUsagePeriod),
    /// RFC 3739 section 3.2.6.
    QcStatements(Vec<QcStatement>),
    /// RFC 6962 section 3.3.
    SignedCertificateTimestamps(Vec<SignedCertificateTimestamp>),
    /// RFC 5280 4.2.1.6.
    SubjectAltName(Vec<GeneralName>),
    /// RFC 5280 4.2.1.8: attributes by identifier, values as DER.
    SubjectDirectoryAttributes(Vec<DirectoryAttribute>),
    /// RFC 5280 4.2.2.2.
    SubjectInfoAccess(Vec<AccessDescription>),
    /// RFC 5280 4.2.1.2.
    SubjectKeyIdentifier(Bytes),
    /// RFC 7633: TLS extensions that the server promises; 5 is OCSP stapling.
    TlsFeature(Vec<u16>),
    /// Not known here: the bytes.
    Unknown(Bytes),
}

/// RFC 5280 section 4.2.1.1.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct AuthorityKeyIdentifier {
    /// Identifier of the issuer's key.
    pub key_identifier: Option<Bytes>,
    /// Names of the issuer's own issuer.
    pub issuer: Vec<GeneralName>,
    /// Serial number of the issuer's certificate.
    pub serial: Option<Bytes>,
}

/// RFC 5280 section 4.2.1.9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BasicConstraints {
    /// Whether the subject is a certificate authority.
    pub ca: bool,
    /// How many intermediate CAs may stand below it.
    pub path_length: Option<u32>,
}

/// RFC 5280 section 4.2.1.3, one flag per bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the names of RFC 5280 section 4.2.1.3")]
#[expect(clippy::struct_excessive_bools, reason = "one flag per bit of the standard")]
pub struct KeyUsage {
    pub digital_signature: bool,
    pub content_commitment: bool,
    pub key_encipherment: bool,
    pub data_encipherment: bool,
    pub key_agreement: bool,
    pub key_cert_sign: bool,
    pub crl_sign: bool,
    pub encipher_only: bool,
    pub decipher_only: bool,
}

impl KeyUsage {
    /// The usages that are set, by their names in RFC 5280.
    #[must_use]
    pub fn names(self) -> Vec<&'static str> {
        [
            (self.digital_signature, "digitalSignature"),
            (self.content_commitment, "contentCommitment"),
            (self.key_encipherment, "keyEncipherment"),
            (self.data_encipherment, "dataEncipherment"),
            (self.key_agreement, "keyAgreement"),
            (self.key_cert_sign, "keyCertSign"),
            (self.crl_sign, "cRLSign"),
            (self.encipher_only, "encipherOnly"),
            (self.decipher_only, "decipherOnly"),
        ]
        .into_iter()
        .filter_map(|(set, name)| set.then_some(name))
        .collect()
    }
}

/// RFC 5280 section 4.2.2.1: how to reach a service.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct AccessDescription {
    /// The kind of service.
    pub method: Oid,
    /// Where it is.
    pub location: GeneralName,
}

/// RFC 5280 section 4.2.1.4.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PolicyInformation {
    /// The policy.
    pub policy: Oid,
    /// What the issuer adds to it.
    pub qualifiers: Vec<PolicyQualifier>,
}

/// A policy qualifier.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "value")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PolicyQualifier {
    /// Address of the certification practice statement.
    Cps(String),
    /// A text to be shown to users.
    UserNotice(UserNotice),
    /// Another qualifier, undecoded.
    Other {
        /// Its identifier.
        oid: Oid,
        /// Its DER.
        der: Bytes,
    },
}

/// RFC 5280 section 4.2.1.4.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct UserNotice {
    /// The organization whose numbered notices are meant.
    pub organization: Option<String>,
    /// The numbers of the notices.
    pub numbers: Vec<u32>,
    /// The text itself.
    pub text: Option<String>,
}

/// RFC 5280 section 4.2.1.5.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PolicyMapping {
    /// The policy in the issuer's domain.
    pub issuer_domain: Oid,
    /// The policy in the subject's domain.
    pub subject_domain: Oid,
}

/// RFC 5280 section 4.2.1.11: how many certificates may follow before a rule bites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PolicyConstraints {
    /// Before an acceptable policy is needed in every certificate.
    pub require_explicit_policy: Option<u32>,
    /// Before policies can no longer be mapped.
    pub inhibit_policy_mapping: Option<u32>,
}

/// RFC 5280 section 4.2.1.10.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct NameConstraints {
    /// Names below must lie within one of these.
    pub permitted: Vec<GeneralName>,
    /// Names below must lie within none of these.
    pub excluded: Vec<GeneralName>,
}

/// RFC 5280 section 4.2.1.13.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DistributionPoint {
    /// Where the list is.
    pub full_name: Vec<GeneralName>,
    /// Where the list is, relative to the name of its issuer.
    pub relative_name: Option<Name>,
    /// Which reasons for revocation it covers; all where empty.
    pub reasons: Vec<&'static str>,
    /// Who signs it, where that is not the issuer of the certificate.
    pub crl_issuer: Vec<GeneralName>,
}

/// RFC 5280 section 5.2.5: what a revocation list covers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(clippy::struct_excessive_bools, reason = "the flags of the standard")]
pub struct IssuingDistributionPoint {
    /// Where the list is.
    pub full_name: Vec<GeneralName>,
    /// Where the list is, relative to the name of its issuer.
    pub relative_name: Option<Name>,
    /// Only certificates of end entities.
    pub only_user_certificates: bool,
    /// Only certificates of authorities.
    pub only_ca_certificates: bool,
    /// Only attribute certificates.
    pub only_attribute_certificates: bool,
    /// Which reasons for revocation it covers; all where empty.
    pub only_some_reasons: Vec<&'static str>,
    /// Whether it lists certificates of other issuers too.
    pub indirect: bool,
}

/// RFC 3280 section 4.2.1.4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PrivateKeyUsagePeriod {
    /// When the private key may first be used.
    pub not_before: Option<Timestamp>,
    /// When it may last be used.
    pub not_after: Option<Timestamp>,
}

/// RFC 3739 section 3.2.6 and ETSI EN 319 412-5.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct QcStatement {
    /// What is stated.
    pub statement: Oid,
    /// Its details in words, where they are known.
    pub details: Vec<String>,
    /// Its details as DER, where they are not.
    pub der: Option<Bytes>,
}

/// RFC 6962 section 3.2.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SignedCertificateTimestamp {
    /// Version; 0 means version 1.
    pub version: u8,
    /// SHA-256 of the log's key.
    pub log_id: Bytes,
    /// When the log saw the certificate, fractions of a second dropped.
    pub timestamp: Timestamp,
    /// Hash and signature algorithm numbers of TLS 1.2 (RFC 5246 section 7.4.1.4.1).
    pub algorithm: (u8, u8),
}

/// RFC 5280 section 4.2.1.8.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DirectoryAttribute {
    /// The attribute.
    pub oid: Oid,
    /// Its SET of values as DER.
    pub values: Bytes,
}

/// Microsoft's `CertificateTemplate`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CertificateTemplate {
    /// The template.
    pub template: Oid,
    /// Its major version.
    pub major: Option<u32>,
    /// Its minor version.
    pub minor: Option<u32>,
}

/// Microsoft's CA version: how often certificate and key of the CA were renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CaVersion {
    /// Index of the CA's certificate.
    pub certificate_index: u16,
    /// Index of the CA's key.
    pub key_index: u16,
}

/// CA/B Forum guidelines for extended validation, section 9.8.2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OrganizationIdentifier {
    /// The registration scheme, for example `VAT`.
    pub scheme: String,
    /// The country.
    pub country: String,
    /// State or province.
    pub state: Option<String>,
    /// The number in the register.
    pub reference: String,
}

/// A use in Netscape's certificate type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the names say it all")]
pub enum NetscapeUse {
    SslClient,
    SslServer,
    Smime,
    ObjectSigning,
    Reserved,
    SslCa,
    SmimeCa,
    ObjectSigningCa,
}

impl NetscapeUse {
    /// Every use, in the order of its bits.
    pub const ALL: [Self; 8] = [
        Self::SslClient,
        Self::SslServer,
        Self::Smime,
        Self::ObjectSigning,
        Self::Reserved,
        Self::SslCa,
        Self::SmimeCa,
        Self::ObjectSigningCa,
    ];

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SslClient => "SSL client",
            Self::SslServer => "SSL server",
            Self::Smime => "S/MIME",
            Self::ObjectSigning => "object signing",
            Self::Reserved => "reserved",
            Self::SslCa => "SSL CA",
            Self::SmimeCa => "S/MIME CA",
            Self::ObjectSigningCa => "object signing CA",
        }
    }
}
