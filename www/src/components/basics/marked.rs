//! Matches of a search in a text.

use yew::prelude::*;

/// Where a text has the needle, whatever the case: the bytes from and to.
pub(crate) fn find(text: &str, needle: &str) -> Option<(usize, usize)> {
    let lower = |character: char| character.to_lowercase().next().unwrap_or(character);
    text.char_indices().find_map(|(start, _)| {
        let mut rest = text.get(start..)?.char_indices();
        for wanted in needle.chars() {
            if lower(rest.next()?.1) != lower(wanted) {
                return None;
            }
        }
        let end = rest.next().map_or(text.len(), |(length, _)| start.saturating_add(length));
        Some((start, end))
    })
}

/// A text with every match marked.
pub(crate) fn marked(text: &str, needle: &str) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((start, end)) =
        Some(needle).filter(|needle| !needle.is_empty()).and_then(|needle| find(rest, needle))
    {
        let (before, hit) = (rest.get(..start).unwrap_or_default(), rest.get(start..end).unwrap_or_default());
        parts.push(html! { <>{ before }<mark>{ hit }</mark></> });
        rest = rest.get(end..).unwrap_or_default();
    }
    html! { <>{ for parts }{ rest }</> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter_and_places_are_exact() {
        for (text, needle, place) in [
            ("Subject", "sub", Some((0, 3))),
            ("ZÜRICH, Zürich", "ürich", Some((1, 7))),
            ("abc", "d", None),
            ("ab", "abc", None),
            ("aab", "ab", Some((1, 3))),
            ("x", "x", Some((0, 1))),
        ] {
            assert_eq!(find(text, needle), place, "{text} {needle}");
        }
    }
}
