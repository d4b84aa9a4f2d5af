//! One path, from the certificate up: each certificate, what binds it to the next, and what is missing at the end.

use cert_inspector::checks::Outcome;
use cert_inspector::input::Role;
use cert_inspector::model::SignatureCheck;
use cert_inspector::report::{PathCertificate, PathLink, PathReport};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::components::tabs::chain::checks::{checks, outcome_of};
use crate::components::tabs::chain::link::{gap_view, link_view};
use crate::components::tabs::chain::view::ChainView;
use crate::text::{self, Words};
use cert_inspector::safe_text::visible_lines as shown;

/// The certificates of a path as a list.
pub(crate) fn path_view(view: &ChainView<'_>, path: &PathReport) -> Html {
    html! {
        <ol class="path" aria-label={text::CHAIN_LIST}>
            { for path.certificates.iter().enumerate().map(|(index, one)| {
                certificate(view, path, one, path.links.get(index))
            }) }
            if let Some(gap) = &path.gap { { gap_view(gap) } }
        </ol>
    }
}

fn certificate(
    view: &ChainView<'_>,
    path: &PathReport,
    one: &PathCertificate,
    link: Option<&PathLink>,
) -> Html {
    let broken = link.is_some_and(|link| !link.name || link.signature != SignatureCheck::Valid);
    let last = link.is_none();
    let open = last && path.gap.is_some();
    let (outcome, word) = standing(view, path, one, last);
    html! {
        <li
            class={format!("path-certificate {}{}", outcome_class(outcome), if broken || open { " path-open" } else { "" })}
            data-outcome={outcome_name(outcome)}
        >
            { outcome_icon(outcome) }
            <div class="path-words">
                <p class="path-title">
                    { title(view, one) }
                    { for marks(view, path, one, last).map(|words| html! {
                        <>{ " " }<span class="tag">{ words }</span></>
                    }) }
                </p>
                <p class="quiet">
                    <span class="check-outcome">{ word }</span>
                    { " · " }
                    { text::valid_until(one.not_before, one.not_after, view.summary.settings.at) }
                </p>
                { checks(view.report.policy, one) }
                { trust_button(view, path, one, last) }
                if let Some(link) = link { { link_view(link) } }
            </div>
        </li>
    }
}

/// How a certificate of a path does, with the word for it.
pub(crate) fn standing(
    view: &ChainView<'_>,
    path: &PathReport,
    one: &PathCertificate,
    last: bool,
) -> (Outcome, Words) {
    // An end that nobody trusts is no end, however well it is made.
    let outcome = outcome_of(view.report.policy, one);
    if last && path.gap.is_none() && path.anchor.is_none() && outcome < Outcome::Unknown {
        (Outcome::Unknown, text::NOT_TRUSTED)
    } else {
        (outcome, text::check_outcome(outcome))
    }
}

/// The name; a way to the certificate, if it is another one of the list.
fn title(view: &ChainView<'_>, one: &PathCertificate) -> Html {
    let name = html! { <bdi>{ shown(&one.title).into_owned() }</bdi> };
    match one.object.filter(|id| *id != view.object) {
        Some(id) => html! {
            <button
                type="button"
                class="button-link"
                data-chain-object={id.to_string()}
                onclick={view.onchoose.reform(move |_: MouseEvent| id)}
            >
                { name }
            </button>
        },
        None => html! { <strong>{ name }</strong> },
    }
}

fn is_own(view: &ChainView<'_>, one: &PathCertificate) -> bool {
    one.object.is_some_and(|id| view.summary.anchors.own.contains(&id))
}

/// Where trust in a certificate comes from, in a word or two each.
pub(crate) fn marks(
    view: &ChainView<'_>,
    path: &PathReport,
    one: &PathCertificate,
    last: bool,
) -> impl Iterator<Item = Words> {
    let public = last && path.anchor.as_ref().is_some_and(|anchor| anchor.public);
    let marks = [
        (one.object == Some(view.object), text::THIS_CERTIFICATE),
        (is_own(view, one), text::TRUSTED_HERE),
        (public, text::PUBLIC_ROOT),
        (one.object.is_none(), text::BUILT_IN),
    ];
    marks.into_iter().filter(|(applies, _)| *applies).map(|(_, words)| words)
}

/// Trust is asked for where it could matter: at the end of a path, and for an authority that is being looked at.
fn trust_button(view: &ChainView<'_>, path: &PathReport, one: &PathCertificate, last: bool) -> Html {
    let own = is_own(view, one);
    let public = last && path.anchor.as_ref().is_some_and(|anchor| anchor.public);
    let row = one.object.and_then(|id| view.summary.objects.iter().find(|row| row.id == id));
    let authority = row.is_some_and(|row| row.role == Some(Role::Ca));
    let looked_at = authority && one.object == Some(view.object);
    if row.is_none() || !(own || (last && !public) || looked_at) {
        return Html::default();
    }
    let hash = one.sha256.clone();
    html! {
        <div class="path-trust">
            <button
                type="button"
                class="button-small"
                data-trust={one.sha256.clone()}
                aria-label={text::trust_here_what(own, &one.title)}
                onclick={view.ontrust.reform(move |_: MouseEvent| hash.clone())}
            >
                { if own { text::TRUST_HERE_NO_MORE } else { text::TRUST_HERE } }
            </button>
            if !own {
                <p class="quiet">
                    { text::TRUST_HERE_NOTE }
                    // Without its issuer it would stand in for a root, which not every program lets it.
                    if last && path.gap.is_some() { { " " }{ text::trust_without_root(authority) } }
                </p>
            }
        </div>
    }
}
