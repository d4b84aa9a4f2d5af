//! Many objects as a table: which of them, in what order, and which part of that is drawn. Pure, so that it is tested
//! natively.

mod index;
mod keys;
mod query;
mod time_line;
mod view;
mod window;

pub(crate) use index::Index;
pub(crate) use keys::{Pressed, pressed};
pub(crate) use query::{Column, Grouping, Kind, Query};
pub(crate) use time_line::{Expiry, LATER, PAST, TimeLine};
pub(crate) use view::{Item, View, worst_counts};
pub(crate) use window::{Geometry, window};

/// With more objects than this, the table is what is shown at first: a list beside the result has no room for them.
pub(crate) const MAX_LIST: usize = 30;
