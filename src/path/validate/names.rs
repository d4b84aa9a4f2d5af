//! The syntax of names of hosts and mailboxes, and how names stand in sentences.

use std::borrow::Cow;

use crate::safe_text::visible;

/// Longest DNS name in characters (RFC 1035 section 2.3.4).
const MAX_NAME: usize = 253;
/// Longest label of a DNS name (RFC 1035 section 2.3.4).
const MAX_LABEL: usize = 63;
/// How much of a name a sentence shows, in characters: the longest name of a host fits.
const MAX_SHOWN: usize = 256;

/// Whether a text is the name of a host, without a trailing dot (RFC 5280 section 4.2.1.6).
///
/// Underscores, and hyphens at the ends of labels, are let pass: real names have them, and they mislead nobody.
pub(super) fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=MAX_LABEL).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    text.len() <= MAX_NAME && text.split('.').all(is_label)
}

/// A mailbox (RFC 5321 section 4.1.2) whose host has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mailbox<'a> {
    /// What stands before the `@`, without quotation marks: case matters.
    pub(super) local: Cow<'a, str>,
    /// The host in lower case.
    pub(super) host: String,
}

impl<'a> Mailbox<'a> {
    /// `None` for whatever is not a mailbox, and for address literals in place of a host.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let (local, host) = text.rsplit_once('@')?;
        let local = match local.strip_prefix('"') {
            Some(rest) => Cow::Owned(unquoted(rest.strip_suffix('"')?)?),
            None if is_dot_string(local) => Cow::Borrowed(local),
            None => return None,
        };
        is_host(host).then(|| Self { local, host: host.to_ascii_lowercase() })
    }
}

/// A dot-string: words with dots between them. Letters beyond ASCII are for those who allow them (RFC 6531 section 3.3).
fn is_dot_string(text: &str) -> bool {
    let is_atom_character = |character: char| {
        character.is_ascii_alphanumeric()
            || "!#$%&'*+-/=?^_`{|}~".contains(character)
            || (!character.is_ascii() && !character.is_control() && character != char::REPLACEMENT_CHARACTER)
    };
    text.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom_character))
}

/// The content of a quoted string: `"a"@host` is the mailbox `a@host`.
fn unquoted(text: &str) -> Option<String> {
    let mut content = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let character = match character {
            '\\' => characters.next()?,
            '"' => return None,
            _ => character,
        };
        if character.is_control() {
            return None;
        }
        content.push(character);
    }
    Some(content)
}

/// A text from a certificate as a sentence shows it: nothing deceives in it, and it is cut where it is long.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_SHOWN) {
        None => visible(text),
        Some((end, _)) => {
            let start = text.get(..end).unwrap_or_default();
            Cow::Owned(format!("{}…", visible(start)))
        }
    }
}

/// Texts in one line: the first few, and how many more there are.
pub(super) fn listed<T: ToString>(mut texts: impl Iterator<Item = T>, most: usize) -> String {
    let mut line = String::new();
    for (index, text) in texts.by_ref().take(most).enumerate() {
        if index > 0 {
            line.push_str(", ");
        }
        line.push_str(&shown(&text.to_string()));
    }
    let more = texts.count();
    if more > 0 {
        line.push_str(&format!(" and {more} more"));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_hosts_are_told_from_others() {
        let (label, name) = ("a".repeat(63), format!("{}a", "ab.".repeat(84)));
        for host in ["example.org", "EXAMPLE", "a_b.example", "xn--bcher-kva.example", "1.2", &label, &name] {
            assert!(is_host(host), "{host}");
        }
        let (label, name) = (format!("{label}a"), format!("{name}b"));
        for other in
            ["", ".", "a.", ".a", "a..b", "*.a", "a b", "bücher.example", "a:1", "a/b", "a\0", &label, &name]
        {
            assert!(!is_host(other), "{other}");
        }
    }

    #[test]
    fn mailboxes_are_told_from_others() {
        for (text, mailbox) in [
            ("a@b.example", Some(("a", "b.example"))),
            ("A.b+c@B.Example", Some(("A.b+c", "b.example"))),
            ("**@b", Some(("**", "b"))),
            ("\"a\"@b", Some(("a", "b"))),
            ("\"a@c\\\"d e\"@b", Some(("a@c\"d e", "b"))),
            ("é@b", Some(("é", "b"))),
            ("@b", None),
            ("a@", None),
            ("a", None),
            ("a@b@c", None),
            ("a b@c", None),
            ("a@*.b", None),
            ("a@[10.0.0.1]", None),
            ("a@b.", None),
            (".a@b", None),
            ("a..a@b", None),
            ("\"a@b", None),
            ("\"\"a\"@b", None),
            ("\"a\\\"@b", None),
            ("Somebody <a@b>", None),
            ("a@é", None),
        ] {
            let parsed = Mailbox::parse(text);
            let parsed = parsed.as_ref().map(|mailbox| (mailbox.local.as_ref(), mailbox.host.as_str()));
            assert_eq!(parsed, mailbox, "{text}");
        }
    }

    #[test]
    fn long_and_deceiving_names_are_shown_safely() {
        assert_eq!(shown("a\u{202E}b"), "a<U+202E>b");
        assert_eq!(shown(&"é".repeat(300)).chars().count(), 257);
        assert_eq!(listed(["a", "b", "c"].iter(), 2), "a, b and 1 more");
        assert_eq!(listed(["a", "b"].iter(), 2), "a, b");
    }
}
