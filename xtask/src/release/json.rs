//! JSON without the fields that have no value.

use serde_json::Value;

/// An object of JSON, without the fields that have no value.
pub(super) fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
