//! What a header claims of a file, and whether that is so.

use std::borrow::Cow;

use rawzip::CompressionMethod;

use super::checksum::checksum;
use super::inflate::{End, Inflater};
use super::opening::{Opening, damaged};
use crate::formats::FormatError;
use crate::limits::MAX_INPUT_BYTES;

/// What a header claims of a file.
pub(super) struct Claim {
    pub(super) method: CompressionMethod,
    pub(super) size: u64,
    pub(super) checksum: u32,
}

impl Claim {
    /// Unpacks a file and compares it with the claim.
    pub(super) fn unpack<'a>(
        &self,
        packed: &'a [u8],
        inflater: &mut Inflater,
        opening: &mut Opening<'_, '_>,
    ) -> Result<Cow<'a, [u8]>, FormatError> {
        let largest = u64::try_from(MAX_INPUT_BYTES).unwrap_or(u64::MAX);
        if self.size > largest {
            return Err(FormatError::TooLarge { size: self.size });
        }
        // Beyond the claim nothing is wanted either, and a lie shows early.
        let claimed = usize::try_from(self.size).unwrap_or(usize::MAX);
        let lie = || damaged("the size that its header declares is not the one it has");
        let room = opening.room();
        let content = match self.method {
            CompressionMethod::STORE if packed.len() > room => return Err(FormatError::ArchiveTooLarge),
            CompressionMethod::STORE => {
                opening.take(packed.len());
                Cow::Borrowed(packed)
            }
            CompressionMethod::DEFLATE => {
                let mut unpacked = Vec::new();
                let end = inflater.append(packed, claimed.min(room), &mut unpacked);
                // What came out of a damaged file counts too: it has cost the same.
                opening.take(unpacked.len());
                match end {
                    End::Whole(_) => Cow::Owned(unpacked),
                    End::TooLarge if claimed <= room => return Err(lie()),
                    End::TooLarge => return Err(FormatError::ArchiveTooLarge),
                    End::Cut => return Err(damaged("the file is cut off")),
                    End::Broken(_) => return Err(damaged("what is packed does not unpack")),
                }
            }
            method => return Err(FormatError::ArchiveMethod { method: method.as_u16() }),
        };
        if content.len() != claimed {
            return Err(lie());
        }
        if checksum(&content) != self.checksum {
            return Err(damaged("the checksum of the file does not fit"));
        }
        Ok(content)
    }
}
