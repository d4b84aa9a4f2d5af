//! The key of every certificate on the path is long enough to resist, and its curve has a name: what a client of today requires
//! of the target, it requires of the issuers too.

use crate::model::{Curve, Outcome, PublicKey, PublicKeyAlgorithm};
use crate::path::{Answer, Chain, Check, Position};

/// Below so many bits an RSA key can be factored with what a company can buy (768 bits: RSA-768, 2009): nobody may rely on it.
const BROKEN_BELOW: u32 = 1024;
/// Below so many bits OpenSSL at its default level and phones reject an RSA key (NIST SP 800-131A). Chrome and Firefox
/// accept it below a private root.
const WEAK_BELOW: u32 = 2048;

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|position| answer(&position)).collect()
}

fn answer(position: &Position<'_>) -> Answer {
    let answer = Answer::pass(Check::Key);
    let whose = if position.is_target() { "Its" } else { "It issued a certificate on this path, and its" };
    if matches!(
        position.certificate.public_key.algorithm,
        PublicKeyAlgorithm::Ec { curve: Curve::Explicit, .. }
    ) {
        return answer.because(
            Outcome::Fail,
            "curveExplicit",
            "RFC 5480 section 2.1.1",
            format!(
                "{whose} EC key gives the parameters of its curve instead of the name: nobody accepts it."
            ),
        );
    }
    let PublicKey { algorithm: PublicKeyAlgorithm::Rsa { .. }, bits: Some(bits), .. } =
        position.certificate.public_key
    else {
        return Answer::not_applicable(Check::Key);
    };
    if bits < BROKEN_BELOW {
        answer.because(
            Outcome::Fail,
            "keyBroken",
            "NIST SP 800-131A",
            format!("{whose} RSA key has {bits} bits: it can be broken, so nobody accepts it."),
        )
    } else if bits < WEAK_BELOW {
        answer.because(
            Outcome::Warn,
            "keyShort",
            "NIST SP 800-131A",
            format!("{whose} RSA key has {bits} bits: OpenSSL and phones require {WEAK_BELOW}."),
        )
    } else {
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{certificates, codes, judge_anchored};
    use super::*;
    use crate::model::Bytes;

    #[test]
    fn a_curve_without_a_name_fails_wherever_it_stands() {
        for (curve, outcome, code) in [
            (Curve::Explicit, Outcome::Fail, Some("curveExplicit")),
            (Curve::P256, Outcome::NotApplicable, None),
        ] {
            for place in 0..2 {
                let mut chain = certificates(vec![("CN=End", vec![]), ("CN=CA", vec![])]);
                chain[place].public_key.algorithm =
                    PublicKeyAlgorithm::Ec { curve: curve.clone(), point: Bytes::default() };
                let answers = judge_anchored(check, &chain);
                assert_eq!(answers[place].outcome, outcome, "{curve:?}, {place}");
                assert_eq!(codes(&answers[place]), Vec::from_iter(code), "{curve:?}, {place}");
                assert_eq!(answers[1 - place].outcome, Outcome::NotApplicable, "{curve:?}, {place}");
            }
        }
    }

    #[test]
    fn short_keys_weaken_a_path_wherever_they_stand() {
        for (bits, outcome, code) in [
            (512, Outcome::Fail, Some("keyBroken")),
            (1023, Outcome::Fail, Some("keyBroken")),
            (1024, Outcome::Warn, Some("keyShort")),
            (2047, Outcome::Warn, Some("keyShort")),
            (2048, Outcome::Pass, None),
            (4096, Outcome::Pass, None),
        ] {
            for place in 0..3 {
                let mut chain =
                    certificates(vec![("CN=End", vec![]), ("CN=CA", vec![]), ("CN=Root", vec![])]);
                chain[place].public_key.algorithm = PublicKeyAlgorithm::Rsa {
                    modulus: Bytes::default(),
                    exponent: Bytes::default(),
                    pss_only: false,
                };
                chain[place].public_key.bits = Some(bits);
                for (at, answer) in judge_anchored(check, &chain).into_iter().enumerate() {
                    // The others have keys of Ed25519.
                    let expected = if at == place { outcome } else { Outcome::NotApplicable };
                    assert_eq!(answer.outcome, expected, "{bits}, {at}");
                    let expected: Vec<&str> = code.filter(|_| at == place).into_iter().collect();
                    assert_eq!(codes(&answer), expected, "{bits}, {at}");
                }
            }
        }
    }
}
