//! How an object strays from the standard, noted while it is decoded.

use super::asn1::{Element, Reader};
use super::element::to_u32;
use crate::model::{Content, Deviation, DeviationKind};

/// Collects deviations while a certificate is decoded.
#[derive(Default)]
pub(crate) struct Deviations(pub(crate) Vec<Deviation>);

impl Deviations {
    pub(super) fn add(&mut self, kind: DeviationKind, field: &'static str, at: usize) {
        self.0.push(Deviation { kind, field, offset: to_u32(at) });
    }

    /// Notes a length that is not as DER requires.
    pub(super) fn check_length(&mut self, element: &Element<'_>, field: &'static str) {
        if !element.length_is_der {
            self.add(DeviationKind::LengthNotDer, field, element.at);
        }
    }

    /// Notes bytes that follow where nothing should.
    pub(super) fn check_end(&mut self, reader: &Reader<'_>, field: &'static str) {
        if !reader.is_empty() {
            self.add(DeviationKind::TrailingBytes, field, reader.offset());
        }
    }

    /// Notes a BIT STRING that should hold bytes but has bits to spare.
    pub(super) fn check_whole_bytes(&mut self, unused: u8, field: &'static str, element: &Element<'_>) {
        if unused != 0 {
            self.add(DeviationKind::BitStringUnused, field, element.at);
        }
    }

    /// Notes an INTEGER with needless leading bytes (X.690 section 8.3.2).
    pub(super) fn check_integer(&mut self, element: &Element<'_>, field: &'static str) {
        let needless = match element.content {
            [0x00, second, ..] => second & 0x80 == 0,
            [0xFF, second, ..] => second & 0x80 != 0,
            content => content.is_empty(),
        };
        if needless {
            self.add(DeviationKind::IntegerNotMinimal, field, element.at);
        }
    }
}

/// Notes bytes behind an object as a deviation of it, where it keeps any.
pub(super) fn note_trailing_bytes(content: &mut Content, at: usize) {
    let (deviations, field) = match content {
        Content::Certificate(certificate) => (&mut certificate.deviations, "Certificate"),
        Content::CertificateRequest(request) => (&mut request.deviations, "CertificationRequest"),
        Content::OcspResponse(response) => (&mut response.deviations, "OCSPResponse"),
        Content::Pkcs12(file) => (&mut file.deviations, "PFX"),
        Content::Pkcs7(message) => (&mut message.deviations, "ContentInfo"),
        Content::RevocationList(list) => (&mut list.deviations, "CertificateList"),
        _ => return,
    };
    deviations.push(Deviation { kind: DeviationKind::TrailingBytes, field, offset: to_u32(at) });
}
