//! N4: the private key stands in the clear.

use super::{LIBRARY, UNUSABLE};
use crate::products::dw_spectrum::cert_pem::{self, Form, KeyOf};
use crate::checks::{Blocks, Command, Judgement, Level, Outcome, Remedy, Requirement, Subject, example, recipe};
use crate::input::Role;
use crate::model::PrivateKeyForm;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/unencrypted-key",
    title: "The private key has no password",
    title_failed: "The private key has a password",
    rule: "The private key in cert.pem is not under a password: there is nowhere to type one when the server starts.",
    required: "an unencrypted key",
    sources: &[LIBRARY],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: UNUSABLE,
    check,
    remedy,
    contradictions: &[],
    examples: &[
        example("cert-pem/good/cert.pem", Outcome::Pass),
        example("cert-pem/traditional-key/cert.pem", Outcome::Pass),
        example("cert-pem/encrypted-pkcs8/cert.pem", Outcome::Fail),
        example("cert-pem/encrypted-traditional/cert.pem", Outcome::Fail),
        example("cert-pem/no-key/cert.pem", Outcome::NotApplicable),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let key = match cert_pem::form(subject) {
        Form::Whole(delivery) => delivery.keys.first().copied(),
        Form::Container(_) => return Judgement::new(Outcome::NotApplicable, "in a container"),
        Form::Part(_) => match cert_pem::key_of(subject) {
            KeyOf::Here(key) => {
                let judgement = Judgement::pass("in another file");
                return if key.key.encryption.is_some() {
                    judgement.remark("It has a password there; the joined cert.pem holds it unencrypted.")
                } else {
                    judgement
                };
            }
            _ => None,
        },
    };
    let Some(key) = key else { return Judgement::new(Outcome::NotApplicable, "no private key") };
    let form = key.key.form.name();
    match &key.key.encryption {
        None => Judgement::pass(format!("{form}, not encrypted"))
            .remark("Anyone who has the file can pose as the server: make it readable for the server's account alone."),
        Some(encryption) => Judgement::new(Outcome::Fail, format!("{form}, under a password"))
            .because(Outcome::Fail, format!("The key is protected by {encryption}, and the server cannot ask for the password.")),
    }
}

fn remedy(subject: &Subject<'_>) -> Remedy {
    let key = match cert_pem::form(subject) {
        Form::Whole(delivery) => delivery.keys.first(),
        _ => None,
    };
    let traditional = key.is_some_and(|key| key.key.form == PrivateKeyForm::Traditional);
    let file = recipe::word(subject.delivery, "cert.pem");
    let tool = if traditional { "rsa" } else { "pkey" };
    let text = format!("openssl {tool} -in {file} -out server.key");
    Remedy {
        text: "Replace the key in the file with one without a password: enter the password and save the repaired cert.pem, or use OpenSSL. Then make the file readable only for the server's account.".into(),
        commands: vec![Command { tool: "OpenSSL: the key without its password".into(), text: text.into() }].into(),
    }
}
