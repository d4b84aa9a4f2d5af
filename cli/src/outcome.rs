//! How a command ends.

use std::collections::HashSet;
use std::io;

use cert_inspector::checks::Outcome;
use cert_inspector::report::{Facts, InputReport, ObjectReport, Problem, Report, Settings, Verdict};
use cert_inspector::view::Summary;

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

/// The time that `--time-limit` gives was over.
pub(crate) const EXIT_TIME: u8 = 6;

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

/// What a report says as a whole.
pub(crate) struct Ending<'a> {
    verdict: Option<Verdict>,
    settings: &'a Settings,
    problems: &'a [Problem],
    inputs: &'a [InputReport],
}

impl<'a> From<&'a Summary> for Ending<'a> {
    fn from(summary: &'a Summary) -> Self {
        let Summary { verdict, settings, problems, inputs, .. } = summary;
        Self { verdict: *verdict, settings, problems, inputs }
    }
}

impl<'a> From<&'a Report> for Ending<'a> {
    fn from(report: &'a Report) -> Self {
        let Report { verdict, settings, problems, inputs, .. } = report;
        Self { verdict: *verdict, settings, problems, inputs }
    }
}

/// What the objects of a report come to by themselves.
#[derive(Default)]
pub(crate) struct Seen {
    /// The objects that were looked at.
    objects: HashSet<u32>,
    /// The inputs that hold something.
    inputs: HashSet<u32>,
    fails: bool,
    needs_more: bool,
    unopened: bool,
    of_use: bool,
}

impl Seen {
    /// Whether an object was looked at already, by its number.
    pub(crate) fn has(&self, object: u32) -> bool {
        self.objects.contains(&object)
    }

    /// Looks at one more object.
    pub(crate) fn add(&mut self, object: &ObjectReport) {
        let is_broken = object.observations.iter().any(|one| one.outcome == Outcome::Fail);
        let is_path_broken = object.paths.as_ref().is_some_and(|paths| paths.outcome == Outcome::Fail);
        let is_unchecked = matches!(&object.facts, Some(Facts::PrivateKey(key)) if key.unchecked);
        self.objects.insert(object.id);
        self.inputs.insert(object.origin.input);
        self.fails |= is_broken || is_path_broken;
        self.needs_more |= object.lock.is_some() || is_unchecked;
        self.unopened |= object.is_unopened();
        self.of_use |= object.certificate.is_some() || object.facts.is_some();
    }
}

/// The exit code of a report: that of the answer for the product or role that the user chose, or else for the preselected product.
/// Without such an answer, a broken object decides. `seen` is asked only where objects count.
pub(crate) fn exit_code(ending: &Ending<'_>, seen: impl FnOnce() -> Seen) -> u8 {
    let is_asked = ending.settings.profile.is_some() || ending.settings.role.is_some();
    match ending.verdict.filter(|verdict| is_asked || *verdict != Verdict::Nothing) {
        Some(Verdict::Rejected) => EXIT_FAIL,
        Some(Verdict::NeedsMore) => EXIT_NEEDS_MORE,
        Some(Verdict::Nothing) => EXIT_UNREAD,
        Some(Verdict::Works | Verdict::WorksAfterStep) if ending.problems.is_empty() => EXIT_PASS,
        Some(Verdict::Works | Verdict::WorksAfterStep) => {
            if is_a_file_unread(ending, &seen()) {
                EXIT_UNREAD
            } else {
                EXIT_PASS
            }
        }
        None => by_objects(ending, &seen()),
    }
}

/// Whether nothing at all was read of a file that somebody named, or that is in an archive.
fn is_a_file_unread(ending: &Ending<'_>, seen: &Seen) -> bool {
    if ending.problems.iter().any(|problem| !problem.origin.path.is_empty()) {
        return true;
    }
    let holds_nothing =
        |(number, input): &(u32, &InputReport)| !input.passed_over && !seen.inputs.contains(number);
    let mut empty = (0_u32..).zip(ending.inputs).filter(holds_nothing);
    empty.any(|(_, input)| ending.problems.iter().any(|problem| problem.origin.file == input.name))
}

/// What objects come to by themselves: broken, locked, not read.
const fn by_objects(ending: &Ending<'_>, seen: &Seen) -> u8 {
    if seen.fails {
        EXIT_FAIL
    } else if seen.needs_more {
        EXIT_NEEDS_MORE
    } else if !ending.problems.is_empty() || !seen.of_use || seen.unopened {
        EXIT_UNREAD
    } else {
        EXIT_PASS
    }
}
