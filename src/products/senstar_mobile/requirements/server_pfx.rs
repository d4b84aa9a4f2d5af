//! The PFX file that the server imports opens under Windows, with its key.

use super::GUIDE;
use crate::checks::{
    Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe,
};
use crate::input::Role;
use crate::model::{Content, Pkcs12, SafeProtection};
use crate::readers::pkcs12_systems;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/server-pfx",
    title: "Windows opens the PFX file, and its key is in it",
    title_failed: "Windows does not open the PFX file with its key",
    rule: "A PFX file for the server contains the certificate's private key, and Windows on that server can open it with its password.",
    required: "a PFX file that Windows opens, with the key",
    sources: &[Source { document: GUIDE, section: "Add an SSL certificate: PFX file and password" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Server],
    effect: "The server refuses the file, mostly as a wrong password.",
    check,
    remedy: |_| {
        recipe::advice("Export the PFX file again, with the private key and under a password that you type. For Windows Server 2016 and older save it with 3DES.")
    },
    contradictions: &[],
    examples: &[
        example("foreign/openssl-default.p12", Outcome::Pass),
        example("server/good", Outcome::NotApplicable),
        example("foreign/openssl-no-keys.p12", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(delivery) = subject.delivery else {
        return Judgement::new(Outcome::NotApplicable, "no file");
    };
    let Some(Content::Pkcs12(file)) = delivery.container else {
        return Judgement::new(Outcome::NotApplicable, "no PFX file");
    };
    let judgement = windows(Judgement::pass("a PFX file"), file);
    let is_sealed = file.sealed_for.is_some() && file.opened.is_none();
    if is_sealed || file.safes.iter().any(|safe| safe.protection == SafeProtection::PublicKey) {
        return judgement.because(
            Outcome::Fail,
            "The file is protected for a Windows account or group, so it opens for nobody else. Export it again with a password.",
        );
    }
    let keys = &delivery.keys;
    if keys.iter().any(|key| key.fits(subject.certificate) == Some(true)) {
        return judgement;
    }
    if file.opened.is_none() || keys.iter().any(|key| key.is_locked) {
        return judgement.needing(format!("Type the password of {}.", delivery.base_name()));
    }
    if keys.is_empty() {
        return judgement.because(Outcome::Fail, "The file has no private key: it was exported without it.");
    }
    judgement.because(Outcome::Fail, "The private key in the file belongs to another certificate.")
}

/// What the two generations of Windows make of it.
fn windows(judgement: Judgement, file: &Pkcs12) -> Judgement {
    let [new, old] = pkcs12_systems::windows(file);
    match (new.outcome, old.outcome) {
        (Outcome::Fail, _) => judgement.because(Outcome::Fail, new.reason),
        (Outcome::Unknown | Outcome::Warn, _) => judgement.because(Outcome::Warn, new.reason),
        (_, Outcome::Fail) => judgement.remark(format!("{}: {}", old.system, old.reason)),
        _ => judgement,
    }
}
