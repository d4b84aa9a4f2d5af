//! What the answers alone show to be done.

use super::choices::Choices;
use crate::products::Standing;
use crate::report::StepState::{Attention, CannotTell, Done, NotMet, ToDo};

/// Nothing is needed.
pub(super) fn nothing(_: &Choices) -> Standing {
    Standing::new(Done)
}

/// There is a domain name.
pub(super) fn domain(choices: &Choices) -> Standing {
    said(
        choices.owns_domain,
        "Say whether you own a domain name.",
        "Register a domain name, or choose another way.",
    )
}

/// There is a domain name or a static IP address.
pub(super) fn domain_or_ip(choices: &Choices) -> Standing {
    let has_neither = "Register a domain name or get a static IP address, or choose another way.";
    match (choices.owns_domain, choices.static_ip) {
        (Some(true), _) => said(Some(true), "", ""),
        (_, Some(true)) => Standing::new(Attention).because(
            "A static IP address does, as you said. The certificate still needs a DNS entry; see the contradictions below.",
        ),
        (Some(false), Some(false)) => said(Some(false), "", has_neither),
        _ => said(None, "Say whether you own a domain name or have a static IP address.", ""),
    }
}

/// The phones are managed centrally.
pub(super) fn managed_phones(choices: &Choices) -> Standing {
    match choices.managed_phones {
        Some(true) => said(Some(true), "", ""),
        Some(false) => Standing::new(ToDo)
            .because("Your phones are not managed: the certificate is installed on each of them by hand."),
        None => said(None, "Say whether the phones are managed centrally.", ""),
    }
}

fn said(answer: Option<bool>, ask: &'static str, remedy: &'static str) -> Standing {
    match answer {
        Some(true) => Standing::new(Done).because("You said so."),
        Some(false) => Standing::new(NotMet).because("You said that there is none.").remedy(remedy),
        None => Standing::new(CannotTell).because(ask),
    }
}
