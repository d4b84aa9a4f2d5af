//! PKCS#12 files in words: how they are protected, and how they were opened.

use super::field::{code, group, text, warnings};
use crate::model::Text;
use crate::model::{Encryption, Label, Mac, Opened, PasswordForm, Pkcs12, Safe, SafeProtection};
use crate::view::Field;

/// The fields in words.
pub(super) fn fields(file: &Pkcs12) -> Vec<Field> {
    let mut fields = vec![noted(
        match &file.opened {
            Some(opened) => Field { children: how(opened), ..text("State", "open") },
            None => text("State", "locked"),
        },
        "RFC 7292, 3.1. Contents and integrity are usually protected by one password.",
    )];
    fields.push(noted(
        text("Integrity check (MAC)", mac(file)),
        "RFC 7292, 4 and appendix B.4; RFC 9879 for PBMAC1. Shows whether the file was changed, and whether a password is right.",
    ));
    for (number, safe) in (1_u32..).zip(&file.safes) {
        fields.push(noted(part(number, safe), note(&safe.protection)));
    }
    if let Some(first) = fields.first_mut() {
        first.warnings = warnings(&file.deviations, |_| true);
    }
    fields
}

fn how(opened: &Opened) -> Vec<Field> {
    let mut children = vec![noted(
        text("Password", form(opened.password)),
        "RFC 7292, appendix B.1; RFC 8018, 3. Tools differ in how they write characters beyond ASCII, and no password.",
    )];
    if opened.passwords_differ {
        children.push(text(
            "Several passwords",
            "parts of the file, or its integrity check, have another password",
        ));
    }
    children
}

/// The form of the password that fitted.
const fn form(form: PasswordForm) -> &'static str {
    match form {
        PasswordForm::Absent => "none at all (zero bytes)",
        PasswordForm::Empty => "the empty password",
        PasswordForm::Standard => "as typed, encoded as the standard requires",
        PasswordForm::BytesAsCharacters => {
            "as typed, written as OpenSSL did before 1.1.0: each byte of its UTF-8 as a character"
        }
        PasswordForm::Latin1 => "as typed, written in Latin-1",
        PasswordForm::NotUsed => "none was needed",
    }
}

/// The integrity check and what it said.
fn mac(file: &Pkcs12) -> String {
    let verified = file.opened.as_ref().and_then(|opened| opened.mac_verified);
    match (&file.mac, verified) {
        (Mac::Absent | Mac::Damaged, _) => file.mac.to_string(),
        (Mac::Signature, _) => format!("{}; it was not verified", file.mac),
        (mac, Some(true)) => format!("{mac}; it fits"),
        (mac, Some(false)) => format!("{mac}; it does not fit"),
        (mac, None) => format!("{mac}; it was not checked"),
    }
}

fn part(number: u32, safe: &Safe) -> Field {
    let (value, mut children) = match &safe.protection {
        SafeProtection::Clear => ("not encrypted", Vec::new()),
        SafeProtection::Password(found) => ("under a password", encryption(found)),
        SafeProtection::PublicKey => ("for a recipient's key", Vec::new()),
    };
    children.push(match safe.bags {
        Some(bags) => text("Bags", bags.to_string()),
        None => text("Bags", "not known while it is locked"),
    });
    if safe.certificates > 0 {
        children.push(text("Certificates", safe.certificates.to_string()));
    }
    for found in &safe.key_encryptions {
        children.push(noted(
            Field { children: encryption(found), ..text("Key", "under a password") },
            "RFC 7292, 4.2.2. The key has an encryption of its own.",
        ));
    }
    if safe.bare_keys > 0 {
        children.push(noted(
            text("Keys without an encryption of their own", safe.bare_keys.to_string()),
            "RFC 7292, 4.2.1.",
        ));
    }
    Field { children, ..text(format!("Part {number}"), value) }
}

fn encryption(encryption: &Encryption) -> Vec<Field> {
    vec![
        text("Cipher", encryption.cipher.to_string()),
        noted(
            text("Key derivation", encryption.derivation.to_string()),
            "RFC 8018, 5 and 6; RFC 7292, appendices B and C. More rounds make guessing the password slower.",
        ),
    ]
}

const fn note(protection: &SafeProtection) -> &'static str {
    match protection {
        SafeProtection::Clear => {
            "RFC 7292, 4.1. Anybody can read it; keys in it have an encryption of their own."
        }
        SafeProtection::Password(_) => "RFC 7292, 4.1. What is in it cannot be seen without the password.",
        SafeProtection::PublicKey => "RFC 7292, 3.1. It opens only with the private key of the recipient.",
    }
}

/// The names that a container gives to an object.
pub(super) fn label(label: &Label) -> Vec<Field> {
    let mut children: Vec<Field> = Vec::new();
    if let Some(name) = &label.friendly_name {
        children.push(noted(
            text("Friendly name", name),
            "RFC 2985, 5.5.1. The name by which programs list it; Java calls it the alias.",
        ));
    }
    if let Some(identifier) = &label.local_key_id {
        children.push(noted(
            code("Local key ID", &identifier.0),
            "RFC 2985, 5.5.2. A key and its certificate have the same.",
        ));
    }
    children.extend(label.others.iter().map(|(name, value)| text(name.clone(), value)));
    if children.is_empty() { Vec::new() } else { vec![group("Names in the container", children)] }
}

fn noted(mut field: Field, note: impl Into<Text>) -> Field {
    field.note = note.into();
    field
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bytes, Cipher, HashAlgorithm, KeyDerivation};

    #[test]
    fn a_file_tells_how_it_is_protected_before_it_is_opened() {
        let derivation = KeyDerivation::Pkcs12 { hash: HashAlgorithm::Sha1, rounds: 2048 };
        let safe = Safe {
            protection: SafeProtection::Password(Encryption { cipher: Cipher::Rc2Bits40, derivation }),
            key_encryptions: Vec::new(),
            bare_keys: 0,
            certificates: 0,
            bags: None,
        };
        let mac = Mac::Pkcs12 { hash: HashAlgorithm::Sha1, rounds: 2048 };
        let file = Pkcs12 {
            mac,
            safes: vec![safe],
            opened: None,
            locked: Vec::new(),
            sealed_for: None,
            deviations: Vec::new(),
            der: Vec::new(),
        };
        let fields = fields(&file);
        let told: Vec<(&str, &str)> = fields.iter().map(|field| (&*field.label, &*field.value)).collect();
        assert_eq!(
            told,
            [
                ("State", "locked"),
                ("Integrity check (MAC)", "HMAC-SHA-1, 2048 rounds; it was not checked"),
                ("Part 1", "under a password"),
            ]
        );
        assert_eq!(&*fields[2].children[0].value, "RC2 with 40 bits");
    }

    #[test]
    fn names_are_shown_and_their_absence_is_not() {
        assert_eq!(label(&Label::default()), []);
        let names = Label {
            friendly_name: Some("vms".to_owned()),
            local_key_id: Some(Bytes(vec![0xAB, 1])),
            others: vec![("Microsoft CSP name".to_owned(), "Provider".to_owned())],
        };
        let fields = label(&names);
        let values: Vec<&str> = fields[0].children.iter().map(|field| &*field.value).collect();
        assert_eq!(values, ["vms", "AB:01", "Provider"]);
    }
}
