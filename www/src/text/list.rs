//! What was found, and how far reading has come.

use std::fmt::Write;

use cert_inspector::checks::Outcome;
use cert_inspector::input::Role;
use cert_inspector::model::{LockReason, ObjectKind};
use cert_inspector::protocol::{Told, Unit};
use cert_inspector::report::{Text, Trust, Verdict};
use cert_inspector::view::{ObjectRow, Summary};

use super::{Words, count, grouped, number, same, say, verdict, words};
use cert_inspector::safe_text::visible_lines as shown;

pub(crate) const FOUND: Words = words("What was found", "Was gefunden wurde");
pub(crate) const MORE_ROWS: Words = words("Show more", "Mehr zeigen");
pub(crate) const ORDER: Words = words("Order of the list", "Reihenfolge der Liste");
pub(crate) const BY_FILE: Words = words("By file", "Nach Datei");
pub(crate) const BY_ISSUER: Words = words("By issuer", "Nach Aussteller");
pub(crate) const TRUSTED_HERE: Words = words("trusted here", "hier vertraut");
pub(crate) const KEY_MATCHES: Words = words("matches the certificate", "passt zum Zertifikat");
pub(crate) const ISSUER_MISSING: Words = words("issuer missing", "Aussteller fehlt");
pub(crate) const NOTHING_FOUND: Words = words("Nothing to check.", "Nichts, was sich beurteilen lässt.");

/// The heading of the list while it is folded.
pub(crate) fn found_count(number: usize) -> String {
    format!("{FOUND}: {}", super::number(number))
}

/// How an object does, in a few words that can stand within a sentence.
pub(crate) fn requirements(row: &ObjectRow) -> String {
    match (row.failed, row.requirements, row.outcome) {
        _ if row.lock.is_some() => lock_short(row.lock).to_string(),
        (0, 0, Outcome::Fail) => words("has a fault", "hat einen Fehler").to_string(),
        (0, 0, Outcome::Unknown) => words("cannot be determined", "nicht feststellbar").to_string(),
        (0, 0, Outcome::Warn) => words("deserves attention", "verdient Beachtung").to_string(),
        (0, 0, Outcome::Pass) => words("nothing wrong found", "kein Fehler gefunden").to_string(),
        (0, _, _) if worst(row) >= Verdict::WorksAfterStep => verdict(worst(row)).to_string(),
        (0, _, Outcome::NotApplicable) => words("not judged", "nicht beurteilt").to_string(),
        (0, _, Outcome::Unknown) => {
            words("not everything can be determined", "nicht alles feststellbar").to_string()
        }
        (0, _, Outcome::Warn) => words(
            "no requirement fails, but there are warnings",
            "alle Anforderungen erfüllt, aber mit Warnungen",
        )
        .to_string(),
        (0, all, _) => say!("all {all} requirements are met", "alle {all} Anforderungen erfüllt"),
        (1, all, _) => say!("1 of {all} requirements fails", "1 von {all} Anforderungen nicht erfüllt"),
        (failed, all, _) => {
            say!("{failed} of {all} requirements fail", "{failed} von {all} Anforderungen nicht erfüllt")
        }
    }
}

/// The worst answer of a row's destinations.
fn worst(row: &ObjectRow) -> Verdict {
    row.destinations.iter().map(|one| one.verdict).max().unwrap_or(Verdict::Nothing)
}

/// Why an object is locked, in a few words.
const fn lock_short(reason: Option<LockReason>) -> Words {
    match reason {
        Some(LockReason::WrongPassword) => words("the password does not fit", "das Kennwort passt nicht"),
        Some(LockReason::OtherPassword) => words("needs another password", "braucht ein anderes Kennwort"),
        Some(LockReason::WindowsAccount) => words("only for a Windows account", "nur für ein Windows-Konto"),
        Some(LockReason::TooManyRounds { .. }) => words("takes long to open", "zu öffnen dauert lange"),
        Some(LockReason::NotTried { .. }) => words("not tried", "nicht versucht"),
        Some(LockReason::PasswordNeeded) | None => words("needs a password", "braucht ein Kennwort"),
    }
}

/// What the live region says when an answer has arrived.
pub(crate) fn status(summary: &Summary, chosen: Option<&ObjectRow>) -> String {
    let mut text = String::new();
    match (summary.objects.len(), summary.problems.len()) {
        (0, 0) => return text,
        (0, _) => {}
        (1, _) => text.push_str(&words("1 object read.", "1 Objekt gelesen.")),
        (count, _) => text.push_str(&say!("{} objects read.", "{} Objekte gelesen.", number(count))),
    }
    let certificates = summary.objects.iter().filter(|row| row.role.is_some()).count();
    if certificates == summary.objects.len() && certificates > 0 {
        text = count(
            certificates,
            words("1 certificate read.", "1 Zertifikat gelesen."),
            words("certificates read.", "Zertifikate gelesen."),
        );
    }
    if let Some(row) = chosen {
        _ = write!(text, " {}: {}", shown(&row.title), requirements(row));
        if let Some((_, origin)) = origin(row) {
            _ = write!(text, "; {origin}");
        }
        text.push('.');
    }
    if !summary.problems.is_empty() {
        let problems = count(
            summary.problems.len(),
            words("1 thing could not be read.", "1 Stelle konnte nicht gelesen werden."),
            words("things could not be read.", "Stellen konnten nicht gelesen werden."),
        );
        _ = write!(text, " {problems}");
    }
    text.trim().to_owned()
}

/// "12 of 340 files", with the file being read.
pub(crate) fn progress(progress: &Told) -> String {
    match progress.unit {
        Unit::Bytes => {}
        Unit::Rounds => {
            return words(
                "Deriving the key from the password…",
                "Der Schlüssel wird aus dem Kennwort abgeleitet…",
            )
            .to_string();
        }
        Unit::Certificates => {
            return say!(
                "Checking signatures: {} of {}",
                "Signaturen werden geprüft: {} von {}",
                grouped(&progress.done.to_string()),
                grouped(&progress.total.to_string())
            );
        }
        Unit::Objects => {
            return say!(
                "Checking: {} of {}",
                "Wird geprüft: {} von {}",
                grouped(&progress.done.to_string()),
                grouped(&progress.total.to_string())
            );
        }
    }
    let file = shown(&progress.file);
    if progress.files_total > 1 {
        say!(
            "Reading file {} of {}",
            "Datei {} von {} wird gelesen",
            grouped(&progress.files.saturating_add(1).to_string()),
            grouped(&progress.files_total.to_string())
        )
    } else {
        say!("Reading {file}", "{file} wird gelesen")
    }
}

/// Whose word a certificate rests on, or that a key fits, in a word or two that can stand within a line; and whether it
/// is that somebody is missing.
pub(crate) fn origin(row: &ObjectRow) -> Option<(bool, Words)> {
    if row.key_of.is_some() {
        return Some((false, KEY_MATCHES));
    }
    let orphan = row.trust == Some(Trust::UnknownIssuer) && row.issued_by.is_none();
    if orphan && row.path != Some(Outcome::Fail) {
        return Some((true, ISSUER_MISSING));
    }
    let words = match (row.trust?, row.path) {
        (_, Some(Outcome::Fail)) => words("chain breaks", "Kette bricht"),
        (Trust::PubliclyTrusted, _) => words("publicly trusted", "öffentlich vertraut"),
        (Trust::PrivatelyTrusted, _) => words("privately trusted", "privat vertraut"),
        (Trust::SelfSigned, _) => words("self-signed", "selbstsigniert"),
        (Trust::UnknownIssuer, _) => words("no trusted root", "keine vertraute Wurzel"),
    };
    Some((false, words))
}

/// What an object is, in a word or two: a line of the list has no room for more.
pub(crate) fn kind_short(row: &ObjectRow) -> Option<Text> {
    let words = match (row.role, row.kind) {
        (Some(Role::Ca), _) => same("CA"),
        (Some(Role::Server), _) => words("server", "Server"),
        (Some(Role::Client), _) => words("client", "Client"),
        (Some(Role::Request), _) => words("request", "Anforderung"),
        (None, ObjectKind::PrivateKey | ObjectKind::EncryptedPrivateKey) if row.key_of.is_some() => {
            words("key, matches", "Schlüssel, passt")
        }
        (None, ObjectKind::PrivateKey | ObjectKind::EncryptedPrivateKey) => words("key", "Schlüssel"),
        _ => return (row.kind_name != row.title).then(|| row.kind_name.clone()),
    };
    Some(words.spoken().into())
}

/// What folds and unfolds a branch, for those who do not see where it stands.
pub(crate) fn below(title: &str) -> String {
    say!("What belongs to {}", "Was zu {} gehört", shown(title))
}

/// How many files of folders hold nothing for us.
pub(crate) fn passed_over(summary: &Summary) -> Option<String> {
    let number = summary.inputs.iter().filter(|input| input.passed_over).count();
    (number > 0).then(|| {
        count(
            number,
            words(
                "1 other file in the folder has no certificate.",
                "1 andere Datei des Ordners enthält kein Zertifikat.",
            ),
            words(
                "other files in the folder have no certificate.",
                "andere Dateien des Ordners enthalten kein Zertifikat.",
            ),
        )
    })
}
