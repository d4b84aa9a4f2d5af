//! What DW Spectrum would make of a server's certificate: the doctor of its file, and the product's own dialog.

use cert_inspector::products::dw_spectrum::{Block, Dialog, DialogLine, Disagreement, Doctor, DwSpectrum};
use cert_inspector::report::Text;
use yew::prelude::*;

use crate::components::basics::copy_button::CopyButton;
use crate::components::basics::long_value::LongValue;
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::product::dw_spectrum_modes::modes;
use crate::components::product::dw_spectrum_pins::pins;
use crate::shown::shown;
use crate::text::{self, Words};

/// Doctor, dialog, modes and pins. `onfiles` leads to the files that can be made.
pub(crate) fn dw_spectrum(panel: &DwSpectrum, onfiles: &Callback<()>) -> Html {
    html! {
        <section class="dw" id="dw-spectrum" aria-labelledby="dw-spectrum-heading">
            <h3 id="dw-spectrum-heading">{ text::DW_SPECTRUM }</h3>
            { doctor(&panel.doctor, onfiles) }
            { modes(&panel.modes) }
            <details class="fold" id="dw-notes">
                <summary><h4>{ text::DW_NOTES }</h4></summary>
                { list(text::DW_NOTES_SHORT, &panel.modes.notes) }
                { for panel.contradictions.iter().map(contradiction) }
            </details>
            { pins(&panel.pins) }
            { dialog(&panel.dialog) }
        </section>
    }
}

fn doctor(doctor: &Doctor, onfiles: &Callback<()>) -> Html {
    html! {
        <section id="dw-doctor">
            <h4>{ text::DW_FILE }</h4>
            <p class="lead" lang={text::core_lang()}>{ doctor.headline.clone() }</p>
            if !doctor.blocks.is_empty() {
                <h5>{ text::DW_BLOCKS }</h5>
                <ol class="dw-blocks">{ for doctor.blocks.iter().map(block) }</ol>
                if doctor.omitted > 0 { <p class="quiet">{ text::dw_omitted(doctor.omitted) }</p> }
            }
            if !doctor.faults.is_empty() {
                <h5>{ text::DW_FAULTS }</h5>
                <ul class="dw-faults">
                    { for doctor.faults.iter().map(|fault| html! {
                        <li class={outcome_class(fault.outcome)} data-fault={fault.requirement.clone()}>
                            { outcome_icon(fault.outcome) }
                            <div>
                                <p lang={text::core_lang()}><strong>{ fault.title.clone() }</strong></p>
                                { for fault.reasons.iter().map(|reason| html! {
                                    <p lang={text::core_lang()}><bdi>{ shown(reason).into_owned() }</bdi></p>
                                }) }
                            </div>
                        </li>
                    }) }
                </ul>
            }
            { list(text::DW_REPAIRED, &doctor.repaired) }
            { list(text::DW_CHANGES, &doctor.changes) }
            { list(text::DW_MISSING, &doctor.missing) }
            { list(text::DW_REMAINING, &doctor.remaining) }
            <p>
                <button type="button" class="button-link" onclick={onfiles.reform(|_: MouseEvent| ())}>
                    { text::DW_DOWNLOAD }
                </button>
            </p>
            <h5>{ text::DW_PLACES }</h5>
            <dl class="dw-places">
                { for doctor.places.iter().map(|place| html! {
                    <div>
                        <dt>{ place.system.clone() }</dt>
                        <dd>
                            <code>{ place.path.clone() }</code>
                            { " " }
                            <CopyButton text={place.path.to_string()} what={place.system.to_string()} />
                        </dd>
                    </div>
                }) }
            </dl>
            <h5>{ text::DW_STEPS }</h5>
            <ol class="dw-steps" lang={text::core_lang()}>{ for doctor.steps.iter().map(|step| html! { <li>{ step.clone() }</li> }) }</ol>
        </section>
    }
}

fn block(block: &Block) -> Html {
    html! {
        <li class={outcome_class(block.outcome)}>
            { outcome_icon(block.outcome) }
            <div>
                if block.number.is_some() { <span class="quiet">{ text::dw_block(block.number) }{ ": " }</span> }
                <bdi lang={text::core_lang()}>{ shown(&block.title).into_owned() }</bdi>
                if !block.note.is_empty() { { " " }<span class="dw-note" lang={text::core_lang()}>{ block.note.clone() }</span> }
            </div>
        </li>
    }
}

/// Sentences under a heading, where there are any.
pub(crate) fn list(heading: Words, lines: &[Text]) -> Html {
    html! {
        if !lines.is_empty() {
            <h5>{ heading }</h5>
            <ul class="dw-list" lang={text::core_lang()}>
                { for lines.iter().map(|line| html! { <li><bdi>{ shown(line).into_owned() }</bdi></li> }) }
            </ul>
        }
    }
}

fn dialog(dialog: &Dialog) -> Html {
    html! {
        <details class="fold" id="dw-dialog">
            <summary><h4>{ text::DW_DIALOG }</h4></summary>
            <p class="quiet" lang={text::core_lang()}>{ dialog.note.clone() }</p>
            { for dialog.warnings.iter().map(|warning| html! { <p class="dw-warning" lang={text::core_lang()}>{ warning.clone() }</p> }) }
            <dl class="dw-dialog" lang={text::core_lang()}>{ for dialog.lines.iter().map(dialog_line) }</dl>
        </details>
    }
}

fn dialog_line(line: &DialogLine) -> Html {
    html! {
        <div>
            <dt>{ line.label.clone() }</dt>
            <dd><LongValue value={line.value.to_string()} code={line.code} /></dd>
        </div>
    }
}

/// Where sources contradict each other: both places, and our decision.
fn contradiction(contradiction: &Disagreement) -> Html {
    html! {
        <div class="finding-contradiction">
            <h5>{ text::DW_CONTRADICTION }{ ": " }<span lang={text::core_lang()}>{ contradiction.title.clone() }</span></h5>
            <ul lang={text::core_lang()}>
                { for contradiction.places.iter().map(|place| html! {
                    <li>{ place.says.clone() }<span class="finding-source">{ " " }{ place.source.clone() }</span></li>
                }) }
            </ul>
            <p>{ text::DECISION }{ " " }<span lang={text::core_lang()}>{ contradiction.decision.clone() }</span></p>
        </div>
    }
}
