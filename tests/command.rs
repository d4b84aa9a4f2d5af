//! The command, as a script and as a person use it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that panics is a test that fails"
)]

mod support;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use support::root;

const AT: &str = "2026-11-20T12:00:00Z";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cert-inspector"));
    command.args(arguments).current_dir(root().join("tests/fixtures"));
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the command starts")
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[test]
fn exit_codes_are_those_that_the_help_names() {
    for (arguments, code) in [
        (&["inspect", "--at", AT, "server/good.der"][..], 0),
        (&["inspect", "--at", AT, "server/ec-p256.der"], 0),
        (&["inspect", "--at", AT, "other/pkcs8-key.pem"], 0),
        (&["inspect", "--at", AT, "server/no-san.der"], 1),
        (&["inspect", "--at", AT, "server/no-san.der", "other/empty.bin"], 1),
        (&["inspect", "--at", AT, "--role", "ca", "server/good.der"], 1),
        (&["inspect", "--at", AT, "--host", "other.example.org", "server/good.der"], 1),
        (&["inspect", "--at", AT, "--host", "vms.example.org", "server/good.der"], 0),
        (&["inspect"], 2),
        (&["inspect", "--at", "yesterday", "server/good.der"], 2),
        (&["inspect", "--host", "https://x", "server/good.der"], 2),
        (&["inspect", "--profile", "unknown", "server/good.der"], 2),
        (&["inspect", "--at", AT, "no-such-file.der"], 3),
        (&["inspect", "--at", AT, "server"], 3),
        (&["inspect", "--at", AT, "server/good.der", "other/empty.bin"], 3),
        (&["inspect", "--at", AT, "other/pkcs12.der"], 3),
        (&["requirements"], 0),
        (&["--help"], 0),
        (&["--version"], 0),
    ] {
        assert_eq!(run(arguments).status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn json_is_the_report_of_the_library() {
    let output = run(&["inspect", "--json", "--at", AT, "server/good.der"]);
    let bytes = std::fs::read(root().join("tests/fixtures/server/good.der")).expect("a fixture");
    let options = cert_inspector::Options::at(support::reference_instant());
    let input = cert_inspector::Input { name: "server/good.der".into(), bytes };
    let report = serde_json::to_string(&cert_inspector::inspect(&[input], &options)).expect("JSON");
    assert_eq!(text(&output), format!("{report}\n"));
}

#[test]
fn standard_input_is_read() {
    let mut child = command(&["inspect", "--at", AT, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let bytes = std::fs::read(root().join("tests/fixtures/encodings/good.pem")).expect("a fixture");
    child.stdin.take().expect("a pipe").write_all(&bytes).expect("written");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output).starts_with("standard input, block 1\n"));
}

#[test]
fn text_says_what_fails_and_why_without_colour_or_control_characters() {
    let output = text(&run(&["inspect", "--at", AT, "server/san-ip-only.der", "server/san-control.der"]));
    for expected in [
        "1 of 6 demands of the Senstar mobile guide 4.0 fails.",
        "FAIL    The subject alternative name has a DNS entry",
        "found     IP: 10.0.0.5",
        "Security Guide: Certificate requirements",
        "Not checked:",
    ] {
        assert!(output.contains(expected), "{expected} is missing in\n{output}");
    }
    assert!(!output.contains('\u{1b}'), "no escape reaches the terminal");
}

#[test]
fn every_requirement_is_listed_with_its_source() {
    let listed: serde_json::Value =
        serde_json::from_slice(&run(&["requirements", "--json"]).stdout).expect("JSON");
    let listed = listed.as_array().expect("a list");
    assert!(listed.len() >= 13);
    let plain = text(&run(&["requirements"]));
    for requirement in listed {
        assert!(plain.contains(requirement["id"].as_str().expect("an id")));
        assert!(!requirement["sources"].as_array().expect("a list").is_empty());
    }
}
