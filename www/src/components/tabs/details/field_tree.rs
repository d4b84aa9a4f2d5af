//! Every field and extension, as the core words them. Knows no ASN.1: it draws whatever tree it is given.

use cert_inspector::view::{Field, FieldStyle};
use yew::prelude::*;

use crate::components::basics::long_value::LongValue;
use crate::components::basics::marked::marked;
use crate::components::basics::outcome::attention_icon;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// So many lines of one list are drawn at a time: a certificate may have a thousand names.
const PAGE: usize = 40;

#[derive(Properties, PartialEq)]
pub(crate) struct FieldTreeProps {
    pub(crate) fields: Vec<Field>,
    /// What is searched for; every match is marked.
    #[prop_or_default]
    pub(crate) needle: AttrValue,
}

/// A list of fields, each with those below it.
#[component]
pub(crate) fn FieldTree(props: &FieldTreeProps) -> Html {
    let pages = use_state_eq(|| 1_usize);
    let shown = PAGE.saturating_mul(*pages).min(props.fields.len());
    let onmore = {
        let pages = pages.clone();
        Callback::from(move |_: MouseEvent| pages.set(pages.saturating_mul(4)))
    };
    html! {
        <>
            <ul class="fields">{ for props.fields.iter().take(shown).map(|line| field(line, &props.needle)) }</ul>
            if shown < props.fields.len() {
                <p class="quiet">
                    { text::rows_shown(shown, props.fields.len()) }{ " " }
                    <button type="button" class="button-link" onclick={onmore}>{ text::MORE_ROWS }</button>
                </p>
            }
        </>
    }
}

fn field(field: &Field, needle: &AttrValue) -> Html {
    html! {
        <li class={class(field)}>
            <div class="field-pair">
                <span class="field-label">
                    <bdi>{ marked(&shown(&field.label), needle) }</bdi>
                    if field.critical { { " " }<span class="tag tag-critical">{ text::CRITICAL }</span> }
                </span>
                if !field.value.is_empty() {
                    <span class="field-value">
                        if field.style == FieldStyle::Time {
                            <time datetime={field.value.to_string()}>{ marked(&field.value, needle) }</time>
                        } else {
                            <LongValue
                                value={field.value.to_string()}
                                code={field.style == FieldStyle::Code}
                                needle={needle.clone()}
                            />
                        }
                    </span>
                }
            </div>
            { for field.warnings.iter().map(|warning| html! {
                <p class="field-warning">
                    { attention_icon() }
                    <bdi>{ marked(&shown(warning), needle) }</bdi>
                </p>
            }) }
            if !field.note.is_empty() {
                <p class="field-note">{ marked(&field.note, needle) }</p>
            }
            if !field.children.is_empty() {
                <FieldTree fields={field.children.clone()} needle={needle.clone()} />
            }
        </li>
    }
}

/// A field without a value is a heading; one with a note is a field of the standard, and not only a part of one.
fn class(field: &Field) -> &'static str {
    match (field.value.is_empty(), field.note.is_empty()) {
        (true, _) => "field-item field-heading",
        (false, false) => "field-item field-named",
        (false, true) => "field-item",
    }
}
