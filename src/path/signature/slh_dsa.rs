//! SLH-DSA (FIPS 205) as X.509 uses it: the message itself, with an empty context (RFC 9909 section 3).
//!
//! Verification is nothing but hashing along a few paths of trees, the same for all twelve parameter sets. The crate that
//! does it is compiled once for each set, which costs the page three times what everything else here does; so it is written
//! out, and our tests hold it to the crate.

use sha2::{Digest, Sha256, Sha512};
use sha3::Shake256;
use sha3::digest::{ExtendableOutput, Update, XofReader};

use super::answer::answer;
use crate::model::SignatureCheck;

/// A parameter set (FIPS 205 table 2), by the letters of the standard.
struct Set {
    name: &'static str,
    /// Bytes of a hash.
    n: usize,
    /// Layers of trees.
    d: u32,
    /// Height of each tree; all together are `h`.
    height: u32,
    /// Height of the trees of FORS, and how many there are.
    a: u32,
    k: u32,
    /// Bytes of the digest of a message.
    m: usize,
}

#[rustfmt::skip]
const SETS: &[Set] = &[
    Set { name: "SHA2-128s",  n: 16, d: 7,  height: 9, a: 12, k: 14, m: 30 },
    Set { name: "SHA2-128f",  n: 16, d: 22, height: 3, a: 6,  k: 33, m: 34 },
    Set { name: "SHA2-192s",  n: 24, d: 7,  height: 9, a: 14, k: 17, m: 39 },
    Set { name: "SHA2-192f",  n: 24, d: 22, height: 3, a: 8,  k: 33, m: 42 },
    Set { name: "SHA2-256s",  n: 32, d: 8,  height: 8, a: 14, k: 22, m: 47 },
    Set { name: "SHA2-256f",  n: 32, d: 17, height: 4, a: 9,  k: 35, m: 49 },
    Set { name: "SHAKE-128s", n: 16, d: 7,  height: 9, a: 12, k: 14, m: 30 },
    Set { name: "SHAKE-128f", n: 16, d: 22, height: 3, a: 6,  k: 33, m: 34 },
    Set { name: "SHAKE-192s", n: 24, d: 7,  height: 9, a: 14, k: 17, m: 39 },
    Set { name: "SHAKE-192f", n: 24, d: 22, height: 3, a: 8,  k: 33, m: 42 },
    Set { name: "SHAKE-256s", n: 32, d: 8,  height: 8, a: 14, k: 22, m: 47 },
    Set { name: "SHAKE-256f", n: 32, d: 17, height: 4, a: 9,  k: 35, m: 49 },
];

/// The steps of a chain of WOTS+: `w` - 1, with `w` = 16 in every set.
const LAST: u32 = 15;

/// Verifies a signature. `None` for another parameter set or a key of another length.
pub(super) fn verify(set: &str, key: &[u8], message: &[u8], signature: &[u8]) -> Option<SignatureCheck> {
    let set = SETS.iter().find(|known| known.name == set)?;
    let (seed, root) = key.split_at_checked(set.n).filter(|(_, root)| root.len() == set.n)?;
    let verifier = Verifier { set, hash: Hash::new(set, seed) };
    Some(answer(verifier.fits(seed, root, message, signature).unwrap_or(false)))
}

/// A hash of `n` bytes; those beyond are zero.
type Node = [u8; 32];

/// Where in the trees a hash is made (FIPS 205 section 4.2).
#[derive(Clone, Copy, Default)]
struct Address {
    layer: u32,
    tree: u64,
    kind: u32,
    /// Pair of keys, then height or chain, then index or step.
    words: [u32; 3],
}

/// Kinds of addresses.
mod kind {
    pub(super) const WOTS_HASH: u32 = 0;
    pub(super) const WOTS_KEY: u32 = 1;
    pub(super) const TREE: u32 = 2;
    pub(super) const FORS_TREE: u32 = 3;
    pub(super) const FORS_ROOTS: u32 = 4;
}

impl Address {
    const fn of(self, kind: u32, words: [u32; 3]) -> Self {
        Self { kind, words, ..self }
    }

    /// As SHAKE takes it, 32 bytes, in parts.
    fn feed(&self, compressed: bool, sink: &mut dyn FnMut(&[u8])) {
        // Compressed, each number has as many bytes as it can need (FIPS 205 section 11.2).
        let ([.., layer], [.., kind]) = (self.layer.to_be_bytes(), self.kind.to_be_bytes());
        if compressed {
            sink(&[layer]);
            sink(&self.tree.to_be_bytes());
            sink(&[kind]);
        } else {
            sink(&self.layer.to_be_bytes());
            sink(&[0; 4]);
            sink(&self.tree.to_be_bytes());
            sink(&self.kind.to_be_bytes());
        }
        for word in self.words {
            sink(&word.to_be_bytes());
        }
    }
}

/// The hash functions of a set, with the seed of the key in them already (FIPS 205 section 11).
enum Hash {
    Shake(Shake256),
    Sha2 { short: Sha256, long: Sha512 },
}

impl Hash {
    fn new(set: &Set, seed: &[u8]) -> Self {
        if set.name.starts_with("SHAKE") {
            let mut hash = Shake256::default();
            hash.update(seed);
            return Self::Shake(hash);
        }
        let (mut short, mut long) = (Sha256::new(), Sha512::new());
        // The seed is filled up to a block.
        Update::update(&mut short, seed);
        Update::update(&mut short, [0; 64].get(set.n..).unwrap_or_default());
        Update::update(&mut long, seed);
        Update::update(&mut long, [0; 128].get(set.n..).unwrap_or_default());
        Self::Sha2 { short, long }
    }
}

struct Verifier<'s> {
    set: &'s Set,
    hash: Hash,
}

impl Verifier<'_> {
    /// Algorithms 20 and 24; `None` for a signature of another length.
    fn fits(&self, seed: &[u8], root: &[u8], message: &[u8], signature: &[u8]) -> Option<bool> {
        let set = self.set;
        let size = |count: u32| usize::try_from(count).ok()?.checked_mul(set.n);
        let (randomizer, rest) = signature.split_at_checked(set.n)?;
        let (fors, trees) = rest.split_at_checked(size(set.k * (1 + set.a))?)?;
        let layer = size(self.chains() + set.height)?;
        if trees.len() != layer.checked_mul(usize::try_from(set.d).ok()?)? {
            return None;
        }
        let digest = self.digest(&[randomizer, seed, root, &[0, 0], message]);
        let bytes = |bits: u32| usize::try_from(bits.div_ceil(8)).ok();
        let (choices, rest) = digest.split_at_checked(bytes(set.k * set.a)?)?;
        let above = set.height * (set.d - 1);
        let (tree, leaf) = rest.split_at_checked(bytes(above)?)?;
        let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        // Sixty-four bits at most.
        let mut tree = number(tree) & u64::MAX.checked_shr(64 - above).unwrap_or_default();
        let mask = (1 << set.height) - 1;
        let mut leaf = u32::try_from(number(leaf) & mask).ok()?;
        let mut address = Address { tree, ..Address::default() };
        let mut node = self.fors(fors, choices, address, leaf)?;
        for (signature, layer) in trees.chunks_exact(layer).zip(0..) {
            address = Address { layer, tree, ..address };
            node = self.layer(signature, &node, address, leaf)?;
            leaf = u32::try_from(tree & mask).ok()?;
            tree >>= set.height;
        }
        Some(self.bytes(&node) == root)
    }

    /// Chains of WOTS+: one for every four bits of a hash, and three for their sum.
    fn chains(&self) -> u32 {
        u32::try_from(self.set.n).unwrap_or_default() * 2 + 3
    }

    fn bytes<'n>(&self, node: &'n Node) -> &'n [u8] {
        node.get(..self.set.n).unwrap_or_default()
    }

    fn node(&self, bytes: &[u8]) -> Node {
        let mut node = Node::default();
        node.iter_mut().zip(bytes.iter().take(self.set.n)).for_each(|(to, from)| *to = *from);
        node
    }

    /// F, and with `long` H and T: the hash of parts at an address.
    fn tweaked(&self, address: &Address, parts: &[&[u8]], long: bool) -> Node {
        fn feed(hash: &mut impl Update, address: &Address, compressed: bool, parts: &[&[u8]]) {
            address.feed(compressed, &mut |bytes| hash.update(bytes));
            parts.iter().for_each(|part| hash.update(part));
        }
        match &self.hash {
            Hash::Shake(seeded) => {
                let (mut hash, mut node) = (seeded.clone(), Node::default());
                feed(&mut hash, address, false, parts);
                hash.finalize_xof().read(node.get_mut(..self.set.n).unwrap_or_default());
                node
            }
            Hash::Sha2 { long: seeded, .. } if long && self.set.n > 16 => {
                let mut hash = seeded.clone();
                feed(&mut hash, address, true, parts);
                self.node(&hash.finalize())
            }
            Hash::Sha2 { short, .. } => {
                let mut hash = short.clone();
                feed(&mut hash, address, true, parts);
                self.node(&hash.finalize())
            }
        }
    }

    /// H_msg: the digest of a message. The first two parts are the randomizer and the seed.
    fn digest(&self, parts: &[&[u8]]) -> Vec<u8> {
        let m = self.set.m;
        if matches!(self.hash, Hash::Shake(_)) {
            let (mut hash, mut digest) = (Shake256::default(), vec![0; m]);
            parts.iter().for_each(|part| hash.update(part));
            hash.finalize_xof().read(&mut digest);
            return digest;
        }
        let hash = if self.set.n > 16 {
            crate::model::HashAlgorithm::Sha512
        } else {
            crate::model::HashAlgorithm::Sha256
        };
        let inner = super::hash::digest(hash, parts).unwrap_or_default();
        let seed: Vec<&[u8]> = parts.iter().copied().take(2).chain([inner.as_slice()]).collect();
        super::mask::mask(hash, &seed.concat(), m).unwrap_or_default()
    }

    /// From a leaf up to the root, with the neighbours along the way.
    fn climb(&self, leaf: Node, mut index: u32, path: &[u8], address: Address, first: u32) -> Node {
        let [pair, ..] = address.words;
        // Trees of FORS are numbered through, which does not change whose neighbour is whose.
        let mut place = first + index;
        path.chunks_exact(self.set.n).zip(1..).fold(leaf, |node, (neighbour, height)| {
            let node = self.bytes(&node);
            let children = if index & 1 == 0 { [node, neighbour] } else { [neighbour, node] };
            (index, place) = (index >> 1, place >> 1);
            self.tweaked(&address.of(address.kind, [pair, height, place]), &children, true)
        })
    }

    /// Algorithm 17: the key of FORS that a signature leads to.
    fn fors(&self, signature: &[u8], choices: &[u8], address: Address, leaf: u32) -> Option<Node> {
        let a = usize::try_from(self.set.a).ok()?;
        let mut roots = Vec::with_capacity(self.set.n * 35);
        let mut bits =
            choices.iter().flat_map(|byte| (0..8).rev().map(move |bit| u32::from(byte >> bit & 1)));
        for (tree, signature) in (0..self.set.k).zip(signature.chunks_exact(self.set.n * (a + 1))) {
            let index = bits.by_ref().take(a).fold(0, |index, bit| index << 1 | bit);
            let first = tree << self.set.a;
            let (secret, path) = signature.split_at_checked(self.set.n)?;
            let address = address.of(kind::FORS_TREE, [leaf, 0, first + index]);
            let node = self.tweaked(&address, &[secret], false);
            roots.extend_from_slice(self.bytes(&self.climb(node, index, path, address, first)));
        }
        Some(self.tweaked(&address.of(kind::FORS_ROOTS, [leaf, 0, 0]), &[&roots], true))
    }

    /// Algorithms 8 and 11: the root of a tree that a signature leads to.
    fn layer(&self, signature: &[u8], message: &Node, address: Address, leaf: u32) -> Option<Node> {
        let nibbles = |byte: &u8| [u32::from(byte >> 4), u32::from(byte & 0x0F)];
        let mut steps: Vec<u32> = self.bytes(message).iter().flat_map(nibbles).collect();
        let sum: u32 = steps.iter().map(|step| LAST - step).sum();
        steps.extend([sum >> 8 & 0x0F, sum >> 4 & 0x0F, sum & 0x0F]);
        let mut ends = Vec::with_capacity(signature.len());
        let mut parts = signature.chunks_exact(self.set.n);
        for (chain, (from, start)) in (0..).zip(steps.iter().zip(parts.by_ref())) {
            let end = (*from..LAST).fold(self.node(start), |node, step| {
                let address = address.of(kind::WOTS_HASH, [leaf, chain, step]);
                self.tweaked(&address, &[self.bytes(&node)], false)
            });
            ends.extend_from_slice(self.bytes(&end));
        }
        let key = self.tweaked(&address.of(kind::WOTS_KEY, [leaf, 0, 0]), &[&ends], true);
        let path = signature.get(ends.len()..)?;
        Some(self.climb(key, leaf, path, address.of(kind::TREE, [0, 0, 0]), 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reports of all sets: signatures by the crate of fixed keys come out right, and spoilt ones do not.
    #[test]
    fn signatures_of_another_implementation_are_judged() {
        fn check<P: slh_dsa::ParameterSet>(set: &str, messages: &[&[u8]]) {
            let n = SETS.iter().find(|known| known.name == set).unwrap().n;
            let secret: Vec<u8> = (0..n * 3).map(|byte| u8::try_from(byte).unwrap()).collect();
            let (seed, rest) = secret.split_at(n);
            let (prf, public) = rest.split_at(n);
            let signer = slh_dsa::SigningKey::<P>::slh_keygen_internal(seed, prf, public);
            let key = AsRef::<slh_dsa::VerifyingKey<P>>::as_ref(&signer).to_vec();
            for message in messages.iter().copied() {
                let signature = signer.try_sign_with_context(message, &[], None).unwrap().to_vec();
                assert_eq!(verify(set, &key, message, &signature), Some(SignatureCheck::Valid), "{set}");
                let other = [message, b"."].concat();
                assert_eq!(verify(set, &key, &other, &signature), Some(SignatureCheck::Invalid), "{set}");
                for at in [0, n, n * 2, signature.len() / 2, signature.len() - 1] {
                    let mut spoilt = signature.clone();
                    spoilt[at] ^= 1;
                    assert_eq!(
                        verify(set, &key, message, &spoilt),
                        Some(SignatureCheck::Invalid),
                        "{set} {at}"
                    );
                }
                for length in [0, n, signature.len() - 1, signature.len() - n] {
                    let cut = &signature[..length];
                    assert_eq!(verify(set, &key, message, cut), Some(SignatureCheck::Invalid), "{set}");
                }
                let long = [&signature[..], &[0]].concat();
                assert_eq!(verify(set, &key, message, &long), Some(SignatureCheck::Invalid), "{set}");
                let mut other = key.clone();
                other[n] ^= 1;
                assert_eq!(verify(set, &other, message, &signature), Some(SignatureCheck::Invalid), "{set}");
                assert_eq!(verify(set, &key[1..], message, &signature), None, "{set}");
            }
        }
        check::<slh_dsa::Sha2_128f>("SHA2-128f", &[b"", b"a message", &[0x5A; 1_000]]);
        check::<slh_dsa::Sha2_192f>("SHA2-192f", &[b"a message"]);
        check::<slh_dsa::Sha2_256f>("SHA2-256f", &[b"a message"]);
        check::<slh_dsa::Shake128f>("SHAKE-128f", &[b"a message"]);
        check::<slh_dsa::Shake192f>("SHAKE-192f", &[b"a message"]);
        check::<slh_dsa::Shake256f>("SHAKE-256f", &[b"a message"]);
        // The small ones take long to sign with. Those of 128 and 192 bits are among the requests of other makers.
        check::<slh_dsa::Sha2_256s>("SHA2-256s", &[b"a message"]);
    }

    #[test]
    fn a_signature_with_a_context_does_not_fit() {
        let signer =
            slh_dsa::SigningKey::<slh_dsa::Sha2_128f>::slh_keygen_internal(&[1; 16], &[2; 16], &[3; 16]);
        let key = AsRef::<slh_dsa::VerifyingKey<slh_dsa::Sha2_128f>>::as_ref(&signer).to_vec();
        let signature = signer.try_sign_with_context(b"message", b"context", None).unwrap().to_vec();
        assert_eq!(verify("SHA2-128f", &key, b"message", &signature), Some(SignatureCheck::Invalid));
    }

    /// FIPS 205 table 2: the parameters do not hang on the hash.
    #[test]
    fn both_families_have_the_same_shapes() {
        let shape = |set: &Set| (set.n, set.d, set.height, set.a, set.k, set.m);
        let (sha2, shake) = SETS.split_at(6);
        assert!(sha2.iter().map(shape).eq(shake.iter().map(shape)));
        assert!(sha2.iter().zip(shake).all(
            |(sha2, shake)| sha2.name.split_once('-').unwrap().1 == shake.name.split_once('-').unwrap().1
        ));
    }

    #[test]
    fn an_unknown_set_is_not_verified() {
        assert_eq!(verify("SHA2-512s", &[0; 32], b"", &[]), None);
    }
}
