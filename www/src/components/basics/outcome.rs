//! How an outcome looks: a shape, a colour and always a word.

use cert_inspector::checks::Outcome;
use yew::prelude::*;

use crate::components::basics::icon::{Picture, icon};

/// The name of an outcome in classes and `data-outcome`, the same as in the report.
pub(crate) const fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "fail",
        Outcome::NotApplicable => "notApplicable",
        Outcome::Pass => "pass",
        Outcome::Unknown => "unknown",
        Outcome::Warn => "warn",
    }
}

/// The class that colours by outcome.
pub(crate) const fn outcome_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "outcome-fail",
        Outcome::NotApplicable => "outcome-notApplicable",
        Outcome::Pass => "outcome-pass",
        Outcome::Unknown => "outcome-unknown",
        Outcome::Warn => "outcome-warn",
    }
}

/// The shape of an outcome. The word must stand beside it.
pub(crate) fn outcome_icon(outcome: Outcome) -> Html {
    let layers: &[Picture] = match outcome {
        Outcome::Fail => &[Picture::Octagon, Picture::Cross],
        Outcome::NotApplicable => &[Picture::Circle, Picture::Dash],
        Outcome::Pass => &[Picture::Circle, Picture::Tick],
        Outcome::Unknown => &[Picture::Circle, Picture::Question],
        Outcome::Warn => &[Picture::Triangle, Picture::Alert],
    };
    icon(layers, outcome_class(outcome))
}

/// The mark of something that deserves attention without being judged.
pub(crate) fn attention_icon() -> Html {
    outcome_icon(Outcome::Warn)
}
