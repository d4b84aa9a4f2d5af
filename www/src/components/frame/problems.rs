//! What could not be read, and what was read in spite of its form.

use cert_inspector::report::{InputReport, Problem, Text};
use yew::prelude::*;

use crate::components::basics::outcome::attention_icon;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

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

/// What is wrong with the text of files that were read all the same, each with its line.
pub(crate) fn remarks(inputs: &[InputReport]) -> Html {
    let all: Vec<(&InputReport, &Text)> =
        inputs.iter().flat_map(|input| input.remarks.iter().map(move |remark| (input, remark))).collect();
    html! {
        if !all.is_empty() {
            <details class="fold" id="remarks">
                <summary><h3>{ text::HOW_READ }</h3></summary>
                <ul class="problems">
                    { for all.into_iter().take(SHOWN).map(|(input, remark)| html! {
                        <li class="problem">
                            { attention_icon() }
                            <div>
                                <p class="problem-place"><bdi>{ shown(&input.name).into_owned() }</bdi></p>
                                <p lang={text::core_lang()}><bdi>{ shown(remark).into_owned() }</bdi></p>
                            </div>
                        </li>
                    }) }
                </ul>
            </details>
        }
    }
}
