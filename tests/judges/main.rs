//! Our answers beside those of others: OpenSSL, rustls-webpki, x509-limbo, PKITS, Wycheproof, Java, NSS, Python, the tests of OpenSSL, Go and
//! GnuTLS, and certificates in public use.
//!
//! A judge that is not on this machine is skipped by name.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics is a test that fails"
)]

#[path = "../support/mod.rs"]
mod support;

mod exports;
mod field;
mod field_recognition;
mod handshakes;
mod hierarchies;
mod keytool;
mod limbo;
mod openssl;
mod openssl_containers;
mod openssl_pem;
mod pkits;
mod public_certificates;
mod remedies;
mod suites;
mod wycheproof;
