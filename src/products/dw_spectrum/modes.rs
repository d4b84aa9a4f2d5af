//! The validation modes of the client: what each does with a certificate, as a table.
//!
//! The guide says it in four sentences; the rest is read from the vendor's published client, or decided by us. Every cell says
//! which.

use serde::{Deserialize, Serialize};

use super::disagreement::{Disagreement, DisagreementPlace};
use super::situation::{Situation, SituationFound, is_trusted_self_signed};
pub use super::table::{Rule, event, rule};
use crate::checks::{Subject, Text};

/// A validation mode of the desktop client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the product's own names")]
pub enum Mode {
    Disabled,
    Basic,
    Recommended,
    Strict,
}

/// What the client has pinned for the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Pinned {
    /// Nothing: the first connection.
    Nothing,
    /// The key of this certificate.
    SameKey,
    /// Another key.
    OtherKey,
}

/// What the client does, the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Reaction {
    /// It connects.
    Allowed,
    /// It connects and keeps the key; a key that it kept before is replaced.
    AllowedAndPinned,
    /// It asks the user.
    Asks,
    /// It does not connect.
    Refused,
}

/// What the user sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Warning {
    /// Nothing.
    Silent,
    /// The question of a first connection.
    FirstTime,
    /// The warning that the certificate is another one, or has expired.
    Changed,
    /// The error of a refused connection.
    Error,
}

/// Whether the server reports a "Server Certificate Error", the likeliest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Event {
    /// No.
    No,
    /// The vendor does not say.
    VendorDoesNotSay,
    /// It is to be expected.
    Expected,
}

/// What a cell rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Basis {
    /// The guide says so.
    Guide,
    /// The vendor's published code does so.
    Code,
    /// It follows from what the others do.
    Inferred,
    /// Nobody says; we decided.
    Decision,
}

/// What happens in one mode, with one state of the pin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Cell {
    /// What the client has pinned.
    pub pinned: Pinned,
    /// The situation that it is the answer to: the one with the worst reaction, where several hold.
    pub situation: Situation,
    /// What the client does.
    pub reaction: Reaction,
    /// The reaction in words.
    pub title: Text,
    /// What the user sees; empty where that is nothing.
    pub warning: Text,
    /// Whether the server reports an event.
    pub event: Event,
    /// What it rests on.
    pub basis: Basis,
    /// Where that stands.
    pub source: Text,
}

/// One mode with its three cells: nothing pinned, the same key, another key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ModeRow {
    /// The mode.
    pub mode: Mode,
    /// What the product calls it.
    pub title: Text,
    /// What it does with pins.
    pub note: Text,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// The modes in one situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SituationRows {
    /// The situation.
    pub situation: Situation,
    /// What it is called.
    pub title: Text,
    /// What the server reports, in words.
    pub event: Text,
    /// One row for each mode.
    pub rows: Vec<ModeRow>,
}

/// What clients do with a certificate, and with any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Modes {
    /// What holds for this certificate.
    pub situations: Vec<SituationFound>,
    /// One row for each mode, for this certificate.
    pub rows: Vec<ModeRow>,
    /// Whether the server reports an event, in words.
    pub event: Text,
    /// What the server really serves, where it cannot use the file.
    pub fallback: Option<Text>,
    /// What has to be known beside the table.
    pub notes: Vec<Text>,
    /// The table for every situation.
    pub table: Vec<SituationRows>,
}

impl Mode {
    /// Every mode, in the order of the product.
    pub const ALL: &[Self] = &[Self::Disabled, Self::Basic, Self::Recommended, Self::Strict];

    /// What the product calls it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Disabled => "Disabled",
            Self::Basic => "Basic",
            Self::Recommended => "Recommended",
            Self::Strict => "Strict",
        }
    }

    const fn note(self) -> &'static str {
        match self {
            Self::Disabled => "Neither reads nor keeps pins.",
            Self::Basic => "Older versions only.",
            Self::Recommended => "The mode in which pins are kept. The default of newer versions.",
            Self::Strict => "Neither reads nor keeps pins: trusted or not is all that counts.",
        }
    }
}

impl Pinned {
    /// Every state of the pin.
    pub const ALL: &[Self] = &[Self::Nothing, Self::SameKey, Self::OtherKey];

    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Nothing => "First connection, nothing pinned",
            Self::SameKey => "This key is pinned",
            Self::OtherKey => "Another key is pinned",
        }
    }
}

impl Reaction {
    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Allowed => "Connects",
            Self::AllowedAndPinned => "Connects and pins",
            Self::Asks => "Asks",
            Self::Refused => "Refuses",
        }
    }
}

impl Warning {
    /// What the user sees, in our own words.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Silent => "",
            Self::FirstTime => {
                "The question of a first connection, with the certificate to look at: Continue pins the key, Cancel does not connect."
            }
            Self::Changed => {
                "A warning that the certificate is not the one known for this server. Only with a tick at \"I trust this server\" does Connect Anyway connect and pin the new key."
            }
            Self::Error => {
                "An error with a link to the certificate. There is no way to connect all the same."
            }
        }
    }
}

impl Event {
    /// In a sentence.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::No => "No \"Server Certificate Error\" is to be expected.",
            Self::VendorDoesNotSay => {
                "Whether the server reports a \"Server Certificate Error\", the vendor does not say."
            }
            Self::Expected => "A \"Server Certificate Error\" is to be expected.",
        }
    }
}

impl Basis {
    /// Where it stands.
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            Self::Guide => "DW Spectrum User Manual, To Set Server Certificate Validation",
            Self::Code => {
                "networkoptix/nx_open, vms/client/nx_vms_client_core: certificate_verifier, remote_connection_factory"
            }
            Self::Inferred => "follows from what the published client does in Recommended",
            Self::Decision => {
                "our decision: the manual is silent after the first connection, so as in Recommended"
            }
        }
    }
}

/// What happens where several situations hold: the worst reaction counts, and of equal ones the louder warning.
#[must_use]
pub fn worst(mode: Mode, pinned: Pinned, situations: &[Situation]) -> Cell {
    let all = situations.iter().map(|situation| (*situation, rule(mode, pinned, *situation)));
    let worst = all.reduce(|worst, next| {
        let key = |(_, rule): &(Situation, Rule)| (rule.reaction, rule.warning);
        if key(&next) > key(&worst) { next } else { worst }
    });
    let (situation, rule) = worst.unwrap_or((Situation::Trusted, rule(mode, pinned, Situation::Trusted)));
    Cell {
        pinned,
        situation,
        reaction: rule.reaction,
        title: rule.reaction.title().into(),
        warning: rule.warning.text().into(),
        event: worst_event(situations),
        basis: rule.basis,
        source: rule.basis.source().into(),
    }
}

fn worst_event(situations: &[Situation]) -> Event {
    situations.iter().map(|situation| event(*situation)).max().unwrap_or(Event::No)
}

fn rows(situations: &[Situation]) -> Vec<ModeRow> {
    let row = |mode: &Mode| ModeRow {
        mode: *mode,
        title: mode.title().into(),
        note: mode.note().into(),
        cells: Pinned::ALL.iter().map(|pinned| worst(*mode, *pinned, situations)).collect(),
    };
    Mode::ALL.iter().map(row).collect()
}

/// What clients do with a certificate. `usable`: whether the server can use the file that the certificate came in.
#[must_use]
pub fn modes(subject: &Subject<'_>, found: Vec<SituationFound>, usable: bool) -> Modes {
    let situations: Vec<Situation> = found.iter().map(|found| found.situation).collect();
    let mut notes: Vec<Text> = NOTES.iter().map(|note| (*note).into()).collect();
    if subject.asked.host.is_none() {
        notes.insert(
            0,
            "No address was typed, so whether the certificate covers it is not in the table.".into(),
        );
    }
    Modes {
        rows: rows(&situations),
        event: worst_event(&situations).text().into(),
        fallback: (!usable).then(|| FALLBACK.into()),
        situations: found,
        notes,
        table: Situation::ALL
            .iter()
            .map(|situation| SituationRows {
                situation: *situation,
                title: situation.title().into(),
                event: event(*situation).text().into(),
                rows: rows(&[*situation]),
            })
            .collect(),
    }
}

/// What the server does with a file that it cannot use.
const FALLBACK: &str = "As the file is, the server cannot use it and serves a self-signed certificate of its own and does not tell the clients. What they do then is listed below under Self-signed. A \"Server Certificate Error\" is to be expected.";

/// What has to be known beside the table.
const NOTES: &[&str] = &[
    "Where nobody can be asked, as when a session connects again by itself, a question becomes a refusal. In Strict there is no dialog then: the connection just fails.",
    "In newer versions only Recommended keeps pins, and a change of the mode deletes all of them. A pin is the public key of one server; all servers of a site are asked about and pinned together.",
    "A pin outlives a renewal only if the new certificate is for the same key.",
    "The desktop client compares its address as Qt does: with IP address entries, then with every common name, then with DNS entries. An address written as a name counts, and so does a wildcard such as f*.example.org, but not *.org. Browsers and phones are stricter: they ignore the common name.",
    "The mobile app on iOS asks the system first, and only then compares as Qt does. Its setting Security has Recommended and Strict, and Disabled where it is off; Basic is neither in the published code nor in the help of version 6.1.",
    "With a matching pin, clients accept an address that is not covered and a certificate that is not valid yet. They do not accept an expired one.",
    "In every mode a client refuses a connection whose key is none that the server itself reports, unless the chain is trusted: somebody stands between them.",
    "The server decides by itself about the event \"Server Certificate Error\", whatever the mode of its clients. The manual says that it is fired if a certificate is invalid, and not when one is.",
    "Windows loads some public roots only when a program asks for them. Until then a client on such a computer may not trust a public certificate; opening a website of the same CA in a browser loads the root.",
    "The mode is set in each client: Main Menu > Local Settings > Advanced > Server certificate validation.",
];

/// Where the sources contradict each other about what the table shows.
pub(super) fn contradictions(subject: &Subject<'_>) -> Vec<Disagreement> {
    let place = |source: &'static str, says: &'static str| DisagreementPlace {
        source: source.into(),
        says: says.into(),
    };
    let mut found = vec![
        Disagreement {
            title: "Which modes there are".into(),
            places: vec![
                place(Basis::Guide.source(), "There are four modes: Disabled, Basic, Recommended and Strict."),
                place(
                    "dwspectrum.com, certificate validation, and the published client",
                    "There are three modes, without Basic; Recommended is the default.",
                ),
            ],
            decision: "Basic is shown because the manual has it, and marked as belonging to older versions. What it does after the first connection nobody says; it is taken to do as Recommended does.".into(),
        },
        Disagreement {
            title: "What counts as trusted".into(),
            places: vec![
                place(
                    "Network Optix and Digital Watchdog support articles",
                    "A certificate is valid if a public certificate authority issued it.",
                ),
                place(
                    Basis::Code.source(),
                    "A certificate is trusted if its chain leads to any root in the store of the client's system.",
                ),
            ],
            decision: "The store of the system counts: an own root that is installed there makes certificates trusted. Mark it as trusted here if it is.".into(),
        },
    ];
    if is_trusted_self_signed(subject) {
        found.push(Disagreement {
            title: "A self-signed certificate in the client's store, under Strict".into(),
            places: vec![
                place(
                    Basis::Guide.source(),
                    "Strict allows trusted certificates only, and no self-signed ones.",
                ),
                place(
                    Basis::Code.source(),
                    "A self-signed certificate that is in the store of trusted roots, and that covers the address, passes the same check as any other.",
                ),
            ],
            decision: "You marked it as trusted, so it is shown as trusted: Strict connects. The manual itself advises to put the self-signed certificate of a server in the local network into the store of trusted roots.".into(),
        });
    }
    found
}
