//! Stub.

use super::{Context, Decoded, FormatError};
use crate::model::{Content, ObjectKind};

/// Opens it.
pub(super) fn open(_bytes: &[u8], _context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    Ok(Decoded::leaf(Content::Other(ObjectKind::JavaKeyStore)))
}
