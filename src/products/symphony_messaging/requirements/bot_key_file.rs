//! Requirement B8: the bot has a file with its certificate and the key for it.

use super::{AUTHENTICATE, GENERATE};
use crate::checks::{Blocks, 
    Arranged, Command, DeliveredKey, Delivery, Judgement, Level, Outcome, Remedy, Requirement, Source, Subject, example,
    recipe,
};
use crate::input::Role;
use crate::model::{Content, Mac, PasswordForm, Pkcs12};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-key-file",
    title: "The bot's file holds the certificate and its key",
    title_failed: "The bot's file does not hold the certificate and its one key",
    rule: "The bot gets one PKCS#12 file with a password. It holds the certificate, its private key and at most the chain. A PEM file serves programs that read PEM.",
    required: "a .p12 file under a password, with one key that fits",
    sources: &[GENERATE, AUTHENTICATE, Source { document: "RFC 7292", section: "4 and 5" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Client],
    effect: "Without its key the bot cannot log in: curl says that it is unable to set the private key, and Java sends no certificate at all.",
    check,
    remedy,
    contradictions: &[],
    examples: &[
        example("bot/good.p12", Outcome::Pass),
        example("bot/no-chain.p12", Outcome::Pass),
        example("bot/with-key.pem", Outcome::Pass),
        example("bot/encrypted-key.pem", Outcome::Warn),
        example("bot/stranger.p12", Outcome::Warn),
        example("bot/no-mac.p12", Outcome::Warn),
        example("bot/good", Outcome::Unknown),
        example("bot/renamed.p12", Outcome::Fail),
        example("bot/no-key.p12", Outcome::Fail),
        example("bot/other-key.p12", Outcome::Fail),
        example("bot/empty-password.p12", Outcome::Fail),
        example("bot/two-keys.pem", Outcome::Fail),
    ],
};

/// What would decide it where no key is here.
const NEED: &str = "Add the .p12 file of the bot, or the private key of this certificate.";

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(delivery) = subject.delivery else {
        return Judgement::pass("a certificate alone").needing(NEED);
    };
    match delivery.container {
        Some(Content::Pkcs12(file)) => {
            let judgement = Judgement::pass(format!("PKCS#12, {}", count(delivery.keys.len())));
            let judgement = integrity(password(judgement, file), file);
            chain(one_key(judgement, subject, delivery), delivery)
        }
        Some(Content::KeyStore(..)) => {
            let judgement = Judgement::pass("a Java key store").because(
                Outcome::Warn,
                "It is in a Java key store. The guide asks for PKCS#12 files: make one with keytool -importkeystore.",
            );
            one_key(judgement, subject, delivery)
        }
        _ if !delivery.keys.is_empty() => {
            let judgement = Judgement::pass(format!("a file with {}", count(delivery.keys.len()))).remark(
                "Python reads such a PEM file. For Java and the guide's curl commands, make a PKCS#12 file from it.",
            );
            let judgement = under_passphrase(judgement, &delivery.keys);
            chain(one_key(judgement, subject, delivery), delivery)
        }
        _ => alone(subject, delivery),
    }
}

fn count(keys: usize) -> String {
    match keys {
        0 => "no private key".to_owned(),
        1 => "1 private key".to_owned(),
        keys => format!("{keys} private keys"),
    }
}

/// The password opens the file, and is one.
fn password(judgement: Judgement, file: &Pkcs12) -> Judgement {
    let Some(opened) = &file.opened else {
        return judgement.needing("Type the password of the .p12 file.");
    };
    let judgement = match opened.password {
        PasswordForm::Standard => judgement,
        PasswordForm::Absent | PasswordForm::Empty | PasswordForm::NotUsed => judgement.because(
            Outcome::Fail,
            "The file opens without a password: anyone who has it can log in as the bot. The Java kit (BDK) silently skips a key store whose password is empty, and sends no certificate.",
        ),
        PasswordForm::BytesAsCharacters | PasswordForm::Latin1 => judgement.because(
            Outcome::Warn,
            "The password has characters beyond ASCII, written in an old way, so that most programs call it wrong.",
        ),
    };
    if opened.passwords_differ {
        return judgement
            .because(Outcome::Warn, "The file has several passwords, and programs ask for one.");
    }
    judgement
}

/// The integrity check fits.
fn integrity(judgement: Judgement, file: &Pkcs12) -> Judgement {
    let Some(opened) = &file.opened else { return judgement };
    match (opened.mac_verified, &file.mac) {
        (Some(true), _) => judgement,
        (Some(false), _) => judgement.because(
            Outcome::Fail,
            "The integrity check (MAC) does not fit: the file was changed or damaged.",
        ),
        (None, Mac::Absent) => judgement.because(
            Outcome::Warn,
            "The file has no integrity check (MAC), and some programs refuse it.",
        ),
        (None, _) => {
            judgement.because(Outcome::Unknown, "The integrity check (MAC) is of a kind that was not verified.")
        }
    }
}

/// Exactly one key, and it belongs to the certificate.
fn one_key(judgement: Judgement, subject: &Subject<'_>, delivery: &Delivery<'_>) -> Judgement {
    let keys = &delivery.keys;
    let fits = |wanted: Option<bool>| keys.iter().any(|key| key.fits(subject.certificate) == wanted);
    let judgement = match keys.len() {
        0 => {
            return judgement.because(
                Outcome::Fail,
                "The file has no private key, so nobody can log in with it. It was made with -nokeys, or exported without the key.",
            );
        }
        1 => judgement,
        keys => judgement.because(
            Outcome::Fail,
            format!("The file holds {keys} private keys, and programs take whichever they find first."),
        ),
    };
    if fits(Some(true)) {
        judgement
    } else if fits(None) {
        judgement.needing("Type the password of the private key.")
    } else {
        judgement.because(Outcome::Fail, "The private key in the file belongs to another certificate.")
    }
}

/// What else is in the file belongs to the chain.
fn chain(judgement: Judgement, delivery: &Delivery<'_>) -> Judgement {
    let Some(Arranged { strangers, duplicates, .. }) = &delivery.arrangement else { return judgement };
    let judgement = match duplicates.is_empty() {
        true => judgement,
        false => judgement.remark("A certificate is in the file twice, which does no harm."),
    };
    let names: Vec<String> = strangers
        .iter()
        .filter_map(|index| delivery.certificates.get(*index))
        .map(|certificate| certificate.subject.to_string())
        .collect();
    if names.is_empty() {
        return judgement;
    }
    judgement.because(
        Outcome::Warn,
        format!("These certificates in the file do not belong to the bot's chain: {}.", names.join("; ")),
    )
}

/// A key in PEM under a passphrase: Python has nowhere to put it.
fn under_passphrase(judgement: Judgement, keys: &[DeliveredKey<'_>]) -> Judgement {
    if keys.iter().any(|key| key.key.encryption.is_some()) {
        return judgement.because(
            Outcome::Warn,
            "The private key is under a passphrase. The Python kit (BDK) passes only the path of the file, and Python's requests has no parameter for a passphrase: they fail or wait for somebody to type it.",
        );
    }
    judgement
}

/// A certificate without a key in its file: the key may be in another.
fn alone(subject: &Subject<'_>, delivery: &Delivery<'_>) -> Judgement {
    let judgement = Judgement::pass("a certificate alone");
    let name = delivery.base_name().to_ascii_lowercase();
    if delivery.container.is_none() && (name.ends_with(".p12") || name.ends_with(".pfx")) {
        return judgement.because(
            Outcome::Fail,
            "The name says PKCS#12, but the file is a certificate without a key: it was only renamed.",
        );
    }
    if subject.keys.iter().any(|key| key.fits(subject.certificate) == Some(true)) {
        return Judgement::pass("a certificate, and its key in another file").remark(
            "Java and the guide's curl commands want both in one PKCS#12 file. Python takes them apart, if the key has no passphrase.",
        );
    }
    if subject.keys.iter().any(|key| key.is_locked) {
        return judgement.needing("Enter the password of the private key.");
    }
    judgement.needing(NEED)
}

fn remedy(subject: &Subject<'_>) -> Remedy {
    let remedy = recipe::client(
        subject,
        "Put the certificate and its own key into one PKCS#12 file under a password. If the key is lost, a new key needs a new certificate.",
    );
    // The key and the certificate are there already, if all is well.
    let is_bundle = |command: &&Command| command.text.starts_with("openssl pkcs12 -export");
    let commands: Vec<Command> = remedy.commands.iter().filter(is_bundle).cloned().collect();
    Remedy { commands: commands.into(), ..remedy }
}
