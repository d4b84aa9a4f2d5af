//! Strict parsers of the scripts that remedies consist of. They know only what our scripts need, so whatever leaves its
//! quotation marks is an error.

mod files;
mod posix;
mod powershell;

/// Checks a script for the shell that its tool runs in.
///
/// # Errors
/// Says what the parser does not know.
pub(crate) fn check(tool: &str, text: &str) -> Result<(), String> {
    let text = text.trim_end_matches('\n');
    if let Some(control) = text.chars().find(|c| c.is_control() && *c != '\n') {
        return Err(format!("a control character in a script: {control:?}"));
    }
    match tool {
        _ if tool.starts_with("Windows") => powershell::check(text),
        _ if tool.starts_with("config.yaml") => text.lines().try_for_each(files::yaml),
        _ => posix::check(text),
    }
}

/// Characters of a script with a place in it.
struct Characters<'a> {
    rest: &'a str,
}

impl<'a> Characters<'a> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next();
        self.rest = characters.as_str();
        next
    }

    /// Goes past a text that stands here, if it does.
    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// The rest of this line, without its end.
    fn line(&mut self) -> &'a str {
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        line
    }

    /// Everything that a test holds for.
    fn all(&mut self, test: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !test(c)).unwrap_or(self.rest.len());
        let (found, rest) = self.rest.split_at(end);
        self.rest = rest;
        found
    }
}
