//! Field by field: the two trees of the details, laid beside each other.

use std::collections::{HashMap, VecDeque};

use super::{Change, ComparedField};
use crate::report::{Field, Text};

/// Most fields that are listed; further ones are counted. Honest certificates have about sixty; one may have a thousand names.
const MAX_FIELDS: usize = 3_000;

/// What a request calls its extensions: they are compared with those of the certificate.
const REQUESTED: &str = "Requested extensions";
/// What a certificate calls them.
const EXTENSIONS: &str = "Extensions";

/// Every field of either, in the order of the older one, and how many were left out.
pub(super) fn compare(older: &[Field], newer: &[Field]) -> (Vec<ComparedField>, u32) {
    let mut lines = Lines { found: Vec::new(), omitted: 0 };
    lists(&mut lines, &[], older, newer);
    (lines.found, lines.omitted)
}

struct Lines {
    found: Vec<ComparedField>,
    omitted: u32,
}

impl Lines {
    fn push(&mut self, path: &[Text], older: Option<&Field>, newer: Option<&Field>, change: Change) {
        if self.found.len() >= MAX_FIELDS {
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
    let start = lines.found.len();
    if older.critical != newer.critical {
        let word = |field: &Field| Field {
            value: if field.critical { "critical" } else { "not critical" }.into(),
            ..Field::default()
        };
        lines.push(path, Some(&word(older)), Some(&word(newer)), Change::Changed);
    }
    // The value of a field with others below it sums those up: where they differ, it says nothing more.
    lists(lines, path, &older.children, &newer.children);
    let differs = |line: &ComparedField| line.change != Change::Same;
    let told = lines.found.get(start..).is_some_and(|below| below.iter().any(differs));
    if older.value == newer.value {
        if !told && !older.value.is_empty() {
            lines.found.truncate(start);
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
