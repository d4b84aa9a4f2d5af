//! Bytes as text that a script element can hold.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};

use crate::outcome::Result;

/// Packs in the gzip format, which browsers unpack by themselves. Neither a time nor a name is written, so the same bytes
/// always give the same file.
///
/// # Errors
/// Fails when memory cannot be written to, which is never.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = GzBuilder::new().write(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}

/// As policies write hashes, and as the page holds its modules.
pub(super) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_give_the_same_file() {
        let packed = gzip(b"abc").unwrap();
        assert_eq!(packed, gzip(b"abc").unwrap());
        // RFC 1952: deflate, no flags, no time.
        assert_eq!(packed[..8], [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]);
        assert_eq!(packed[packed.len() - 4..], [3, 0, 0, 0]);
    }
}
