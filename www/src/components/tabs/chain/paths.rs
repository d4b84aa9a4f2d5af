//! Where a certificate comes from: whose word it rests on, and the best path up, certificate by certificate.

use cert_inspector::checks::Outcome;
use cert_inspector::report::{PathReport, PathsReport, ValidityLimit};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::components::tabs::chain::checks::beside;
use crate::components::tabs::chain::path::path_view;
use crate::components::tabs::chain::picture::picture;
use crate::components::tabs::chain::view::ChainView;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// The chain.
pub(crate) fn chain(view: &ChainView<'_>) -> Html {
    let report = view.report;
    let Some((best, others)) = report.paths.split_first() else {
        return Html::default();
    };
    html! {
        <section
            class="chain"
            id="chain"
            aria-labelledby="chain-heading"
            data-outcome={outcome_name(report.outcome)}
        >
            <h3 id="chain-heading">{ text::CHAIN }</h3>
            <div class={format!("chain-verdict {}", outcome_class(report.outcome))}>
                { outcome_icon(report.outcome) }
                <div>
                    <p class="chain-answer">{ text::chain_answer(report.outcome, best) }</p>
                    <p lang={text::core_lang()}>{ shown(&report.headline).into_owned() }</p>
                </div>
            </div>
            { trust(report) }
            { picture(view) }
            { path_view(view, best) }
            { facts(report, best) }
            { beside(report.policy, best) }
            { for others.iter().map(|path| other(view, path, best)) }
            if report.omitted > 0 { <p class="quiet">{ text::paths_omitted(report.omitted) }</p> }
            { for report.incomplete.iter().map(|sentence| html! { <p class="quiet" lang={text::core_lang()}>{ sentence.clone() }</p> }) }
        </section>
    }
}

/// Whose word the certificate rests on.
fn trust(report: &PathsReport) -> Html {
    let word = text::trust(report.trust);
    // The sentence begins with the word, which stands out here.
    let sentence = report.trust_text.strip_prefix(word.english).unwrap_or(&report.trust_text);
    html! { <p><strong id="trust">{ word }</strong><span lang={text::core_lang()}>{ shown(sentence).into_owned() }</span></p> }
}

/// What is to be known beside the certificates themselves, each in a line.
fn facts(report: &PathsReport, best: &PathReport) -> Html {
    html! {
        <dl class="chain-facts">
            if let Some(first) = &best.first_to_end {
                <div><dt>{ text::FACT_ENDS }</dt><dd lang={text::core_lang()}>{ shown(&first.text).into_owned() }</dd></div>
            }
            if let Some(limit) = &report.validity_limit { { validity_limit(limit) } }
            <div><dt>{ text::FACT_RULES }</dt><dd>{ text::judged_by(report) }</dd></div>
        </dl>
    }
}

fn validity_limit(limit: &ValidityLimit) -> Html {
    let needs_care = limit.outcome > Outcome::Pass;
    html! {
        <div class={outcome_class(limit.outcome)}>
            <dt>{ text::FACT_PERIOD }</dt>
            <dd>
                if needs_care {
                    { outcome_icon(limit.outcome) }
                    <span class="check-outcome">{ " " }{ text::check_outcome(limit.outcome) }{ ". " }</span>
                }
                <span lang={text::core_lang()}>{ limit.text.clone() }</span>
            </dd>
        </div>
    }
}

/// Another path, folded away.
fn other(view: &ChainView<'_>, path: &PathReport, best: &PathReport) -> Html {
    html! {
        <details class={format!("finding other-path {}", outcome_class(path.verdict))}>
            <summary>
                { outcome_icon(path.verdict) }
                <h4>{ text::other_path(path, best) }</h4>
                <span class="finding-outcome">{ text::check_outcome(path.verdict) }</span>
            </summary>
            <div class="other-path-body">
                <p lang={text::core_lang()}>{ shown(&path.headline).into_owned() }</p>
                { path_view(view, path) }
            </div>
        </details>
    }
}
