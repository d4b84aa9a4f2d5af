//! Values and ends of sentences.

/// Most characters of a name that are repeated in a sentence: a name may have a million.
const MAX_SHOWN: usize = 100;

/// A value as it stands in a sentence.
pub(crate) fn shown(value: &impl ToString) -> String {
    let text = value.to_string();
    match text.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// The end of a sentence about the first of several values.
pub(crate) const fn and_more(others: usize) -> &'static str {
    match others {
        0 => ".",
        1 => ". So is another one.",
        _ => ". So are others.",
    }
}
