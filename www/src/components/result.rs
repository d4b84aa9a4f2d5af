//! One object: will it work, what is wrong, what to do; then everything else.

use cert_inspector::input::Role;
use cert_inspector::model::Timestamp;
use cert_inspector::report::{Advice, Detail, ObjectRow, Summary};
use yew::prelude::*;

use super::assessment::assessments;
use super::beside::{compatibility, observations, related};
use super::bundle::bundles;
use super::chain::{ChainView, chain};
use super::destinations::destinations;
use super::dw_spectrum::dw_spectrum;
use super::exports::exports;
use super::facts::facts;
use super::field_tree::FieldTree;
use super::fingerprints::fingerprints;
use super::found_row::{kind, place};
use super::outcome::outcome_name;
use super::password_form::{Key, PasswordForm};
use super::pem::pem_view;
use super::symphony_messaging::symphony_messaging;
use crate::protocol::Order;
use crate::shown::shown;
use crate::state::Shared;
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct ResultViewProps {
    pub(crate) detail: Shared<Detail>,
    pub(crate) summary: Shared<Summary>,
    /// Tells one answer of the worker from the next.
    pub(crate) answer: u32,
    pub(crate) onchoose: Callback<u32>,
    pub(crate) onopen: Callback<Key>,
    pub(crate) ontrust: Callback<String>,
    pub(crate) onexport: Callback<(Order, Timestamp)>,
}

/// The object that is shown.
#[component]
pub(crate) fn ResultView(props: &ResultViewProps) -> Html {
    let detail = &props.detail;
    let row = &detail.row;
    html! {
        <article
            class="result"
            data-verdict={row.id.to_string()}
            data-outcome={outcome_name(row.outcome)}
            aria-labelledby="result-heading"
        >
            <header>
                if let Some(kind) = kind(row) { <p class="eyebrow">{ kind }</p> }
                <h2 id="result-heading" tabindex="-1"><bdi>{ shown(&row.title).into_owned() }</bdi></h2>
                <p class="result-line">{ line(row, props.summary.settings.at) }</p>
            </header>
            if let Some(reason) = row.lock {
                <PasswordForm id={row.id} {reason} answer={props.answer} onopen={props.onopen.clone()} />
            } else if let Some(advice) = &detail.advice {
                { advice_view(advice) }
            }
            { destinations(&detail.assessments) }
            { assessments(detail) }
            { origin(props) }
            if let Some(panel) = &detail.dw_spectrum { { dw_spectrum(panel) } }
            if let Some(panel) = &detail.symphony_messaging { { symphony_messaging(panel) } }
            { observations(&detail.observations) }
            { related(&detail.related, &props.onchoose) }
            { compatibility(&detail.compatibility) }
            { facts(detail, props.summary.settings.at, &place(&props.summary, row)) }
            if !detail.fields.is_empty() {
                <details class="fold" id="fields">
                    <summary><h3>{ text::DETAILS }</h3></summary>
                    <p class="quiet">{ text::DETAILS_NOTE }</p>
                    <div lang={text::core_lang()}><FieldTree key={row.id} fields={detail.fields.clone()} /></div>
                </details>
            }
            { exports(row.id, &detail.exports, &props.onexport.reform({ let at = props.summary.settings.at; move |order| (order, at) })) }
            { fingerprints(&detail.fingerprints) }
            if let Some(pem) = &detail.pem { { pem_view(pem) } }
        </article>
    }
}

/// Where a certificate comes from, and the file for a server that it is in.
fn origin(props: &ResultViewProps) -> Html {
    let (summary, object) = (&*props.summary, props.detail.row.id);
    html! {
        <>
            if let Some(report) = &props.detail.paths {
                { chain(&ChainView { report, summary, object, onchoose: &props.onchoose, ontrust: &props.ontrust }) }
            }
            if props.detail.row.role != Some(Role::Client) { { bundles(summary, object, &props.onchoose) } }
        </>
    }
}

/// Who issued it and how long it lasts, in a line.
fn line(row: &ObjectRow, at: Timestamp) -> Html {
    html! {
        <>
            if !row.issuer.is_empty() { { text::issued_by(&row.issuer) } }
            if let Some(not_after) = row.not_after {
                if !row.issuer.is_empty() { { " · " } }
                { text::expiry(not_after, at) }
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
