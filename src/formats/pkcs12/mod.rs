//! PKCS#12 files (RFC 7292): their outline in the clear, and their bags as far as they open.
//!
//! The right password is found by the MAC, which is cheap, and then tried on everything. Four failures are told apart: a
//! wrong password (the file stays locked), damage (the password fits a part but not the MAC, or a part decrypts to something
//! that only starts well), an algorithm that is not known here, and a MAC that is missing.
//!
//! Bags are counted through the whole file from 1 and stand there as `bag 1`, `bag 2` and so on; those of a part that is
//! locked are not counted. Bags in a bag of bags are counted as if they stood beside it. Parts that cannot be opened stand in
//! failures as `part 1` and so on. Offsets count from the start of the file, and in what was
//! decrypted from its start.

mod attributes;
mod bags;
mod integrity;
mod keyring;
mod outline;
mod protector;
#[cfg(test)]
mod tests;

use super::element::to_u32;
use super::found::kept;
use super::{Asn1Error, Context, Decoded, Failure, FormatError};
use crate::model::{
    Content, Deviation, DeviationKind, Lock, LockReason, LockedForm, Mac, ObjectKind, Opened, PasswordForm,
    Pkcs12, Safe, SafeProtection,
};
use bags::{Bags, Contents};
use integrity::Integrity;
use keyring::{Answer, Keyring};
use outline::{Outline, Part, part_name, parts};

/// Opens a file as far as the passwords of the context go.
///
/// # Errors
/// Damage that leaves no part to show.
pub(super) fn open(bytes: &[u8], context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    let what = ObjectKind::Pkcs12.subject();
    let mut outline = Outline::read(bytes).map_err(|error| error.of(what))?;
    let content = outline.content.bytes();
    let base = outline.content.at;
    let (parts, behind) =
        parts(content, outline.is_enveloped).map_err(|error| shifted(error, base).of(what))?;
    outline.deviations.extend(behind.map(|at| Deviation {
        kind: DeviationKind::TrailingBytes,
        field: "AuthenticatedSafe",
        offset: to_u32(base + at),
    }));
    let mut keyring = Keyring::new(context.unlocking, rounds(&outline, &parts));
    let mut bags = Bags::default();
    let mut verified = None;
    let mac = match &outline.integrity {
        Ok(integrity) => {
            if let Integrity::Password(mac) = integrity {
                verified = Some(keyring.verify(mac, content, context)?);
            }
            integrity.facts()
        }
        Err(error) => {
            bags.failures.push(Failure::at(error.at, error.of("The integrity check (MAC)")));
            Mac::Damaged
        }
    };
    let mut safes = Vec::with_capacity(parts.len());
    for (number, part) in (1_u32..).zip(&parts) {
        match part {
            Ok(part) => safes.push(safe(number, part, base, &mut bags, &mut keyring, context)),
            Err(error) => {
                let failure = Failure::at(base + error.at, error.of("This part of the PKCS#12 file"));
                bags.failures.push(failure.below(part_name(number)));
            }
        }
    }
    // What is locked may hold the password that the MAC was made with.
    let verified = verified.filter(|fits| *fits || bags.reason.is_none());
    let opened = opened(&keyring, verified);
    let der = if parts.iter().all(shows_no_secret) { kept(bytes) } else { Vec::new() };
    if opened.as_ref().is_some_and(|opened| opened.mac_verified == Some(false)) {
        let error = FormatError::MacDiffers;
        bags.failures.push(Failure { path: Vec::new(), block: None, offset: None, error });
    }
    let locked_for_the_mac = (verified == Some(false) && opened.is_none()).then(|| keyring.reason());
    let settled = |reason| match reason {
        LockReason::TooManyRounds { .. } | LockReason::NotTried { .. } => reason,
        _ if keyring.is_known() => LockReason::OtherPassword,
        _ if bags.sealed_for.is_some() => LockReason::WindowsAccount,
        _ => reason,
    };
    let locked = bags.reason.or(locked_for_the_mac).map(settled);
    for lock in bags.found.iter_mut().filter_map(|found| found.decoded.lock.as_mut()) {
        lock.reason = settled(lock.reason);
    }
    let lock = |reason| Lock { reason, form: LockedForm::Pkcs12, bytes: bytes.to_vec() };
    Ok(Decoded {
        content: Content::Pkcs12(Box::new(Pkcs12 {
            mac,
            safes,
            opened,
            locked: bags.locked,
            sealed_for: bags.sealed_for,
            deviations: outline.deviations,
            der,
        })),
        lock: locked.map(lock),
        inside: bags.found,
        failures: bags.failures,
    })
}

/// Whether nothing secret stands in a part in the clear. What cannot be read may be anything.
fn shows_no_secret(part: &Result<Part<'_>, Asn1Error>) -> bool {
    match part {
        Ok(Part::Clear(content)) => bags::show_no_secret(content.bytes()),
        Ok(Part::Password { .. } | Part::PublicKey { .. }) => true,
        Err(_) => false,
    }
}

/// Rounds of one attempt on everything that is visible: the MAC, the parts, and the keys in parts that are in the clear.
///
/// What cannot be opened here costs nothing.
fn rounds(outline: &Outline<'_>, parts: &[Result<Part<'_>, Asn1Error>]) -> u32 {
    let mac = match &outline.integrity {
        Ok(Integrity::Password(mac)) => mac.cost(),
        _ => 0,
    };
    parts.iter().flatten().fold(mac, |sum, part| {
        sum.saturating_add(match part {
            Part::Clear(content) => bags::rounds(content.bytes()),
            Part::Password { scheme, .. } => scheme.rounds().unwrap_or(0),
            Part::PublicKey { .. } => 0,
        })
    })
}

/// Reads a part, if it opens.
fn safe(
    number: u32,
    part: &Part<'_>,
    base: usize,
    bags: &mut Bags,
    keyring: &mut Keyring,
    context: &mut Context<'_>,
) -> Safe {
    let (protection, contents) = match part {
        Part::Clear(content) => {
            let contents = bags.read(content.bytes(), base + content.at, keyring, context);
            (SafeProtection::Clear, Some(contents))
        }
        Part::PublicKey { sealed_for: Some(account) } => {
            bags.sealed_for = Some(account.clone());
            bags.lock(part_name(number), LockReason::WindowsAccount);
            (SafeProtection::PublicKey, None)
        }
        Part::PublicKey { sealed_for: None } => {
            let algorithm = "the public key of a recipient".to_owned();
            bags.fail_part(number, FormatError::EncryptionUnsupported { algorithm });
            (SafeProtection::PublicKey, None)
        }
        Part::Password { scheme, data } => {
            let contents = match keyring.open(scheme, data.bytes(), context) {
                Answer::Open(plain) => Some(bags.read(&plain, 0, keyring, context)),
                Answer::Damaged(plain) => {
                    bags.fail_part(number, FormatError::DecryptedDamaged { what: "this part of the file" });
                    Some(bags.read(&plain, 0, keyring, context))
                }
                Answer::Locked(reason) => {
                    bags.lock(part_name(number), reason);
                    None
                }
                Answer::Failed(error) => {
                    bags.fail_part(number, error);
                    None
                }
            };
            (SafeProtection::Password(scheme.encryption.clone()), contents)
        }
    };
    let bags = contents.as_ref().map(|contents| contents.bags);
    let Contents { key_encryptions, bare_keys, certificates, .. } = contents.unwrap_or_default();
    Safe { protection, key_encryptions, bare_keys, certificates, bags }
}

/// How the file was opened, from what is known of its MAC.
fn opened(keyring: &Keyring, verified: Option<bool>) -> Option<Opened> {
    if !keyring.was_needed() {
        return Some(Opened {
            password: PasswordForm::NotUsed,
            password_is_ascii: true,
            mac_verified: None,
            passwords_differ: false,
        });
    }
    let password = keyring.form()?;
    Some(Opened {
        password,
        password_is_ascii: keyring.is_ascii(),
        mac_verified: verified,
        passwords_differ: keyring.passwords_differ,
    })
}

/// An error at its place in the file.
const fn shifted(error: Asn1Error, base: usize) -> Asn1Error {
    Asn1Error { at: error.at + base, ..error }
}
