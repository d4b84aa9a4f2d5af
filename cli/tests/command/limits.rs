//! What the command does with files that cost far more than they are long.

use std::process::Command;

use testkit::bombs::bomb;

/// Runs the command on encrypted keys, so many of them, with a wrong password.
fn on_keys(count: u32, name: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let keys = bomb("encrypted-keys-asked").and_then(|bomb| bomb.bytes(count)).expect("keys");
    let file = std::env::temp_dir().join(format!("cert-inspector-{name}-{}.pem", std::process::id()));
    std::fs::write(&file, keys).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_cert-inspector"))
        .args(["inspect", "--at", super::AT, "--password", "wrong"])
        .args(arguments)
        .arg(&file)
        .output()
        .expect("the command");
    std::fs::remove_file(file).expect("removed");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// So many rounds take longer anywhere.
#[test]
fn a_time_limit_ends_the_command() {
    let (code, _, told) = on_keys(5_000, "limit", &["--time-limit", "1", "--try-anyway"]);
    assert_eq!(code, Some(6), "{told}");
    assert!(told.contains("not finished within 1 second (--time-limit)"), "{told}");
}

#[test]
fn what_was_not_tried_says_so_and_can_be_tried_anyway() {
    let (code, text, told) = on_keys(5, "few", &["--max-rounds", "20000"]);
    assert_eq!(code, Some(4), "{told}");
    assert_eq!(text.matches("does not open with any of the passwords").count(), 3, "{text}");
    assert_eq!(text.matches("add --try-anyway").count(), 2, "{text}");
    let (code, text, _) = on_keys(5, "anyway", &["--try-anyway"]);
    assert_eq!(code, Some(4));
    assert_eq!(text.matches("does not open with any of the passwords").count(), 5, "{text}");
}
