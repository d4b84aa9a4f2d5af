//! `cargo xtask <task>`: reads the arguments and calls the task.

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use xtask::bundle::Make;
use xtask::{
    Result, bench, bundle, checks, dependencies, documents, fuzz, generate, handshakes, notices, release,
    screenshots, server,
};

const HELP: &str = "\
Usage: cargo xtask <task>

  build [--quick]    builds dist/cert-inspector.html, and fails above the size ceiling; with --quick a page for
                     looking at, built in seconds, several times as large and slower
  package [--quick]  builds the page, then dist/npm, the package for portals
  serve [--portal] [--quick] [--port N]
                     builds, then serves dist/ on this machine only; with --portal the package, too, and the
                     example of a portal that uses it
  test [WORD ...]    everything that CI checks, each step announced; with words only the steps that have one of
                     them in their names
  fixtures [--check] writes tests/fixtures, or only checks that they are up to date
  fixtures --foreign makes those of other programs' files that are missing, then writes the rest
  fixtures --describe
                     writes readable descriptions of the fixtures to target/fixture-descriptions
  roots [--check]    packs the built-in public roots, or only checks that they are up to date
  docs [--check]     writes the generated documents, or only checks that they are up to date
  notices [--check]  writes the licences of everything that is shipped, or only checks that they are up to date
  public-suffixes [--check]
                     writes the list of public suffixes, or only checks that it is up to date
  generate advisories FOLDER
                     writes the snapshot of advisories from a folder of the RustSec advisory database
  fuzz [--minutes N] [TARGET ...]
                     fuzzes the targets, each for five minutes unless it is said; every target if none is named
  handshakes         tries every client that is installed against our answers, on this machine
  release [--key FILE]
                     builds everything that is given away into dist/release, and signs it with a minisign key, if there is
                     one: the file, or MINISIGN_KEY with the key itself; its password is read from MINISIGN_PASSWORD
  release --check    builds what is committed twice, in different folders, and compares every byte
  sign-release FOLDER [--key FILE]
                     signs a finished release
  verify-release FOLDER [--key PUBLIC_KEY]
                     checks a copy of a release: the sums, and the signature if the public key or its file is given
  bench              measures the native library and the page in Chromium
  screenshots [STATE ...]
                     writes pictures of the page's states to target/screenshots
  help               prints this text";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    run(&arguments).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

fn run(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        ["build"] => bundle::run(Make::Small),
        ["build", "--quick"] => bundle::run(Make::Quick),
        ["package"] => bundle::run(Make::Small).and_then(|()| bundle::package(Make::Small)),
        ["package", "--quick"] => bundle::run(Make::Quick).and_then(|()| bundle::package(Make::Quick)),
        ["serve", rest @ ..] => {
            let (run, rest): (fn(Make, Option<u16>) -> Result, _) = match rest {
                ["--portal", rest @ ..] => (server::run_portal, rest),
                rest => (server::run, rest),
            };
            let (make, rest) = match rest {
                ["--quick", rest @ ..] => (Make::Quick, rest),
                rest => (Make::Small, rest),
            };
            match rest {
                [] => run(make, None),
                ["--port", port] => run(make, Some(port.parse()?)),
                _ => Err(unknown(arguments)),
            }
        }
        // Its last line is how many steps passed: nothing more is said.
        ["test", words @ ..] => {
            return Ok(if checks::run(words) { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        ["fixtures"]
        | ["fixtures", "--check" | "--foreign" | "--describe"]
        | ["roots" | "public-suffixes"]
        | ["roots" | "public-suffixes", "--check"] => generate::run(arguments),
        ["docs"] => documents::run(false),
        ["docs", "--check"] => documents::run(true),
        ["generate", "advisories", folder] => dependencies::write_snapshot(Path::new(folder)),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["release"] => release::run(None),
        ["release", "--check"] => release::check(),
        ["release", "--key", key] => release::run(Some(Path::new(key))),
        ["sign-release", folder] => release::sign(Path::new(folder), None),
        ["sign-release", folder, "--key", key] => release::sign(Path::new(folder), Some(Path::new(key))),
        ["verify-release", folder] => release::verify(Path::new(folder), None),
        ["verify-release", folder, "--key", key] => release::verify(Path::new(folder), Some(key)),
        ["notices"] => notices::run(false),
        ["notices", "--check"] => notices::run(true),
        ["handshakes"] => handshakes::run(),
        ["bench"] => bench::run(),
        ["screenshots", states @ ..] => screenshots::run(states),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(unknown(arguments)),
    }
    .map(|()| ExitCode::SUCCESS)
}

fn unknown(arguments: &[&str]) -> Box<dyn Error> {
    format!("'{}' is not a task\n\n{HELP}", arguments.join(" ")).into()
}
