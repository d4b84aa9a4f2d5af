//! A file as a server would be given it: order, what is too much, what is missing, and whether the key fits.

use cert_inspector::checks::Outcome;
use cert_inspector::report::BundleReport;
use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::text::{self, Words};
use cert_inspector::safe_text::visible_lines as shown;

/// Every bundle that is about the object: its certificate is the server's, or it is the container.
pub(crate) fn bundles(summary: &Summary, object: u32, onchoose: &Callback<u32>) -> Html {
    let about = |bundle: &&BundleReport| bundle.leaf == object || bundle.container == Some(object);
    summary.bundles.iter().filter(about).map(|bundle| bundle_view(summary, bundle, onchoose)).collect()
}

fn bundle_view(summary: &Summary, bundle: &BundleReport, onchoose: &Callback<u32>) -> Html {
    let index = usize::try_from(bundle.input).unwrap_or(usize::MAX);
    let file = summary.inputs.get(index).map_or("", |input| input.name.as_str());
    let named = |heading, ids: &[u32], list| titles(summary, heading, (ids, list), onchoose);
    html! {
        <section class="bundle" id="bundle" aria-labelledby="bundle-heading" data-outcome={outcome_name(bundle.outcome)}>
            <h3 id="bundle-heading">{ text::BUNDLE }</h3>
            <div class={format!("chain-verdict {}", outcome_class(bundle.outcome))}>
                { outcome_icon(bundle.outcome) }
                <div>
                    <p class="chain-answer">{ text::bundle_answer(bundle) }</p>
                    <p class="quiet"><bdi>{ shown(file).into_owned() }</bdi></p>
                    if bundle.findings.is_empty() { <p>{ text::BUNDLE_FINE }</p> }
                    { for bundle.findings.iter().map(|finding| html! { <p lang={text::core_lang()}>{ shown(finding).into_owned() }</p> }) }
                </div>
            </div>
            <dl class="chain-facts">
                if bundle.outcome != Outcome::Pass || !bundle.in_order {
                    { named(text::BUNDLE_ORDER, &bundle.order, "ol") }
                }
                { named(text::BUNDLE_DUPLICATES, &bundle.duplicates, "ul") }
                { named(text::BUNDLE_STRANGERS, &bundle.strangers, "ul") }
                if let Some(gap) = &bundle.gap {
                    <div><dt>{ text::BUNDLE_MISSING }</dt><dd><bdi>{ shown(&gap.issuer).into_owned() }</bdi></dd></div>
                }
                <div><dt>{ text::BUNDLE_KEY }</dt><dd>{ text::bundle_key(bundle) }</dd></div>
                <div><dt>{ text::BUNDLE_LEAF }</dt><dd>{ leaf(summary, bundle) }</dd></div>
            </dl>
        </section>
    }
}

fn title(summary: &Summary, id: u32) -> String {
    summary
        .objects
        .iter()
        .find(|row| row.id == id)
        .map_or_else(String::new, |row| shown(&row.title).into_owned())
}

fn leaf(summary: &Summary, bundle: &BundleReport) -> Html {
    html! { <><bdi>{ title(summary, bundle.leaf) }</bdi>{ ", " }{ text::leaf_found_by(bundle.leaf_found_by) }</> }
}

/// Certificates in a list of a kind, each a way to it.
fn titles(
    summary: &Summary,
    heading: Words,
    (ids, list): (&[u32], &'static str),
    onchoose: &Callback<u32>,
) -> Html {
    if ids.is_empty() {
        return Html::default();
    }
    let item = |id: u32| {
        html! {
            <li>
                <button type="button" class="button-link" onclick={onchoose.reform(move |_: MouseEvent| id)}>
                    <bdi>{ title(summary, id) }</bdi>
                </button>
            </li>
        }
    };
    html! {
        <div>
            <dt>{ heading }</dt>
            <dd><@{list}>{ for ids.iter().map(|id| item(*id)) }</@></dd>
        </div>
    }
}
