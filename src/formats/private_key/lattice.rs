//! ML-DSA private keys (FIPS 204, RFC 9881 section 6): a seed, an expanded key, or both.

use ml_dsa::{ExpandedSigningKey, MlDsa44, MlDsa65, MlDsa87, MlDsaParams, SigningKey};
use zeroize::Zeroizing;

use super::super::asn1::{Asn1Cause, Asn1Error, Reader, tag};
use super::algorithm::{Algorithm, unexpected};
use super::facts::Facts;
use crate::model::KeyFault;

/// Facts of an ML-DSA-44 key.
pub(super) fn ml_dsa_44(
    inner: Reader<'_>,
    algorithm: &Algorithm<'_>,
    stored: Option<&[u8]>,
) -> Result<Facts, Asn1Error> {
    facts::<MlDsa44>(inner, algorithm, stored, Shape { polynomials: 4 + 4, bits: 3, largest: 4 })
}

/// Facts of an ML-DSA-65 key.
pub(super) fn ml_dsa_65(
    inner: Reader<'_>,
    algorithm: &Algorithm<'_>,
    stored: Option<&[u8]>,
) -> Result<Facts, Asn1Error> {
    facts::<MlDsa65>(inner, algorithm, stored, Shape { polynomials: 6 + 5, bits: 4, largest: 8 })
}

/// Facts of an ML-DSA-87 key.
pub(super) fn ml_dsa_87(
    inner: Reader<'_>,
    algorithm: &Algorithm<'_>,
    stored: Option<&[u8]>,
) -> Result<Facts, Asn1Error> {
    facts::<MlDsa87>(inner, algorithm, stored, Shape { polynomials: 8 + 7, bits: 3, largest: 4 })
}

/// The shape of the secret vectors s1 and s2 in an expanded key (FIPS 204 table 1 and algorithm 24).
struct Shape {
    /// Polynomials of both together, k + l.
    polynomials: usize,
    /// Bits of a coefficient.
    bits: usize,
    /// The largest value that those bits may have, 2η.
    largest: u8,
}

fn facts<P: MlDsaParams>(
    mut inner: Reader<'_>,
    algorithm: &Algorithm<'_>,
    stored: Option<&[u8]>,
    shape: Shape,
) -> Result<Facts, Asn1Error> {
    let choice = inner.any("privateKey")?;
    let content_error = |field| Asn1Error { cause: Asn1Cause::Content, field, at: choice.content_at };
    let (seed, expanded) = match choice.tag {
        SEED => (Some(choice.content), None),
        tag::OCTET_STRING => (None, Some(choice.content)),
        tag::SEQUENCE => {
            let mut both = choice.reader();
            let seed = both.expect(tag::OCTET_STRING, "seed")?;
            (Some(seed.content), Some(both.expect(tag::OCTET_STRING, "expandedKey")?.content))
        }
        found => return Err(unexpected(Some(found), "privateKey", choice.at)),
    };
    let from_seed = seed
        .map(|seed| <&ml_dsa::Seed>::try_from(seed).map_err(|_| content_error("seed")))
        .transpose()?
        .map(|seed| SigningKey::<P>::from_seed(seed).expanded_key().clone());
    let from_expanded = expanded
        .map(|bytes| expanded_key::<P>(bytes, &shape).ok_or_else(|| content_error("expandedKey")))
        .transpose()?;
    let contradict = matches!((&from_seed, &from_expanded), (Some(seed), Some(expanded)) if seed != expanded);
    let key = from_seed.or(from_expanded).ok_or_else(|| content_error("privateKey"))?;
    let derived = key.verifying_key().encode();
    let facts = Facts::new(&algorithm.der, Some(&derived))?.with_stored(stored, Some(&derived));
    Ok(facts.with_fault(contradict.then_some(KeyFault::Inconsistent)))
}

/// `seed [0] IMPLICIT OCTET STRING`.
const SEED: u8 = tag::context_primitive(0);

/// Where s1 begins: behind two seeds of 32 bytes and a hash of 64.
const SECRET_VECTORS_AT: usize = 128;

/// The key of its expanded form; `None` if its length or its numbers are not those of its parameter set.
fn expanded_key<P: MlDsaParams>(bytes: &[u8], shape: &Shape) -> Option<ExpandedSigningKey<P>> {
    let key = <&ml_dsa::ExpandedSigningKeyBytes<P>>::try_from(bytes).ok()?;
    let vectors = bytes.get(SECRET_VECTORS_AT..)?.get(..shape.polynomials * 256 / 8 * shape.bits)?;
    // The library takes the numbers as they come and panics where they are too large, so they are looked at first.
    let are_small = vectors.chunks(shape.bits).all(|chunk| {
        let packed =
            Zeroizing::new(chunk.iter().rev().fold(0_u32, |packed, byte| packed << 8 | u32::from(*byte)));
        let mask = (1_u32 << shape.bits) - 1;
        (0..8).all(|index| *packed >> (index * shape.bits) & mask <= u32::from(shape.largest))
    });
    #[expect(deprecated, reason = "a key without its seed cannot be read otherwise")]
    are_small.then(|| ExpandedSigningKey::from_expanded(key))
}
