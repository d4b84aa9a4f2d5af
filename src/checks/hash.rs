//! The hash that a certificate is signed with.

use super::{Judgement, Outcome, Subject};
use crate::model::{HashAlgorithm, SignatureAlgorithm, SignatureScheme};

/// What follows for an algorithm that falls short.
struct Words {
    /// Of a hash that is broken, behind its name.
    broken: &'static str,
    /// Of an algorithm that names no hash.
    no_hash: &'static str,
}

/// For phones.
const PHONES: Words =
    Words { broken: "is broken and iOS refuses it", no_hash: "and that phones accept it is not established" };

/// For programs of any kind.
const PROGRAMS: Words = Words {
    broken: "is broken: what is signed with it can be forged",
    no_hash: "and that the product accepts it is not established",
};

/// A hash of the SHA-2 family, named by the signature algorithm of a certificate that phones are to accept.
#[must_use]
pub fn sha2_family(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    let judgement = of_certificate(subject, &PHONES);
    if judgement.outcome == Outcome::Fail && certificate.is_self_issued() {
        return judgement.remark(
            "A root is trusted because it is installed, not by its own signature; the guide requires SHA-2 for it all the same.",
        );
    }
    judgement
}

/// A hash of the SHA-2 family, named by the signature algorithm of a certificate that programs are to accept.
#[must_use]
pub fn sha2_for_programs(subject: &Subject<'_>) -> Judgement {
    of_certificate(subject, &PROGRAMS)
}

/// A hash of the SHA-2 family, named by the signature algorithm of anything that programs are to accept.
#[must_use]
pub fn sha2_algorithm(algorithm: &SignatureAlgorithm) -> Judgement {
    let found = algorithm.to_string();
    judge(Judgement::pass(found.clone()).evidence("signatureAlgorithm", found, None), algorithm, &PROGRAMS)
}

fn of_certificate(subject: &Subject<'_>, words: &Words) -> Judgement {
    let certificate = subject.certificate;
    let algorithm = &certificate.signature_algorithm;
    let mut judgement =
        Judgement::pass(algorithm.to_string()).evidence("signatureAlgorithm", algorithm.to_string(), None);
    if let Some(inner) = &certificate.inner_signature_algorithm {
        judgement = judgement.evidence("tbsCertificate.signature", inner.to_string(), None).because(
            Outcome::Fail,
            "The algorithm named inside the signed part is another one, so the certificate is malformed (RFC 5280 section 4.1.1.2).",
        );
    }
    judge(judgement, algorithm, words)
}

fn judge(judgement: Judgement, algorithm: &SignatureAlgorithm, words: &Words) -> Judgement {
    match (algorithm.scheme, algorithm.hash) {
        (SignatureScheme::Unknown, _) => judgement.because(
            Outcome::Unknown,
            "The signature algorithm is not known here, so its hash cannot be determined.",
        ),
        (SignatureScheme::Ed25519 | SignatureScheme::Ed448, _) => judgement.because(
            Outcome::Fail,
            format!("The algorithm names no hash of the SHA-2 family, {}.", words.no_hash),
        ),
        (SignatureScheme::RsaPss, _) => pss(judgement, algorithm, words),
        (_, Some(hash)) => by_hash(judgement, hash, words),
        (_, None) => judgement.because(Outcome::Fail, "The algorithm names no hash of the SHA-2 family."),
    }
}

fn by_hash(judgement: Judgement, hash: HashAlgorithm, words: &Words) -> Judgement {
    match hash {
        HashAlgorithm::Sha256 | HashAlgorithm::Sha384 | HashAlgorithm::Sha512 => judgement,
        HashAlgorithm::Sha224 => judgement.remark("SHA-224 belongs to the family but is rare."),
        HashAlgorithm::Sha512Truncated224 | HashAlgorithm::Sha512Truncated256 => judgement.because(
            Outcome::Warn,
            format!("{} belongs to the family, but which devices support it is uncertain.", hash.name()),
        ),
        HashAlgorithm::Md2 | HashAlgorithm::Md4 | HashAlgorithm::Md5 | HashAlgorithm::Sha1 => {
            judgement.because(Outcome::Fail, format!("{} {}.", hash.name(), words.broken))
        }
        HashAlgorithm::Sha3Bits224
        | HashAlgorithm::Sha3Bits256
        | HashAlgorithm::Sha3Bits384
        | HashAlgorithm::Sha3Bits512
        | HashAlgorithm::Shake256 => {
            judgement.because(Outcome::Fail, format!("{} is of the SHA-3 family, not SHA-2.", hash.name()))
        }
        HashAlgorithm::Unknown => judgement.because(Outcome::Unknown, "The hash is not known here."),
    }
}

fn pss(judgement: Judgement, algorithm: &SignatureAlgorithm, words: &Words) -> Judgement {
    let Some(pss) = algorithm.pss else {
        return judgement.because(Outcome::Fail, "The parameters of RSASSA-PSS do not decode.");
    };
    if pss.hash_omitted {
        return judgement.because(
            Outcome::Fail,
            "The parameters leave the hash out, which means SHA-1 (RFC 4055 section 3.1).",
        );
    }
    let judgement = by_hash(judgement, pss.hash, words);
    let mask_hash = pss.mask_hash.name();
    if pss.mask_hash == pss.hash {
        judgement
    } else if pss.mask_hash.is_sha2() {
        judgement.because(
            Outcome::Warn,
            format!("The mask generation uses another hash, {mask_hash}; some devices refuse such a pair."),
        )
    } else {
        judgement.because(
            Outcome::Fail,
            format!("The mask generation uses {mask_hash}, also where its field is left out; that is not of the SHA-2 family."),
        )
    }
}
