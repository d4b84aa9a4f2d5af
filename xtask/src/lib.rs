//! Builds, serves and tests Certificate Inspector: what `cargo xtask <task>` does, one module a task.
//!
//! A library as well as a command, so that the browser tests serve the page with the very code of `cargo xtask serve`.

pub mod apt;
pub mod bench;
pub mod browser;
pub mod bundle;
pub mod checks;
pub mod dependencies;
pub mod documents;
pub mod fuzz;
pub mod generate;
pub mod handshakes;
pub mod notices;
mod outcome;
pub mod outside;
pub mod package_tests;
pub mod paths;
pub mod process;
pub mod release;
pub mod screenshots;
pub mod server;
pub mod shipped;

pub use outcome::Result;
