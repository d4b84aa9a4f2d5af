//! What to do about a finding, with commands ready to paste.

use cert_inspector::report::{Command, Remedy};
use yew::prelude::*;

use super::copy_button::CopyButton;
use crate::text;

/// The remedy. One new certificate mends many findings: commands that stand above already (`repeated`) are folded away.
pub(crate) fn remedy_view(remedy: &Remedy, repeated: bool) -> Html {
    let commands = html! { { for remedy.commands.iter().map(command) } };
    html! {
        <div class="remedy">
            <h5>{ text::HOW_TO_FIX }</h5>
            <p>{ remedy.text.clone() }</p>
            if repeated {
                <details class="remedy-repeated">
                    <summary>{ text::SAME_COMMANDS }</summary>
                    { commands }
                </details>
            } else {
                { commands }
            }
        </div>
    }
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
