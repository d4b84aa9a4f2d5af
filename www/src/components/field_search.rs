//! The search in the fields of an object: which of them match, and the field to type in.

use cert_inspector::view::Field;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::field_tree::FieldTree;
use crate::text;

/// The field to type in, which `/` leads to.
pub(super) const SEARCH: &str = "field-search";

#[derive(Properties, PartialEq)]
pub(crate) struct FieldSearchProps {
    pub(crate) fields: Vec<Field>,
}

/// The fields with a search above them.
#[component]
pub(crate) fn FieldSearch(props: &FieldSearchProps) -> Html {
    let typed = use_state_eq(|| AttrValue::from(""));
    let needle = typed.trim();
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(field.value().into());
            }
        })
    };
    let onkeydown = {
        let typed = typed.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !typed.is_empty() {
                event.prevent_default();
                event.stop_propagation();
                typed.set("".into());
            }
        })
    };
    let mut found = 0;
    let fields =
        if needle.is_empty() { props.fields.clone() } else { filtered(&props.fields, needle, &mut found) };
    html! {
        <>
            <div class="field-search">
                <label for={SEARCH}>{ text::SEARCH_FIELDS }</label>
                <input
                    id={SEARCH}
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="field-search-hint"
                    aria-keyshortcuts="/"
                    value={(*typed).clone()}
                    {oninput}
                    {onkeydown}
                />
                <span class="quiet" id="field-search-hint">{ text::SEARCH_HINT }</span>
                <span id="field-count" role="status">
                    if !needle.is_empty() { { text::matches_found(found) } }
                </span>
            </div>
            <div lang={text::core_lang()}>
                <FieldTree {fields} needle={AttrValue::from(needle.to_owned())} />
            </div>
        </>
    }
}

/// The fields that match, with those around them, and how many match. One that matches by itself keeps what is in it, unless
/// something in it matches, too.
fn filtered(fields: &[Field], needle: &str, found: &mut usize) -> Vec<Field> {
    let mut kept = Vec::new();
    for field in fields {
        let texts = [&field.label, &field.value, &field.note];
        let matches = texts.into_iter().chain(&field.warnings).any(|text| find(text, needle).is_some());
        *found = found.saturating_add(usize::from(matches));
        let children = filtered(&field.children, needle, found);
        if !children.is_empty() {
            kept.push(Field { children, ..field.clone() });
        } else if matches {
            kept.push(field.clone());
        }
    }
    kept
}

/// Where a text has the needle, whatever the case: the bytes from and to.
pub(super) fn find(text: &str, needle: &str) -> Option<(usize, usize)> {
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
pub(super) fn marked(text: &str, needle: &str) -> Html {
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

    fn field(label: &'static str, value: &'static str, children: Vec<Field>) -> Field {
        Field { label: label.into(), value: value.into(), children, ..Field::default() }
    }

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

    #[test]
    fn lines_that_match_stay_with_those_around_them() {
        let fields = [
            field(
                "Subject",
                "",
                vec![field("commonName", "vms.example.org", vec![]), field("country", "DE", vec![])],
            ),
            field("Extensions", "2", vec![field("Key usage", "digitalSignature", vec![])]),
        ];
        for (needle, found, tree) in [
            ("VMS", 1, "Subject(commonName())"),
            ("subject", 1, "Subject(commonName()country())"),
            ("e", 5, "Subject(commonName()country())Extensions(Key usage())"),
            ("nothing", 0, ""),
        ] {
            fn words(fields: &[Field]) -> String {
                fields.iter().map(|field| format!("{}({})", field.label, words(&field.children))).collect()
            }
            let mut count = 0;
            let kept = filtered(&fields, needle, &mut count);
            assert_eq!((count, words(&kept).as_str()), (found, tree), "{needle}");
        }
    }
}
