//! Text: PEM blocks, and base64 in whatever stands around it.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if std::str::from_utf8(bytes).is_err() {
        return Corpus::Reject;
    }
    cert_inspector_fuzz::inspect(bytes);
    Corpus::Keep
});
