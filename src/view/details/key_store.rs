//! Java key stores.

use super::field::text;
use crate::model::{KeyStore, KeyStoreIntegrity};
use crate::view::Field;

/// The fields of a key store in words.
pub(super) fn fields(store: &KeyStore) -> Vec<Field> {
    let integrity = match store.integrity {
        KeyStoreIntegrity::NotChecked => "not checked: that takes the store's password",
        KeyStoreIntegrity::Verified => "verified: the store is as it was written",
        KeyStoreIntegrity::Differs => {
            "not verified: none of the passwords is the store's, or the file was changed"
        }
    };
    vec![
        text("Version", store.version.to_string()),
        noted(
            text("Entries with a private key", store.keys.to_string()),
            "Each comes with its certificate chain. Its password may be another one than the store's.",
        ),
        noted(
            text("Trusted certificates", store.trusted_certificates.to_string()),
            "They are not encrypted and can be read without a password.",
        ),
        noted(
            text("Integrity", integrity),
            "SHA-1 over the password and the store. Java 9 and later write PKCS#12 instead.",
        ),
    ]
}

fn noted(field: Field, note: &'static str) -> Field {
    Field { note: note.into(), ..field }
}
