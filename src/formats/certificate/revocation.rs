//! Extensions of revocation lists (RFC 5280 section 5.2).

use super::content::only;
use super::{access, time};
use crate::formats::Deviations;
use crate::formats::asn1::{Asn1Error, Element, tag};
use crate::model::{Bytes, DeviationKind, ExtensionValue, IssuingDistributionPoint};

/// RFC 5280 section 5.2.3.
pub(crate) fn crl_number(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    number(octets, "cRLNumber", deviations).map(ExtensionValue::CrlNumber)
}

/// RFC 5280 section 5.2.4.
pub(crate) fn delta_crl_indicator(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    number(octets, "deltaCRLIndicator", deviations).map(ExtensionValue::DeltaCrlIndicator)
}

fn number(
    octets: &Element<'_>,
    field: &'static str,
    deviations: &mut Deviations,
) -> Result<Bytes, Asn1Error> {
    let number = only(octets, tag::INTEGER, field, deviations)?;
    deviations.check_integer(&number, field);
    Ok(Bytes::from(number.content))
}

/// RFC 5280 section 5.2.5.
pub(crate) fn issuing_distribution_point(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "issuingDistributionPoint";
    let mut reader = only(octets, tag::SEQUENCE, FIELD, deviations)?.reader();
    let mut point = IssuingDistributionPoint::default();
    if let Some(wrapper) = reader.optional(tag::context_constructed(0), FIELD)? {
        (point.full_name, point.relative_name) =
            access::distribution_point_name(&wrapper, FIELD, deviations)?;
    }
    let flag = |element: Option<Element<'_>>, deviations: &mut Deviations| -> bool {
        let Some(boolean) = element else { return false };
        match boolean.content {
            [0x00] => deviations.add(DeviationKind::DefaultEncoded, FIELD, boolean.at),
            [0xFF] => {}
            _ => deviations.add(DeviationKind::BooleanNotDer, FIELD, boolean.at),
        }
        boolean.content.iter().any(|byte| *byte != 0)
    };
    point.only_user_certificates = flag(reader.optional(tag::context_primitive(1), FIELD)?, deviations);
    point.only_ca_certificates = flag(reader.optional(tag::context_primitive(2), FIELD)?, deviations);
    if let Some(flags) = reader.optional(tag::context_primitive(3), FIELD)? {
        point.only_some_reasons = access::reasons(&flags, FIELD)?;
    }
    point.indirect = flag(reader.optional(tag::context_primitive(4), FIELD)?, deviations);
    point.only_attribute_certificates = flag(reader.optional(tag::context_primitive(5), FIELD)?, deviations);
    deviations.check_end(&reader, FIELD);
    if point == IssuingDistributionPoint::default() {
        deviations.add(DeviationKind::EmptySequence, FIELD, octets.content_at);
    }
    Ok(ExtensionValue::IssuingDistributionPoint(Box::new(point)))
}

/// X.509 section 9.5.2.9: a GeneralizedTime, also for years before 2050.
pub(crate) fn expired_certificates_on_crl(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "expiredCertsOnCRL";
    let instant = only(octets, tag::GENERALIZED_TIME, FIELD, deviations)?;
    time::decode(&instant, FIELD, &mut Deviations::default()).map(ExtensionValue::ExpiredCertificatesOnCrl)
}

/// Microsoft's `szOID_CRL_NEXT_PUBLISH`.
pub(crate) fn microsoft_next_publish(
    octets: &Element<'_>,
    deviations: &mut Deviations,
) -> Result<ExtensionValue, Asn1Error> {
    const FIELD: &str = "nextPublish";
    let mut reader = octets.reader();
    let instant = time::decode(&reader.any(FIELD)?, FIELD, deviations)?;
    deviations.check_end(&reader, FIELD);
    Ok(ExtensionValue::MicrosoftNextPublish(instant))
}
