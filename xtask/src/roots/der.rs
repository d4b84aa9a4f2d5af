//! The fields of a root that the packing knows (RFC 5280 section 4.1).

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

/// rsaEncryption, content of the OBJECT IDENTIFIER (RFC 8017 appendix C).
const RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];

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
        let random = if elements(key_algorithm.content)?.first()?.content == RSA {
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

#[derive(Clone, Copy)]
struct Element<'a> {
    whole: &'a [u8],
    content: &'a [u8],
}

/// The elements that stand one behind the other, all of them of definite length.
fn elements(mut bytes: &[u8]) -> Option<Vec<Element<'_>>> {
    let mut found = Vec::new();
    while let [_tag, first, ..] = *bytes {
        let (header, length) = match first {
            0..=0x7F => (2, usize::from(first)),
            0x81..=0x84 => {
                let digits = usize::from(first & 0x7F);
                let length =
                    bytes.get(2..2 + digits)?.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit));
                (2 + digits, length)
            }
            _ => return None,
        };
        let (whole, rest) = bytes.split_at_checked(header + length)?;
        found.push(Element { whole, content: whole.get(header..)? });
        bytes = rest;
    }
    bytes.is_empty().then_some(found)
}
