//! The plans of products. Their questions are the products' words, and their steps those of the core.

use cert_inspector::report::{Fit, NamedObject, SourceReference, StepState};

use super::{Words, say, words};
use cert_inspector::safe_text::visible_lines as shown;

pub(crate) const PLAN_ASKING: Words = words("Creating the checklist.", "Die Checkliste wird erstellt.");
pub(crate) const PLAN_CONTRADICTIONS: Words =
    words("Where the guide contradicts itself", "Wo der Leitfaden sich widerspricht");
pub(crate) const PLAN_OPEN: Words = words("What the guide leaves open", "Was der Leitfaden offen lässt");
pub(crate) const OPTIONAL: Words = words("optional", "freiwillig");
pub(crate) const CHOSEN_OPTION: Words =
    words("The steps below are for this way.", "Die Schritte unten gelten für diesen Weg.");
pub(crate) const NOT_SAID: Words = words("Not said", "Keine Angabe");
pub(crate) const YES: Words = words("Yes", "Ja");
pub(crate) const NO: Words = words("No", "Nein");

pub(crate) const fn fit(fit: Fit) -> Words {
    match fit {
        Fit::Recommended => words("recommended", "empfohlen"),
        Fit::Possible => words("possible", "möglich"),
        Fit::Impossible => words("not possible", "nicht möglich"),
    }
}

pub(crate) const fn step_state(state: StepState) -> Words {
    match state {
        StepState::Done => words("done", "erledigt"),
        StepState::Attention => words("done, with a note", "erledigt, mit einem Hinweis"),
        StepState::ToDo => words("to do", "zu tun"),
        StepState::CannotTell => words("cannot tell", "nicht feststellbar"),
        StepState::NotMet => words("not met", "nicht erfüllt"),
        StepState::Impossible => words("not possible", "nicht möglich"),
    }
}

/// Where it is asked, in a line. The title of the guide is left out.
pub(crate) fn step_sources(sources: &[SourceReference], guide: &str) -> String {
    let sources = sources.iter().map(|source| {
        if source.document == guide {
            say!("Guide, {}", "Leitfaden, {}", source.section)
        } else {
            format!("{}, {}", source.document, source.section)
        }
    });
    sources.collect::<Vec<_>>().join("; ")
}

/// An object by title and file.
pub(crate) fn named_object(object: &NamedObject) -> String {
    format!("{} ({})", shown(&object.title), shown(&object.file))
}

pub(crate) const PLAN_MORE: Words =
    words("Answer more questions for a recommendation", "Mehr angeben, für eine Empfehlung");
pub(crate) const SOURCE: Words = words("Source", "Quelle");

/// How many steps of a section are done.
pub(crate) fn done_of(done: usize, all: usize) -> String {
    say!("{done} of {all} done", "{done} von {all} erledigt")
}
