//! Words that evidence needs beside those of the report.

use crate::checks::{Level, Outcome};
use crate::report::{ObjectReport, Report, SourceReference};
use crate::safe_text::visible;

/// The outcome of a requirement.
pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "not met",
        Outcome::Unknown => "cannot be determined",
        Outcome::Warn => "attention",
        Outcome::Pass => "met",
        Outcome::NotApplicable => "does not apply",
    }
}

/// How binding a requirement is.
pub(super) const fn level(level: Level) -> &'static str {
    match level {
        Level::Should => "recommended",
        _ => "required",
    }
}

/// A document and the place in it.
pub(super) fn source(source: &SourceReference) -> String {
    if source.section.is_empty() {
        source.document.to_string()
    } else {
        format!("{}, {}", source.document, source.section)
    }
}

/// The file of an object, and its place in it.
pub(super) fn place(report: &Report, object: &ObjectReport) -> (String, String) {
    let origin = &object.origin;
    let file = usize::try_from(origin.input).ok().and_then(|input| report.inputs.get(input));
    let mut place: Vec<String> = origin.path.iter().map(|part| visible(part).into_owned()).collect();
    place.extend(origin.block.map(|block| format!("block {block}")));
    (file.map(|file| file.name.clone()).unwrap_or_default(), place.join(" › "))
}
