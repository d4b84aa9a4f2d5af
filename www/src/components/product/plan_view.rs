//! What a plan is drawn of.

use cert_inspector::input::Destination;
use cert_inspector::model::Timestamp;
use cert_inspector::products::{PlanForm, Product};
use cert_inspector::protocol::Order;
use cert_inspector::report::{Plan, PlanAnswers, Text};
use cert_inspector::view::{Card, CardFile};
use yew::prelude::*;

use crate::state::PlanState;
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// What the section needs.
pub(crate) struct PlanView<'a> {
    pub(crate) product: &'static Product,
    pub(crate) form: &'static PlanForm,
    pub(crate) state: &'a PlanState,
    /// The last answer; stays in view while the next one is made.
    pub(crate) plan: Option<&'a Plan>,
    /// The cards, which have the files that steps need.
    pub(crate) cards: &'a [Card],
    /// The instant of the answers, for the files.
    pub(crate) at: Timestamp,
    pub(crate) onsave: &'a Callback<(Order, Timestamp)>,
    pub(crate) onchange: &'a Callback<PlanState>,
    pub(crate) onchoose: &'a Callback<u32>,
}

impl PlanView<'_> {
    /// What was answered.
    pub(crate) fn answers(&self) -> PlanAnswers {
        self.state.answers(self.product, self.form)
    }

    /// The file that a destination takes.
    pub(crate) fn file(&self, destination: Destination) -> Option<&CardFile> {
        self.cards.iter().filter(|card| card.destination == destination).find_map(|card| card.files.first())
    }
}

/// Sentences of the core, each a paragraph.
pub(crate) fn lines(lines: &[Text]) -> Html {
    html! {
        <>{ for lines.iter().map(|line| html! { <p lang={text::core_lang()}><bdi>{ shown(line).into_owned() }</bdi></p> }) }</>
    }
}
