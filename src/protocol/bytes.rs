//! Bytes as bytes, not as a list of numbers. They are wiped when they are dropped.

use serde::{Deserialize, Deserializer, Serializer};
use serde_bytes::ByteBuf;
use zeroize::Zeroizing;

pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Zeroizing<Vec<u8>>, D::Error> {
    ByteBuf::deserialize(deserializer).map(|bytes| Zeroizing::new(bytes.into_vec()))
}
