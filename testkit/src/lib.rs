//! What fixtures, tests and benches make certificates with: one DER writer and reader, one certificate builder, one signer.
//!
//! Every part of what it writes can be replaced by any bytes, so a malformed certificate is made with the same calls as a
//! good one. Keys and signatures are always the same. It signs with public test keys and protects nothing.
#![allow(clippy::must_use_candidate, reason = "every function here is asked for its result")]

pub mod bombs;
pub mod certificate;
pub mod der;
pub mod extension;
pub mod hash;
pub mod key;
pub mod oid;
pub mod rsa;
pub mod text;
pub mod time;

/// What a function answers: a value, or the sentence that says what is wrong.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;
