//! Outcomes as words, in colour where the terminal shows it.

use std::io::{self, IsTerminal};

use cert_inspector::checks::Outcome;

pub(crate) const fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotApplicable => "N/A",
        Outcome::Pass => "PASS",
        Outcome::Warn => "WARN",
        Outcome::Unknown => "UNKNOWN",
        Outcome::Fail => "FAIL",
    }
}

/// Colours words, or does not.
#[derive(Clone, Copy)]
pub(crate) struct Paint(bool);

impl Paint {
    /// Colour where the standard output is a terminal and `NO_COLOR` is not set.
    pub(crate) fn for_stdout() -> Self {
        Self(io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none())
    }

    /// A heading in bold.
    pub(crate) fn heading(self, text: &str) -> String {
        if self.0 { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// A word in the colour of an outcome; the word itself always says it too.
    pub(crate) fn word(self, outcome: Outcome, word: &str) -> String {
        let code = match outcome {
            Outcome::Pass => "32",
            Outcome::Warn => "33",
            Outcome::Fail => "31",
            Outcome::Unknown => "35",
            Outcome::NotApplicable => "2",
        };
        if self.0 { format!("\x1b[{code}m{word}\x1b[0m") } else { word.to_owned() }
    }
}
