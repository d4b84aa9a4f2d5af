//! The button that solves it: the file that its destination takes, saved with one click.

use cert_inspector::model::Timestamp;
use cert_inspector::protocol::Order;
use cert_inspector::report::Text;
use cert_inspector::view::{Card, CardFile};
use yew::prelude::*;

use crate::commands::Commands;
use crate::components::tabs::files::exports::{Fields, filled_in, password_fields};
use crate::state::State;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// The first file that its destination takes instead, and what is to be done with it afterwards.
///
/// `new` keeps of some sentences those that stand on no card above.
pub(super) fn solution(
    place: usize,
    card: &Card,
    mut new: impl FnMut(&[Text]) -> Vec<Text>,
    state: &State,
    commands: &Commands,
) -> Html {
    let draw = |file: &CardFile| {
        // A file of the same kind may stand on every card: each has fields of its own.
        let fields = Fields::of_card(place);
        save(&fields, file, &new(&file.then), place == 0, state.judged_at(), &commands.export)
    };
    html! { { for card.files.first().map(draw) } }
}

/// The button that saves a file, and what is to be done with it afterwards.
pub(crate) fn save(
    fields: &Fields,
    file: &CardFile,
    then: &[Text],
    tells_of_key: bool,
    at: Timestamp,
    onsave: &Callback<(Order, Timestamp)>,
) -> Html {
    let (kind, object) = (file.offer.kind, file.object);
    let onsave = onsave.clone();
    let onclick = {
        let fields = fields.clone();
        Callback::from(move |_: MouseEvent| {
            // This very button asks for the key.
            let order = if kind.needs_password() {
                filled_in(kind, object, &fields)
            } else {
                Some(Order { key: kind.needs_key(), ..Order::of(kind, Some(object)) })
            };
            if let Some(order) = order {
                onsave.emit((order, at));
            }
        })
    };
    html! {
        <div class="solution" data-export-of={kind.name()}>
            if file.offer.needs_password { { password_fields(fields) } }
            <div class="solution-line">
                <button type="button" class="button-primary" data-part="action" lang={text::core_lang()} {onclick}>{ file.button.clone() }</button>
                if file.offer.needs_key && tells_of_key { <span class="quiet">{ text::HOLDS_KEY }</span> }
            </div>
            if !then.is_empty() {
                <p class="solution-then">
                    <span>{ text::THEN }</span>
                    <span lang={text::core_lang()}>
                        { for then.iter().map(|line| html! { <><bdi>{ shown(line).into_owned() }</bdi>{ " " }</> }) }
                    </span>
                </p>
            }
        </div>
    }
}
