//! What is asked of a path. Time, names and policy are arguments: nothing here knows a clock.

use std::net::IpAddr;

use crate::input::{Purpose, ServerName, ValidationPolicy};
use crate::model::{KeyUsage, Oid, Timestamp};

/// A name that the target of a path must be valid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeerName {
    /// A DNS name in lower case, without a trailing dot.
    Dns(String),
    /// An IPv4 or IPv6 address.
    Ip(IpAddr),
    /// A mailbox (RFC 5321 section 4.1.2).
    Email(String),
}

impl From<ServerName> for PeerName {
    fn from(name: ServerName) -> Self {
        match name {
            ServerName::Dns(name) => Self::Dns(name),
            ServerName::Ip(address) => Self::Ip(address),
        }
    }
}

/// What the user asks of certificate policies (RFC 5280 section 6.1.1 (c), (e) to (g)).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyInputs {
    /// The policies that are accepted, in the anchor's domain (user-initial-policy-set); every one where it is empty.
    pub accepted: Vec<Oid>,
    /// Whether the path must be valid for an accepted policy (initial-explicit-policy).
    pub require_explicit: bool,
    /// Whether policy mappings do not count (initial-policy-mapping-inhibit).
    pub inhibit_mapping: bool,
    /// Whether anyPolicy does not count (initial-any-policy-inhibit).
    pub inhibit_any: bool,
}

/// What is asked of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The instant at which validity is judged, in whole seconds.
    pub at: Timestamp,
    /// By which rules.
    pub policy: ValidationPolicy,
    /// What the target is to be used for.
    pub purpose: Purpose,
    /// What it is to be used for as well.
    pub further_purposes: Vec<Purpose>,
    /// The names that the target must be valid for, every one of them; none are asked where the list is empty.
    pub names: Vec<PeerName>,
    /// The key usages that the target must allow, beyond what the purpose asks.
    pub key_usage: KeyUsage,
    /// Most certificates between target and anchor that are not self-issued.
    pub max_intermediates: Option<u32>,
    /// Whether a path fails to pass if revocation could not be checked.
    pub require_revocation: bool,
    /// What is asked of certificate policies.
    pub policies: PolicyInputs,
}

impl Question {
    /// Everything that the target is to be used for.
    pub fn purposes(&self) -> impl Iterator<Item = Purpose> {
        std::iter::once(self.purpose).chain(self.further_purposes.iter().copied())
    }

    /// Nothing but validity at an instant.
    #[must_use]
    pub const fn at(at: Timestamp) -> Self {
        Self {
            at,
            policy: ValidationPolicy::Rfc5280,
            purpose: Purpose::Any,
            further_purposes: Vec::new(),
            names: Vec::new(),
            key_usage: KeyUsage {
                digital_signature: false,
                content_commitment: false,
                key_encipherment: false,
                data_encipherment: false,
                key_agreement: false,
                key_cert_sign: false,
                crl_sign: false,
                encipher_only: false,
                decipher_only: false,
            },
            max_intermediates: None,
            require_revocation: false,
            policies: PolicyInputs {
                accepted: Vec::new(),
                require_explicit: false,
                inhibit_mapping: false,
                inhibit_any: false,
            },
        }
    }
}
