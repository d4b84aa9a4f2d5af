//! What products show next to their verdicts, and the deployment of one of them.

pub(super) mod deployment;
pub(super) mod deployment_fields;
pub(super) mod deployment_view;
pub(super) mod deployment_way;
pub(super) mod panel;
mod panel_table;
