//! The common name against the user name of the account that it logs in to.

use super::{Judgement, Outcome};
use crate::input::UserName;
use crate::model::{Attribute, Name};
use crate::safe_text::deceives;

/// Where a subject's common name stands with the user name that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// It is the same, character by character.
    Exact,
    /// It differs in upper and lower case, or in spaces at its ends.
    Loose,
    /// It would match if it had no characters that cannot be seen.
    Hidden,
    /// It is another name.
    None,
}

/// The values of one kind of attribute by its short name, such as `CN`, in order.
pub fn values<'a>(name: &'a Name, kind: &'a str) -> impl Iterator<Item = &'a str> {
    let is_wanted = move |attribute: &&Attribute| attribute.short_name() == Some(kind);
    name.attributes().filter(is_wanted).map(|attribute| attribute.text.as_str())
}

/// Whether a common name is the user name, as far as a person would say.
#[must_use]
pub fn resembles(name: &Name, user_name: &UserName) -> bool {
    values(name, "CN").any(|value| compare(value, user_name.as_str()) <= Match::Loose)
}

/// The common name is the user name: exactly one, and the same character by character. Where no user name is typed, a single
/// common name is shown and not judged.
#[must_use]
pub fn is_common_name(name: &Name, user_name: Option<&UserName>) -> Judgement {
    let names: Vec<&str> = values(name, "CN").collect();
    let found = if names.is_empty() { "no common name".to_owned() } else { names.join(", ") };
    let judgement = Judgement::pass(found.clone()).evidence("subject", name.to_string(), None);
    if names.iter().all(|name| name.trim().is_empty()) {
        return judgement.because(Outcome::Fail, "The subject has no common name, so it names no account.");
    }
    let judgement = match user_name {
        None if names.len() == 1 => {
            let mut judgement = Judgement::new(Outcome::NotApplicable, found)
                .evidence("subject", name.to_string(), None)
                .remark(
                    "No user name was typed. Type the name of the service account to have the two compared.",
                );
            if names.iter().any(|name| name.trim() != *name) {
                judgement = judgement.remark("The common name has a space at its beginning or end.");
            }
            return judgement;
        }
        None => judgement,
        Some(user_name) => compared(judgement, &names, user_name.as_str()),
    };
    if names.len() > 1 {
        return judgement.because(
            Outcome::Warn,
            format!(
                "The subject has {} common names, and the server may take another than you think.",
                names.len()
            ),
        );
    }
    judgement
}

fn compared(judgement: Judgement, names: &[&str], user_name: &str) -> Judgement {
    let best = names.iter().map(|name| compare(name, user_name)).min().unwrap_or(Match::None);
    match best {
        Match::Exact => judgement,
        Match::Loose => judgement.because(
            Outcome::Warn,
            format!("It differs from the user name \"{user_name}\" only in upper and lower case or in spaces at its ends. How the server compares the two is not documented."),
        ),
        Match::Hidden => judgement.because(
            Outcome::Fail,
            format!("It looks like the user name \"{user_name}\" but has characters that cannot be seen."),
        ),
        Match::None => {
            judgement.because(Outcome::Fail, format!("It is not the user name \"{user_name}\" that you typed."))
        }
    }
}

fn compare(name: &str, user_name: &str) -> Match {
    let loosely = |left: &str, right: &str| left.trim().to_lowercase() == right.trim().to_lowercase();
    if name == user_name {
        return Match::Exact;
    }
    if loosely(name, user_name) {
        return Match::Loose;
    }
    let seen: String = name.chars().filter(|c| !deceives(*c)).collect();
    if loosely(&seen, user_name) { Match::Hidden } else { Match::None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bytes, Oid, StringType};

    fn subject(names: &[&str]) -> Name {
        let attribute = |text: &&str| Attribute {
            oid: Oid::from_der_content(&[0x55, 4, 3]),
            string_type: StringType::Utf8,
            text: (*text).to_owned(),
        };
        Name { rdns: names.iter().map(|text| vec![attribute(text)]).collect(), der: Bytes::default() }
    }

    #[test]
    fn names_are_compared_to_the_letter() {
        use Outcome::{Fail, NotApplicable, Pass, Warn};
        for (names, typed, expected) in [
            (&["demo-bot1"][..], Some("demo-bot1"), Pass),
            (&["Demo-Bot1"], Some("demo-bot1"), Warn),
            (&["demo-bot1 "], Some("demo-bot1"), Warn),
            (&["demo-bot1"], Some(" demo-bot1"), Warn),
            (&["demo-bot"], Some("demo-bot1"), Fail),
            (&["demo-bot11"], Some("demo-bot1"), Fail),
            (&["demo bot1"], Some("demo-bot1"), Fail),
            (&["demo-bot1\u{200B}"], Some("demo-bot1"), Fail),
            (&["other", "demo-bot1"], Some("demo-bot1"), Warn),
            (&["demo-bot1", "other"], Some("demo-bot1"), Warn),
            (&["demo-bot1", "demo-bot1"], Some("demo-bot1"), Warn),
            (&["one", "two"], Some("demo-bot1"), Fail),
            (&["one", "two"], None, Warn),
            (&["demo-bot1"], None, NotApplicable),
            (&[], None, Fail),
            (&[], Some("demo-bot1"), Fail),
            (&[" "], Some("demo-bot1"), Fail),
        ] {
            let typed = typed.map(|typed| UserName::parse(typed).unwrap());
            let judged = is_common_name(&subject(names), typed.as_ref());
            assert_eq!(judged.outcome, expected, "{names:?} {typed:?}");
        }
    }

    #[test]
    fn characters_that_cannot_be_seen_are_told() {
        let typed = UserName::parse("demo-bot1").unwrap();
        let judged = is_common_name(&subject(&["demo-\u{200B}bot1"]), Some(&typed));
        assert!(judged.reasons[0].contains("cannot be seen"), "{judged:?}");
    }
}
