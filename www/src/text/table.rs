//! Many certificates: the table, its filters and the time line.

use std::fmt::Write;

use cert_inspector::checks::Outcome;
use cert_inspector::input::Destination;
use cert_inspector::model::{Period, Timestamp};
use cert_inspector::products;
use cert_inspector::view::ObjectRow;

use super::{Words, count, grouped, number, role, same, say, verdict, words};
use crate::table::{Column, Expiry, Kind, LATER, PAST, TimeLine};

pub(crate) const LAYOUT: Words = words("How to show what was found", "Darstellung des Gefundenen");
pub(crate) const LAYOUT_LIST: Words = words("List", "Liste");
pub(crate) const LAYOUT_TABLE: Words = words("Table", "Tabelle");
pub(crate) const TABLE: Words = words("Everything that was found", "Alles Gefundene");
pub(crate) const TABLE_HINT: Words = words(
    "Arrow keys move through the rows, Enter opens one.",
    "Pfeiltasten bewegen durch die Zeilen, die Eingabetaste öffnet eine.",
);
pub(crate) const BACK_TO_TABLE: Words = words("Back to the table", "Zurück zur Tabelle");
pub(crate) const FILTERS: Words = words("Filters", "Filter");
pub(crate) const FILTER_TEXT: Words = words("Search in the rows", "In den Zeilen suchen");
pub(crate) const FILTER_KIND: Words = words("Kind", "Art");
pub(crate) const FILTER_EXPIRY: Words = words("Expiry", "Ablauf");
pub(crate) const FILTER_OUTCOME: Words = words("Outcome", "Ergebnis");
pub(crate) const FILTER_ANY: Words = words("Any", "Alle");
pub(crate) const GROUP_BY: Words = words("Group by", "Gruppieren nach");
pub(crate) const GROUP_NONE: Words = words("Nothing", "Nichts");
pub(crate) const GROUP_ISSUER: Words = words("Issuer", "Aussteller");
pub(crate) const GROUP_FILE: Words = words("File", "Datei");
pub(crate) const GROUPS_SHUT: Words = words("Close all groups", "Alle Gruppen schließen");
pub(crate) const GROUPS_OPEN: Words = words("Open all groups", "Alle Gruppen öffnen");
pub(crate) const SORT_BY: Words = words("Sort by", "Sortieren nach");
pub(crate) const SORT_TURN: Words = words("Reverse the order", "Reihenfolge umkehren");
pub(crate) const CLEAR_FILTERS: Words = words("Show all", "Alle zeigen");
pub(crate) const SAVE_ROWS: Words = words("Save these rows as CSV", "Diese Zeilen als CSV speichern");
pub(crate) const NO_ROWS: Words =
    words("No row matches these filters.", "Keine Zeile entspricht diesen Filtern.");
pub(crate) const NO_ISSUER: Words = words("No issuer", "Kein Aussteller");
pub(crate) const TIME_LINE: Words = words("When certificates expire", "Wann Zertifikate ablaufen");
pub(crate) const TIME_LINE_TODAY: Words = words("today", "heute");

/// The heads of the columns of the file that is saved.
pub(crate) fn csv_columns() -> [Words; 12] {
    [
        column(Column::Subject),
        column(Column::Issuer),
        words("Expires (UTC)", "Läuft ab (UTC)"),
        words("Time left", "Restzeit"),
        column(Column::Key),
        column(Column::Destinations),
        column(Column::Findings),
        words("Failed requirements", "Nicht erfüllte Anforderungen"),
        words("Requirements with a warning", "Anforderungen mit Warnung"),
        words("Requirements", "Anforderungen"),
        GROUP_FILE,
        words("Place", "Stelle"),
    ]
}

/// The head of a column.
pub(crate) const fn column(column: Column) -> Words {
    match column {
        Column::Subject => words("Subject", "Inhaber"),
        Column::Issuer => GROUP_ISSUER,
        Column::Expiry => words("Expires", "Läuft ab"),
        Column::Key => words("Key", "Schlüssel"),
        Column::Destinations => words("Destinations", "Ziele"),
        Column::Findings => words("Findings", "Befunde"),
    }
}

/// An outcome in a word.
pub(crate) const fn outcome_word(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Fail => words("Fails", "Durchgefallen"),
        Outcome::Unknown => words("Cannot be determined", "Nicht feststellbar"),
        Outcome::Warn => words("Warnings", "Warnungen"),
        Outcome::Pass => words("Fine", "In Ordnung"),
        Outcome::NotApplicable => words("Not judged", "Nicht beurteilt"),
    }
}

/// What fails and what warns, in as few words as a column has room for.
pub(crate) fn findings(row: &ObjectRow) -> String {
    if row.failed == 0 && row.warned == 0 || row.lock.is_some() {
        return super::requirements(row);
    }
    let (failed, warned) = (row.failed, row.warned);
    let fails = if failed == 1 {
        words("1 fails", "1 Fehler").to_string()
    } else {
        say!("{failed} fail", "{failed} Fehler")
    };
    let warns = if warned == 1 {
        words("1 warns", "1 Warnung").to_string()
    } else {
        say!("{warned} warn", "{warned} Warnungen")
    };
    match (failed, warned) {
        (_, 0) => fails,
        (0, _) => warns,
        _ => format!("{fails}, {warns}"),
    }
}

/// The kind of an object, for the filter.
pub(crate) fn kind_of(kind: Kind, row: &ObjectRow) -> String {
    match kind {
        Kind::Role(one) => role(one).to_string(),
        Kind::Object(_) => row.kind_name.to_string(),
    }
}

/// A destination, in as few words as a column has room for.
pub(crate) fn destination_short(destination: Destination) -> Words {
    products::destination(destination).map_or(same(""), |(_, entry)| entry.label.into())
}

/// The destinations of a row with their answers, in a line.
pub(crate) fn destinations_line(row: &ObjectRow) -> String {
    let mut text = String::new();
    for one in &row.destinations {
        let separator = if text.is_empty() { "" } else { "; " };
        _ = write!(text, "{separator}{}: {}", destination_short(one.destination), verdict(one.verdict));
    }
    text
}

/// Everything that is searched of a row beside its subject, issuer and key.
pub(crate) fn searched(row: &ObjectRow, text: &mut String) {
    for part in [&destinations_line(row), &kind_of(Kind::of(row), row), &row.place.to_string()] {
        text.push_str(part);
        text.push('\n');
    }
    if let Some(end) = row.not_after {
        _ = writeln!(text, "{}", date(end));
    }
    _ = write!(text, "{}", outcome_word(row.outcome));
}

/// A number in as few characters as a bar has room for: "9k".
pub(crate) fn compact(number: u32) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{}k", number.div_euclid(1_000)),
    }
}

/// How far the end of validity is away, in as few words as a column has room for.
pub(crate) fn time_left(end: Timestamp, at: Timestamp) -> String {
    let days = Period::between(at, end).whole_days();
    let count = grouped(&days.unsigned_abs().to_string());
    match (end < at, days) {
        (false, 0) => words("less than 1 day left", "weniger als 1 Tag").to_string(),
        (true, 0) => words("less than 1 day ago", "vor weniger als 1 Tag").to_string(),
        (false, 1) => words("1 day left", "noch 1 Tag").to_string(),
        (false, _) => say!("{count} days left", "noch {count} Tage"),
        (true, -1) => words("1 day ago", "vor 1 Tag").to_string(),
        (true, _) => say!("{count} days ago", "vor {count} Tagen"),
    }
}

/// A date in the form that sorts: 2026-11-20.
pub(crate) fn date(at: Timestamp) -> String {
    at.to_string().chars().take(10).collect()
}

/// How many rows are shown of how many.
pub(crate) fn rows_of(shown: usize, all: usize) -> String {
    let (shown, all) = (number(shown), number(all));
    if shown == all {
        say!("{all} rows", "{all} Zeilen")
    } else {
        say!("{shown} of {all} rows", "{shown} von {all} Zeilen")
    }
}

/// How many rows a group has, and how many of them fail.
pub(crate) fn group_counts(rows: u32, failing: u32) -> String {
    let all = count(
        usize::try_from(rows).unwrap_or(usize::MAX),
        words("1 row", "1 Zeile"),
        words("rows", "Zeilen"),
    );
    if failing == 0 {
        return all;
    }
    let failing = grouped(&failing.to_string());
    say!("{all}, {failing} failing", "{all}, {failing} durchgefallen")
}

/// A time in which validity ends, for the filter.
pub(crate) fn expiry_choice(expiry: Expiry, at: Timestamp) -> String {
    match expiry {
        Expiry::Past => words("Expired", "Abgelaufen").to_string(),
        Expiry::Within(days) => say!("Within {days} days", "In {days} Tagen"),
        Expiry::Bar(number) => bar_name(number, at),
    }
}

/// What a bar of the time line stands for: "March 2027".
pub(crate) fn bar_name(number: u8, at: Timestamp) -> String {
    match number {
        PAST => words("Expired", "Abgelaufen").to_string(),
        LATER => words("Later", "Später").to_string(),
        _ => {
            let (year, month) = month_of(number, at);
            format!("{} {year}", MONTHS.get(month).copied().unwrap_or(TIME_LINE_TODAY))
        }
    }
}

/// What stands below a bar: the first letter of the month, or the year where it begins.
pub(crate) fn bar_label(number: u8, at: Timestamp) -> String {
    match number {
        PAST => "<".to_owned(),
        LATER => ">".to_owned(),
        _ => match month_of(number, at) {
            (year, 0) => year.to_string().chars().skip(2).fold("’".to_owned(), |mut text, digit| {
                text.push(digit);
                text
            }),
            (_, month) => {
                MONTHS.get(month).copied().unwrap_or(TIME_LINE_TODAY).to_string().chars().take(1).collect()
            }
        },
    }
}

/// The year and the month, from 0, of a bar.
fn month_of(number: u8, at: Timestamp) -> (i64, usize) {
    let month = at.month_number().saturating_add(i64::from(number).saturating_sub(1));
    (month.div_euclid(12), usize::try_from(month.rem_euclid(12)).unwrap_or(0))
}

const MONTHS: [Words; 12] = [
    words("January", "Januar"),
    words("February", "Februar"),
    words("March", "März"),
    same("April"),
    words("May", "Mai"),
    words("June", "Juni"),
    words("July", "Juli"),
    same("August"),
    same("September"),
    words("October", "Oktober"),
    same("November"),
    words("December", "Dezember"),
];

/// What a bar says to those who do not see it.
pub(crate) fn bar_words(bar: u8, count: u32, at: Timestamp) -> String {
    format!("{}: {}", bar_name(bar, at), grouped(&count.to_string()))
}

/// The time line in a sentence.
pub(crate) fn time_line(line: &TimeLine) -> String {
    let [all, past, month, quarter] = [line.total(), line.count(PAST), line.within_30, line.within_90]
        .map(|count| grouped(&count.to_string()));
    say!(
        "{all} certificates; expired: {past}; expiring within 30 days: {month}, within 90 days: {quarter}.",
        "{all} Zertifikate; abgelaufen: {past}; in 30 Tagen laufen ab: {month}, in 90 Tagen: {quarter}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_named_by_their_months() {
        let at = Timestamp::parse_rfc3339("2026-11-20").unwrap();
        for (number, name, label) in [
            (PAST, "Expired", "<"),
            (1, "November 2026", "N"),
            (2, "December 2026", "D"),
            (3, "January 2027", "’27"),
            (24, "October 2028", "O"),
            (LATER, "Later", ">"),
        ] {
            assert_eq!(bar_name(number, at), name);
            assert_eq!(bar_label(number, at), label);
        }
    }

    #[test]
    fn groups_say_how_many_fail() {
        assert_eq!(group_counts(1, 0), "1 row");
        assert_eq!(group_counts(1_200, 30), "1,200 rows, 30 failing");
        assert_eq!(rows_of(12, 10_000), "12 of 10,000 rows");
        assert_eq!(rows_of(12, 12), "12 rows");
    }
}
