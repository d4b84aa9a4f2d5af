//! RFC 5280 section 6.1.3 (a)(2): the instant lies within the validity period, both ends included.

use crate::model::{Outcome, Timestamp};
use crate::path::{Answer, Chain, Check, Position};

const SOURCE: &str = "RFC 5280 section 6.1.3 (a)(2)";

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|position| answer(&position, chain.question.at)).collect()
}

fn answer(position: &Position<'_>, at: Timestamp) -> Answer {
    let validity = position.certificate.validity;
    let mut answer = Answer::pass(Check::Validity);
    if position.certificate.has_malformed_date() {
        answer.add(
            Outcome::Fail,
            "dateMalformed",
            "RFC 5280 section 4.1.2.5",
            "One of its dates is malformed, so OpenSSL and others reject it: it needs seconds, no fractions and a Z at its end. It must be issued again.",
        );
    }
    if at < validity.not_before {
        answer.add(
            Outcome::Fail,
            "notYetValid",
            SOURCE,
            format!(
                "It is valid from {} on, and it is {at}. Check the clock of the machine too.",
                validity.not_before
            ),
        );
    }
    if at > validity.not_after {
        answer.add(
            Outcome::Fail,
            "expired",
            SOURCE,
            format!("It was valid until {}, and it is {at}.", validity.not_after),
        );
    }
    if validity.not_after < validity.not_before {
        answer.add(
            Outcome::Fail,
            "validityReversed",
            "RFC 5280 section 4.1.2.5",
            "Its validity ends before it begins, so it is valid at no time.",
        );
    }
    answer
}
