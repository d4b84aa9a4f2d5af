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

/// Bytes as bytes, not as a list of numbers. They are wiped when they are dropped.
pub(super) mod bytes {
    use serde::{Deserialize, Deserializer, Serializer};
    use serde_bytes::ByteBuf;
    use zeroize::Zeroizing;

    pub(in crate::protocol) fn serialize<S: Serializer>(
        bytes: &[u8],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub(in crate::protocol) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Zeroizing<Vec<u8>>, D::Error> {
        ByteBuf::deserialize(deserializer).map(|bytes| Zeroizing::new(bytes.into_vec()))
    }
}
