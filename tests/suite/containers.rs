//! Files of other programs: each opens, and holds what its maker put in.
//!
//! `tests/fixtures/foreign/CONTENTS.tsv` says what that is, from what the makers were given and not from our reading.

use crate::support;

use std::path::PathBuf;

use cert_inspector::formats::{self, Context};
use cert_inspector::limits::MAX_ROUNDS_UNASKED;
use cert_inspector::model::{KeyStoreIntegrity, LockReason, Mac, PasswordForm, hex_lower};
use cert_inspector::report::{Facts, ObjectReport, Relation, Report};
use cert_inspector::{Input, Inspection, Password, Unlocking, inspect};
use support::{reference_options, root};

/// What a file holds, by what its maker was given.
struct Row {
    path: String,
    kind: String,
    /// The password of the file, and that of what is inside where it is another one.
    passwords: Vec<String>,
    rounds: u32,
    certificates: Vec<String>,
    keys: Vec<String>,
    names: Vec<String>,
    else_inside: String,
}

/// Files that are named and not opened, with the reason, and what of their contents is not shown.
const NOT_OPENED: &[(&str, &str)] = &[
    ("foreign/openssl-camellia.p12", "Camellia: no product of ours and no current tool writes it by itself"),
    ("foreign/openssl-pkcs8-camellia.pem", "Camellia: no current tool writes it by itself"),
    ("foreign/openssl-blob.bin", "Microsoft's PRIVATEKEYBLOB is no file that administrators have"),
    ("foreign/openssl-pvk.pvk", "Microsoft's PVK is no file that administrators have any more"),
    (
        "foreign/java-store.jceks",
        "the keys of JCEKS are sealed in a way of its own; its certificates are shown",
    ),
];

/// SSH keys are named with type and size; they have no SubjectPublicKeyInfo, and TLS cannot use them.
const IS_SSH: &str = "foreign/openssh-";

fn rows() -> Vec<Row> {
    let list = root().join("tests/fixtures/foreign/CONTENTS.tsv");
    let text = std::fs::read_to_string(list).expect("the list of contents");
    let rows: Vec<Row> = text.lines().filter(|line| !line.starts_with('#')).map(row).collect();
    assert!(rows.len() > 150, "only {} files of other programs", rows.len());
    rows
}

fn row(line: &str) -> Row {
    let columns: Vec<&str> = line.split('\t').collect();
    let [path, kind, password, inner, rounds, _, certificates, _, keys, names, else_inside] = columns[..]
    else {
        panic!("{line}")
    };
    let quoted = |column: &str| column.strip_prefix('"')?.strip_suffix('"').map(ToOwned::to_owned);
    let hashes = |column: &str| -> Vec<String> {
        column.split(' ').filter_map(|item| Some(item.split_once('=')?.1.to_owned())).collect()
    };
    Row {
        path: path.to_owned(),
        kind: kind.to_owned(),
        passwords: [password, inner].into_iter().filter_map(quoted).collect(),
        rounds: rounds.parse().expect("a number"),
        certificates: hashes(certificates),
        keys: hashes(keys),
        names: names
            .split("\" \"")
            .map(|name| name.trim_matches('"').to_owned())
            .filter(|n| n != "-")
            .collect(),
        else_inside: else_inside.to_owned(),
    }
}

fn file(row: &Row) -> PathBuf {
    root().join("tests/fixtures").join(&row.path)
}

fn opened(row: &Row, passwords: &[String]) -> Report {
    let mut input = support::input(&file(row));
    input.unlocking.passwords =
        passwords.iter().map(|password| Password::new(password.clone().into_bytes())).collect();
    inspect(&[input], &reference_options())
}

fn sorted(mut hashes: Vec<String>) -> Vec<String> {
    hashes.sort();
    hashes
}

fn certificates(report: &Report) -> Vec<String> {
    let certificates = report.objects.iter().filter_map(|object| object.certificate.as_ref());
    sorted(certificates.map(|certificate| hex_lower(&certificate.fingerprints.sha256.0)).collect())
}

/// SHA-256 of the public halves of private keys, or of what requests ask a certificate for.
fn keys(report: &Report) -> Vec<String> {
    let hash = |object: &ObjectReport| match object.facts.as_ref()? {
        Facts::PrivateKey(key) => Some(hex_lower(&key.public_key.as_ref()?.spki_sha256.0)),
        Facts::CertificateRequest(request) => Some(hex_lower(&request.public_key.spki_sha256.0)),
        _ => None,
    };
    sorted(report.objects.iter().filter_map(hash).collect())
}

#[test]
fn every_file_opens_and_holds_what_its_maker_put_in() {
    let mut differences = Vec::new();
    for row in rows() {
        let report = opened(&row, &row.passwords);
        if row.path.starts_with(IS_SSH) {
            let is_named =
                report.objects.iter().any(|object| matches!(&object.facts, Some(Facts::SshKey(_))));
            if !is_named {
                differences.push(format!("{}: no SSH key", row.path));
            }
            continue;
        }
        let not_opened = NOT_OPENED.iter().any(|(path, _)| *path == row.path);
        let names: Vec<&str> =
            report.objects.iter().filter_map(|object| object.label.friendly_name.as_deref()).collect();
        // Names in PEM files stand in the text beside the blocks; a secret key ends the reading of a JCEKS store.
        let has_names =
            ["pkcs12", "java-key-store"].contains(&row.kind.as_str()) && !row.path.ends_with(".jceks");
        let missing: Vec<&String> =
            row.names.iter().filter(|name| has_names && !names.contains(&name.as_str())).collect();
        if not_opened {
            if keys(&report) == sorted(row.keys.clone()) && !row.keys.is_empty() {
                differences.push(format!("{}: it is opened, but listed as one that is not", row.path));
            }
            continue;
        }
        if certificates(&report) != sorted(row.certificates.clone()) {
            differences.push(format!("{}: other certificates: {:?}", row.path, certificates(&report)));
        }
        // A curve that is spelled out has another SubjectPublicKeyInfo than the same curve by its name.
        let is_explicit = row.else_inside.contains("explicit parameters");
        if !is_explicit && keys(&report) != sorted(row.keys.clone()) {
            differences.push(format!("{}: other keys: {:?}", row.path, keys(&report)));
        }
        if !missing.is_empty() {
            differences.push(format!("{}: names {missing:?} are missing among {names:?}", row.path));
        }
        if report.objects.iter().any(|object| object.lock.is_some()) {
            differences.push(format!("{}: something is still locked", row.path));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn a_wrong_password_is_called_wrong_and_not_damage() {
    let mut tried = 0;
    for row in rows() {
        let is_container = ["pkcs12", "private-key", "java-key-store"].contains(&row.kind.as_str());
        let has_password = row.passwords.iter().any(|password| !password.is_empty());
        let not_opened = NOT_OPENED.iter().any(|(path, _)| *path == row.path);
        if !is_container || !has_password || not_opened || row.path.starts_with(IS_SSH) {
            continue;
        }
        let report = opened(&row, &["not the password".to_owned()]);
        let reasons: Vec<LockReason> = report.objects.iter().filter_map(|object| object.lock).collect();
        assert!(!reasons.is_empty(), "{}", row.path);
        assert!(
            reasons.iter().all(|reason| *reason == LockReason::WrongPassword),
            "{}: {reasons:?}",
            row.path
        );
        if !row.else_inside.contains("secret key") {
            assert_eq!(report.problems, [], "{}", row.path);
        }
        tried += 1;
    }
    assert!(tried > 80, "only {tried} files have a password");
}

#[test]
fn without_a_password_it_is_asked_for_and_the_protection_is_told() {
    let mut told = 0;
    for row in rows().into_iter().filter(|row| row.kind == "pkcs12") {
        let report = opened(&row, &[]);
        let container = &report.objects[0];
        let Some(Facts::Pkcs12(file)) = &container.facts else { panic!("{}", row.path) };
        assert!(!file.safes.is_empty(), "{}", row.path);
        assert_eq!(container.compatibility.len(), 10, "{}", row.path);
        if row.passwords.iter().any(|password| !password.is_empty()) {
            let locked = report.objects.iter().find_map(|object| object.lock);
            let asks = matches!(locked, Some(LockReason::PasswordNeeded | LockReason::TooManyRounds { .. }));
            assert!(asks, "{}: {locked:?}", row.path);
            told += 1;
        } else if row.rounds <= MAX_ROUNDS_UNASKED {
            assert_eq!(container.lock, None, "{} opens by itself", row.path);
        } else {
            assert_eq!(container.lock, Some(LockReason::PasswordNeeded), "{}", row.path);
        }
    }
    assert!(told > 60, "only {told} files were locked");
}

fn fixture(path: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn with_password(path: &str, password: &str) -> Report {
    let mut input = Input::new(path, fixture(path));
    input.unlocking.passwords.push(Password::new(password.into()));
    inspect(&[input], &reference_options())
}

fn pkcs12(report: &Report) -> &cert_inspector::model::Pkcs12 {
    match &report.objects[0].facts {
        Some(Facts::Pkcs12(file)) => file,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_answers_to_what_does_not_open_differ() {
    let wrong = with_password("foreign/openssl-default.p12", "wrong");
    assert_eq!((wrong.objects[0].lock, wrong.problems.len()), (Some(LockReason::WrongPassword), 0));

    let unsupported = with_password("foreign/openssl-camellia.p12", "changeit");
    let kinds: Vec<_> = unsupported.problems.iter().map(|problem| problem.kind.as_ref()).collect();
    assert!(kinds.contains(&"encryptionUnsupported"), "{kinds:?}");

    let no_mac = with_password("foreign/openssl-no-mac.p12", "changeit");
    assert_eq!(pkcs12(&no_mac).mac, Mac::Absent);
    assert_eq!(pkcs12(&no_mac).opened.as_ref().expect("open").mac_verified, None);
    assert!(!no_mac.objects[0].observations.is_empty(), "a missing MAC deserves attention");

    let differs = with_password("foreign/pbmac1-wrong-rounds.p12", "changeit");
    let kinds: Vec<_> = differs.problems.iter().map(|problem| problem.kind.as_ref()).collect();
    assert_eq!(kinds, ["macDiffers"]);
}

#[test]
fn passwords_are_told_by_the_form_that_fitted() {
    for (path, password, form) in [
        ("foreign/openssl-default.p12", "changeit", PasswordForm::Standard),
        ("foreign/openssl-not-ascii-legacy.p12", "Zürich-€-😀", PasswordForm::Standard),
        ("foreign/openssl-unprotected.p12", "unused", PasswordForm::NotUsed),
    ] {
        assert_eq!(
            pkcs12(&with_password(path, password)).opened.as_ref().expect(path).password,
            form,
            "{path}"
        );
    }
    let empty = with_password("foreign/gnutls-null-password.p12", "");
    assert_eq!(pkcs12(&empty).opened.as_ref().expect("open").password, PasswordForm::Absent);
}

#[test]
fn a_key_and_its_certificate_find_each_other_by_the_public_key() {
    let report = with_password("foreign/openssl-default.p12", "changeit");
    let key =
        report.objects.iter().find(|object| matches!(object.facts, Some(Facts::PrivateKey(_)))).unwrap();
    let [related] = key.related.as_slice() else { panic!("{:?}", key.related) };
    assert_eq!((related.relation, related.title.as_ref()), (Relation::Certificate, "vms.example.org"));
    let mismatch = with_password("foreign/forge-mismatch.p12", "changeit");
    for object in &mismatch.objects {
        assert_eq!(object.related, [], "names do not count");
    }
}

#[test]
fn what_is_in_a_container_stands_behind_it_with_its_way() {
    let report = with_password("foreign/openssl-default.p12", "changeit");
    for (index, object) in report.objects.iter().enumerate().skip(1) {
        assert_eq!(object.container, Some(0));
        assert_eq!(object.origin.path, [format!("bag {index}")]);
    }
}

/// Adds files without a password, then opens one object.
fn unlocked(paths: &[&str], id: u32, password: &str) -> (Inspection, Option<LockReason>) {
    let mut inspection = Inspection::default();
    for path in paths {
        support::add(&mut inspection, path, &fixture(path));
    }
    let unlocking = Unlocking { passwords: vec![Password::new(password.into())], ..Unlocking::default() };
    let reason = inspection.unlock(id, &unlocking, &mut |_| {}).expect("it can be opened");
    (inspection, reason)
}

#[test]
fn opening_later_gives_what_opening_at_once_gives() {
    let (later, reason) = unlocked(&["foreign/openssl-default.p12"], 0, "changeit");
    assert_eq!(reason, None);
    assert_eq!(later.report(&reference_options()), with_password("foreign/openssl-default.p12", "changeit"));
}

#[test]
fn objects_behind_what_is_opened_move_on_and_keep_their_containers() {
    let paths = ["server/good.der", "foreign/openssl-default.p12", "foreign/openssl-pkcs7.pem"];
    let (mut inspection, _) = unlocked(&paths, 1, "changeit");
    let report = inspection.report(&reference_options());
    for object in &report.objects {
        if let Some(container) = object.container {
            let container = &report.objects[usize::try_from(container).unwrap()];
            assert!(container.id < object.id);
            assert_eq!(container.origin.input, object.origin.input);
        }
    }
    assert_eq!(report.objects[1].lock, None);
    // What is open stays open; a number that nobody has is no fault.
    assert_eq!(inspection.unlock(1, &Unlocking::default(), &mut |_| {}), Ok(None));
    assert_eq!(inspection.unlock(999, &Unlocking::default(), &mut |_| {}), Ok(None));
    assert_eq!(inspection.report(&reference_options()), report);
}

#[test]
fn a_wrong_password_leaves_the_object_locked_and_the_right_one_opens_it() {
    let (mut inspection, reason) = unlocked(&["foreign/openssl-aes-128.p12"], 0, "wrong");
    assert_eq!(reason, Some(LockReason::WrongPassword));
    let right = Unlocking { passwords: vec![Password::new("changeit".into())], ..Unlocking::default() };
    assert_eq!(inspection.unlock(0, &right, &mut |_| {}), Ok(None));
    assert_eq!(inspection.report(&reference_options()).objects.len(), 5);
}

#[test]
fn rounds_beyond_the_limit_are_asked_for_and_done_when_wished() {
    let path = "foreign/openssl-rounds-600000.p12";
    let mut few = Input::new(path, fixture(path));
    few.unlocking = Unlocking { passwords: vec![Password::new("changeit".into())], max_rounds: 10_000 };
    let report = inspect(&[few.clone()], &reference_options());
    let Some(LockReason::TooManyRounds { rounds }) = report.objects[0].lock else {
        panic!("{:?}", report.objects[0].lock)
    };
    assert!(rounds >= 600_000, "{rounds}");
    few.unlocking.max_rounds = u32::MAX;
    assert_eq!(inspect(&[few], &reference_options()).objects.len(), 5);
}

#[test]
fn deriving_a_key_tells_how_far_it_is() {
    let unlocking = Unlocking { passwords: vec![Password::new("changeit".into())], ..Unlocking::default() };
    let mut rounds = 0;
    let mut hear = |step: formats::Step| {
        if step.unit == formats::Unit::Rounds {
            rounds += 1;
            assert!(step.done <= step.total);
        }
    };
    formats::read(&fixture("foreign/openssl-rounds-600000.p12"), &mut Context::new(&unlocking, &mut hear));
    assert!(rounds > 20, "heard {rounds} times");
}

#[test]
fn a_java_key_store_shows_its_certificates_and_proves_its_integrity() {
    let integrity = |report: &Report| match &report.objects[0].facts {
        Some(Facts::KeyStore(store)) => store.integrity,
        other => panic!("{other:?}"),
    };
    let path = "foreign/java-two-passwords.jks";
    let locked = inspect(&[Input::new(path, fixture(path))], &reference_options());
    assert_eq!(integrity(&locked), KeyStoreIntegrity::NotChecked);
    assert!(!certificates(&locked).is_empty(), "certificates need no password");
    assert_eq!(integrity(&with_password(path, "wrong")), KeyStoreIntegrity::Differs);
    let half = with_password(path, "changeit");
    assert_eq!(integrity(&half), KeyStoreIntegrity::Verified);
    assert_eq!(half.objects.iter().filter(|object| object.lock.is_some()).count(), 1, "the key has its own");
}

#[test]
fn what_else_the_makers_put_in_is_named() {
    let mut named = 0;
    for row in rows().into_iter().filter(|row| row.else_inside != "-") {
        let report = opened(&row, &row.passwords);
        let json = serde_json::to_string(&report).expect("JSON");
        for thing in row.else_inside.split("; ") {
            let expected = match thing.split_once(' ') {
                Some(("DNS" | "IP", name)) => name,
                Some(("secret", "key")) if row.kind == "pkcs12" => "\"kind\":\"secret\"",
                Some(("revocation", "list")) => "\"kind\":\"revocationList\"",
                Some(("enveloped" | "encrypted" | "authenticated", _)) => "\"content\":\"encrypted\"",
                Some(("signed", "content")) => "\"content\":\"signedData\"",
                Some(("unstructuredName", value)) => value,
                Some(("attribute", name)) => name,
                _ => continue,
            };
            assert!(json.contains(expected), "{}: {expected} is missing", row.path);
            assert!(!json.contains("open sesame"), "a challenge password is a secret");
            named += 1;
        }
    }
    assert!(named > 20, "only {named} things were looked for");
}

/// Every damaged or hostile container with what comes of it: what was found, what is locked, and what was told.
#[test]
fn damaged_and_hostile_containers_are_answered_as_reviewed() {
    let mut text = String::new();
    for path in support::fixtures("containers") {
        let mut input = support::input(&path);
        input.unlocking.passwords.push(Password::new("changeit".into()));
        let report = inspect(&[input], &reference_options());
        text.push_str(&format!("{}\n", path.file_name().expect("a name").to_string_lossy()));
        for object in report.objects.iter().take(12) {
            let lock = object.lock.map_or_else(String::new, |lock| format!(", {lock:?}"));
            let way = object.origin.path.join(" › ");
            text.push_str(&format!("  {way} {:?}{lock}\n", object.kind));
        }
        if report.objects.len() > 12 {
            text.push_str(&format!("  and {} more\n", report.objects.len() - 12));
        }
        for problem in report.problems.iter().take(8) {
            let way = problem.origin.path.join(" › ");
            let at = problem.origin.offset.map_or_else(String::new, |offset| format!(" at {offset}"));
            text.push_str(&format!("  {way}!{}{at}\n", problem.kind));
            assert!(problem.message.contains(". "), "{}: {}", path.display(), problem.message);
        }
        assert!(!report.objects.is_empty() || !report.problems.is_empty(), "{}", path.display());
    }
    support::assert_snapshot("containers.txt", &text);
}
