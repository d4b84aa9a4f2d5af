//! The answers: a card for the worst of them, a line for the rest.

mod card;
pub(in crate::components) mod solution;

use cert_inspector::products::{self, PRODUCTS, Product};
use cert_inspector::report::Verdict;
use cert_inspector::view::{Card, Summary};
use yew::prelude::*;

use crate::commands::Commands;
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::state::{Settings, Shared, State};
use crate::text::{self, Words};
use card::{Said, card};
use cert_inspector::safe_text::visible_lines as shown;

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
                <h2 class="card-verdict" id="answer" tabindex="-1" data-part="verdict">{ sentence }</h2>
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
    let worst = |other: &&Product| {
        let its = |id| other.destinations.iter().any(|entry| entry.id == id);
        summary.destinations.iter().filter(|one| its(one.destination)).map(|one| one.verdict).max()
    };
    let elsewhere: Vec<(&Product, Verdict)> = PRODUCTS
        .iter()
        .copied()
        .filter(|other| product.is_some_and(|product| product != other.id))
        .filter_map(|other| Some((other, worst(&other)?)))
        .filter(|(_, verdict)| *verdict != Verdict::Nothing)
        .collect();
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
                    { for elsewhere.into_iter().map(|(other, verdict)| {
                        let settings = Settings { profile: Some(other.id), every_product: false, ..state.settings.clone() };
                        html! {
                            <button
                                type="button"
                                class={classes!("button-link", outcome_class(verdict.outcome()))}
                                data-other={other.id.name()}
                                data-answer={verdict.name()}
                                onclick={commands.set.reform(move |_: MouseEvent| settings.clone())}
                            >
                                { outcome_icon(verdict.outcome()) }{ " " }{ Words::from(other.label) }{ ": " }{ text::verdict(verdict) }
                            </button>
                        }
                    }) }
                </p>
            }
        </>
    }
}
