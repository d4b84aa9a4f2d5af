//! Stub.

use crate::model::{Label, Pkcs12};
use crate::report::Field;

/// The fields in words.
pub(super) fn fields(_facts: &Pkcs12) -> Vec<Field> {
    Vec::new()
}

/// The names that a container gives to an object.
pub(super) fn label(_label: &Label) -> Vec<Field> {
    Vec::new()
}
