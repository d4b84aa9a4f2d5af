//! Stub.

use crate::model::Pkcs7;
use crate::report::Field;

/// The fields in words.
pub(super) fn fields(_facts: &Pkcs7) -> Vec<Field> {
    Vec::new()
}
