//! `export` writes what the library makes, and overwrites nothing by itself.

use std::path::Path;
use std::process::Output;

use cert_inspector::export::{ENTROPY_BYTES, ExportKind, ExportOrder};
use cert_inspector::{Input, Options, Password, inspect};

use super::{AT, command, folder, inspection};

const PASSWORD: &str = "chängeit";

fn options() -> Options {
    let mut options = super::options();
    options.public_roots = false;
    options
}

/// An order with everything that a kind needs.
fn order(kind: ExportKind) -> ExportOrder {
    ExportOrder {
        key: kind.needs_key(),
        password: kind.needs_password().then(|| Password::new(PASSWORD.as_bytes().to_vec())),
        entropy: [1; ENTROPY_BYTES],
        ..ExportOrder::of(kind, None)
    }
}

fn run(out: &Path, arguments: &[&str]) -> (Output, String) {
    let output = command(&["export", "--at", AT, "--no-public-roots", "--out"])
        .arg(out)
        .args(arguments)
        .env("EXPORT_PASSWORD", PASSWORD)
        .output()
        .expect("the command starts");
    let said = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    (output, said)
}

#[test]
fn the_command_writes_what_the_core_makes() {
    let folder = folder("export-same");
    let from = inspection(&["bundles/with-key.pem"]);
    for kind in ExportKind::ALL {
        let (output, said) = run(
            &folder,
            &[kind.name(), "bundles/with-key.pem", "--with-key", "--export-password-env", "EXPORT_PASSWORD"],
        );
        assert_eq!(output.status.code(), Some(0), "{kind:?}: {said}");
        let path = said.lines().last().unwrap().strip_prefix("cert-inspector: wrote ").unwrap();
        let written = std::fs::read(path).unwrap();
        match kind {
            ExportKind::ReportJson => {
                let report: serde_json::Value = serde_json::from_slice(&written).unwrap();
                assert_eq!(report, serde_json::to_value(from.report(&options())).unwrap());
            }
            // Salts come from the system.
            ExportKind::P12 => {
                let made = from.export(&order(*kind), &options()).unwrap();
                assert_eq!(written.len(), made.bytes.len());
                assert_ne!(written, made.bytes.as_slice());
                let mut input = Input::new("written.p12", written);
                input.unlocking.passwords = vec![Password::new(PASSWORD.as_bytes().to_vec())];
                let report = inspect(&[input], &options());
                let certificates = report.objects.iter().filter(|object| object.certificate.is_some());
                assert_eq!((certificates.count(), report.problems), (3, Vec::new()));
            }
            _ => assert_eq!(
                written,
                from.export(&order(*kind), &options()).unwrap().bytes.as_slice(),
                "{kind:?}"
            ),
        }
    }
    let (output, said) = run(Path::new("-"), &["pem", "server/good.der"]);
    let good = inspection(&["server/good.der"]).export(&order(ExportKind::Pem), &options()).unwrap();
    assert_eq!((output.stdout.as_slice(), said.as_str()), (good.bytes.as_slice(), ""));
}

#[test]
fn nothing_is_overwritten_unless_it_is_meant() {
    let path = folder("export-force").join("mine.pem");
    std::fs::write(&path, "mine").unwrap();
    let (output, said) = run(&path, &["pem", "server/good.der"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("is there already") && said.contains("--force"), "{said}");
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    assert_eq!(run(&path, &["pem", "server/good.der", "--force"]).0.status.code(), Some(0));
    assert!(std::fs::read(&path).unwrap().starts_with(b"-----BEGIN CERTIFICATE-----"));
}

#[cfg(unix)]
#[test]
fn files_with_a_key_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("export-mode");
    let path = folder.join("cert.pem");
    let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    assert_eq!(run(&path, &["cert-pem", "bundles/with-key.pem", "--with-key"]).0.status.code(), Some(0));
    assert_eq!(mode(), 0o600);
    // Also where a file was there that others could read.
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(
        run(&path, &["cert-pem", "bundles/with-key.pem", "--with-key", "--force"]).0.status.code(),
        Some(0)
    );
    assert_eq!(mode(), 0o600);
}

#[test]
fn what_is_missing_is_said_with_the_argument_that_helps() {
    let folder = folder("export-errors");
    for (arguments, words) in [
        (&["cert-pem", "bundles/with-key.pem"][..], "--with-key"),
        (&["cert-pem", "server/good.der", "--with-key"], "private key of this certificate"),
        (&["cert-pem", "server/good.der", "foreign/openssl-pkcs8.pem", "--with-key"], "--password-file"),
        (&["p12", "bundles/with-key.pem", "--with-key"], "--export-password-file"),
        (&["pem", "bundles/two-leaves.pem"], "--object with one of these numbers:\n"),
        (&["pem", "bundles/two-leaves.pem", "--object", "7"], "no object with the number 7"),
        (&["mobileconfig", "server/good.der"], "Add the root certificate"),
        (&["sausage", "server/good.der"], "invalid value 'sausage'"),
        (&["p12", "server/good.der", "--export-password-env", "NO_SUCH_VARIABLE"], "NO_SUCH_VARIABLE"),
    ] {
        let (output, said) = run(&folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "nothing was written");
    let (output, said) = run(&folder, &["cer", "server/no-san.der"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(said.contains("requirements of"), "what fails is said: {said}");
}
