//! Written by `cargo xtask public-suffixes`.

/// Where the list of public suffixes comes from, with its version.
pub const SOURCE: &str = "psl 2.1.247";

/// The day of that version, as `YYYY-MM-DD`.
pub const DATE: &str = "2026-11-05";
