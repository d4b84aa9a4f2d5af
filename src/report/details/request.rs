//! Stub.

use crate::model::CertificateRequest;
use crate::report::Field;

/// The fields in words.
pub(super) fn fields(_facts: &CertificateRequest) -> Vec<Field> {
    Vec::new()
}
