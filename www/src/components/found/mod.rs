//! What was found, as a list.

pub(super) mod list;
pub(super) mod props;
pub(super) mod row;
