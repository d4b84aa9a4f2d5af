//! What stands beside a judgement: observations, what belongs together, and which systems open a file.

use cert_inspector::report::{CompatibilityRow, Observation, Related};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// What deserves attention, the worst first.
pub(crate) fn observations(observations: &[&Observation]) -> Html {
    if observations.is_empty() {
        return Html::default();
    }
    let mut sorted = observations.to_vec();
    sorted.sort_by_key(|observation| std::cmp::Reverse(observation.outcome));
    html! {
        <ul class="observations" aria-label={text::OBSERVATIONS}>
            { for sorted.into_iter().map(|observation| html! {
                <li class={outcome_class(observation.outcome)}>
                    { outcome_icon(observation.outcome) }
                    <p>
                        <span class="visually-hidden">{ text::finding_outcome(observation.outcome) }{ ": " }</span>
                        <span lang={text::core_lang()}>{ shown(&observation.text).into_owned() }</span>
                    </p>
                </li>
            }) }
        </ul>
    }
}

/// The objects that belong to the one that is shown, each a way to it.
pub(crate) fn related(related: &[Related], onchoose: &Callback<u32>) -> Html {
    if related.is_empty() {
        return Html::default();
    }
    html! {
        <details class="related fold" title={text::RELATED_NOTE}>
            <summary><h3>{ text::RELATED }</h3></summary>
            <ul>
                { for related.iter().map(|other| {
                    let id = other.id;
                    html! {
                        <li>
                            { text::relation(other.relation) }{ ": " }
                            <button
                                type="button"
                                class="button-link"
                                data-related={id.to_string()}
                                onclick={onchoose.reform(move |_: MouseEvent| id)}
                            >
                                <bdi>{ shown(&other.title).into_owned() }</bdi>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </details>
    }
}

/// Which systems open the file.
pub(crate) fn compatibility(rows: &[CompatibilityRow]) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <details class="compatibility fold" id="compatibility">
            <summary><h3>{ text::COMPATIBILITY }</h3></summary>
            <p class="quiet">{ text::COMPATIBILITY_NOTE }</p>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ text::SYSTEM }</th>
                        <th scope="col">{ text::OPENS }</th>
                        <th scope="col">{ text::WHY }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(compatibility_row) }</tbody>
            </table>
        </details>
    }
}

fn compatibility_row(row: &CompatibilityRow) -> Html {
    html! {
        <tr class={outcome_class(row.outcome)}>
            <th scope="row" lang={text::core_lang()}>{ row.system.clone() }</th>
            <td class="opens"><span>{ outcome_icon(row.outcome) }{ text::opens(row.outcome) }</span></td>
            <td lang={text::core_lang()}>
                { row.reason.clone() }
                { for row.sources.iter().map(|source| html! {
                    <span class="source">{ source.document.clone() }{ ", " }{ source.section.clone() }</span>
                }) }
            </td>
        </tr>
    }
}
