//! Every sentence the page says by itself, in one place, so that the page can be translated.
//!
//! Findings, headlines and remedies are not here: they are the core's words and arrive in the report. Nothing here
//! looks at a certificate; it only words what the report says of it.

mod alert;
mod chain;
mod deployment;
mod dw_spectrum;
mod exports;
mod list;
mod result;
mod settings;
mod symphony_messaging;
mod tabs;

use std::fmt::Write;

use cert_inspector::model::{Period, Timestamp};
use cert_inspector::report::ProblemOrigin;

pub(crate) use self::alert::{alert, failed};
pub(crate) use self::chain::*;
pub(crate) use self::deployment::*;
pub(crate) use self::dw_spectrum::*;
pub(crate) use self::exports::*;
pub(crate) use self::list::*;
pub(crate) use self::result::*;
pub(crate) use self::settings::*;
pub(crate) use self::symphony_messaging::*;
pub(crate) use self::tabs::*;
use crate::shown::shown;

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
pub(crate) const EXPORT_FILE: &str = "cert-inspector-report.json";
pub(crate) const EXPORT_LABEL: &str = "Take it with you";
pub(crate) const EXPORT_NOTE: &str = "Everything on this page, for all files, with their SHA-256. Each is made here and saved by your browser.";

pub(crate) const SAMPLES: &str = "Try a sample";
pub(crate) const SAMPLE_GOOD: &str = "A good server certificate";
pub(crate) const SAMPLE_FAULTY: &str = "Server certificates that fail";
pub(crate) const SAMPLE_CA: &str = "A certificate authority";

pub(crate) const CHOOSE_OBJECT: &str = "Choose an object to see how it does.";
pub(crate) const RESULTS: &str = "Result";
pub(crate) const READING: &str = "Reading…";
pub(crate) const WORKING: &str = "Still working…";
pub(crate) const CANCEL: &str = "Cancel";

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

/// `one` for one, the number before `many` for any other.
fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { one.to_owned() } else { format!("{number} {many}") }
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

pub(crate) fn save_what(what: &str) -> String {
    format!("Save {what}")
}

pub(crate) fn copy_what(what: &str) -> String {
    format!("Copy {what}")
}

pub(crate) fn rows_shown(shown: usize, all: usize) -> String {
    format!("{shown} of {all} shown")
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
}
