//! How many certificates expire in which month, as bars that filter the table.

use cert_inspector::model::Timestamp;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::state::TableState;
use crate::table::{Expiry, LATER, PAST, Query, TimeLine};
use crate::{browser, text};

/// The height of the highest bar, in units of the drawing.
const HIGHEST: u32 = 40;

/// The bars, and the same in a sentence. Arrow keys go from one bar to the next.
pub(crate) fn time_line(
    line: &TimeLine,
    table: &TableState,
    at: Timestamp,
    ontable: &Callback<TableState>,
) -> Html {
    let pressed = match table.query.expiry {
        Some(Expiry::Past) => Some(PAST),
        Some(Expiry::Bar(number)) => Some(number),
        _ => None,
    };
    let can_press = |number: u8| line.count(number) > 0 || pressed == Some(number);
    let usable: Vec<u8> = (PAST..=LATER).filter(|number| can_press(*number)).collect();
    let first = pressed.or_else(|| usable.first().copied());
    let highest = line.counts.iter().copied().max().unwrap_or(0);
    let bar = |number: u8| {
        let is_pressed = pressed == Some(number);
        let expiry = if number == PAST { Expiry::Past } else { Expiry::Bar(number) };
        let query = Query { expiry: (!is_pressed).then_some(expiry), ..table.query.clone() };
        let next = TableState { query, ..table.clone() };
        let count = line.count(number);
        let height = height(count, highest);
        let words = text::bar_words(number, count, at);
        let onkeydown = {
            let usable = usable.clone();
            Callback::from(move |event: KeyboardEvent| {
                if let Some(next) = beside(&usable, number, &event.key()) {
                    event.prevent_default();
                    _ = browser::focus(&format!("bar-{next}"));
                }
            })
        };
        html! {
            <button
                type="button"
                id={format!("bar-{number}")}
                class={classes!("time-bar", (number == 1).then_some("is-today"))}
                data-bar={number.to_string()}
                aria-pressed={is_pressed.to_string()}
                title={words.clone()}
                disabled={!can_press(number)}
                tabindex={if first == Some(number) { "0" } else { "-1" }}
                onclick={ontable.reform(move |_: MouseEvent| next.clone())}
                {onkeydown}
            >
                <span class="visually-hidden">{ words }</span>
                <span class="time-count" aria-hidden="true">{ if count > 0 { text::compact(count) } else { String::new() } }</span>
                <svg viewBox="0 0 10 40" preserveAspectRatio="none" aria-hidden="true">
                    <rect x="1" width="8" y={HIGHEST.saturating_sub(height).to_string()} height={height.to_string()} />
                </svg>
                <span class="time-label" aria-hidden="true">{ text::bar_label(number, at) }</span>
            </button>
        }
    };
    html! {
        <section class="time-line panel" aria-labelledby="time-line-heading">
            <h2 id="time-line-heading">{ text::TIME_LINE }</h2>
            <p class="quiet">{ text::time_line(line) }{ " " }<span class="time-today">{ text::TIME_LINE_TODAY }{ ": " }{ text::date(at) }</span></p>
            <div class="time-bars" role="toolbar" aria-labelledby="time-line-heading">{ for (PAST..=LATER).map(bar) }</div>
        </section>
    }
}

/// The height of a bar: by the root of its number, so that a few beside thousands can still be seen.
fn height(count: u32, highest: u32) -> u32 {
    let root = |number: u32| number.saturating_mul(100).isqrt();
    let height = root(count).saturating_mul(HIGHEST).checked_div(root(highest)).unwrap_or(0);
    if count > 0 { height.max(2) } else { 0 }
}

/// The bar that a key leads to.
fn beside(usable: &[u8], number: u8, key: &str) -> Option<u8> {
    let here = usable.iter().position(|one| *one == number)?;
    match key {
        "ArrowRight" | "ArrowDown" => usable.get(here.saturating_add(1)),
        "ArrowLeft" | "ArrowUp" => usable.get(here.checked_sub(1)?),
        "Home" => usable.first(),
        "End" => usable.last(),
        _ => None,
    }
    .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_can_be_seen_beside_many() {
        for (count, highest, expected) in
            [(0, 9_900, 0), (1, 9_900, 2), (9_900, 9_900, 40), (2_475, 9_900, 20), (0, 0, 0)]
        {
            assert_eq!(height(count, highest), expected, "{count} of {highest}");
        }
    }

    #[test]
    fn keys_skip_what_is_empty() {
        let usable = [0, 3, 25];
        for (number, key, expected) in [
            (0, "ArrowRight", Some(3)),
            (25, "ArrowRight", None),
            (3, "ArrowLeft", Some(0)),
            (0, "ArrowLeft", None),
            (0, "End", Some(25)),
            (25, "Home", Some(0)),
            (4, "Home", None),
            (3, "x", None),
        ] {
            assert_eq!(beside(&usable, number, key), expected, "{number} {key}");
        }
    }
}
