//! How a command ends.

use std::io;

use cert_inspector::checks::Outcome;
use cert_inspector::report::{ObjectReport, Report};

/// No demand of the chosen profile fails, and everything was read and opened.
pub(crate) const EXIT_PASS: u8 = 0;
/// A demand of the chosen profile fails, or something is broken, such as a key.
pub(crate) const EXIT_FAIL: u8 = 1;
/// The command was called in a wrong way.
pub(crate) const EXIT_USAGE: u8 = 2;
/// Some input could not be read, is shut, or is a container that is not opened. A failing demand counts more.
pub(crate) const EXIT_UNREAD: u8 = 3;

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
    let is_shut = report.objects.iter().any(ObjectReport::is_unopened);
    if report.outcome == Outcome::Fail {
        EXIT_FAIL
    } else if is_shut || !report.problems.is_empty() {
        EXIT_UNREAD
    } else {
        EXIT_PASS
    }
}
