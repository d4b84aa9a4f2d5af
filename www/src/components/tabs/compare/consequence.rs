//! Something that follows from the change.

use cert_inspector::checks::Outcome;
use cert_inspector::report::Consequence;
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

pub(super) fn consequence(consequence: &Consequence) -> Html {
    let open = matches!(consequence.outcome, Outcome::Fail | Outcome::Unknown | Outcome::Warn);
    html! {
        <details
            key={consequence.id.to_string()}
            class={format!("finding {}", outcome_class(consequence.outcome))}
            data-consequence={consequence.id.clone()}
            data-outcome={outcome_name(consequence.outcome)}
            {open}
        >
            <summary>
                { outcome_icon(consequence.outcome) }
                <h5 class="consequence-title" lang={text::core_lang()}><bdi>{ shown(&consequence.title).into_owned() }</bdi></h5>
                <span class="finding-outcome">{ text::consequence(consequence.outcome) }</span>
            </summary>
            <div class="finding-body">
                if !consequence.meaning.is_empty() { <p lang={text::core_lang()}>{ shown(&consequence.meaning).into_owned() }</p> }
                if !consequence.details.is_empty() {
                    <ul class="consequence-details" lang={text::core_lang()}>
                        { for consequence.details.iter().map(|line| html! { <li><bdi>{ shown(line).into_owned() }</bdi></li> }) }
                    </ul>
                }
                if !consequence.action.is_empty() {
                    <p><strong>{ text::CONSEQUENCE_ACTION }{ ": " }</strong><span lang={text::core_lang()}>{ consequence.action.clone() }</span></p>
                }
                if !consequence.sources.is_empty() {
                    <ul class="sources" lang={text::core_lang()} aria-label={text::SOURCES}>
                        { for consequence.sources.iter().map(|source| html! {
                            <li><cite>{ source.document.clone() }</cite>{ ", " }{ source.section.clone() }</li>
                        }) }
                    </ul>
                }
            </div>
        </details>
    }
}
