//! RFC 5280 section 6.1.3 (a)(1), and 4.1.1.2: the signature fits the issuer's key.

use crate::input::Purpose;
use crate::model::{HashAlgorithm, Outcome, PublicKeyAlgorithm, SignatureCheck, SignatureScheme};
use crate::path::{Answer, Chain, Check, End, Position};

const VERIFIED: &str = "RFC 5280 section 6.1.3 (a)(1)";
const ALGORITHMS: &str = "RFC 5280 section 4.1.1.2";

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    let is_tls =
        chain.question.purposes().any(|purpose| matches!(purpose, Purpose::Server | Purpose::Client));
    chain.positions().map(|position| answer(&position, chain.end, is_tls)).collect()
}

fn answer(position: &Position<'_>, end: End, is_tls: bool) -> Answer {
    let certificate = position.certificate;
    let mut answer = match (position.link, end) {
        (Some(link), _) => {
            let answer = hashed(of_link(position, link.signature), position);
            if is_tls { not_in_tls(answer, position) } else { answer }
        }
        // What is trusted is trusted for itself, not for its signature.
        (None, End::Anchor) => Answer::not_applicable(Check::Signature),
        (None, End::SelfIssued(own)) => of_itself(position, own),
        (None, End::Loop) => Answer::pass(Check::Signature).because(
            Outcome::Unknown,
            "loop",
            VERIFIED,
            format!(
                "It was issued by {}, which is on this path already: the CAs sign each other in a circle.",
                certificate.issuer
            ),
        ),
        (None, End::TooLong) => Answer::pass(Check::Signature).because(
            Outcome::Unknown,
            "notFollowed",
            VERIFIED,
            "The signature was not verified: the path is longer than any honest one, and was not followed further.",
        ),
        (None, End::IssuerMissing) => Answer::pass(Check::Signature).because(
            Outcome::Unknown,
            "issuerMissing",
            VERIFIED,
            format!(
                "The signature cannot be verified: the certificate of {} is missing.",
                certificate.issuer
            ),
        ),
    };
    if let Some(inner) = &certificate.inner_signature_algorithm {
        answer.add(
            Outcome::Fail,
            "signatureAlgorithmsDiffer",
            ALGORITHMS,
            format!(
                "It names its signature algorithm twice, and differently: {} outside and {inner} inside what is signed.",
                certificate.signature_algorithm
            ),
        );
    }
    answer
}

fn of_link(position: &Position<'_>, signature: SignatureCheck) -> Answer {
    let issuer = position.issuer.map_or_else(String::new, |issuer| issuer.subject.to_string());
    let answer = Answer::pass(Check::Signature);
    match signature {
        SignatureCheck::Valid => answer,
        SignatureCheck::Invalid => answer.because(
            Outcome::Fail,
            "signatureInvalid",
            VERIFIED,
            format!(
                "The signature does not fit the key of {issuer}: the file was changed, or another key of the same name signed it."
            ),
        ),
        SignatureCheck::NotVerified => not_verified(answer, position),
    }
}

/// Why a signature was not verified. A key that is for RSASSA-PSS alone makes no other (RFC 4055 section 1.2).
fn not_verified(answer: Answer, position: &Position<'_>) -> Answer {
    let algorithm = &position.certificate.signature_algorithm;
    let key = position.issuer.map(|issuer| &issuer.public_key);
    let issuer = position.issuer.map_or_else(String::new, |issuer| issuer.subject.to_string());
    let pss_only = key.filter(|key| matches!(key.algorithm, PublicKeyAlgorithm::Rsa { pss_only: true, .. }));
    match (algorithm.scheme, pss_only) {
        (SignatureScheme::RsaPkcs1, Some(_)) => answer.because(
            Outcome::Fail,
            "keyRestrictedToPss",
            "RFC 4055 section 1.2",
            format!(
                "The key of {issuer} may only make signatures of RSASSA-PSS, and this one is {algorithm}: OpenSSL rejects it."
            ),
        ),
        (SignatureScheme::RsaPss, Some(key)) if key.parameters != algorithm.parameters => answer.because(
            Outcome::Unknown,
            "pssParametersDiffer",
            "RFC 4055 section 3.3",
            format!(
                "The signature was not verified: the key of {issuer} is restricted to other parameters of RSASSA-PSS than those of the signature."
            ),
        ),
        _ => answer.because(
            Outcome::Unknown,
            "signatureNotVerified",
            VERIFIED,
            format!(
                "The signature was not verified: {algorithm} with a key of kind {} cannot be verified here.",
                key.map_or_else(String::new, ToString::to_string)
            ),
        ),
    }
}

fn of_itself(position: &Position<'_>, own: SignatureCheck) -> Answer {
    let answer = Answer::pass(Check::Signature);
    match own {
        SignatureCheck::Valid => weak(answer, position, Outcome::Warn),
        SignatureCheck::Invalid => answer.because(
            Outcome::Fail,
            "selfSignatureInvalid",
            VERIFIED,
            "It names itself as issuer, but its own key does not fit the signature: the file was changed, or an older or newer key of the same name signed it.",
        ),
        SignatureCheck::NotVerified => answer.because(
            Outcome::Unknown,
            "signatureNotVerified",
            VERIFIED,
            format!(
                "Its own signature was not verified: {} with a key of kind {} cannot be verified here.",
                position.certificate.signature_algorithm, position.certificate.public_key
            ),
        ),
    }
}

/// A signature over a broken hash proves nothing, whoever made it. With SHA-1, clients differ.
fn hashed(answer: Answer, position: &Position<'_>) -> Answer {
    let is_sha1 = position.certificate.signature_algorithm.hash == Some(HashAlgorithm::Sha1);
    weak(answer, position, if is_sha1 { Outcome::Warn } else { Outcome::Fail })
}

/// Says that the hash of a signature is weak, if it is. Nobody checks that of a root.
fn weak(answer: Answer, position: &Position<'_>, outcome: Outcome) -> Answer {
    match position.certificate.signature_algorithm.hash {
        Some(hash @ (HashAlgorithm::Md2 | HashAlgorithm::Md4 | HashAlgorithm::Md5 | HashAlgorithm::Sha1)) => {
            answer.because(
                outcome,
                "weakHash",
                "RFC 6194, RFC 6151",
                format!(
                    "The signature uses {}, which can be forged; OpenSSL 3, GnuTLS, phones and browsers reject it.",
                    hash.name()
                ),
            )
        }
        _ => answer,
    }
}

/// Says that a hash has no place among the signatures of TLS: clients do not offer it, and servers have nothing to send then.
fn not_in_tls(answer: Answer, position: &Position<'_>) -> Answer {
    use HashAlgorithm::{
        Sha3Bits224, Sha3Bits256, Sha3Bits384, Sha3Bits512, Sha224, Sha512Truncated224, Sha512Truncated256,
    };
    let algorithm = &position.certificate.signature_algorithm;
    let answer = match &algorithm.pss {
        Some(pss) if pss.mask_hash != pss.hash => answer.because(
            Outcome::Warn,
            "pssMaskNotInTls",
            "RFC 8446 section 4.2.3",
            format!(
                "The signature is {algorithm}; TLS has one hash for both: GnuTLS and browsers reject it."
            ),
        ),
        _ => answer,
    };
    let (hash, who) = match algorithm.hash {
        Some(hash @ Sha224) => (hash, "browsers reject it"),
        Some(hash @ (Sha512Truncated224 | Sha512Truncated256)) => {
            (hash, "OpenSSL, GnuTLS, Java and browsers reject it")
        }
        Some(hash @ (Sha3Bits224 | Sha3Bits256 | Sha3Bits384 | Sha3Bits512)) => {
            (hash, "Java and browsers reject it")
        }
        _ => return answer,
    };
    answer.because(
        Outcome::Warn,
        "hashNotInTls",
        "RFC 8446 section 4.2.3",
        format!("The signature uses {}, which TLS does not have: {who}.", hash.name()),
    )
}

#[cfg(test)]
mod tests {
    use super::super::sample::{certificates, codes, judge, judge_linked, outcomes};
    use super::*;
    use crate::model::Timestamp;
    use crate::path::Question;

    #[test]
    fn hashes_that_tls_does_not_have_are_named() {
        use HashAlgorithm::{Sha3Bits256, Sha224, Sha256, Sha512Truncated256};
        for (hash, purpose, expected) in [
            (Sha256, Purpose::Server, None),
            (Sha224, Purpose::Server, Some("browsers")),
            (Sha224, Purpose::Email, None),
            (Sha512Truncated256, Purpose::Server, Some("OpenSSL, GnuTLS, Java and browsers")),
            (Sha3Bits256, Purpose::Client, Some("Java and browsers")),
            (Sha3Bits256, Purpose::Email, None),
        ] {
            let mut chain = certificates(vec![("CN=End", vec![]), ("CN=CA", vec![])]);
            chain[0].signature_algorithm.hash = Some(hash);
            let question = Question { purpose, ..Question::at(Timestamp::from_unix_seconds(0)) };
            let answer = &judge_linked(check, &chain, SignatureCheck::Valid, &question)[0];
            let expected_outcome = if expected.is_some() { Outcome::Warn } else { Outcome::Pass };
            assert_eq!(answer.outcome, expected_outcome, "{hash:?}: {answer:?}");
            assert_eq!(codes(answer), Vec::from_iter(expected.map(|_| "hashNotInTls")), "{hash:?}");
            let says = |who| answer.reasons.iter().any(|reason| reason.text.contains(who));
            assert!(expected.is_none_or(says), "{answer:?}");
        }
    }

    #[test]
    fn a_mask_that_tls_does_not_have_is_named() {
        use crate::model::PssParameters;
        use HashAlgorithm::{Sha1, Sha256, Sha512};
        for (mask_hash, purpose, code) in [
            (Sha256, Purpose::Server, None),
            (Sha1, Purpose::Server, Some("pssMaskNotInTls")),
            (Sha512, Purpose::Client, Some("pssMaskNotInTls")),
            (Sha512, Purpose::Email, None),
        ] {
            let mut chain = certificates(vec![("CN=End", vec![]), ("CN=CA", vec![])]);
            chain[0].signature_algorithm.hash = Some(Sha256);
            chain[0].signature_algorithm.pss =
                Some(PssParameters { hash: Sha256, mask_hash, salt_length: 32, hash_omitted: false });
            let question = Question { purpose, ..Question::at(Timestamp::from_unix_seconds(0)) };
            let answer = &judge_linked(check, &chain, SignatureCheck::Valid, &question)[0];
            assert_eq!(codes(answer), Vec::from_iter(code), "{mask_hash:?}: {answer:?}");
        }
    }

    #[test]
    fn a_key_that_is_for_pss_alone_is_named() {
        use crate::model::{Bytes, Parameters};
        let question = Question::at(Timestamp::from_unix_seconds(0));
        for (scheme, parameters, outcome, code) in [
            (SignatureScheme::RsaPkcs1, Parameters::Null, Outcome::Fail, "keyRestrictedToPss"),
            (
                SignatureScheme::RsaPss,
                Parameters::Present(Bytes::default()),
                Outcome::Unknown,
                "pssParametersDiffer",
            ),
            (SignatureScheme::RsaPss, Parameters::Absent, Outcome::Unknown, "signatureNotVerified"),
            (SignatureScheme::Ed448, Parameters::Null, Outcome::Unknown, "signatureNotVerified"),
        ] {
            let mut chain = certificates(vec![("CN=End", vec![]), ("CN=CA", vec![])]);
            let number = Bytes::default();
            chain[1].public_key.algorithm =
                PublicKeyAlgorithm::Rsa { modulus: number.clone(), exponent: number, pss_only: true };
            chain[0].signature_algorithm.scheme = scheme;
            chain[0].signature_algorithm.parameters = parameters;
            let answers = judge_linked(check, &chain, SignatureCheck::NotVerified, &question);
            assert_eq!((answers[0].outcome, codes(&answers[0])), (outcome, vec![code]), "{scheme:?}");
        }
    }

    #[test]
    fn signatures_over_weak_hashes_count_by_their_place() {
        use HashAlgorithm::{Md2, Md4, Md5, Sha1, Sha256};
        use Outcome::{Fail, NotApplicable, Pass, Warn};
        let question = Question::at(Timestamp::from_unix_seconds(0));
        for (hash, on_the_path, of_itself) in [
            (Md2, Fail, Warn),
            (Md4, Fail, Warn),
            (Md5, Fail, Warn),
            (Sha1, Warn, Warn),
            (Sha256, Pass, Pass),
        ] {
            let mut chain = certificates(vec![("CN=End", vec![]), ("CN=CA", vec![]), ("CN=Root", vec![])]);
            for certificate in &mut chain {
                certificate.signature_algorithm.hash = Some(hash);
            }
            let anchored = judge(check, &chain, End::Anchor, &question);
            assert_eq!(outcomes(&anchored), [on_the_path, on_the_path, NotApplicable], "{hash:?}");
            let open = judge(check, &chain, End::SelfIssued(SignatureCheck::Valid), &question);
            assert_eq!(outcomes(&open), [on_the_path, on_the_path, of_itself], "{hash:?}");
        }
    }
}
