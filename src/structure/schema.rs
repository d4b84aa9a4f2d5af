//! What standards call the elements: RFC 5280 for certificates and lists, RFC 2986 for requests, RFC 5652 and RFC 7292 for
//! messages and files, RFC 6960 for OCSP.
//!
//! It is a guess by place and tag, made to name things for a reader. What does not fit has no name, and nothing depends on it.

use crate::formats::asn1::tag::{
    BIT_STRING, BOOLEAN, ENUMERATED, GENERALIZED_TIME, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE,
    SET, UTC_TIME,
};

/// An element: its name, its tag, and what is in it.
pub(super) struct Field {
    pub(super) name: &'static str,
    /// 0 for any.
    tag: u8,
    pub(super) shape: &'static Shape,
}

/// Fields are told apart by where they stand.
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What stands in an element.
pub(super) enum Shape {
    /// Nothing is known of it.
    Any,
    /// These in their order, each at most once.
    Fields(&'static [Field]),
    /// Any number of these in any order.
    Each(&'static [Field]),
    /// As `Fields`; what is in the last one is told by the identifier in the first.
    Typed(&'static [Field], &'static Table),
}

/// What is in the last field of a typed shape, by the content of the identifier.
pub(super) type Table = [(&'static [u8], &'static Shape)];

impl Shape {
    pub(super) const fn fields(&self) -> &'static [Field] {
        match self {
            Self::Any => &[],
            Self::Fields(fields) | Self::Each(fields) | Self::Typed(fields, _) => fields,
        }
    }
}

/// The field that an element with a tag is, of those that are still expected.
pub(super) fn take(shape: &Shape, expected: &mut &'static [Field], tag: u8) -> Option<&'static Field> {
    let place = expected.iter().position(|field| field.tag == 0 || field.tag == tag)?;
    let field = expected.get(place)?;
    if !matches!(shape, Shape::Each(_)) {
        *expected = expected.get(place + 1..).unwrap_or_default();
    }
    Some(field)
}

/// What an identifier promises.
pub(super) fn typed(table: &'static Table, identifier: &[u8]) -> Option<&'static Shape> {
    table.iter().find(|(known, _)| *known == identifier).map(|(_, shape)| *shape)
}

const fn field(name: &'static str, tag: u8, shape: &'static Shape) -> Field {
    Field { name, tag, shape }
}

const fn leaf(name: &'static str, tag: u8) -> Field {
    Field { name, tag, shape: &Shape::Any }
}

use Shape::{Each, Fields, Typed};

pub(super) static CERTIFICATE: Shape = Fields(&[field("Certificate", SEQUENCE, &CERTIFICATE_PARTS)]);
pub(super) static REQUEST: Shape = Fields(&[field("CertificationRequest", SEQUENCE, &REQUEST_PARTS)]);
pub(super) static REVOCATION_LIST: Shape = Fields(&[field("CertificateList", SEQUENCE, &LIST_PARTS)]);
pub(super) static PUBLIC_KEY: Shape = Fields(&[field("SubjectPublicKeyInfo", SEQUENCE, &KEY_PARTS)]);
pub(super) static MESSAGE: Shape = Fields(&[field("ContentInfo", SEQUENCE, &CONTENT_INFO)]);
pub(super) static PFX: Shape = Fields(&[field(
    "PFX",
    SEQUENCE,
    &Fields(&[
        leaf("version", INTEGER),
        field("authSafe", SEQUENCE, &AUTH_SAFE),
        field(
            "macData",
            SEQUENCE,
            &Fields(&[
                field("mac", SEQUENCE, &Fields(&[ALGORITHM_OF_DIGEST, leaf("digest", OCTET_STRING)])),
                leaf("macSalt", OCTET_STRING),
                leaf("iterations", INTEGER),
            ]),
        ),
    ]),
)]);
pub(super) static OCSP_RESPONSE: Shape = Fields(&[field(
    "OCSPResponse",
    SEQUENCE,
    &Fields(&[
        leaf("responseStatus", ENUMERATED),
        field("responseBytes", 0xA0, &Fields(&[field("ResponseBytes", SEQUENCE, &RESPONSE_BYTES)])),
    ]),
)]);

static CERTIFICATE_PARTS: Shape = Fields(&[
    field(
        "tbsCertificate",
        SEQUENCE,
        &Fields(&[
            leaf("version", 0xA0),
            leaf("serialNumber", INTEGER),
            field("signature", SEQUENCE, &ALGORITHM),
            field("issuer", SEQUENCE, &NAME),
            field("validity", SEQUENCE, &Fields(&[leaf("notBefore", 0), leaf("notAfter", 0)])),
            field("subject", SEQUENCE, &NAME),
            field("subjectPublicKeyInfo", SEQUENCE, &KEY_PARTS),
            leaf("issuerUniqueID", 0x81),
            leaf("subjectUniqueID", 0x82),
            field("extensions", 0xA3, &EXTENSIONS),
        ]),
    ),
    field("signatureAlgorithm", SEQUENCE, &ALGORITHM),
    field("signatureValue", BIT_STRING, &SIGNATURE),
]);
static REQUEST_PARTS: Shape = Fields(&[
    field(
        "certificationRequestInfo",
        SEQUENCE,
        &Fields(&[
            leaf("version", INTEGER),
            field("subject", SEQUENCE, &NAME),
            field("subjectPKInfo", SEQUENCE, &KEY_PARTS),
            field(
                "attributes",
                0xA0,
                &Each(&[field(
                    "Attribute",
                    SEQUENCE,
                    &Typed(
                        &[leaf("type", OBJECT_IDENTIFIER), leaf("values", SET)],
                        // extensionRequest, 1.2.840.113549.1.9.14.
                        &[(&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 14], &EXTENSIONS)],
                    ),
                )]),
            ),
        ]),
    ),
    field("signatureAlgorithm", SEQUENCE, &ALGORITHM),
    field("signature", BIT_STRING, &SIGNATURE),
]);
static LIST_PARTS: Shape = Fields(&[
    field(
        "tbsCertList",
        SEQUENCE,
        &Fields(&[
            leaf("version", INTEGER),
            field("signature", SEQUENCE, &ALGORITHM),
            field("issuer", SEQUENCE, &NAME),
            leaf("thisUpdate", 0),
            leaf("nextUpdate", UTC_TIME),
            leaf("nextUpdate", GENERALIZED_TIME),
            field(
                "revokedCertificates",
                SEQUENCE,
                &Each(&[field(
                    "revokedCertificate",
                    SEQUENCE,
                    &Fields(&[
                        leaf("userCertificate", INTEGER),
                        leaf("revocationDate", 0),
                        field("crlEntryExtensions", SEQUENCE, &EXTENSION_LIST),
                    ]),
                )]),
            ),
            field("crlExtensions", 0xA0, &EXTENSIONS),
        ]),
    ),
    field("signatureAlgorithm", SEQUENCE, &ALGORITHM),
    field("signatureValue", BIT_STRING, &SIGNATURE),
]);
static KEY_PARTS: Shape = Fields(&[
    field("algorithm", SEQUENCE, &ALGORITHM),
    // RSAPublicKey; the keys of other algorithms are no SEQUENCE.
    field(
        "subjectPublicKey",
        BIT_STRING,
        &Fields(&[field(
            "",
            SEQUENCE,
            &Fields(&[leaf("modulus", INTEGER), leaf("publicExponent", INTEGER)]),
        )]),
    ),
]);
static ALGORITHM: Shape = Fields(&[leaf("algorithm", OBJECT_IDENTIFIER), leaf("parameters", 0)]);
const ALGORITHM_OF_DIGEST: Field = field("digestAlgorithm", SEQUENCE, &ALGORITHM);
/// ECDSA-Sig-Value; the signatures of RSA are no ASN.1.
static SIGNATURE: Shape = Fields(&[field("", SEQUENCE, &Fields(&[leaf("r", INTEGER), leaf("s", INTEGER)]))]);
static NAME: Shape = Each(&[field(
    "RelativeDistinguishedName",
    SET,
    &Each(&[field(
        "AttributeTypeAndValue",
        SEQUENCE,
        &Fields(&[leaf("type", OBJECT_IDENTIFIER), leaf("value", 0)]),
    )]),
)]);
static GENERAL_NAMES: Shape = Each(&[
    leaf("otherName", 0xA0),
    leaf("rfc822Name", 0x81),
    leaf("dNSName", 0x82),
    leaf("x400Address", 0xA3),
    field("directoryName", 0xA4, &Fields(&[field("Name", SEQUENCE, &NAME)])),
    leaf("ediPartyName", 0xA5),
    leaf("uniformResourceIdentifier", 0x86),
    leaf("iPAddress", 0x87),
    leaf("registeredID", 0x88),
]);
static EXTENSIONS: Shape = Fields(&[field("Extensions", SEQUENCE, &EXTENSION_LIST)]);
static EXTENSION_LIST: Shape = Each(&[field(
    "Extension",
    SEQUENCE,
    &Typed(
        &[leaf("extnID", OBJECT_IDENTIFIER), leaf("critical", BOOLEAN), leaf("extnValue", OCTET_STRING)],
        EXTENSION_VALUES,
    ),
)]);

/// Extensions of RFC 5280 sections 4.2 and 5.2, most of them 2.5.29.
static EXTENSION_VALUES: &Table = &[
    (
        &[0x55, 0x1D, 9],
        &Fields(&[field("SubjectDirectoryAttributes", SEQUENCE, &Each(&[leaf("Attribute", SEQUENCE)]))]),
    ),
    (&[0x55, 0x1D, 14], &Fields(&[leaf("SubjectKeyIdentifier", OCTET_STRING)])),
    (&[0x55, 0x1D, 15], &Fields(&[leaf("KeyUsage", BIT_STRING)])),
    (
        &[0x55, 0x1D, 16],
        &Fields(&[field(
            "PrivateKeyUsagePeriod",
            SEQUENCE,
            &Fields(&[leaf("notBefore", 0x80), leaf("notAfter", 0x81)]),
        )]),
    ),
    (&[0x55, 0x1D, 17], &Fields(&[field("SubjectAltName", SEQUENCE, &GENERAL_NAMES)])),
    (&[0x55, 0x1D, 18], &Fields(&[field("IssuerAltName", SEQUENCE, &GENERAL_NAMES)])),
    (
        &[0x55, 0x1D, 19],
        &Fields(&[field(
            "BasicConstraints",
            SEQUENCE,
            &Fields(&[leaf("cA", BOOLEAN), leaf("pathLenConstraint", INTEGER)]),
        )]),
    ),
    (&[0x55, 0x1D, 20], &Fields(&[leaf("CRLNumber", INTEGER)])),
    (&[0x55, 0x1D, 21], &Fields(&[leaf("CRLReason", ENUMERATED)])),
    (&[0x55, 0x1D, 24], &Fields(&[leaf("InvalidityDate", GENERALIZED_TIME)])),
    (&[0x55, 0x1D, 27], &Fields(&[leaf("BaseCRLNumber", INTEGER)])),
    (
        &[0x55, 0x1D, 28],
        &Fields(&[field(
            "IssuingDistributionPoint",
            SEQUENCE,
            &Fields(&[
                field("distributionPoint", 0xA0, &POINT_NAME),
                leaf("onlyContainsUserCerts", 0x81),
                leaf("onlyContainsCACerts", 0x82),
                leaf("onlySomeReasons", 0x83),
                leaf("indirectCRL", 0x84),
                leaf("onlyContainsAttributeCerts", 0x85),
            ]),
        )]),
    ),
    (&[0x55, 0x1D, 29], &Fields(&[field("CertificateIssuer", SEQUENCE, &GENERAL_NAMES)])),
    (
        &[0x55, 0x1D, 30],
        &Fields(&[field(
            "NameConstraints",
            SEQUENCE,
            &Fields(&[
                field("permittedSubtrees", 0xA0, &SUBTREES),
                field("excludedSubtrees", 0xA1, &SUBTREES),
            ]),
        )]),
    ),
    (&[0x55, 0x1D, 31], &Fields(&[field("CRLDistributionPoints", SEQUENCE, &POINTS)])),
    (
        &[0x55, 0x1D, 32],
        &Fields(&[field(
            "CertificatePolicies",
            SEQUENCE,
            &Each(&[field(
                "PolicyInformation",
                SEQUENCE,
                &Fields(&[
                    leaf("policyIdentifier", OBJECT_IDENTIFIER),
                    field(
                        "policyQualifiers",
                        SEQUENCE,
                        &Each(&[field(
                            "PolicyQualifierInfo",
                            SEQUENCE,
                            &Fields(&[leaf("policyQualifierId", OBJECT_IDENTIFIER), leaf("qualifier", 0)]),
                        )]),
                    ),
                ]),
            )]),
        )]),
    ),
    (
        &[0x55, 0x1D, 33],
        &Fields(&[field(
            "PolicyMappings",
            SEQUENCE,
            &Each(&[field(
                "PolicyMapping",
                SEQUENCE,
                &Fields(&[
                    leaf("issuerDomainPolicy", OBJECT_IDENTIFIER),
                    leaf("subjectDomainPolicy", OBJECT_IDENTIFIER),
                ]),
            )]),
        )]),
    ),
    (
        &[0x55, 0x1D, 35],
        &Fields(&[field(
            "AuthorityKeyIdentifier",
            SEQUENCE,
            &Fields(&[
                leaf("keyIdentifier", 0x80),
                field("authorityCertIssuer", 0xA1, &GENERAL_NAMES),
                leaf("authorityCertSerialNumber", 0x82),
            ]),
        )]),
    ),
    (
        &[0x55, 0x1D, 36],
        &Fields(&[field(
            "PolicyConstraints",
            SEQUENCE,
            &Fields(&[leaf("requireExplicitPolicy", 0x80), leaf("inhibitPolicyMapping", 0x81)]),
        )]),
    ),
    (
        &[0x55, 0x1D, 37],
        &Fields(&[field("ExtKeyUsageSyntax", SEQUENCE, &Each(&[leaf("KeyPurposeId", OBJECT_IDENTIFIER)]))]),
    ),
    (&[0x55, 0x1D, 46], &Fields(&[field("FreshestCRL", SEQUENCE, &POINTS)])),
    (&[0x55, 0x1D, 54], &Fields(&[leaf("InhibitAnyPolicy", INTEGER)])),
    (&[0x2B, 6, 1, 5, 5, 7, 1, 1], &Fields(&[field("AuthorityInfoAccessSyntax", SEQUENCE, &ACCESS)])),
    (&[0x2B, 6, 1, 5, 5, 7, 1, 11], &Fields(&[field("SubjectInfoAccessSyntax", SEQUENCE, &ACCESS)])),
    (
        &[0x2B, 6, 1, 5, 5, 7, 1, 24],
        &Fields(&[field("TLSFeatures", SEQUENCE, &Each(&[leaf("TLSFeature", INTEGER)]))]),
    ),
];
static POINT_NAME: Shape =
    Fields(&[field("fullName", 0xA0, &GENERAL_NAMES), leaf("nameRelativeToCRLIssuer", 0xA1)]);
static POINTS: Shape = Each(&[field(
    "DistributionPoint",
    SEQUENCE,
    &Fields(&[
        field("distributionPoint", 0xA0, &POINT_NAME),
        leaf("reasons", 0x81),
        field("cRLIssuer", 0xA2, &GENERAL_NAMES),
    ]),
)]);
static SUBTREES: Shape = Each(&[field("GeneralSubtree", SEQUENCE, &GENERAL_NAMES)]);
static ACCESS: Shape = Each(&[field(
    "AccessDescription",
    SEQUENCE,
    &Fields(&[leaf("accessMethod", OBJECT_IDENTIFIER), leaf("accessLocation", 0)]),
)]);

/// PKCS#7 1: data, signedData, encryptedData.
const SIGNED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];
const DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1];
const ENCRYPTED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 6];
static CONTENT_INFO: Shape = Typed(
    &[leaf("contentType", OBJECT_IDENTIFIER), leaf("content", 0xA0)],
    &[
        (
            SIGNED_DATA,
            &Fields(&[field(
                "SignedData",
                SEQUENCE,
                &Fields(&[
                    leaf("version", INTEGER),
                    field("digestAlgorithms", SET, &Each(&[ALGORITHM_OF_DIGEST])),
                    field(
                        "encapContentInfo",
                        SEQUENCE,
                        &Fields(&[leaf("eContentType", OBJECT_IDENTIFIER), leaf("eContent", 0xA0)]),
                    ),
                    field("certificates", 0xA0, &Each(&[field("Certificate", SEQUENCE, &CERTIFICATE_PARTS)])),
                    field("crls", 0xA1, &Each(&[field("CertificateList", SEQUENCE, &LIST_PARTS)])),
                    field("signerInfos", SET, &Each(&[leaf("SignerInfo", SEQUENCE)])),
                ]),
            )]),
        ),
        (
            ENCRYPTED_DATA,
            &Fields(&[field(
                "EncryptedData",
                SEQUENCE,
                &Fields(&[
                    leaf("version", INTEGER),
                    field(
                        "encryptedContentInfo",
                        SEQUENCE,
                        &Fields(&[
                            leaf("contentType", OBJECT_IDENTIFIER),
                            field("contentEncryptionAlgorithm", SEQUENCE, &ALGORITHM),
                            leaf("encryptedContent", 0),
                        ]),
                    ),
                ]),
            )]),
        ),
    ],
);
static AUTH_SAFE: Shape = Typed(
    &[leaf("contentType", OBJECT_IDENTIFIER), leaf("content", 0xA0)],
    &[(
        DATA,
        &Fields(&[field(
            "",
            OCTET_STRING,
            &Fields(&[field(
                "AuthenticatedSafe",
                SEQUENCE,
                &Each(&[field("ContentInfo", SEQUENCE, &CONTENT_INFO)]),
            )]),
        )]),
    )],
);
static RESPONSE_BYTES: Shape = Fields(&[
    leaf("responseType", OBJECT_IDENTIFIER),
    field("response", OCTET_STRING, &Fields(&[field("BasicOCSPResponse", SEQUENCE, &BASIC_RESPONSE)])),
]);
static BASIC_RESPONSE: Shape = Fields(&[
    field(
        "tbsResponseData",
        SEQUENCE,
        &Fields(&[
            leaf("version", 0xA0),
            field("byName", 0xA1, &Fields(&[field("Name", SEQUENCE, &NAME)])),
            leaf("byKey", 0xA2),
            leaf("producedAt", GENERALIZED_TIME),
            field(
                "responses",
                SEQUENCE,
                &Each(&[field(
                    "SingleResponse",
                    SEQUENCE,
                    &Fields(&[
                        field(
                            "certID",
                            SEQUENCE,
                            &Fields(&[
                                field("hashAlgorithm", SEQUENCE, &ALGORITHM),
                                leaf("issuerNameHash", OCTET_STRING),
                                leaf("issuerKeyHash", OCTET_STRING),
                                leaf("serialNumber", INTEGER),
                            ]),
                        ),
                        leaf("certStatus", 0),
                        leaf("thisUpdate", GENERALIZED_TIME),
                        leaf("nextUpdate", 0xA0),
                        field("singleExtensions", 0xA1, &EXTENSIONS),
                    ]),
                )]),
            ),
            field("responseExtensions", 0xA1, &EXTENSIONS),
        ]),
    ),
    field("signatureAlgorithm", SEQUENCE, &ALGORITHM),
    field("signature", BIT_STRING, &SIGNATURE),
    field(
        "certs",
        0xA0,
        &Fields(&[field("certs", SEQUENCE, &Each(&[field("Certificate", SEQUENCE, &CERTIFICATE_PARTS)]))]),
    ),
]);
