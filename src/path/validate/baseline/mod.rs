//! The Baseline Requirements of the CA/Browser Forum for TLS server certificates, version 2: what public authorities are held
//! to beyond RFC 5280. Answered only where that is the policy.
//!
//! What the Requirements take over from RFC 5280 unchanged is said by the check of the profile and not twice. What only the
//! issuer can know (entropy, validation, logs) is not judged.

mod authority;
mod keys;
mod labels;
mod names;
mod purposes;
mod reserved;
mod subject;
mod subscriber;

use crate::input::ValidationPolicy;
use crate::model::{GeneralName, Validity, Version};
use crate::path::{Answer, Chain, Check, Position};
use subject::{Role, Subject};

/// Whether a server certificate with this validity keeps to the limit for public ones of its time, and the limit in days, both
/// ends counted (section 6.3.2).
#[must_use]
pub fn keeps_to_validity_limit(validity: &Validity) -> (bool, u32) {
    subscriber::keeps_to_limit(validity)
}

/// Whether a name or address exists only inside a network, so that no public authority may certify it (section 7.1.2.7.12).
#[must_use]
pub fn is_private_name(name: &GeneralName) -> bool {
    names::is_private(name)
}

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    let judge_position = |position: Position<'_>| match chain.question.policy {
        ValidationPolicy::Rfc5280 | ValidationPolicy::Rfc5280Profile => {
            Answer::not_applicable(Check::BaselineRequirements)
        }
        ValidationPolicy::WebPki => judge(Subject::new(position, chain.question)),
    };
    chain.positions().map(judge_position).collect()
}

fn judge(mut subject: Subject<'_>) -> Answer {
    if subject.certificate.version != Version::V3 {
        subject.must("versionNot3", "Baseline Requirements section 7.1.1", "It is not of version 3.");
    }
    keys::judge(&mut subject);
    subject.authority_key_identifier();
    match subject.role {
        Role::Root | Role::Subordinate => authority::judge(&mut subject),
        Role::Subscriber => subscriber::judge(&mut subject),
    }
    subject.answer
}

#[cfg(test)]
mod tests;
