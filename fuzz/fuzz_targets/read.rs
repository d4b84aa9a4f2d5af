//! Any bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    cert_inspector_fuzz::inspect(bytes);
});
