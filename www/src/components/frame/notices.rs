//! What must be known before a verdict is believed: a sample's time and settings, a time that was set, a wrong clock.

use yew::prelude::*;

use crate::commands::Commands;
use crate::components::basics::outcome::attention_icon;
use crate::samples::sample;
use crate::state::{Action, AsOf, State};
use crate::text;

/// The notices, each with the way back.
pub(crate) fn notices(state: &State, commands: &Commands) -> Html {
    let at = state.judged_at();
    let settings = &state.settings;
    let sample = settings.sample.and_then(sample);
    html! {
        <>
            if let Some(sample) = sample {
                <div class="notice" id="sample-notice">
                    <p>
                        { text::sample_shown(sample.title.into(), &text::instant(at)) }
                        if let Some(password) = sample.password {
                            { " " }<strong>{ text::sample_password(password) }</strong>
                        }
                    </p>
                    <button type="button" class="button-small" id="leave-sample" onclick={commands.clear.reform(|_: MouseEvent| ())}>
                        { text::LEAVE_SAMPLE }
                    </button>
                </div>
            }
            if let AsOf::Fixed { at, by_sample: false } = settings.at {
                <div class="notice" id="time-notice">
                    <p>{ text::time_is_set(at) }</p>
                    <button type="button" class="button-small" id="back-to-now" onclick={commands.set_clock.reform(|_: MouseEvent| ())}>
                        { text::BACK_TO_NOW }
                    </button>
                </div>
            }
            if state.clock_is_wrong() {
                <div class="notice notice-warn" id="clock-notice" role="alert">
                    { attention_icon() }
                    <p>{ text::CLOCK_WRONG }</p>
                    <button type="button" class="button-small" onclick={commands.tell.reform(|_: MouseEvent| Action::Drawer(true))}>
                        { text::SET_TIME }
                    </button>
                </div>
            }
        </>
    }
}
