//! What the answer rests on: every check, the chain at a glance, what belongs together.

pub(in crate::components) mod assessment;
pub(in crate::components) mod beside;
pub(in crate::components) mod coverage;
mod glance;
pub(in crate::components) mod password_form;

use cert_inspector::products;
use cert_inspector::report::{Advice, Observation, Panel, Text};
use cert_inspector::view::Detail;
use yew::prelude::*;

use crate::components::found::row::place;
use crate::components::product::panel::panel;
use crate::components::tabs::details::facts::facts;
use crate::components::tabs::names;
use crate::components::tabs::parts::Parts;
use crate::text;
use assessment::assessments;
use beside::{compatibility, observations, related};
use coverage::coverage;
use glance::glance;
use password_form::PasswordForm;

/// What the answer rests on.
pub(crate) fn verdict(parts: &Parts) -> Html {
    let detail = &parts.detail;
    let is_product = |panel: &&Panel| parts.product.is_none_or(|product| panel.product == product);
    let onfiles = parts.onturn.reform(|()| names::FILES);
    html! {
        <>
            if let Some(reason) = detail.row.lock.filter(|_| parts.asked_above != Some(detail.row.id)) {
                <PasswordForm id={detail.row.id} {reason} second={parts.asked_above.is_some()} answer={parts.answer} onopen={parts.onopen.clone()} />
            } else if let Some(advice) = detail.advice.as_ref().filter(|_| !parts.has_card) {
                { advice_view(advice) }
            }
            { assessments(detail, parts.product) }
            { observations(&unsaid(detail)) }
            { coverage(&detail.coverage) }
            { glance(parts) }
            { related(&detail.related, &parts.onchoose) }
            { for detail.panels.iter().filter(is_product).map(|one| html! {
                <details class="fold" id={format!("fold-{}", one.product)}>
                    <summary><h3>{ text::panel_heading(products::product(one.product).map_or("", |product| product.title)) }</h3></summary>
                    { panel(one, &onfiles) }
                </details>
            }) }
            { compatibility(&detail.compatibility) }
            if detail.fields.is_empty() {
                { facts(detail, parts.summary.settings.at, &place(&parts.summary, &detail.row)) }
            }
            { not_checked(&parts.summary.not_checked) }
        </>
    }
}

/// What deserves attention and is no finding already.
fn unsaid(detail: &Detail) -> Vec<&Observation> {
    let said = |text: &Text| {
        detail.assessments.iter().any(|assessment| {
            assessment.faults.iter().any(|fault| fault.title == *text)
                || assessment.findings.iter().any(|finding| finding.reasons.contains(text))
        })
    };
    detail.observations.iter().filter(|observation| !said(&observation.text)).collect()
}

fn advice_view(advice: &Advice) -> Html {
    html! {
        <div class="advice" lang={text::core_lang()}>
            <p>{ advice.what.clone() }</p>
            <p>{ advice.next_step.clone() }</p>
        </div>
    }
}

/// What no answer here covers.
fn not_checked(not_checked: &[Text]) -> Html {
    html! {
        <details class="fold not-checked" id="not-checked">
            <summary><h3>{ text::NOT_CHECKED }</h3></summary>
            <ul lang={text::core_lang()}>{ for not_checked.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ul>
        </details>
    }
}
