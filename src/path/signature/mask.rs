//! The mask generation function of PKCS#1.

use super::hash;
use crate::model::HashAlgorithm;

/// MGF1 (RFC 8017 appendix B.2.1).
pub(super) fn mask(algorithm: HashAlgorithm, seed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut mask = Vec::with_capacity(length);
    let mut counter = 0_u32;
    while mask.len() < length {
        mask.extend(hash::digest(algorithm, &[seed, &counter.to_be_bytes()])?);
        counter += 1;
    }
    mask.truncate(length);
    Some(mask)
}
