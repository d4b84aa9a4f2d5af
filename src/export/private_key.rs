//! Private keys as PKCS#8 (RFC 5958), whatever they were written as.

use zeroize::Zeroizing;

use crate::model::{PrivateKey, PrivateKeyForm};
use crate::protection::Secret;
use crate::writing::{element, tag};

/// Version 0 of PrivateKeyInfo.
const VERSION: &[u8] = &[tag::INTEGER, 1, 0];

/// The key as PrivateKeyInfo; `None` while it is locked, or where its algorithm is not known.
pub(super) fn pkcs8(key: &PrivateKey) -> Option<Secret> {
    let secret = key.secret.as_ref()?.der();
    let number;
    let inner = match key.form {
        PrivateKeyForm::Pkcs8 => return Some(Zeroizing::new(secret.to_vec())),
        PrivateKeyForm::Pkcs1 | PrivateKeyForm::Sec1 => secret,
        PrivateKeyForm::Dsa => {
            number = last_element(secret)?;
            number
        }
        PrivateKeyForm::Traditional => return None,
    };
    // The algorithm is that of the public half: what a certificate of the key says.
    let spki = &key.public_key.as_ref()?.spki;
    let (algorithm, _) = split(split(spki)?.0.content)?;
    let octets = Zeroizing::new(element(tag::OCTET_STRING, &[inner]));
    Some(Zeroizing::new(element(tag::SEQUENCE, &[VERSION, algorithm.whole, &octets])))
}

/// An element of DER.
struct Element<'a> {
    /// With its header.
    whole: &'a [u8],
    content: &'a [u8],
}

/// The first element, and what is behind it. Only for what was decoded before: lengths are definite.
fn split(bytes: &[u8]) -> Option<(Element<'_>, &[u8])> {
    let first = *bytes.get(1)?;
    let octets = usize::from(first & 0x7F);
    let (header, length) = if first < 0x80 {
        (2, usize::from(first))
    } else {
        let length = bytes.get(2..)?.get(..octets)?;
        (2 + octets, length.iter().fold(0_usize, |sum, octet| (sum << 8) | usize::from(*octet)))
    };
    let (whole, behind) = bytes.split_at_checked(header.checked_add(length)?)?;
    Some((Element { whole, content: whole.get(header..)? }, behind))
}

/// The last element in a SEQUENCE, whole: the secret number of a `DSAPrivateKey`.
fn last_element(sequence: &[u8]) -> Option<&[u8]> {
    let mut rest = split(sequence)?.0.content;
    let mut last = None;
    while !rest.is_empty() {
        let (element, behind) = split(rest)?;
        last = Some(element.whole);
        rest = behind;
    }
    last
}
