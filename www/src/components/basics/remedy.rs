//! What to do about a finding, with commands ready to paste.

use cert_inspector::report::{Command, Remedy};
use yew::prelude::*;

use crate::components::basics::copy_button::CopyButton;
use crate::text;

/// The remedy. One new certificate mends many findings: commands that stand above already (`repeated`) are folded away.
pub(crate) fn remedy_view(remedy: &Remedy, repeated: bool) -> Html {
    // One way is enough to read at first: the others, for other tools, are folded away.
    let first = remedy.commands.first().map(family);
    let is_first = |command: &&Command| Some(family(command)) == first;
    let others: Vec<&Command> = remedy.commands.iter().filter(|command| !is_first(command)).collect();
    let commands = html! {
        <>
            { for remedy.commands.iter().filter(is_first).map(command) }
            if !others.is_empty() {
                <details class="remedy-folded">
                    <summary>{ text::OTHER_TOOLS }</summary>
                    { for others.into_iter().map(command) }
                </details>
            }
        </>
    };
    html! {
        <div class="remedy">
            <h5>{ text::HOW_TO_FIX }</h5>
            <p lang={text::core_lang()}>{ remedy.text.clone() }</p>
            if repeated {
                <details class="remedy-folded">
                    <summary>{ text::SAME_COMMANDS }</summary>
                    { commands }
                </details>
            } else {
                { commands }
            }
        </div>
    }
}

/// The tool that a command is for, without what it does there.
fn family(command: &Command) -> &str {
    command.tool.split(':').next().unwrap_or_default()
}

/// A command with a button that copies it.
pub(crate) fn command(command: &Command) -> Html {
    let tool = command.tool.to_string();
    html! {
        <figure class="command">
            <figcaption>
                <span>{ &tool }</span>
                <CopyButton text={command.text.to_string()} what={tool.clone()} />
            </figcaption>
            <pre tabindex="0" role="group" aria-label={tool.clone()}><code>{ command.text.clone() }</code></pre>
        </figure>
    }
}
