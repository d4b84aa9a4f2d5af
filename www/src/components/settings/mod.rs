//! What everything is judged by.

pub(super) mod chain;
pub(super) mod choices;
pub(super) mod panel;
pub(super) mod text_field;
pub(super) mod typed;
