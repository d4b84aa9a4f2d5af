//! What is known of the chosen node, and its bytes to copy.

use cert_inspector::structure::{Structure, StructureNode};
use yew::prelude::*;

use crate::components::basics::copy_button::CopyButton;
use crate::components::basics::long_value::LongValue;
use crate::components::basics::outcome::attention_icon;
use crate::text::Words;
use crate::{browser, text};
use cert_inspector::safe_text::visible_lines as shown;

pub(super) fn chosen(structure: &Structure, node: &StructureNode) -> Html {
    let line = |label: Words, value: Html| html! { <div><dt>{ label }</dt><dd>{ value }</dd></div> };
    let hex = whole(structure, node);
    html! {
        <div class="asn1-chosen" id="asn1-chosen">
            <dl>
                if !node.name.is_empty() { { line(text::NODE_NAME, html! { { node.name.clone() } }) } }
                { line(text::NODE_TYPE, html! { { node.tag.clone() } }) }
                { line(text::NODE_PLACE, html! { { text::node_place(node) } }) }
                if !node.value.is_empty() {
                    { line(text::NODE_VALUE, html! { <LongValue value={node.value.to_string()} /> }) }
                }
            </dl>
            { for node.deviations.iter().map(|sentence| html! {
                <p class="field-warning" lang={text::core_lang()}>{ attention_icon() }<bdi>{ shown(sentence).into_owned() }</bdi></p>
            }) }
            if let Some(hex) = hex {
                <p class="asn1-copy">
                    <span>{ text::COPY_HEX }<CopyButton text={hex.to_owned()} what={text::COPY_HEX} /></span>
                    <span>
                        { text::COPY_BASE64 }
                        <CopyButton text={browser::base64_of_hex(hex)} what={text::COPY_BASE64} />
                    </span>
                </p>
            }
        </div>
    }
}

/// The bytes of a node in hexadecimal, with those in it; `None` where not all of them are at hand.
fn whole<'a>(structure: &'a Structure, node: &StructureNode) -> Option<&'a str> {
    let at = |bytes: u32| usize::try_from(bytes).ok()?.checked_mul(2);
    let end = node.offset.checked_add(node.header_length)?.checked_add(node.content_length)?;
    structure.hex.get(at(node.offset)?..at(end)?)
}
