//! Archives (zip, tar, gzip): unpacked in memory, every file in them read like a file of its own.
//!
//! What is declared is never believed: sizes, checksums and places are compared with what is there, nothing is allocated
//! by a declared size, and all archives of a file together have one budget of bytes and one of entries.

mod checksum;
mod claim;
mod gzip;
mod inflate;
mod name;
mod opening;
mod rescue;
mod tar;
#[cfg(test)]
mod tests;
mod zip;

pub(super) use tar::is_tar;

use super::{Context, Decoded, FormatError};
use crate::model::{Content, ObjectKind};
use opening::ReadFile;

/// Unpacks an archive and reads what is in it with `read`. An archive that stands too deep in others is only named.
pub(super) fn open(
    kind: ObjectKind,
    bytes: &[u8],
    read: ReadFile,
    context: &mut Context<'_>,
) -> Result<Decoded, FormatError> {
    let Some(room) = context.archive_room.checked_sub(1) else {
        return Ok(Decoded::leaf(Content::Other(kind)));
    };
    context.archive_room = room;
    let decoded = match kind {
        ObjectKind::Gzip => gzip::open(bytes, read, context),
        ObjectKind::Zip => zip::open(bytes, read, context),
        _ => Ok(tar::open(bytes, read, context)),
    };
    context.archive_room = room.saturating_add(1);
    decoded
}
