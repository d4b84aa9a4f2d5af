//! Will it work, and where: the answer for each product, of everything that was dropped.

use cert_inspector::report::{DestinationReport, Verdict};
use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::shown::shown;
use crate::text;

/// The answers for everything that was dropped, with a way to the object that is worst off. One object alone has its own.
pub(crate) fn overview(summary: &Summary, onchoose: &Callback<u32>) -> Html {
    if summary.objects.len() < 2 {
        return Html::default();
    }
    let (concerned, elsewhere): (Vec<_>, Vec<_>) =
        summary.destinations.iter().partition(|one| one.verdict != Verdict::Nothing);
    let rows = |destinations: Vec<&DestinationReport>| {
        let rows = destinations.into_iter().map(|destination| overview_row(destination, onchoose));
        html! { <ul>{ for rows }</ul> }
    };
    html! {
        <section class="overview panel" aria-labelledby="overview-heading">
            <h2 id="overview-heading">{ text::DESTINATIONS }</h2>
            { rows(concerned) }
            if !elsewhere.is_empty() {
                <details class="destinations-elsewhere">
                    <summary>{ text::nothing_for(elsewhere.len()) }</summary>
                    { rows(elsewhere) }
                </details>
            }
        </section>
    }
}

fn overview_row(destination: &DestinationReport, onchoose: &Callback<u32>) -> Html {
    let outcome = destination.verdict.outcome();
    let words = html! {
        <>
            { outcome_icon(outcome) }
            <span class="object-words" lang={text::core_lang()}>
                <span class="object-title">{ destination.title.clone() }</span>
                <span class="object-kind"><bdi>{ shown(&destination.headline).into_owned() }</bdi></span>
            </span>
        </>
    };
    let worst = destination.deliveries.first().and_then(|delivery| delivery.object);
    html! {
        <li
            key={destination.destination.name().to_owned()}
            data-overview={destination.destination.name().to_owned()}
            data-answer={destination.verdict.name()}
        >
            if let Some(worst) = worst {
                <button type="button" class={classes!("object", outcome_class(outcome))} onclick={onchoose.reform(move |_: MouseEvent| worst)}>
                    { words }
                </button>
            } else {
                <div class={classes!("object", outcome_class(outcome))} data-outcome={outcome_name(outcome)}>{ words }</div>
            }
        </li>
    }
}
