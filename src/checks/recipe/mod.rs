//! Commands that make a certificate which meets the demands, prefilled from the one at hand.
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
mod subject;
mod windows;

pub(crate) use crate::safe_text::command::{harmless, posix_word as quote};
pub(crate) use file::{encrypt_again, file_name, naming, word};

use super::{Remedy, RequestSubject, Subject, Text};
use plan::{Kind, Plan};

/// A new server certificate, with what the demands ask for.
#[must_use]
pub fn server(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(&Plan::of_certificate(subject, Kind::Server), text)
}

/// A new server certificate as one PEM file with its chain and key.
#[must_use]
pub fn server_in_one_file(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(&Plan::of_certificate(subject, Kind::ServerInOneFile), text)
}

/// A new certificate of an authority; where only the certificate is at fault and not its key, also one for the same key.
#[must_use]
pub fn authority(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(&Plan::of_certificate(subject, Kind::Authority), text)
}

/// A new certificate of an authority with a new key: where the old key is at fault.
#[must_use]
pub fn authority_with_new_key(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(&Plan { renewal: None, ..Plan::of_certificate(subject, Kind::Authority) }, text)
}

/// A new certificate for a client: RSA 4096, for client authentication, in a PKCS#12 file.
#[must_use]
pub fn client(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(&Plan::of_certificate(subject, Kind::Client), text)
}

/// A new request for the certificate of a client.
#[must_use]
pub fn request(subject: &RequestSubject<'_>, text: impl Into<Text>) -> Remedy {
    remedy(&Plan::of_request(subject), text)
}

/// Advice without a command.
#[must_use]
pub fn advice(text: impl Into<Text>) -> Remedy {
    Remedy { text: text.into(), commands: Vec::new() }
}

fn remedy(plan: &Plan<'_>, text: impl Into<Text>) -> Remedy {
    let mut commands = openssl::commands(plan);
    commands.extend(windows::commands(plan));
    Remedy { text: text.into(), commands }
}
