//! The command, as a script and as a person use it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics is a test that fails"
)]

mod export;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use cert_inspector::{Inspection, Options, Password, Timestamp, Unlocking};

const AT: &str = "2026-11-20T12:00:00Z";

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
    for (arguments, code) in [
        (&["inspect", "--at", AT, "server/good.der"][..], 0),
        (&["inspect", "--at", AT, "--profile", "senstar-mobile", "server/ec-p256.der"], 0),
        (&["inspect", "--at", AT, "server/ec-p256.der"], 1),
        (&["inspect", "--at", AT, "--profile", "dw-spectrum", "cert-pem/good/cert.pem"], 0),
        (&["inspect", "--at", AT, "--profile", "dw-spectrum", "cert-pem/no-key/cert.pem"], 1),
        (&["panel", "--at", AT, "cert-pem/good/cert.pem"], 0),
        (&["modes", "--profile", "dw-spectrum", "--at", AT, "ca/root.der"], 3),
        (&["modes"], 2),
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
        (&["inspect", "--at", AT, "server"], 1),
        (&["inspect", "--at", AT, "server/good.der", "other/empty.bin"], 3),
        (&["inspect", "--at", AT, "containers/zip-stored.zip"], 0),
        (&["inspect", "--at", AT, "containers/zip-encrypted.zip"], 3),
        (&["inspect", "--at", AT, "other/archive.7z"], 3),
        (&["inspect", "--at", AT, "foreign/openssl-enveloped.der"], 3),
        (&["inspect", "--at", AT, "other/pkcs12.der"], 3),
        (&["inspect", "--at", AT, "--password", "wrong", "other/pkcs12.der"], 3),
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
        (&["inspect", "--at", AT, "--password", "changeit", "--max-rounds", "100", "other/pkcs12.der"], 3),
        (&["inspect", "--at", AT, "foreign/openssl-pkcs8.pem"], 3),
        (&["inspect", "--at", AT, "--password", "changeit", "foreign/openssl-pkcs8.pem"], 0),
        (&["inspect", "--password-file", "no-such-file", "server/good.der"], 2),
        (&["inspect", "--password-env", "NO_SUCH_VARIABLE", "server/good.der"], 2),
        (&["inspect", "--max-rounds", "many", "server/good.der"], 2),
        (&["inspect", "--at", AT, "chain/bad-signature.der"], 0),
        (&["inspect", "--at", AT, "chain/bad-signature.der", "ca/intermediate.der"], 1),
        (&["inspect", "--at", AT, "server/good.der", "--anchors", "ca/intermediate.der"], 0),
        (&["inspect", "--at", AT, "ca/intermediate-client-only.der"], 0),
        (&["inspect", "--at", AT, "--purpose", "server", "ca/intermediate-client-only.der"], 1),
        (&["inspect", "--purpose", "unknown", "server/good.der"], 2),
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
            3,
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
        (
            &[
                "compare",
                "--at",
                AT,
                "--anchors",
                "ca/root.der",
                "--anchors",
                "ca/intermediate.der",
                "server/good.der",
                "chain/bad-signature.der",
            ],
            1,
        ),
        (&["compare", "--at", AT, "server/good.der", "other/pkcs8-key.pem"], 3),
        (&["compare", "--at", AT, "server/good.der", "no-such-file.der"], 3),
        (&["compare", "server/good.der"], 2),
        (&["compare", "server/good.der", "server/good.der", "server/good.der"], 2),
        (&["compare"], 2),
        (&["requirements"], 0),
        (&["--help"], 0),
        (&["--version"], 0),
    ] {
        assert_eq!(run(arguments).status.code(), Some(code), "{arguments:?}");
    }
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
fn the_comparison_in_json_is_that_of_the_library() {
    let files = ["server/good.der", "server/san-other-host.der"];
    let output = run(&["compare", "--json", "--at", AT, files[0], files[1]]);
    let order = cert_inspector::compare::ComparisonOrder::AsGiven;
    let comparison = inspection(&files).compare(0, 1, order, &options()).expect("two certificates");
    let expected = serde_json::to_string(&comparison).expect("JSON");
    assert_eq!(text(&output), format!("{expected}\n"));
    let read: cert_inspector::compare::Comparison = serde_json::from_str(&expected).expect("the same back");
    assert_eq!(read, comparison);
}

#[test]
fn a_comparison_says_what_breaks_before_what_differs() {
    let output = text(&run(&[
        "compare",
        "--at",
        AT,
        "--anchors",
        "ca/root.der",
        "--anchors",
        "ca/intermediate.der",
        "server/good.der",
        "server/san-other-host.der",
    ]));
    let places: Vec<usize> = [
        "Older: vms.example.org in server/good.der, ",
        "WARN     A name is lost",
        "- DNS: vms.example.org",
        "PASS     The same authority issued both",
        "Fields that differ: ",
        "Subject alternative name › DNS",
    ]
    .iter()
    .map(|words| output.find(words).unwrap_or_else(|| panic!("{words:?} is missing in\n{output}")))
    .collect();
    assert!(places.is_sorted(), "{output}");
    assert!(!output.contains("Fields that are the same\n") && !output.contains('\u{1b}'), "{output}");
}

#[test]
fn of_a_file_with_a_chain_the_leaf_is_compared() {
    let output = text(&run(&["compare", "--all", "--at", AT, "bundles/swapped.pem", "server/days-398.der"]));
    assert!(output.starts_with("Older: vms.example.org in bundles/swapped.pem"), "{output}");
    assert!(output.contains("Fields that are the same\n"), "{output}");
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
        "[x] Android installs it as an authority.",
        "Decision: The certificate of the authority goes to Trusted Root Certification Authorities.",
        "The guide names no defaults",
    ] {
        assert!(output.contains(words), "{words:?} is missing in\n{output}");
    }
    assert!(!output.contains("iOS takes it") && !output.contains("\u{1b}"), "{output}");
}

#[test]
fn json_is_the_report_of_the_library() {
    let output = run(&["inspect", "--json", "--at", AT, "server/good.der"]);
    let bytes = std::fs::read(fixtures().join("server/good.der")).expect("a fixture");
    let input = cert_inspector::Input::new("server/good.der", bytes);
    let report = serde_json::to_string(&cert_inspector::inspect(&[input], &options())).expect("JSON");
    assert_eq!(text(&output), format!("{report}\n"));
}

#[test]
fn modes_prints_the_dialog_and_the_table() {
    let files = ["cert-pem/rekeyed/cert.pem", "cert-pem/pins.txt"];
    let arguments = [
        "modes",
        "--profile",
        "dw-spectrum",
        "--at",
        AT,
        "--host",
        "vms.example.org",
        "--anchors",
        "ca/root.der",
    ];
    let output = text(&run(&[&arguments[..], &files].concat()));
    for expected in [
        "Certificate signer         Certificate authority",
        "- Trusted: Its chain leads to a certificate that you trust here",
        "Recommended  Connects and pins (vendor’s code)",
        "The key is not the pinned one",
        "Strict       Refuses (manual)",
        "Which modes there are: sources contradict each other.",
    ] {
        assert!(output.contains(expected), "{expected} is missing in\n{output}");
    }
    let json = text(&run(&[&["modes", "--json", "--at", AT], &files[..1]].concat()));
    assert!(json.starts_with("[{\"product\":\"dw-spectrum\",\"title\":\"DW Spectrum\""), "{json}");
}

#[test]
fn standard_input_is_read() {
    let mut child = command(&["inspect", "--at", AT, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let bytes = std::fs::read(fixtures().join("encodings/good.pem")).expect("a fixture");
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
fn every_address_is_told_and_changes_no_exit_code() {
    let arguments =
        ["inspect", "--at", AT, "--address", "10.0.0.5", "--address", "a.vms.example.org", "server/good.der"];
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(0));
    let output = text(&output);
    assert!(output.contains("Every address at which the server is reached:"), "{output}");
    assert!(output.contains("FAIL    a.vms.example.org  not covered"), "{output}");
    assert_eq!(run(&["inspect", "--address", "https://x", "server/good.der"]).status.code(), Some(2));
    let many: Vec<String> =
        (0..=cert_inspector::limits::MAX_ADDRESSES).map(|number| format!("n{number}")).collect();
    let refused = run(&["inspect", "--address", &many.join(","), "server/good.der"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("more than 100 addresses"));
}

#[test]
fn what_could_not_be_read_is_told_by_every_command() {
    let told = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(told(&["asn1", "no-such-file"]).contains("no-such-file: "));
    assert!(told(&["asn1", "server/good.der", "server/time-no-z.der"]).contains("time-no-z.der: "));
    let shut = told(&["compare", "--at", AT, "server/good.der", "foreign/openssl-default.p12"]);
    assert!(shut.contains("it is shut: give its password"), "{shut}");
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

#[test]
fn a_folder_is_read_with_all_folders_in_it_sorted_and_without_links() {
    let top = folder("tree");
    copy("server/good.der", &top.join("b/.hidden.crt"));
    copy("ca/root.der", &top.join("a.crt"));
    copy("containers/zip-stored.zip", &top.join("c.zip"));
    copy("other/empty.bin", &top.join("b/empty"));
    copy("other/notes.txt", &top.join("b/notes.txt"));
    copy("other/image.png", &top.join("z.png"));
    copy("containers/zip-nothing-known.zip", &top.join("letter.docx"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&top, top.join("b/circle")).expect("a link");
        std::os::unix::fs::symlink(top.join("a.crt"), top.join("link.crt")).expect("a link");
    }
    let output = command(&["inspect", "--at", AT, "tree"])
        .current_dir(top.parent().expect("a parent"))
        .output()
        .expect("the command starts");
    assert_eq!(output.status.code(), Some(0));
    let text = text(&output);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("tree/")).collect();
    let mut expected = vec![
        "tree/a.crt",
        "tree/b/.hidden.crt",
        "tree/c.zip",
        "tree/c.zip › leaf.cer",
        "tree/c.zip › leaf.key, block 1",
    ];
    if cfg!(unix) {
        expected.push("tree/link.crt");
    }
    assert_eq!(headings, expected);
    assert!(text.contains("\n4 files in folders were passed over"), "{text}");

    let report = json(command(&["inspect", "--json", "tree"]).current_dir(top.parent().expect("a parent")));
    let inputs = report["inputs"].as_array().expect("a list");
    let passed_over = inputs.iter().filter(|input| input["passedOver"] == true);
    let names: Vec<&str> = passed_over.map(|input| input["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["tree/b/empty", "tree/b/notes.txt", "tree/letter.docx", "tree/z.png"]);
}

#[test]
fn what_cannot_be_read_in_a_folder_and_an_empty_folder_are_problems() {
    let top = folder("broken");
    let output = run(&["inspect", top.to_str().expect("a plain path")]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output).contains("the folder holds no files"));
    copy("encodings/damaged.pem", &top.join("damaged.pem"));
    assert_eq!(run(&["inspect", top.to_str().expect("a plain path")]).status.code(), Some(3));
}

/// The numbers of the objects that are shut, by the name of their file.
fn shut(report: &serde_json::Value) -> Vec<&str> {
    let objects = report["objects"].as_array().expect("a list");
    let inputs = &report["inputs"];
    let shut = objects.iter().filter(|object| !object["lock"].is_null());
    shut.map(|object| {
        let input = usize::try_from(object["origin"]["input"].as_u64().expect("a number")).expect("a number");
        inputs[input]["name"].as_str().expect("a name")
    })
    .collect()
}

#[test]
fn passwords_come_from_arguments_files_and_the_environment_and_are_never_shown() {
    let top = folder("passwords");
    std::fs::write(top.join("secret.txt"), "changeit\r\nnot this line\r\n").expect("a file");
    let file = top.join("secret.txt");
    let file = file.to_str().expect("a plain path");
    let inputs = ["foreign/openssl-pkcs8.pem", "foreign/openssl-rsa-aes-256.pem", "other/pkcs12.der"];
    let run = |options: &[&str]| {
        let mut command = command(&["inspect", "--at", AT, "--profile", "senstar-mobile"]);
        command.args(options).args(inputs).env("TEST_PASSWORD", "changeit");
        command.output().expect("the command starts")
    };
    for options in [
        &["--password", "changeit"][..],
        &["--password", "wrong", "--password", "changeit"],
        &["--password-file", file],
        &["--password-env", "TEST_PASSWORD"],
        &["--password", "wrong", "--password-env", "TEST_PASSWORD"],
    ] {
        let output = run(options);
        assert_eq!(output.status.code(), Some(0), "{options:?}\n{}", text(&output));
        let all = [output.stdout, output.stderr].concat();
        assert!(!String::from_utf8_lossy(&all).contains("changeit"), "{options:?}");
    }
    let output = run(&["--password", "wrong-one"]);
    assert_eq!(output.status.code(), Some(3));
    let all = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(!all.contains("wrong-one"), "{all}");
    assert!(
        all.contains("shut         none of the passwords fits; give another one by --password-file"),
        "{all}"
    );
    assert!(text(&run(&[])).contains("shut         needs a password; give --password-file"));
}

#[test]
fn a_password_with_a_file_is_for_that_file_alone() {
    let top = folder("files");
    copy("foreign/openssl-pkcs8.pem", &top.join("a.pem"));
    copy("foreign/openssl-pkcs8.pem", &top.join("in/a.pem"));
    copy("foreign/openssl-pkcs8.pem", &top.join("in/b.pem"));
    copy("foreign/openssl-pkcs8.pem", &top.join("in/deep/a.pem"));
    std::fs::write(top.join("secret=1.txt"), "changeit").expect("a file");
    for (options, still_shut) in [
        (&["--password", "a.pem=changeit"][..], &["in/b.pem"][..]),
        (&["--password", "in/b.pem=changeit"], &["a.pem", "in/a.pem", "in/deep/a.pem"]),
        (&["--password", "in=changeit"], &["a.pem"]),
        (&["--password", "in/=changeit"], &["a.pem"]),
        (&["--password", "deep/a.pem=changeit"], &["a.pem", "in/a.pem", "in/b.pem"]),
        (&["--password", "a.pem=wrong", "--password", "changeit"], &[]),
        (&["--password-file", "in/b.pem=secret=1.txt"], &["a.pem", "in/a.pem", "in/deep/a.pem"]),
        (&["--password-file", "secret=1.txt"], &[]),
        (&["--password-env", "in/b.pem=TEST_PASSWORD"], &["a.pem", "in/a.pem", "in/deep/a.pem"]),
        // No file of that name: all of it is a password.
        (&["--password", "c.pem=changeit"], &["a.pem", "in/a.pem", "in/b.pem", "in/deep/a.pem"]),
    ] {
        let mut command = command(&["inspect", "--json", "a.pem", "in"]);
        command.args(options).current_dir(&top).env("TEST_PASSWORD", "changeit");
        assert_eq!(shut(&json(&mut command)), still_shut, "{options:?}");
    }
}

#[test]
fn more_rounds_are_done_when_they_are_allowed() {
    let output =
        run(&["inspect", "--password", "changeit", "--max-rounds", "1000", "foreign/openssl-pkcs8.pem"]);
    assert_eq!(output.status.code(), Some(3));
    let text = text(&output);
    assert!(
        text.contains("asks for 2048 rounds of key derivation; allow them by --max-rounds 2048"),
        "{text}"
    );
}

#[test]
fn objects_in_containers_are_headed_by_the_way_to_them() {
    let output = text(&run(&["inspect", "--at", AT, "--password", "changeit", "containers/zip-folders.zip"]));
    for expected in [
        "containers/zip-folders.zip\n  kind         Zip archive\n  files        5, 3 read, 2 passed over\n",
        "\ncontainers/zip-folders.zip › certs/a.pfx\n  kind         PKCS#12 file\n",
        "\ncontainers/zip-folders.zip › chain/full chain.pem, block 2\n  subject ",
        "\n  also in      containers/zip-folders.zip › chain/full chain.pem, block 3\n",
        "\n  Which systems open it:\n",
    ] {
        assert!(output.contains(expected), "{expected} is missing in\n{output}");
    }
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

/// The headline and the trust of every certificate of a report.
fn trust(arguments: &[&str]) -> Vec<(String, String)> {
    let report = json(&mut command(&[&["inspect", "--json", "--at", AT], arguments].concat()));
    let objects = report["objects"].as_array().expect("objects").iter();
    let paths = objects.map(|object| &object["paths"]).filter(|paths| !paths.is_null());
    paths.map(|paths| (text_of(&paths["trust"]), text_of(&paths["outcome"]))).collect()
}

fn text_of(value: &serde_json::Value) -> String {
    value.as_str().expect("a string").to_owned()
}

#[test]
fn anchors_and_lists_are_files_of_their_own() {
    let chain = ["server/good.der", "ca/intermediate.der"];
    let with = |more: &[&str]| trust(&[&chain[..], more].concat())[0].clone();
    let pair = |trust: &str, outcome: &str| (trust.to_owned(), outcome.to_owned());
    assert_eq!(with(&[]), pair("unknownIssuer", "unknown"));
    assert_eq!(with(&["ca/root.der"]), pair("unknownIssuer", "unknown"));
    assert_eq!(with(&["--anchors", "ca/root.der"]), pair("privatelyTrusted", "pass"));
    // Whoever names lists wants revocation to be known, and no list of the root is there.
    let anchored = ["--anchors", "ca/root.der", "--crl"];
    assert_eq!(with(&[&anchored[..], &["lists/empty.der"]].concat()), pair("privatelyTrusted", "unknown"));
    assert_eq!(with(&[&anchored[..], &["lists/root.der"]].concat()), pair("privatelyTrusted", "fail"));
}

#[test]
fn the_text_draws_the_path_with_its_links_and_the_bundle_in_order() {
    let arguments = ["inspect", "--at", AT, "--anchors", "ca/root.der", "bundles/swapped.pem"];
    let text = text(&run(&arguments));
    for line in [
        "Path (rfc5280, for server): PASS Leads to Example Test Root, which you trust",
        "The name fits, the key identifier fits, the signature is proven.",
        "The path holds until 2027-06-01T00:00:00Z; then vms.example.org ends.",
        "right order  vms.example.org > Example Test Intermediate > Example Test Root",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
}

#[test]
fn asn1_prints_the_structure_of_each_object() {
    let whole = text(&run(&["asn1", "--at", AT, "server/good.der"]));
    for words in [
        "Certificate: vms.example.org",
        "SEQUENCE  tbsCertificate",
        "serialNumber",
        "dNSName  vms.example.org",
    ] {
        assert!(whole.contains(words), "{words} is not in\n{whole}");
    }
    let first = whole.lines().nth(2).expect("a line");
    assert!(first.trim_start().starts_with("0 ") && first.ends_with("SEQUENCE  Certificate"), "{first}");
    for (arguments, code) in [
        (&["asn1", "--at", AT, "server/good.der"][..], 0),
        (&["asn1", "--at", AT, "--object", "0", "server/good.der"], 0),
        (&["asn1", "--at", AT, "--object", "7", "server/good.der"], 2),
        (&["asn1", "--at", AT, "other/pkcs8-key.pem"], 3),
        (&["asn1", "--at", AT, "--object", "0", "other/pkcs8-key.pem"], 2),
        (&["asn1"], 2),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
    let json: serde_json::Value =
        serde_json::from_slice(&run(&["asn1", "--at", AT, "--json", "server/good.der"]).stdout)
            .expect("JSON");
    assert_eq!(json[0]["nodes"][0]["name"], "Certificate");
    assert!(json[0]["hex"].as_str().is_some_and(|hex| hex.starts_with("3082")));
}
