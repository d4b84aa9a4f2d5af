//! What was found in the files: a row for each object.

use std::iter::Peekable;

use yew::prelude::*;

use crate::arrange::{Placed, by_file, by_issuer, has_containers};
use crate::components::found::props::FoundProps;
use crate::components::found::row::object_row;
use crate::text;

/// So many rows are drawn at a time: enough for any bundle, and quick on a phone.
const PAGE: usize = 200;

/// A shorter list needs no other order.
const SHORT: usize = 2;

/// A narrow list has no room for more, and each level is a call of its own: what lies deeper stands in the last one.
const DEEPEST: u32 = 5;

/// The list.
#[component]
pub(crate) fn Found(props: &FoundProps) -> Html {
    let pages = use_state_eq(|| 1_usize);
    let by_user = use_state_eq(|| None::<bool>);
    let tree = by_issuer(&props.summary);
    let grown = tree.is_some().then(|| by_user.unwrap_or_else(|| !has_containers(&props.summary)));
    let rows = match (grown, tree) {
        (Some(true), Some(tree)) => tree,
        _ => by_file(&props.summary),
    };
    let shown = PAGE.saturating_mul(*pages).min(rows.len());
    let onmore = {
        let pages = pages.clone();
        Callback::from(move |_: MouseEvent| pages.set(pages.saturating_add(1)))
    };
    html! {
        <section class="found panel" aria-labelledby="found-heading">
            <header>
                <h2 id="found-heading">{ text::FOUND }</h2>
                <button
                    type="button"
                    id="clear"
                    class="button-link"
                    onclick={props.onclear.reform(|_: MouseEvent| ())}
                >
                    { text::CLEAR }
                </button>
            </header>
            if let Some(grown) = grown.filter(|_| rows.len() > SHORT) { { order(grown, &Callback::from(move |wish| by_user.set(Some(wish)))) } }
            if rows.is_empty() {
                <p>{ text::NOTHING_FOUND }</p>
            } else {
                <ul class="tree">{ branch(props, &mut rows.iter().take(shown).peekable(), 0) }</ul>
            }
            if let Some(words) = text::passed_over(&props.summary) { <p class="quiet">{ words }</p> }
            if shown < rows.len() {
                <p class="quiet">{ text::rows_shown(shown, rows.len()) }</p>
                <button type="button" onclick={onmore}>{ text::MORE_ROWS }</button>
            }
        </section>
    }
}

/// The two orders of the list, of which one is pressed.
fn order(grown: bool, onwish: &Callback<bool>) -> Html {
    html! {
        <div class="order" role="group" aria-label={text::ORDER}>
            { for [(true, text::BY_ISSUER), (false, text::BY_FILE)].into_iter().map(|(wish, words)| html! {
                <button
                    type="button"
                    class="button-small"
                    data-order={if wish { "issuer" } else { "file" }}
                    aria-pressed={(wish == grown).to_string()}
                    onclick={onwish.reform(move |_: MouseEvent| wish)}
                >
                    { words }
                </button>
            }) }
        </div>
    }
}

/// The rows of one level, each with what stands below it: a branch that can be folded.
fn branch<'a>(
    props: &FoundProps,
    rows: &mut Peekable<impl Iterator<Item = &'a Placed<'a>>>,
    level: u32,
) -> Html {
    let mut items = Vec::new();
    while let Some(placed) = rows.next_if(|placed| placed.level.min(DEEPEST) >= level) {
        let deeper = rows.peek().is_some_and(|next| next.level.min(DEEPEST) > level);
        items.push(html! {
            <li key={placed.row.id}>
                { object_row(props, placed.row) }
                if deeper {
                    <details class="branch" open=true>
                        <summary><span class="visually-hidden">{ text::below(&placed.row.title) }</span></summary>
                        <ul>{ branch(props, rows, level.saturating_add(1)) }</ul>
                    </details>
                }
            </li>
        });
    }
    items.into_iter().collect()
}
