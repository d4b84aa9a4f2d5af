//! Certificate policies (RFC 5280 section 6.1, with the graph of RFC 9618 in place of the tree).
//!
//! A path needs a valid policy only if one of its certificates or the user requires it. An anchor gives its name and key and
//! no more (section 6.1.1 (d)): its policies do not bind.

mod graph;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{
    ID_CE_CERTIFICATE_POLICIES, ID_CE_INHIBIT_ANY_POLICY, ID_CE_POLICY_CONSTRAINTS, ID_CE_POLICY_MAPPINGS,
};

use super::names::{listed, shown};
use crate::model::{Certificate, ExtensionValue, Oid, Outcome, PolicyConstraints, PolicyMapping};
use crate::path::{Answer, Chain, Check, End, PolicyInputs, Position};
use graph::{ANY_POLICY, Graph, Set, title};

/// How many policies a sentence lists before it counts the rest.
const MAX_LISTED: usize = 4;

/// The extensions that are about policies, by what RFC 5280 calls them.
const EXTENSIONS: &[(ObjectIdentifier, &str)] = &[
    (ID_CE_CERTIFICATE_POLICIES, "certificatePolicies"),
    (ID_CE_POLICY_MAPPINGS, "policyMappings"),
    (ID_CE_POLICY_CONSTRAINTS, "policyConstraints"),
    (ID_CE_INHIBIT_ANY_POLICY, "inhibitAnyPolicy"),
];

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    // A root that nobody marked as trusted is not judged harder than one that is.
    let is_root = |position: &Position<'_>| {
        let is_last = position.index.saturating_add(1) == chain.certificates.len();
        position.is_anchor || (is_last && matches!(chain.end, End::SelfIssued(_)))
    };
    let length = chain.positions().filter(|position| !is_root(position)).count();
    let mut state = State::new(length, &chain.question.policies);
    let mut answers: Vec<Answer> = Vec::with_capacity(chain.certificates.len());
    for position in chain.positions().rev() {
        answers.push(if is_root(&position) { root(position.certificate) } else { state.process(&position) });
    }
    answers.reverse();
    answers
}

/// What is said of the anchor.
fn root(certificate: &Certificate) -> Answer {
    let answer = Answer::not_applicable(Check::Policies);
    let binds = |value: &ExtensionValue| {
        matches!(value, ExtensionValue::PolicyConstraints(_) | ExtensionValue::InhibitAnyPolicy(_))
    };
    if !certificate.extensions.iter().any(|extension| binds(&extension.value)) {
        return answer;
    }
    answer.because(
        Outcome::NotApplicable,
        "anchorPolicies",
        "RFC 5280 section 6.1.1 (d)",
        "The policy constraints of this certificate do not bind: of a trust anchor only its name and key count.",
    )
}

/// The extensions of a certificate that are about policies.
#[derive(Default)]
struct Policies<'a> {
    /// The policies named; `None` where the extension is absent.
    named: Option<Set<'a>>,
    mappings: &'a [PolicyMapping],
    constraints: PolicyConstraints,
    inhibit_any: Option<u32>,
    /// Whether there is any such extension.
    is_any_there: bool,
}

impl<'a> Policies<'a> {
    /// Reads them; what cannot be read fails the answer.
    fn of(certificate: &'a Certificate, answer: &mut Answer) -> Self {
        let mut policies = Self::default();
        for (oid, field) in EXTENSIONS {
            let mut extensions = certificate.extensions.iter().filter(|extension| extension.oid == *oid);
            let Some(extension) = extensions.next() else { continue };
            policies.is_any_there = true;
            if extensions.next().is_some() {
                let text =
                    format!("The extension {field} occurs more than once: which one counts is not known.");
                answer.add(Outcome::Fail, "policyExtensionTwice", "RFC 5280 section 4.2", text);
            }
            match &extension.value {
                ExtensionValue::CertificatePolicies(list) => {
                    policies.named = Some(Set::new(list.iter().map(|policy| policy.policy.der_content())));
                }
                ExtensionValue::PolicyMappings(mappings) => policies.mappings = mappings,
                ExtensionValue::PolicyConstraints(constraints) => policies.constraints = *constraints,
                ExtensionValue::InhibitAnyPolicy(skip) => policies.inhibit_any = Some(*skip),
                ExtensionValue::Malformed(reason) => {
                    let text = format!("The extension {field} does not decode: {}.", shown(reason));
                    answer.add(Outcome::Fail, "policyExtensionMalformed", "RFC 5280 section 6.1", text);
                }
                _ => {}
            }
        }
        policies
    }
}

/// The state variables of RFC 5280 section 6.1.2.
struct State<'a> {
    graph: Graph<'a>,
    /// The policies that the user accepts.
    accepted: Set<'a>,
    /// How many certificates may follow before a valid policy is needed.
    explicit_policy: usize,
    /// How many certificates may follow before policies can no longer be mapped.
    policy_mapping: usize,
    /// How many certificates may follow before anyPolicy loses its meaning.
    inhibit_any_policy: usize,
    /// Who brought `explicit_policy` down.
    required_by: Option<&'a Certificate>,
    /// The certificate below which no policy was left, and why.
    emptied: Option<(&'a Certificate, Emptied)>,
    /// Whether the want of a policy was told already.
    is_told: bool,
}

/// Why no policy is left.
#[derive(Clone, Copy)]
enum Emptied {
    /// The certificate names none.
    NamesNone,
    /// It names none that is valid above.
    NamesOthers,
    /// It maps them away where mapping is no longer allowed.
    Mapping,
}

impl<'a> State<'a> {
    /// The state before a path of a number of certificates, the anchor not counted.
    fn new(length: usize, inputs: &'a PolicyInputs) -> Self {
        let beyond = length.saturating_add(1);
        let counter = |is_set: bool| if is_set { 0 } else { beyond };
        let accepted = match inputs.accepted.as_slice() {
            [] => Set::new(std::iter::once(ANY_POLICY)),
            accepted => Set::new(accepted.iter().map(Oid::der_content)),
        };
        Self {
            graph: Graph::new(),
            accepted,
            explicit_policy: counter(inputs.require_explicit),
            policy_mapping: counter(inputs.inhibit_mapping),
            inhibit_any_policy: counter(inputs.inhibit_any),
            required_by: None,
            emptied: None,
            is_told: false,
        }
    }

    /// Processes the next certificate, going down the path.
    fn process(&mut self, position: &Position<'a>) -> Answer {
        let certificate = position.certificate;
        let mut answer = Answer::pass(Check::Policies);
        let policies = Policies::of(certificate, &mut answer);
        let is_target = position.is_target();
        let is_self_issued = position.is_self_issued && !is_target;
        let any_counts = self.inhibit_any_policy > 0 || is_self_issued;
        self.graph.add(policies.named.as_ref(), any_counts);
        self.note_empty(
            certificate,
            if policies.named.is_some() { Emptied::NamesOthers } else { Emptied::NamesNone },
        );
        let mut is_concerned = policies.is_any_there || self.explicit_policy == 0;
        if is_target {
            self.wrap_up(&mut answer, certificate, &policies);
            is_concerned |= self.explicit_policy == 0;
        } else {
            self.require(&mut answer, certificate, "RFC 5280 section 6.1.3 (f)");
            self.prepare(&mut answer, certificate, &policies, is_self_issued);
        }
        if answer.outcome == Outcome::Pass && !is_concerned {
            return Answer::not_applicable(Check::Policies);
        }
        answer
    }

    /// RFC 5280 section 6.1.4 (a), (b), (h) to (j).
    fn prepare(
        &mut self,
        answer: &mut Answer,
        certificate: &'a Certificate,
        policies: &Policies<'a>,
        is_self_issued: bool,
    ) {
        let is_any = |mapping: &PolicyMapping| {
            mapping.issuer_domain.der_content() == ANY_POLICY
                || mapping.subject_domain.der_content() == ANY_POLICY
        };
        if policies.mappings.iter().any(is_any) {
            answer.add(
                Outcome::Fail,
                "anyPolicyMapped",
                "RFC 5280 section 6.1.4 (a)",
                "A policy mapping maps anyPolicy, or a policy to anyPolicy: both are forbidden.",
            );
        }
        if !policies.mappings.is_empty() {
            self.graph.map(policies.mappings, self.policy_mapping > 0);
            self.note_empty(certificate, Emptied::Mapping);
        }
        if !is_self_issued {
            self.explicit_policy = self.explicit_policy.saturating_sub(1);
            self.policy_mapping = self.policy_mapping.saturating_sub(1);
            self.inhibit_any_policy = self.inhibit_any_policy.saturating_sub(1);
        }
        if lower(&mut self.explicit_policy, policies.constraints.require_explicit_policy) {
            self.required_by = Some(certificate);
        }
        lower(&mut self.policy_mapping, policies.constraints.inhibit_policy_mapping);
        lower(&mut self.inhibit_any_policy, policies.inhibit_any);
    }

    /// RFC 5280 section 6.1.5 (a), (b), (g).
    fn wrap_up(&mut self, answer: &mut Answer, certificate: &'a Certificate, policies: &Policies<'a>) {
        let source = if self.explicit_policy == 0 {
            "RFC 5280 section 6.1.3 (f)"
        } else {
            "RFC 5280 section 6.1.5 (g)"
        };
        self.explicit_policy = self.explicit_policy.saturating_sub(1);
        if policies.constraints.require_explicit_policy == Some(0) && self.explicit_policy > 0 {
            self.explicit_policy = 0;
            self.required_by = Some(certificate);
        }
        // Told where it broke, the want of a policy is told once more at the end, of which the verdict is.
        self.is_told = false;
        self.require(answer, certificate, source);
        if answer.outcome == Outcome::Fail {
            return;
        }
        let valid = self.graph.of_anchor();
        let accepted = valid.common(&self.accepted);
        if !accepted.is_empty() {
            let text = match accepted.has(ANY_POLICY) {
                true => "Every policy is valid for the whole path.".to_owned(),
                false => format!("Valid for the whole path: {}.", all(&accepted)),
            };
            answer.add(Outcome::Pass, "validPolicies", "RFC 5280 section 6.1.6", text);
        } else if !valid.is_empty() {
            let text = format!(
                "None of the accepted policies ({}) is valid for the whole path. Valid for it: {}.",
                all(&self.accepted),
                all(&valid)
            );
            let outcome = if self.explicit_policy == 0 { Outcome::Fail } else { Outcome::Pass };
            answer.add(outcome, "noAcceptedPolicy", "RFC 5280 section 6.1.5 (g)", text);
        } else if policies.named.is_some() {
            let text = format!(
                "No policy is valid for the whole path, and none is required.{}",
                self.why(certificate)
            );
            answer.add(Outcome::Pass, "noValidPolicy", "RFC 5280 section 6.1.6", text);
        }
    }

    /// Fails where a valid policy is needed and there is none.
    fn require(&mut self, answer: &mut Answer, certificate: &Certificate, source: &'static str) {
        if self.explicit_policy > 0 || !self.graph.is_empty() {
            return;
        }
        if self.is_told {
            if answer.outcome == Outcome::Pass {
                answer.outcome = Outcome::NotApplicable;
            }
            let text = "No policy was valid for the certificates above already.";
            answer.add(Outcome::NotApplicable, "noValidPolicyAbove", source, text);
            return;
        }
        self.is_told = true;
        let by = match self.required_by {
            Some(by) if std::ptr::eq(by, certificate) => "This certificate requires".to_owned(),
            Some(by) => format!("{} requires", subject(by)),
            None => "You require".to_owned(),
        };
        let text = format!(
            "{by} a policy that is valid along the whole path, and there is none.{}",
            self.why(certificate)
        );
        answer.add(Outcome::Fail, "noValidPolicy", source, text);
    }

    /// Remembers where and why the last policy was lost.
    fn note_empty(&mut self, certificate: &'a Certificate, why: Emptied) {
        if self.graph.is_empty() && self.emptied.is_none() {
            self.emptied = Some((certificate, why));
        }
    }

    /// Why no policy is left, as a sentence.
    fn why(&self, certificate: &Certificate) -> String {
        let Some((by, why)) = self.emptied else { return String::new() };
        let who = if std::ptr::eq(by, certificate) { "This certificate".to_owned() } else { subject(by) };
        let what = match why {
            Emptied::NamesNone => "names no policy",
            Emptied::NamesOthers => "names no policy that is valid for the certificates above it",
            Emptied::Mapping => "maps its policies to others where mapping is no longer allowed",
        };
        format!(" {who} {what}.")
    }
}

/// Policies in one line.
fn all(policies: &Set<'_>) -> String {
    listed(policies.iter().map(title), MAX_LISTED)
}

/// Lowers a counter to what a certificate says; whether it did.
fn lower(counter: &mut usize, to: Option<u32>) -> bool {
    let Some(to) = to.and_then(|to| usize::try_from(to).ok()).filter(|to| *to < *counter) else {
        return false;
    };
    *counter = to;
    true
}

fn subject(certificate: &Certificate) -> String {
    let name = certificate.subject.to_string();
    match shown(&name) {
        name if name.is_empty() => "A certificate without a name".to_owned(),
        name => format!("'{name}'"),
    }
}

#[cfg(test)]
mod tests;
