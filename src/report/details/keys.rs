//! Stub.

use crate::model::{PrivateKey, SshKey};
use crate::report::Field;

/// A private key in words: never its secret.
pub(super) fn private(_key: &PrivateKey) -> Vec<Field> {
    Vec::new()
}

/// A key for SSH in words.
pub(super) fn ssh(_key: &SshKey) -> Vec<Field> {
    Vec::new()
}
