//! What the user must be told now.

use yew::prelude::*;

use crate::components::basics::outcome::attention_icon;
use crate::state::Alert;
use crate::text;

/// The alert. Its region is always there, so that screen readers notice when it is filled.
pub(crate) fn alert_box(alert: Option<&Alert>, ondismiss: &Callback<()>) -> Html {
    html! {
        <section class="alert-region" aria-label={text::MESSAGE}>
            <div id="alert" role="alert" class={alert.map(|_| "alert-text")}>
                if let Some(alert) = alert {
                    { attention_icon() }
                    <p>{ text::alert(alert) }</p>
                }
            </div>
            if alert.is_some() {
                <button type="button" class="button-small" onclick={ondismiss.reform(|_: MouseEvent| ())}>
                    { text::DISMISS }
                </button>
            }
        </section>
    }
}
