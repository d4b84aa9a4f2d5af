//! Every sentence the page says by itself, in one place, so that the page can be translated.
//!
//! Findings, headlines and remedies are not here: they are the core's words and arrive in the report. Nothing here
//! looks at a certificate; it only words what the report says of it.

use std::fmt::Write;

use cert_inspector::checks::Outcome;
use cert_inspector::input::Role;
use cert_inspector::model::{LockReason, Period, Timestamp};
use cert_inspector::report::{ObjectRow, ProblemOrigin, Relation, Summary};

use crate::shown::shown;
use crate::state::{Alert, Cause, Progress, Unit};

pub(crate) const TITLE: &str = "Certificate Inspector";
pub(crate) const TRUST: &str = "Nothing leaves this page";
pub(crate) const TRUST_LONG: &str = "Files are read here, in this browser tab. The page sends nothing, loads nothing and stores nothing; it works with the network unplugged.";

pub(crate) const WELCOME: &str = "Will this certificate work with the Senstar mobile app?";
pub(crate) const WELCOME_LEAD: &str = "Drop certificate files anywhere on this page. Each one is compared with what the Senstar Symphony Mobile Application’s security guide demands, and where it falls short you read why, and what to do.";
pub(crate) const WELCOME_KINDS: &str = "Certificates, keys, requests and revocation lists; PFX, P12 and P7B files, Java key stores, zip files and whole folders. What a file is, is found from its content, not from its name.";

pub(crate) const ADD: &str = "Add certificates";
pub(crate) const DROP_HINT: &str = "or drop them anywhere on this page";
pub(crate) const DROP_NOW: &str = "Drop to read";
pub(crate) const CHOOSE_FILES: &str = "Choose files";
pub(crate) const CHOOSE_FOLDER: &str = "Choose a folder";
pub(crate) const PASTE: &str = "Paste";
pub(crate) const PASTE_LABEL: &str = "Paste a certificate here";
pub(crate) const PASTE_HINT: &str =
    "PEM, base64 or hexadecimal. It is read as soon as it is pasted. Ctrl-V works anywhere on the page, too.";
pub(crate) const PASTE_READ: &str = "Read";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const CLEAR: &str = "Remove all";
pub(crate) const EXPORT_JSON: &str = "Report (JSON)";
pub(crate) const EXPORT_FILE: &str = "cert-inspector-report.json";
pub(crate) const EXPORT_LABEL: &str = "Take it with you";
pub(crate) const EXPORT_NOTE: &str = "Everything on this page, for all files, with their SHA-256. The file is made here and saved by your browser.";

pub(crate) const SAMPLES: &str = "Try a sample";
pub(crate) const SAMPLE_GOOD: &str = "A good server certificate";
pub(crate) const SAMPLE_FAULTY: &str = "Server certificates that fail";
pub(crate) const SAMPLE_CA: &str = "A certificate authority";

pub(crate) const FOUND: &str = "What was found";
pub(crate) const MORE_ROWS: &str = "Show more";
pub(crate) const CHOOSE_OBJECT: &str = "Choose an object to see how it does.";
pub(crate) const RESULTS: &str = "Result";
pub(crate) const READING: &str = "Reading…";
pub(crate) const WORKING: &str = "Still working…";
pub(crate) const CANCEL: &str = "Cancel";

pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const AT_LABEL: &str = "Judge as of (UTC)";
pub(crate) const AT_HINT: &str = "Year-month-day hour:minute";
pub(crate) const AT_INVALID: &str = "This is not a moment in time. Write it as 2026-11-20 14:02, in UTC.";
pub(crate) const AT_NOW: &str = "Now";
pub(crate) const BACK_TO_NOW: &str = "Back to now";
pub(crate) const HOST_LABEL: &str = "Address typed in the app";
pub(crate) const HOST_HINT: &str =
    "A name or an IP address, as users type it. Optional: it is compared with the names in the certificate.";
pub(crate) const ROLE_LABEL: &str = "Judge as";
pub(crate) const ROLE_AUTOMATIC: &str = "What it looks made for";

pub(crate) const QUESTION: &str = "Will it work with the Senstar mobile app?";
pub(crate) const FACT_ISSUER: &str = "Issued by";
pub(crate) const FACT_VALIDITY: &str = "Valid until";
pub(crate) const FACT_ROLE: &str = "Judged as";
pub(crate) const FACT_FILE: &str = "Found in";
pub(crate) const GROUP_FAIL: &str = "What is wrong";
pub(crate) const GROUP_UNKNOWN: &str = "What cannot be told";
pub(crate) const GROUP_WARN: &str = "What deserves attention";
pub(crate) const GROUP_PASS: &str = "What is met";
pub(crate) const GROUP_NOT_APPLICABLE: &str = "What does not apply";
pub(crate) const GROUP_PLATFORM: &str = "Beside the guide";
pub(crate) const GROUP_PLATFORM_MET: &str = "Met beside the guide";
pub(crate) const GROUP_PLATFORM_NOTE: &str = "What phones and standards ask beyond the guide. It does not count towards the verdict above, but what is not met here can still keep a phone from connecting.";
pub(crate) const REQUIRED: &str = "Required";
pub(crate) const FOUND_VALUE: &str = "Found";
pub(crate) const HOW_TO_FIX: &str = "What to do";
pub(crate) const DEMAND: &str = "What is asked";
pub(crate) const REMARKS: &str = "Worth knowing";
pub(crate) const EVIDENCE: &str = "Where it stands in the certificate";
pub(crate) const SAME_COMMANDS: &str = "The same commands as above";
pub(crate) const RECOMMENDED: &str = "recommended";
pub(crate) const NEXT_STEP: &str = "What to do";

pub(crate) const UNLOCK: &str = "It is shut";
pub(crate) const PASSWORD: &str = "Password";
pub(crate) const SHOW_PASSWORD: &str = "Show what I type";
pub(crate) const PASSWORD_HINT: &str = "It is used here, in this tab, and forgotten at once. Leave the field empty if the file was made without a password.";
pub(crate) const OBSERVATIONS: &str = "Worth attention";
pub(crate) const RELATED: &str = "What belongs to it";
pub(crate) const RELATED_NOTE: &str = "By the public key itself, not by names.";
pub(crate) const COMPATIBILITY: &str = "Which systems open this file?";
pub(crate) const COMPATIBILITY_NOTE: &str = "Told from the part of the file that is not encrypted, before any password. Where a vendor does not say, neither do we.";
pub(crate) const SYSTEM: &str = "System";
pub(crate) const OPENS: &str = "Opens it?";
pub(crate) const WHY: &str = "Why";

pub(crate) const DETAILS: &str = "Every field";
pub(crate) const DETAILS_NOTE: &str = "What it says, field by field, with what each field means.";
pub(crate) const CRITICAL: &str = "critical";
pub(crate) const FINGERPRINTS: &str = "Fingerprints";
pub(crate) const FINGERPRINTS_NOTE: &str =
    "Compare them with what the server or the phone shows: the same fingerprint is the same certificate.";
pub(crate) const BASE64: &str = "base64";
pub(crate) const PEM: &str = "PEM";
pub(crate) const PEM_NOTE: &str = "The same as text, for configuration files and other tools.";
pub(crate) const COPY: &str = "Copy";
pub(crate) const COPIED: &str = "Copied";
pub(crate) const COPY_REFUSED: &str = "The browser refused: select the text and copy it yourself";
pub(crate) const SHOW_LESS: &str = "Show less";

pub(crate) const NOTHING_FOUND: &str = "Nothing that can be judged.";
pub(crate) const PROBLEMS: &str = "What could not be read";
pub(crate) const NOT_CHECKED: &str = "What was not checked";
pub(crate) const NOT_CHECKED_NOTE: &str = "No verdict on this page covers the following.";
pub(crate) const MESSAGE: &str = "Message";
pub(crate) const DISMISS: &str = "Dismiss";
pub(crate) const FAILED: &str = "The inspector cannot start in this browser";

/// The name that text from the clipboard gets in the list.
pub(crate) fn pasted_name(number: usize) -> String {
    format!("pasted text {number}")
}

/// The outcome of one demand, in a word or two.
pub(crate) const fn finding_outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "Not met",
        Outcome::Unknown => "Cannot be told",
        Outcome::Warn => "Attention",
        Outcome::Pass => "Met",
        Outcome::NotApplicable => "Does not apply",
    }
}

/// What the effect of a demand is headed with: it tells of a certificate that breaks it.
pub(crate) const fn effect(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "What the device does",
        _ => "What the device does where this is not met",
    }
}

/// The short answer to [`QUESTION`]. The core's headline, which names the scope, always follows it.
pub(crate) const fn answer(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "No, not as it is",
        Outcome::Unknown => "That cannot be told yet",
        Outcome::Warn => "Yes, but mind the warnings",
        Outcome::Pass => "Yes, as far as the guide goes",
        Outcome::NotApplicable => "The guide does not say",
    }
}

pub(crate) const fn role(role: Role) -> &'static str {
    match role {
        Role::Ca => "CA certificate",
        Role::Server => "Server certificate",
        Role::Client => "Client certificate",
    }
}

/// How an object does, in a few words that can stand within a sentence.
pub(crate) fn demands(row: &ObjectRow) -> String {
    match (row.failed, row.demands, row.outcome) {
        _ if row.lock.is_some() => lock_short(row.lock).to_owned(),
        (0, 0, Outcome::Fail) => "has a fault".to_owned(),
        (0, 0, Outcome::Unknown) => "cannot be told".to_owned(),
        (0, 0, Outcome::Warn) => "deserves attention".to_owned(),
        (0, 0, Outcome::Pass) => "nothing wrong found".to_owned(),
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

/// So many rounds of key derivation a browser does in a second, roughly.
const ROUNDS_PER_SECOND: u32 = 1_000_000;

/// Why an object is shut, and what that means.
pub(crate) fn lock(reason: LockReason) -> String {
    match reason {
        LockReason::PasswordNeeded => {
            "It is under a password. What is inside is not judged until it is opened.".to_owned()
        }
        LockReason::WrongPassword => "This password does not fit. It is not a matter of old or new encryption: this file’s encryption is one that is opened here. Mind upper and lower case, the keyboard’s language, and spaces at the ends.".to_owned(),
        LockReason::TooManyRounds { rounds } => format!(
            "Whoever made it asked for {rounds} rounds of key derivation, to slow down guessing. Opening it takes some {} seconds or more on this computer; you can cancel meanwhile.",
            rounds / ROUNDS_PER_SECOND + 1
        ),
    }
}

/// The button that opens.
pub(crate) const fn unlock(reason: LockReason) -> &'static str {
    match reason {
        LockReason::TooManyRounds { .. } => "Open it anyway",
        LockReason::PasswordNeeded | LockReason::WrongPassword => "Open",
    }
}

/// What another object is to the one that is shown.
pub(crate) const fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Certificate => "Certificate for this key",
        Relation::Duplicate => "The same certificate once more",
        Relation::PrivateKey => "Its private key",
        Relation::PublicKey => "Its public key",
        Relation::Request => "Request for this key",
    }
}

/// Whether a system opens a file.
pub(crate) const fn opens(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "Opens",
        Outcome::Warn => "Depends",
        Outcome::Fail => "Does not open",
        Outcome::Unknown => "Not known",
        Outcome::NotApplicable => "Does not apply",
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
        _ = write!(text, " {}: {}.", shown(&row.title), demands(row));
    }
    if !summary.problems.is_empty() {
        let problems =
            count(summary.problems.len(), "1 thing could not be read.", "things could not be read.");
        _ = write!(text, " {problems}");
    }
    text.trim().to_owned()
}

/// `one` for one, the number before `many` for any other.
fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { one.to_owned() } else { format!("{number} {many}") }
}

/// "12 of 340 files", with the file being read.
pub(crate) fn progress(progress: &Progress) -> String {
    if progress.unit == Unit::Rounds {
        return "Deriving the key from the password…".to_owned();
    }
    let file = shown(&progress.file);
    if progress.files_total > 1 {
        format!("Reading file {} of {}: {file}", progress.files.saturating_add(1), progress.files_total)
    } else {
        format!("Reading {file}")
    }
}

/// An instant for people: to the minute, in UTC.
pub(crate) fn instant(at: Timestamp) -> String {
    format!("{} UTC", instant_bare(at))
}

/// An instant as it stands in the field that edits it.
pub(crate) fn instant_bare(at: Timestamp) -> String {
    at.to_string().chars().take(16).map(|character| if character == 'T' { ' ' } else { character }).collect()
}

/// "as of …", and whose time that is.
pub(crate) fn as_of(at: Timestamp) -> String {
    format!("as of {}", instant(at))
}

pub(crate) fn time_is_set(at: Timestamp, by_sample: bool) -> String {
    let instant = instant(at);
    if by_sample {
        format!("For this sample, the time is taken to be {instant}.")
    } else {
        format!("The time is taken to be {instant}, as you set it.")
    }
}

/// How far the end of validity is away: "in 41 days", "3 days ago".
pub(crate) fn expiry(not_after: Timestamp, at: Timestamp) -> String {
    let left = Period::between(at, not_after);
    let length = length(Period::between(at, not_after));
    if left.seconds() < 0 { format!("expired {length} ago") } else { format!("expires in {length}") }
}

fn length(period: Period) -> String {
    let days = period.whole_days().unsigned_abs();
    let hours = period.seconds().unsigned_abs() / 3_600;
    match (days, hours) {
        (0, 0) => "less than an hour".to_owned(),
        (0, 1) => "1 hour".to_owned(),
        (0, hours) => format!("{hours} hours"),
        (1, _) => "1 day".to_owned(),
        (days, _) => format!("{days} days"),
    }
}

pub(crate) fn issued_by(issuer: &str) -> String {
    format!("issued by {}", shown(issuer))
}

/// Where a problem is: the file, and the place in it as far as it is known.
pub(crate) fn place(origin: &ProblemOrigin) -> String {
    let mut text = shown(&origin.file).into_owned();
    for part in &origin.path {
        _ = write!(text, " › {}", shown(part));
    }
    if let Some(block) = origin.block {
        _ = write!(text, ", block {block}");
    }
    if let Some(offset) = origin.offset {
        _ = write!(text, ", byte {offset}");
    }
    text
}

pub(crate) fn show_all(characters: usize) -> String {
    format!("Show all {characters} characters")
}

pub(crate) fn bytes_at(offset: u32) -> String {
    format!("byte {offset}")
}

pub(crate) fn copy_what(what: &str) -> String {
    format!("Copy {what}")
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

pub(crate) fn rows_shown(shown: usize, all: usize) -> String {
    format!("{shown} of {all} shown")
}

/// Why there is no worker, and what to do.
pub(crate) fn failed(why: &str) -> String {
    format!(
        "Reload the page. If that does not help, open it in a newer browser, or get a fresh copy of it. Technical detail: {why}"
    )
}

/// What happened, to which file, and what to do.
pub(crate) fn alert(alert: &Alert) -> String {
    match alert {
        Alert::Interrupted { cause, files, kept } => interrupted(cause, files, *kept),
        Alert::NothingPasted => {
            "There is no text on the clipboard. Copy the certificate first, from -----BEGIN to END-----, and paste again.".into()
        }
        Alert::Folder(why) => format!(
            "The browser will not read this folder ({why}). Open the folder and drop the files in it, or choose it with the button."
        ),
        Alert::Refused { message, file } => match file {
            Some(file) => format!("{}: {message}", shown(file)),
            None => message.clone(),
        },
        Alert::Fault(message) => format!(
            "The inspector answered something this page does not understand ({message}). Reload the page; if it happens again, get a fresh copy of it."
        ),
    }
}

fn interrupted(cause: &Cause, files: &[String], kept: usize) -> String {
    let named = list(files);
    let (was, it) = if files.len() == 1 { ("was", "It was") } else { ("were", "They were") };
    let mut text = match (cause, files.is_empty()) {
        (Cause::Cancelled, false) => format!("Cancelled. {named} {was} not read."),
        (Cause::Cancelled, true) => {
            "Cancelled. What had been opened with a password is shut again.".to_owned()
        }
        (Cause::Silent, false) => format!("Reading {named} took too long and was stopped. {it} left out."),
        (Cause::Silent, true) => "The inspector stopped answering and was started again.".to_owned(),
        (Cause::Crashed(why), false) => {
            format!("The inspector stopped while reading {named} ({why}). {it} left out.")
        }
        (Cause::Crashed(why), true) => format!("The inspector stopped ({why}) and was started again."),
    };
    if *cause == Cause::Cancelled {
        return text;
    }
    match (files.is_empty(), kept) {
        (_, 0) => {}
        (true, _) => text.push_str(" All files were read again; passwords must be typed again."),
        (false, 1) => text.push_str(" The other file was read again."),
        (false, _) => _ = write!(text, " The other {kept} files were read again."),
    }
    text.push_str(match files.len() {
        0 => " Choose a certificate to go on; leave out the one shown before if it happens again.",
        1 => " Nothing was sent anywhere. Check that the file is what you think it is, or export it again.",
        _ => " Nothing was sent anywhere. Add the files one by one to find the one that is to blame.",
    });
    text
}

/// Names in a sentence; of many, the first few and how many more.
fn list(names: &[String]) -> String {
    const NAMED: usize = 3;
    let mut text = String::new();
    for (index, name) in names.iter().take(NAMED).enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        _ = write!(text, "{comma}“{}”", shown(name));
    }
    if let Some(more) = names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        _ = write!(text, " and {more} more");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_rfc3339(text).unwrap()
    }

    #[test]
    fn instants_are_shown_to_the_minute_with_their_zone() {
        assert_eq!(instant(at("2026-11-20T14:02:59Z")), "2026-11-20 14:02 UTC");
    }

    #[test]
    fn the_end_of_validity_is_said_in_whole_units_that_have_passed() {
        let now = at("2026-11-20T12:00:00Z");
        for (not_after, words) in [
            ("2026-12-31T12:00:00Z", "expires in 41 days"),
            ("2026-11-21T12:00:00Z", "expires in 1 day"),
            ("2026-11-20T14:59:59Z", "expires in 2 hours"),
            ("2026-11-20T12:00:00Z", "expires in less than an hour"),
            ("2026-11-17T11:00:00Z", "expired 3 days ago"),
        ] {
            assert_eq!(expiry(at(not_after), now), words);
        }
    }

    #[test]
    fn an_interruption_names_the_file_and_the_next_step() {
        let text = interrupted(&Cause::Silent, &["evil.der".to_owned()], 2);
        assert!(
            text.contains("“evil.der”") && text.contains("other 2 files") && text.contains("export it again"),
            "{text}"
        );
        let blameless = interrupted(&Cause::Cancelled, &["big.pem".to_owned()], 0);
        assert_eq!(blameless, "Cancelled. “big.pem” was not read.");
    }
}
