//! A certificate beside another one. What follows from the change is the core's words.

use cert_inspector::checks::Outcome;
use cert_inspector::compare::Change;

use super::{Words, number, say, words};

pub(crate) const COMPARE: Words =
    words("What changes from one to the other", "Was sich vom einen zum anderen ändert");
pub(crate) const COMPARE_NOTE: Words = words(
    "The old certificate is in use; the new certificate replaces it. Their dates decide which is which. Swap them if that is wrong.",
    "Das ältere ist im Einsatz, das neuere tritt an seine Stelle. Welches welches ist, sagen die Daten; tauschen Sie die beiden, wo das nicht stimmt.",
);
pub(crate) const COMPARE_ALONE: Words = words(
    "Drop the other certificate or request anywhere on this page to see what changes.",
    "Es gibt nichts, womit es zu vergleichen wäre. Ziehen Sie das andere Zertifikat oder die andere Anforderung irgendwo auf diese Seite, und hier steht, was sich ändert.",
);
pub(crate) const COMPARE_WITH: Words = words("Compare with", "Vergleichen mit");
pub(crate) const COMPARE_CHOOSE: Words =
    words("None of the others is similar: choose one", "Keines der anderen gleicht ihm: Wählen Sie eines");
pub(crate) const COMPARE_MORE: Words = words(
    "To compare another one, drop it anywhere on this page.",
    "Ein weiteres wird verglichen, sobald Sie es irgendwo auf diese Seite ziehen.",
);
pub(crate) const COMPARE_FILTER: Words = words("Show only names with", "Nur Namen zeigen mit");
pub(crate) const SWAP: Words = words("Swap older and newer", "Älteres und neueres tauschen");
pub(crate) const OLDER: Words = words("Older", "Älter");
pub(crate) const NEWER: Words = words("Newer", "Neuer");
pub(crate) const SHOWN_HERE: Words = words("the one shown here", "das hier gezeigte");
pub(crate) const CONSEQUENCES: Words = words("What follows from it", "Was daraus folgt");
pub(crate) const CONSEQUENCE_ACTION: Words = words("What to do now", "Was jetzt zu tun ist");
pub(crate) const SOURCES: Words = words("Where it stands", "Wo es steht");
pub(crate) const FIELD_BY_FIELD: Words = words("Field by field", "Feld für Feld");
pub(crate) const FIELD: Words = words("Field", "Feld");
pub(crate) const ABSENT: Words = words("absent", "fehlt");
pub(crate) const NO_DIFFERENCE: Words = words("No field differs.", "Kein Feld unterscheidet sich.");

/// The result of a consequence in a word.
pub(crate) const fn consequence(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Fail => words("Breaks", "Bricht"),
        Outcome::Unknown => words("Cannot be determined", "Nicht feststellbar"),
        Outcome::Warn => words("See to it", "Zu beachten"),
        Outcome::Pass => words("Fine", "In Ordnung"),
        Outcome::NotApplicable => words("Does not apply", "Trifft nicht zu"),
    }
}

/// What became of a field, in a word.
pub(crate) const fn change(change: Change) -> Words {
    match change {
        Change::Same => words("same", "gleich"),
        Change::Changed => words("differs", "anders"),
        Change::Removed => words("gone", "entfallen"),
        Change::Added => words("new", "neu"),
    }
}

pub(crate) fn fields_differ(differing: usize, same: usize) -> String {
    say!("Different: {}; the same: {}.", "Verschieden: {}; gleich: {}.", number(differing), number(same))
}

pub(crate) fn show_same(same: usize) -> String {
    say!("Show what is the same ({})", "Zeigen, was gleich ist ({})", number(same))
}

pub(crate) fn fields_omitted(omitted: usize) -> String {
    say!(
        "{} more fields are not compared here.",
        "{} weitere Felder werden hier nicht verglichen.",
        number(omitted)
    )
}

pub(crate) fn choices_shown(shown: usize, all: usize) -> String {
    say!("{} of {} can be chosen", "{} von {} sind wählbar", number(shown), number(all))
}

/// The years that one holds for, in a line.
pub(crate) fn holds(begins: &str, ends: &str) -> String {
    say!("{begins} to {ends}", "{begins} bis {ends}")
}
