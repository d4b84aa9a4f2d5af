//! How far a slow request has come, and the way out of it.

use cert_inspector::protocol::{Told, Unit};
use yew::prelude::*;

use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// Progress with a count, and a button to cancel.
pub(crate) fn busy(progress: Option<&Told>, oncancel: &Callback<()>) -> Html {
    let words = progress.map_or_else(|| text::WORKING.to_string(), text::progress);
    let (value, max) = match progress {
        Some(progress) if progress.unit != Unit::Bytes && progress.total > 0.0 => {
            (Some(progress.done.to_string()), Some(progress.total.to_string()))
        }
        Some(progress) if progress.total > 0.0 && progress.files_total > 0 => {
            let files = f64::from(progress.files) + progress.done / progress.total;
            (Some(files.to_string()), Some(progress.files_total.to_string()))
        }
        _ => (None, None),
    };
    html! {
        <section class="busy panel" aria-label={text::PROGRESS}>
            <p class="busy-words">{ words }</p>
            if let Some(file) = progress.filter(|progress| progress.files_total > 1) {
                <p class="busy-file"><bdi>{ shown(&file.file).into_owned() }</bdi></p>
            }
            <progress {value} {max} aria-label={text::READING} />
            <button type="button" id="cancel" onclick={oncancel.reform(|_: MouseEvent| ())}>
                { text::CANCEL }
            </button>
        </section>
    }
}
