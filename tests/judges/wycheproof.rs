//! The signatures of Project Wycheproof: every set of an algorithm that X.509 has. Signatures in
//! other encodings are put into that of X.509, where it has them.
//!
//! No valid signature may be rejected and no invalid one accepted. Of a set whose algorithm is not supported, every answer is
//! "not verified".

use crate::support;

use std::borrow::Cow;
use std::collections::BTreeMap;

use ::wycheproof::{
    HashFunction, Mgf, TestResult, ecdsa, eddsa, mldsa_verify, rsa_pkcs1_verify, rsa_pss_verify,
};
use cert_inspector::model::{
    Content, HashAlgorithm, Oid, Parameters, PssParameters, PublicKey, SignatureAlgorithm, SignatureCheck,
    SignatureScheme,
};
use cert_inspector::path::signature::verify;
use support::read;
use testkit::der::{seq, unsigned};

/// A vector with what is needed to verify it.
struct Vector<'a> {
    key: Option<&'a PublicKey>,
    algorithm: &'a SignatureAlgorithm,
    message: &'a [u8],
    signature: &'a [u8],
    expected: TestResult,
}

/// What came out, for one family of algorithms.
#[derive(Default)]
struct Counts {
    agree: usize,
    /// Vectors that may be accepted or rejected.
    open: usize,
    not_verified: usize,
}

#[derive(Default)]
struct Tally {
    families: BTreeMap<&'static str, Counts>,
    differences: Vec<String>,
}

/// A group of vectors under one key.
struct Group<'a> {
    family: &'static str,
    /// The set that it is of.
    set: String,
    key: Option<PublicKey>,
    algorithm: &'a SignatureAlgorithm,
    is_supported: bool,
}

impl Tally {
    /// Judges the vectors of a group, each as its number, message, signature and what is expected.
    fn judge_group<'v>(
        &mut self,
        group: &Group<'_>,
        vectors: impl Iterator<Item = (usize, &'v [u8], Cow<'v, [u8]>, TestResult)>,
    ) {
        let Group { family, set, key, algorithm, is_supported } = group;
        for (number, message, signature, expected) in vectors {
            let vector = Vector { key: key.as_ref(), algorithm, message, signature: &signature, expected };
            self.judge(family, &format!("{set} {number}"), *is_supported, &vector);
        }
    }

    /// Judges a vector of a set that is supported or not.
    fn judge(&mut self, family: &'static str, name: &str, is_supported: bool, vector: &Vector<'_>) {
        let check = vector.key.map_or(SignatureCheck::NotVerified, |key| {
            verify(key, vector.algorithm, vector.message, vector.signature)
        });
        let counts = self.families.entry(family).or_default();
        let agrees = match (is_supported, vector.expected, check) {
            (false, _, SignatureCheck::NotVerified) => {
                counts.not_verified += 1;
                return;
            }
            (true, TestResult::Acceptable, _) => {
                counts.open += 1;
                return;
            }
            (true, TestResult::Valid, check) => check == SignatureCheck::Valid,
            (true, TestResult::Invalid, check) => check != SignatureCheck::Valid,
            (false, ..) => false,
        };
        if agrees {
            counts.agree += 1;
        } else {
            self.differences.push(format!("{name}: expected {:?}, got {check:?}", vector.expected));
        }
    }
}

#[test]
fn signatures_are_judged_as_wycheproof_says() {
    let mut tally = Tally::default();
    rsa_pkcs1(&mut tally);
    rsa_pss(&mut tally);
    elliptic_curves(&mut tally);
    edwards_curves(&mut tally);
    ml_dsa(&mut tally);
    let mut total = 0;
    for (family, counts) in &tally.families {
        let Counts { agree, open, not_verified } = counts;
        total += agree + open + not_verified;
        support::say(&format!(
            "Wycheproof, {family}: agree {agree}, open {open}, of algorithms that are not verified {not_verified}"
        ));
    }
    let differences = &tally.differences;
    support::say(&format!("Wycheproof: {total} vectors, differ {}", differences.len()));
    assert!(differences.is_empty(), "{}", differences[..differences.len().min(30)].join("\n"));
    assert!(total > 20_000, "only {total} vectors");
}

fn rsa_pkcs1(tally: &mut Tally) {
    use rsa_pkcs1_verify::{TestName, TestSet};
    for set in TestName::all() {
        for group in TestSet::load(set).expect("a set").test_groups {
            let key = key(&group.der);
            let algorithm =
                algorithm(SignatureScheme::RsaPkcs1, "1.2.840.113549.1.1.11", hash(group.hash), None);
            let judged = Group {
                family: "RSA PKCS#1",
                set: format!("{set:?}"),
                key,
                algorithm: &algorithm,
                is_supported: true,
            };
            let vectors = group.tests.iter();
            tally.judge_group(
                &judged,
                vectors.map(|test| (test.tc_id, &test.msg[..], Cow::Borrowed(&test.sig[..]), test.result)),
            );
        }
    }
}

fn rsa_pss(tally: &mut Tally) {
    use rsa_pss_verify::{TestName, TestSet};
    for set in TestName::all() {
        for group in TestSet::load(set).expect("a set").test_groups {
            let key = key(&group.der);
            let is_supported = group.mgf == Mgf::Mgf1;
            let pss = PssParameters {
                hash: hash(group.hash),
                mask_hash: group.mgf_hash.map_or(HashAlgorithm::Unknown, hash),
                salt_length: u32::try_from(group.salt_size).expect("a length"),
                hash_omitted: false,
            };
            let algorithm = match (is_supported, group.mgf) {
                (true, _) => {
                    let mut algorithm =
                        algorithm(SignatureScheme::RsaPss, "1.2.840.113549.1.1.10", pss.hash, Some(pss));
                    // A key that is for these parameters alone needs a signature that names them.
                    algorithm.parameters = key.as_ref().expect("a key").parameters.clone();
                    algorithm
                }
                (false, Mgf::Shake128) => unknown("1.3.6.1.5.5.7.6.30"),
                (false, _) => unknown("1.3.6.1.5.5.7.6.31"),
            };
            let judged = Group {
                family: "RSA PSS",
                set: format!("{set:?}"),
                key,
                algorithm: &algorithm,
                is_supported,
            };
            let vectors = group.tests.iter();
            tally.judge_group(
                &judged,
                vectors.map(|test| (test.tc_id, &test.msg[..], Cow::Borrowed(&test.sig[..]), test.result)),
            );
        }
    }
}

fn elliptic_curves(tally: &mut Tally) {
    use ecdsa::{TestGroupTypeId, TestName, TestSet};
    const CURVES: [&str; 3] = ["Secp256r1", "Secp384r1", "Secp521r1"];
    for set in TestName::all() {
        for group in TestSet::load(set).expect("a set").test_groups {
            let key = key(&group.der);
            let algorithm = match group.hash {
                HashFunction::Shake128 => unknown("1.3.6.1.5.5.7.6.32"),
                HashFunction::Shake256 => unknown("1.3.6.1.5.5.7.6.33"),
                other => algorithm(SignatureScheme::Ecdsa, "1.2.840.10045.4.3.2", hash(other), None),
            };
            let is_supported = algorithm.scheme == SignatureScheme::Ecdsa
                && CURVES.contains(&format!("{:?}", group.key.curve).as_str());
            let judged =
                Group { family: "ECDSA", set: format!("{set:?}"), key, algorithm: &algorithm, is_supported };
            let is_split = group.test_type == TestGroupTypeId::EcdsaP1363;
            let half = judged.key.as_ref().and_then(|key| key.bits).unwrap_or_default().div_ceil(8);
            let half = usize::try_from(half).expect("a length");
            let vectors = group.tests.iter().filter_map(|test| {
                let signature = if is_split { encoded(&test.sig, half)? } else { test.sig.to_vec() };
                Some((test.tc_id, &test.msg[..], Cow::Owned(signature), test.result))
            });
            tally.judge_group(&judged, vectors);
        }
    }
}

/// Two numbers side by side as X.509 encodes them; what has another length cannot be in a certificate.
fn encoded(signature: &[u8], half: usize) -> Option<Vec<u8>> {
    let (r, s) = signature.split_at_checked(half).filter(|(_, s)| s.len() == half && half > 0)?;
    Some(seq([unsigned(r), unsigned(s)]))
}

fn edwards_curves(tally: &mut Tally) {
    use eddsa::{TestName, TestSet};
    for set in TestName::all() {
        let (scheme, oid) = match set {
            TestName::Ed25519 => (SignatureScheme::Ed25519, "1.3.101.112"),
            TestName::Ed448 => (SignatureScheme::Ed448, "1.3.101.113"),
        };
        for group in TestSet::load(set).expect("a set").test_groups {
            let key = key(&group.der);
            let algorithm = algorithm(scheme, oid, HashAlgorithm::Unknown, None);
            let judged = Group {
                family: "EdDSA",
                set: format!("{set:?}"),
                key,
                algorithm: &algorithm,
                is_supported: true,
            };
            let vectors = group.tests.iter();
            tally.judge_group(
                &judged,
                vectors.map(|test| (test.tc_id, &test.msg[..], Cow::Borrowed(&test.sig[..]), test.result)),
            );
        }
    }
}

fn ml_dsa(tally: &mut Tally) {
    use mldsa_verify::{TestName, TestSet};
    for set in TestName::all() {
        for group in TestSet::load(set).expect("a set").test_groups {
            // Some groups have keys of a wrong length.
            let key = key(&group.der);
            let oid = match set {
                TestName::MlDsa44Verify => "2.16.840.1.101.3.4.3.17",
                TestName::MlDsa65Verify => "2.16.840.1.101.3.4.3.18",
                TestName::MlDsa87Verify => "2.16.840.1.101.3.4.3.19",
            };
            let algorithm = algorithm(SignatureScheme::MlDsa, oid, HashAlgorithm::Unknown, None);
            let judged = Group {
                family: "ML-DSA",
                set: format!("{set:?}"),
                key,
                algorithm: &algorithm,
                is_supported: true,
            };
            tally.judge_group(
                &judged,
                group.tests.iter().map(|test| {
                    // In X.509 the context is empty (RFC 9881 section 3), so a signature with another is not valid there.
                    let has_context = test.ctx.as_ref().is_some_and(|context| !context.is_empty());
                    let expected = if has_context { TestResult::Invalid } else { test.result };
                    (test.tc_id, &test.msg[..], Cow::Borrowed(&test.sig[..]), expected)
                }),
            );
        }
    }
}

/// A key as the product reads it.
fn key(der: &[u8]) -> Option<PublicKey> {
    let found = read(der, usize::MAX).found.into_iter().next()?;
    match found.decoded.content {
        Content::PublicKey(key) => Some(key.key),
        other => panic!("a key is {:?}", other.kind()),
    }
}

fn algorithm(
    scheme: SignatureScheme,
    oid: &str,
    hash: HashAlgorithm,
    pss: Option<PssParameters>,
) -> SignatureAlgorithm {
    let oid = Oid::parse(oid).expect("an identifier");
    SignatureAlgorithm { oid, scheme, hash: Some(hash), parameters: Parameters::Absent, pss }
}

/// An identifier whose signatures are not verified.
fn unknown(oid: &str) -> SignatureAlgorithm {
    algorithm(SignatureScheme::Unknown, oid, HashAlgorithm::Unknown, None)
}

fn hash(function: HashFunction) -> HashAlgorithm {
    match function {
        HashFunction::Sha1 => HashAlgorithm::Sha1,
        HashFunction::Sha2_224 => HashAlgorithm::Sha224,
        HashFunction::Sha2_256 => HashAlgorithm::Sha256,
        HashFunction::Sha2_384 => HashAlgorithm::Sha384,
        HashFunction::Sha2_512 => HashAlgorithm::Sha512,
        HashFunction::Sha2_512_224 => HashAlgorithm::Sha512Truncated224,
        HashFunction::Sha2_512_256 => HashAlgorithm::Sha512Truncated256,
        HashFunction::Sha3_224 => HashAlgorithm::Sha3Bits224,
        HashFunction::Sha3_256 => HashAlgorithm::Sha3Bits256,
        HashFunction::Sha3_384 => HashAlgorithm::Sha3Bits384,
        HashFunction::Sha3_512 => HashAlgorithm::Sha3Bits512,
        HashFunction::Shake128 | HashFunction::Shake256 => HashAlgorithm::Unknown,
    }
}
