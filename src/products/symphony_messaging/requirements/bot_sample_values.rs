//! Requirement B11: nothing of the guide's sample was left as it was.

use super::{GENERATE, SAMPLE_ORGANIZATION, SAMPLE_UNIT};
use crate::checks::user_name::values;
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::model::Name;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-sample-values",
    title: "Nothing is left of the guide's sample",
    title_failed: "Values of the guide's sample are left",
    rule: "The organization, the organizational unit and the serial number are your own, not those of the sample commands.",
    required: "own values for O and OU, and a serial number of its own",
    sources: &[GENERATE, Source { document: "RFC 5280", section: "4.1.2.2" }],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Client],
    effect: "It works. But an audit rejects a certificate that says it is not for production, and certificates with the same serial number cannot be revoked one by one.",
    check,
    remedy: |subject| {
        recipe::client(subject,
            "With the next certificate, put your own organization and department into the subject, and let the CA choose the serial number: -CAcreateserial instead of -set_serial 0x1.",
        )
    },
    contradictions: &[],
    examples: &[
        example("client/good", Outcome::Pass),
        example("client/sample-subject", Outcome::Warn),
        example("bot/serial-1", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    let judgement = leftovers(Judgement::pass("own values"), &certificate.subject);
    if certificate.serial.0 != [1] {
        return judgement;
    }
    judgement.evidence("serialNumber", "1", None).because(
        Outcome::Warn,
        "The serial number is 1, as in the sample. If every certificate of this authority has it, they all have the same.",
    )
}

/// What the sample's subject left in a name.
fn leftovers(judgement: Judgement, name: &Name) -> Judgement {
    let mut judgement = judgement;
    for (kind, sample, what) in
        [("O", SAMPLE_ORGANIZATION, "organization"), ("OU", SAMPLE_UNIT, "organizational unit")]
    {
        if values(name, kind).any(|value| value.trim().eq_ignore_ascii_case(sample)) {
            judgement = judgement
                .evidence("subject", name.to_string(), None)
                .because(Outcome::Warn, format!("The {what} is still that of the sample: {sample}."));
        }
    }
    if judgement.outcome != Outcome::Pass {
        judgement.found = name.to_string().into();
    }
    judgement
}
