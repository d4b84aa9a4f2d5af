//! `licenses`: under which licences everything in this program stands.

use std::io::{self, Write};

/// Written by `cargo xtask notices`.
const NOTICES: &str = include_str!("../../THIRD-PARTY-NOTICES.txt");

/// Prints the licences of everything that others wrote.
///
/// # Errors
/// Fails when the output cannot be written.
pub(crate) fn run() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    out.write_all(NOTICES.as_bytes())?;
    out.flush()
}
