//! Stub.

use crate::model::OcspResponse;
use crate::report::Field;

/// The fields in words.
pub(super) fn fields(_facts: &OcspResponse) -> Vec<Field> {
    Vec::new()
}
