//! What a product shows next to its verdict. Draws the blocks that the core gives, and knows no product.

use cert_inspector::report::{
    Block, Brief, ContradictionReport, Entry, Fold, Line, Panel, SourceReference, TextStyle,
};
use yew::prelude::*;

use super::panel_table::table;
use crate::components::basics::copy_button::CopyButton;
use crate::components::basics::long_value::LongValue;
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::basics::remedy::command;
use crate::text::{self, of_product};
use cert_inspector::safe_text::visible_lines as shown;

/// A panel with all its blocks. `onfiles` leads to the files that can be made.
pub(crate) fn panel(panel: &Panel, onfiles: &Callback<()>) -> Html {
    let id = format!("panel-{}", panel.product);
    let heading = format!("{id}-heading");
    html! {
        <section class="product-panel" id={id} aria-labelledby={heading.clone()}>
            <h3 id={heading}>{ of_product(&panel.title) }</h3>
            { for panel.blocks.iter().map(|one| block(one, onfiles)) }
        </section>
    }
}

/// The short answers that stand with a verdict.
pub(crate) fn brief(brief: &Brief) -> Html {
    let id = format!("brief-{}", brief.destination);
    html! {
        <>
            <p class="quiet" id={id.clone()}>{ of_product(&brief.title) }{ ":" }</p>
            <ul class="verdict-modes" aria-labelledby={id}>
                { for brief.answers.iter().map(|answer| html! {
                    <li class={outcome_class(answer.outcome)}>
                        { answer.label.clone() }{ " " }{ outcome_icon(answer.outcome) }
                        <strong>{ of_product(&answer.text) }</strong>
                    </li>
                }) }
            </ul>
        </>
    }
}

fn block(one: &Block, onfiles: &Callback<()>) -> Html {
    match one {
        Block::Text { style, text } => html! { <p class={text_class(*style)}>{ of_product(text) }</p> },
        Block::List { title, ordered, lines } => list(title, *ordered, lines),
        Block::Table { caption, columns, rows } => table(caption, columns, rows),
        Block::Values { title, entries } => values(title, entries),
        Block::Contradiction { title, contradiction } => contradicts(title, contradiction),
        Block::Files { label } => html! {
            <p>
                <button type="button" class="button-link" onclick={onfiles.reform(|_: MouseEvent| ())}>
                    { of_product(label) }
                </button>
            </p>
        },
        Block::Section { id, title, fold, blocks } => {
            let blocks = html! { { for blocks.iter().map(|one| block(one, onfiles)) } };
            let heading = html! { <h4>{ of_product(title) }</h4> };
            match fold {
                Fold::Never => html! { <section id={id.to_string()}>{ heading }{ blocks }</section> },
                Fold::Open | Fold::Closed => html! {
                    <details class="fold" id={id.to_string()} open={*fold == Fold::Open}>
                        <summary>{ heading }</summary>
                        { blocks }
                    </details>
                },
            }
        }
    }
}

const fn text_class(style: TextStyle) -> &'static str {
    match style {
        TextStyle::Plain => "",
        TextStyle::Lead => "lead",
        TextStyle::Quiet => "quiet",
        TextStyle::Warning => "product-warning",
    }
}

fn list(title: &str, ordered: bool, lines: &[Line]) -> Html {
    let lines = html! { { for lines.iter().map(line) } };
    html! {
        <>
            if !title.is_empty() { <h5>{ of_product(title) }</h5> }
            if ordered { <ol class="product-steps">{ lines }</ol> } else { <ul class="product-list">{ lines }</ul> }
        </>
    }
}

fn line(line: &Line) -> Html {
    html! {
        <li class={line.outcome.map(|outcome| classes!("product-line", outcome_class(outcome)))} data-fault={line.requirement.as_ref().map(ToString::to_string)}>
            { for line.outcome.map(outcome_icon) }
            <div>
                if !line.heading.is_empty() { <strong>{ of_product(&line.heading) }</strong>{ " " } }
                { for line.texts.iter().map(|text| html! { <p><bdi lang={text::core_lang()}>{ shown(text).into_owned() }</bdi></p> }) }
                { for line.commands.iter().map(command) }
                if !line.sources.is_empty() {
                    <ul class="sources" lang={text::core_lang()}>
                        { for line.sources.iter().map(|source| html! { <li>{ source.clone() }</li> }) }
                    </ul>
                }
            </div>
        </li>
    }
}

fn values(title: &str, entries: &[Entry]) -> Html {
    html! {
        <>
            if !title.is_empty() { <h5>{ of_product(title) }</h5> }
            <dl class="product-values">
                { for entries.iter().map(|entry| html! {
                    <div>
                        <dt>{ of_product(&entry.label) }</dt>
                        <dd lang={text::core_lang()}>
                            <LongValue value={entry.value.to_string()} code={entry.code} />
                            if entry.copy { { " " }<CopyButton text={entry.value.to_string()} what={entry.label.to_string()} /> }
                        </dd>
                    </div>
                }) }
            </dl>
        </>
    }
}

/// Both places, and our decision.
fn contradicts(title: &str, contradiction: &ContradictionReport) -> Html {
    let place = |SourceReference { document, section }: &SourceReference| match section.is_empty() {
        true => document.to_string(),
        false => format!("{document}, {section}"),
    };
    html! {
        <div class="finding-contradiction">
            <h5>{ text::SOURCES_CONTRADICT }{ ": " }<span lang={text::core_lang()}>{ title.to_owned() }</span></h5>
            <ul lang={text::core_lang()}>
                { for contradiction.places.iter().map(|one| html! {
                    <li>{ one.asks.clone() }<span class="finding-source">{ " " }{ place(&one.source) }</span></li>
                }) }
            </ul>
            <p>{ text::DECISION }{ " " }<span lang={text::core_lang()}>{ contradiction.decision.clone() }</span></p>
        </div>
    }
}
