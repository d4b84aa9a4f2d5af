//! Extensions beyond RFC 5280: certificate transparency, Microsoft, Netscape, ETSI, the CA/Browser Forum.

use der::asn1::{AnyRef, ObjectIdentifier, PrintableStringRef, Utf8StringRef};
use der::{Decode, Sequence};
use x509_parser::extensions as x509;

use super::content::only;
use super::{constraints, text};
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, tag};
use crate::formats::element::oid;
use crate::limits::MAX_ENTRIES;
use crate::model::{
    Bytes, CaVersion, CertificateTemplate, DeviationKind, ExtensionValue, NetscapeUse, Oid,
    OrganizationIdentifier, QcStatement, SignedCertificateTimestamp, Timestamp,
};

/// RFC 6962 section 3.3.
pub(crate) fn signed_certificate_timestamps(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "signedCertificateTimestampList";
    only(octets, tag::OCTET_STRING, FIELD, deviations)?;
    let (_, list) = x509::parse_ct_signed_certificate_timestamp_list(octets.content)
        .map_err(|_| Asn1Error { cause: Asn1Cause::Content, field: FIELD, at: octets.content_at })?;
    let timestamps = list.iter().map(|timestamp| SignedCertificateTimestamp {
        version: timestamp.version.0,
        log_id: Bytes::from(timestamp.id.key_id.as_slice()),
        timestamp: Timestamp::from_unix_seconds(
            i64::try_from(timestamp.timestamp / 1000).unwrap_or(i64::MAX),
        ),
        algorithm: (timestamp.signature.hash_alg_id, timestamp.signature.sign_alg_id),
    });
    Ok(ExtensionValue::SignedCertificateTimestamps(timestamps.collect()))
}

/// RFC 6962 section 3.1.
pub(crate) fn ct_poison(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    only(octets, tag::NULL, "certificateTransparencyPoison", deviations)?;
    Ok(ExtensionValue::CtPoison)
}

/// RFC 6960 section 4.2.2.2.1.
pub(crate) fn ocsp_no_check(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    only(octets, tag::NULL, "ocspNoCheck", deviations)?;
    Ok(ExtensionValue::OcspNoCheck)
}

/// RFC 7633 section 4.1.
pub(crate) fn tls_feature(octets: &Element<'_>, _: &mut Deviations) -> Result<ExtensionValue, Asn1Error> {
    Ok(ExtensionValue::TlsFeature(strictly(octets, "tlsFeature")?))
}

/// Decodes by the `der` crate, which reports the place of a fault.
fn strictly<'a, T: Decode<'a, Error = der::Error>>(
    octets: &Element<'a>,
    field: &'static str,
) -> Result<T, Asn1Error> {
    T::from_der(octets.content).map_err(|error| {
        let within = error.position().and_then(|position| usize::try_from(position).ok()).unwrap_or(0);
        Asn1Error { cause: Asn1Cause::Content, field, at: octets.content_at + within }
    })
}

/// Microsoft's `enrollCerttype`: the name of a template of version 1.
pub(crate) fn microsoft_template_name(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "certificateTemplateName";
    let string = octets.reader().any(FIELD)?;
    Ok(ExtensionValue::MicrosoftTemplateName(text::decode(&string, FIELD, deviations).1))
}

/// `CertificateTemplate` of Microsoft's certificate services.
#[derive(Sequence)]
struct EncodedTemplate {
    template: ObjectIdentifier,
    #[asn1(optional = "true")]
    major: Option<u32>,
    #[asn1(optional = "true")]
    minor: Option<u32>,
}

/// Microsoft's certificate template of version 2 and later.
pub(crate) fn microsoft_template(
    octets: &Element<'_>,
    _: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let encoded: EncodedTemplate = strictly(octets, "certificateTemplate")?;
    Ok(ExtensionValue::MicrosoftTemplate(CertificateTemplate {
        template: Oid::from_der_content(encoded.template.as_bytes()),
        major: encoded.major,
        minor: encoded.minor,
    }))
}

/// Microsoft's CA version: the key index in the upper, the certificate index in the lower 16 bits.
pub(crate) fn microsoft_ca_version(
    octets: &Element<'_>,
    _: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let version: u32 = strictly(octets, "caVersion")?;
    let [key_high, key_low, certificate_high, certificate_low] = version.to_be_bytes();
    Ok(ExtensionValue::MicrosoftCaVersion(CaVersion {
        certificate_index: u16::from_be_bytes([certificate_high, certificate_low]),
        key_index: u16::from_be_bytes([key_high, key_low]),
    }))
}

/// Microsoft's hash of the CA's previous certificate.
pub(crate) fn microsoft_previous_ca_hash(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let hash = only(octets, tag::OCTET_STRING, "previousCaCertificateHash", deviations)?;
    Ok(ExtensionValue::MicrosoftPreviousCaHash(Bytes::from(hash.content)))
}

/// `CABFOrganizationIdentifier` (CA/B Forum guidelines for extended validation, section 9.8.2).
#[derive(Sequence)]
struct EncodedOrganizationIdentifier<'a> {
    scheme: PrintableStringRef<'a>,
    country: PrintableStringRef<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    state: Option<PrintableStringRef<'a>>,
    reference: Utf8StringRef<'a>,
}

/// CA/B Forum organization identifier.
pub(crate) fn cabf_organization_identifier(
    octets: &Element<'_>,
    _: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    let encoded: EncodedOrganizationIdentifier<'_> = strictly(octets, "cabfOrganizationIdentifier")?;
    Ok(ExtensionValue::CabfOrganizationIdentifier(OrganizationIdentifier {
        scheme: encoded.scheme.to_string(),
        country: encoded.country.to_string(),
        state: encoded.state.map(|state| state.to_string()),
        reference: encoded.reference.to_string(),
    }))
}

/// Netscape's certificate type, a named bit list.
pub(crate) fn netscape_cert_type(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "netscapeCertType";
    let (_, bits) = only(octets, tag::BIT_STRING, FIELD, deviations)?.bit_string(FIELD)?;
    Ok(ExtensionValue::NetscapeCertType(constraints::named_bits(bits, &NetscapeUse::ALL)))
}

/// Netscape's comments and URLs.
pub(crate) fn netscape_text(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "netscapeText";
    let string = only(octets, tag::IA5_STRING, FIELD, deviations)?;
    Ok(ExtensionValue::NetscapeText(text::decode(&string, FIELD, deviations).1))
}

/// RFC 3739 section 3.2.6.
pub(crate) fn qc_statements(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "qcStatements";
    let sequence = only(octets, tag::SEQUENCE, FIELD, deviations)?;
    let mut reader = sequence.reader();
    let mut statements = Vec::new();
    while !reader.is_empty() && statements.len() < MAX_ENTRIES {
        let mut parts = reader.expect(tag::SEQUENCE, FIELD)?.reader();
        let statement = oid(&parts.expect(tag::OBJECT_IDENTIFIER, FIELD)?);
        let info = if parts.is_empty() { None } else { Some(parts.any(FIELD)?) };
        let details = info.as_ref().and_then(|info| qc_details(&statement, info)).unwrap_or_default();
        let der = info.filter(|_| details.is_empty()).map(|info| Bytes::from(info.whole));
        statements.push(QcStatement { statement, details, der });
    }
    if statements.is_empty() {
        deviations.add(DeviationKind::EmptySequence, FIELD, sequence.at);
    }
    Ok(ExtensionValue::QcStatements(statements))
}

/// `QcEuLimitValue`'s MonetaryValue (ETSI EN 319 412-5 section 4.3.2).
#[derive(Sequence)]
struct MonetaryValue<'a> {
    currency: AnyRef<'a>,
    amount: u32,
    exponent: i32,
}

/// `PdsLocation` (ETSI EN 319 412-5 section 4.3.4).
#[derive(Sequence)]
struct PdsLocation<'a> {
    url: der::asn1::Ia5StringRef<'a>,
    language: PrintableStringRef<'a>,
}

/// The details of the statements that ETSI EN 319 412-5 defines, in words; `None` for others.
fn qc_details(statement: &Oid, info: &Element<'_>) -> Option<Vec<String>> {
    const LIMIT_VALUE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.2");
    const RETENTION_PERIOD: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.3");
    const PDS: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.5");
    const TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.6");
    const LEGISLATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.7");
    if *statement == LIMIT_VALUE {
        let value = MonetaryValue::from_der(info.whole).ok()?;
        let currency = match value.currency.decode_as::<PrintableStringRef<'_>>() {
            Ok(letters) => letters.to_string(),
            Err(_) => value.currency.decode_as::<u16>().ok()?.to_string(),
        };
        Some(vec![format!("{} × 10^{} {currency}", value.amount, value.exponent)])
    } else if *statement == RETENTION_PERIOD {
        Some(vec![format!("{} years", u32::from_der(info.whole).ok()?)])
    } else if *statement == PDS {
        let locations = Vec::<PdsLocation<'_>>::from_der(info.whole).ok()?;
        Some(locations.iter().map(|location| format!("{} ({})", location.url, location.language)).collect())
    } else if *statement == TYPE {
        let types = Vec::<ObjectIdentifier>::from_der(info.whole).ok()?;
        Some(types.iter().map(|kind| named(*kind)).collect())
    } else if *statement == LEGISLATION {
        let countries = Vec::<PrintableStringRef<'_>>::from_der(info.whole).ok()?;
        Some(countries.iter().map(ToString::to_string).collect())
    } else {
        None
    }
}

fn named(identifier: ObjectIdentifier) -> String {
    let oid = Oid::from_der_content(identifier.as_bytes());
    oid.name().map_or_else(|| oid.to_string(), str::to_owned)
}
