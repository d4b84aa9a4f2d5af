//! Private keys: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC 1 (RFC 5915) and the DSA keys of OpenSSL.
//!
//! What may be told of a key comes out: its format, its type, its public half, and what is wrong with its numbers. The
//! secret stays here.

mod algorithm;
mod clear;
mod cost;
mod dsa;
mod edwards;
mod elliptic;
mod facts;
mod lattice;
mod number;
mod outline;
mod protected;
mod rsa;
#[cfg(test)]
mod tests;

pub(super) use clear::decode;
pub(crate) use clear::read;
pub(super) use protected::{open_pkcs8, open_traditional};
