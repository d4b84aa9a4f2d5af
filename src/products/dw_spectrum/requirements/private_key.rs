//! N3: one private key in the file.

use super::{INSTALL, LIBRARY, UNUSABLE};
use crate::products::dw_spectrum::cert_pem::{self, Form, KeyOf};
use crate::checks::{Command, Remedy, Blocks, Delivery, Judgement, Level, Outcome, Requirement, Subject, example, recipe};
use crate::input::Role;
use crate::model::Content;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/private-key",
    title: "The file holds the private key, and only one",
    title_failed: "The file does not hold exactly one private key",
    rule: "The server's private key is in the same file as its certificate. There is only one key: the server uses the first.",
    required: "one private key in cert.pem",
    sources: &[INSTALL, LIBRARY],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: UNUSABLE,
    check,
    remedy: |subject| {
        if subject.delivery.is_some_and(|delivery| has_ssh_key(subject, delivery)) {
            return Remedy {
                text: "Convert the key in a copy of its file. In cert.pem, replace the old key with the converted one.".into(),
                commands: vec![Command {
                    tool: "OpenSSH: the key as PKCS#8".into(),
                    text: "ssh-keygen -p -m PKCS8 -f server.key".into(),
                }].into(),
            };
        }
        recipe::advice(
            "Find the key that was created with the certificate request. It is usually on the computer that created the request, or in a .pfx file. Join it with the certificate in one cert.pem. If the key is lost, create a new key and have the certificate reissued.",
        )
    },
    contradictions: &[],
    examples: &[
        example("cert-pem/good/cert.pem", Outcome::Pass),
        example("cert-pem/key-last/cert.pem", Outcome::Pass),
        example("cert-pem/two-keys/cert.pem", Outcome::Warn),
        example("cert-pem/no-key/cert.pem", Outcome::Unknown),
        example("cert-pem/parts/leaf.pem", Outcome::Unknown),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    match cert_pem::form(subject) {
        Form::Whole(delivery) => match delivery.keys.len() {
            0 if has_ssh_key(subject, delivery) => Judgement::new(Outcome::Fail, "the private key in OpenSSH's format")
                .because(
                    Outcome::Fail,
                    "The private key belongs to the certificate, but it is in OpenSSH's format, which OpenSSL does not read.",
                ),
            0 if delivery.damaged.is_empty() => missing(subject, delivery),
            0 => Judgement::new(Outcome::Fail, "no private key").because(
                Outcome::Fail,
                "No private key can be read in the file; the block that is damaged may be the key.",
            ),
            1 => Judgement::pass("one private key"),
            count => Judgement::new(Outcome::Warn, format!("{count} private keys"))
                .because(Outcome::Warn, "The server takes the first key and ignores the others: remove them, they do not belong there."),
        },
        Form::Container(delivery) if !delivery.keys.is_empty() => {
            Judgement::pass("a private key in the container")
        }
        Form::Container(_) | Form::Part(_) => apart(subject),
    }
}

/// A cert.pem without a private key.
fn missing(subject: &Subject<'_>, delivery: &Delivery<'_>) -> Judgement {
    let judgement = Judgement::new(Outcome::Unknown, "no private key")
        .because(Outcome::Unknown, "The file is named cert.pem, and no private key is in it.");
    let judgement = if delivery.certificates.len() == 1 {
        judgement.remark("certbot names the server's certificate alone cert.pem. DW Spectrum needs privkey.pem and fullchain.pem of the same folder, joined into one cert.pem.")
    } else {
        judgement
    };
    match cert_pem::key_of(subject) {
        KeyOf::Locked => judgement.needing("Type the password of the private key."),
        _ => judgement.needing(NEED),
    }
}

/// The key of a certificate that came without one.
fn apart(subject: &Subject<'_>) -> Judgement {
    let judgement = Judgement::new(Outcome::NotApplicable, "not in the file");
    match cert_pem::key_of(subject) {
        KeyOf::Here(_) => Judgement::pass("in another file"),
        KeyOf::Locked => judgement.needing("Type the password of the private key."),
        KeyOf::Others(1) => judgement
            .because(Outcome::Unknown, "The key that was added belongs to another certificate.")
            .needing(NEED),
        KeyOf::Others(count) => judgement
            .because(Outcome::Unknown, format!("None of the {count} keys that were added belongs to it."))
            .needing(NEED),
        KeyOf::TooMany => judgement.needing("Add the certificate again with its private key alone."),
        KeyOf::None => judgement.needing(NEED),
    }
}

/// Whether the private key of the certificate is there in OpenSSH's format.
fn has_ssh_key(subject: &Subject<'_>, delivery: &Delivery<'_>) -> bool {
    let wanted = &subject.certificate.fingerprints.spki_sha256;
    delivery.objects.iter().any(|object| match &object.content {
        Content::SshKey(key) => {
            key.private && key.public_key.as_ref().is_some_and(|public| public.spki_sha256 == *wanted)
        }
        _ => false,
    })
}

/// What to drop.
const NEED: &str = "Add the private key, too.";
