//! The library's own values as values of arguments.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Reads one of `all` by its name, with a line of help for each.
pub(crate) fn one_of<T>(
    all: &'static [T],
    name: fn(T) -> &'static str,
    help: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    let values = all.iter().map(|value| PossibleValue::new(name(*value)).help(help(*value)));
    PossibleValuesParser::new(values).try_map(move |text| {
        // The parser in front accepts no other names.
        all.iter().copied().find(|value| name(*value) == text).ok_or("an unknown value")
    })
}
