//! Requirement B10: the bot connects to the port that asks for a client certificate.

use super::{AUTHENTICATE, JAVA_KIT, OVERVIEW, PORT, PORTS};
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Subject, example, example_at_port, recipe};
use crate::input::Role;

/// The port of web and mobile apps, which asks for no certificate.
const PEOPLE: u16 = 443;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-port",
    title: "The bot connects to the port for client certificates",
    title_failed: "The bot connects to another port than the one for client certificates",
    rule: "Both calls, to the pod and to the key manager, go to the port that asks for a client certificate: typically 8444.",
    required: "port 8444",
    sources: &[OVERVIEW, AUTHENTICATE, JAVA_KIT],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Client],
    effect: "On a port that does not ask for one, the certificate is never sent, and the login fails.",
    check,
    remedy: |_| {
        recipe::advice(
            "Set port 8444 for the session authentication and for the key manager, and 443 for the pod. If the pod has other ports, ask its administrator which one asks for a client certificate.",
        )
    },
    contradictions: &[PORTS],
    examples: &[
        example_at_port("bot/good", "8444", Outcome::Pass),
        example_at_port("bot/good", "443", Outcome::Fail),
        example_at_port("bot/good", "8443", Outcome::Warn),
        example("bot/good", Outcome::NotApplicable),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(port) = subject.asked.port else {
        return Judgement::new(Outcome::NotApplicable, "no port typed")
            .remark("Type the port that the bot connects to, to have it judged. The guide's commands leave it out.");
    };
    let judgement = Judgement::pass(format!("port {}", port.number()));
    match port.number() {
        PORT => judgement,
        PEOPLE => judgement.because(
            Outcome::Fail,
            "Port 443 is that of the web and mobile apps. It asks for no client certificate.",
        ),
        _ => judgement.because(
            Outcome::Warn,
            "The guide names 8444 as typical. Another one is right only if the pod's administrator or a proxy says so.",
        ),
    }
}
