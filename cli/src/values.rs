//! The library's own values as values of arguments.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Reads one of several values by its name, with a line of help for each.
pub(crate) fn one_of<T>(
    all: impl Iterator<Item = (T, &'static str, &'static str)>,
) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    let all: Vec<_> = all.collect();
    let values = all.iter().map(|(_, name, help)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(values.collect::<Vec<_>>()).try_map(move |text| {
        // The parser in front accepts no other names.
        all.iter().find(|(_, name, _)| *name == text).map(|(value, ..)| *value).ok_or("an unknown value")
    })
}

/// Values with their names and lines of help.
pub(crate) fn named<T: Copy>(
    all: &'static [T],
    name: fn(T) -> &'static str,
    help: fn(T) -> &'static str,
) -> impl Iterator<Item = (T, &'static str, &'static str)> {
    all.iter().map(move |value| (*value, name(*value), help(*value)))
}
