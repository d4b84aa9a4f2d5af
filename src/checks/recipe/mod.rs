//! Commands that make a certificate which meets the requirements, prefilled from the one at hand.
//!
//! A [`plan::Plan`] says what is to be made, whatever tool makes it; [`openssl`] and [`windows`] write it down for their
//! tools. What comes from the certificate is untrusted: the plan lets through only what can be expressed, and each tool
//! quotes by its own rules.

mod command;
mod file;
mod names;
mod notes;
mod openssl;
mod plan;
mod shared;
mod subject;
mod windows;

pub(crate) use crate::safe_text::command::{harmless, posix_word as quote};
pub(crate) use file::{encrypt_again, file_name, naming, word};

use super::{Command, Remedy, RequestSubject, Subject, Text};
use std::sync::Arc;

use plan::{Kind, Plan};
use shared::About;
pub use shared::Recipes;

/// A new server certificate, with what the requirements ask for.
#[must_use]
pub fn server(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(subject, Kind::Server, false, text)
}

/// A new server certificate as one PEM file with its chain and key.
#[must_use]
pub fn server_in_one_file(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(subject, Kind::ServerInOneFile, false, text)
}

/// A new certificate of an authority; where only the certificate is at fault and not its key, also one for the same key.
#[must_use]
pub fn authority(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(subject, Kind::Authority, false, text)
}

/// A new certificate of an authority with a new key: where the old key is at fault.
#[must_use]
pub fn authority_with_new_key(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(subject, Kind::Authority, true, text)
}

/// A new certificate for a client: RSA 4096, for client authentication, in a PKCS#12 file.
#[must_use]
pub fn client(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(subject, Kind::Client, false, text)
}

/// A new request for the certificate of a client.
#[must_use]
pub fn request(subject: &RequestSubject<'_>, text: impl Into<Text>) -> Remedy {
    Remedy { text: text.into(), commands: written(&Plan::of_request(subject)).into() }
}

/// Advice without a command.
#[must_use]
pub fn advice(text: impl Into<Text>) -> Remedy {
    Remedy { text: text.into(), commands: Arc::default() }
}

/// A new certificate in place of the one at hand: its plan is made once for all its findings.
fn remedy(subject: &Subject<'_>, kind: Kind, new_key: bool, text: impl Into<Text>) -> Remedy {
    let write = || {
        let plan = Plan::of_certificate(subject, kind);
        written(&if new_key { Plan { renewal: None, ..plan } } else { plan })
    };
    let made = match (kind, new_key) {
        (Kind::Authority, true) => "authority with a new key",
        (Kind::Authority, false) => "authority",
        (Kind::Client, _) => "client",
        (Kind::Request, _) => "request",
        (Kind::Server, _) => "server",
        (Kind::ServerInOneFile, _) => "server in one file",
    };
    let issuer = subject.lineage.and_then(|lineage| lineage.chain.get(1));
    let about = || About {
        certificate: subject.certificate.fingerprints.sha256.0.clone(),
        issuer: issuer.map(|issuer| issuer.fingerprints.sha256.0.clone()),
    };
    let commands = match subject.recipes {
        Some(recipes) => recipes.of(about(), (made, subject.role), write),
        None => write().into(),
    };
    Remedy { text: text.into(), commands }
}

fn written(plan: &Plan<'_>) -> Vec<Command> {
    let mut commands = openssl::commands(plan);
    commands.extend(windows::commands(plan));
    commands
}
