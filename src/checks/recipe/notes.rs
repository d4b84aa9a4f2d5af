//! Comments on what is left out of a command, and on what to write by hand.

/// Most comments on what is left out; further ones are counted.
const MAX_NOTES: usize = 20;
/// Longest part of a value that a comment shows, in characters.
const MAX_SHOWN: usize = 60;

/// Comments on what is left out.
#[derive(Debug, Default)]
pub(super) struct Notes {
    lines: Vec<String>,
    more: usize,
}

impl Notes {
    /// Says that something is left out or changed, and why. `value` is untrusted.
    pub(super) fn add(&mut self, what: &str, value: &str, reason: &str) {
        let shown: String = value
            .chars()
            .take(MAX_SHOWN)
            .map(|c| if c.is_alphanumeric() || " .-_:/@*".contains(c) { c } else { '?' })
            .collect();
        self.say(format!("{what} {shown}: {reason}"));
    }

    /// A comment of our own words.
    pub(super) fn say(&mut self, line: impl Into<String>) {
        if self.lines.len() < MAX_NOTES {
            self.lines.push(line.into());
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The comments, each in a line behind a sign.
    pub(super) fn lines(&self, sign: &str) -> String {
        let mut text: String = self.lines.iter().map(|line| format!("{sign} {line}\n")).collect();
        if self.more > 0 {
            text.push_str(&format!("{sign} and {} more\n", self.more));
        }
        text
    }
}
