//! How anybody can check that nothing leaves the page.

use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::components::basics::dialog::dialog;
use crate::components::frame::licences::Licences;
use crate::state::{Network, State};
use crate::{browser, text};
use cert_inspector::safe_text::visible_lines as shown;

/// What the dialog is known by.
pub(crate) const TRUST_DIALOG: &str = "trust-dialog";

/// What the file is called where that is not known.
const FILE: &str = "cert-inspector.html";

/// So many addresses are listed: one is reason enough to worry.
const LISTED: usize = 20;

/// Ways to check, the policy, what the file is, and what it does not do.
pub(crate) fn trust_dialog(state: &State) -> Html {
    let about = state.about.as_ref();
    // A page in a portal does send something: the results.
    let lead = match &state.portal {
        Some(origin) => text::portal_told(&shown(origin)),
        None => text::TRUST_LEAD.to_string(),
    };
    let content = html! {
        <>
            <p class="lead">{ lead }</p>
            { counted(&state.network) }
            <section>
                <h3>{ text::WAYS_TITLE }</h3>
                <ol>{ for text::WAYS.iter().map(|way| html! { <li>{ *way }</li> }) }</ol>
            </section>
            <section>
                <h3>{ text::LIMITS_TITLE }</h3>
                <ul>{ for text::LIMITS.iter().map(|line| html! { <li>{ *line }</li> }) }</ul>
            </section>
            { policy() }
            { file(about.map(|about| &*about.version), about.map(|about| &about.summary)) }
            if let Some(about) = about {
                <section>
                    <h3>{ text::NEVER_CHECKED }</h3>
                    <ul lang={text::core_lang()}>{ for about.summary.not_checked.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ul>
                </section>
            }
            <Licences />
        </>
    };
    dialog(TRUST_DIALOG, text::TRUST_TITLE, content)
}

fn counted(network: &Network) -> Html {
    let list = |words: text::Words, addresses: &[String]| {
        html! {
            if !addresses.is_empty() {
                <p>{ words }</p>
                <ul>
                    { for addresses.iter().take(LISTED).map(|one| html! { <li><code>{ shown(one).into_owned() }</code></li> }) }
                </ul>
            }
        }
    };
    html! {
        <section>
            <h3>{ text::COUNT_TITLE }</h3>
            <p><strong>{ text::requests(network.count()) }</strong>{ ". " }{ text::COUNT_NOTE }</p>
            { list(text::COUNT_ASKED, &network.asked) }
            { list(text::COUNT_REFUSED, &network.refused) }
        </section>
    }
}

/// Every directive of the page's policy as it stands in the file, with what it means.
fn policy() -> Html {
    let policy = browser::meta("meta[http-equiv=Content-Security-Policy]").unwrap_or_default();
    html! {
        <section>
            <h3>{ text::POLICY_TITLE }</h3>
            if policy.is_empty() {
                <p>{ text::POLICY_MISSING }</p>
            } else {
                <dl class="policy">
                    { for policy.split(';').map(|directive| {
                        let directive = directive.trim();
                        let name = directive.split(' ').next().unwrap_or_default();
                        html! { <><dt><code>{ directive }</code></dt><dd>{ text::directive(name) }</dd></> }
                    }) }
                </dl>
            }
        </section>
    }
}

/// What the file is, and how to compare it with what was published.
fn file(version: Option<&str>, summary: Option<&Summary>) -> Html {
    let name = browser::file_name();
    let file = name.clone().unwrap_or_else(|| FILE.to_owned());
    let size = browser::meta("meta[name=file-size]").unwrap_or_default();
    let pairs = [
        (text::FILE_NAME, Some(name.unwrap_or_else(|| text::SERVED.to_string()))),
        (text::FILE_SIZE, Some(text::bytes(&size))),
        (text::FILE_VERSION, version.map(str::to_owned)),
        (text::RULE_SET, summary.map(|summary| summary.rule_set.to_string())),
        (
            text::ROOT_LIST,
            summary.map(|summary| text::roots(summary.anchors.public_count, &summary.anchors.public_source)),
        ),
    ];
    html! {
        <section>
            <h3>{ text::FILE_TITLE }</h3>
            <dl class="pairs">
                { for pairs.into_iter().map(|(name, value)| html! {
                    if let Some(value) = value { <div><dt>{ name }</dt><dd>{ shown(&value).into_owned() }</dd></div> }
                }) }
            </dl>
            <p>{ text::FILE_HASH }</p>
            <dl class="pairs">
                { for text::HASH_COMMANDS.iter().map(|(system, command)| {
                    let tail = if *system == "Windows" { " SHA256" } else { "" };
                    html! { <div><dt>{ *system }</dt><dd><code>{ format!("{command} \"{}\"{tail}", shown(&file)) }</code></dd></div> }
                }) }
            </dl>
        </section>
    }
}
