//! What the user wants to see of the table.

use cert_inspector::checks::Outcome;
use cert_inspector::input::{Destination, Role};
use cert_inspector::model::ObjectKind;
use cert_inspector::view::ObjectRow;

use super::time_line::Expiry;

/// Filters, order and groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// What is typed: every word of it has to be in a row.
    pub(crate) text: String,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) kind: Option<Kind>,
    pub(crate) destination: Option<Destination>,
    pub(crate) expiry: Option<Expiry>,
    pub(crate) column: Column,
    /// The other way round than the column is first sorted.
    pub(crate) reversed: bool,
    pub(crate) grouping: Option<Grouping>,
    /// The groups that are shut, by their keys.
    pub(crate) shut: Vec<u32>,
}

impl Query {
    /// Whether all rows are asked for.
    pub(crate) fn is_of_all(&self) -> bool {
        let Self { text, outcome, kind, destination, expiry, .. } = self;
        text.trim().is_empty()
            && outcome.is_none()
            && kind.is_none()
            && destination.is_none()
            && expiry.is_none()
    }

    /// The same order and groups, of all rows.
    pub(crate) fn of_all(&self) -> Self {
        let Self { column, reversed, grouping, shut, .. } = self.clone();
        Self { column, reversed, grouping, shut, ..Self::default() }
    }

    /// Sorted by a column; the other way round if it is that one already.
    pub(crate) fn sorted_by(&self, column: Column) -> Self {
        Self { column, reversed: column == self.column && !self.reversed, ..self.clone() }
    }

    /// With a group shut, or open again if it was.
    pub(crate) fn with_group_turned(&self, key: u32) -> Self {
        let mut next = self.clone();
        next.shut.retain(|shut| *shut != key);
        if next.shut.len() == self.shut.len() {
            next.shut.push(key);
        }
        next
    }

    /// Whether the smallest stands first.
    pub(crate) fn ascends(&self) -> bool {
        (self.column == Column::Findings) == self.reversed
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Column {
    Subject,
    Issuer,
    Expiry,
    Key,
    Destinations,
    /// The worst first.
    #[default]
    Findings,
}

impl Column {
    /// Every column, in the order in which they stand.
    pub(crate) const ALL: [Self; 6] =
        [Self::Subject, Self::Issuer, Self::Expiry, Self::Key, Self::Destinations, Self::Findings];

    /// What its elements are known by.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Issuer => "issuer",
            Self::Expiry => "expiry",
            Self::Key => "key",
            Self::Destinations => "destinations",
            Self::Findings => "findings",
        }
    }
}

/// What an object is, as the filter tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A certificate or a request, by what it was judged as.
    Role(Role),
    Object(ObjectKind),
}

impl Kind {
    pub(crate) fn of(row: &ObjectRow) -> Self {
        row.role.map_or(Self::Object(row.kind), Self::Role)
    }
}

/// By what rows are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grouping {
    Issuer,
    File,
}
