//! What Symphony Messaging wants done with a certificate or a request.

use cert_inspector::products::symphony_messaging::{
    SymphonyLine, SymphonyMessaging, SymphonyPart, SymphonyPartKind,
};
use yew::prelude::*;

use crate::components::basics::remedy::command;
use crate::shown::shown;
use crate::text;

/// What to upload, what to keep, and how a bot logs in. What one needs first is open.
pub(crate) fn symphony_messaging(panel: &SymphonyMessaging) -> Html {
    html! {
        <section class="symphony" id="symphony-messaging" aria-labelledby="symphony-messaging-heading">
            <h3 id="symphony-messaging-heading">{ text::SYMPHONY }</h3>
            <p lang={text::core_lang()}><bdi>{ shown(&panel.lead).into_owned() }</bdi></p>
            <p class="quiet">{ text::SYMPHONY_NOTE }</p>
            { for panel.parts.iter().map(part) }
        </section>
    }
}

fn part(part: &SymphonyPart) -> Html {
    let name = name(part.kind);
    let open = matches!(part.kind, SymphonyPartKind::Upload | SymphonyPartKind::HandOver);
    html! {
        <details class="fold" data-symphony={name} lang={text::core_lang()} {open}>
            <summary><h4>{ part.title.clone() }</h4></summary>
            if part.kind == SymphonyPartKind::Steps {
                <ol class="symphony-lines">{ for part.lines.iter().map(line) }</ol>
            } else {
                <ul class="symphony-lines">{ for part.lines.iter().map(line) }</ul>
            }
        </details>
    }
}

fn line(line: &SymphonyLine) -> Html {
    html! {
        <li>
            if !line.heading.is_empty() { <h5>{ line.heading.clone() }</h5> }
            <p><bdi>{ shown(&line.text).into_owned() }</bdi></p>
            { for line.commands.iter().map(command) }
            if !line.sources.is_empty() {
                <ul class="sources">{ for line.sources.iter().map(|source| html! { <li>{ source.clone() }</li> }) }</ul>
            }
        </li>
    }
}

/// The name by which scripts and tests find a part.
const fn name(kind: SymphonyPartKind) -> &'static str {
    match kind {
        SymphonyPartKind::Upload => "upload",
        SymphonyPartKind::HandOver => "hand-over",
        SymphonyPartKind::Never => "never",
        SymphonyPartKind::Secret => "secret",
        SymphonyPartKind::Steps => "steps",
        SymphonyPartKind::Programs => "programs",
        SymphonyPartKind::Failures => "failures",
        SymphonyPartKind::Contradictions => "contradictions",
    }
}
