//! What stands around the parts: head, dialogs, notices, and the events of the window.

pub(super) mod alert_box;
pub(super) mod busy;
pub(super) mod drop_overlay;
pub(super) mod evidence;
mod keys;
mod licences;
pub(super) mod masthead;
pub(super) mod notices;
pub(super) mod problems;
pub(super) mod product_bar;
pub(super) mod shortcuts_dialog;
pub(super) mod trust_dialog;
pub(super) mod window_events;
pub(super) mod window_intake;
