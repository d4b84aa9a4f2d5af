//! Will it work, what is wrong, what to do.

pub(in crate::components) mod assessment;
pub(in crate::components) mod beside;
pub(in crate::components) mod coverage;
pub(in crate::components) mod destinations;
pub(in crate::components) mod overview;
mod password_form;

use cert_inspector::report::Advice;
use yew::prelude::*;

use crate::components::found::row::place;
use crate::components::tabs::details::facts::facts;
use crate::components::tabs::parts::Parts;
use crate::text;
use assessment::assessments;
use beside::{compatibility, observations, related};
use coverage::coverage;
use destinations::destinations;
use password_form::PasswordForm;

/// Will it work, what is wrong, what to do now.
pub(crate) fn verdict(parts: &Parts) -> Html {
    let detail = &parts.detail;
    html! {
        <>
            if let Some(reason) = detail.row.lock {
                <PasswordForm id={detail.row.id} {reason} answer={parts.answer} onopen={parts.onopen.clone()} />
            } else if let Some(advice) = &detail.advice {
                { advice_view(advice) }
            }
            { destinations(detail) }
            { coverage(&detail.coverage) }
            { assessments(detail) }
            { observations(&detail.observations) }
            { related(&detail.related, &parts.onchoose) }
            { compatibility(&detail.compatibility) }
            if detail.fields.is_empty() {
                { facts(detail, parts.summary.settings.at, &place(&parts.summary, &detail.row)) }
            }
        </>
    }
}

fn advice_view(advice: &Advice) -> Html {
    html! {
        <div class="advice">
            <p class="lead" lang={text::core_lang()}>{ advice.what.clone() }</p>
            <h3>{ text::NEXT_STEP }</h3>
            <p lang={text::core_lang()}>{ advice.next_step.clone() }</p>
        </div>
    }
}
