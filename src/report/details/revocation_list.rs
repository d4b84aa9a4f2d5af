//! Stub.

use crate::model::RevocationList;
use crate::report::Field;

/// The fields in words.
pub(super) fn fields(_facts: &RevocationList) -> Vec<Field> {
    Vec::new()
}
