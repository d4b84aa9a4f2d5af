//! One answer: the sentence, what is wrong, what is missing, and the button that solves it.

use std::collections::HashSet;

use cert_inspector::report::{Remedy, Text, Verdict};
use cert_inspector::view::{Card, CardFault};
use yew::prelude::*;

use crate::commands::Commands;
use crate::components::basics::copy_button::CopyButton;
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::basics::remedy::remedy_view;
use crate::components::cards::solution::solution;
use crate::components::tabs::verdict::password_form::PasswordForm;
use crate::state::State;
use crate::text::{self, Words};
use cert_inspector::safe_text::visible_lines as shown;

/// What the cards above say: the same sentence does not stand there twice.
pub(super) type Said = HashSet<Text>;

/// A card. `place` tells the cards apart: the first one has the reasons, and asks for a password.
pub(super) fn card(place: usize, card: &Card, said: &mut Said, state: &State, commands: &Commands) -> Html {
    let is_first = place == 0;
    let mut new = |texts: &[Text]| -> Vec<Text> {
        texts.iter().filter(|text| !text.is_empty() && said.insert((*text).clone())).cloned().collect()
    };
    let (steps, needs) = (new(&card.steps), new(&card.needs));
    let effect = new(std::slice::from_ref(&card.effect));
    let outcome = card.verdict.outcome();
    let locked = card.locked.as_ref().filter(|_| is_first);
    let asks_files = is_first && card.verdict == Verdict::NeedsMore && locked.is_none();
    let object = card.object;
    html! {
        <article
            key={format!("{}-{place}", card.destination)}
            class={classes!("card", outcome_class(outcome))}
            data-destination={card.destination.name().to_owned()}
            data-answer={card.verdict.name()}
        >
            { outcome_icon(outcome) }
            <div class="card-body">
                <h2 class="card-verdict" id={is_first.then_some("answer")} tabindex={is_first.then_some("-1")} data-part="verdict" lang={text::core_lang()}><bdi>{ shown(&card.sentence).into_owned() }</bdi></h2>
                { faults(card, is_first) }
                { lines("card-steps", &steps) }
                { lines("card-needs", if locked.is_some() { &[] } else { needs.as_slice() }) }
                if is_first {
                    { for effect.into_iter().map(|effect| html! { <p class="card-effect" lang={text::core_lang()}>{ effect }</p> }) }
                }
                if let Some(lock) = locked {
                    <PasswordForm id={lock.object} reason={lock.reason} name={lock.name.to_string()} answer={state.answers} onopen={commands.open.clone()} />
                }
                { solution(place, card, new, state, commands) }
                { copy_fix(card) }
                if asks_files {
                    <p><label for="file-input" class="button" data-part="action">{ text::ADD_FILES }</label></p>
                }
                <div class="card-more">
                    if is_first { { by_hand(&card.by_hand) } }
                    if let Some(object) = object.filter(|object| state.chosen != Some(*object)) {
                        <button type="button" class="button-link" onclick={commands.choose.reform(move |_: MouseEvent| object)}>
                            { text::SHOW_OBJECT }
                        </button>
                    }
                </div>
            </div>
        </article>
    }
}

/// What is wrong, each with why where there is room for it.
fn faults(card: &Card, reasons: bool) -> Html {
    html! {
        if !card.faults.is_empty() {
            <ul class="card-faults" lang={text::core_lang()}>
                { for card.faults.iter().take(if reasons { usize::MAX } else { 1 }).map(|one| fault(one, reasons)) }
                if reasons && card.more_faults > 0 { <li lang={text::language().tag()}>{ text::more_faults(card.more_faults) }</li> }
            </ul>
        }
    }
}

fn fault(fault: &CardFault, reasons: bool) -> Html {
    html! {
        <li data-part="fault" data-finding-of={fault.requirement.as_ref().map(ToString::to_string)}>
            <strong><bdi>{ shown(&fault.title).into_owned() }</bdi></strong>
            if reasons && !fault.reason.is_empty() && fault.reason != fault.title {
                <span class="card-reason"><bdi>{ shown(&fault.reason).into_owned() }</bdi></span>
            }
        </li>
    }
}

fn lines(class: &'static str, texts: &[Text]) -> Html {
    html! {
        if !texts.is_empty() {
            <ul {class} lang={text::core_lang()}>
                { for texts.iter().map(|line| html! { <li><bdi>{ shown(line).into_owned() }</bdi></li> }) }
            </ul>
        }
    }
}

/// Where no file solves it, the button copies the commands that do.
fn copy_fix(card: &Card) -> Html {
    let commands = card.by_hand.iter().find_map(|remedy| remedy.commands.first());
    let command = commands.filter(|_| card.files.is_empty() && card.verdict == Verdict::Rejected);
    html! {
        if let Some(command) = command {
            <p class="copy-fix" title={command.tool.to_string()}>
                <CopyButton text={command.text.to_string()} what={command.tool.to_string()} words={Some(text::COPY_FIX)} />
            </p>
        }
    }
}

/// What to do without the button: in words and in commands.
fn by_hand(remedies: &[Remedy]) -> Html {
    let heading: Words = text::BY_HAND;
    html! {
        if !remedies.is_empty() {
            <details class="by-hand">
                <summary>{ heading }</summary>
                { for remedies.iter().map(|remedy| remedy_view(remedy, false)) }
            </details>
        }
    }
}
