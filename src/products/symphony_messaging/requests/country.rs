//! The request names the country, in two letters.

use super::{SENT_BACK, attribute};
use crate::checks::user_name::values;
use crate::checks::{Blocks, Judgement, Level, OfRequest, Outcome, RequestSubject, Requirement, Source, example, recipe};
use crate::input::Role;
use crate::products::symphony_messaging::requirements::REQUEST_TABLE;

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/country",
    title: "The request names the country in two letters",
    title_failed: "The request does not name the country in two letters",
    rule: "The subject has a country, as a code of two letters.",
    required: "C of two letters, for example GB",
    sources: &[REQUEST_TABLE, Source { document: "RFC 5280", section: "appendix A.1, X520countryName" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: SENT_BACK,
    check,
    remedy: |subject| {
        recipe::request(subject,
            "Make a new request with the country as a code of two letters, such as GB or DE. The key may stay.",
        )
    },
    contradictions: &[],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-minimal", Outcome::Warn),
        example("requests/bot-long-country", Outcome::Fail),
        example("requests/bot-lower-country", Outcome::Warn),
    ],
};

fn check(subject: &RequestSubject<'_>) -> Judgement {
    let judgement = attribute(subject, "C", "country", None);
    let codes: Vec<&str> = values(&subject.request.subject, "C").collect();
    let two_letters =
        |code: &&str| code.chars().count() == 2 && code.chars().all(|c| c.is_ascii_alphabetic());
    if !codes.iter().all(two_letters) {
        return judgement.because(Outcome::Fail, "A country is written as a code of two letters (ISO 3166).");
    }
    if codes.iter().any(|code| code.chars().any(|c| c.is_ascii_lowercase())) {
        return judgement.because(Outcome::Warn, "Codes of countries are written in upper case.");
    }
    judgement
}
