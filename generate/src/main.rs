//! `cargo xtask fixtures`, `roots` and `public-suffixes`: writes files that are kept but not written by hand.
//!
//! A package of its own, so that building the page links no signer and no list of roots.

mod fixtures;
mod outcome;
mod project;
mod public_suffixes;
mod roots;

use std::env;
use std::process::ExitCode;

use outcome::Result;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result {
    match arguments {
        ["fixtures"] => fixtures::run(false),
        ["fixtures", "--check"] => fixtures::run(true),
        ["fixtures", "--foreign"] => fixtures::run_foreign(),
        ["fixtures", "--describe"] => fixtures::describe(),
        ["roots"] => roots::run(false),
        ["roots", "--check"] => roots::run(true),
        ["public-suffixes"] => public_suffixes::run(false),
        ["public-suffixes", "--check"] => public_suffixes::run(true),
        _ => Err(format!("'{}' is not a task; see cargo xtask help", arguments.join(" ")).into()),
    }
}
