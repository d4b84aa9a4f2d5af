//! All objects as a table.

pub(super) mod csv;
pub(super) mod facets;
pub(super) mod row;
pub(super) mod time_line;
pub(super) mod tools;
pub(super) mod view;
