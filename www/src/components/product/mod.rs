//! What products show next to their verdicts, and their plans.

pub(super) mod panel;
mod panel_table;
pub(super) mod plan;
mod plan_fields;
mod plan_option;
pub(super) mod plan_view;
