//! A table of a product's panel.

use cert_inspector::report::{Cell, Row, Text};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::text::{self, of_product};

/// A table that scrolls by itself where the screen is too narrow for it.
pub(super) fn table(caption: &str, columns: &[Text], rows: &[Row]) -> Html {
    html! {
        <div class="product-scroll" tabindex="0" role="group" aria-label={text::translated(caption).0.to_owned()}>
            <table class="product-table">
                <caption>{ of_product(caption) }</caption>
                <thead><tr>{ for columns.iter().map(|column| html! { <th scope="col">{ of_product(column) }</th> }) }</tr></thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr>
                            <th scope="row" lang={text::core_lang()}>{ row.title.clone() }<span class="quiet">{ row.note.clone() }</span></th>
                            { for row.cells.iter().zip(columns.iter().skip(1)).map(|(one, column)| cell(one, column)) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn cell(cell: &Cell, column: &str) -> Html {
    html! {
        <td class={outcome_class(cell.outcome)} data-column={text::translated(column).0.to_owned()} title={cell.source.to_string()}>
            <span class="product-answer" lang={text::core_lang()}>{ outcome_icon(cell.outcome) }{ cell.text.clone() }</span>
            <span class="quiet">{ of_product(&cell.note) }</span>
        </td>
    }
}
