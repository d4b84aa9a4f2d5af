//! Requirement B12: the certificate has version 3, or version 1 as the guide's commands make it.

use super::GENERATE;
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::model::Version;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-version",
    title: "The certificate has a version that is in use",
    title_failed: "The certificate has an old version",
    rule: "The certificate has version 3. Version 1, which the guide's commands make with OpenSSL, is accepted.",
    required: "version 3, or 1",
    sources: &[GENERATE, Source { document: "RFC 5280", section: "4.1.2.1" }],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Client],
    effect: "Some programs do not read certificates of a version that is not in use.",
    check,
    remedy: |subject| {
        recipe::client(subject,
            "Have the certificate reissued in version 3.",
        )
    },
    contradictions: &[],
    examples: &[
        example("client/good", Outcome::Pass),
        example("client/v1", Outcome::Pass),
        example("deviations/version-4", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let found = match subject.certificate.version {
        Version::V1 => "version 1",
        Version::V2 => "version 2",
        Version::V3 => "version 3",
        Version::Unknown(_) => "a version that no standard knows",
    };
    let judgement = Judgement::pass(found).evidence("version", found, None);
    match subject.certificate.version {
        Version::V3 => judgement,
        Version::V1 => judgement.remark(
            "The command \"openssl x509 -req\" makes version 1 unless it is given extensions. A certificate of version 3 can say that it is for a client: make a file with the line extendedKeyUsage=clientAuth and add -extfile with its name to the command.",
        ),
        Version::V2 | Version::Unknown(_) => {
            judgement.because(Outcome::Warn, "Certificates have version 3, or version 1.")
        }
    }
}
