//! N5: the private key is that of the first certificate.

use super::{LIBRARY, UNUSABLE};
use crate::products::dw_spectrum::cert_pem::{self, Form, KeyOf};
use crate::checks::{Blocks, Command, Judgement, Level, Outcome, Remedy, Requirement, Subject, example, recipe};
use crate::input::Role;
use crate::model::hex_colons;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/key-matches",
    title: "The private key belongs to the first certificate",
    title_failed: "The private key does not belong to the first certificate",
    rule: "The first private key in the file is the other half of the public key in the file's first certificate.",
    required: "key and first certificate belong together",
    sources: &[LIBRARY],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: UNUSABLE,
    check,
    remedy: |subject| Remedy {
        text: "Find the key that was created with the request for this certificate, and add it. If it is lost, create a new key and have the certificate reissued. These two commands give the same lines where key and certificate belong together.".into(),
        commands: vec![Command {
            tool: "OpenSSL: compare".into(),
            text: {
                let file = recipe::word(subject.delivery, "cert.pem");
                format!("openssl pkey -in {file} -pubout\nopenssl x509 -in {file} -noout -pubkey").into()
            },
        }].into(),
    },
    contradictions: &[],
    examples: &[
        example("cert-pem/good/cert.pem", Outcome::Pass),
        example("cert-pem/two-keys/cert.pem", Outcome::Pass),
        example("cert-pem/other-key/cert.pem", Outcome::Fail),
        example("cert-pem/other-key-first/cert.pem", Outcome::Fail),
        example("cert-pem/root-first/cert.pem", Outcome::NotApplicable),
        example("cert-pem/no-key/cert.pem", Outcome::NotApplicable),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let delivery = match cert_pem::form(subject) {
        Form::Whole(delivery) => delivery,
        form @ (Form::Container(_) | Form::Part(_)) => {
            return match (cert_pem::key_of(subject), form) {
                (KeyOf::Here(_), _) => Judgement::pass("they belong together"),
                (KeyOf::Locked, _) => Judgement::new(Outcome::Unknown, "the key is locked")
                    .needing("Type the password of the private key."),
                (_, Form::Container(delivery)) if !delivery.keys.is_empty() => {
                    Judgement::new(Outcome::Fail, "another key")
                        .because(Outcome::Fail, "The key in the container belongs to another certificate.")
                }
                _ => Judgement::new(Outcome::NotApplicable, "no private key"),
            };
        }
    };
    let (Some(key), Some(first)) = (delivery.keys.first(), delivery.certificates.first()) else {
        return Judgement::new(Outcome::NotApplicable, "no private key");
    };
    let judgement = match (key.fits(first), key.is_locked) {
        (Some(true), _) => Judgement::pass("they belong together"),
        (Some(false), _) if key.fits(subject.certificate) == Some(true) => {
            // That another certificate comes first is said by the requirement about the order.
            return Judgement::new(Outcome::NotApplicable, "the key of a later certificate")
                .remark("The key belongs to the server's certificate, which is not the first one in the file.");
        }
        (Some(false), _) => {
            let other = delivery.keys.iter().skip(1).take(MAX_LATER_KEYS).any(|key| key.fits(first) == Some(true));
            let judgement = Judgement::new(Outcome::Fail, "another key")
                .because(Outcome::Fail, "The first key of the file is that of another certificate.");
            if other { judgement.remark("A later key in the file fits; the server does not try it.") } else { judgement }
        }
        (None, true) => {
            Judgement::new(Outcome::Unknown, "the key is locked").needing("Type the password of the private key.")
        }
        (None, false) => Judgement::new(Outcome::Unknown, "the public half is not known")
            .because(Outcome::Unknown, "The public half of the key is not in the file and cannot be derived here."),
    };
    let public = key.key.public_key.as_ref().map(|public| hex_colons(&public.spki_sha256.0));
    judgement
        .evidence("certificate, public key SHA-256", hex_colons(&first.fingerprints.spki_sha256.0), None)
        .evidence("private key, public key SHA-256", public.unwrap_or_else(|| "not known".to_owned()), None)
}

/// How many further keys of the file are tried, so that the reader learns that one of them fits.
const MAX_LATER_KEYS: usize = 8;
