//! What a check says of one certificate of a path.

use serde::{Deserialize, Serialize};

use crate::model::{Outcome, Text};

/// The answer of one check for one certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Answer {
    /// Which check.
    pub check: Check,
    /// The result. Unknown means that it was not or could not be checked.
    pub outcome: Outcome,
    /// Why the outcome is what it is. A pass may have reasons too: what it rests on.
    pub reasons: Vec<Reason>,
}

/// Why an answer is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Reason {
    /// The cause, as an identifier that programs can rely on.
    pub code: Text,
    /// Where it is ruled, for example "RFC 5280 section 6.1.3 (a)(2)".
    pub source: Text,
    /// A sentence for a person: what is wrong, with the values found.
    pub text: Text,
}

impl Answer {
    /// A pass, as long as no reason is added that says otherwise.
    #[must_use]
    pub const fn pass(check: Check) -> Self {
        Self { check, outcome: Outcome::Pass, reasons: Vec::new() }
    }

    /// The check does not concern the certificate.
    #[must_use]
    pub const fn not_applicable(check: Check) -> Self {
        Self { check, outcome: Outcome::NotApplicable, reasons: Vec::new() }
    }

    /// Adds a reason, and worsens the outcome to that reason's if it is not as bad already.
    #[must_use]
    pub fn because(
        mut self,
        outcome: Outcome,
        code: &'static str,
        source: impl Into<Text>,
        text: impl Into<Text>,
    ) -> Self {
        self.add(outcome, code, source, text);
        self
    }

    /// The same, in place.
    pub fn add(
        &mut self,
        outcome: Outcome,
        code: &'static str,
        source: impl Into<Text>,
        text: impl Into<Text>,
    ) {
        self.outcome = self.outcome.max(outcome);
        self.reasons.push(Reason { code: code.into(), source: source.into(), text: text.into() });
    }
}

/// A check, in the order in which answers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Check {
    /// The signature fits the issuer's key, and its algorithm is named alike in both places.
    Signature,
    /// The key is long enough.
    Key,
    /// The instant lies within the validity period.
    Validity,
    /// The issuer's name is the subject of the next certificate.
    NameChaining,
    /// An issuer is a certificate authority, and path lengths are kept.
    BasicConstraints,
    /// An issuer may sign certificates; the target allows what is asked.
    KeyUsage,
    /// The purpose is allowed, in every certificate that says anything about purposes.
    ExtendedKeyUsage,
    /// Names lie within what the issuers permit.
    NameConstraints,
    /// A policy is valid along the whole path, where one is required.
    Policies,
    /// No extension stands there twice, every critical one is processed, and the TLS features of the issuer are there.
    CriticalExtensions,
    /// The target is for the names that were asked.
    PeerName,
    /// A revocation list says whether the issuer withdrew it.
    Revocation,
    /// The certificate is made as RFC 5280 section 4 requires.
    Profile,
    /// The certificate is made as the CA/Browser Forum requires of public ones.
    BaselineRequirements,
}

/// What a check belongs to. The three are kept apart: only the first decides whether a path is valid under RFC 5280.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Layer {
    /// RFC 5280 section 6.
    Path,
    /// RFC 5280 section 4.
    Profile,
    /// The Baseline Requirements of the CA/Browser Forum.
    Baseline,
}

impl Check {
    /// What the check belongs to.
    #[must_use]
    pub const fn layer(self) -> Layer {
        match self {
            Self::Profile => Layer::Profile,
            Self::BaselineRequirements => Layer::Baseline,
            _ => Layer::Path,
        }
    }

    /// A line that names the check.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Signature => "Signature",
            Self::Key => "Key",
            Self::Validity => "Validity",
            Self::NameChaining => "Issuer's name",
            Self::BasicConstraints => "Certificate authority and path length",
            Self::KeyUsage => "Key usage",
            Self::ExtendedKeyUsage => "Purpose",
            Self::NameConstraints => "Name constraints",
            Self::Policies => "Certificate policies",
            Self::CriticalExtensions => "Extensions",
            Self::PeerName => "Name asked for",
            Self::Revocation => "Revocation",
            Self::Profile => "Follows RFC 5280",
            Self::BaselineRequirements => "Follows the Baseline Requirements",
        }
    }
}
