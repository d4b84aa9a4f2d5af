//! The doctor of `cert.pem`: what the file holds, what is wrong, what a repaired one holds, and where it goes.
//!
//! It judges nothing by itself: what is wrong are the requirements that are not met.

use serde::{Deserialize, Serialize};

use crate::checks::{Delivery, Outcome, Subject, Text};
use crate::model::{Certificate, Content, Object, hex_colons};
use crate::products::dw_spectrum::cert_pem::{self, Form, KeyOf};
use crate::products::dw_spectrum::requirements::{REQUIREMENTS, is_refused_size};
use crate::safe_text::visible;
use crate::sorting;

/// Most blocks of a file that are listed; further ones are counted.
const MAX_BLOCKS: usize = 40;
/// Longest name of a certificate in a line, in characters.
const MAX_TITLE: usize = 80;

/// What a file holds, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Doctor {
    /// Whether the server can use the file, as far as is known; true where the file is only a part.
    pub usable: bool,
    /// The answer in a sentence.
    pub headline: Text,
    /// What the file holds, in order.
    pub blocks: Vec<Block>,
    /// How many blocks are not listed.
    pub omitted: u32,
    /// What is wrong: the requirements that are not met.
    pub faults: Vec<Fault>,
    /// What the repaired file will hold: the key, then the certificates in their order.
    pub repaired: Vec<Text>,
    /// What the repaired file changes.
    pub changes: Vec<Text>,
    /// What has to be dropped or typed for it.
    pub missing: Vec<Text>,
    /// What repairing the file cannot fix.
    pub remaining: Vec<Text>,
    /// Where the file goes.
    pub places: Vec<Place>,
    /// What to do with it there, in order.
    pub steps: Vec<Text>,
}

/// A block of the file, or a part of the container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Block {
    /// Its number in the file, from 1; none in a container.
    pub number: Option<u32>,
    /// What it is.
    pub title: Text,
    /// What the server makes of it; empty where there is nothing to say.
    pub note: Text,
    /// Whether that is as it should be.
    pub outcome: Outcome,
}

/// A requirement that is not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Fault {
    /// The identifier of the requirement.
    pub requirement: Text,
    /// Its title.
    pub title: Text,
    /// How bad it is.
    pub outcome: Outcome,
    /// Why, one sentence each.
    pub reasons: Vec<Text>,
}

/// Where the file goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Place {
    /// The system.
    pub system: Text,
    /// The path of the file.
    pub path: Text,
}

/// What a repaired file does about a requirement that is not met.
const CHANGES: &[(&str, &str)] = &[
    (
        "dw-spectrum/pem-file",
        "It is plain PEM text by the name of cert.pem, without text outside the blocks.",
    ),
    ("dw-spectrum/readable", "Every block is rewritten, so that the server's OpenSSL reads it."),
    ("dw-spectrum/leaf-first", "The server's certificate comes first."),
    ("dw-spectrum/private-key", "It holds the private key of the server's certificate, and no other."),
    ("dw-spectrum/unencrypted-key", "The private key has no password."),
    ("dw-spectrum/key-matches", "The private key is that of the server's certificate."),
    ("dw-spectrum/damaged-blocks", "Damaged blocks are left out."),
    (
        "dw-spectrum/complete-chain",
        "Each issuer follows the certificate that it issued, once, and nothing else is in the file.",
    ),
];

/// The requirements of which a breach makes the server fall back to a certificate of its own.
const UNUSABLE: &[&str] = &[
    "dw-spectrum/pem-file",
    "dw-spectrum/readable",
    "dw-spectrum/leaf-first",
    "dw-spectrum/private-key",
    "dw-spectrum/unencrypted-key",
    "dw-spectrum/key-matches",
    "dw-spectrum/key-type",
    "dw-spectrum/damaged-blocks",
];

/// Looks at the file of a certificate.
#[must_use]
pub fn doctor(subject: &Subject<'_>) -> Doctor {
    let mut faults = Vec::new();
    let mut missing: Vec<Text> = Vec::new();
    for requirement in REQUIREMENTS {
        let judgement = requirement.judge(subject);
        if matches!(judgement.outcome, Outcome::Fail | Outcome::Unknown | Outcome::Warn) {
            faults.push(Fault {
                requirement: requirement.id.into(),
                title: requirement.title.into(),
                outcome: judgement.outcome,
                reasons: judgement.reasons,
            });
        }
        for need in judgement.needs {
            if !missing.contains(&need) {
                missing.push(need);
            }
        }
    }
    let form = cert_pem::form(subject);
    let breaks = |fault: &Fault| match fault.outcome {
        Outcome::Fail => UNUSABLE.contains(&&*fault.requirement),
        // A file without a key is of no use, even where the key may still come.
        Outcome::Unknown => fault.requirement == "dw-spectrum/private-key",
        _ => false,
    };
    let is_refused = faults.iter().any(breaks) || is_refused_size(subject.certificate);
    let usable = !matches!(form, Form::Whole(_)) || !is_refused;
    let change = |fault: &Fault| CHANGES.iter().find(|(id, _)| *id == fault.requirement);
    let (blocks, omitted) = match form {
        Form::Whole(delivery) | Form::Container(delivery) | Form::Part(Some(delivery)) => {
            blocks(subject, delivery)
        }
        Form::Part(None) => (Vec::new(), 0),
    };
    Doctor {
        usable,
        headline: headline(&form, usable, &faults, &missing).into(),
        blocks,
        omitted,
        repaired: repaired(subject),
        changes: faults.iter().filter_map(|fault| Some(change(fault)?.1.into())).collect(),
        remaining: faults
            .iter()
            .filter(|fault| fault.outcome != Outcome::Unknown && change(fault).is_none())
            .map(|fault| fault.title.clone())
            .collect(),
        faults,
        missing,
        places: PLACES
            .iter()
            .map(|(system, path)| Place { system: (*system).into(), path: (*path).into() })
            .collect(),
        steps: steps(subject.certificate),
    }
}

fn headline(form: &Form<'_>, usable: bool, faults: &[Fault], missing: &[Text]) -> &'static str {
    match form {
        Form::Whole(_) if !usable => {
            "The server cannot use this file: it silently serves its own self-signed certificate instead."
        }
        Form::Whole(_) if faults.iter().any(|fault| fault.outcome == Outcome::Fail) => {
            "The server takes this file, but clients have trouble with the certificate."
        }
        Form::Whole(_) if faults.iter().any(|fault| fault.outcome == Outcome::Unknown) => {
            "The server accepts this file as far as can be determined; something may be missing."
        }
        Form::Whole(_) if faults.is_empty() => "The server can use this file as it is.",
        Form::Whole(_) => "The server can use this file; mind the warnings.",
        Form::Container(_) if missing.is_empty() => {
            "Everything is here, in a form that has to be converted to cert.pem."
        }
        Form::Part(_) if missing.is_empty() => {
            "The parts of a cert.pem are here; they have to be put together."
        }
        Form::Container(_) | Form::Part(_) => "This is a part of a cert.pem, and others are still missing.",
    }
}

/// What a file holds, and how many blocks of it are not listed.
fn blocks(subject: &Subject<'_>, delivery: &Delivery<'_>) -> (Vec<Block>, u32) {
    let pem = delivery.container.is_none();
    let mut blocks = Vec::new();
    let (mut certificates, mut keys) = (0, 0);
    for object in delivery.objects.iter().take(MAX_BLOCKS) {
        let (title, note, outcome) = match &object.content {
            Content::Certificate(certificate) => {
                certificates += 1;
                let (note, outcome) = certificate_note(subject, delivery, certificate, certificates - 1, pem);
                (format!("Certificate of {}", title(certificate)), note, outcome)
            }
            Content::PrivateKey(key) => {
                keys += 1;
                let kind = key.description.as_deref().unwrap_or("locked");
                let (note, outcome) = match (keys, &key.encryption) {
                    (1, None) => ("", Outcome::Pass),
                    (1, Some(_)) if pem => ("Under a password, which the server cannot type.", Outcome::Fail),
                    (1, Some(_)) => ("", Outcome::Pass),
                    _ => ("A further key: the server takes the first.", Outcome::Warn),
                };
                (format!("Private key, {kind}"), note, outcome)
            }
            content => (other(content).to_owned(), "The server skips it.", Outcome::NotApplicable),
        };
        blocks.push(Block { number: number(object), title: title.into(), note: note.into(), outcome });
    }
    if pem {
        blocks.extend(delivery.damaged.iter().take(MAX_BLOCKS).map(|(number, _)| Block {
            number: *number,
            title: "A block that cannot be read".into(),
            note: "The server ends the chain here.".into(),
            outcome: if *number == Some(1) { Outcome::Fail } else { Outcome::Warn },
        }));
        sorting::by_key(&mut blocks, |block| block.number);
    }
    let omitted = delivery.objects.len().saturating_sub(MAX_BLOCKS);
    (blocks, u32::try_from(omitted).unwrap_or(u32::MAX))
}

const fn number(object: &Object) -> Option<u32> {
    object.origin.block
}

/// What a certificate is in its file.
fn certificate_note(
    subject: &Subject<'_>,
    delivery: &Delivery<'_>,
    certificate: &Certificate,
    position: usize,
    pem: bool,
) -> (&'static str, Outcome) {
    let arranged = delivery.arrangement.as_ref();
    let own = cert_pem::is_same(certificate, subject.certificate);
    let is = |positions: fn(&crate::checks::Arranged) -> &Vec<usize>| {
        arranged.is_some_and(|arranged| positions(arranged).contains(&position))
    };
    if is(|arranged| &arranged.duplicates) {
        ("A second time.", Outcome::Warn)
    } else if own && position > 0 && pem {
        ("The server's certificate, but not the first.", Outcome::Fail)
    } else if own {
        ("The server's certificate.", Outcome::Pass)
    } else if is(|arranged| &arranged.strangers) {
        ("Does not belong to the chain.", Outcome::Warn)
    } else if position == 0 && pem {
        ("Comes first, so the server uses it as its own.", Outcome::Fail)
    } else if certificate.is_self_issued() {
        ("The root of the chain.", Outcome::Pass)
    } else {
        ("An issuer in the chain.", Outcome::Pass)
    }
}

/// What something is that is neither certificate nor key.
const fn other(content: &Content) -> &'static str {
    match content {
        Content::CertificateRequest(_) => "Certificate request",
        Content::PublicKey(_) => "Public key",
        Content::RevocationList(_) => "Revocation list",
        Content::Pkcs7(_) => "PKCS#7 bundle",
        Content::Pkcs12(_) => "PKCS#12 file",
        _ => "Something else",
    }
}

/// The name of a certificate in a line.
pub(super) fn title(certificate: &Certificate) -> String {
    let subject = &certificate.subject;
    let name = subject.common_name().map_or_else(|| subject.to_string(), str::to_owned);
    let name = if name.is_empty() { "(no name)".to_owned() } else { name };
    visible(&name).chars().take(MAX_TITLE).collect()
}

/// What the repaired file will hold.
fn repaired(subject: &Subject<'_>) -> Vec<Text> {
    let key = match cert_pem::key_of(subject) {
        KeyOf::Here(key) if key.key.encryption.is_some() => {
            Some("The private key, without its password".into())
        }
        KeyOf::Here(_) => Some("The private key".into()),
        KeyOf::Locked => Some("The private key, once its password is typed".into()),
        KeyOf::Others(_) | KeyOf::TooMany | KeyOf::None => None,
    };
    let own = [subject.certificate];
    let chain = subject.lineage.map_or(own.as_slice(), |lineage| lineage.chain.as_slice());
    let certificates = chain.iter().enumerate().map(|(place, certificate)| {
        let title = title(certificate);
        match place {
            0 => format!("The server's certificate: {title}").into(),
            _ if certificate.is_self_issued() => format!("The root, which may be left out: {title}").into(),
            _ => format!("The intermediate certificate: {title}").into(),
        }
    });
    key.into_iter().chain(certificates).collect()
}

/// Where the file goes.
const PLACES: &[(&str, &str)] = &[
    (
        "Windows",
        r"C:\Windows\System32\config\systemprofile\AppData\Local\Digital Watchdog\Digital Watchdog Media Server\ssl\cert.pem",
    ),
    ("Linux", "/opt/digitalwatchdog/mediaserver/var/ssl/cert.pem"),
];

/// What to do with the file.
fn steps(certificate: &Certificate) -> Vec<Text> {
    let sha256 = hex_colons(&certificate.fingerprints.sha256.0);
    vec![
        "Keep a copy of the cert.pem that is there, if there is one.".into(),
        "Place the new cert.pem in the folder, and make it readable for administrators and the account of the server alone: it holds the private key.".into(),
        "Restart the server.".into(),
        format!("Right-click the server in the client, choose Server Settings, click the link in the field Certificate, and compare SHA-256: {sha256}").into(),
        "If you see another fingerprint, the server could not use the file and silently serves its own self-signed certificate. Add the file here again.".into(),
    ]
}
