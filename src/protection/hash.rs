//! Hashes that are chosen while reading: HMAC, PBKDF2, and hashing again and again.

use hmac::digest::{FixedOutput, FixedOutputReset, Update};
use hmac::{EagerHash, Hmac, KeyInit};
use md5::{Digest, Md5};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};
use zeroize::{Zeroize, Zeroizing};

use super::{Rounds, Secret};
use crate::model::HashAlgorithm;

/// How many rounds are done between two calls of the progress function: some milliseconds.
const ROUNDS_PER_PROGRESS: u32 = 8192;

/// Calls a function that is generic over the hash.
macro_rules! with_hash {
    ($algorithm:expr, $function:ident($($argument:expr),*)) => {
        match $algorithm {
            HashAlgorithm::Md5 => Some($function::<Md5>($($argument),*)),
            HashAlgorithm::Sha1 => Some($function::<Sha1>($($argument),*)),
            HashAlgorithm::Sha224 => Some($function::<Sha224>($($argument),*)),
            HashAlgorithm::Sha256 => Some($function::<Sha256>($($argument),*)),
            HashAlgorithm::Sha384 => Some($function::<Sha384>($($argument),*)),
            HashAlgorithm::Sha512 => Some($function::<Sha512>($($argument),*)),
            HashAlgorithm::Sha512Truncated224 => Some($function::<Sha512_224>($($argument),*)),
            HashAlgorithm::Sha512Truncated256 => Some($function::<Sha512_256>($($argument),*)),
            _ => None,
        }
    };
}

/// Bytes of a block of the hash and of what it yields; `None` for a hash that is not known here.
pub(crate) const fn sizes(hash: HashAlgorithm) -> Option<(usize, usize)> {
    Some(match hash {
        HashAlgorithm::Md5 => (64, 16),
        HashAlgorithm::Sha1 => (64, 20),
        HashAlgorithm::Sha224 => (64, 28),
        HashAlgorithm::Sha256 => (64, 32),
        HashAlgorithm::Sha384 => (128, 48),
        HashAlgorithm::Sha512 => (128, 64),
        HashAlgorithm::Sha512Truncated224 => (128, 28),
        HashAlgorithm::Sha512Truncated256 => (128, 32),
        _ => return None,
    })
}

/// HMAC (RFC 2104); `None` for a hash that is not known here, as with all of these.
pub(crate) fn hmac(hash: HashAlgorithm, key: &[u8], parts: &[&[u8]]) -> Option<Secret> {
    with_hash!(hash, hmac_with(key, parts))
}

fn hmac_with<D: EagerHash>(key: &[u8], parts: &[&[u8]]) -> Secret {
    // HMAC takes keys of any length.
    let Ok(mut keyed) = Hmac::<D>::new_from_slice(key) else { return Zeroizing::default() };
    for part in parts {
        keyed.update(part);
    }
    Zeroizing::new(keyed.finalize_fixed().to_vec())
}

/// PBKDF2 (RFC 8018 section 5.2).
pub(crate) fn pbkdf2(
    hash: HashAlgorithm,
    password: &[u8],
    salt: &[u8],
    rounds: u32,
    key: &mut [u8],
    meter: Rounds<'_>,
) -> Option<()> {
    with_hash!(hash, pbkdf2_with(password, salt, rounds, key, meter))
}

fn pbkdf2_with<D: EagerHash>(password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8], meter: Rounds<'_>) {
    // The state behind the key is computed once; a round copies it.
    let Ok(keyed) = Hmac::<D>::new_from_slice(password) else { return };
    for (number, part) in (1_u32..).zip(key.chunks_mut(<D as Digest>::output_size())) {
        let mut first = keyed.clone();
        first.update(salt);
        first.update(&number.to_be_bytes());
        let mut last = first.finalize_fixed();
        let mut sum = last.clone();
        in_steps(rounds.saturating_sub(1), meter, || {
            let mut next = keyed.clone();
            next.update(&last);
            next.finalize_into(&mut last);
            sum.iter_mut().zip(&last).for_each(|(sum, last)| *sum ^= last);
        });
        part.iter_mut().zip(&sum).for_each(|(part, sum)| *part = *sum);
        last.as_mut_slice().zeroize();
        sum.as_mut_slice().zeroize();
    }
}

/// The hash of some bytes, hashed again until the hash was used `rounds` times.
pub(crate) fn again_and_again(
    hash: HashAlgorithm,
    bytes: &[u8],
    rounds: u32,
    meter: Rounds<'_>,
) -> Option<Secret> {
    with_hash!(hash, again_and_again_with(bytes, rounds, meter))
}

fn again_and_again_with<D: EagerHash + FixedOutputReset + Update>(
    bytes: &[u8],
    rounds: u32,
    meter: Rounds<'_>,
) -> Secret {
    let mut hash = D::new();
    Update::update(&mut hash, bytes);
    let mut last = FixedOutputReset::finalize_fixed_reset(&mut hash);
    in_steps(rounds.saturating_sub(1), meter, || {
        Update::update(&mut hash, &last);
        FixedOutputReset::finalize_into_reset(&mut hash, &mut last);
    });
    let result = Zeroizing::new(last.to_vec());
    last.as_mut_slice().zeroize();
    result
}

/// Does rounds, and tells now and then how far they are.
fn in_steps(rounds: u32, meter: Rounds<'_>, mut round: impl FnMut()) {
    let mut left = rounds;
    while left > 0 {
        let step = left.min(ROUNDS_PER_PROGRESS);
        for _ in 0..step {
            round();
        }
        left -= step;
        meter(step);
    }
    meter(1);
}
