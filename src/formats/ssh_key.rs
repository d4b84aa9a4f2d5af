//! Keys for SSH.

use super::{Decoded, FormatError};
use crate::model::{Content, ObjectKind};

/// Names the key in a line of an `authorized_keys` file, in an RFC 4716 block, or in a PuTTY file.
pub(super) fn decode_text(kind: ObjectKind, _text: &[u8]) -> Result<Decoded, FormatError> {
    Ok(Decoded::leaf(Content::Other(kind)))
}

/// Names the key in OpenSSH's private format.
pub(super) fn decode_private(_bytes: &[u8]) -> Result<Decoded, FormatError> {
    Ok(Decoded::leaf(Content::Other(ObjectKind::SshPrivateKey)))
}
