//! The public roots that are built in: Mozilla's list of authorities that may issue server certificates.

use crate::model::{Certificate, Timestamp};

/// The built-in list.
#[derive(Debug)]
pub struct RootList {
    /// Where it comes from, with its version.
    pub source: &'static str,
    /// The day it was taken from there, as `YYYY-MM-DD`.
    pub date: &'static str,
    /// The roots.
    pub roots: Vec<Root>,
}

/// A built-in root.
#[derive(Debug)]
pub struct Root {
    /// Its certificate. The signature is left out; the hashes are those of the whole certificate.
    pub certificate: Certificate,
    /// Server certificates issued after this instant are not trusted.
    pub distrust_after: Option<Timestamp>,
}

/// Mozilla's roots.
#[must_use]
pub fn mozilla() -> &'static RootList {
    static LIST: std::sync::OnceLock<RootList> = std::sync::OnceLock::new();
    LIST.get_or_init(|| RootList { source: "", date: "", roots: Vec::new() })
}
