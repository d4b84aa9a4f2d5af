//! RFC 5280 section 6.1.3 (a)(4): the issuer's name is the subject of the next certificate.

use crate::model::Outcome;
use crate::path::{Answer, Chain, Check, Position};

const SOURCE: &str = "RFC 5280 section 6.1.3 (a)(4)";

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|position| answer(&position)).collect()
}

fn answer(position: &Position<'_>) -> Answer {
    let (Some(issuer), Some(link)) = (position.issuer, position.link) else {
        return Answer::not_applicable(Check::NameChaining);
    };
    let certificate = position.certificate;
    let mut answer = Answer::pass(Check::NameChaining);
    if certificate.issuer.is_empty() {
        answer.add(Outcome::Fail, "issuerEmpty", "RFC 5280 section 4.1.2.4", "It names no issuer.");
    } else if !link.name {
        answer.add(
            Outcome::Fail,
            "issuerNameDiffers",
            SOURCE,
            format!(
                "It names {} as its issuer, but the certificate that fits is that of {}: clients look for the name and find nobody.",
                certificate.issuer, issuer.subject
            ),
        );
    }
    if link.key_identifier == Some(false) {
        answer.add(
            Outcome::Warn,
            "keyIdentifierDiffers",
            "RFC 5280 section 4.2.1.1",
            "Its authority key identifier names another key than that of the issuer found here; some clients then look no further.",
        );
    }
    answer
}
