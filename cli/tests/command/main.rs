//! The command, as a script and as a person use it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics is a test that fails"
)]

mod asn1;
mod compare;
mod export;
mod folders;
mod inspect;
mod licenses;
mod limits;
mod panel;
mod passwords;
mod requirements;
mod saving;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cert_inspector::{Inspection, Options, Password, Timestamp, Unlocking};

const AT: &str = "2026-11-20T12:00:00Z";

/// A comparison of two files that follow, with the authorities of the fixtures trusted.
const COMPARE_ANCHORED: [&str; 7] =
    ["compare", "--at", AT, "--anchors", "ca/root.der", "--anchors", "ca/intermediate.der"];

/// The test files of the repository.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures")
}

/// What the library reads from fixtures. The password is for those that have one.
fn inspection(files: &[&str]) -> Inspection {
    let mut inspection = Inspection::default();
    let passwords = vec![Password::new(b"changeit".to_vec())];
    let unlocking = Unlocking { passwords, ..Unlocking::default() };
    for file in files {
        let bytes = std::fs::read(fixtures().join(file)).expect("a fixture");
        inspection.add(file, &bytes, &unlocking, &mut |_| {});
    }
    inspection
}

fn options() -> Options {
    Options::at(Timestamp::parse_rfc3339(AT).expect("an instant"))
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cert-inspector"));
    command.args(arguments).current_dir(fixtures());
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
    let mut wrong: Vec<String> = Vec::new();
    for (arguments, code) in [
        (&["inspect", "--at", AT, "server/good.der"][..], 0),
        (&["inspect", "--at", AT, "--profile", "senstar-mobile", "server/ec-p256.der"], 0),
        (&["inspect", "--at", AT, "--profile", "dw-spectrum", "server/ec-p256.der"], 1),
        (&["inspect", "--at", AT, "--profile", "dw-spectrum", "cert-pem/good/cert.pem"], 0),
        (&["inspect", "--at", AT, "--profile", "dw-spectrum", "cert-pem/no-key/cert.pem"], 4),
        (&["panel", "--at", AT, "cert-pem/good/cert.pem"], 0),
        (&["modes", "--profile", "dw-spectrum", "--at", AT, "ca/root.der"], 3),
        (&["modes"], 2),
        (&["inspect", "--at", AT, "other/pkcs8-key.pem"], 0),
        (&["inspect", "--at", AT, "--profile", "senstar-mobile", "server/no-san.der"], 1),
        (&["inspect", "--at", AT, "server/no-san.der", "other/empty.bin"], 3),
        (&["inspect", "--at", AT, "--role", "ca", "server/good.der"], 1),
        (&["inspect", "--at", AT, "--host", "other.example.org", "server/good.der"], 1),
        (&["inspect", "--at", AT, "--host", "vms.example.org", "server/good.der"], 0),
        (&["inspect"], 2),
        (&["inspect", "--at", "yesterday", "server/good.der"], 2),
        (&["inspect", "--host", "https://x", "server/good.der"], 2),
        (&["inspect", "--profile", "unknown", "server/good.der"], 2),
        (&["inspect", "--at", AT, "no-such-file.der"], 3),
        (&["inspect", "--at", AT, "server"], 1),
        (&["inspect", "--at", AT, "server/good.der", "other/empty.bin"], 3),
        (&["inspect", "--at", AT, "containers/zip-stored.zip"], 0),
        (&["inspect", "--at", AT, "containers/zip-encrypted.zip"], 3),
        (&["inspect", "--at", AT, "other/archive.7z"], 3),
        (&["inspect", "--at", AT, "foreign/openssl-enveloped.der"], 3),
        (&["inspect", "--at", AT, "other/pkcs12.der"], 4),
        (&["inspect", "--at", AT, "--password", "wrong", "other/pkcs12.der"], 4),
        (
            &[
                "inspect",
                "--at",
                AT,
                "--profile",
                "senstar-mobile",
                "--password",
                "changeit",
                "other/pkcs12.der",
            ],
            0,
        ),
        (&["inspect", "--at", AT, "--password", "changeit", "--max-rounds", "100", "other/pkcs12.der"], 4),
        (&["inspect", "--at", AT, "foreign/openssl-pkcs8.pem"], 4),
        (&["inspect", "--at", AT, "--password", "changeit", "foreign/openssl-pkcs8.pem"], 0),
        (&["inspect", "--password-file", "no-such-file", "server/good.der"], 2),
        (&["inspect", "--password-env", "NO_SUCH_VARIABLE", "server/good.der"], 2),
        (&["inspect", "--max-rounds", "many", "server/good.der"], 2),
        (&["inspect", "--at", AT, "chain/bad-signature.der"], 0),
        (&["inspect", "--at", AT, "chain/bad-signature.der", "ca/intermediate.der"], 1),
        (&["inspect", "--at", AT, "server/good.der", "--anchors", "ca/intermediate.der"], 0),
        // An intermediate alone is for phones only if somebody says so.
        (&["inspect", "--at", AT, "ca/intermediate-client-only.der"], 0),
        (&["inspect", "--at", AT, "--profile", "senstar-mobile", "ca/intermediate-client-only.der"], 1),
        (&["inspect", "--at", AT, "--purpose", "server", "ca/intermediate-client-only.der"], 1),
        (&["inspect", "--purpose", "unknown", "server/good.der"], 2),
        (&["inspect", "--at", AT, "--purpose", "server", "--purpose", "client", "server/good.der"], 0),
        (
            &[
                "inspect",
                "--at",
                AT,
                "--purpose",
                "client",
                "--purpose",
                "email",
                "client/good.der",
                "ca/intermediate.der",
            ],
            0,
        ),
        (&["inspect", "--at", AT, "--purpose", "code-signing", "server/good.der", "ca/intermediate.der"], 1),
        (&["inspect", "--at", AT, "--purpose", "any", "--host", "vms.example.org", "server/good.der"], 0),
        (&["inspect", "--at", AT, "--require-explicit-policy", "server/good.der", "ca/intermediate.der"], 1),
        (&["inspect", "--at", AT, "--initial-policy", "2.23.140.1.2.2", "server/good.der"], 0),
        (&["inspect", "--initial-policy", "policy", "server/good.der"], 2),
        (&["inspect", "--policy", "unknown", "server/good.der"], 2),
        (&["inspect", "--at", AT, "server/good.der", "--anchors", "no-such-file"], 3),
        (&["deploy", "--server-version", "8.6.1"], 0),
        (
            &[
                "deploy",
                "--server-version",
                "8.6.1",
                "--way",
                "own-ca",
                "--at",
                AT,
                "server/good.der",
                "ca/root.der",
            ],
            0,
        ),
        (&["deploy", "--server-version", "8.6.1", "--way", "own-ca", "--at", AT, "server/no-san.der"], 1),
        (&["deploy", "--server-version", "8.6.0", "--way", "senstar-ca"], 1),
        (&["deploy", "--server-version", "8.6.1", "--at", AT, "no-such-file.der"], 3),
        (
            &[
                "deploy",
                "--server-version",
                "8.6.0",
                "--way",
                "own-ca",
                "--at",
                AT,
                "foreign/openssl-windows.p12",
            ],
            4,
        ),
        (&["deploy"], 2),
        (&["deploy", "--server-version", "8"], 2),
        (&["deploy", "--server-version", "8.6"], 2),
        (&["deploy", "--server-version", "9x"], 2),
        (&["deploy", "--server-version", ""], 2),
        (&["deploy", "--server-version", "8.6.1", "--phones", "symbian"], 2),
        (&["deploy", "--server-version", "8.6.1", "--access", "carrier-pigeon"], 2),
        (&["compare", "--at", AT, "server/good.der", "server/days-398.der"], 0),
        (&["compare", "--at", AT, "server/good.der", "server/good.der"], 0),
        (&["compare", "--at", AT, "server/good.der", "server/no-san.der"], 1),
        (&["compare", "--at", AT, "requests/bot-sample.der", "client/good.der"], 0),
        (&["compare", "--at", AT, "requests/bot-minimal.der", "server/good.der"], 1),
        (
            &[
                "compare",
                "--at",
                AT,
                "--host",
                "vms.example.org",
                "server/good.der",
                "server/san-other-host.der",
            ],
            1,
        ),
        (&[&COMPARE_ANCHORED[..], &["server/good.der", "chain/bad-signature.der"]].concat(), 1),
        (&["compare", "--at", AT, "server/good.der", "other/pkcs8-key.pem"], 3),
        (&["compare", "--at", AT, "server/good.der", "no-such-file.der"], 3),
        (&["compare", "server/good.der"], 2),
        (&["compare", "server/good.der", "server/good.der", "server/good.der"], 2),
        (&["compare"], 2),
        (&["requirements"], 0),
        (&["--help"], 0),
        (&["--version"], 0),
    ] {
        let ended = run(arguments).status.code();
        if ended != Some(code) {
            wrong.push(format!("{arguments:?}: {ended:?} instead of {code}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_checklist_in_json_is_that_of_the_library() {
    use cert_inspector::report::PlanAnswers;

    let output = run(&[
        "deploy",
        "--server-version",
        "8.6.0",
        "--way",
        "own-ca",
        "--phones",
        "ios",
        "--owns-domain",
        "yes",
        "--json",
        "--at",
        AT,
        "server/good.der",
    ]);
    let inspection = inspection(&["server/good.der"]);
    let answers = PlanAnswers::default()
        .with("server-version", ["8.6.0"])
        .with("way", ["own-ca"])
        .with("phones", ["ios"])
        .with("owns-domain", ["yes"]);
    let product = cert_inspector::products::profile("senstar-mobile").expect("a product");
    let plan = inspection.plan(product, &answers, &options()).expect("a plan");
    let plan = serde_json::to_string(&plan).expect("JSON");
    assert_eq!(text(&output), format!("{plan}\n"));
}

#[test]
fn the_checklist_names_the_files_that_fit() {
    let output = text(&run(&[
        "deploy",
        "--server-version",
        "8.6.1",
        "--way",
        "own-ca",
        "--phones",
        "android",
        "--at",
        AT,
        "server/good.der",
        "ca/root.der",
    ]));
    for words in [
        "no. 1 'Example Test Root' in ca/root.der",
        "[x] Android installs it as a CA.",
        "Decision: The CA certificate goes to Trusted Root Certification Authorities.",
        "The guide names no defaults",
    ] {
        assert!(output.contains(words), "{words:?} is missing in\n{output}");
    }
    assert!(!output.contains("iOS takes it") && !output.contains("\u{1b}"), "{output}");
}

#[test]
fn what_could_not_be_read_is_told_by_every_command() {
    let told = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(told(&["asn1", "no-such-file"]).contains("no-such-file: "));
    assert!(
        told(&["asn1", "server/good.der", "server/time-february-30.der"]).contains("time-february-30.der: ")
    );
    let locked = told(&["compare", "--at", AT, "server/good.der", "foreign/openssl-default.p12"]);
    assert!(locked.contains("it is locked: give its password"), "{locked}");
    let missing = told(&["compare", "--at", AT, "server/good.der", "no-such-file"]);
    assert!(missing.lines().filter(|line| line.contains("no-such-file: ")).count() == 2, "{missing}");
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("an old folder is removed");
    }
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn copy(fixture: &str, to: &Path) {
    std::fs::create_dir_all(to.parent().expect("a parent")).expect("a folder");
    std::fs::copy(fixtures().join(fixture), to).expect("a copy");
}

fn json(command: &mut Command) -> serde_json::Value {
    serde_json::from_slice(&command.output().expect("the command starts").stdout).expect("JSON")
}
