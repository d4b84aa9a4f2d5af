//! The fields of a root that the packing knows (RFC 5280 section 4.1).

use testkit::der::{Element, children};
use testkit::oid::RSA_ENCRYPTION;

/// A root certificate, cut into the parts that matter.
pub(super) struct Root<'a> {
    /// The whole certificate.
    pub(super) whole: &'a [u8],
    /// What is signed, without its header.
    pub(super) tbs: &'a [u8],
    /// The content of the serial number.
    pub(super) serial: &'a [u8],
    /// The signature algorithm inside the signed part, and so outside it.
    pub(super) algorithm: &'a [u8],
    /// Issuer and subject.
    pub(super) issuer: &'a [u8],
    /// The content of the BIT STRING of the key, without the number of unused bits.
    pub(super) key: &'a [u8],
    /// What of the key is random: the modulus of an RSA key, the point of another.
    pub(super) random: &'a [u8],
}

impl<'a> Root<'a> {
    /// Cuts a certificate up. `None` where it is no root of version 3 with equal names, or has an odd structure.
    pub(super) fn read(whole: &'a [u8]) -> Option<Self> {
        let [certificate] = elements(whole)?[..] else { return None };
        let [signed, outer_algorithm, _signature] = elements(certificate.content)?[..] else { return None };
        let fields = elements(signed.content)?;
        let [_version, serial, algorithm, issuer, _validity, subject, key, ..] = fields[..] else {
            return None;
        };
        if issuer.whole != subject.whole || algorithm.whole != outer_algorithm.whole {
            return None;
        }
        let [key_algorithm, bits] = elements(key.content)?[..] else { return None };
        let [0, key @ ..] = bits.content else { return None };
        let random = if elements(key_algorithm.content)?.first()?.content == RSA_ENCRYPTION.as_bytes() {
            let [numbers] = elements(key)?[..] else { return None };
            elements(numbers.content)?.first()?.content.strip_prefix(&[0])?
        } else {
            key
        };
        Some(Self {
            whole,
            tbs: signed.content,
            serial: serial.content,
            algorithm: algorithm.whole,
            issuer: issuer.whole,
            key,
            random,
        })
    }
}

/// The elements that stand one behind the other, all of them of definite length.
fn elements(bytes: &[u8]) -> Option<Vec<Element<'_>>> {
    children(bytes).ok()
}
