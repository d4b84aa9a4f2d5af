//! How files come in.

pub(super) mod panel;
pub(super) mod paste;
pub(super) mod samples;
pub(super) mod welcome;
