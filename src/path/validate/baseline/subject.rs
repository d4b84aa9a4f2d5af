//! A certificate that is held to the Requirements, and what was found so far.

use std::ops::Range;

use const_oid::ObjectIdentifier;

use crate::input::Purpose;
use crate::model::{AuthorityKeyIdentifier, Certificate, ExtensionValue, Outcome, Text};
use crate::path::{Answer, Check, Position, Question, links};

/// Which profile of section 7.1.2 a certificate is held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
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
pub(super) struct Subject<'a> {
    pub(super) position: Position<'a>,
    pub(super) certificate: &'a Certificate,
    pub(super) purpose: Purpose,
    pub(super) role: Role,
    pub(super) answer: Answer,
}

impl<'a> Subject<'a> {
    pub(super) fn new(position: Position<'a>, question: &Question) -> Self {
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

    /// What the Requirements require is not met.
    pub(super) fn must(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        self.answer.add(Outcome::Fail, code, source, text);
    }

    /// What they recommend is not met, or a requirement that clients do not enforce.
    pub(super) fn should(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        self.answer.add(Outcome::Warn, code, source, text);
    }

    /// What they require since version 2.0 is not met. Certificates that were issued before are warned about.
    pub(super) fn must_lately(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        if BEFORE_PROFILES.contains(&self.certificate.validity.not_before.unix_seconds()) {
            self.should(code, source, text);
        } else {
            self.must(code, source, text);
        }
    }

    /// The values of the extensions, in order.
    pub(super) fn values(&self) -> impl Iterator<Item = &'a ExtensionValue> + use<'a> {
        self.certificate.extensions.iter().map(|extension| &extension.value)
    }

    pub(super) fn is_critical(&self, oid: ObjectIdentifier) -> Option<bool> {
        self.certificate.extension(oid).map(|extension| extension.critical)
    }

    pub(super) fn authority_key_identifier(&mut self) {
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
        let own = links::subject_key_identifier(self.certificate);
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
