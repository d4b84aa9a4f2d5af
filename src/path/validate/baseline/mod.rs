//! The Baseline Requirements of the CA/Browser Forum for TLS server certificates, version 2: what public authorities are held
//! to beyond RFC 5280. Answered only where that is the policy.
//!
//! What the Requirements take over from RFC 5280 unchanged is said by the check of the profile and not twice. What only the
//! issuer can know (entropy, validation, logs) is not judged.

mod authority;
mod keys;
mod labels;
mod names;
mod reserved;
mod subscriber;

use std::ops::Range;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as id;

use super::profile::{and_more, shown, syntax};
use super::{Answer, Chain, Check, Position, Question};
use crate::input::{Purpose, ValidationPolicy};
use crate::model::{
    AuthorityKeyIdentifier, Certificate, ExtensionValue, GeneralName, Oid, Outcome, Text, Validity, Version,
};

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
    let judge = |position: Position<'_>| match chain.question.policy {
        ValidationPolicy::Rfc5280 => Answer::not_applicable(Check::BaselineRequirements),
        ValidationPolicy::WebPki => Subject::new(position, chain.question).judge(),
    };
    chain.positions().map(judge).collect()
}

/// Which profile of section 7.1.2 a certificate is held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Section 7.1.2.1.
    Root,
    /// Sections 7.1.2.2 to 7.1.2.6.
    Subordinate,
    /// Section 7.1.2.7.
    Subscriber,
}

/// When versions without the profiles of section 7.1.2 were in force, as far as dates tell: from the year of X.509 version 3
/// to the day of version 2.0. An earlier date tells nothing of the rules that a certificate was issued by.
const BEFORE_PROFILES: Range<i64> = 820_454_400..1_694_736_000;

/// The certificate that is judged, and what was found so far.
struct Subject<'a> {
    position: Position<'a>,
    certificate: &'a Certificate,
    purpose: Purpose,
    role: Role,
    answer: Answer,
}

impl<'a> Subject<'a> {
    fn new(position: Position<'a>, question: &Question) -> Self {
        let certificate = position.certificate;
        // Somebody who asks nothing of an authority's certificate wants to know how it is made as one.
        let is_authority = certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
            && question.purpose == Purpose::Any;
        let role = if position.is_target() && !is_authority {
            Role::Subscriber
        } else if position.is_self_issued && position.issuer.is_none() {
            Role::Root
        } else {
            Role::Subordinate
        };
        let answer = Answer::pass(Check::BaselineRequirements);
        Self { position, certificate, purpose: question.purpose, role, answer }
    }

    fn judge(mut self) -> Answer {
        if self.certificate.version != Version::V3 {
            self.must("versionNot3", "Baseline Requirements section 7.1.1", "It is not of version 3.");
        }
        keys::judge(&mut self);
        self.authority_key_identifier();
        match self.role {
            Role::Root | Role::Subordinate => authority::judge(&mut self),
            Role::Subscriber => subscriber::judge(&mut self),
        }
        self.answer
    }

    /// What the Requirements demand is not met.
    fn must(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        self.answer.add(Outcome::Fail, code, source, text);
    }

    /// What they recommend is not met, or a demand that clients do not enforce.
    fn should(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        self.answer.add(Outcome::Warn, code, source, text);
    }

    /// What they demand since version 2.0 is not met. Certificates that were issued before are warned about.
    fn must_lately(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        if BEFORE_PROFILES.contains(&self.certificate.validity.not_before.unix_seconds()) {
            self.should(code, source, text);
        } else {
            self.must(code, source, text);
        }
    }

    /// The values of the extensions, in order.
    fn values(&self) -> impl Iterator<Item = &'a ExtensionValue> + use<'a> {
        self.certificate.extensions.iter().map(|extension| &extension.value)
    }

    fn is_critical(&self, oid: ObjectIdentifier) -> Option<bool> {
        self.certificate.extension(oid).map(|extension| extension.critical)
    }

    fn authority_key_identifier(&mut self) {
        const ROOT: &str = "Baseline Requirements section 7.1.2.1.3";
        const OTHER: &str = "Baseline Requirements section 7.1.2.11.1";
        let found = self.values().find_map(|value| match value {
            ExtensionValue::AuthorityKeyIdentifier(identifier) => Some(identifier),
            _ => None,
        });
        let Some(AuthorityKeyIdentifier { key_identifier, issuer, serial }) = found else { return };
        let source = if self.role == Role::Root { ROOT } else { OTHER };
        if !issuer.is_empty() || serial.is_some() {
            self.must_lately(
                "authorityByNameAndSerial",
                source,
                "Its authority key identifier names the issuer's certificate by issuer or serial number, and must name the key alone.",
            );
        }
        if self.role != Role::Root {
            return;
        }
        let own = super::super::links::subject_key_identifier(self.certificate);
        match key_identifier {
            None => self.must(
                "keyIdentifierMissing",
                source,
                "It is a root whose authority key identifier names no key.",
            ),
            Some(identifier) if own != Some(identifier.0.as_slice()) => self.must(
                "keyIdentifiersDiffer",
                source,
                "It is a root whose authority key identifier is not its own subject key identifier.",
            ),
            Some(_) => {}
        }
    }
}

/// The names of purposes, for a sentence.
fn listed(purposes: &[&Oid]) -> String {
    let name = |oid: &&Oid| oid.name().map_or_else(|| oid.to_string(), str::to_owned);
    purposes.iter().take(5).map(name).collect::<Vec<_>>().join(", ")
}

/// Purposes that go with TLS servers neither in certificates of servers nor in those of their authorities.
fn foreign_purposes(purposes: &[Oid]) -> Vec<&Oid> {
    const FOREIGN: &[ObjectIdentifier] = &[
        id::ID_KP_CODE_SIGNING,
        id::ID_KP_EMAIL_PROTECTION,
        id::ID_KP_TIME_STAMPING,
        id::ID_KP_OCSP_SIGNING,
        PRECERTIFICATE_SIGNING,
    ];
    purposes.iter().filter(|purpose| FOREIGN.iter().any(|foreign| *purpose == foreign)).collect()
}

/// RFC 6962 section 3.1.
const PRECERTIFICATE_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11129.2.4.4");

#[cfg(test)]
mod tests;
