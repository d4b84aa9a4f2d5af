//! The REST upload accepts PEM only.

use super::{REST_UPLOAD, UPLOAD};
use crate::checks::{Blocks, Command, Judgement, Level, Outcome, Remedy, Requirement, Subject, example, recipe};
use crate::input::Role;
use crate::model::Encoding;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/authority-encoding",
    title: "The file to upload is PEM",
    title_failed: "The file to upload is DER, which the REST upload rejects",
    rule: "The REST call POST /v2/companycert/create accepts the certificate as PEM text. For the import in the Admin Portal no encoding is documented.",
    required: "PEM",
    sources: &[REST_UPLOAD, UPLOAD],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca],
    effect: "The REST upload rejects the file. It also rejects a certificate that has expired.",
    check,
    remedy,
    contradictions: &[],
    examples: &[
        example("encodings/good.pem", Outcome::Pass),
        example("bot/authority", Outcome::Warn),
        example("bot/good.p12", Outcome::NotApplicable),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(delivery) = subject.delivery.filter(|delivery| delivery.container.is_none()) else {
        return Judgement::new(Outcome::NotApplicable, "no file of its own");
    };
    match delivery.encoding {
        Encoding::Pem => Judgement::pass("PEM"),
        Encoding::Der => Judgement::pass("DER").because(
            Outcome::Warn,
            "The file is DER. The REST upload accepts PEM only; the Admin Portal may accept both.",
        ),
        _ => Judgement::new(Outcome::NotApplicable, "neither PEM nor DER"),
    }
}

fn remedy(subject: &Subject<'_>) -> Remedy {
    let file = recipe::file_name(subject.delivery).unwrap_or_else(|| "FILE.cer".to_owned());
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let made = recipe::quote(&format!("{stem}.pem"));
    Remedy {
        text: "Convert the file to PEM, and upload the PEM file.".into(),
        commands: vec![Command {
            tool: "OpenSSL".into(),
            text: format!("openssl x509 -inform DER -in {} -out {made}", recipe::quote(&file)).into(),
        }].into(),
    }
}
