//! RSA signatures (RFC 8017 section 8).
//!
//! The exponentiation is the big-integer crate's; the paddings are read here, because certificates mix hashes and masks in
//! ways that an RSA library does not take.

use std::iter;

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};

use super::answer::answer;
use super::hash;
use super::mask::mask;
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

/// Bits of a number without leading zeros.
fn bits(number: &[u8]) -> u32 {
    let whole = u32::try_from(number.len()).unwrap_or(u32::MAX).saturating_mul(8);
    whole - number.first().map_or(0, |first| first.leading_zeros())
}

#[cfg(test)]
mod tests {
    use SignatureCheck::{Invalid, Valid};

    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        let padded = if hex.len() % 2 == 1 { format!("0{hex}") } else { hex.to_owned() };
        let pairs = padded.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
        pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
    }

    /// A modulus and the secret exponent to 65 537, of 1024 bits, and of 1025: one bit more than whole bytes.
    const KEYS: [(&str, &str); 2] = [
        (
            "d2762d05ed8cee7f394ea34d1bfea312f133ed9b70bb969f977b82b691aea45c71984bfd78ead4d55be97eedc62334ae6a403d968ea14c07835c02eea13cd71d940f48049c25cc2dad5cf9e6623a412f6f46efcc916114b63802f67edcb8d52493d774f7bd2adf18342ed2e59f777fd10dfc82fd5c2d3d9012637613720595cd",
            "11b1c9db43bba399a2b1cfdcfdcb8cde5cd526d6f8c56cc6822fea2f7b54199184236fd021c86c987b9fc80229b4700b71f770b625cbbddeabd6a2907991e9ebf5aca23bb8c83af177354984703c8337f0818b1b89440e59a240dc1cb5af8ce76a18d83dd710ee983830d5922505f7e01996e2a2344a0571774c7da76194a769",
        ),
        (
            "1b20139cf8ddf6484185bc85ff852babc3bfe9e7a6b9653655876c6959ffaa5aac6ff3d24b03069073e746afc2a3994efaafe565017604cb2b8e59ba3233d70ba79140019eec07734b9d36e3b98388b35385604a75e1458d58b071a4abad4268608e296e4caaae65e5fdba7672a8ad8838689ed05f8a386e35a7aac6dca65d061",
            "6f6309274fce29ca0d466122e064bb305c6578df0a85c659985ec390db42450a9390266d281b0499ab59cdab725adcf2b5fc18c2ed7cf5b258e9f50be59b7b366f737961a164f091fb8b1635c43bcfa1fab313e21ec13663000de759e4cb54cbc05e5aa81250188ac96709c7df20036347a5ed312c91bddbbeec5c2010991f01",
        ),
    ];

    const EXPONENT: &[u8] = &[1, 0, 1];

    /// The power by the secret exponent: whatever stands in the encoding gets a signature, unless it is above the modulus.
    fn sign(key: (&str, &str), encoded: &[u8]) -> Option<Vec<u8>> {
        let (modulus, secret) = (bytes(key.0), bytes(key.1));
        Key { modulus: &modulus, exponent: &secret }.recover(encoded)
    }

    /// The start of a DigestInfo of SHA-256.
    const SHA256: &str = "3031300d060960864801650304020105000420";

    #[test]
    fn one_encoding_of_pkcs1_fits_and_no_other() {
        let (modulus, message) = (bytes(KEYS[0].0), b"message");
        let digest = hash::digest(HashAlgorithm::Sha256, &[message]).unwrap();
        let with = |head: &str| [bytes(head), digest.clone()].concat();
        // The padding takes what the rest leaves, unless its length is the point.
        let padded = |kind: u8, fill: u8, tail: &[u8]| {
            [&[0, kind][..], &vec![fill; modulus.len() - 3 - tail.len()], &[0], tail].concat()
        };
        let short = |length: usize, tail: &[u8]| {
            let garbage = vec![0xAB; modulus.len() - 3 - length - tail.len()];
            [&[0, 1][..], &vec![0xFF; length], &[0], tail, &garbage].concat()
        };
        let plain = with(SHA256);
        let replaced = |at: usize, to: u8| {
            let mut encoded = padded(1, 0xFF, &plain);
            encoded[at] = to;
            encoded
        };
        let without_separator = [&[0, 1][..], &vec![0xFF; modulus.len() - 2 - plain.len()], &plain].concat();
        for (name, encoded, expected) in [
            ("as the standard has it", padded(1, 0xFF, &plain), Valid),
            ("no NULL", padded(1, 0xFF, &with("302f300b06096086480165030402010420")), Invalid),
            ("another hash named", padded(1, 0xFF, &with("3031300d060960864801650304020205000420")), Invalid),
            ("no hash named", padded(1, 0xFF, &digest), Invalid),
            ("a long length", padded(1, 0xFF, &with("308131300d060960864801650304020105000420")), Invalid),
            (
                "a long length of the hash",
                padded(1, 0xFF, &with("3032300d06096086480165030402010500048120")),
                Invalid,
            ),
            (
                "something else than NULL",
                padded(1, 0xFF, &with("3033300f06096086480165030402010402abcd0420")),
                Invalid,
            ),
            ("a longer NULL", padded(1, 0xFF, &with("3032300e06096086480165030402010581000420")), Invalid),
            ("bytes behind the hash", padded(1, 0xFF, &[&plain[..], &[0]].concat()), Invalid),
            (
                "bytes behind, counted",
                padded(1, 0xFF, &[&with(&SHA256.replace("3031", "3032"))[..], &[0]].concat()),
                Invalid,
            ),
            ("garbage behind, padding of 8", short(8, &plain), Invalid),
            ("garbage behind, padding of 7", short(7, &plain), Invalid),
            ("garbage behind, no padding", short(0, &plain), Invalid),
            ("type 0", padded(0, 0, &plain), Invalid),
            ("type 2", padded(2, 0x55, &plain), Invalid),
            ("zeros for padding", padded(1, 0, &plain), Invalid),
            ("one byte of the padding", replaced(20, 0xFE), Invalid),
            ("a zero in the padding", replaced(20, 0), Invalid),
            ("the first byte", replaced(0, 1), Invalid),
            ("no separator", without_separator, Invalid),
            ("the hash of something else", padded(1, 0xFF, &[bytes(SHA256), vec![0; 32]].concat()), Invalid),
            ("zero", vec![0; modulus.len()], Invalid),
            ("one", [vec![0; modulus.len() - 1], vec![1]].concat(), Invalid),
        ] {
            let key = Key::new(&modulus, EXPONENT).unwrap();
            let signature = sign(KEYS[0], &encoded).unwrap();
            let check = key.verify_pkcs1(HashAlgorithm::Sha256, message, &signature);
            assert_eq!(check, Some(expected), "{name}");
        }
    }

    #[test]
    fn a_signature_has_the_length_of_the_modulus_and_is_below_it() {
        let modulus = bytes(KEYS[0].0);
        let key = Key::new(&modulus, EXPONENT).unwrap();
        let signed = |message: &[u8]| {
            let digest = hash::digest(HashAlgorithm::Sha256, &[message]).unwrap();
            let identifier = hash::identifier(HashAlgorithm::Sha256).unwrap();
            sign(KEYS[0], &encode_pkcs1(identifier, &digest, modulus.len()).unwrap()).unwrap()
        };
        let expect = |name: &str, message: &[u8], signature: &[u8], expected| {
            let check = key.verify_pkcs1(HashAlgorithm::Sha256, message, signature);
            assert_eq!(check, Some(expected), "{name}");
        };
        let signature = signed(b"message");
        expect("as it was made", b"message", &signature, Valid);
        expect("a zero in front", b"message", &[&[0], &signature[..]].concat(), Invalid);
        expect("a zero behind", b"message", &[&signature[..], &[0]].concat(), Invalid);
        expect("one byte less", b"message", &signature[1..], Invalid);
        expect("nothing", b"message", &[], Invalid);
        expect("the modulus", b"message", &modulus, Invalid);
        expect("as large as can be", b"message", &vec![0xFF; modulus.len()], Invalid);
        // Some signature begins with a zero, and some is so small that the modulus can be added to it.
        let messages = || (0..10_000_u32).map(u32::to_be_bytes);
        let small = messages().find(|message| signed(message)[0] == 0).unwrap();
        expect("a zero at its start", &small, &signed(&small), Valid);
        expect("without the zero at its start", &small, &signed(&small)[1..], Invalid);
        let mut carry = 0_u16;
        let mut sum: Vec<u8> = signed(&small)
            .iter()
            .zip(&modulus)
            .rev()
            .map(|(one, other)| {
                carry = (carry >> 8) + u16::from(*one) + u16::from(*other);
                carry.to_le_bytes()[0]
            })
            .collect();
        sum.reverse();
        assert_eq!(carry >> 8, 0);
        expect("plus the modulus", &small, &sum, Invalid);
    }

    #[test]
    fn keys_that_nobody_makes_verify_nothing() {
        let modulus = bytes(KEYS[0].0);
        let mut even = modulus.clone();
        *even.last_mut().unwrap() &= 0xFE;
        let (large, largest) = (vec![0xFF; 2049], vec![0xFF; 2048]);
        for (name, modulus, exponent, usable) in [
            ("as everybody makes them", &modulus, EXPONENT, true),
            ("exponent of three", &modulus, &[3][..], true),
            ("exponent of one", &modulus, &[1], false),
            ("no exponent", &modulus, &[], false),
            ("even exponent", &modulus, &[2], false),
            ("exponent of 33 bits", &modulus, &[1, 0, 0, 0, 1], true),
            ("exponent of 34 bits", &modulus, &[2, 0, 0, 0, 1], false),
            ("even modulus", &even, EXPONENT, false),
            ("no modulus", &vec![], EXPONENT, false),
            ("longest modulus", &largest, EXPONENT, true),
            ("too long a modulus", &large, EXPONENT, false),
        ] {
            assert_eq!(Key::new(modulus, exponent).is_some(), usable, "{name}");
        }
        // Too short for the hash: no signature fits.
        let key = Key::new(&[0xFF; 61], EXPONENT).unwrap();
        assert_eq!(key.verify_pkcs1(HashAlgorithm::Sha256, b"", &[1; 61]), None);
    }

    /// EMSA-PSS (RFC 8017 section 9.1.1), with what can be wrong in it.
    struct Pss {
        salt: usize,
        padding: u8,
        one: u8,
        trailer: u8,
        top: u8,
        mask_hash: HashAlgorithm,
    }

    const PSS: Pss =
        Pss { salt: 32, padding: 0, one: 1, trailer: 0xBC, top: 0, mask_hash: HashAlgorithm::Sha256 };

    impl Pss {
        /// The signature of a message under a key.
        fn sign(&self, key: (&str, &str), message: &[u8]) -> Option<Vec<u8>> {
            let modulus = bytes(key.0);
            let bits = bits(&modulus) - 1;
            let length = usize::try_from(bits.div_ceil(8)).unwrap();
            let digest = hash::digest(HashAlgorithm::Sha256, &[message]).unwrap();
            let salt = vec![0x77; self.salt];
            let seed = hash::digest(HashAlgorithm::Sha256, &[&[0; 8], &digest, &salt]).unwrap();
            let mut block = vec![0; length - self.salt - 34];
            if let Some(last) = block.last_mut() {
                *last = self.padding;
            }
            block.push(self.one);
            block.extend(salt);
            let mask = mask(self.mask_hash, &seed, block.len()).unwrap();
            let mut masked: Vec<u8> = block.iter().zip(mask).map(|(byte, mask)| byte ^ mask).collect();
            masked[0] &= 0xFF >> (u32::try_from(length).unwrap() * 8 - bits);
            masked[0] |= self.top;
            let encoded = [masked, seed, vec![self.trailer]].concat();
            sign(key, &[vec![0; modulus.len() - length], encoded].concat())
        }
    }

    #[test]
    fn pss_is_taken_with_its_parameters_only() {
        let parameters = |salt_length| PssParameters {
            hash: HashAlgorithm::Sha256,
            mask_hash: HashAlgorithm::Sha256,
            salt_length,
            hash_omitted: false,
        };
        let of = |pss: Pss| pss;
        for key in KEYS {
            let modulus = bytes(key.0);
            // With one bit more than whole bytes there is no room for anything on top.
            let top = if modulus.len() == 128 { 0x80 } else { 0 };
            for (name, pss, declared, expected) in [
                ("as the standard has it", of(PSS), 32, Valid),
                ("a shorter salt", Pss { salt: 20, ..PSS }, 32, Invalid),
                ("a longer salt", Pss { salt: 40, ..PSS }, 32, Invalid),
                ("a shorter salt, declared", Pss { salt: 20, ..PSS }, 20, Valid),
                ("no salt, declared", Pss { salt: 0, ..PSS }, 0, Valid),
                ("the longest salt", Pss { salt: 94, ..PSS }, 94, Valid),
                ("a salt that has no room", of(PSS), 95, Invalid),
                ("a salt of four gigabytes", of(PSS), u32::MAX, Invalid),
                ("another trailer", Pss { trailer: 0xCC, ..PSS }, 32, Invalid),
                ("no one before the salt", Pss { one: 2, ..PSS }, 32, Invalid),
                ("padding that is not zero", Pss { padding: 1, ..PSS }, 32, Invalid),
                ("another mask", Pss { mask_hash: HashAlgorithm::Sha1, ..PSS }, 32, Invalid),
            ] {
                let signature = pss.sign(key, b"message").unwrap();
                let verifier = Key::new(&modulus, EXPONENT).unwrap();
                let check = verifier.verify_pss(&parameters(declared), b"message", &signature);
                assert_eq!(check, Some(expected), "{name}, {} bits", bits(&modulus));
                let other = verifier.verify_pss(&parameters(declared), b"another", &signature);
                assert_eq!(other, Some(Invalid), "{name}, another message");
            }
            // An encoding with its highest bit set may be above the modulus; some message has one below it.
            let above = (0..64_u8).find_map(|n| Some((n, Pss { top, ..PSS }.sign(key, &[n])?))).unwrap();
            let check =
                Key::new(&modulus, EXPONENT).unwrap().verify_pss(&parameters(32), &[above.0], &above.1);
            assert_eq!(check, Some(if top == 0 { Valid } else { Invalid }), "the highest bit");
            let unknown = PssParameters { mask_hash: HashAlgorithm::Unknown, ..parameters(32) };
            let verifier = Key::new(&modulus, EXPONENT).unwrap();
            assert_eq!(verifier.verify_pss(&unknown, b"", &modulus), None);
        }
    }
}
