//! Passwords: where they come from, and what they are for.

use super::{AT, command, copy, folder, json, run, text};

/// The numbers of the objects that are locked, by the name of their file.
fn locked(report: &serde_json::Value) -> Vec<&str> {
    let objects = report["objects"].as_array().expect("a list");
    let inputs = &report["inputs"];
    let locked = objects.iter().filter(|object| !object["lock"].is_null());
    locked
        .map(|object| {
            let input =
                usize::try_from(object["origin"]["input"].as_u64().expect("a number")).expect("a number");
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
    assert_eq!(output.status.code(), Some(4));
    let all = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(!all.contains("wrong-one"), "{all}");
    assert!(
        all.contains("Locked: does not open with any of the passwords; give another one by --password-file."),
        "{all}"
    );
    assert!(text(&run(&[])).contains("Locked: needs a password; give --password-file."));
}

#[test]
fn a_password_with_a_file_is_for_that_file_alone() {
    let top = folder("files");
    copy("foreign/openssl-pkcs8.pem", &top.join("a.pem"));
    copy("foreign/openssl-pkcs8.pem", &top.join("in/a.pem"));
    copy("foreign/openssl-pkcs8.pem", &top.join("in/b.pem"));
    copy("foreign/openssl-pkcs8.pem", &top.join("in/deep/a.pem"));
    std::fs::write(top.join("secret=1.txt"), "changeit").expect("a file");
    for (options, still_locked) in [
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
        assert_eq!(locked(&json(&mut command)), still_locked, "{options:?}");
    }
}

#[test]
fn more_rounds_are_done_when_they_are_allowed() {
    let output =
        run(&["inspect", "--password", "changeit", "--max-rounds", "1000", "foreign/openssl-pkcs8.pem"]);
    assert_eq!(output.status.code(), Some(4));
    let text = text(&output);
    assert!(
        text.contains("asks for 2048 rounds of key derivation; allow them by --max-rounds 2048"),
        "{text}"
    );
}
