//! What could not be read, and what nobody checked.

use cert_inspector::report::{Problem, Text};
use yew::prelude::*;

use crate::components::basics::outcome::attention_icon;
use crate::shown::shown;
use crate::text;

/// A problem list can be as long as a folder; this many are shown.
const SHOWN: usize = 100;

/// Each problem with its file and place, and what to do.
pub(crate) fn problems(problems: &[Problem]) -> Html {
    html! {
        if !problems.is_empty() {
            <section class="problems" aria-labelledby="problems-heading">
                <h2 id="problems-heading">{ text::PROBLEMS }</h2>
                // On a phone it scrolls by itself: the keyboard must get there.
                <ul tabindex="0" aria-labelledby="problems-heading">{ for problems.iter().take(SHOWN).map(problem) }</ul>
                if problems.len() > SHOWN {
                    <p class="quiet">{ text::rows_shown(SHOWN, problems.len()) }</p>
                }
            </section>
        }
    }
}

fn problem(problem: &Problem) -> Html {
    html! {
        <li class="problem" data-problem={problem.kind.clone()}>
            { attention_icon() }
            <div>
                <p class="problem-place"><bdi>{ text::place(&problem.origin) }</bdi></p>
                <p lang={text::core_lang()}><bdi>{ shown(&problem.message).into_owned() }</bdi></p>
            </div>
        </li>
    }
}

/// What the report does not check. Always in view: a verdict without it says too much.
pub(crate) fn not_checked(not_checked: &[Text]) -> Html {
    html! {
        if !not_checked.is_empty() {
            <section class="not-checked" aria-labelledby="not-checked-heading">
                <h2 id="not-checked-heading">{ text::NOT_CHECKED }</h2>
                <p class="quiet">{ text::NOT_CHECKED_NOTE }</p>
                <ul lang={text::core_lang()}>{ for not_checked.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ul>
            </section>
        }
    }
}
