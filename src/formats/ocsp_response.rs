//! Stub.

use super::{Decoded, FormatError};
use crate::model::{Content, ObjectKind};

/// Decodes it.
pub(super) fn decode(_der: &[u8]) -> Result<Decoded, FormatError> {
    Ok(Decoded::leaf(Content::Other(ObjectKind::OcspResponse)))
}
