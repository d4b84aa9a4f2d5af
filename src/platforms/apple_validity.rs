//! For how long Apple's systems take the certificate of a server, as their code counts.

use super::{APPLE_LIST, is_public};
use crate::checks::{Blocks, Recipient, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe, Topic};
use crate::input::Role;
use crate::model::{HOUR, Period, Timestamp};
use crate::path::Trust;
use crate::path::validate::keeps_to_validity_limit;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/apple-validity",
    title: "iOS and macOS take the validity period",
    title_failed: "iOS and macOS refuse the validity period",
    rule: "The server's certificate is valid for 825 days or less, with an hour to spare; under a built-in root, for no longer than public CAs may issue. A certificate that the user trusts by itself has no limit.",
    required: "825 d 1 h or less; under a built-in root 398 d or less",
    sources: &[
        APPLE_LIST,
        Source { document: "Apple, About upcoming limits on trusted certificates", section: "article 102028 (HT211025)" },
        Source { document: "Apple, Security framework (published source, older than iOS 26.7 and 27)", section: "SecPolicyServer.c" },
        Source { document: "CA/Browser Forum Baseline Requirements", section: "6.3.2" },
    ],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Ios]),
    topic: Some(Topic::Period),
    roles: &[Role::Server],
    effect: "iPhones, iPads and Macs refuse the TLS connection.",
    check,
    remedy: |subject| recipe::server(subject, "Have the certificate reissued for 824 days or less."),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/days-825", Outcome::Pass),
        example("server/days-825-plus-1h", Outcome::Pass),
        example("server/days-825-plus-1h-1s", Outcome::Fail),
        example("server/days-3650", Outcome::Fail),
        example("server/before-2019-07-long", Outcome::Pass),
    ],
};

const LIMIT: Period = Period::days(825);
const PUBLIC_LIMIT: Period = Period::days(398);
/// From when the limit is enforced: 2019-06-30T23:00:00Z, an hour before the published day.
const BEGIN: Timestamp = Timestamp::from_unix_seconds(1_561_935_600);
/// From when that of built-in roots is: 2020-09-01T00:00:00Z.
const PUBLIC_BEGIN: Timestamp = Timestamp::from_unix_seconds(1_598_918_400);

fn check(subject: &Subject<'_>) -> Judgement {
    let validity = &subject.certificate.validity;
    let period = validity.period();
    let seconds = period.seconds();
    let judgement = Judgement::pass(period.to_string()).evidence(
        "validity",
        format!("{} to {}", validity.not_before, validity.not_after),
        Some(validity.span.offset),
    );
    if is_public(subject) {
        let judgement = judgement.remark(
            "Its path leads to a built-in root. Whether it was published to logs (Certificate Transparency), which Apple also asks of such certificates, is not judged here.",
        );
        let (keeps, days) = keeps_to_validity_limit(validity);
        let is_long = validity.not_before >= PUBLIC_BEGIN && seconds > PUBLIC_LIMIT.seconds();
        return if is_long || !keeps {
            judgement.because(Outcome::Fail, format!("Public CAs may issue for {days} days at that time, and Apple's systems hold them to 398 at most."))
        } else {
            judgement
        };
    }
    if seconds <= LIMIT.seconds().saturating_add(HOUR) {
        return judgement;
    }
    if validity.not_before <= BEGIN {
        return judgement.remark("It is longer than the limit, which Apple's systems apply only to certificates that begin after June 2019.");
    }
    let stands_alone = |trust, length: usize| trust == Trust::PrivatelyTrusted && length == 1;
    if subject.lineage.is_some_and(|lineage| stands_alone(lineage.trust, lineage.chain.len())) {
        return judgement.remark("It is longer than the limit, which does not apply to a certificate that is trusted by itself.");
    }
    judgement.because(Outcome::Fail, "It is longer than the 825 days and one hour that Apple's systems take from any authority.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Lineage;
    use crate::input::Options;
    use crate::model::Validity;
    use crate::path::End;

    #[test]
    fn the_limit_follows_from_whose_word_it_rests_on() {
        let der = std::fs::read("tests/fixtures/server/good.der").unwrap();
        let Some(crate::model::Content::Certificate(good)) = crate::formats::read(
            &der,
            &mut crate::formats::Context::new(&crate::input::Unlocking::default(), &mut |_| {}),
        )
        .found
        .pop()
        .map(|found| found.decoded.content) else {
            panic!("a certificate")
        };
        let at = Timestamp::parse_rfc3339("2021-01-01T00:00:00Z").unwrap();
        let options = Options::at(at);
        for (days, trust, length, expected) in [
            (397, Trust::PubliclyTrusted, 2, Outcome::Pass),
            (399, Trust::PubliclyTrusted, 2, Outcome::Fail),
            (399, Trust::UnknownIssuer, 2, Outcome::Pass),
            (826, Trust::UnknownIssuer, 2, Outcome::Fail),
            (826, Trust::PrivatelyTrusted, 2, Outcome::Fail),
            (826, Trust::PrivatelyTrusted, 1, Outcome::Pass),
        ] {
            let mut certificate = (*good).clone();
            let not_after = Timestamp::from_unix_seconds(at.unix_seconds() + Period::days(days).seconds());
            certificate.validity = Validity { not_before: at, not_after, ..certificate.validity };
            let lineage = Lineage {
                chain: vec![&certificate; length],
                links: Vec::new(),
                end: End::IssuerMissing,
                trust,
                verdict: Outcome::Pass,
                former_root: None,
            };
            let subject = Subject { lineage: Some(&lineage), ..Subject::alone(&certificate, Role::Server, &options) };
            assert_eq!(check(&subject).outcome, expected, "{days} days, {trust:?}, {length}");
        }
    }
}
