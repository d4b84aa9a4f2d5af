//! All objects as a table.

mod cells;
pub(super) mod csv;
pub(super) mod facets;
mod head;
pub(super) mod row;
mod scrolling;
pub(super) mod time_line;
pub(super) mod tools;
pub(super) mod view;
