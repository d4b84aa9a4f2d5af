//! The search in the fields of an object: which of them match, and the field to type in.

use cert_inspector::view::Field;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::components::basics::marked::find;
use crate::components::tabs::details::field_tree::FieldTree;
use crate::text;

/// The field to type in, which `/` leads to.
pub(crate) const SEARCH: &str = "field-search";

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

#[cfg(test)]
mod tests {
    use super::*;

    fn field(label: &'static str, value: &'static str, children: Vec<Field>) -> Field {
        Field { label: label.into(), value: value.into(), children, ..Field::default() }
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
