//! Advice on the way of obtaining a certificate.

use super::choices::{Access, Choices, Way};
use super::ways::{WAYS, WayFacts};
use crate::report::{Fit, PlanOption, Text};

/// The ways, in the guide's order.
pub(super) fn ways(choices: &Choices) -> Vec<PlanOption> {
    WAYS.iter().map(|facts| way(facts, choices)).collect()
}

fn way(facts: &WayFacts, choices: &Choices) -> PlanOption {
    let mut report = PlanOption {
        id: facts.way.name().into(),
        title: facts.title.into(),
        fit: Fit::Possible,
        reasons: Vec::new(),
        asks: facts.asks.iter().map(|ask| Text::from(*ask)).collect(),
        instead: None,
        sources: facts.sources.iter().map(Into::into).collect(),
    };
    if !facts.releases.contains(&choices.server_version.release()) {
        report.fit = Fit::Impossible;
        report.reasons.push("The Senstar Symphony Server acts as a CA only from 8.6.1 on.".into());
        report.instead = Some(
            "Upgrade the server to 8.6.1 or later, or take a public CA or one of your organisation.".into(),
        );
        return report;
    }
    if facts.needs_domain && choices.owns_domain == Some(false) {
        match (facts.static_ip_does, choices.static_ip) {
            (true, Some(true)) => report
                .reasons
                .push("You have a static IP address, which does instead of a domain name.".into()),
            (true, None) => report.reasons.push("Without a domain name it takes a static IP address.".into()),
            (static_ip_does, _) => {
                report.fit = Fit::Impossible;
                let reason = if static_ip_does {
                    "It takes a domain name or a static IP address, and you have neither."
                } else {
                    "It takes a domain name that you own."
                };
                report.reasons.push(reason.into());
                report.instead = Some(
                    "Register a domain name, or take a CA of your organisation and have phones connect over a VPN."
                        .into(),
                );
                return report;
            }
        }
    }
    if is_recommended(facts, choices) {
        report.fit = Fit::Recommended;
    }
    report.reasons.push(facts.reason.into());
    if facts.way == Way::Own && choices.managed_phones == Some(false) {
        report.reasons.push(
            "Your phones are not managed centrally, so the CA has to be installed on each of them by hand."
                .into(),
        );
    }
    report
}

fn is_recommended(facts: &WayFacts, choices: &Choices) -> bool {
    match choices.access {
        Some(access) => facts.recommended_for == Some(access),
        // Who manages phones centrally is who the guide means for the way that it recommends over a VPN.
        None => choices.managed_phones == Some(true) && facts.recommended_for == Some(Access::Vpn),
    }
}
