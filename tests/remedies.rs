//! The commands of every failing demand of every fixture are run by OpenSSL, and what they make passes that demand and keeps
//! what was not at fault.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that panics is a test that fails"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use cert_inspector::checks::{Outcome, dns_name};
use cert_inspector::input::{Password, Role, UserName};
use cert_inspector::model::{Certificate, Content, ExtensionValue, GeneralName, Name, deceives};
use cert_inspector::report::{Finding, Remedy, Report};
use cert_inspector::{Input, Options, ServerName, Timestamp, Unlocking, inspect};
use support::{fixtures, input, name, read, root};

/// Demands whose remedy has no commands, with the reason: what is to be done is no new certificate.
const ADVICE_ONLY: &[(&str, &str)] = &[];

/// Fixtures whose subject is not carried over as it is, with the reason.
const OTHER_SUBJECT: &[(&str, &str)] = &[];

/// Fixtures that are judged in a role each.
const FOLDERS: &[(&str, Option<Role>)] = &[
    ("server", Some(Role::Server)),
    ("ca", Some(Role::Ca)),
    ("client", Some(Role::Client)),
    ("requests", None),
];

/// The clock of the machine, by which the commands issue.
fn options(role: Option<Role>) -> Options {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    let now = Timestamp::from_unix_seconds(i64::try_from(since.as_secs()).expect("in range") + 1);
    Options {
        role,
        host: Some(ServerName::parse("vms.example.org").expect("a name")),
        user_name: Some(UserName::parse("demo-bot1").expect("a user name")),
        ..Options::at(now)
    }
}

fn report(path: &Path, role: Option<Role>) -> Report {
    let unlocking =
        Unlocking { passwords: vec![Password::new(b"changeit".to_vec())], ..Unlocking::default() };
    inspect(&[Input { unlocking, ..input(path) }], &options(role))
}

fn findings(report: &Report) -> impl Iterator<Item = &Finding> {
    let objects = report.objects.iter();
    objects.flat_map(|object| {
        object.assessments.iter().flat_map(|assessment| &assessment.findings).chain(&object.platform)
    })
}

/// A remedy to be tried: for which fixture, and which of its demands.
struct Case {
    fixture: PathBuf,
    role: Option<Role>,
    remedy: Remedy,
    demands: BTreeSet<String>,
}

/// Every remedy of every failing demand, each once; and the demands whose remedy has no commands.
fn cases() -> (Vec<Case>, BTreeMap<String, usize>) {
    let mut cases: BTreeMap<(PathBuf, String), Case> = BTreeMap::new();
    let mut without = BTreeMap::new();
    for (folder, role) in FOLDERS {
        for fixture in fixtures(folder) {
            for finding in findings(&report(&fixture, *role)) {
                let Some(remedy) = finding.remedy.as_ref().filter(|_| finding.outcome == Outcome::Fail)
                else {
                    continue;
                };
                if remedy.commands.is_empty() {
                    *without.entry(finding.requirement.to_string()).or_insert(0) += 1;
                    continue;
                }
                let text: String = remedy.commands.iter().map(|command| command.text.as_ref()).collect();
                let case = cases.entry((fixture.clone(), text)).or_insert_with(|| Case {
                    fixture: fixture.clone(),
                    role: *role,
                    remedy: remedy.clone(),
                    demands: BTreeSet::new(),
                });
                case.demands.insert(finding.requirement.to_string());
            }
        }
    }
    (cases.into_values().collect(), without)
}

/// RSA keys that were made by a recipe as it stands: others of the same size need not wait for a new one.
static KEYS: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());

/// The script with a key that was made before, if there is one, in place of a new one.
fn with_cached_key(script: &str, folder: &Path) -> String {
    let Some((before, rest)) = script.split_once("-newkey rsa:") else { return script.to_owned() };
    let (bits, rest) = rest.split_once(" -nodes -keyout ").expect("a key without a password");
    let (file, rest) = rest.split_once([' ', '\n']).expect("options behind the key");
    match KEYS.lock().expect("no panic").get(bits) {
        Some(pem) => {
            std::fs::write(folder.join(file), pem).expect("a key");
            format!("{before}-key {file} {rest}")
        }
        None => script.to_owned(),
    }
}

fn remember_key(script: &str, folder: &Path) {
    let Some((_, rest)) = script.split_once("-newkey rsa:") else { return };
    let (bits, rest) = rest.split_once(" -nodes -keyout ").expect("a key without a password");
    let file = rest.split([' ', '\n']).next().expect("a file");
    let pem = std::fs::read_to_string(folder.join(file)).expect("the new key");
    KEYS.lock().expect("no panic").entry(bits.to_owned()).or_insert(pem);
}

fn run(folder: &Path, script: &str) {
    let script =
        with_cached_key(script, folder).replace("pkcs12 -export", "pkcs12 -export -passout pass:changeit");
    let output = Command::new("sh").args(["-ec", &script]).current_dir(folder).output().expect("a shell");
    assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
    remember_key(&script, folder);
}

/// A folder of its own that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("cert-inspector-recipes-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An authority to issue with: its certificate and its key.
fn issuer() -> &'static (Vec<u8>, Vec<u8>) {
    static ISSUER: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();
    ISSUER.get_or_init(|| {
        let folder = Folder::new();
        run(
            &folder.0,
            "openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 -subj '/CN=Test CA' \
             -addext 'keyUsage=critical,keyCertSign,cRLSign'",
        );
        let file = |name: &str| std::fs::read(folder.0.join(name)).expect("a file");
        (file("ca.pem"), file("ca.key"))
    })
}

/// The private key of a fixture, if it is one of those that are kept.
fn key_of(certificate: &Certificate) -> Option<Vec<u8>> {
    fixtures("keys").into_iter().find_map(|path| {
        let pem = std::fs::read(&path).expect("a key");
        let is_its = read(&pem, usize::MAX).found.iter().any(|found| match &found.decoded.content {
            Content::PrivateKey(key) => key
                .public_key
                .as_ref()
                .is_some_and(|public| public.spki_sha256 == certificate.fingerprints.spki_sha256),
            _ => false,
        });
        is_its.then_some(pem)
    })
}

#[test]
fn what_the_recipes_make_passes_and_keeps_what_was_right() {
    let test = "what_the_recipes_make_passes_and_keeps_what_was_right";
    match Command::new("openssl").arg("version").output() {
        Err(_) => return println!("skipped: {test}: openssl is not installed"),
        Ok(output) if !output.stdout.starts_with(b"OpenSSL 3") => {
            return println!("skipped: {test}: the recipes are for OpenSSL 3");
        }
        Ok(_) => {}
    }
    let (cases, without) = cases();
    let advice: Vec<&str> = without.keys().map(String::as_str).collect();
    let expected: Vec<&str> = ADVICE_ONLY.iter().map(|(demand, _)| *demand).collect();
    assert_eq!(advice, expected, "demands without commands");
    let subjects = Mutex::new(BTreeSet::new());
    let done = AtomicUsize::new(0);
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    done.fetch_add(try_out(case, &subjects), Ordering::Relaxed);
                }
            });
        }
    });
    let changed = subjects.into_inner().expect("no panic");
    let expected: BTreeSet<String> = OTHER_SUBJECT.iter().map(|(fixture, _)| (*fixture).to_owned()).collect();
    assert_eq!(changed, expected, "subjects that were not kept");
    println!("{} recipes were run for {} failing demands", cases.len(), done.into_inner());
    assert!(cases.len() > 100, "only {} recipes", cases.len());
}

/// Runs the commands of a remedy and asks the demands again; how many there were.
fn try_out(case: &Case, other_subjects: &Mutex<BTreeSet<String>>) -> usize {
    let label = name(&case.fixture);
    let before = read(&std::fs::read(&case.fixture).expect("a file"), usize::MAX);
    let (ca, key) = issuer();
    let folder = Folder::new();
    for issuer in ["ca", "root"] {
        std::fs::write(folder.0.join(issuer).with_extension("pem"), ca).expect("written");
        std::fs::write(folder.0.join(issuer).with_extension("key"), key).expect("written");
    }
    for command in case.remedy.commands.iter().filter(|command| command.tool.starts_with("OpenSSL")) {
        if command.text.contains("old-ca.pem") {
            let Content::Certificate(old) = &before.found[0].decoded.content else { panic!("{label}") };
            let Some(old_key) = key_of(old) else { continue };
            run(
                &folder.0,
                &format!("openssl x509 -inform DER -in '{}' -out old-ca.pem", case.fixture.display()),
            );
            std::fs::write(folder.0.join("old-ca.key"), old_key).expect("written");
            run(&folder.0, &command.text);
            let made = folder.0.join("ca.pem");
            judge_again(case, &made);
            let Content::Certificate(new) = content(&made) else { panic!("{label}") };
            assert_eq!(new.subject.der, old.subject.der, "{label}");
            assert_eq!(new.issuer.der, old.issuer.der, "{label}");
            assert_eq!(new.fingerprints.spki_sha256, old.fingerprints.spki_sha256, "{label}");
            assert_ne!(new.serial, old.serial, "{label}");
            let identifier = |certificate: &Certificate| {
                certificate.extensions.iter().find_map(|extension| match &extension.value {
                    ExtensionValue::SubjectKeyIdentifier(identifier) => Some(identifier.clone()),
                    _ => None,
                })
            };
            assert!(identifier(old).is_none() || identifier(old) == identifier(&new), "{label}");
            continue;
        }
        run(&folder.0, &command.text);
        if command.text.contains("-x509") {
            // The certificate is complete after the first command: what follows is another way.
            judge_again(case, &folder.0.join("ca.pem"));
        }
    }
    let made = ["server.pem", "bot.pem", "bot.csr", "ca.pem"].iter().map(|file| folder.0.join(file));
    let made = made
        .filter(|path| path.exists())
        .find(|path| case.role != Some(Role::Ca) || path.ends_with("ca.pem"));
    let made = made.expect("something was made");
    judge_again(case, &made);
    if !keeps_subject(&before.found[0].decoded.content, &content(&made)) {
        other_subjects.lock().expect("no panic").insert(label.clone());
    }
    if case.role.is_some_and(|role| role != Role::Ca) {
        keeps_names(&label, &before.found[0].decoded.content, &content(&made));
    }
    case.demands.len()
}

fn content(path: &Path) -> Content {
    read(&std::fs::read(path).expect("a file"), usize::MAX).found.remove(0).decoded.content
}

/// The demands that failed pass for what was made: for the whole file that the product takes, where there is one.
fn judge_again(case: &Case, made: &Path) {
    for demand in &case.demands {
        let file = match demand.split('/').next() {
            Some("dw-spectrum") => made.with_file_name("cert.pem"),
            Some("symphony-messaging") => made.with_file_name("bot.p12"),
            _ => made.to_owned(),
        };
        let file = if file.exists() { file } else { made.to_owned() };
        let report = report(&file, case.role);
        let outcomes: Vec<Outcome> = findings(&report)
            .filter(|finding| finding.requirement == demand.as_str())
            .map(|finding| finding.outcome)
            .collect();
        // Beside the certificate, a file may hold its issuer, which is judged in the same role.
        let passes = outcomes.first().is_some_and(|outcome| *outcome <= Outcome::Pass);
        assert!(passes, "{} {demand}: {outcomes:?} of {}\n{report:#?}", name(&case.fixture), file.display());
    }
}

fn subject_of(content: &Content) -> &Name {
    match content {
        Content::Certificate(certificate) => &certificate.subject,
        Content::CertificateRequest(request) => &request.subject,
        other => panic!("{other:?}"),
    }
}

fn keeps_subject(before: &Content, after: &Content) -> bool {
    let values = |content| -> Vec<BTreeSet<(String, String)>> {
        let rdns = subject_of(content).rdns.iter();
        rdns.map(|rdn| rdn.iter().map(|value| (value.oid.to_string(), value.text.clone())).collect())
            .collect()
    };
    values(before) == values(after)
}

fn names_of(content: &Content) -> &[GeneralName] {
    match content {
        Content::Certificate(certificate) => certificate.subject_alt_names().unwrap_or_default(),
        other => panic!("{other:?}"),
    }
}

/// Every name that is usable stands there again; what is missing is at fault, and nothing comes from nowhere.
fn keeps_names(label: &str, before: &Content, after: &Content) {
    let after = names_of(after);
    for name in names_of(before) {
        if after.contains(name) {
            continue;
        }
        let is_at_fault = match name {
            GeneralName::DnsName(entry) => dns_name::flaw(entry).is_some(),
            GeneralName::Malformed { .. } | GeneralName::IpNetwork { .. } => true,
            _ => false,
        };
        assert!(is_at_fault, "{label} lost {name:?}");
        if let GeneralName::DnsName(entry) = name
            && let Ok(address) = entry.parse()
        {
            assert!(after.contains(&GeneralName::IpAddress(address)), "{label}: {entry} was not moved");
        }
    }
    for name in after {
        let text = name.to_string();
        let is_known = names_of(before).iter().any(|old| old.to_string().contains(&text))
            || ["vms.example.org", "server.example.org"].contains(&text.as_str());
        assert!(is_known, "{label} got {name:?}");
        assert!(!text.contains(deceives), "{label}: {name:?}");
    }
}
