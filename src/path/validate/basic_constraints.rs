//! RFC 5280 section 6.1.4 (k), (l), (m): issuers are authorities, and path lengths are kept.

use crate::model::{Certificate, ExtensionValue, Outcome, Version};
use crate::path::{Answer, Chain, Check, Position};

const AUTHORITY: &str = "RFC 5280 section 6.1.4 (k)";
const LENGTH: &str = "RFC 5280 section 6.1.4 (m)";

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    // How many authorities that count stand between the target and the certificate at hand.
    let mut below: u32 = 0;
    let mut answers = Vec::with_capacity(chain.certificates.len());
    for position in chain.positions() {
        answers.push(if position.is_target() { target(chain) } else { issuer(&position, below) });
        if !position.is_target() && !position.is_self_issued {
            below = below.saturating_add(1);
        }
    }
    answers
}

/// What is asked of the target is the length of the path above it.
fn target(chain: &Chain<'_>) -> Answer {
    let Some(most) = chain.question.max_intermediates else {
        return Answer::not_applicable(Check::BasicConstraints);
    };
    let counts =
        |position: &Position<'_>| !position.is_target() && !position.is_anchor && !position.is_self_issued;
    let intermediates = chain.positions().filter(counts).count();
    let answer = Answer::pass(Check::BasicConstraints);
    if u32::try_from(intermediates).is_ok_and(|intermediates| intermediates <= most) {
        return answer;
    }
    answer.because(
        Outcome::Fail,
        "tooManyIntermediates",
        "RFC 5280 section 6.1.1",
        format!("The path has {intermediates} intermediate certificates; at most {most} were asked for."),
    )
}

fn issuer(position: &Position<'_>, below: u32) -> Answer {
    let certificate = position.certificate;
    let mut answer = Answer::pass(Check::BasicConstraints);
    match certificate.basic_constraints() {
        Some(constraints) if constraints.ca => {}
        Some(_) => answer.add(
            Outcome::Fail,
            "notAnAuthority",
            AUTHORITY,
            "It issued a certificate, but its basic constraints say that it is not a CA.",
        ),
        None if is_malformed(certificate) => answer.add(
            Outcome::Fail,
            "basicConstraintsMalformed",
            AUTHORITY,
            "Its basic constraints cannot be read, so it is not known whether it is a certificate authority.",
        ),
        // Trust in an anchor comes from outside, and old roots have nothing to say it with.
        None if position.is_anchor && certificate.version != Version::V3 => answer.add(
            Outcome::Warn,
            "authorityByTrustAlone",
            AUTHORITY,
            "It is a root of an old version, which cannot say that it is a CA; Android and iOS do not install it as one.",
        ),
        None => answer.add(
            Outcome::Fail,
            "basicConstraintsMissing",
            AUTHORITY,
            "It issued a certificate, but has no basic constraints that say it is a certificate authority.",
        ),
    }
    let length = certificate.basic_constraints().and_then(|constraints| constraints.path_length);
    if let Some(allowed) = length.filter(|allowed| below > *allowed) {
        answer.add(
            Outcome::Fail,
            "pathTooLong",
            LENGTH,
            format!("It allows {allowed} CAs below it, but {below} follow on this path."),
        );
    }
    answer
}

fn is_malformed(certificate: &Certificate) -> bool {
    certificate.extensions.iter().any(|extension| {
        extension.oid == const_oid::db::rfc5280::ID_CE_BASIC_CONSTRAINTS
            && matches!(extension.value, ExtensionValue::Malformed(_))
    })
}
