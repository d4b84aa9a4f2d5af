//! The answers: a card for the worst of them, a line for the rest.

mod card;
mod solution;

use cert_inspector::products;
use cert_inspector::report::Verdict;
use cert_inspector::view::{Card, Summary};
use yew::prelude::*;

use crate::commands::Commands;
use crate::components::basics::outcome::outcome_icon;
use crate::shown::shown;
use crate::state::{Shared, State};
use crate::text;
use card::{Said, card};

/// Most cards in view.
const MAX_CARDS: usize = 3;

/// The answers of the product that is chosen, or of all.
pub(crate) fn cards(state: &State, summary: &Shared<Summary>, commands: &Commands) -> Html {
    let shown_cards = state.cards();
    let (first, rest) = shown_cards.split_at(shown_cards.len().min(MAX_CARDS));
    let mut said = Said::new();
    html! {
        <section class="cards" aria-label={text::ANSWERS}>
            if first.is_empty() {
                { nothing(state, summary) }
            }
            { for first.iter().enumerate().map(|(place, one)| card(place, one, &mut said, state, commands)) }
            { others(state, summary, rest, commands) }
        </section>
    }
}

/// The answer where nothing among the files is for the product: what was found instead, and what to drop.
fn nothing(state: &State, summary: &Summary) -> Html {
    let product = state.product().and_then(products::product);
    let wants = product.map(|product| {
        let its = |id| product.destinations.iter().any(|entry| entry.id == id);
        summary.destinations.iter().filter(move |one| its(one.destination)).map(|one| one.headline.clone())
    });
    let wants: Vec<_> = wants.into_iter().flatten().take(1).collect();
    let is_unreadable = summary.objects.is_empty();
    let sentence = match product {
        Some(product) => text::nothing_for_product(product.title),
        None if is_unreadable => text::NOTHING_TO_JUDGE.to_string(),
        None => text::NOTHING_FOR_PRODUCTS.to_string(),
    };
    html! {
        <article class="card outcome-notApplicable" data-answer="nothing">
            { outcome_icon(Verdict::Nothing.outcome()) }
            <div class="card-body">
                <h2 class="card-verdict" data-part="verdict">{ sentence }</h2>
                { for wants.into_iter().map(|line| html! { <p lang={text::core_lang()}><bdi>{ shown(&line).into_owned() }</bdi></p> }) }
                if product.is_none() { <p>{ text::DROP_INSTEAD }</p> }
                <p><label for="file-input" class="button" data-part="action">{ text::ADD_FILES }</label></p>
            </div>
        </article>
    }
}

/// A line for each answer that has no card: the rest of the product, and the other products.
fn others(state: &State, summary: &Summary, rest: &[&Card], commands: &Commands) -> Html {
    let product = state.product();
    let is_other = |one: &&cert_inspector::report::DestinationReport| {
        let owner = products::destination(one.destination).map(|(owner, _)| owner.id);
        product.is_some() && owner != product && one.verdict != Verdict::Nothing
    };
    let elsewhere: Vec<_> = summary.destinations.iter().filter(is_other).collect();
    html! {
        <>
            if !rest.is_empty() {
                <ul class="card-lines">
                    { for rest.iter().map(|one| {
                        let object = one.object;
                        let words = html! { <>{ outcome_icon(one.verdict.outcome()) }<bdi lang={text::core_lang()}>{ shown(&one.sentence).into_owned() }</bdi></> };
                        html! {
                            <li data-destination={one.destination.name().to_owned()} data-answer={one.verdict.name()}>
                                if let Some(object) = object {
                                    <button type="button" class="button-line" onclick={commands.choose.reform(move |_: MouseEvent| object)}>{ words }</button>
                                } else {
                                    { words }
                                }
                            </li>
                        }
                    }) }
                </ul>
            }
            if !elsewhere.is_empty() {
                <p class="elsewhere" id="elsewhere">
                    <span>{ text::ELSEWHERE }</span>
                    { for elsewhere.into_iter().map(|one| html! {
                        <span class="elsewhere-one" data-overview={one.destination.name().to_owned()} data-answer={one.verdict.name()} lang={text::core_lang()}>
                            { outcome_icon(one.verdict.outcome()) }
                            { one.title.clone() }{ ": " }<strong>{ text::verdict(one.verdict) }</strong>
                        </span>
                    }) }
                </p>
            }
        </>
    }
}
