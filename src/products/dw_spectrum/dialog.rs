//! What the product's own dialog shows of a certificate, so that it can be compared with what is here.

use serde::{Deserialize, Serialize};

use crate::checks::{Subject, Text};
use crate::model::{Period, hex_colons};
use crate::safe_text::visible;

/// The product's certificate dialog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Dialog {
    /// Whether issuer and subject are the same name: what the product calls signed by itself.
    pub self_signed: bool,
    /// Whether its last instant has passed.
    pub expired: bool,
    /// What the dialog warns of, in our own words.
    pub warnings: Vec<Text>,
    /// The lines of the dialog, in its order.
    pub lines: Vec<DialogLine>,
    /// What has to be known of it.
    pub note: Text,
}

/// A line of the dialog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DialogLine {
    /// What it is about.
    pub label: Text,
    /// Its value.
    pub value: Text,
    /// Whether it is a fingerprint, to be compared character by character.
    pub code: bool,
}

/// The dialog of a certificate.
#[must_use]
pub fn dialog(subject: &Subject<'_>) -> Dialog {
    let certificate = subject.certificate;
    let (validity, at) = (&certificate.validity, subject.asked.at);
    let self_signed = certificate.is_self_issued();
    let expired = at > validity.not_after;
    let mut lines = Vec::new();
    let mut add = |label: &'static str, value: String, code: bool| {
        lines.push(DialogLine { label: label.into(), value: visible(&value).into_owned().into(), code });
    };
    add("Certificate signer", if self_signed { "Self" } else { "Certificate authority" }.to_owned(), false);
    add("Subject", certificate.subject.to_string(), false);
    if !self_signed {
        add("Issued by", certificate.issuer.to_string(), false);
    }
    let distance = Period::between(at, validity.not_after);
    let days = distance.whole_days().unsigned_abs();
    let distance = match (expired, days) {
        (true, _) => format!("expired {days} days ago"),
        (false, days) => format!("{days} days left"),
    };
    add("Valid from", validity.not_before.to_string(), false);
    add("Expiration date", format!("{} ({distance})", validity.not_after), false);
    add("SHA-256", hex_colons(&certificate.fingerprints.sha256.0), true);
    add("SHA-1", hex_colons(&certificate.fingerprints.sha1.0), true);
    add("Public key SHA-256 (pin)", hex_colons(&certificate.fingerprints.spki_sha256.0), true);
    add("Serial number", hex_colons(&certificate.serial.0), true);
    add("Public key", certificate.public_key.to_string(), false);
    add("Signature algorithm", certificate.signature_algorithm.to_string(), false);
    if let Some(names) = certificate.subject_alt_names() {
        let named = names.iter().take(MAX_NAMES).map(|name| format!("{}: {name}", name.form()));
        let mut text = named.collect::<Vec<_>>().join(", ");
        if let Some(more) = names.len().checked_sub(MAX_NAMES).filter(|more| *more > 0) {
            text.push_str(&format!(" and {more} more"));
        }
        add("Alternative names", text, false);
    }
    let mut warnings: Vec<Text> = Vec::new();
    if self_signed {
        warnings.push("The dialog warns that the certificate is self-signed.".into());
    }
    if expired {
        warnings.push("The dialog warns that the certificate has expired.".into());
    }
    Dialog { self_signed, expired, warnings, lines, note: NOTE.into() }
}

/// Most alternative names that a line lists.
const MAX_NAMES: usize = 20;

/// What has to be known of the dialog.
const NOTE: &str = "Right-click the server, choose Server Settings, and click the link in the field Certificate. The product compares names alone to tell whether a certificate is signed by itself. It shows no fingerprint of the public key; that one is here because it is what clients pin.";
