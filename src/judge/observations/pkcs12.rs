//! What deserves attention in PKCS#12 files.

use super::keys::is_weak;
use crate::checks::Outcome;
use crate::model::{Mac, PasswordForm, Pkcs12, SafeProtection};
use crate::report::Observation;

pub(super) fn pkcs12(file: &Pkcs12) -> Vec<Observation> {
    let mut found: Vec<Observation> = sealed(file).into_iter().collect();
    found.extend(integrity(file));
    found.extend(password(file));
    found.extend(protection(file));
    found.extend(contents(file));
    found
}

/// A password that nobody knows.
fn sealed(file: &Pkcs12) -> Option<Observation> {
    let account = file.sealed_for.as_ref()?;
    let whom = if account.is_empty() { String::new() } else { format!(" ({account})") };
    if file.opened.is_some() {
        return Some(Observation::new(
            Outcome::NotApplicable,
            format!(
                "Windows sealed the password of this file for an account or group{whom}. Without the password, only they can open it, on a computer of their domain."
            ),
        ));
    }
    Some(Observation::new(
        Outcome::Warn,
        format!(
            "Windows sealed the password of this file for an account or group{whom}. Only that account or group can open it, on a computer of its domain. Export it again with a password: in the export wizard, select Password instead of Group or user names."
        ),
    ))
}

fn integrity(file: &Pkcs12) -> Vec<Observation> {
    let verified = file.opened.as_ref().and_then(|opened| opened.mac_verified);
    let text = match (&file.mac, verified) {
        (_, Some(false)) => (
            Outcome::Fail,
            "The password opens the file, but the integrity check (MAC) does not fit: the file was changed or damaged, or the check has another password. Programs refuse it. Export it again from the original.",
        ),
        (Mac::Absent, _) => (
            Outcome::Warn,
            "The file has no integrity check (MAC). Many importers then say that the password is wrong, although it is right. Export it again with a MAC: openssl pkcs12 -export writes one unless -nomac is given.",
        ),
        (Mac::Damaged, _) => (
            Outcome::Fail,
            "The integrity check (MAC) is damaged, so it proves nothing. Programs refuse the file. Export it again from the original.",
        ),
        (Mac::Signature, _) => (
            Outcome::Unknown,
            "The file is signed with a key instead of having a MAC. The signature was not verified; hardly any program reads such a file.",
        ),
        (Mac::Other { .. }, _) => (
            Outcome::Unknown,
            "The integrity check (MAC) is of a kind that is not known here and was not checked.",
        ),
        (Mac::Pkcs12 { .. } | Mac::Pbmac1 { .. }, None)
            if file.opened.is_some() && !file.locked.is_empty() =>
        {
            (
                Outcome::Unknown,
                "Whether the integrity check (MAC) matches cannot be determined while a part of the file is locked. Enter the password of that part too.",
            )
        }
        (Mac::Pbmac1 { .. }, None) if file.opened.is_some() => (
            Outcome::Unknown,
            "The integrity check (PBMAC1) could not be computed: it lacks the length of its key, which RFC 9879 requires, or uses an unknown algorithm. Programs reject the file.",
        ),
        _ => return Vec::new(),
    };
    vec![Observation::new(text.0, text.1)]
}

fn password(file: &Pkcs12) -> Vec<Observation> {
    let Some(opened) = &file.opened else { return Vec::new() };
    let mut found = Vec::new();
    match opened.password {
        PasswordForm::Absent | PasswordForm::Empty if !file.locked.is_empty() => found.push(Observation::new(
            Outcome::Warn,
            "A part of the file opens without a password: anyone who has the file has the keys in that part. Export it again with one password for all parts.",
        )),
        PasswordForm::Absent | PasswordForm::Empty => found.push(Observation::new(
            Outcome::Warn,
            "The file opens without a password: anyone who has it has the keys in it. Empty passwords are written in two ways, and macOS and iOS do not read both. Export it again with a password.",
        )),
        PasswordForm::BytesAsCharacters | PasswordForm::Latin1 => found.push(Observation::new(
            Outcome::Warn,
            "The password has characters beyond ASCII and was written in an old way, so that most programs call it wrong. Export the file again with a password of ASCII characters.",
        )),
        PasswordForm::Standard | PasswordForm::NotUsed => {}
    }
    if opened.passwords_differ {
        found.push(Observation::new(
            Outcome::Warn,
            "The file has several passwords: parts of it, or its integrity check, do not open with the same one. Most programs ask for one password only and fail. Export it again with one.",
        ));
    }
    if opened.password != PasswordForm::NotUsed && !file.locked.is_empty() {
        let parts = file.locked.join(", ");
        let right = match (opened.mac_verified, opened.password) {
            (Some(true), _) => "The password matches the integrity check (MAC)",
            (_, PasswordForm::Absent | PasswordForm::Empty) => "The empty password opens a part of the file",
            _ => "The password opens a part of the file",
        };
        found.push(Observation::new(
            Outcome::Unknown,
            format!("{right}, but not {parts}, which stays locked: it has another password, or was damaged before it was encrypted. Enter both passwords. Programs that ask for one password cannot use it; export it again with one password for all parts."),
        ));
    }
    found
}

/// Ciphers that hold nobody up, and keys without any.
fn protection(file: &Pkcs12) -> Vec<Observation> {
    let mut found = Vec::new();
    let parts = file.safes.iter().filter_map(|safe| match &safe.protection {
        SafeProtection::Password(encryption) => Some(encryption),
        _ => None,
    });
    let keys = file.safes.iter().flat_map(|safe| &safe.key_encryptions);
    if let Some(weak) = keys.clone().find(|encryption| is_weak(encryption)) {
        found.push(Observation::new(
            Outcome::Warn,
            format!("A key in the file is protected by {weak}, which can be broken without the password. Export it again with AES-256, or with 3DES for old systems."),
        ));
    } else if let Some(weak) = parts.into_iter().find(|encryption| is_weak(encryption)) {
        found.push(Observation::new(
            Outcome::NotApplicable,
            format!("A part of the file is protected by {weak}, which can be broken without the password. It usually holds only certificates, which are not secret; keys have their own encryption."),
        ));
    }
    let is_bare = |protection: &SafeProtection| *protection == SafeProtection::Clear;
    if file.safes.iter().any(|safe| safe.bare_keys > 0 && is_bare(&safe.protection)) {
        found.push(Observation::new(
            Outcome::Warn,
            "A private key in the file is not encrypted: anyone who has the file can pose as its owner. Export it again with a password.",
        ));
    }
    found
}

/// What one expects in such a file and it does not have.
fn contents(file: &Pkcs12) -> Vec<Observation> {
    // What is locked may hold it.
    if file.opened.is_none() || file.safes.iter().any(|safe| safe.bags.is_none()) {
        return Vec::new();
    }
    let has_keys = file.safes.iter().any(|safe| safe.bare_keys > 0 || !safe.key_encryptions.is_empty());
    let has_certificates = file.safes.iter().any(|safe| safe.certificates > 0);
    match (has_keys, has_certificates) {
        (true, true) => Vec::new(),
        (false, true) => vec![Observation::new(
            Outcome::NotApplicable,
            "The file holds certificates but no private key: it can say whom to trust, but no server can use it as its own. Export the certificate with its key if that is what it is for.",
        )],
        (true, false) => vec![Observation::new(
            Outcome::Warn,
            "The file holds a private key but no certificate that could be read: no server can use it as it is. Export the key with its certificate and the chain.",
        )],
        (false, false) => vec![Observation::new(
            Outcome::Warn,
            "The file holds neither a private key nor a certificate that could be read.",
        )],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Opened, Safe};

    fn observed(file: &Pkcs12) -> Vec<Outcome> {
        pkcs12(file).iter().map(|observation| observation.outcome).collect()
    }

    fn open_file(mac: Mac, password: PasswordForm, mac_verified: Option<bool>) -> Pkcs12 {
        let safe = Safe {
            protection: SafeProtection::Clear,
            key_encryptions: Vec::new(),
            bare_keys: 0,
            certificates: 1,
            bags: Some(1),
        };
        let opened =
            Some(Opened { password, mac_verified, passwords_differ: false, password_is_ascii: true });
        Pkcs12 {
            mac,
            safes: vec![safe],
            opened,
            locked: Vec::new(),
            sealed_for: None,
            deviations: Vec::new(),
            der: Vec::new(),
        }
    }

    #[test]
    fn each_flaw_is_told_by_its_urgency() {
        use Outcome::{Fail, NotApplicable, Warn};
        use PasswordForm::{Absent, BytesAsCharacters, NotUsed, Standard};
        let mac = Mac::Pkcs12 { hash: crate::model::HashAlgorithm::Sha256, rounds: 2048 };
        for (file, expected) in [
            (open_file(mac.clone(), Standard, Some(true)), &[NotApplicable][..]),
            (open_file(mac.clone(), Standard, Some(false)), &[Fail, NotApplicable]),
            (open_file(mac.clone(), Absent, Some(true)), &[Warn, NotApplicable]),
            (open_file(mac.clone(), BytesAsCharacters, Some(true)), &[Warn, NotApplicable]),
            (open_file(Mac::Absent, NotUsed, None), &[Warn, NotApplicable]),
        ] {
            assert_eq!(observed(&file), expected, "{file:?}");
        }
        let mut bare = open_file(mac, Standard, Some(true));
        bare.safes[0].bare_keys = 1;
        assert_eq!(observed(&bare), [Warn]);
        bare.safes[0].certificates = 0;
        assert_eq!(observed(&bare), [Warn, Warn]);
        bare.opened = None;
        assert_eq!(observed(&bare), [Warn], "what is locked may hold a certificate");
    }
}
