//! Archives.

use super::{Context, Decoded, FormatError};
use crate::model::{Content, ObjectKind};

/// Unpacks an archive and reads what is in it.
pub(super) fn open(
    kind: ObjectKind,
    _bytes: &[u8],
    _context: &mut Context<'_>,
) -> Result<Decoded, FormatError> {
    Ok(Decoded::leaf(Content::Other(kind)))
}
