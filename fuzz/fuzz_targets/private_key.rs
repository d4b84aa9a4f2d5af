//! Only private keys, in the clear and under a passphrase are kept in the corpus.
#![no_main]

use cert_inspector::model::ObjectKind;
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    cert_inspector_fuzz::inspect_kind(bytes, &[ObjectKind::PrivateKey, ObjectKind::EncryptedPrivateKey])
});
