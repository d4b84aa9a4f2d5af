//! The fields that a finding is based on, with their values and places.

use cert_inspector::report::Evidence;
use yew::prelude::*;

use crate::components::basics::long_value::LongValue;
use crate::text;

pub(super) fn evidence(evidence: &[Evidence]) -> Html {
    html! {
        if !evidence.is_empty() {
            <details class="evidence">
                <summary>{ text::EVIDENCE }</summary>
                <dl>
                    { for evidence.iter().map(|evidence| html! {
                        <div>
                            <dt><code>{ evidence.field.clone() }</code></dt>
                            <dd>
                                <LongValue value={evidence.value.to_string()} />
                                if let Some(offset) = evidence.offset {
                                    { " " }<span class="quiet">{ text::bytes_at(offset) }</span>
                                }
                            </dd>
                        </div>
                    }) }
                </dl>
            </details>
        }
    }
}
