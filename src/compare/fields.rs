//! Field by field: the two trees of the details, laid beside each other.

use std::collections::{HashMap, VecDeque};

use super::{Change, ComparedField};
use crate::limits::MAX_COMPARED_FIELDS;
use crate::model::Text;
use crate::view::Field;

/// What a request calls its extensions: they are compared with those of the certificate.
const REQUESTED: &str = "Requested extensions";
/// What a certificate calls them.
const EXTENSIONS: &str = "Extensions";

/// Every field of either, in the order of the older one, and how many were left out.
pub(super) fn compare(older: &[Field], newer: &[Field]) -> (Vec<ComparedField>, u32) {
    let mut lines = Lines::default();
    lists(&mut lines, &[], older, newer);
    (lines.found, lines.omitted)
}

#[derive(Default)]
struct Lines {
    found: Vec<ComparedField>,
    /// How many fields are the same so far, and how many differ, left out ones included.
    same: usize,
    differing: usize,
    omitted: u32,
}

/// Where the lines stood.
struct Mark {
    found: usize,
    same: usize,
    differing: usize,
    omitted: u32,
}

impl Lines {
    fn push(&mut self, path: &[Text], older: Option<&Field>, newer: Option<&Field>, change: Change) {
        // Each has a limit of its own: what is the same must not crowd out what differs, which people look for.
        let count = if change == Change::Same { &mut self.same } else { &mut self.differing };
        *count = count.saturating_add(1);
        if *count > MAX_COMPARED_FIELDS {
            self.omitted = self.omitted.saturating_add(1);
            return;
        }
        let value = |field: Option<&Field>| field.map(|field| field.value.clone());
        self.found.push(ComparedField {
            path: path.to_vec(),
            older: value(older),
            newer: value(newer),
            change,
            style: newer.or(older).map(|field| field.style).unwrap_or_default(),
        });
    }

    fn mark(&self) -> Mark {
        let Self { found, same, differing, omitted } = self;
        Mark { found: found.len(), same: *same, differing: *differing, omitted: *omitted }
    }

    /// Forgets everything behind a mark, with what was left out there.
    fn back_to(&mut self, mark: &Mark) {
        self.found.truncate(mark.found);
        (self.same, self.differing, self.omitted) = (mark.same, mark.differing, mark.omitted);
    }
}

fn label(field: &Field) -> Text {
    if field.label == REQUESTED { EXTENSIONS.into() } else { field.label.clone() }
}

fn below(path: &[Text], field: &Field) -> Vec<Text> {
    let label = label(field);
    path.iter().cloned().chain(Some(label).filter(|label| !label.is_empty())).collect()
}

/// Two lists of fields. A label that stands once on each side names one field; several with the same label are a list, in
/// which a value is there or not.
fn lists(lines: &mut Lines, path: &[Text], older: &[Field], newer: &[Field]) {
    let (older_counts, newer_counts) = (counts(older), counts(newer));
    let is_list = |label: &Text| {
        older_counts.get(label).is_some_and(|count| *count > 1)
            || newer_counts.get(label).is_some_and(|count| *count > 1)
    };
    let mut waiting: HashMap<(Text, Text), VecDeque<usize>> = HashMap::new();
    for (index, field) in newer.iter().enumerate() {
        let value = if is_list(&label(field)) { field.value.clone() } else { "".into() };
        waiting.entry((label(field), value)).or_default().push_back(index);
    }
    let mut taken = vec![false; newer.len()];
    for field in older {
        let value = if is_list(&label(field)) { field.value.clone() } else { "".into() };
        let partner = waiting.get_mut(&(label(field), value)).and_then(VecDeque::pop_front);
        match partner.and_then(|index| Some((taken.get_mut(index)?, newer.get(index)?))) {
            Some((taken, other)) => {
                *taken = true;
                both(lines, &below(path, field), field, other);
            }
            None => one(lines, &below(path, field), field, Change::Removed),
        }
    }
    for (field, _) in newer.iter().zip(taken).filter(|(_, taken)| !taken) {
        one(lines, &below(path, field), field, Change::Added);
    }
}

fn counts(fields: &[Field]) -> HashMap<Text, usize> {
    let mut counts = HashMap::new();
    for field in fields {
        *counts.entry(label(field)).or_insert(0_usize) += 1;
    }
    counts
}

/// A field that both have.
fn both(lines: &mut Lines, path: &[Text], older: &Field, newer: &Field) {
    let start = lines.mark();
    if older.critical != newer.critical {
        let word = |field: &Field| Field {
            value: if field.critical { "critical" } else { "not critical" }.into(),
            ..Field::default()
        };
        lines.push(path, Some(&word(older)), Some(&word(newer)), Change::Changed);
    }
    // The value of a field with others below it sums those up: where they differ, it says nothing more.
    lists(lines, path, &older.children, &newer.children);
    let told = lines.differing > start.differing;
    if older.value == newer.value {
        if !told && !older.value.is_empty() {
            lines.back_to(&start);
            lines.push(path, Some(older), Some(newer), Change::Same);
        }
    } else if !told {
        lines.push(path, Some(older), Some(newer), Change::Changed);
    }
}

/// A field that only one of them has.
fn one(lines: &mut Lines, path: &[Text], field: &Field, change: Change) {
    if field.value.is_empty() && !field.children.is_empty() {
        for child in &field.children {
            one(lines, &below(path, child), child, change);
        }
        return;
    }
    match change {
        Change::Removed => lines.push(path, Some(field), None, change),
        _ => lines.push(path, None, Some(field), change),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(label: impl Into<String>, value: &str, children: Vec<Field>) -> Field {
        Field { label: label.into().into(), value: value.to_owned().into(), children, ..Field::default() }
    }

    fn many(value: &str) -> Vec<Field> {
        (0..=MAX_COMPARED_FIELDS).map(|number| field(number.to_string(), value, Vec::new())).collect()
    }

    #[test]
    fn what_is_the_same_does_not_crowd_out_what_differs() {
        let (mut older, mut newer) = (many("same"), many("same"));
        older.push(field("last", "one", Vec::new()));
        newer.push(field("last", "other", Vec::new()));
        let (found, omitted) = compare(&older, &newer);
        assert_eq!((found.len(), omitted), (MAX_COMPARED_FIELDS + 1, 1));
        assert!(found.last().is_some_and(|line| line.change == Change::Changed));
        assert_eq!(compare(&many("one"), &many("other")).1, 1);
    }

    #[test]
    fn what_a_line_sums_up_is_not_left_out() {
        let list = [field("list", "all of them", many("same"))];
        let (found, omitted) = compare(&list, &list);
        assert_eq!((found.len(), omitted), (1, 0));
        // Differences count beyond the limit, too.
        let mut older = many("one");
        let mut newer = many("other");
        older.push(field("sum", "equal", vec![field("part", "one", Vec::new())]));
        newer.push(field("sum", "equal", vec![field("part", "other", Vec::new())]));
        let (found, omitted) = compare(&older, &newer);
        assert_eq!((found.len(), omitted), (MAX_COMPARED_FIELDS, 2));
    }
}
