//! Path validation (RFC 5280 section 6.1): every check answers for every certificate, and none stops another.
//!
//! The anchor is checked like any other certificate, except that its signature proves nothing: constraints in a root apply,
//! and an expired root is said to be expired.

mod baseline;
mod basic_constraints;
mod critical_extensions;
mod extended_key_usage;
mod key;
mod key_usage;
mod name_chaining;
mod name_constraints;
mod names;
mod peer_name;
mod policies;
mod profile;
mod purposes;
#[cfg(test)]
mod sample;
mod signature;
mod tls_features;
mod validity;

pub use super::chain::certificates;
pub use baseline::{is_private_name, keeps_to_validity_limit};

use super::{Answer, Chain, Check, End, Layer, Question, revocation};
use crate::input::ValidationPolicy;
use crate::model::Outcome;

/// What all checks say of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validation {
    /// Whether the path is valid under RFC 5280 section 6.1: unknown where it does not end at an anchor.
    pub path: Outcome,
    /// Whether its certificates are made as RFC 5280 section 4 requires.
    pub profile: Outcome,
    /// Whether they are made as the Baseline Requirements require; not applicable unless that was asked.
    pub baseline: Outcome,
    /// For each certificate, the target first, one answer of every check.
    pub answers: Vec<Vec<Answer>>,
}

impl Validation {
    /// The outcome under the policy that was asked for.
    #[must_use]
    pub fn verdict(&self, policy: ValidationPolicy) -> Outcome {
        match policy {
            ValidationPolicy::Rfc5280 => self.path,
            ValidationPolicy::Rfc5280Profile => self.path.max(self.profile),
            ValidationPolicy::WebPki => self.path.max(self.profile).max(self.baseline),
        }
    }
}

/// A check: one answer for every certificate of a path, in its order.
type CheckFunction = fn(&Chain<'_>) -> Vec<Answer>;

/// The checks of a path apart from revocation, in the order of [`Check`].
const PATH_CHECKS: &[CheckFunction] = &[
    signature::check,
    key::check,
    validity::check,
    name_chaining::check,
    basic_constraints::check,
    key_usage::check,
    extended_key_usage::check,
    name_constraints::check,
    policies::check,
    critical_extensions::check,
    peer_name::check,
];

/// Every other check, in the order of [`Check`].
const FURTHER_CHECKS: &[CheckFunction] =
    &[|chain| revocation::check(chain, target), profile::check, baseline::check];

/// What the checks of a path say of its target, apart from revocation.
fn target(chain: &Chain<'_>) -> Vec<Answer> {
    PATH_CHECKS.iter().filter_map(|check| check(chain).into_iter().next()).collect()
}

/// Validates a path.
#[must_use]
pub fn validate(chain: &Chain<'_>) -> Validation {
    let mut answers: Vec<Vec<Answer>> = chain.certificates.iter().map(|_| Vec::new()).collect();
    for check in PATH_CHECKS.iter().chain(FURTHER_CHECKS) {
        for (all, answer) in answers.iter_mut().zip(check(chain)) {
            all.push(answer);
        }
    }
    let worst = |layer: Layer| {
        let answers = answers.iter().flatten().filter(|answer| answer.check.layer() == layer);
        Outcome::worst(answers.map(|answer| weight(answer, chain.question)))
    };
    let end = match chain.end {
        End::Anchor => Outcome::Pass,
        End::SelfIssued(_) | End::IssuerMissing | End::Loop | End::TooLong => Outcome::Unknown,
    };
    Validation {
        path: worst(Layer::Path).max(end),
        profile: worst(Layer::Profile),
        baseline: worst(Layer::Baseline),
        answers,
    }
}

/// What an answer counts. Revocation that nobody could check counts only where it is required: it is said all the same.
fn weight(answer: &Answer, question: &Question) -> Outcome {
    let unchecked = answer.check == Check::Revocation && answer.outcome == Outcome::Unknown;
    if unchecked && !question.require_revocation { Outcome::NotApplicable } else { answer.outcome }
}
