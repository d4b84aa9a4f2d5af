//! Every sentence the page says by itself, in one place, so that the page can be translated.
//!
//! Findings, headlines and remedies are not here: they are the core's words and arrive in the report. Nothing here
//! looks at a certificate; it only words what the report says of it.

mod alert;
mod cards;
mod chain;
mod comparison;
mod coverage;
mod exports;
mod fingerprints;
mod hints;
mod list;
mod plan;
mod print;
mod product;
mod result;
mod samples;
mod settings;
mod shortcuts;
mod structure;
mod table;
mod tabs;
mod trust;
mod validity;
mod welcome;
mod words;

use std::fmt::Write;

use cert_inspector::model::{Period, Timestamp};
use cert_inspector::report::ProblemOrigin;

pub(crate) use self::alert::{alert, failed};
pub(crate) use self::cards::*;
pub(crate) use self::chain::*;
pub(crate) use self::comparison::*;
pub(crate) use self::coverage::*;
pub(crate) use self::exports::*;
pub(crate) use self::fingerprints::*;
pub(crate) use self::hints::*;
pub(crate) use self::list::*;
pub(crate) use self::plan::*;
pub(crate) use self::print::*;
pub(crate) use self::product::*;
pub(crate) use self::result::*;
pub(crate) use self::samples::*;
pub(crate) use self::settings::*;
pub(crate) use self::shortcuts::*;
pub(crate) use self::structure::*;
pub(crate) use self::table::*;
pub(crate) use self::tabs::*;
pub(crate) use self::trust::*;
pub(crate) use self::validity::*;
pub(crate) use self::welcome::*;
pub(crate) use self::words::{Words, core_lang, language, number, same, speak};
use self::words::{count, grouped, say, words};
pub(crate) use crate::language::Language;
use cert_inspector::safe_text::visible_lines as shown;

pub(crate) const SKIP: Words = words("Skip to the result", "Zum Ergebnis springen");
pub(crate) const TITLE: Words = same("Certificate Inspector");
pub(crate) const LANGUAGE: Words = same("Language / Sprache");
/// Said only where the page is in another language.
pub(crate) const CORE_IS_ENGLISH: Words = words(
    "The findings and the advice themselves are in English.",
    "Die Befunde und Ratschläge selbst sind auf Englisch.",
);

pub(crate) const ADD: Words = words("Add certificates", "Zertifikate hinzufügen");
pub(crate) const DROP_HINT: Words =
    words("or drop them anywhere on this page", "oder ziehen Sie sie irgendwo auf diese Seite");
pub(crate) const DROP_NOW: Words = words("Drop to read", "Zum Lesen loslassen");
pub(crate) const CHOOSE_FILES: Words = words("Choose files", "Dateien wählen");
pub(crate) const CHOOSE_FOLDER: Words = words("Choose a folder", "Ordner wählen");
pub(crate) const PASTE: Words = words("Paste", "Einfügen");
pub(crate) const PASTE_LABEL: Words = words("Paste a certificate here", "Fügen Sie hier ein Zertifikat ein");
pub(crate) const PASTE_HINT: Words = words(
    "PEM, base64 or hexadecimal. It is read as soon as it is pasted. Ctrl-V works anywhere on the page, too.",
    "PEM, Base64 oder hexadezimal. Es wird gelesen, sobald es eingefügt ist. Strg-V geht auch überall sonst auf der Seite.",
);
pub(crate) const PASTE_READ: Words = words("Read", "Lesen");
pub(crate) const CLOSE: Words = words("Close", "Schließen");
pub(crate) const CLEAR: Words = words("Remove all", "Alle entfernen");
pub(crate) const EXPORT: Words = words("Export", "Exportieren");

pub(crate) const CHOOSE_OBJECT: Words =
    words("Choose an object to see how it does.", "Wählen Sie ein Objekt, um zu sehen, wie es abschneidet.");
pub(crate) const RESULTS: Words = words("Result", "Ergebnis");
pub(crate) const READING: Words = words("Reading…", "Wird gelesen…");
pub(crate) const PROGRESS: Words = words("Progress", "Fortschritt");
pub(crate) const WORKING: Words = words("Still working…", "Es dauert noch…");
pub(crate) const CANCEL: Words = words("Cancel", "Abbrechen");

pub(crate) const PROBLEMS: Words = words("What could not be read", "Was nicht gelesen werden konnte");
pub(crate) const HOW_READ: Words = words("How the files were read", "Wie die Dateien gelesen wurden");
pub(crate) const NOT_CHECKED: Words = words("What was not checked", "Was nicht geprüft wurde");
pub(crate) const MESSAGE: Words = words("Message", "Meldung");
pub(crate) const DISMISS: Words = words("Dismiss", "Ausblenden");
pub(crate) const FAILED: Words =
    words("The inspector cannot start in this browser", "Der Prüfer kann in diesem Browser nicht starten");

/// The name that text from the clipboard gets in the list.
pub(crate) fn pasted_name(number: usize) -> String {
    say!("pasted text {number}", "eingefügter Text {number}")
}

/// An instant for people: to the minute, in UTC.
pub(crate) fn instant(at: Timestamp) -> String {
    format!("{} UTC", clock(at))
}

/// An instant in UTC and, where the clocks of this computer show another time, in theirs.
pub(crate) fn instant_and_local(at: Timestamp, minutes_east: i32) -> String {
    let utc = instant(at);
    if minutes_east == 0 {
        return utc;
    }
    let seconds = i64::from(minutes_east).saturating_mul(60);
    let local = Timestamp::from_unix_seconds(at.unix_seconds().saturating_add(seconds));
    let here = clock(local);
    let same_day = local.to_string().get(..10) == at.to_string().get(..10);
    let here = if same_day { here.rsplit(' ').next().unwrap_or_default() } else { &here };
    let sign = if minutes_east < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes_east.unsigned_abs() / 60, minutes_east.unsigned_abs() % 60);
    let minutes = if minutes == 0 { String::new() } else { format!(":{minutes:02}") };
    format!("{utc} · {here} (UTC{sign}{hours}{minutes})")
}

/// Day and time as each language writes them.
fn clock(at: Timestamp) -> String {
    let bare = instant_bare(at);
    if language() == Language::English {
        return bare;
    }
    let (date, time) = bare.split_once(' ').unwrap_or((&bare, ""));
    let date: Vec<&str> = date.rsplit('-').collect();
    format!("{}, {time}", date.join("."))
}

/// An instant as it stands in the field that edits it.
pub(crate) fn instant_bare(at: Timestamp) -> String {
    at.to_string().chars().take(16).map(|character| if character == 'T' { ' ' } else { character }).collect()
}

/// "as of …", and whose time that is.
pub(crate) fn as_of(at: Timestamp, minutes_east: i32) -> String {
    say!("as of {}", "Stand {}", instant_and_local(at, minutes_east))
}

/// The day of it alone, where there is little room.
pub(crate) fn as_of_day(at: Timestamp) -> String {
    say!("as of {}", "Stand {}", day(at))
}

/// How far the end of validity is away: "in 41 days", "3 days ago".
pub(crate) fn expiry(not_after: Timestamp, at: Timestamp) -> String {
    let left = Period::between(at, not_after);
    let length = length(Period::between(at, not_after));
    if left.seconds() < 0 {
        say!("expired {length} ago", "seit {length} abgelaufen")
    } else {
        say!("expires in {length}", "läuft in {length} ab")
    }
}

/// The same with the day: "expires in 364 days (2027-11-29)".
pub(crate) fn expiry_with_date(not_after: Timestamp, at: Timestamp) -> String {
    format!("{} ({})", expiry(not_after, at), day(not_after))
}

/// A day as each language writes it.
fn day(at: Timestamp) -> String {
    let clock = clock(at);
    clock.split([' ', ',']).next().unwrap_or_default().to_owned()
}

fn length(period: Period) -> String {
    let days = period.whole_days().unsigned_abs();
    let hours = period.seconds().unsigned_abs() / 3_600;
    match (days, hours) {
        (0, 0) => words("less than an hour", "weniger als einer Stunde").to_string(),
        (0, 1) => words("1 hour", "1 Stunde").to_string(),
        (0, hours) => say!("{hours} hours", "{hours} Stunden"),
        (1, _) => words("1 day", "1 Tag").to_string(),
        (days, _) => say!("{days} days", "{days} Tagen"),
    }
}

/// Where a problem is: the file, and the place in it as far as it is known.
pub(crate) fn place(origin: &ProblemOrigin) -> String {
    let mut text = shown(&origin.file).into_owned();
    for part in &origin.path {
        _ = write!(text, " › {}", shown(part));
    }
    if let Some(block) = origin.block {
        text.push_str(&say!(", block {block}", ", Block {block}"));
    }
    if let Some(offset) = origin.offset {
        text.push_str(&say!(", byte {offset}", ", Byte {offset}"));
    }
    text
}

pub(crate) fn show_all(characters: usize) -> String {
    say!("Show all {} characters", "Alle {} Zeichen zeigen", number(characters))
}

pub(crate) fn bytes_at(offset: u32) -> String {
    say!("byte {offset}", "Byte {offset}")
}

pub(crate) fn save_what(what: &str) -> String {
    say!("Save {what}", "{what} speichern")
}

pub(crate) fn copy_what(what: &str) -> String {
    say!("Copy {what}", "{what} kopieren")
}

pub(crate) fn rows_shown(shown: usize, all: usize) -> String {
    say!("{} of {} shown", "{} von {} gezeigt", number(shown), number(all))
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
        speak(Language::German);
        assert_eq!(instant(at("2026-11-20T14:02:59Z")), "20.11.2026, 14:02 UTC");
    }

    #[test]
    fn local_time_stands_beside_utc_where_it_differs() {
        let late = at("2026-11-20T14:02:59Z");
        for (language, minutes_east, words) in [
            (Language::English, 0, "2026-11-20 14:02 UTC"),
            (Language::English, 60, "2026-11-20 14:02 UTC · 15:02 (UTC+1)"),
            (Language::English, -210, "2026-11-20 14:02 UTC · 10:32 (UTC-3:30)"),
            (Language::English, 600, "2026-11-20 14:02 UTC · 2026-11-21 00:02 (UTC+10)"),
            (Language::German, 60, "20.11.2026, 14:02 UTC · 15:02 (UTC+1)"),
            (Language::German, 600, "20.11.2026, 14:02 UTC · 21.11.2026, 00:02 (UTC+10)"),
        ] {
            speak(language);
            assert_eq!(instant_and_local(late, minutes_east), words);
        }
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
        speak(Language::German);
        for (not_after, words) in [
            ("2026-12-31T12:00:00Z", "läuft in 41 Tagen ab"),
            ("2026-11-21T12:00:00Z", "läuft in 1 Tag ab"),
            ("2026-11-20T12:00:00Z", "läuft in weniger als einer Stunde ab"),
            ("2026-11-17T11:00:00Z", "seit 3 Tagen abgelaufen"),
        ] {
            assert_eq!(expiry(at(not_after), now), words);
        }
    }
}
