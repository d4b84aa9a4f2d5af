//! How a task ends.

/// What a task answers: nothing, or the sentence to print before a non-zero exit.
pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;
