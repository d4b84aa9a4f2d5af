//! The table of all objects, as far as it has to survive while an object is shown in its place.

use cert_inspector::view::Summary;

use crate::table::{Item, MAX_LIST, Query};

/// How many objects are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A list, and beside it the object that is chosen.
    List,
    /// A table, and in its place the object that is opened.
    Table,
}

/// What the table is asked for, and where it was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TableState {
    /// What the user wants; otherwise the number of objects decides.
    pub(crate) wish: Option<Layout>,
    pub(crate) query: Query,
    /// An object stands in the place of the table.
    pub(crate) open: bool,
    /// How far it was scrolled when an object was opened, in pixels.
    pub(crate) scroll: i32,
    /// The row that the keys move from.
    pub(crate) active: Option<Item>,
    /// The user came back from an object: the table takes the focus.
    pub(crate) returned: bool,
}

impl TableState {
    /// How these objects are shown.
    pub(crate) fn layout(&self, summary: &Summary) -> Layout {
        let count = summary.objects.len();
        let by_count = if count > MAX_LIST { Layout::Table } else { Layout::List };
        self.wish.filter(|_| count > 1).unwrap_or(by_count)
    }

    /// The table without the object in its place.
    pub(crate) fn back(&self) -> Self {
        Self { open: false, returned: true, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::tests::{row, summary_of};

    #[test]
    fn many_objects_stand_in_a_table_unless_the_user_wants_a_list() {
        let summary = |count: u32| summary_of((0..count).map(row).collect());
        let wished = |wish| TableState { wish, ..TableState::default() };
        for (wish, count, layout) in [
            (None, 1, Layout::List),
            (None, 30, Layout::List),
            (None, 31, Layout::Table),
            (Some(Layout::List), 10_000, Layout::List),
            (Some(Layout::Table), 2, Layout::Table),
            (Some(Layout::Table), 1, Layout::List),
        ] {
            assert_eq!(wished(wish).layout(&summary(count)), layout, "{wish:?} {count}");
        }
    }
}
