//! The format of a key, told from its outline.

use crate::formats::asn1::{Reader, tag};
use crate::model::PrivateKeyForm;

/// The format, by what stands behind the version.
pub(super) fn form(fields: &Reader<'_>) -> PrivateKeyForm {
    match fields.peek() {
        Some(tag::SEQUENCE) => PrivateKeyForm::Pkcs8,
        Some(tag::OCTET_STRING) => PrivateKeyForm::Sec1,
        Some(tag::INTEGER) if count(fields) == 5 => PrivateKeyForm::Dsa,
        _ => PrivateKeyForm::Pkcs1,
    }
}

/// How many elements follow, up to ten.
fn count(reader: &Reader<'_>) -> usize {
    let mut reader = reader.clone();
    (0..10).take_while(|_| !reader.is_empty() && reader.any("element").is_ok()).count()
}
