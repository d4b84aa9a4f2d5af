//! Requirement B9: the bot's file is encrypted with AES-256.

use super::{GENERATE, REFUSED_FILE};
use crate::checks::{Blocks, 
    Contradiction, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe,
};
use crate::input::Role;
use crate::model::{Cipher, Content, Encryption, Pkcs12, SafeProtection};

/// What the option of the guide's command does.
const MANUAL: Source =
    Source { document: "OpenSSL manual, openssl-pkcs12", section: "-aes256, -keypbe, -certpbe and -legacy" };

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-encryption",
    title: "The bot's file is encrypted with AES-256",
    title_failed: "The bot's file is not encrypted with AES-256",
    rule: "The key and the certificates in the PKCS#12 file are encrypted with AES-256.",
    required: "AES-256",
    sources: &[GENERATE, MANUAL],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Client],
    effect: REFUSED_FILE,
    check,
    remedy: |subject| {
        recipe::encrypt_again(
            subject,
            "Write the file again with AES-256. Only where the bot runs on Java before 8u301 or on Windows before Server 2019, keep 3DES.",
        )
    },
    contradictions: &[Contradiction {
        places: &[
            (GENERATE, "The command that makes the PKCS#12 file has the option -aes256."),
            (MANUAL, "With -export the option is ignored; -keypbe and -certpbe choose the ciphers. OpenSSL 3 takes AES-256 by itself, OpenSSL 1 took RC2 and 3DES."),
        ],
        decision: "The file is judged, not the command.",
    }],
    examples: &[
        example("bot/good.p12", Outcome::Pass),
        example("bot/aes-128.p12", Outcome::Pass),
        example("bot/no-mac.p12", Outcome::Pass),
        example("bot/3des.p12", Outcome::Warn),
        example("bot/legacy.p12", Outcome::Warn),
        example("bot/bare-key.p12", Outcome::Warn),
        example("bot/with-key.pem", Outcome::NotApplicable),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    match subject.delivery.and_then(|delivery| delivery.container) {
        Some(Content::Pkcs12(file)) => judge(file),
        _ => Judgement::new(Outcome::NotApplicable, "no PKCS#12 file"),
    }
}

fn judge(file: &Pkcs12) -> Judgement {
    let parts = file.safes.iter().filter_map(|safe| match &safe.protection {
        SafeProtection::Password(encryption) => Some(encryption),
        SafeProtection::Clear | SafeProtection::PublicKey => None,
    });
    let keys = file.safes.iter().flat_map(|safe| &safe.key_encryptions);
    let mut ciphers: Vec<&Cipher> = Vec::new();
    for Encryption { cipher, .. } in keys.chain(parts) {
        if !ciphers.contains(&cipher) {
            ciphers.push(cipher);
        }
    }
    let names: Vec<String> = ciphers.iter().map(ToString::to_string).collect();
    let found = if names.is_empty() { "not encrypted".to_owned() } else { names.join(" and ") };
    let mut judgement = Judgement::pass(found);
    for cipher in &ciphers {
        judgement = by_cipher(judgement, cipher);
    }
    if ciphers.iter().any(|cipher| is_aes(cipher)) {
        judgement = judgement.remark(
            "Java before 8u301 and Windows before Server 2019 cannot read AES here, and call the right password wrong.",
        );
    }
    let is_bare = file.safes.iter().any(|safe| safe.bare_keys > 0 && safe.protection == SafeProtection::Clear);
    if is_bare {
        judgement = judgement
            .because(Outcome::Warn, "The private key in the file is not encrypted.");
    }
    judgement
}

const fn is_aes(cipher: &Cipher) -> bool {
    matches!(cipher, Cipher::Aes128 | Cipher::Aes192 | Cipher::Aes256)
}

fn by_cipher(judgement: Judgement, cipher: &Cipher) -> Judgement {
    match cipher {
        Cipher::Aes256 => judgement,
        Cipher::Aes128 | Cipher::Aes192 => {
            judgement.remark(format!("{cipher} is as good in practice as the AES-256 that the guide names."))
        }
        Cipher::Rc2Bits40 | Cipher::Rc2Bits64 | Cipher::Rc2Bits128 | Cipher::Rc4Bits40 | Cipher::Rc4Bits128 => {
            judgement.because(
                Outcome::Warn,
                format!("{cipher} is broken, and OpenSSL 3 cannot read it without -legacy. OpenSSL 1 wrote it by itself."),
            )
        }
        Cipher::TripleDes | Cipher::TripleDesTwoKeys | Cipher::Des => {
            judgement.because(Outcome::Warn, format!("{cipher} is out of date and weaker than what the guide asks for."))
        }
        Cipher::JavaKeyProtector | Cipher::Other(_) => {
            judgement.because(Outcome::Warn, format!("Few programs read {cipher}."))
        }
    }
}
