//! Private keys.

use super::{Context, Decoded, FormatError};
use crate::model::{Content, ObjectKind};

/// Decodes a private key that stands in the clear: PKCS#8, PKCS#1, SEC 1 or traditional DSA.
pub(super) fn decode(_der: &[u8]) -> Result<Decoded, FormatError> {
    Ok(Decoded::leaf(Content::Other(ObjectKind::PrivateKey)))
}

/// Opens `EncryptedPrivateKeyInfo`.
pub(super) fn open_pkcs8(_der: &[u8], _context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    Ok(Decoded::leaf(Content::Other(ObjectKind::EncryptedPrivateKey)))
}

/// Opens the body of a PEM block with `Proc-Type: 4,ENCRYPTED`.
pub(super) fn open_traditional(_body: &[u8], _context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    Ok(Decoded::leaf(Content::Other(ObjectKind::EncryptedPrivateKey)))
}
