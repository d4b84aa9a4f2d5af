//! What was found, and how far reading has come.

use std::fmt::Write;

use cert_inspector::checks::Outcome;
use cert_inspector::model::LockReason;
use cert_inspector::report::{ObjectRow, Readiness, Summary, Trust};

use super::count;
use crate::shown::shown;
use crate::state::{Progress, Unit};

pub(crate) const FOUND: &str = "What was found";
pub(crate) const MORE_ROWS: &str = "Show more";
pub(crate) const ORDER: &str = "Order of the list";
pub(crate) const BY_FILE: &str = "By file";
pub(crate) const BY_ISSUER: &str = "By issuer";
pub(crate) const TRUSTED_HERE: &str = "trusted here";
pub(crate) const NOTHING_FOUND: &str = "Nothing that can be judged.";

/// How an object does, in a few words that can stand within a sentence.
pub(crate) fn demands(row: &ObjectRow) -> String {
    match (row.failed, row.demands, row.outcome) {
        _ if row.lock.is_some() => lock_short(row.lock).to_owned(),
        (0, 0, Outcome::Fail) => "has a fault".to_owned(),
        (0, 0, Outcome::Unknown) => "cannot be told".to_owned(),
        (0, 0, Outcome::Warn) => "deserves attention".to_owned(),
        (0, 0, Outcome::Pass) => "nothing wrong found".to_owned(),
        (0, _, _) if row.destinations.iter().any(|one| one.readiness == Readiness::CannotTell) => {
            let ready = row.destinations.iter().filter(|one| one.readiness == Readiness::Ready).count();
            match ready {
                0 => "not everything can be told yet".to_owned(),
                _ => {
                    format!("ready for {ready} of {}, not everything can be told yet", row.destinations.len())
                }
            }
        }
        (0, _, Outcome::NotApplicable) => "not judged".to_owned(),
        (0, _, Outcome::Unknown) => "not everything can be told".to_owned(),
        (0, _, Outcome::Warn) => "no demand fails, but there are warnings".to_owned(),
        (0, all, _) => format!("all {all} demands are met"),
        (1, all, _) => format!("1 of {all} demands fails"),
        (failed, all, _) => format!("{failed} of {all} demands fail"),
    }
}

/// Why an object is shut, in a few words.
const fn lock_short(reason: Option<LockReason>) -> &'static str {
    match reason {
        Some(LockReason::WrongPassword) => "the password does not fit",
        Some(LockReason::TooManyRounds { .. }) => "takes long to open",
        Some(LockReason::PasswordNeeded) | None => "needs a password",
    }
}

/// What the live region says when an answer has arrived.
pub(crate) fn status(summary: &Summary, chosen: Option<&ObjectRow>) -> String {
    let mut text = String::new();
    match (summary.objects.len(), summary.problems.len()) {
        (0, 0) => return text,
        (0, _) => {}
        (1, _) => text.push_str("1 object read."),
        (count, _) => _ = write!(text, "{count} objects read."),
    }
    let certificates = summary.objects.iter().filter(|row| row.role.is_some()).count();
    if certificates == summary.objects.len() && certificates > 0 {
        text = count(certificates, "1 certificate read.", "certificates read.");
    }
    if let Some(row) = chosen {
        _ = write!(text, " {}: {}", shown(&row.title), demands(row));
        if let Some(origin) = origin(row) {
            _ = write!(text, "; {origin}");
        }
        text.push('.');
    }
    if !summary.problems.is_empty() {
        let problems =
            count(summary.problems.len(), "1 thing could not be read.", "things could not be read.");
        _ = write!(text, " {problems}");
    }
    text.trim().to_owned()
}

/// "12 of 340 files", with the file being read.
pub(crate) fn progress(progress: &Progress) -> String {
    match progress.unit {
        Unit::Bytes => {}
        Unit::Rounds => return "Deriving the key from the password…".to_owned(),
        Unit::Certificates => {
            return format!(
                "Checking signatures: {} of {}",
                grouped(&progress.done.to_string()),
                grouped(&progress.total.to_string())
            );
        }
    }
    let file = shown(&progress.file);
    if progress.files_total > 1 {
        format!("Reading file {} of {}: {file}", progress.files.saturating_add(1), progress.files_total)
    } else {
        format!("Reading {file}")
    }
}

/// The digits of a whole number, with a comma after every thousand.
pub(super) fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len().saturating_mul(2));
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len().saturating_sub(index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Whose word a certificate rests on, in a word or two that can stand within a line.
pub(crate) fn origin(row: &ObjectRow) -> Option<&'static str> {
    Some(match (row.trust?, row.path) {
        (_, Some(Outcome::Fail)) => "chain breaks",
        (Trust::PubliclyTrusted, _) => "publicly trusted",
        (Trust::PrivatelyTrusted, _) => "privately trusted",
        (Trust::SelfSigned, _) => "self-signed",
        (Trust::UnknownIssuer, _) => "issuer unknown",
    })
}

/// How many files of folders hold nothing for us.
pub(crate) fn passed_over(summary: &Summary) -> Option<String> {
    let number = summary.inputs.iter().filter(|input| input.passed_over).count();
    (number > 0).then(|| {
        count(
            number,
            "1 other file of the folder holds no certificate.",
            "other files of the folder hold no certificate.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (digits, grouped_digits) in
            [("7", "7"), ("999", "999"), ("1234", "1,234"), ("1234567", "1,234,567")]
        {
            assert_eq!(grouped(digits), grouped_digits);
        }
    }
}
