//! What rows are sorted and filtered by, made once for each answer: typing in the filter only compares.

use std::cmp::Ordering;

use cert_inspector::report::Verdict;
use cert_inspector::view::ObjectRow;

use super::query::Column;

/// The keys of all rows, in their order.
#[derive(Debug, Default)]
pub(crate) struct Index {
    keys: Vec<Keys>,
}

/// The keys of a row.
#[derive(Debug)]
struct Keys {
    /// All its words in lower case: title, issuer, key, and the rest.
    text: String,
    title: usize,
    issuer: usize,
    key: usize,
    /// The number at the end of the key's words: its size.
    size: u32,
    /// The first row with the same issuer.
    same_issuer: u32,
}

impl Index {
    /// Of these rows; `words` writes what else is shown of each.
    pub(crate) fn new(rows: &[ObjectRow], words: &dyn Fn(&ObjectRow, &mut String)) -> Self {
        let mut keys: Vec<Keys> = rows.iter().map(|row| Keys::of(row, words)).collect();
        let mut by_issuer: Vec<usize> = (0..rows.len()).collect();
        let issuer = |index: usize| rows.get(index).map(|row| &row.issuer);
        by_issuer.sort_by_key(|index| issuer(*index));
        let mut first = 0;
        for index in by_issuer {
            if issuer(index) != issuer(first) {
                first = index;
            }
            if let Some(keys) = keys.get_mut(index) {
                keys.same_issuer = u32::try_from(first).unwrap_or(u32::MAX);
            }
        }
        Self { keys }
    }

    /// The first row with the same issuer as a row.
    pub(super) fn same_issuer(&self, index: usize) -> u32 {
        self.keys.get(index).map_or(0, |keys| keys.same_issuer)
    }

    /// Whether a row has all the words, which are in lower case.
    pub(super) fn has(&self, index: usize, words: &[&str]) -> bool {
        self.keys.get(index).is_some_and(|keys| words.iter().all(|word| keys.text.contains(word)))
    }

    /// How two rows stand to each other in a column, the smaller first. What is empty stands last either way.
    pub(super) fn compare(
        &self,
        column: Column,
        ascends: bool,
        one: (usize, &ObjectRow),
        other: (usize, &ObjectRow),
    ) -> Ordering {
        let (Some(keys), Some(others)) = (self.keys.get(one.0), self.keys.get(other.0)) else {
            return Ordering::Equal;
        };
        let (one, other) = (one.1, other.1);
        let (empty, ordering) = match column {
            Column::Subject => (Ordering::Equal, keys.title().cmp(others.title())),
            Column::Issuer => {
                (one.issuer.is_empty().cmp(&other.issuer.is_empty()), keys.issuer().cmp(others.issuer()))
            }
            Column::Expiry => {
                (one.not_after.is_none().cmp(&other.not_after.is_none()), one.not_after.cmp(&other.not_after))
            }
            Column::Key => (
                one.key.is_empty().cmp(&other.key.is_empty()),
                keys.key_kind().cmp(others.key_kind()).then(keys.size.cmp(&others.size)),
            ),
            Column::Destinations => (
                one.destinations.is_empty().cmp(&other.destinations.is_empty()),
                worst(one).cmp(&worst(other)).then(one.destinations.len().cmp(&other.destinations.len())),
            ),
            Column::Findings => (
                Ordering::Equal,
                (one.outcome, one.failed, one.warned).cmp(&(other.outcome, other.failed, other.warned)),
            ),
        };
        empty.then(if ascends { ordering } else { ordering.reverse() })
    }
}

fn worst(row: &ObjectRow) -> Option<Verdict> {
    row.destinations.iter().map(|one| one.verdict).max()
}

impl Keys {
    fn of(row: &ObjectRow, words: &dyn Fn(&ObjectRow, &mut String)) -> Self {
        let mut text = row.title.to_lowercase();
        let title = text.len();
        text.push('\n');
        text.push_str(&row.issuer.to_lowercase());
        let issuer = text.len();
        text.push('\n');
        text.push_str(&row.key.to_lowercase());
        let key = text.len();
        text.push('\n');
        let mut rest = String::new();
        words(row, &mut rest);
        text.push_str(&rest.to_lowercase());
        let size = row.key.rsplit(|character: char| !character.is_ascii_digit()).next();
        let size = size.and_then(|digits| digits.parse().ok()).unwrap_or(0);
        Self { text, title, issuer, key, size, same_issuer: 0 }
    }

    fn title(&self) -> &str {
        self.part(0, self.title)
    }

    fn issuer(&self) -> &str {
        self.part(self.title, self.issuer)
    }

    /// The key without its size.
    fn key_kind(&self) -> &str {
        let key = self.part(self.issuer.saturating_add(1), self.key);
        key.trim_end_matches(|character: char| character.is_ascii_digit())
    }

    fn part(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or_default()
    }
}
