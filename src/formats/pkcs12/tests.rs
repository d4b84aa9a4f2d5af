//! Files of OpenSSL, GnuTLS, NSS, Java, Python and Forge, and damaged ones.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::input::{Password, Unlocking};
use crate::model::LockReason;

fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

fn with_rounds(bytes: &[u8], passwords: &[&[u8]], max_rounds: u32) -> Result<Decoded, FormatError> {
    let passwords = passwords.iter().map(|password| Password::new(password.to_vec())).collect();
    let unlocking = Unlocking { passwords, max_rounds };
    let mut progress = |_| {};
    open(bytes, &mut Context::new(&unlocking, &mut progress))
}

fn opened_with(name: &str, passwords: &[&str]) -> Decoded {
    let passwords: Vec<&[u8]> = passwords.iter().map(|password| password.as_bytes()).collect();
    with_rounds(&file(name), &passwords, Unlocking::default().max_rounds).unwrap()
}

fn facts(decoded: &Decoded) -> &Pkcs12 {
    let Content::Pkcs12(facts) = &decoded.content else { panic!("{:?}", decoded.content) };
    facts
}

/// Certificates, and keys that are open.
fn counts(decoded: &Decoded) -> (usize, usize) {
    let count = |is: fn(&Content) -> bool| {
        decoded
            .inside
            .iter()
            .filter(|found| found.decoded.lock.is_none() && is(&found.decoded.content))
            .count()
    };
    (
        count(|content| matches!(content, Content::Certificate(_))),
        count(|content| matches!(content, Content::PrivateKey(key) if key.description.is_some())),
    )
}

fn lock(decoded: &Decoded) -> Option<LockReason> {
    decoded.lock.as_ref().map(|lock| lock.reason)
}

fn failures(decoded: &Decoded) -> Vec<(String, &'static str)> {
    decoded.failures.iter().map(|failure| (failure.path.join("/"), failure.error.kind())).collect()
}

#[test]
fn files_of_every_maker_open() {
    use PasswordForm::{Empty, NotUsed, Standard};
    for (name, password, form, mac_verified, expected) in [
        ("foreign/openssl-default.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/openssl-legacy.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/openssl-2des.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/openssl-rc2-128.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/openssl-rc4-40.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/openssl-mixed.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/openssl-mac-only.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/openssl-mac-sha512.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/openssl-no-mac.p12", "changeit", Standard, None, (3, 1)),
        ("foreign/openssl-unprotected.p12", "unused", NotUsed, None, (3, 1)),
        ("foreign/openssl-empty-password.p12", "", Empty, Some(true), (3, 1)),
        ("foreign/openssl-not-ascii-legacy.p12", "Zürich-€-😀", Standard, Some(true), (3, 1)),
        ("foreign/openssl-not-ascii.p12", "Zürich-€-😀", Standard, Some(true), (3, 1)),
        ("foreign/gnupg.p12", "changeit", Standard, Some(true), (1, 1)),
        ("foreign/java-default.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/java-two-keys.p12", "changeit", Standard, Some(true), (4, 2)),
        ("foreign/python-default.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/pbmac1-sha256-sha512.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/pbmac1-no-length.p12", "changeit", Standard, None, (3, 1)),
        ("foreign/ber-default.p12", "changeit", Standard, Some(true), (3, 1)),
        ("foreign/forge-not-ascii.p12", "Zürich-€-😀", Standard, Some(true), (3, 1)),
        ("containers/pfx-signed.p12", "unused", NotUsed, None, (3, 1)),
    ] {
        let decoded = opened_with(name, &[password]);
        let password_is_ascii = password.is_ascii();
        let opened = Opened { password: form, password_is_ascii, mac_verified, passwords_differ: false };
        assert_eq!((facts(&decoded).opened.as_ref(), counts(&decoded)), (Some(&opened), expected), "{name}");
        assert_eq!((lock(&decoded), failures(&decoded)), (None, Vec::new()), "{name}");
    }
}

#[test]
fn without_a_password_the_outline_is_told_and_keys_are_named() {
    let decoded = opened_with("foreign/openssl-default.p12", &[]);
    let facts = facts(&decoded);
    assert_eq!(facts.opened, None);
    assert_eq!(facts.mac.to_string(), "HMAC-SHA-256, 2048 rounds");
    let [certificates, keys] = facts.safes.as_slice() else { panic!("{:?}", facts.safes) };
    assert_eq!(certificates.bags, None);
    assert_eq!(keys.key_encryptions[0].to_string(), "AES-256, key by PBKDF2 with HMAC-SHA-256, 2048 rounds");
    assert_eq!(lock(&decoded), Some(LockReason::PasswordNeeded));
    let [key] = decoded.inside.as_slice() else { panic!("{:?}", decoded.inside) };
    let form = key.decoded.lock.as_ref().map(|lock| lock.form);
    assert_eq!((key.part.as_str(), form), ("bag 1", Some(LockedForm::Pkcs8)));
    assert_eq!(key.decoded.content.kind(), ObjectKind::EncryptedPrivateKey);
}

#[test]
fn an_empty_password_is_found_without_asking() {
    for name in ["foreign/openssl-empty-password.p12", "foreign/openssl-empty-password-legacy.p12"] {
        let decoded = opened_with(name, &[]);
        assert_eq!((counts(&decoded), lock(&decoded)), ((3, 1), None), "{name}");
    }
}

#[test]
fn a_wrong_password_leaves_the_file_locked() {
    for name in [
        "foreign/openssl-default.p12",
        "foreign/openssl-legacy.p12",
        "foreign/openssl-no-mac.p12",
        "foreign/java-default.p12",
    ] {
        let decoded = opened_with(name, &["wrong", "Changeit"]);
        assert_eq!(
            (lock(&decoded), failures(&decoded)),
            (Some(LockReason::WrongPassword), Vec::new()),
            "{name}"
        );
        assert_eq!(facts(&decoded).opened, None, "{name}");
    }
}

#[test]
fn the_right_one_of_several_passwords_is_found() {
    let decoded = opened_with("foreign/openssl-default.p12", &["wrong", "changeit", "other"]);
    assert_eq!((counts(&decoded), lock(&decoded)), ((3, 1), None));
}

/// The key of the tests of `encryption` alone, under "Zürich" as OpenSSL wrote it before 1.1.0.
const BYTES_AS_CHARACTERS: &str = "MIHKAgEDMIGRBgkqhkiG9w0BBwGggYMEgYAwfjB8BgkqhkiG9w0BBwGgbwRtMGswaQYLKoZIhvcNAQwKAQKgWjBYMBwGCiqGSIb3\
    DQEMAQMwDgQIy5lJu87lnPICAggABDh7pSyGYfuU0UonyIpjUExhjjpr3UsoXDsrG9rZpYR9CgionaSdCm2qPF4wcr1j/P8FZNoC\
    DwvpVDAxMCEwCQYFKw4DAhoFAAQUEx6yRBxMYArFjCQ1Yr4Zg+euQ5YECI3rR6Ir98lHAgIIAA==";

#[test]
fn the_form_of_old_openssl_is_found() {
    let bytes = STANDARD.decode(BYTES_AS_CHARACTERS).unwrap();
    let decoded = with_rounds(&bytes, &["Zürich".as_bytes()], 100_000).unwrap();
    let opened = facts(&decoded).opened.as_ref().map(|opened| (opened.password, opened.mac_verified));
    assert_eq!(opened, Some((PasswordForm::BytesAsCharacters, Some(true))));
    assert_eq!((counts(&decoded), lock(&decoded)), ((0, 1), None));
}

/// That key under the password "inner" in a file with the password "outer".
const TWO_PASSWORDS: &str = "MIHKAgEDMIGRBgkqhkiG9w0BBwGggYMEgYAwfjB8BgkqhkiG9w0BBwGgbwRtMGswaQYLKoZIhvcNAQwKAQKgWjBYMBwGCiqGSIb3\
    DQEMAQMwDgQI2GiiDdGbqCYCAggABDgGrgBPOZcA/GnE5WzbJuHfRN8Zn4Lm4sIar9nt8ZdQRxbZQREIqo6qIUhKeQvj8BiULky9\
    D+3XzzAxMCEwCQYFKw4DAhoFAAQUELHzv9ZhD/GuVSow2xL5wNijjqEECAECAwQFBgcIAgIIAA==";

#[test]
fn damage_is_not_a_wrong_password() {
    for (name, expected, failure) in [
        ("containers/pfx-flipped-mac.p12", (3, 1), &[("", "macDiffers")][..]),
        ("containers/pfx-flipped-mac-salt.p12", (3, 1), &[("", "macDiffers")]),
        ("foreign/pbmac1-wrong-rounds.p12", (3, 1), &[("", "macDiffers")]),
        ("containers/pfx-flipped-ciphertext.p12", (2, 1), &[("bag 2", "malformed"), ("", "macDiffers")]),
        ("containers/pfx-no-mac-flipped-ciphertext.p12", (2, 1), &[("bag 2", "malformed")]),
        ("containers/pfx-no-mac-flipped-end.p12", (3, 1), &[("part 1", "decryptedDamaged")]),
        ("containers/pfx-no-mac-odd-ciphertext.p12", (0, 1), &[("part 1", "malformed")]),
        ("containers/pfx-damaged-certificate.p12", (2, 0), &[("bag 2", "certificateMalformed")]),
        ("containers/pfx-mac-rounds-0.p12", (3, 1), &[("", "malformed")]),
        ("containers/pfx-rounds-negative.p12", (0, 1), &[("part 1", "malformed")]),
    ] {
        let decoded = opened_with(name, &["changeit"]);
        let failures = failures(&decoded);
        let failures: Vec<(&str, &str)> =
            failures.iter().map(|(path, kind)| (path.as_str(), *kind)).collect();
        assert_eq!((counts(&decoded), failures.as_slice()), (expected, failure), "{name}");
        assert_eq!(lock(&decoded), None, "{name}");
    }
}

#[test]
fn what_is_not_known_is_named_and_the_rest_is_opened() {
    for (name, expected) in [
        ("containers/pfx-unknown-cipher.p12", (0, 1)),
        ("containers/pfx-unknown-scheme.p12", (0, 1)),
        ("containers/pfx-unknown-pseudorandom.p12", (0, 1)),
        ("foreign/openssl-camellia.p12", (0, 0)),
    ] {
        let decoded = opened_with(name, &["changeit"]);
        assert_eq!(failures(&decoded), [("part 1".to_owned(), "encryptionUnsupported")], "{name}");
        assert_eq!((counts(&decoded), lock(&decoded)), (expected, None), "{name}");
    }
}

#[test]
fn rounds_are_summed_before_the_first_one_is_done() {
    let bytes = file("foreign/openssl-default.p12");
    let decoded = with_rounds(&bytes, &[b"changeit"], 3 * 2048 - 1).unwrap();
    assert_eq!(lock(&decoded), Some(LockReason::TooManyRounds { rounds: 3 * 2048 }));
    let decoded = with_rounds(&bytes, &[b"changeit"], 3 * 2048).unwrap();
    assert_eq!((counts(&decoded), lock(&decoded)), ((3, 1), None));
    let decoded = opened_with("containers/pfx-rounds-2147483647.p12", &["changeit"]);
    assert_eq!(lock(&decoded), Some(LockReason::TooManyRounds { rounds: 2_147_483_647 + 2048 }));
}

#[test]
fn parts_under_different_passwords_are_told() {
    let bytes = STANDARD.decode(TWO_PASSWORDS).unwrap();
    for (passwords, verified, differ, keys, lock_reason) in [
        (&["outer", "inner"][..], Some(true), true, 1, None),
        (&["outer"], Some(true), false, 0, Some(LockReason::OtherPassword)),
        (&["wrong"], None, false, 0, Some(LockReason::WrongPassword)),
        (&[], None, false, 0, Some(LockReason::PasswordNeeded)),
        // Nothing tells another password of the MAC from a MAC that is damaged.
        (&["inner"], Some(false), false, 1, None),
    ] {
        let passwords: Vec<&[u8]> = passwords.iter().map(|password| password.as_bytes()).collect();
        let decoded = with_rounds(&bytes, &passwords, 100_000).unwrap();
        let opened = facts(&decoded).opened.as_ref();
        let told = opened.map_or((None, false), |opened| (opened.mac_verified, opened.passwords_differ));
        assert_eq!(told, (verified, differ), "{passwords:?}");
        assert_eq!((counts(&decoded), lock(&decoded)), ((0, keys), lock_reason), "{passwords:?}");
        let locked: &[&str] = if lock_reason.is_some() { &["bag 1"] } else { &[] };
        assert_eq!(facts(&decoded).locked, locked, "{passwords:?}");
    }
}

/// What Windows sealed for an account says so, whatever password is tried; with the password it opens.
#[test]
fn a_file_for_an_account_of_windows_says_for_whom() {
    const ACCOUNT: &str = "SID=S-1-5-21-1004336348-1177238915-682003330-513";
    for (name, passwords, expected, account) in [
        ("mistaken/pfx-sealed-password.p12", &[][..], Some(LockReason::WindowsAccount), Some(ACCOUNT)),
        ("mistaken/pfx-sealed-password.p12", &["guess"], Some(LockReason::WindowsAccount), Some(ACCOUNT)),
        ("mistaken/pfx-sealed-password.p12", &["changeit"], None, Some(ACCOUNT)),
        ("mistaken/pfx-sealed-part.p12", &[], Some(LockReason::WindowsAccount), Some(ACCOUNT)),
        ("mistaken/pfx-sealed.p12", &[], Some(LockReason::WindowsAccount), Some(ACCOUNT)),
        ("foreign/openssl-default.p12", &[], Some(LockReason::PasswordNeeded), None),
    ] {
        let decoded = opened_with(name, passwords);
        let told = (lock(&decoded), facts(&decoded).sealed_for.as_deref());
        assert_eq!(told, (expected, account), "{name} {passwords:?}");
        assert!(failures(&decoded).iter().all(|(_, kind)| *kind == "macDiffers"), "{name} {passwords:?}");
    }
}

#[test]
fn names_are_read() {
    let decoded = opened_with("foreign/openssl-windows.p12", &["changeit"]);
    let key = decoded.inside.last().unwrap();
    assert_eq!((key.part.as_str(), key.label.friendly_name.as_deref()), ("bag 4", Some("vms")));
    let others: Vec<&str> = key.label.others.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(others, ["Microsoft local key set", "Microsoft CSP name"]);
    let trust = opened_with("foreign/java-trust.p12", &["changeit"]);
    let expected = ("Java trusted key usage".to_owned(), "anyExtendedKeyUsage".to_owned());
    assert_eq!(trust.inside[0].label.others, [expected]);
    let named = opened_with("foreign/openssl-named-not-ascii.p12", &["changeit"]);
    assert_eq!(named.inside[0].label.friendly_name.as_deref(), Some("Zürich 東京"));
}

#[test]
fn a_file_that_is_cut_off_says_so_at_every_length() {
    let whole = file("foreign/openssl-legacy.p12");
    for length in (0..whole.len()).step_by(97) {
        assert!(with_rounds(&whole[..length], &[b"changeit"], 4_000_000).is_err(), "{length}");
    }
}
