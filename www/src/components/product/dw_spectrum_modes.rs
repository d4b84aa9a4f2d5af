//! What clients of DW Spectrum do, by their mode of validation.

use cert_inspector::checks::Outcome;
use cert_inspector::products::dw_spectrum::{Cell, ModeRow, Modes, Pinned, Reaction};
use cert_inspector::report::Text;
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::shown::shown;
use crate::text::{self, Words};

/// What clients do with this certificate, and the table for every situation.
pub(crate) fn modes(modes: &Modes) -> Html {
    html! {
        <section id="dw-modes">
            <h4>{ text::DW_MODES }</h4>
            if let Some(fallback) = &modes.fallback { <p class="dw-warning" lang={text::core_lang()}>{ fallback.clone() }</p> }
            <ul class="dw-list" lang={text::core_lang()}>
                { for modes.situations.iter().map(|found| html! {
                    <li><strong>{ found.title.clone() }</strong>{ ": " }<bdi>{ shown(&found.why).into_owned() }</bdi></li>
                }) }
            </ul>
            { table(text::DW_MODES_CAPTION.spoken().into(), &modes.rows) }
            { sources(&modes.rows) }
            <ul class="dw-list" lang={text::core_lang()}>{ for warnings(&modes.rows) }<li>{ modes.event.clone() }</li></ul>
            <details class="fold" id="dw-table">
                <summary><h5>{ text::DW_TABLE }</h5></summary>
                { for modes.table.iter().map(|situation| html! {
                    <>
                        { table(situation.title.clone(), &situation.rows) }
                        { sources(&situation.rows) }
                        <p class="quiet" lang={text::core_lang()}>{ situation.event.clone() }</p>
                    </>
                }) }
            </details>
        </section>
    }
}

/// A table that scrolls by itself where the screen is too narrow for it.
fn table(caption: Text, rows: &[ModeRow]) -> Html {
    html! {
        <div class="dw-scroll" tabindex="0" role="group" aria-label={caption.to_string()}>
            <table class="dw-table">
                <caption>{ caption }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text::DW_MODE }</th>
                        { for Pinned::ALL.iter().map(|pinned| html! { <th scope="col" lang={text::core_lang()}>{ pinned.title() }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr>
                            <th scope="row" lang={text::core_lang()}>{ row.title.clone() }<span class="quiet">{ row.note.clone() }</span></th>
                            { for row.cells.iter().map(cell) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn cell(cell: &Cell) -> Html {
    let outcome = reaction_outcome(cell.reaction);
    html! {
        <td class={outcome_class(outcome)} data-pinned={cell.pinned.title()} title={cell.source.to_string()}>
            <span class="dw-reaction" lang={text::core_lang()}>{ outcome_icon(outcome) }{ cell.title.clone() }</span>
            <span class="quiet">{ text::dw_basis(cell.basis) }</span>
        </td>
    }
}

/// What the cells rest on, each place once.
fn sources(rows: &[ModeRow]) -> Html {
    let mut seen: Vec<(Words, &Text)> = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        let place = (text::dw_basis(cell.basis), &cell.source);
        if !seen.contains(&place) {
            seen.push(place);
        }
    }
    html! {
        <ul class="dw-sources">
            { for seen.into_iter().map(|(basis, source)| html! {
                <li>if !source.starts_with(basis.english) { { basis }{ ": " } }<span lang={text::core_lang()}>{ source.clone() }</span></li>
            }) }
        </ul>
    }
}

/// How a reaction looks.
pub(crate) const fn reaction_outcome(reaction: Reaction) -> Outcome {
    match reaction {
        Reaction::Allowed | Reaction::AllowedAndPinned => Outcome::Pass,
        Reaction::Asks => Outcome::Warn,
        Reaction::Refused => Outcome::Fail,
    }
}

/// What users see, each once.
fn warnings(rows: &[ModeRow]) -> Vec<Html> {
    let mut seen: Vec<&Text> = Vec::new();
    let mut lines = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        if !cell.warning.is_empty() && !seen.contains(&&cell.warning) {
            seen.push(&cell.warning);
            lines.push(
                html! { <li><strong>{ cell.title.clone() }</strong>{ ": " }{ cell.warning.clone() }</li> },
            );
        }
    }
    lines
}
