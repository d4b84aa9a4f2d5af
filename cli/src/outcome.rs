//! How a command ends.

use std::io;

use cert_inspector::checks::Outcome;
use cert_inspector::report::{ObjectReport, Readiness, Report};

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

/// The exit code that a report comes to.
pub(crate) fn exit_code(report: &Report) -> u8 {
    let is_shut = report.objects.iter().any(|object| object.lock.is_some());
    let is_unopened = report.objects.iter().any(ObjectReport::is_unopened);
    // Without a profile, what is missing for one product says nothing about the others.
    let is_asked = report.settings.profile.is_some();
    let worst = report.destinations.iter().map(|destination| destination.readiness).max();
    let worst = worst.filter(|_| is_asked);
    if report.outcome == Outcome::Fail || worst == Some(Readiness::NotReady) {
        EXIT_FAIL
    } else if is_shut || worst == Some(Readiness::CannotTell) {
        EXIT_NEEDS_MORE
    } else if is_unopened || !report.problems.is_empty() || worst == Some(Readiness::NotApplicable) {
        EXIT_UNREAD
    } else {
        EXIT_PASS
    }
}
