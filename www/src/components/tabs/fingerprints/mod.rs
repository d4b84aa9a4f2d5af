//! Fingerprints, to be compared with what other screens show.

use cert_inspector::protocol::{Answer, Ask};
use cert_inspector::view::{Detail, Fingerprint, Identification};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::components::basics::copy_button::CopyButton;
use crate::components::basics::long_value::LongValue;
use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::components::tabs::parts::Parts;
use crate::state::FingerprintState;
use crate::{qr, text};
use cert_inspector::safe_text::visible_lines as shown;

/// Asks which certificate the fingerprint from another screen belongs to.
pub(crate) fn question(state: &FingerprintState, detail: &Detail) -> Option<Ask> {
    let text = Some(state.typed.clone()).filter(|typed| !typed.trim().is_empty())?;
    Some(Ask::Identify { text, shown: Some(detail.row.id) })
}

/// Each fingerprint as products show it, in base64 as pins are written, and as a QR code; and the box for another screen's.
pub(crate) fn fingerprints(parts: &Parts) -> Html {
    html! {
        <>
            <section class="fingerprints" aria-labelledby="fingerprints-heading">
                <h3 id="fingerprints-heading">{ text::FINGERPRINTS }</h3>
                <p class="quiet">{ text::FINGERPRINTS_NOTE }</p>
                <dl>{ for (0..).zip(&parts.detail.fingerprints).map(|(place, one)| fingerprint(parts, place, one)) }</dl>
            </section>
            { compare_box(parts) }
        </>
    }
}

fn fingerprint(parts: &Parts, place: usize, fingerprint: &Fingerprint) -> Html {
    let name = fingerprint.name.to_string();
    let base64_name = format!("{name}, {}", text::BASE64);
    let open = parts.fingerprints.qr == Some(place);
    let next = FingerprintState { qr: (!open).then_some(place), ..parts.fingerprints.clone() };
    html! {
        <div class="fingerprint" data-fingerprint={name.clone()}>
            <dt>{ &name }</dt>
            <dd>
                <LongValue value={fingerprint.hex.clone()} code=true />
                <CopyButton text={fingerprint.hex.clone()} what={name.clone()} />
                <button
                    type="button"
                    class="button-small"
                    aria-expanded={open.to_string()}
                    aria-label={text::qr_of(&name)}
                    onclick={parts.onfingerprints.reform(move |_: MouseEvent| next.clone())}
                >
                    { text::QR }
                </button>
            </dd>
            if open { <dd>{ code(&name, &fingerprint.hex) }</dd> }
            <dd>
                <span class="quiet">{ text::BASE64 }{ " " }</span>
                <LongValue value={fingerprint.base64.clone()} code=true />
                <CopyButton text={fingerprint.base64.clone()} what={base64_name} />
            </dd>
        </div>
    }
}

/// Dark on white whatever the colours of the page: many cameras do not read it the other way round.
fn code(name: &str, hex: &str) -> Html {
    let said = qr::text(name, hex);
    let Some(drawing) = qr::draw(&said) else { return Html::default() };
    let size = drawing.size.to_string();
    html! {
        <figure class="qr">
            <svg
                role="img"
                aria-label={text::qr_alternative(name)}
                viewBox={["0 0 ", &size, " ", &size].concat()}
                shape-rendering="crispEdges"
                data-says={said}
            >
                <rect width={size.clone()} height={size} fill="#ffffff" />
                <path d={drawing.path} fill="#000000" />
            </svg>
            <figcaption class="quiet">{ text::QR_NOTE }</figcaption>
        </figure>
    }
}

/// The box for what another screen shows, and what it turns out to be.
fn compare_box(parts: &Parts) -> Html {
    let Parts { fingerprints: state, onfingerprints: onchange, onchoose, .. } = parts;
    let answer = parts.views.find(|answer| match answer {
        Answer::Identification(identification) => Some(identification),
        _ => None,
    });
    let oninput = {
        let (state, onchange) = (state.clone(), onchange.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                let typed = field.value();
                onchange.emit(FingerprintState { typed, ..state.clone() });
            }
        })
    };
    html! {
        <section class="identify" aria-labelledby="identify-heading">
            <h3 id="identify-heading">{ text::IDENTIFY }</h3>
            <div class="field">
                <label for="identify">{ text::IDENTIFY_LABEL }</label>
                <textarea
                    id="identify"
                    rows="3"
                    value={state.typed.clone()}
                    aria-describedby="identify-hint"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    {oninput}
                />
                <p class="field-hint" id="identify-hint">{ text::IDENTIFY_HINT }</p>
            </div>
            <div role="status" id="identified">
                if let Some(answer) = answer { { identified(answer, onchoose) } }
            </div>
        </section>
    }
}

fn identified(answer: &Identification, onchoose: &Callback<u32>) -> Html {
    html! {
        <div class={classes!("identified", outcome_class(answer.outcome))} data-outcome={outcome_name(answer.outcome)}>
            { outcome_icon(answer.outcome) }
            <p>
                { text::identified(answer) }
                if let Some(object) = answer.object.as_ref().filter(|object| !object.shown) {
                    { " " }
                    <button
                        type="button"
                        class="button-link"
                        data-identified={object.id.to_string()}
                        onclick={let id = object.id; onchoose.reform(move |_: MouseEvent| id)}
                    >
                        <bdi>{ shown(&object.title).into_owned() }</bdi>
                    </button>
                }
            </p>
        </div>
    }
}
