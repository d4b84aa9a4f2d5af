//! How a client sees a certificate: trusted, or why not.

use serde::{Deserialize, Serialize};

use super::qt_names;
use crate::checks::{Lineage, Outcome, Subject, Text};
use crate::path::{End, Trust};

/// How a client that has no pin sees a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Situation {
    /// The chain leads to a root in the client's store, the dates hold, and the client finds its address in the certificate.
    Trusted,
    /// Its own authority, whose root the client does not know.
    PrivateAuthority,
    /// It is signed by its own key.
    SelfSigned,
    /// Its last instant has passed.
    Expired,
    /// Its first instant is still to come.
    NotYetValid,
    /// An issuer is missing, or the chain does not hold.
    IncompleteChain,
    /// The client does not find its address in it.
    NameMismatch,
}

impl Situation {
    /// Every situation.
    pub const ALL: &[Self] = &[
        Self::Trusted,
        Self::PrivateAuthority,
        Self::SelfSigned,
        Self::Expired,
        Self::NotYetValid,
        Self::IncompleteChain,
        Self::NameMismatch,
    ];

    /// The name used on the command line and in tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trusted => "trusted",
            Self::PrivateAuthority => "private-authority",
            Self::SelfSigned => "self-signed",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::IncompleteChain => "incomplete-chain",
            Self::NameMismatch => "name-mismatch",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Trusted => "Trusted",
            Self::PrivateAuthority => "Own certificate authority, unknown to the client",
            Self::SelfSigned => "Self-signed",
            Self::Expired => "Expired",
            Self::NotYetValid => "Not yet valid",
            Self::IncompleteChain => "Incomplete chain",
            Self::NameMismatch => "Address not in the certificate",
        }
    }
}

/// A situation that holds, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SituationFound {
    /// The situation.
    pub situation: Situation,
    /// What it is called.
    pub title: Text,
    /// Why it holds, in a sentence.
    pub why: Text,
}

/// Whether a self-signed certificate counts as trusted because the user says that clients have it in their store.
#[must_use]
pub fn is_trusted_self_signed(subject: &Subject<'_>) -> bool {
    subject.certificate.is_self_issued()
        && subject.lineage.is_some_and(|lineage| lineage.trust == Trust::PrivatelyTrusted)
}

/// Every situation that holds for a certificate; never none.
#[must_use]
pub fn situations(subject: &Subject<'_>) -> Vec<SituationFound> {
    let mut found = Vec::new();
    let mut add = |situation: Situation, why: Text| {
        found.push(SituationFound { situation, title: situation.title().into(), why });
    };
    let (validity, at) = (&subject.certificate.validity, subject.asked.at);
    if at > validity.not_after {
        add(Situation::Expired, format!("It expired at {}.", validity.not_after).into());
    }
    if at < validity.not_before {
        add(Situation::NotYetValid, format!("It begins at {}.", validity.not_before).into());
    }
    let in_dates = validity.not_before <= at && at <= validity.not_after;
    let uncovered = subject.asked.host.filter(|host| qt_names::place(subject.certificate, host).is_none());
    if let Some(host) = uncovered {
        let why = format!("Neither a common name nor an alternative name matches the address '{host}'.");
        add(Situation::NameMismatch, why.into());
    }
    let origin = match subject.lineage {
        None if subject.certificate.is_self_issued() => {
            Some((Situation::SelfSigned, "It names itself as issuer.".into()))
        }
        None => Some((Situation::IncompleteChain, "Its issuers are not here.".into())),
        Some(lineage) => origin(subject, lineage, in_dates && uncovered.is_none()),
    };
    if let Some((situation, why)) = origin {
        add(situation, why);
    }
    if found.is_empty() {
        let why = match subject.lineage.map(|lineage| lineage.trust) {
            Some(Trust::PubliclyTrusted) => "Its chain leads to a public root, which clients have.",
            _ => {
                "Its chain leads to a certificate that you trust here; clients must have it in their own store of trusted roots, too."
            }
        };
        found.push(SituationFound {
            situation: Situation::Trusted,
            title: Situation::Trusted.title().into(),
            why: why.into(),
        });
    }
    found
}

/// What keeps a client from trusting the chain. `otherwise_fine`: neither dates nor address explain a path that fails.
fn origin(subject: &Subject<'_>, lineage: &Lineage<'_>, otherwise_fine: bool) -> Option<(Situation, Text)> {
    let gap = subject.delivery.and_then(|delivery| delivery.arrangement.as_ref()?.gap);
    Some(match lineage.trust {
        Trust::SelfSigned => (
            Situation::SelfSigned,
            "It is signed by its own key. If clients have it in their store of trusted roots, mark it as trusted."
                .into(),
        ),
        Trust::PubliclyTrusted | Trust::PrivatelyTrusted => match gap {
            Some(Outcome::Fail) => (
                Situation::IncompleteChain,
                "An intermediate certificate is missing in the file, and a server sends no more than its file holds."
                    .into(),
            ),
            _ if lineage.verdict == Outcome::Fail && otherwise_fine => (
                Situation::IncompleteChain,
                "Its chain leads to a trusted root but does not hold; what breaks is said with the chain.".into(),
            ),
            _ => return None,
        },
        Trust::UnknownIssuer if lineage.former_root.is_some() => {
            let root = lineage.former_root.unwrap_or_default();
            (
                Situation::PrivateAuthority,
                format!("Its chain leads to {root}, a public root that left Mozilla's list in April 2026. Clients that still have it trust the certificate; mark the root as trusted here if yours do.").into(),
            )
        }
        Trust::UnknownIssuer => match lineage.missing_issuer() {
            Some(issuer) => (
                Situation::IncompleteChain,
                format!("The certificate of its issuer is missing: {}.", shortened(&issuer.to_string())).into(),
            ),
            None if matches!(lineage.end, End::SelfIssued(_)) => (
                Situation::PrivateAuthority,
                "Its chain ends at a root that is not public. If clients have that root in their store, mark it as trusted."
                    .into(),
            ),
            None => (Situation::IncompleteChain, "Its chain leads to no root.".into()),
        },
    })
}

/// A name that fits into a sentence.
fn shortened(name: &str) -> String {
    let name = crate::safe_text::visible(name);
    match name.char_indices().nth(crate::limits::MAX_NAME_IN_SENTENCE) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.into_owned(),
    }
}
