//! The key derivation of PKCS#12.

use zeroize::Zeroizing;

use super::{Rounds, Secret, again_and_again, sizes};
use crate::model::HashAlgorithm;

/// What the bytes are for; the PKCS#12 derivation yields other bytes for each (RFC 7292 appendix B.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A key for a cipher.
    Key,
    /// An initialisation vector.
    Vector,
    /// A key for a MAC.
    Mac,
}

impl Purpose {
    const fn identifier(self) -> u8 {
        match self {
            Self::Key => 1,
            Self::Vector => 2,
            Self::Mac => 3,
        }
    }
}

/// The PKCS#12 derivation (RFC 7292 appendix B.2), with the letters of the standard.
/// `password` is in UTF-16 with a terminating zero; `None` for a hash that is not known here.
pub(crate) fn pkcs12(
    hash: HashAlgorithm,
    rounds: u32,
    salt: &[u8],
    password: &[u8],
    purpose: Purpose,
    length: usize,
    meter: Rounds<'_>,
) -> Option<Secret> {
    let (v, _) = sizes(hash)?;
    let fill = |bytes: &[u8]| -> Vec<u8> {
        bytes.iter().copied().cycle().take(bytes.len().div_ceil(v) * v).collect()
    };
    // D || S || P in one piece; S || P is the I of the standard.
    let mut input = Zeroizing::new(vec![purpose.identifier(); v]);
    let (s, p) = (fill(salt), Zeroizing::new(fill(password)));
    input.reserve_exact(s.len() + p.len());
    input.extend_from_slice(&s);
    input.extend_from_slice(&p);
    let mut key = Zeroizing::new(Vec::with_capacity(length + v));
    loop {
        let a = again_and_again(hash, &input, rounds, meter)?;
        key.extend_from_slice(&a);
        if key.len() >= length {
            key.truncate(length);
            return Some(key);
        }
        for block in input.chunks_exact_mut(v).skip(1) {
            add_with_one(block, &a);
        }
    }
}

/// I = (I + B + 1) mod 2^v, where B is `a` again and again.
fn add_with_one(block: &mut [u8], a: &[u8]) {
    let mut b: Zeroizing<Vec<u8>> = Zeroizing::new(a.iter().copied().cycle().take(block.len()).collect());
    b.reverse();
    let mut carry = 1_u16;
    for (cell, b) in block.iter_mut().rev().zip(b.iter()) {
        let sum = u16::from(*cell) + u16::from(*b) + carry;
        let [high, low] = sum.to_be_bytes();
        *cell = low;
        carry = u16::from(high);
    }
}
