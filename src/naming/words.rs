//! Words for kinds of objects, ways of reading and deviations.

use crate::model::{DeviationKind, Encoding, KeyFault, LookAlike, ObjectKind, Text, TextFault, TextForm};

/// What an object is called.
#[must_use]
pub(crate) const fn kind_name(kind: ObjectKind) -> &'static str {
    use ObjectKind as Kind;
    match kind {
        Kind::Certificate => "Certificate",
        Kind::PrivateKey => "Private key",
        Kind::EncryptedPrivateKey => "Encrypted private key",
        Kind::PublicKey => "Public key",
        Kind::CertificateRequest => "Certificate request",
        Kind::RevocationList => "Certificate revocation list",
        Kind::Pkcs7 => "PKCS#7 bundle",
        Kind::Pkcs12 => "PKCS#12 file",
        Kind::JavaKeyStore => "Java key store",
        Kind::JceKeyStore => "Java key store (JCEKS)",
        Kind::OcspResponse => "OCSP response",
        Kind::OcspRequest => "OCSP request",
        Kind::Spkac => "Signed public key and challenge (SPKAC)",
        Kind::CmsRequest => "Certificate request in CMS form (CMC)",
        Kind::CmpMessage => "CMP message",
        Kind::TimeStamp => "Time stamp",
        Kind::PkiPath => "Certificate path (PkiPath)",
        Kind::BksKeyStore => "Bouncy Castle key store (BKS)",
        Kind::UberKeyStore => "Bouncy Castle key store (UBER)",
        Kind::BcfksKeyStore => "Bouncy Castle key store (BCFKS)",
        Kind::PvkKey => "Microsoft private key (PVK)",
        Kind::PinLedger => "Pin ledger",
        Kind::Secret => "Secret",
        Kind::AttributeCertificate => "Attribute certificate",
        Kind::DhParameters => "Diffie-Hellman parameters",
        Kind::EcParameters => "Curve parameters",
        Kind::SshPublicKey => "SSH public key",
        Kind::SshPrivateKey => "SSH private key",
        Kind::OpenPgp => "OpenPGP data",
        Kind::WindowsRegistry => "Windows registry file",
        Kind::WindowsCertificateStore => "Windows certificate store",
        Kind::AppleProfile => "Apple configuration profile",
        Kind::Archive => "Archive",
        Kind::Zip => "Zip archive",
        Kind::Tar => "Tar archive",
        Kind::Gzip => "Gzip archive",
        Kind::Pdf => "PDF document",
        Kind::Image => "Picture",
        Kind::Html => "Web page",
        Kind::OfficeDocument => "Office document",
        Kind::Executable => "Program",
        Kind::UnknownAsn1 => "Unknown ASN.1",
    }
}

/// How a file was read.
#[must_use]
pub(crate) const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Archive => "archive",
        Encoding::Base64 => "base64 without PEM lines",
        Encoding::Base64InText => "base64 inside other text",
        Encoding::Der => "DER",
        Encoding::Hexadecimal => "hexadecimal",
        Encoding::KeyStore => "Java key store",
        Encoding::None => "not read",
        Encoding::Pem => "PEM",
        Encoding::PemAfterMark => "PEM with a byte order mark",
        Encoding::PemInUtf16 => "PEM in UTF-16",
        Encoding::PemToRepair => "PEM that needs repair",
        Encoding::Text => "text",
        Encoding::Recognised => "recognised, not opened",
    }
}

/// What is wrong with a text that was read all the same, as a sentence with its line.
pub(crate) fn text_fault(fault: &TextFault) -> Text {
    let line = fault.line;
    match fault.form {
        TextForm::UrlEncoded => format!(
            "Line {line}: the text is URL-encoded (%0A, %2B). It was decoded here; other programs do not read it. Save the decoded certificate."
        ),
        TextForm::QuotedPrintable => format!(
            "Line {line}: the text is quoted-printable (=0A, =3D), as mail programs send it. It was decoded here; other programs do not read it. Save the attachment, or the decoded certificate."
        ),
        TextForm::Html => format!(
            "Line {line}: the text contains HTML (&#10;, <br>). It was decoded here; other programs do not read it. Save the decoded certificate."
        ),
        TextForm::JsonEscapes => format!(
            r"Line {line}: characters are escaped as in JSON (\u002B). They were decoded here; other programs do not read them. Save the decoded certificate."
        ),
        TextForm::TypedLineBreak => format!(
            r"Line {line}: line breaks are typed out as \n. OpenSSL does not read this. Replace each with a real line break."
        ),
        TextForm::OtherDashes => format!(
            "Line {line}: a word processor turned hyphens into dashes. Markers need five hyphens at each end."
        ),
        TextForm::Dashes(count) => {
            format!("Line {line}: marker lines need five dashes at each end; this one has {count}.")
        }
        TextForm::SpaceInMarker => {
            format!("Line {line}: the marker has a space between its dashes and its words. Remove it.")
        }
        TextForm::SmallLetters => format!("Line {line}: the marker must be in capital letters."),
    }
    .into()
}

/// Why a host name may be taken for another one, as a sentence.
pub(crate) const fn look_alike(found: LookAlike) -> &'static str {
    match found {
        LookAlike::MixedScripts => {
            "The name mixes Latin, Greek or Cyrillic letters in one label; they look alike, and it may pass for another name."
        }
        LookAlike::WhollyAlike => {
            "The name has a label of Greek or Cyrillic letters that all look like Latin ones; it may pass for another name."
        }
    }
}

/// A deviation, as a sentence.
#[must_use]
pub(crate) fn deviation(kind: DeviationKind) -> Text {
    match kind {
        DeviationKind::AlgorithmParameters => {
            "The parameters of the algorithm are not as its standard requires (RFC 3279, RFC 4055, RFC 5758)."
        }
        DeviationKind::BitStringUnused => {
            "A key or signature does not fill its last byte, or unused bits are set (X.690 section 11.2)."
        }
        DeviationKind::BooleanNotDer => {
            "TRUE is written as another byte than FF, which DER does not allow (X.690 section 11.1)."
        }
        DeviationKind::DefaultEncoded => {
            "A default value is written out, which DER does not allow (X.690 section 11.5)."
        }
        DeviationKind::DuplicateExtension => {
            "The extension occurs twice, which RFC 5280 section 4.2 forbids."
        }
        DeviationKind::EmptySequence => "The list is empty where at least one entry must stand.",
        DeviationKind::FieldNotInVersion => {
            "It has fields that its version does not have (RFC 5280 section 4.1.2)."
        }
        DeviationKind::TimeTypeWrong => {
            "A date before 2050 is written as GeneralizedTime instead of UTCTime (RFC 5280 section 4.1.2.5)."
        }
        DeviationKind::TimeMalformed => {
            "A date is malformed: RFC 5280 section 4.1.2.5 requires seconds, no fractions and a Z at the end. OpenSSL rejects it."
        }
        DeviationKind::StatusNotNull => {
            "The status 'good' holds a value where RFC 6960 section 4.2.1 has NULL. Strict programs reject it."
        }
        DeviationKind::OpensslTrust => {
            "The certificate is in OpenSSL's own form (TRUSTED CERTIFICATE), which other programs do not read."
        }
        DeviationKind::SignatureAlgorithmsDiffer => {
            "The algorithm inside the signed part is not the one outside it (RFC 5280 section 4.1.1.2)."
        }
        DeviationKind::IntegerNotMinimal => {
            "A number has needless leading bytes, which DER does not allow (X.690 section 8.3.2)."
        }
        DeviationKind::LengthNotDer => {
            "A length is written in a form that DER does not allow (X.690 section 10.1)."
        }
        DeviationKind::NamedBitsNotDer => {
            "Trailing zero bits are kept, which DER does not allow (X.690 section 11.2.2)."
        }
        DeviationKind::StringCharacters => "A string holds characters that its type does not have.",
        DeviationKind::SerialNotPositive => {
            "The serial number is zero or negative, which RFC 5280 section 4.1.2.2 forbids."
        }
        DeviationKind::SerialTooLong => {
            "The serial number has more than 20 bytes, which RFC 5280 section 4.1.2.2 forbids."
        }
        DeviationKind::TrailingBytes => "More bytes follow where nothing should.",
        DeviationKind::VersionUnknown => "The version is none that a standard defines.",
    }
    .into()
}

/// What is wrong with a private key, as a sentence.
pub(crate) const fn fault(fault: KeyFault) -> &'static str {
    match fault {
        KeyFault::Inconsistent => {
            "The numbers of the key contradict each other, so it is damaged; programs will refuse it or fail with it."
        }
        KeyFault::PublicHalfDiffers => {
            "The public half stored with the secret belongs to another key; which certificate fits depends on the program."
        }
        KeyFault::PrimesTooClose => {
            "The two primes of the key are so close to each other that it can be computed from its public half (CVE-2022-26320)."
        }
    }
}
