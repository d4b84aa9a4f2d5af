//! The command `inspect`: its report, in text and in JSON.

use std::io::Write;
use std::process::Stdio;

use super::{AT, command, fixtures, json, options, run, text};

#[test]
fn json_is_the_report_of_the_library() {
    let output = run(&["inspect", "--json", "--at", AT, "server/good.der"]);
    let bytes = std::fs::read(fixtures().join("server/good.der")).expect("a fixture");
    let input = cert_inspector::Input::new("server/good.der", bytes);
    let report = serde_json::to_string(&cert_inspector::inspect(&[input], &options())).expect("JSON");
    assert_eq!(text(&output), format!("{report}\n"));
}

#[test]
fn standard_input_is_read() {
    let mut child = command(&["inspect", "--verbose", "--at", AT, "-"])
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
    let output =
        text(&run(&["inspect", "--verbose", "--at", AT, "server/san-ip-only.der", "server/san-control.der"]));
    for expected in [
        "1 of 7 requirements of the Senstar mobile guide 4.0 fails.",
        "FAIL    The subject alternative name has no DNS entry",
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
    let arguments = [
        "inspect",
        "-v",
        "--at",
        AT,
        "--address",
        "10.0.0.5",
        "--address",
        "a.vms.example.org",
        "server/good.der",
    ];
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
fn objects_in_containers_are_headed_by_the_way_to_them() {
    let output =
        text(&run(&["inspect", "-v", "--at", AT, "--password", "changeit", "containers/zip-folders.zip"]));
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
    let arguments = ["inspect", "-v", "--at", AT, "--anchors", "ca/root.der", "bundles/swapped.pem"];
    let text = text(&run(&arguments));
    for line in [
        "Path (rfc5280, for server): PASS Leads to Example Test Root, which you trust",
        "The name fits, the key identifier fits, the signature is proven.",
        "The path is valid until 2027-06-01T00:00:00Z, when vms.example.org expires.",
        "right order  vms.example.org > Example Test Intermediate > Example Test Root",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
}

#[test]
fn the_exit_code_is_the_answer() {
    for (expected, arguments) in [
        // It works; without a key it is only a part of cert.pem; it fails; it is for something else.
        (0, &["--profile", "senstar-mobile", "server/good.der"][..]),
        (4, &["--profile", "dw-spectrum", "server/good.der"]),
        (1, &["--profile", "senstar-mobile", "server/san-ip-only.der"]),
        (1, &["--profile", "dw-spectrum", "cert-pem/glued/cert.pem"]),
        (3, &["--profile", "dw-spectrum", "ca/root.der"]),
        (0, &["--profile", "dw-spectrum", "requests/server.der"]),
        (3, &["--profile", "dw-spectrum", "requests/bot.der"]),
        (3, &["--profile", "dw-spectrum", "--role", "server", "requests/server.der"]),
        // A locked file may contain anything.
        (4, &["--profile", "dw-spectrum", "foreign/openssl-windows.p12"]),
        // Without a profile, what one product lacks says nothing, unless the files look meant for one.
        (0, &["server/good.der"]),
        (0, &["server/ec-p256.der"]),
        (1, &["server/expired.der"]),
        (1, &["cert-pem/ec/cert.pem"]),
        (1, &["bot/rsa-2048.der"]),
        (4, &["bot/good.der"]),
        (1, &["ca/no-common-name.der"]),
        // An intermediate alone may be for a server's chain, and only what is wrong with itself counts.
        (0, &["ca/intermediate.der"]),
        (1, &["chain/expired-intermediate.der"]),
        (1, &["--profile", "senstar-mobile", "ca/intermediate.der"]),
        // A CA certificate is not a server certificate, whatever role is asked for.
        (3, &["--role", "server", "ca/root.der"]),
        (1, &["--role", "ca", "server/good.der"]),
        // What the bot runs on decides.
        (4, &["--profile", "symphony-messaging", "--runtime", "java17", "bot/good.p12"]),
        (
            1,
            &[
                "--profile",
                "symphony-messaging",
                "--runtime",
                "python",
                "--password",
                "changeit",
                "bot/good.p12",
            ],
        ),
        (
            0,
            &[
                "--profile",
                "symphony-messaging",
                "--runtime",
                "java17",
                "--password",
                "changeit",
                "bot/good.p12",
            ],
        ),
        (1, &["--profile", "symphony-messaging", "--runtime", "java21", "bot/with-key.pem"]),
        (2, &["--runtime", "cobol", "bot/good.p12"]),
        // An anchor is not a candidate.
        (0, &["--profile", "senstar-mobile", "--role", "ca", "ca/root.der"]),
        (3, &["--profile", "senstar-mobile", "--anchors", "ca/root.der", "--", "other/pkcs8-key.der"]),
        (0, &["--profile", "senstar-mobile", "--exit-zero", "server/san-ip-only.der"]),
        (2, &["--profile", "no-such-product", "server/good.der"]),
    ] {
        let output = run(&[&["inspect", "--at", AT], arguments].concat());
        assert_eq!(output.status.code(), Some(expected), "{arguments:?}\n{}", text(&output));
    }
}
