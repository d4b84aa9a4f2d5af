//! The commands that a remedy offers are run by OpenSSL, and what they make passes the demands that failed.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that panics is a test that fails"
)]

mod support;

use std::path::Path;
use std::process::Command;

use cert_inspector::checks::Outcome;
use cert_inspector::input::Role;
use cert_inspector::report::{Group, Report};
use cert_inspector::{Options, ProfileId, Timestamp, inspect};
use support::{input, root};

fn report(path: &Path, role: Role) -> Report {
    // The commands issue from the clock of the machine, so it is judged at that clock.
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    let now = Timestamp::from_unix_seconds(i64::try_from(since.as_secs()).expect("in range") + 1);
    let options = Options { role: Some(role), profile: Some(ProfileId::SenstarMobile), ..Options::at(now) };
    inspect(&[input(path)], &options)
}

/// The commands of the first failing demand of a certificate.
fn commands(path: &Path, role: Role) -> Vec<String> {
    let report = report(path, role);
    let findings = report.objects.iter().flat_map(|object| &object.assessments).flat_map(|a| &a.findings);
    let failing =
        findings.filter(|finding| finding.outcome == Outcome::Fail && finding.group == Group::Guide);
    let remedy = failing.filter_map(|finding| finding.remedy.as_ref()).next().expect("a failing demand");
    assert!(!remedy.commands.is_empty(), "{}", path.display());
    remedy.commands.iter().map(|command| command.text.to_string()).collect()
}

fn run(folder: &Path, command: &str) {
    let output = Command::new("sh").args(["-c", command]).current_dir(folder).output().expect("a shell");
    assert!(output.status.success(), "{command}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_the_recipes_make_passes() {
    let Ok(version) = Command::new("openssl").arg("version").output() else {
        println!("skipped: what_the_recipes_make_passes: openssl is not installed");
        return;
    };
    if !version.stdout.starts_with(b"OpenSSL 3") {
        println!("skipped: what_the_recipes_make_passes: the recipes are for OpenSSL 3");
        return;
    }
    let folder = std::env::temp_dir().join(format!("cert-inspector-recipes-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let fixtures = root().join("tests/fixtures");

    for authority in ["ca/rsa-1024", "ca/sha1", "ca/v1", "ca/ca-false", "ca/expired"] {
        for command in commands(&fixtures.join(authority).with_extension("der"), Role::Ca) {
            run(&folder, &command);
        }
        let made = report(&folder.join("ca.pem"), Role::Ca);
        assert_eq!(made.outcome, Outcome::Pass, "{authority}: {made:#?}");
    }
    for server in [
        "server/no-san",
        "server/san-ip-only",
        "server/san-ip-as-dns",
        "server/san-bidi",
        "server/san-nul",
        "server/rsa-1024",
        "server/sha1",
        "server/no-eku",
        "server/days-3650",
        "server/expired",
        "server/v1-server",
        "server/no-role-hints",
    ] {
        for command in commands(&fixtures.join(server).with_extension("der"), Role::Server) {
            run(&folder, &command);
        }
        let made = report(&folder.join("server.pem"), Role::Server);
        assert_eq!(made.outcome, Outcome::Pass, "{server}: {made:#?}");
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn hostile_names_do_not_reach_the_shell() {
    for name in ["server/san-html", "server/san-formula", "server/san-control"] {
        let path = root().join("tests/fixtures").join(name).with_extension("der");
        let report = report(&path, Role::Ca);
        let text = serde_json::to_string(&report.objects[0].assessments).expect("JSON");
        let commands: Vec<&str> =
            text.split("\"commands\":").skip(1).map(|rest| rest.split(']').next().unwrap_or("")).collect();
        for command in commands {
            assert!(!command.contains("\\u001b") && !command.contains("$("), "{name}: {command}");
        }
    }
}
