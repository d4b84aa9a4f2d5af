//! The ledger of pins: what was pinned when a certificate was new, and what its renewal does to clients.

use serde::{Deserialize, Serialize};

use super::doctor::title;
use super::modes::{Mode, ModeRow, Modes, Pinned, Reaction};
use super::qt_names;
use crate::checks::{Subject, Text};
use crate::input::ServerName;
use crate::model::{Certificate, GeneralName, Pin, Timestamp, hex_colons};
use crate::safe_text::visible;

/// Most pins that are shown for one certificate.
const MAX_MATCHES: usize = 20;

/// What pins that were noted down say of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Pins {
    /// The answer in a sentence; where no ledger was dropped, what one is good for.
    pub headline: Text,
    /// What a client pins of this certificate: SHA-256 of its public key, in upper-case hexadecimal with colons.
    pub pin: String,
    /// The pins that concern it.
    pub matches: Vec<PinMatch>,
    /// What each mode does with it, given these pins; empty where none concerns it.
    pub consequences: Vec<PinConsequence>,
}

/// A pin that concerns a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PinMatch {
    /// The server that it was pinned for; empty where that was not noted.
    pub server: Text,
    /// What the certificate was called.
    pub title: Text,
    /// When it was pinned.
    pub pinned_at: Timestamp,
    /// The last instant of the certificate.
    pub not_after: Timestamp,
    /// Whether the pinned key is that of the certificate at hand.
    pub same_key: bool,
    /// Whether it is the very same certificate.
    pub same_certificate: bool,
    /// What that means, in a sentence.
    pub text: Text,
}

/// What a mode does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PinConsequence {
    /// The mode.
    pub mode: Mode,
    /// What the product calls it.
    pub title: Text,
    /// What the client does.
    pub reaction: Reaction,
    /// In sentences.
    pub text: Text,
}

/// What pins say of a certificate.
#[must_use]
pub fn pins(subject: &Subject<'_>, pins: &[&Pin], modes: &Modes) -> Pins {
    let certificate = subject.certificate;
    let found: Vec<PinMatch> =
        pins.iter().filter_map(|pin| concerns(subject, pin)).take(MAX_MATCHES).collect();
    let same = found.iter().any(|found| found.same_key);
    let headline = match (pins.is_empty(), found.is_empty(), same) {
        (true, ..) => {
            "Before a renewal, save a pin ledger of the certificate in use and keep it. Add it together with the renewed certificate to see what clients will do."
        }
        (false, true, _) => "The pin ledger has neither this key nor a server with this address.",
        (.., true) => {
            "The key is the pinned one: clients in Recommended keep their pins, and nobody is asked."
        }
        (.., false) => "The key is not the pinned one: to clients this is another certificate.",
    };
    // Dates count all the same.
    let expired = subject.asked.at > certificate.validity.not_after;
    let headline = if same && expired {
        "The key is the pinned one, but the certificate has expired: clients ask at every connection."
    } else {
        headline
    };
    Pins {
        headline: headline.into(),
        pin: hex_colons(&certificate.fingerprints.spki_sha256.0),
        consequences: if found.is_empty() { Vec::new() } else { consequences(modes, same) },
        matches: found,
    }
}

/// What each mode does with a certificate where a key is pinned: its own, or another one.
#[must_use]
pub fn consequences(modes: &Modes, same_key: bool) -> Vec<PinConsequence> {
    let state = if same_key { Pinned::SameKey } else { Pinned::OtherKey };
    let consequence = |row: &ModeRow| {
        let cell = row.cells.iter().find(|cell| cell.pinned == state)?;
        let text = match (row.mode, cell.reaction) {
            (Mode::Disabled | Mode::Strict, _) => format!("{}. Pins do not matter in this mode.", cell.title),
            (_, Reaction::AllowedAndPinned) => {
                format!(
                    "{}: the chain is trusted, so the new key takes the place of the old one without a question.",
                    cell.title
                )
            }
            _ if cell.warning.is_empty() => format!("{} without a question.", cell.title),
            _ => format!("{}. {}", cell.title, cell.warning),
        };
        Some(PinConsequence {
            mode: row.mode,
            title: row.title.clone(),
            reaction: cell.reaction,
            text: text.into(),
        })
    };
    modes.rows.iter().filter_map(consequence).collect()
}

/// Whether a pin concerns a certificate: by its key, or because it is for a server that the certificate names.
fn concerns(subject: &Subject<'_>, pin: &Pin) -> Option<PinMatch> {
    let certificate = subject.certificate;
    let same_key = pin.spki_sha256 == certificate.fingerprints.spki_sha256;
    let same_certificate = pin.certificate_sha256 == certificate.fingerprints.sha256;
    let for_server = || {
        let server = ServerName::parse(&pin.server).ok();
        server.is_some_and(|server| {
            subject.asked.host == Some(&server) || qt_names::place(certificate, &server).is_some()
        })
    };
    let text = match (same_key, same_certificate) {
        (true, true) => "It is the pinned certificate itself.",
        (true, false) => "A renewal for the same key: the pin holds.",
        _ => "A renewal with another key: the pin does not hold.",
    };
    (same_key || for_server()).then(|| PinMatch {
        server: visible(&pin.server).into_owned().into(),
        title: visible(&pin.title).into_owned().into(),
        pinned_at: pin.pinned_at,
        not_after: pin.not_after,
        same_key,
        same_certificate,
        text: text.into(),
    })
}

/// The first name of a certificate that a server can have: where nobody typed its address, a renewal is found by that.
fn first_name(certificate: &Certificate) -> String {
    let names = certificate.subject_alt_names().into_iter().flatten();
    let mut names = names.filter_map(|name| match name {
        GeneralName::DnsName(name) => ServerName::parse(name).ok().map(|name| name.to_string()),
        _ => None,
    });
    names.next().unwrap_or_default()
}

/// The pin that a client keeps of a certificate. `server` is the address as clients type it; without it, the first name in the
/// certificate stands in its place.
#[must_use]
pub fn pin(certificate: &Certificate, server: Option<&ServerName>, pinned_at: Timestamp) -> Pin {
    Pin {
        spki_sha256: certificate.fingerprints.spki_sha256.clone(),
        certificate_sha256: certificate.fingerprints.sha256.clone(),
        not_after: certificate.validity.not_after,
        pinned_at,
        server: server.map_or_else(|| first_name(certificate), ToString::to_string),
        title: title(certificate),
    }
}
