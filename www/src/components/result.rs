//! One object: will it work, what is wrong, what to do; then everything else.

use cert_inspector::input::Role;
use cert_inspector::model::{ObjectKind, Timestamp};
use cert_inspector::report::Advice;
use cert_inspector::structure::Structure;
use cert_inspector::view::{Detail, ObjectRow, Summary};
use yew::prelude::*;

use super::asn1::Asn1View;
use super::assessment::assessments;
use super::beside::{compatibility, observations, related};
use super::bundle::bundles;
use super::chain::{ChainView, chain};
use super::comparison::{ComparisonView, comparison};
use super::coverage::coverage;
use super::destinations::destinations;
use super::exports::exports;
use super::facts::facts;
use super::field_search::FieldSearch;
use super::fingerprints::{FingerprintsView, fingerprints};
use super::found_row::{kind, place};
use super::outcome::outcome_name;
use super::panel::panel;
use super::password_form::{Key, PasswordForm};
use super::pem::pem_view;
use super::tabs::{panel, tabs};
use super::validity_bar::validity_bar;
use crate::protocol::Order;
use crate::shown::shown;
use crate::state::{ComparisonState, FingerprintState, Shared, Tab};
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct ResultViewProps {
    pub(crate) detail: Shared<Detail>,
    /// Its bytes, once they were asked for.
    pub(crate) structure: Option<Shared<Structure>>,
    pub(crate) summary: Shared<Summary>,
    /// Tells one answer of the worker from the next.
    pub(crate) answer: u32,
    /// The part that is wanted. An object that has no such part shows its verdict.
    pub(crate) tab: Tab,
    /// Every part, one below the other: paper has no tabs.
    pub(crate) whole: bool,
    pub(crate) onturn: Callback<Tab>,
    pub(crate) comparison: ComparisonState,
    pub(crate) oncompare: Callback<ComparisonState>,
    pub(crate) fingerprints: FingerprintState,
    pub(crate) onfingerprints: Callback<FingerprintState>,
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
    let at = props.summary.settings.at;
    let all = Tab::all_of(detail);
    let tab = props.tab.or_first(detail);
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
                <p class="result-line">{ line(row, at) }</p>
                { validity_bar(detail, at) }
            </header>
            if props.whole {
                { for all.into_iter().filter(|tab| tab.is_evidence()).map(|tab| html! {
                    <div class="tab-panel" key={tab.name()}>{ part(props, tab) }</div>
                }) }
            } else if all.len() > 1 {
                { tabs(&all, tab, &props.onturn) }
                { panel(tab, part(props, tab)) }
            } else {
                { part(props, tab) }
            }
        </article>
    }
}

/// A part of the result.
fn part(props: &ResultViewProps, tab: Tab) -> Html {
    let detail = &props.detail;
    let at = props.summary.settings.at;
    match tab {
        Tab::Verdict => verdict(props),
        Tab::Details => html! {
            <>
                { facts(detail, at, &place(&props.summary, &detail.row)) }
                <section id="fields" aria-labelledby="fields-heading">
                    <h3 id="fields-heading">{ text::DETAILS }</h3>
                    <p class="quiet">{ text::DETAILS_NOTE }</p>
                    if matches!(detail.row.kind, ObjectKind::PrivateKey | ObjectKind::EncryptedPrivateKey) { <p class="quiet">{ text::KEY_BYTES_HIDDEN }</p> }
                    <FieldSearch key={detail.row.id} fields={detail.fields.clone()} />
                </section>
            </>
        },
        Tab::Chain => origin(props),
        Tab::Products => html! {
            <>
                { for detail.panels.iter().map(|one| panel(one, &props.onturn)) }
            </>
        },
        Tab::Fingerprints => fingerprints(&FingerprintsView {
            fingerprints: &detail.fingerprints,
            state: &props.fingerprints,
            onchange: &props.onfingerprints,
            onchoose: &props.onchoose,
        }),
        Tab::Asn1 => match &props.structure {
            Some(structure) => html! { <Asn1View key={detail.row.id} structure={structure.clone()} /> },
            None => html! { <p class="quiet">{ text::READING }</p> },
        },
        Tab::Compare => comparison(&ComparisonView {
            detail,
            summary: &props.summary,
            state: &props.comparison,
            onchange: &props.oncompare,
            onchoose: &props.onchoose,
        }),
        Tab::Files => html! {
            <>
                { exports(detail.row.id, &detail.exports, &props.onexport.reform(move |order| (order, at))) }
                if let Some(pem) = &detail.pem { { pem_view(pem) } }
            </>
        },
    }
}

/// Will it work, what is wrong, what to do now.
fn verdict(props: &ResultViewProps) -> Html {
    let detail = &props.detail;
    html! {
        <>
            if let Some(reason) = detail.row.lock {
                <PasswordForm id={detail.row.id} {reason} answer={props.answer} onopen={props.onopen.clone()} />
            } else if let Some(advice) = &detail.advice {
                { advice_view(advice) }
            }
            { destinations(detail) }
            { coverage(&detail.coverage) }
            { assessments(detail) }
            { observations(&detail.observations) }
            { related(&detail.related, &props.onchoose) }
            { compatibility(&detail.compatibility) }
            if detail.fields.is_empty() {
                { facts(detail, props.summary.settings.at, &place(&props.summary, &detail.row)) }
            }
        </>
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
