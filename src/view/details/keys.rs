//! Private keys and keys for SSH: what they are, never their secrets.

use super::field::text;
use super::general;
use crate::model::{PrivateKey, SshKey, Text};
use crate::naming::fault;
use crate::view::Field;

/// A private key in words: never its secret.
pub(super) fn private(key: &PrivateKey) -> Vec<Field> {
    let mut fields = vec![noted(
        text("Format", key.form.name()),
        "PKCS#8 is RFC 5958, PKCS#1 RFC 8017, SEC 1 RFC 5915. Most programs take any; some take PKCS#8 only.",
    )];
    if let Some(description) = &key.description {
        fields.push(noted(text("Type", description), "The secret numbers are shown nowhere. They go only into a file that needs them and that you ask for."));
    }
    fields.push(match &key.encryption {
        Some(encryption) => Field {
            children: vec![
                text("Cipher", encryption.cipher.to_string()),
                text("Key derivation", encryption.derivation.to_string()),
            ],
            ..noted(
                text("Protection", "under a password"),
                "How hard it is to guess the password if somebody gets the file.",
            )
        },
        None => noted(
            text("Protection", "none"),
            "The key is not encrypted: anyone who has the file can pose as its owner.",
        ),
    });
    let locked = key.encryption.is_some() && key.description.is_none();
    match &key.public_key {
        Some(public) => fields.push(noted(
            Field { label: "Public half".into(), ..general::public_key(&public.key) },
            "A certificate belongs to the key exactly if it holds this public half.",
        )),
        None if locked => fields.push(text("Public half", "not known while the key is locked")),
        None => fields.push(noted(
            text("Public half", "not known"),
            "It is not in the file and cannot be derived here, so it is not known whether a certificate matches the key.",
        )),
    }
    if let Some(first) = fields.first_mut() {
        first.warnings.extend(key.faults.iter().map(|found| Text::from(fault(*found))));
    }
    fields
}

/// A key for SSH in words.
pub(super) fn ssh(key: &SshKey) -> Vec<Field> {
    let mut fields = vec![text("Format", key.form.name())];
    if !key.algorithm.is_empty() {
        fields.push(text("Type", &key.algorithm));
    }
    if let Some(bits) = key.bits {
        fields.push(text("Size", format!("{bits} bits")));
    }
    if key.private {
        fields.push(match &key.cipher {
            Some(cipher) => text("Protection", format!("under a passphrase, {cipher}")),
            None => noted(
                text("Protection", "none"),
                "The key is not encrypted: anyone who has the file can log in with it.",
            ),
        });
    }
    fields.extend(key.derivation.as_ref().map(|derivation| text("Key derivation", derivation)));
    fields.extend(key.comment.as_ref().map(|comment| text("Comment", comment)));
    fields
}

fn noted(field: Field, note: &'static str) -> Field {
    Field { note: note.into(), ..field }
}
