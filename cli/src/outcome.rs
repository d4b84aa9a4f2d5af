//! How a command ends.

use std::io;

use cert_inspector::checks::Outcome;
use cert_inspector::report::{InputReport, ObjectReport, Report, Verdict};

/// It works there, or nothing is wrong.
pub(crate) const EXIT_PASS: u8 = 0;
/// It will be rejected, or something is broken, such as a key.
pub(crate) const EXIT_FAIL: u8 = 1;
/// The command was called in a wrong way.
pub(crate) const EXIT_USAGE: u8 = 2;
/// An input could not be read, or holds nothing for what was asked.
pub(crate) const EXIT_UNREAD: u8 = 3;
/// It cannot be determined without more: a password, a key, an issuer.
pub(crate) const EXIT_NEEDS_MORE: u8 = 4;
/// The output could not be written.
pub(crate) const EXIT_OUTPUT: u8 = 5;

/// Why the command ends without an answer.
pub(crate) enum Failure {
    /// The output could not be written.
    Output(io::Error),
    /// What was asked cannot be done, in a sentence.
    Usage(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// The exit code of a report: that of the answer for the product or role that the user chose, or else for the preselected product.
/// Without such an answer, a broken object decides.
pub(crate) fn exit_code(report: &Report) -> u8 {
    let is_asked = report.settings.profile.is_some() || report.settings.role.is_some();
    match report.verdict.filter(|verdict| is_asked || *verdict != Verdict::Nothing) {
        Some(Verdict::Rejected) => EXIT_FAIL,
        Some(Verdict::NeedsMore) => EXIT_NEEDS_MORE,
        Some(Verdict::Nothing) => EXIT_UNREAD,
        Some(Verdict::Works | Verdict::WorksAfterStep) if is_a_file_unread(report) => EXIT_UNREAD,
        Some(Verdict::Works | Verdict::WorksAfterStep) => EXIT_PASS,
        None => by_objects(report),
    }
}

/// Whether nothing at all was read of a file that somebody named, or that is in an archive.
fn is_a_file_unread(report: &Report) -> bool {
    if report.problems.iter().any(|problem| !problem.origin.path.is_empty()) {
        return true;
    }
    let holds_nothing = |(number, input): &(u32, &InputReport)| {
        !input.passed_over && report.objects.iter().all(|object| object.origin.input != *number)
    };
    let mut empty = (0_u32..).zip(&report.inputs).filter(holds_nothing);
    empty.any(|(_, input)| report.problems.iter().any(|problem| problem.origin.file == input.name))
}

/// What objects come to by themselves: broken, locked, not read.
fn by_objects(report: &Report) -> u8 {
    let fails = |object: &ObjectReport| {
        let is_broken = object.observations.iter().any(|one| one.outcome == Outcome::Fail);
        is_broken || object.paths.as_ref().is_some_and(|paths| paths.outcome == Outcome::Fail)
    };
    let is_of_use = |object: &ObjectReport| object.certificate.is_some() || object.facts.is_some();
    if report.objects.iter().any(fails) {
        EXIT_FAIL
    } else if report.objects.iter().any(|object| object.lock.is_some()) {
        EXIT_NEEDS_MORE
    } else if !report.problems.is_empty()
        || !report.objects.iter().any(is_of_use)
        || report.objects.iter().any(ObjectReport::is_unopened)
    {
        EXIT_UNREAD
    } else {
        EXIT_PASS
    }
}
