//! How single values travel.

use serde::{Deserialize, Deserializer};

/// A value that may be absent, `undefined` or `null`; then it is the default.
pub(super) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}
