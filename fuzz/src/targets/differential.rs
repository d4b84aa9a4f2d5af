//! A certificate as x509-parser reads it and as we do: where both read one, they see the same. What one of them rejects is not
//! compared: x509-parser passes over whatever follows the last relative name that it knows, as in a subject that is none.

use cert_inspector::model::{Certificate, DeviationKind, Version};
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;

use super::invariants;

pub(super) fn run(bytes: &[u8]) -> bool {
    let report = invariants::inspect(bytes);
    let Ok(([], theirs)) = X509Certificate::from_der(bytes) else {
        return report.objects.iter().any(|object| object.certificate.is_some());
    };
    if let Some(ours) = report.objects.first().and_then(|object| object.certificate.as_ref()) {
        compare(ours, &theirs);
    }
    true
}

fn compare(ours: &Certificate, theirs: &X509Certificate<'_>) {
    let version = match ours.version {
        Version::V1 => 0,
        Version::V2 => 1,
        Version::V3 => 2,
        Version::Unknown(number) => number,
    };
    assert_eq!(version, theirs.version.0, "version");
    assert_eq!(ours.serial.0, theirs.raw_serial(), "serial number");
    assert_eq!(ours.subject.der.0, theirs.subject.as_raw(), "subject");
    assert_eq!(ours.issuer.der.0, theirs.issuer.as_raw(), "issuer");
    // x509-parser drops the offset of a zone and fractions, which we report.
    let is_odd = ours.deviations.iter().any(|found| found.kind == DeviationKind::TimeMalformed);
    if !is_odd {
        let (from, to) = (theirs.validity.not_before.timestamp(), theirs.validity.not_after.timestamp());
        assert_eq!(ours.validity.not_before.unix_seconds(), from, "not before");
        assert_eq!(ours.validity.not_after.unix_seconds(), to, "not after");
    }
    let theirs_extensions: Vec<_> = theirs
        .extensions()
        .iter()
        .map(|extension| (extension.oid.as_bytes(), extension.critical, length(extension.value)))
        .collect();
    let ours_extensions: Vec<_> = ours
        .extensions
        .iter()
        .map(|extension| (extension.oid.der_content(), extension.critical, Some(extension.span.length)))
        .collect();
    assert_eq!(ours_extensions, theirs_extensions, "extensions");
    assert_eq!(Some(ours.signature.length), length(&theirs.signature_value.data), "signature");
}

fn length(bytes: &[u8]) -> Option<u32> {
    u32::try_from(bytes.len()).ok()
}
