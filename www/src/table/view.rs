//! The rows that a query asks for, in its order and groups.

use cert_inspector::checks::Outcome;
use cert_inspector::model::Timestamp;
use cert_inspector::view::ObjectRow;

use super::index::Index;
use super::query::{Grouping, Kind, Query};
use super::time_line::TimeLine;

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Group {
        /// What all its rows have: the number of their file, or of the first row with their issuer.
        key: u32,
        rows: u32,
        /// How many of them fail.
        failing: u32,
        /// The worst of them.
        outcome: Outcome,
        open: bool,
    },
    /// A row, by its place among all.
    Row(usize),
}

impl Item {
    /// The row, by its place among all; `None` for a group.
    pub(crate) const fn row(self) -> Option<usize> {
        match self {
            Self::Row(place) => Some(place),
            Self::Group { .. } => None,
        }
    }

    /// Whether it is the same line, perhaps with other numbers.
    pub(crate) fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Group { key, .. }, Self::Group { key: other, .. }) => key == other,
            (one, other) => one == other,
        }
    }
}

/// What the table shows.
#[derive(Debug, Default)]
pub(crate) struct View {
    pub(crate) items: Vec<Item>,
    /// The rows that pass the filters, in order, with those of shut groups.
    pub(crate) rows: Vec<usize>,
    /// Of the rows that pass all filters but that of expiry.
    pub(crate) time_line: TimeLine,
}

impl View {
    pub(crate) fn of(rows: &[ObjectRow], index: &Index, query: &Query, at: Timestamp) -> Self {
        let text = query.text.to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut found: Vec<(usize, &ObjectRow)> = rows
            .iter()
            .enumerate()
            .filter(|(place, row)| passes(query, row) && index.has(*place, &words))
            .collect();
        let time_line = TimeLine::of(found.iter().map(|(_, row)| *row), at);
        if let Some(expiry) = query.expiry {
            found.retain(|(_, row)| row.not_after.is_some_and(|not_after| expiry.holds(not_after, at)));
        }
        let ascends = query.ascends();
        found.sort_by(|one, other| index.compare(query.column, ascends, *one, *other));
        let items = match query.grouping {
            None => found.iter().map(|(place, _)| Item::Row(*place)).collect(),
            Some(grouping) => grouped(&found, index, grouping, &query.shut),
        };
        let rows = match query.grouping {
            None => found.into_iter().map(|(place, _)| place).collect(),
            Some(grouping) => {
                let all = grouped(&found, index, grouping, &[]);
                all.iter().filter_map(|item| item.row()).collect()
            }
        };
        Self { items, rows, time_line }
    }

    /// Where a line stands.
    pub(crate) fn position(&self, item: Item) -> Option<usize> {
        self.items.iter().position(|other| other.is_same(item))
    }

    /// The keys of all groups.
    pub(crate) fn groups(&self) -> Vec<u32> {
        let key = |item: &Item| if let Item::Group { key, .. } = item { Some(*key) } else { None };
        self.items.iter().filter_map(key).collect()
    }
}

/// Whether a row passes the filters but those of text and expiry.
fn passes(query: &Query, row: &ObjectRow) -> bool {
    query.outcome.is_none_or(|outcome| row.outcome == outcome)
        && query.kind.is_none_or(|kind| Kind::of(row) == kind)
        && query
            .destination
            .is_none_or(|destination| row.destinations.iter().any(|one| one.destination == destination))
}

/// The rows in groups, which stand in the order of their first rows.
fn grouped(found: &[(usize, &ObjectRow)], index: &Index, grouping: Grouping, shut: &[u32]) -> Vec<Item> {
    let key = |(place, row): &(usize, &ObjectRow)| match grouping {
        Grouping::Issuer => index.same_issuer(*place),
        Grouping::File => row.input,
    };
    // In the order of keys, and within each in the order of the query, which the sort keeps.
    let mut by_key: Vec<(u32, usize)> = found.iter().map(key).zip(0_usize..).collect();
    by_key.sort_unstable();
    let mut groups: Vec<&[(u32, usize)]> = by_key.chunk_by(|one, other| one.0 == other.0).collect();
    groups.sort_by_key(|group| group.first().map(|(_, order)| *order));
    let mut items = Vec::with_capacity(found.len().saturating_add(groups.len()));
    for group in groups {
        let rows = || group.iter().filter_map(|(_, order)| found.get(*order));
        let key = group.first().map_or(0, |(key, _)| *key);
        let open = !shut.contains(&key);
        let failing = rows().filter(|(_, row)| row.outcome == Outcome::Fail).count();
        items.push(Item::Group {
            key,
            rows: number(group.len()),
            failing: number(failing),
            outcome: Outcome::worst(rows().map(|(_, row)| row.outcome)),
            open,
        });
        if open {
            items.extend(rows().map(|(place, _)| Item::Row(*place)));
        }
    }
    items
}

/// How many rows have each outcome, the worst first; those of which there are none are left out.
pub(crate) fn worst_counts(rows: &[ObjectRow]) -> Vec<(Outcome, usize)> {
    let all = [Outcome::Fail, Outcome::Unknown, Outcome::Warn, Outcome::Pass, Outcome::NotApplicable];
    let count = |outcome| rows.iter().filter(|row| row.outcome == outcome).count();
    all.into_iter().map(|outcome| (outcome, count(outcome))).filter(|(_, count)| *count > 0).collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use cert_inspector::input::{Destination, Role};
    use cert_inspector::model::ObjectKind;
    use cert_inspector::products::destinations;
    use cert_inspector::report::{RowDestination, Verdict};

    use super::*;
    use crate::state::tests::row;
    use crate::table::{Column, Expiry};

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_rfc3339(text).unwrap()
    }

    fn rows() -> Vec<ObjectRow> {
        let made =
            |id, title: &'static str, issuer: &'static str, end: Option<&str>, key: &'static str, outcome| {
                ObjectRow {
                    title: title.into(),
                    issuer: issuer.into(),
                    not_after: end.map(at),
                    key: key.into(),
                    outcome,
                    input: id % 2,
                    ..row(id)
                }
            };
        let mut rows = vec![
            made(0, "beta.example", "Issuing CA", Some("2027-01-01"), "RSA 2048", Outcome::Pass),
            made(1, "Alpha.example", "Root CA", Some("2026-12-01"), "RSA 512", Outcome::Fail),
            made(2, "gamma.example", "Issuing CA", Some("2020-01-01"), "EC P-256", Outcome::Fail),
            made(3, "Private key", "", None, "RSA 4096", Outcome::Warn),
        ];
        rows[2].failed = 3;
        rows[1].failed = 1;
        rows[3].role = None;
        rows[3].kind = ObjectKind::PrivateKey;
        rows[1].destinations =
            vec![RowDestination { destination: some_destination(), verdict: Verdict::Rejected }];
        rows
    }

    /// A destination of any product.
    fn some_destination() -> Destination {
        destinations().map(|(_, entry)| entry.id).next().unwrap()
    }

    fn view(query: &Query) -> View {
        let rows = rows();
        let words = |row: &ObjectRow, text: &mut String| text.push_str(row.kind_name.as_ref());
        View::of(&rows, &Index::new(&rows, &words), query, at("2026-11-20T12:00:00Z"))
    }

    #[test]
    fn the_worst_stands_first_unless_another_order_is_wanted() {
        for (column, reversed, order) in [
            (Column::Findings, false, [2, 1, 3, 0]),
            (Column::Findings, true, [0, 3, 1, 2]),
            (Column::Subject, false, [1, 0, 2, 3]),
            (Column::Subject, true, [3, 2, 0, 1]),
            (Column::Issuer, false, [0, 2, 1, 3]),
            (Column::Issuer, true, [1, 0, 2, 3]),
            (Column::Expiry, false, [2, 1, 0, 3]),
            (Column::Expiry, true, [0, 1, 2, 3]),
            (Column::Key, false, [2, 1, 0, 3]),
            (Column::Key, true, [3, 0, 1, 2]),
            (Column::Destinations, false, [1, 0, 2, 3]),
        ] {
            let query = Query { column, reversed, ..Query::default() };
            assert_eq!(view(&query).rows, order, "{column:?} {reversed}");
        }
    }

    #[test]
    fn pressing_a_column_again_turns_it_round() {
        let worst = Query::default();
        assert!(!worst.ascends());
        let best = worst.sorted_by(Column::Findings);
        assert!(best.ascends());
        let subject = best.sorted_by(Column::Subject);
        assert!(subject.ascends() && !subject.sorted_by(Column::Subject).ascends());
    }

    #[test]
    fn filters_are_taken_together() {
        let all = Query::default;
        for (query, mut rows) in [
            (Query { text: "EXAMPLE".into(), ..all() }, vec![0, 1, 2]),
            (Query { text: " root  alpha ".into(), ..all() }, vec![1]),
            (Query { text: "rsa 2048".into(), ..all() }, vec![0]),
            (Query { text: "nobody".into(), ..all() }, vec![]),
            (Query { outcome: Some(Outcome::Fail), ..all() }, vec![1, 2]),
            (Query { kind: Some(Kind::Object(ObjectKind::PrivateKey)), ..all() }, vec![3]),
            (Query { kind: Some(Kind::Role(Role::Server)), ..all() }, vec![0, 1, 2]),
            (Query { destination: Some(some_destination()), ..all() }, vec![1]),
            (Query { expiry: Some(Expiry::Past), ..all() }, vec![2]),
            (Query { expiry: Some(Expiry::Within(30)), ..all() }, vec![1]),
            (Query { expiry: Some(Expiry::Within(90)), ..all() }, vec![0, 1]),
            (Query { expiry: Some(Expiry::Bar(2)), ..all() }, vec![1]),
            (Query { outcome: Some(Outcome::Fail), text: "gamma".into(), ..all() }, vec![2]),
        ] {
            assert!(!query.is_of_all());
            let mut found = view(&query).rows;
            found.sort_unstable();
            rows.sort_unstable();
            assert_eq!(found, rows, "{query:?}");
            assert_eq!(view(&query.of_all()).rows.len(), 4);
        }
        assert!(Query { text: "  ".into(), ..all() }.is_of_all());
    }

    #[test]
    fn the_time_line_counts_what_its_own_filter_hides() {
        let query = Query { expiry: Some(Expiry::Past), ..Query::default() };
        assert_eq!(view(&query).time_line.total(), 3);
        let query = Query { text: "alpha".into(), ..query };
        assert_eq!(view(&query).time_line.total(), 1);
    }

    #[test]
    fn groups_stand_in_the_order_of_their_worst_row_and_can_be_shut() {
        let query = Query { grouping: Some(Grouping::Issuer), ..Query::default() };
        let grouped = view(&query);
        let keys = grouped.groups();
        assert_eq!(keys, [0, 1, 3], "the first rows with each issuer");
        assert_eq!(
            grouped.items[..3],
            [
                Item::Group { key: 0, rows: 2, failing: 1, outcome: Outcome::Fail, open: true },
                Item::Row(2),
                Item::Row(0)
            ]
        );
        assert_eq!(grouped.rows, [2, 0, 1, 3]);
        let shut = view(&Query { shut: vec![0], ..query.clone() });
        assert_eq!(shut.items.len(), grouped.items.len() - 2);
        assert_eq!(shut.position(grouped.items[0]), Some(0), "the same group, though shut");
        assert_eq!(query.with_group_turned(0), Query { shut: vec![0], ..query.clone() });
        assert_eq!(query.with_group_turned(0).with_group_turned(0), query);
        assert_eq!(shut.rows, grouped.rows, "a shut group hides and does not filter");
        let files = view(&Query { grouping: Some(Grouping::File), ..Query::default() });
        assert_eq!(files.groups(), [0, 1]);
        assert_eq!(files.rows, [2, 0, 1, 3]);
    }

    #[test]
    fn outcomes_are_counted_from_the_worst_on() {
        assert_eq!(worst_counts(&rows()), [(Outcome::Fail, 2), (Outcome::Warn, 1), (Outcome::Pass, 1)]);
    }
}
