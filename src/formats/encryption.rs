//! Password-based encryption.

use zeroize::Zeroizing;

use super::asn1::{Asn1Error, Element};
use super::{Context, FormatError};
use crate::input::Password;
use crate::model::{Encryption, LockReason, PasswordForm};

/// The encryption that an AlgorithmIdentifier stands for, with the salts and vectors it needs.
pub(super) struct Scheme {
    /// What may be told of it.
    pub(super) encryption: Encryption,
}

/// Why nothing was decrypted.
pub(super) enum DecryptError {
    /// It may open later: another password, or more rounds.
    Locked(LockReason),
    /// It cannot be opened here.
    Failed(FormatError),
}

/// Reads the AlgorithmIdentifier of an encryption (PBES1, PBES2, PKCS#12, Java).
pub(super) fn scheme(_element: &Element<'_>) -> Result<Scheme, Asn1Error> {
    unimplemented_scheme()
}

fn unimplemented_scheme() -> Result<Scheme, Asn1Error> {
    Err(Asn1Error { cause: super::Asn1Cause::Missing, field: "encryptionAlgorithm", at: 0 })
}

/// Decrypts with each of the passwords of the context in each of its forms until `accept` finds the result plausible.
///
/// Without a password only the absent and the empty one are tried, and only within [`crate::limits::MAX_ROUNDS_UNASKED`].
pub(super) fn decrypt<T>(
    _scheme: &Scheme,
    _ciphertext: &[u8],
    _context: &mut Context<'_>,
    _accept: impl FnMut(&[u8]) -> Option<T>,
) -> Result<(T, Option<Password>, PasswordForm), DecryptError> {
    let _: Zeroizing<Vec<u8>> = Zeroizing::new(Vec::new());
    Err(DecryptError::Locked(LockReason::PasswordNeeded))
}
