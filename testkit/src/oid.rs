//! Every object identifier that test data uses, with its name.

pub use const_oid::ObjectIdentifier as Oid;

macro_rules! oids {
    ($($constant:ident $dotted:literal $name:literal)*) => {
        $(#[doc = $name] pub const $constant: Oid = Oid::new_unwrap($dotted);)*

        const NAMES: &[(Oid, &str)] = &[$(($constant, $name)),*];
    };
}

/// The name of an identifier; `None` for one that is not listed here.
pub fn name(content: &[u8]) -> Option<&'static str> {
    NAMES.iter().find(|(oid, _)| oid.as_bytes() == content).map(|(_, name)| *name)
}

oids! {
    // Attributes of names.
    COMMON_NAME "2.5.4.3" "commonName"
    SERIAL_NUMBER "2.5.4.5" "serialNumber"
    COUNTRY "2.5.4.6" "countryName"
    LOCALITY "2.5.4.7" "localityName"
    STATE "2.5.4.8" "stateOrProvinceName"
    ORGANIZATION "2.5.4.10" "organizationName"
    ORGANIZATIONAL_UNIT "2.5.4.11" "organizationalUnitName"
    ORGANIZATION_IDENTIFIER "2.5.4.97" "organizationIdentifier"
    EMAIL_ADDRESS "1.2.840.113549.1.9.1" "emailAddress"
    DOMAIN_COMPONENT "0.9.2342.19200300.100.1.25" "domainComponent"
    PRIVATE_ATTRIBUTE "1.3.6.1.4.1.55555.1.1" "an attribute that nobody knows"

    // Keys and curves.
    RSA_ENCRYPTION "1.2.840.113549.1.1.1" "rsaEncryption"
    EC_PUBLIC_KEY "1.2.840.10045.2.1" "id-ecPublicKey"
    PRIME_FIELD "1.2.840.10045.1.1" "prime-field"
    P256 "1.2.840.10045.3.1.7" "secp256r1"
    P384 "1.3.132.0.34" "secp384r1"
    P521 "1.3.132.0.35" "secp521r1"
    P224 "1.3.132.0.33" "secp224r1"
    SECP256K1 "1.3.132.0.10" "secp256k1"
    BRAINPOOL_P256 "1.3.36.3.3.2.8.1.1.7" "brainpoolP256r1"
    ED25519 "1.3.101.112" "id-Ed25519"
    ED448 "1.3.101.113" "id-Ed448"
    DSA "1.2.840.10040.4.1" "id-dsa"
    ML_DSA_65 "2.16.840.1.101.3.4.3.18" "id-ml-dsa-65"

    // Hashes.
    MD5 "1.2.840.113549.2.5" "md5"
    SHA1 "1.3.14.3.2.26" "sha1"
    SHA224 "2.16.840.1.101.3.4.2.4" "sha224"
    SHA256 "2.16.840.1.101.3.4.2.1" "sha256"
    SHA384 "2.16.840.1.101.3.4.2.2" "sha384"
    SHA512 "2.16.840.1.101.3.4.2.3" "sha512"
    SHA512_224 "2.16.840.1.101.3.4.2.5" "sha512-224"
    SHA512_256 "2.16.840.1.101.3.4.2.6" "sha512-256"
    SHA3_256 "2.16.840.1.101.3.4.2.8" "sha3-256"
    MGF1 "1.2.840.113549.1.1.8" "id-mgf1"

    // Signatures.
    MD2_WITH_RSA "1.2.840.113549.1.1.2" "md2WithRSAEncryption"
    MD4_WITH_RSA "1.2.840.113549.1.1.3" "md4WithRSAEncryption"
    MD5_WITH_RSA "1.2.840.113549.1.1.4" "md5WithRSAEncryption"
    SHA1_WITH_RSA "1.2.840.113549.1.1.5" "sha1WithRSAEncryption"
    SHA224_WITH_RSA "1.2.840.113549.1.1.14" "sha224WithRSAEncryption"
    SHA256_WITH_RSA "1.2.840.113549.1.1.11" "sha256WithRSAEncryption"
    SHA384_WITH_RSA "1.2.840.113549.1.1.12" "sha384WithRSAEncryption"
    SHA512_WITH_RSA "1.2.840.113549.1.1.13" "sha512WithRSAEncryption"
    SHA512_224_WITH_RSA "1.2.840.113549.1.1.15" "sha512-224WithRSAEncryption"
    SHA512_256_WITH_RSA "1.2.840.113549.1.1.16" "sha512-256WithRSAEncryption"
    SHA3_256_WITH_RSA "2.16.840.1.101.3.4.3.14" "id-rsassa-pkcs1-v1-5-with-sha3-256"
    RSASSA_PSS "1.2.840.113549.1.1.10" "rsassaPss"
    ECDSA_WITH_SHA1 "1.2.840.10045.4.1" "ecdsa-with-SHA1"
    ECDSA_WITH_SHA224 "1.2.840.10045.4.3.1" "ecdsa-with-SHA224"
    ECDSA_WITH_SHA256 "1.2.840.10045.4.3.2" "ecdsa-with-SHA256"
    ECDSA_WITH_SHA384 "1.2.840.10045.4.3.3" "ecdsa-with-SHA384"
    ECDSA_WITH_SHA512 "1.2.840.10045.4.3.4" "ecdsa-with-SHA512"
    PRIVATE_SIGNATURE "1.3.6.1.4.1.55555.1.2" "a signature algorithm that nobody knows"

    // Extensions of RFC 5280.
    SUBJECT_DIRECTORY_ATTRIBUTES "2.5.29.9" "subjectDirectoryAttributes"
    SUBJECT_KEY_IDENTIFIER "2.5.29.14" "subjectKeyIdentifier"
    KEY_USAGE "2.5.29.15" "keyUsage"
    PRIVATE_KEY_USAGE_PERIOD "2.5.29.16" "privateKeyUsagePeriod"
    SUBJECT_ALT_NAME "2.5.29.17" "subjectAltName"
    ISSUER_ALT_NAME "2.5.29.18" "issuerAltName"
    BASIC_CONSTRAINTS "2.5.29.19" "basicConstraints"
    CRL_NUMBER "2.5.29.20" "cRLNumber"
    NAME_CONSTRAINTS "2.5.29.30" "nameConstraints"
    CRL_DISTRIBUTION_POINTS "2.5.29.31" "cRLDistributionPoints"
    REASON_CODE "2.5.29.21" "cRLReasons"
    INVALIDITY_DATE "2.5.29.24" "invalidityDate"
    DELTA_CRL_INDICATOR "2.5.29.27" "deltaCRLIndicator"
    ISSUING_DISTRIBUTION_POINT "2.5.29.28" "issuingDistributionPoint"
    CERTIFICATE_ISSUER "2.5.29.29" "certificateIssuer"
    CERTIFICATE_POLICIES "2.5.29.32" "certificatePolicies"
    ANY_POLICY "2.5.29.32.0" "anyPolicy"
    POLICY_MAPPINGS "2.5.29.33" "policyMappings"
    AUTHORITY_KEY_IDENTIFIER "2.5.29.35" "authorityKeyIdentifier"
    POLICY_CONSTRAINTS "2.5.29.36" "policyConstraints"
    EXTENDED_KEY_USAGE "2.5.29.37" "extKeyUsage"
    FRESHEST_CRL "2.5.29.46" "freshestCRL"
    INHIBIT_ANY_POLICY "2.5.29.54" "inhibitAnyPolicy"
    AUTHORITY_INFO_ACCESS "1.3.6.1.5.5.7.1.1" "authorityInfoAccess"
    SUBJECT_INFO_ACCESS "1.3.6.1.5.5.7.1.11" "subjectInfoAccess"

    // What stands inside them.
    CPS "1.3.6.1.5.5.7.2.1" "id-qt-cps"
    USER_NOTICE "1.3.6.1.5.5.7.2.2" "id-qt-unotice"
    OCSP "1.3.6.1.5.5.7.48.1" "id-ad-ocsp"
    CA_ISSUERS "1.3.6.1.5.5.7.48.2" "id-ad-caIssuers"
    CA_REPOSITORY "1.3.6.1.5.5.7.48.5" "id-ad-caRepository"
    DATE_OF_BIRTH "1.3.6.1.5.5.7.9.1" "id-pda-dateOfBirth"
    COUNTRY_OF_CITIZENSHIP "1.3.6.1.5.5.7.9.4" "id-pda-countryOfCitizenship"
    DOMAIN_VALIDATED "2.23.140.1.2.1" "domain-validated"
    PRIVATE_POLICY "1.3.6.1.4.1.55555.2.1" "a policy of the example"
    PRIVATE_POLICY_MAPPED "1.3.6.1.4.1.55555.2.2" "another policy of the example"
    PRIVATE_REGISTERED "1.3.6.1.4.1.55555.3" "a registered identifier of the example"

    // Purposes.
    ANY_PURPOSE "2.5.29.37.0" "anyExtendedKeyUsage"
    SERVER_AUTH "1.3.6.1.5.5.7.3.1" "serverAuth"
    CLIENT_AUTH "1.3.6.1.5.5.7.3.2" "clientAuth"
    CODE_SIGNING "1.3.6.1.5.5.7.3.3" "codeSigning"
    EMAIL_PROTECTION "1.3.6.1.5.5.7.3.4" "emailProtection"
    OCSP_SIGNING "1.3.6.1.5.5.7.3.9" "OCSPSigning"
    NETSCAPE_SGC "2.16.840.1.113730.4.1" "Netscape server gated crypto"
    MICROSOFT_SGC "1.3.6.1.4.1.311.10.3.3" "Microsoft server gated crypto"
    PRIVATE_PURPOSE "1.3.6.1.4.1.55555.4.1" "a purpose that nobody knows"

    // Extensions of others.
    MICROSOFT_TEMPLATE_NAME "1.3.6.1.4.1.311.20.2" "Microsoft certificate template name"
    MICROSOFT_UPN "1.3.6.1.4.1.311.20.2.3" "Microsoft user principal name"
    MICROSOFT_CA_VERSION "1.3.6.1.4.1.311.21.1" "Microsoft CA version"
    MICROSOFT_PREVIOUS_CA_HASH "1.3.6.1.4.1.311.21.2" "Microsoft previous CA certificate hash"
    MICROSOFT_TEMPLATE "1.3.6.1.4.1.311.21.7" "Microsoft certificate template"
    MICROSOFT_TEMPLATE_ID "1.3.6.1.4.1.311.21.8.1.2.3.4.5.6" "a template of the example"
    MICROSOFT_APPLICATION_POLICIES "1.3.6.1.4.1.311.21.10" "Microsoft application policies"
    MICROSOFT_NTDS_SECURITY "1.3.6.1.4.1.311.25.2" "Microsoft NTDS CA extension"
    MICROSOFT_NTDS_OBJECT_SID "1.3.6.1.4.1.311.25.2.1" "Microsoft NTDS object SID"
    NETSCAPE_CERT_TYPE "2.16.840.1.113730.1.1" "Netscape certificate type"
    NETSCAPE_BASE_URL "2.16.840.1.113730.1.2" "Netscape base URL"
    NETSCAPE_CA_POLICY_URL "2.16.840.1.113730.1.8" "Netscape CA policy URL"
    NETSCAPE_SSL_SERVER_NAME "2.16.840.1.113730.1.12" "Netscape SSL server name"
    NETSCAPE_COMMENT "2.16.840.1.113730.1.13" "Netscape comment"
    SCT_LIST "1.3.6.1.4.1.11129.2.4.2" "signed certificate timestamps"
    CT_POISON "1.3.6.1.4.1.11129.2.4.3" "certificate transparency poison"
    TLS_FEATURE "1.3.6.1.5.5.7.1.24" "tlsFeature"
    OCSP_NO_CHECK "1.3.6.1.5.5.7.48.1.5" "ocsp-nocheck"
    CABF_ORGANIZATION_IDENTIFIER "2.23.140.3.1" "cabfOrganizationIdentifier"
    PRIVATE_EXTENSION "1.3.6.1.4.1.55555.5.1" "an extension that nobody knows"

    // Qualified certificates: ETSI EN 319 412-5.
    QC_STATEMENTS "1.3.6.1.5.5.7.1.3" "qcStatements"
    QC_COMPLIANCE "0.4.0.1862.1.1" "QcCompliance"
    QC_LIMIT_VALUE "0.4.0.1862.1.2" "QcLimitValue"
    QC_RETENTION "0.4.0.1862.1.3" "QcRetentionPeriod"
    QC_SSCD "0.4.0.1862.1.4" "QcSSCD"
    QC_PDS "0.4.0.1862.1.5" "QcPDS"
    QC_TYPE "0.4.0.1862.1.6" "QcType"
    QC_TYPE_WEB "0.4.0.1862.1.6.3" "qct-web"
    QC_CC_LEGISLATION "0.4.0.1862.1.7" "QcCClegislation"

    // Other objects.
    SIGNED_DATA "1.2.840.113549.1.7.2" "signedData"
    DATA "1.2.840.113549.1.7.1" "data"
    CHALLENGE_PASSWORD "1.2.840.113549.1.9.7" "challengePassword"
    UNSTRUCTURED_NAME "1.2.840.113549.1.9.2" "unstructuredName"
    MICROSOFT_EXTENSION_REQUEST "1.3.6.1.4.1.311.2.1.14" "Microsoft certificate extensions"
    MICROSOFT_ENROLLMENT_PROVIDER "1.3.6.1.4.1.311.13.2.2" "Microsoft enrollment CSP"
    MICROSOFT_OS_VERSION "1.3.6.1.4.1.311.13.2.3" "Microsoft OS version"
    MICROSOFT_CLIENT_INFORMATION "1.3.6.1.4.1.311.21.20" "Microsoft request client information"
    EXTENSION_REQUEST "1.2.840.113549.1.9.14" "extensionRequest"
    OCSP_BASIC "1.3.6.1.5.5.7.48.1.1" "id-pkix-ocsp-basic"
    ROLE "2.5.4.72" "role"
}
