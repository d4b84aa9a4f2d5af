//! What many parts are drawn of: icons, outcomes, findings, long values.

pub(super) mod copy_button;
pub(super) mod dialog;
mod evidence;
pub(super) mod finding;
pub(super) mod icon;
pub(super) mod long_value;
pub(super) mod marked;
pub(super) mod outcome;
pub(super) mod remedy;
