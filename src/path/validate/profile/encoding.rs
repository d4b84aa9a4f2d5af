//! Version, serial number and encoding (RFC 5280 sections 4.1 and 4.2, X.690).

use super::subject::Subject;
use crate::model::{Curve, DeviationKind as Kind, ExtensionValue, PublicKeyAlgorithm};

pub(super) fn judge(subject: &mut Subject<'_>) {
    deviations(subject);
    unique_identifiers(subject);
    malformed_extensions(subject);
    curve(subject);
}

/// What the decoder noticed, each kind of it once for each field.
fn deviations(subject: &mut Subject<'_>) {
    let certificate = subject.certificate;
    let mut said: Vec<(Kind, &str)> = Vec::new();
    for deviation in &certificate.deviations {
        // Bytes behind the certificate are no part of it, and what follows from a kind is said where it matters.
        let outside = usize::try_from(deviation.offset).is_ok_and(|offset| offset >= certificate.der.len());
        let elsewhere = deviation.kind == Kind::SignatureAlgorithmsDiffer
            || (deviation.kind == Kind::StringCharacters && deviation.field.ends_with("AltName"));
        let id = (deviation.kind, deviation.field);
        if outside || elsewhere || said.contains(&id) {
            continue;
        }
        said.push(id);
        let (code, source, what) = breach(deviation.kind, deviation.field);
        let is_negative = certificate.serial.0.first().is_some_and(|first| first & SIGN != 0);
        let what = match deviation.kind {
            Kind::SerialNotPositive if is_negative => NEGATIVE_SERIAL,
            _ => what,
        };
        let text = format!("{what} (field {}).", deviation.field);
        // Nobody looks an anchor up by its number, and roots that all clients ship have the number zero.
        let is_number = matches!(deviation.kind, Kind::SerialNotPositive | Kind::SerialTooLong);
        if is_number && subject.position.is_anchor && !subject.position.is_target() {
            subject.should(code, source, text);
        } else {
            subject.must(code, source, text);
        }
    }
}

/// The bit that makes an INTEGER negative, in its first byte (X.690 section 8.3.3).
const SIGN: u8 = 0x80;

/// What is said of a negative serial number: Go 1.23 began to reject it (its release notes, crypto/x509, x509negativeserial).
const NEGATIVE_SERIAL: &str = "The serial number is negative. Go 1.23 and later rejects such a certificate; OpenSSL and most browsers accept it";

/// What a deviation breaks: code, rule, and the sentence without its end.
fn breach(kind: Kind, field: &str) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::AlgorithmParameters => (
            "algorithmParameters",
            "RFC 5280 section 4.1.1.2",
            "The parameters of an algorithm are not as its standard requires: NULL for RSA, none for ECDSA, Ed25519, ML-DSA and their like",
        ),
        Kind::BitStringUnused => (
            "bitStringUnused",
            "X.690 section 11.2",
            "A bit string does not fill its last byte, or its unused bits are set",
        ),
        Kind::BooleanNotDer => {
            ("booleanNotDer", "X.690 section 11.1", "TRUE is written as another byte than FF")
        }
        Kind::DefaultEncoded => {
            ("defaultEncoded", "X.690 section 11.5", "A default value is written out, which DER forbids")
        }
        Kind::DuplicateExtension => {
            ("duplicateExtension", "RFC 5280 section 4.2", "An extension occurs more than once")
        }
        Kind::EmptySequence => ("emptyList", section_of(field), "A list that needs an entry has none"),
        Kind::FieldNotInVersion => (
            "fieldNotInVersion",
            "RFC 5280 section 4.1.2.1",
            "It has extensions or unique identifiers, but its version has none: with extensions the version is 3",
        ),
        Kind::TimeTypeWrong => (
            "timeTypeWrong",
            "RFC 5280 section 4.1.2.5",
            "A date is in the wrong form: up to the year 2049 it is a UTCTime, from 2050 on a GeneralizedTime",
        ),
        Kind::TimeMalformed => (
            "timeMalformed",
            "RFC 5280 section 4.1.2.5",
            "A date is malformed: it needs seconds, no fractions and a Z at its end",
        ),
        // Certificates have none.
        Kind::StatusNotNull => {
            ("statusNotNull", "RFC 6960 section 4.2.1", "A status holds a value instead of NULL")
        }
        // It stands outside the certificate.
        Kind::OpensslTrust => ("opensslTrust", "OpenSSL x509(1)", "OpenSSL's own form of a certificate"),
        // Said by the check of signatures.
        Kind::SignatureAlgorithmsDiffer => {
            ("algorithmsDiffer", "RFC 5280 section 4.1.1.2", "The two algorithm fields differ")
        }
        Kind::IntegerNotMinimal => {
            ("integerNotMinimal", "X.690 section 8.3.2", "A number has needless leading bytes")
        }
        Kind::LengthNotDer => {
            ("lengthNotDer", "X.690 section 10.1", "A length is written longer than need be, or without end")
        }
        Kind::NamedBitsNotDer => {
            ("namedBitsNotDer", "X.690 section 11.2.2", "Trailing zero bits of a list of flags are kept")
        }
        Kind::StringCharacters => {
            ("stringCharacters", "X.680 section 41", "A text holds characters that its type does not have")
        }
        Kind::SerialNotPositive => {
            ("serialNotPositive", "RFC 5280 section 4.1.2.2", "The serial number is zero")
        }
        Kind::SerialTooLong => {
            ("serialTooLong", "RFC 5280 section 4.1.2.2", "The serial number is longer than 20 bytes")
        }
        Kind::TrailingBytes => ("trailingBytes", "X.690 section 8", "Bytes follow where nothing should"),
        Kind::VersionUnknown => (
            "versionUnknown",
            "RFC 5280 section 4.1.2.1",
            "Its version number is one that no standard defines",
        ),
    }
}

/// The section that wants an entry in a list.
fn section_of(field: &str) -> &'static str {
    match field {
        "extensions" => "RFC 5280 section 4.1.2.9",
        "issuer" | "subject" => "RFC 5280 section 4.1.2.4",
        "keyUsage" => "RFC 5280 section 4.2.1.3",
        "certificatePolicies" => "RFC 5280 section 4.2.1.4",
        "subjectAltName" => "RFC 5280 section 4.2.1.6",
        "issuerAltName" => "RFC 5280 section 4.2.1.7",
        "nameConstraints" => "RFC 5280 section 4.2.1.10",
        "extKeyUsage" => "RFC 5280 section 4.2.1.12",
        "cRLDistributionPoints" => "RFC 5280 section 4.2.1.13",
        "freshestCRL" => "RFC 5280 section 4.2.1.15",
        _ => "RFC 5280 section 4.2",
    }
}

fn unique_identifiers(subject: &mut Subject<'_>) {
    let certificate = subject.certificate;
    if certificate.issuer_unique_id.is_some() || certificate.subject_unique_id.is_some() {
        subject.must(
            "uniqueIdentifier",
            "RFC 5280 section 4.1.2.8",
            "It has a unique identifier of issuer or subject, which CAs must not put into certificates.",
        );
    }
}

/// Extensions that the RFC defines and that cannot be read.
fn malformed_extensions(subject: &mut Subject<'_>) {
    for extension in &subject.certificate.extensions {
        let ExtensionValue::Malformed(why) = &extension.value else { continue };
        let Some(source) = super::extensions::section(&extension.oid) else { continue };
        let name = extension.oid.name().unwrap_or_default();
        subject.must("extensionMalformed", source, format!("Its extension {name} cannot be read: {why}."));
    }
}

fn curve(subject: &mut Subject<'_>) {
    let PublicKeyAlgorithm::Ec { curve, .. } = &subject.certificate.public_key.algorithm else { return };
    let what = match curve {
        Curve::Explicit => "spells its elliptic curve out",
        Curve::Missing => "does not say which elliptic curve it is on",
        _ => return,
    };
    subject.must(
        "curveNotNamed",
        "RFC 5480 section 2.1.1",
        format!("Its key {what}; the curve must be given by name."),
    );
}
