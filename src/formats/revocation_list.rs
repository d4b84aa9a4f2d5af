//! Certificate revocation lists (RFC 5280 section 5).
//!
//! A list may have a million entries, so an entry costs no memory but its serial number, and those beyond the limits are
//! only counted. A damaged entry does not take the list along; nor does the end of a file that was cut off.

use sha2::{Digest, Sha256};

use super::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use super::certificate::{access, algorithm, extensions, name, time};
use super::deviations::Deviations;
use super::element::{span, to_u32};
use super::{Decoded, Failure, FormatError};
use crate::limits::{MAX_CERTIFICATE_BYTES, MAX_ENTRY_ISSUER_BYTES, MAX_PROBLEMS, MAX_REVOKED};
use crate::model::{
    Bytes, Content, DeviationKind, ObjectKind, RevocationList, RevocationReason, RevokedCertificate,
    SignatureAlgorithm, Span, Timestamp,
};

/// Decodes a list.
pub(super) fn decode(der: &[u8]) -> Result<Decoded, FormatError> {
    let mut failures = Vec::new();
    let list = list(der, &mut failures).map_err(failed)?;
    Ok(Decoded { failures, ..Decoded::leaf(Content::RevocationList(Box::new(list))) })
}

/// A fault of a list.
pub(super) fn failed(error: Asn1Error) -> FormatError {
    error.of(ObjectKind::RevocationList.subject())
}

/// Decodes a list; what is damaged in it goes to the failures.
fn list(der: &[u8], failures: &mut Vec<Failure>) -> Result<RevocationList, Asn1Error> {
    let mut deviations = Deviations::default();
    let mut file = Reader::new(der);
    let (whole, cut) = file.expect_clipped(tag::SEQUENCE, "CertificateList")?;
    match cut {
        Some(error) => failures.push(Failure::at(error.at, failed(error))),
        None => {
            deviations.check_length(&whole, "CertificateList");
            deviations.check_end(&file, "CertificateList");
        }
    }
    let is_cut = cut.is_some();
    let mut outer = whole.reader();
    let (signed, _) = outer.expect_clipped(tag::SEQUENCE, "tbsCertList")?;
    deviations.check_length(&signed, "tbsCertList");
    let signing = signing(&mut outer, &mut deviations);
    let (outer_algorithm, signature) = match signing {
        Ok((algorithm, signature)) => (Some(algorithm), signature),
        Err(_) if is_cut => (None, Span::default()),
        Err(error) => return Err(error),
    };

    let mut fields = signed.reader();
    let version = version(&mut fields, &mut deviations)?;
    let inner_algorithm =
        algorithm::signature(&fields.expect(tag::SEQUENCE, "signature")?, "signature", &mut deviations)?;
    if outer_algorithm.as_ref().is_some_and(|outer| *outer != inner_algorithm) {
        deviations.add(DeviationKind::SignatureAlgorithmsDiffer, "signature", fields.offset());
    }
    let issuer = fields.expect(tag::SEQUENCE, "issuer")?;
    within_limit(&issuer, "issuer")?;
    let issuer = name::decode(&issuer, "issuer", &mut deviations)?;
    let this_update = time::decode_any(&fields.any("thisUpdate")?, "thisUpdate", &mut deviations)?;
    let next_update = match fields.peek() {
        Some(tag::UTC_TIME | tag::GENERALIZED_TIME) => {
            Some(time::decode_any(&fields.any("nextUpdate")?, "nextUpdate", &mut deviations)?)
        }
        _ => None,
    };
    let mut entries = Entries::default();
    if fields.peek() == Some(tag::SEQUENCE) {
        let (revoked, _) = fields.expect_clipped(tag::SEQUENCE, "revokedCertificates")?;
        deviations.check_length(&revoked, "revokedCertificates");
        if revoked.content.is_empty() {
            // RFC 5280 section 5.1.2.6: a list of nothing must be absent.
            deviations.add(DeviationKind::EmptySequence, "revokedCertificates", revoked.at);
        }
        entries.read(&revoked, version, failures, &mut deviations);
    }
    let extensions = match fields.optional(tag::context_constructed(0), "crlExtensions") {
        Ok(Some(wrapper)) => {
            within_limit(&wrapper, "crlExtensions")?;
            if version == 1 {
                deviations.add(DeviationKind::FieldNotInVersion, "version", wrapper.at);
            }
            extensions::decode(&wrapper, &mut deviations)?
        }
        // The end of the file is a failure already.
        Err(_) if is_cut => Vec::new(),
        Err(error) => return Err(error),
        Ok(None) => Vec::new(),
    };
    if !is_cut {
        deviations.check_end(&fields, "tbsCertList");
    }

    Ok(RevocationList {
        version,
        signature_algorithm: outer_algorithm.unwrap_or(inner_algorithm),
        issuer,
        this_update,
        next_update,
        entries: entries.kept,
        entry_count: entries.count,
        extensions,
        signature,
        sha256: Bytes(Sha256::digest(whole.whole).to_vec()),
        deviations: deviations.0,
        signed: span(&signed),
        der: whole.whole.to_vec(),
    })
}

/// What stands behind the signed part: the algorithm and the signature.
fn signing(
    outer: &mut Reader<'_>,
    deviations: &mut Deviations,
) -> Result<(SignatureAlgorithm, Span), Asn1Error> {
    let element = outer.expect(tag::SEQUENCE, "signatureAlgorithm")?;
    let algorithm = algorithm::signature(&element, "signatureAlgorithm", deviations)?;
    let signature = outer.expect(tag::BIT_STRING, "signatureValue")?;
    let (unused, bits) = signature.bit_string("signatureValue")?;
    deviations.check_whole_bytes(unused, "signatureValue", &signature);
    deviations.check_end(outer, "CertificateList");
    Ok((algorithm, Span { offset: to_u32(signature.content_at + 1), length: to_u32(bits.len()) }))
}

/// The version as people count it: 1 where the field is absent (RFC 5280 section 5.1.2.1).
fn version(fields: &mut Reader<'_>, deviations: &mut Deviations) -> Result<u32, Asn1Error> {
    let Some(number) = fields.optional(tag::INTEGER, "version")? else { return Ok(1) };
    deviations.check_integer(&number, "version");
    let version = number.unsigned("version")?;
    if version != 1 {
        deviations.add(DeviationKind::VersionUnknown, "version", number.at);
    }
    Ok(version.saturating_add(1))
}

/// What is around the entries is not larger than it is in a certificate: names and extensions take many times their bytes.
fn within_limit(element: &Element<'_>, field: &'static str) -> Result<(), Asn1Error> {
    if element.whole.len() > MAX_CERTIFICATE_BYTES {
        return Err(Asn1Error { cause: Asn1Cause::TooLarge, field, at: element.at });
    }
    Ok(())
}

/// The entries, as they are read.
#[derive(Default)]
struct Entries {
    kept: Vec<RevokedCertificate>,
    count: u32,
    issuer_bytes: usize,
    damaged: usize,
}

impl Entries {
    /// Reads every entry, and counts those beyond the limits.
    fn read(
        &mut self,
        revoked: &Element<'_>,
        version: u32,
        failures: &mut Vec<Failure>,
        deviations: &mut Deviations,
    ) {
        let mut reader = revoked.reader();
        let mut strays = Deviations::default();
        while !reader.is_empty() {
            let element = match reader.expect(tag::SEQUENCE, "revokedCertificates") {
                Ok(element) => element,
                // Where the next entry would start is not known.
                Err(error) => {
                    // It counts all the same, so that the list is seen to have more than what is kept.
                    self.count = self.count.saturating_add(1);
                    self.note(self.count, error, failures);
                    return;
                }
            };
            self.count = self.count.saturating_add(1);
            let is_full = self.kept.len() >= MAX_REVOKED
                || self.issuer_bytes > MAX_ENTRY_ISSUER_BYTES
                || self.damaged >= MAX_PROBLEMS;
            if is_full {
                continue;
            }
            if self.kept.is_empty() {
                let alike = revoked.content.len() / element.whole.len().max(1);
                self.kept.reserve(alike.min(MAX_REVOKED));
            }
            self.entry(&element, version, failures, &mut strays);
            // A flaw that all entries share is told once.
            for stray in strays.0.drain(..) {
                let known =
                    |known: &crate::model::Deviation| (known.kind, known.field) == (stray.kind, stray.field);
                if !deviations.0.iter().any(known) {
                    deviations.0.push(stray);
                }
            }
        }
    }

    fn note(&mut self, entry: u32, error: Asn1Error, failures: &mut Vec<Failure>) {
        self.damaged += 1;
        failures.push(Failure::at(error.at, failed(error)).below(format!("entry {entry}")));
    }

    /// Reads an entry and keeps it. Damaged extensions do not take serial number and date along.
    fn entry(
        &mut self,
        element: &Element<'_>,
        version: u32,
        failures: &mut Vec<Failure>,
        deviations: &mut Deviations,
    ) {
        let (mut entry, mut reader) = match Self::start(element, deviations) {
            Ok(started) => started,
            Err(error) => return self.note(self.count, error, failures),
        };
        if let Err(error) = self.extensions(&mut reader, version, &mut entry, deviations) {
            entry.unknown_critical = true;
            self.note(self.count, error, failures);
        }
        if self.issuer_bytes <= MAX_ENTRY_ISSUER_BYTES {
            self.kept.push(entry);
        }
    }

    /// The fields that every entry has, and what is behind them.
    fn start<'a>(
        element: &Element<'a>,
        deviations: &mut Deviations,
    ) -> Result<(RevokedCertificate, Reader<'a>), Asn1Error> {
        deviations.check_length(element, "revokedCertificates");
        let mut reader = element.reader();
        let serial = reader.expect(tag::INTEGER, "userCertificate")?;
        deviations.check_integer(&serial, "userCertificate");
        let date = time::decode_any(&reader.any("revocationDate")?, "revocationDate", deviations)?;
        let entry = RevokedCertificate {
            serial: Bytes::from(serial.content),
            revocation_date: date,
            reason: None,
            invalidity_date: None,
            certificate_issuer: Vec::new(),
            unknown_critical: false,
        };
        Ok((entry, reader))
    }

    fn extensions(
        &mut self,
        reader: &mut Reader<'_>,
        version: u32,
        entry: &mut RevokedCertificate,
        deviations: &mut Deviations,
    ) -> Result<(), Asn1Error> {
        if let Some(extensions) = reader.optional(tag::SEQUENCE, "crlEntryExtensions")? {
            if version == 1 {
                deviations.add(DeviationKind::FieldNotInVersion, "version", extensions.at);
            }
            let mut list = extensions.reader();
            while !list.is_empty() {
                let extension = list.expect(tag::SEQUENCE, "crlEntryExtensions")?;
                self.extension(&extension, entry, deviations)?;
            }
        }
        deviations.check_end(reader, "revokedCertificates");
        Ok(())
    }

    /// An extension of an entry (RFC 5280 section 5.3).
    fn extension(
        &mut self,
        element: &Element<'_>,
        entry: &mut RevokedCertificate,
        deviations: &mut Deviations,
    ) -> Result<(), Asn1Error> {
        const REASON_CODE: &[u8] = &[0x55, 0x1D, 0x15];
        const INVALIDITY_DATE: &[u8] = &[0x55, 0x1D, 0x18];
        const CERTIFICATE_ISSUER: &[u8] = &[0x55, 0x1D, 0x1D];
        let mut reader = element.reader();
        let identifier = reader.expect(tag::OBJECT_IDENTIFIER, "extnID")?;
        let critical = reader.optional(tag::BOOLEAN, "critical")?;
        let octets = reader.expect(tag::OCTET_STRING, "extnValue")?;
        let mut value = octets.reader();
        match identifier.content {
            REASON_CODE => {
                let code = value.expect(tag::ENUMERATED, "reasonCode")?;
                entry.reason = Some(reason(code.content));
            }
            INVALIDITY_DATE => entry.invalidity_date = Some(invalidity_date(&mut value)?),
            CERTIFICATE_ISSUER => {
                self.issuer_bytes += octets.content.len();
                // Beyond the limit this and the entries behind are not kept.
                if self.issuer_bytes > MAX_ENTRY_ISSUER_BYTES {
                    return Ok(());
                }
                let names = value.expect(tag::SEQUENCE, "certificateIssuer")?;
                entry.certificate_issuer = access::general_names(&names, "certificateIssuer")?;
            }
            _ => {
                let critical = critical.is_some_and(|boolean| boolean.content.iter().any(|byte| *byte != 0));
                entry.unknown_critical |= critical;
                return Ok(());
            }
        }
        deviations.check_end(&value, "extnValue");
        Ok(())
    }
}

/// RFC 5280 section 5.3.2: a GeneralizedTime, also for years before 2050.
fn invalidity_date(value: &mut Reader<'_>) -> Result<Timestamp, Asn1Error> {
    let instant = value.expect(tag::GENERALIZED_TIME, "invalidityDate")?;
    time::decode(&instant, "invalidityDate", &mut Deviations::default())
}

/// CRLReason (RFC 5280 section 5.3.1); 7 is not used.
pub(super) const fn reason(code: &[u8]) -> RevocationReason {
    match code {
        [0] => RevocationReason::Unspecified,
        [1] => RevocationReason::KeyCompromise,
        [2] => RevocationReason::CaCompromise,
        [3] => RevocationReason::AffiliationChanged,
        [4] => RevocationReason::Superseded,
        [5] => RevocationReason::CessationOfOperation,
        [6] => RevocationReason::CertificateHold,
        [8] => RevocationReason::RemoveFromCrl,
        [9] => RevocationReason::PrivilegeWithdrawn,
        [10] => RevocationReason::AaCompromise,
        _ => RevocationReason::Unknown,
    }
}
