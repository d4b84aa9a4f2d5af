//! RSA signatures (RFC 8017 section 8).
//!
//! The exponentiation is the big-integer crate's; the paddings are read here, because certificates mix hashes and masks in
//! ways that an RSA library does not take.

use std::iter;

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};

use super::{answer, hash};
use crate::limits::{MAX_RSA_BITS, MAX_RSA_EXPONENT_BITS};
use crate::model::{HashAlgorithm, PssParameters, SignatureCheck};

/// A public key that can verify.
pub(super) struct Key<'a> {
    modulus: &'a [u8],
    exponent: &'a [u8],
}

impl<'a> Key<'a> {
    /// From big-endian numbers without leading zeros.
    ///
    /// `None` for a key that no honest program makes or that takes too long: an even number, an exponent of one (anybody could
    /// sign), or more bits than the limits allow.
    pub(super) fn new(modulus: &'a [u8], exponent: &'a [u8]) -> Option<Self> {
        let odd = |number: &[u8]| number.last().is_some_and(|last| last & 1 == 1);
        let usable = odd(modulus)
            && odd(exponent)
            && exponent != [1]
            && bits(modulus) <= MAX_RSA_BITS
            && bits(exponent) <= MAX_RSA_EXPONENT_BITS;
        usable.then_some(Self { modulus, exponent })
    }

    /// RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2.2).
    pub(super) fn verify_pkcs1(
        &self,
        algorithm: HashAlgorithm,
        message: &[u8],
        signature: &[u8],
    ) -> Option<SignatureCheck> {
        let digest = hash::digest(algorithm, &[message])?;
        let expected = encode_pkcs1(hash::identifier(algorithm)?, &digest, self.modulus.len())?;
        Some(answer(self.recover(signature).is_some_and(|encoded| encoded == expected)))
    }

    /// RSASSA-PSS (RFC 8017 section 8.1.2).
    pub(super) fn verify_pss(
        &self,
        parameters: &PssParameters,
        message: &[u8],
        signature: &[u8],
    ) -> Option<SignatureCheck> {
        let digest = hash::digest(parameters.hash, &[message])?;
        // Whether the hash of the mask is known must not hang on the signature.
        hash::digest(parameters.mask_hash, &[])?;
        let fits = self
            .recover(signature)
            .and_then(|encoded| verify_pss_encoding(&digest, &encoded, bits(self.modulus) - 1, parameters));
        Some(answer(fits.unwrap_or(false)))
    }

    /// The power by the public exponent, by squaring and multiplying from its highest bit down.
    ///
    /// The library's own power takes the same time for every exponent, to keep private ones secret; here nothing is secret,
    /// and this takes half as long.
    fn power(&self, base: &BoxedMontyForm) -> BoxedMontyForm {
        let bits = self.exponent.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
        // The highest bit is the base itself.
        bits.skip_while(|bit| !bit).skip(1).fold(base.clone(), |power, bit| {
            let square = power.square();
            if bit { square.mul(base) } else { square }
        })
    }

    /// RSAVP1 (RFC 8017 section 5.2.2): as many bytes as the modulus has; `None` for a signature of another length or that is
    /// no number below the modulus.
    fn recover(&self, signature: &[u8]) -> Option<Vec<u8>> {
        // Numbers of the same length compare as their bytes do.
        if signature.len() != self.modulus.len() || signature >= self.modulus {
            return None;
        }
        let precision = u32::try_from(self.modulus.len()).ok()?.checked_mul(8)?;
        let number = |bytes: &[u8]| BoxedUint::from_be_slice(bytes, precision).ok();
        let modulus = Odd::new(number(self.modulus)?).into_option()?;
        let parameters = BoxedMontyParams::new_vartime(modulus);
        let power =
            self.power(&BoxedMontyForm::new(number(signature)?, &parameters)).retrieve().to_be_bytes();
        // The library rounds up to whole words.
        power.get(power.len().checked_sub(self.modulus.len())?..).map(<[u8]>::to_vec)
    }
}

/// EMSA-PKCS1-v1_5 (RFC 8017 section 9.2); `None` if the modulus is too short for it.
///
/// The parameters of the hash are NULL, as everybody writes and as phones and browsers insist.
fn encode_pkcs1(identifier: &[u8], digest: &[u8], length: usize) -> Option<Vec<u8>> {
    let identifier_length = u8::try_from(identifier.len()).ok()?;
    let digest_length = u8::try_from(digest.len()).ok()?;
    let digest_info = [
        &[0x30, 8 + identifier_length + digest_length, 0x30, 4 + identifier_length, 0x06, identifier_length],
        identifier,
        &[0x05, 0x00, 0x04, digest_length],
        digest,
    ]
    .concat();
    let padding = length.checked_sub(digest_info.len() + 3).filter(|padding| *padding >= 8)?;
    let head = [0x00, 0x01].into_iter().chain(iter::repeat_n(0xFF, padding)).chain([0x00]);
    Some(head.chain(digest_info).collect())
}

/// EMSA-PSS-VERIFY (RFC 8017 section 9.1.2); `None` and `false` both mean "inconsistent".
fn verify_pss_encoding(
    digest: &[u8],
    encoded: &[u8],
    encoded_bits: u32,
    parameters: &PssParameters,
) -> Option<bool> {
    let salt_length = usize::try_from(parameters.salt_length).ok()?;
    let length = usize::try_from(encoded_bits.div_ceil(8)).ok()?;
    // A modulus of 8n + 1 bits has one byte more than the encoding.
    let (surplus, encoded) = encoded.split_at_checked(encoded.len().checked_sub(length)?)?;
    let (masked, rest) = encoded.split_at_checked(length.checked_sub(digest.len() + 1)?)?;
    let (seed, trailer) = rest.split_at_checked(digest.len())?;
    let padding = masked.len().checked_sub(salt_length.checked_add(1)?)?;
    // The highest bits, which the modulus has no room for.
    let unused = u32::try_from(length).ok()?.checked_mul(8)?.checked_sub(encoded_bits)?;
    let keep = 0xFF_u8.checked_shr(unused)?;
    if surplus.iter().any(|byte| *byte != 0) || trailer != [0xBC] || masked.first()? & !keep != 0 {
        return Some(false);
    }
    let mask = mask(parameters.mask_hash, seed, masked.len())?;
    let mut block: Vec<u8> = masked.iter().zip(mask).map(|(byte, mask)| byte ^ mask).collect();
    if let Some(first) = block.first_mut() {
        *first &= keep;
    }
    let (padding, salted) = block.split_at_checked(padding)?;
    let (one, salt) = salted.split_first()?;
    let padded = padding.iter().all(|byte| *byte == 0) && *one == 0x01;
    Some(padded && hash::digest(parameters.hash, &[&[0; 8], digest, salt])? == seed)
}

/// MGF1 (RFC 8017 appendix B.2.1).
fn mask(algorithm: HashAlgorithm, seed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut mask = Vec::with_capacity(length);
    let mut counter = 0_u32;
    while mask.len() < length {
        mask.extend(hash::digest(algorithm, &[seed, &counter.to_be_bytes()])?);
        counter += 1;
    }
    mask.truncate(length);
    Some(mask)
}

/// Bits of a number without leading zeros.
fn bits(number: &[u8]) -> u32 {
    let whole = u32::try_from(number.len()).unwrap_or(u32::MAX).saturating_mul(8);
    whole - number.first().map_or(0, |first| first.leading_zeros())
}
