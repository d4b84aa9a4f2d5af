//! The commands of every failing requirement of every fixture are run by OpenSSL, and what they make passes that require and keeps
//! what was not at fault.

use crate::support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use cert_inspector::checks::{Asked, Outcome, RequestSubject, Subject, dns_name, recipe};
use cert_inspector::input::{Password, Role, UserName};
use cert_inspector::model::{Certificate, Content, ExtensionValue, GeneralName, Name, SignatureCheck};
use cert_inspector::products::client_rules;
use cert_inspector::report::{Facts, Finding, ObjectReport, Remedy, Report};
use cert_inspector::safe_text::deceives;
use cert_inspector::{Input, Options, ServerName, Timestamp, Unlocking, inspect};
use support::{fixtures, input, name, read, root, with};

/// Requirements whose remedy has no commands, with the reason: what is to be done is no new certificate.
const ADVICE_ONLY: &[(&str, &str)] = &[
    ("platform/apple-trust-switch", "an intermediate is not made anew: the root above it is installed"),
    ("symphony-messaging/authority-private", "a public CA cannot be made private"),
];

/// Fixtures whose subject is not carried over as it is, with the reason.
const OTHER_SUBJECT: &[(&str, &str)] = &[
    ("ca/no-common-name", "a common name is added, since iOS shows no switch for a root without one"),
    ("server/san-bidi", "a character that turns the direction of writing is taken out"),
];

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
    with(Options::at(now), |options| {
        options.role = role;
        options.host = Some(ServerName::parse("vms.example.org").expect("a name"));
        options.user_name = Some(UserName::parse("demo-bot1").expect("a user name"));
    })
}

fn report(path: &Path, role: Option<Role>) -> Report {
    let unlocking =
        Unlocking { passwords: vec![Password::new(b"changeit".to_vec())], ..Unlocking::default() };
    inspect(&[Input { unlocking, ..input(path) }], &options(role))
}

fn findings(report: &Report) -> impl Iterator<Item = &Finding> {
    report.objects.iter().flat_map(of_object)
}

fn of_object(object: &ObjectReport) -> impl Iterator<Item = &Finding> {
    object.assessments.iter().flat_map(|assessment| &assessment.findings).chain(&object.platform)
}

/// A remedy to be tried: for which fixture, and which of its requirements.
struct Case {
    fixture: PathBuf,
    role: Option<Role>,
    remedy: Remedy,
    requirements: BTreeSet<String>,
}

/// Every remedy of every failing requirement, each once; and the requirements whose remedy has no commands.
fn cases() -> (Vec<Case>, BTreeMap<String, usize>) {
    let mut cases: BTreeMap<(PathBuf, String), Case> = BTreeMap::new();
    let mut without = BTreeMap::new();
    for (folder, role) in FOLDERS {
        for fixture in fixtures(folder) {
            let report = report(&fixture, *role);
            let failed = report.objects.iter().flat_map(|object| {
                let failed = of_object(object).filter(|finding| finding.outcome == Outcome::Fail);
                failed.filter_map(|finding| {
                    Some((finding, finding.remedy.as_ref()?.with_commands(&object.recipes)))
                })
            });
            for (finding, remedy) in failed {
                if remedy.commands.is_empty() {
                    *without.entry(finding.requirement.to_string()).or_insert(0) += 1;
                    continue;
                }
                let text: String = remedy.commands.iter().map(|command| command.text.as_ref()).collect();
                let case = cases.entry((fixture.clone(), text)).or_insert_with(|| Case {
                    fixture: fixture.clone(),
                    role: *role,
                    remedy: remedy.clone(),
                    requirements: BTreeSet::new(),
                });
                case.requirements.insert(finding.requirement.to_string());
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

/// Whether the tool is there that the recipes are for; says that the test is skipped where it is not.
fn has_openssl(test: &str) -> bool {
    match Command::new("openssl").arg("version").output() {
        Err(_) => println!("skipped: {test}: openssl is not installed"),
        Ok(output) if !output.stdout.starts_with(b"OpenSSL 3") => {
            println!("skipped: {test}: the recipes are for OpenSSL 3");
        }
        Ok(_) => return true,
    }
    false
}

#[test]
fn what_the_recipes_make_passes_and_keeps_what_was_right() {
    let test = "what_the_recipes_make_passes_and_keeps_what_was_right";
    if !has_openssl(test) {
        return;
    }
    let (cases, without) = cases();
    let advice: Vec<&str> = without.keys().map(String::as_str).collect();
    let expected: Vec<&str> = ADVICE_ONLY.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(advice, expected, "requirements without commands");
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
    println!("{} recipes were run for {} failing requirements", cases.len(), done.into_inner());
    assert!(cases.len() > 90, "only {} recipes", cases.len());
}

/// Runs the commands of a remedy and asks the requirements again; how many there were.
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
    let made =
        ["server.pem", "bot.pem", "bot.csr", "server.csr", "ca.pem"].iter().map(|file| folder.0.join(file));
    let made = made
        .filter(|path| path.exists())
        .find(|path| case.role != Some(Role::Ca) || path.ends_with("ca.pem"));
    let made = made.expect("something was made");
    judge_again(case, &made);
    // A bot gets the name of its account, and nothing of the guide's sample; a test of its own asks that.
    let keeps = matches!(case.role, Some(Role::Client) | None)
        || keeps_subject(&before.found[0].decoded.content, &content(&made));
    if !keeps {
        other_subjects.lock().expect("no panic").insert(label.clone());
    }
    if case.role.is_some_and(|role| role != Role::Ca) {
        keeps_names(&label, &before.found[0].decoded.content, &content(&made));
    }
    case.requirements.len()
}

fn content(path: &Path) -> Content {
    read(&std::fs::read(path).expect("a file"), usize::MAX).found.remove(0).decoded.content
}

/// The requirements that failed pass for what was made: for the whole file that the product takes, where there is one.
fn judge_again(case: &Case, made: &Path) {
    for requirement in &case.requirements {
        let file = match requirement.split('/').next() {
            Some("dw-spectrum") => made.with_file_name("cert.pem"),
            Some("symphony-messaging") => made.with_file_name("bot.p12"),
            _ => made.to_owned(),
        };
        let file = if file.exists() { file } else { made.to_owned() };
        let report = report(&file, case.role);
        let outcomes: Vec<Outcome> = findings(&report)
            .filter(|finding| finding.requirement == requirement.as_str())
            .map(|finding| finding.outcome)
            .collect();
        // Beside the certificate, a file may hold its issuer, which is judged in the same role.
        let passes = outcomes.first().is_some_and(|outcome| *outcome <= Outcome::Pass);
        assert!(
            passes,
            "{} {requirement}: {outcomes:?} of {}\n{report:#?}",
            name(&case.fixture),
            file.display()
        );
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
        // The type of a string may change, its text not.
        let is_same =
            |other: &GeneralName| other.form() == name.form() && other.to_string() == name.to_string();
        if after.iter().any(is_same) {
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

/// A folder with an authority to issue with, in which the commands for OpenSSL have been run.
fn made(remedy: &Remedy) -> Folder {
    let folder = Folder::new();
    let (ca, key) = issuer();
    std::fs::write(folder.0.join("ca.pem"), ca).expect("written");
    std::fs::write(folder.0.join("ca.key"), key).expect("written");
    for command in remedy.commands.iter().filter(|command| command.tool.starts_with("OpenSSL")) {
        run(&folder.0, &command.text);
    }
    folder
}

fn values_of(name: &Name, short: &str) -> Vec<String> {
    let is_it = |attribute: &&cert_inspector::model::Attribute| attribute.short_name() == Some(short);
    name.attributes().filter(is_it).map(|attribute| attribute.text.clone()).collect()
}

#[test]
fn bots_get_certificates_and_requests_by_their_guide() {
    if !has_openssl("bots_get_certificates_and_requests_by_their_guide") {
        return;
    }
    let options = options(None);
    for fixture in fixtures("client") {
        let label = name(&fixture);
        let certificates = support::certificates(&input(&fixture).bytes);
        let mut subject = Subject::alone(&certificates[0], Role::Client, &options);
        subject.asked.clients = client_rules();
        let folder = made(&recipe::client(&subject, "Do this."));
        let report = report(&folder.0.join("bot.p12"), None);
        let bot = report.objects.iter().find_map(|object| object.certificate.as_ref()).expect(&label);
        assert_eq!(values_of(&bot.subject, "CN"), ["demo-bot1"], "{label}");
        assert!(!bot.subject.to_string().contains("NOT FOR PRODUCTION USE"), "{label}");
        assert_eq!(bot.public_key.bits, Some(4096), "{label}");
        let purposes: Vec<String> =
            bot.extended_key_usage().expect(&label).iter().map(ToString::to_string).collect();
        assert!(purposes.contains(&"1.3.6.1.5.5.7.3.2".to_owned()), "{label}");
        assert!(!purposes.contains(&"1.3.6.1.5.5.7.3.1".to_owned()), "{label}");
        assert!(bot.key_usage().expect(&label).digital_signature, "{label}");
        assert!(
            report.objects.iter().any(|object| matches!(object.facts, Some(Facts::PrivateKey(_)))),
            "{label}"
        );
    }
    for fixture in fixtures("requests") {
        let label = name(&fixture);
        let Some(found) = read(&input(&fixture).bytes, usize::MAX).found.into_iter().next() else { continue };
        let Content::CertificateRequest(request) = found.decoded.content else { panic!("{label}") };
        let subject = RequestSubject {
            request: &request,
            requested: Role::Client,
            asked: Asked { clients: client_rules(), ..Asked::of(&options) },
        };
        let folder = made(&recipe::request(&subject, "Do this."));
        let mut report = report(&folder.0.join("bot.csr"), None);
        let Some(Facts::CertificateRequest(new)) = report.objects.remove(0).facts else { panic!("{label}") };
        assert_eq!(new.self_signature, SignatureCheck::Valid, "{label}");
        assert_eq!(new.public_key.key.bits, Some(4096), "{label}");
        assert_eq!(values_of(&new.subject, "CN"), ["demo-bot1"], "{label}");
        for asked in ["C", "ST", "L", "O", "OU"] {
            let (mut old, new) = (values_of(&request.subject, asked), values_of(&new.subject, asked));
            // A country has two letters, or no tool takes it; and the guide's sample is nobody's own.
            old.retain(|value| asked != "C" || value.len() == 2);
            old.retain(|value| {
                !["Symphony Communications LLC", "NOT FOR PRODUCTION USE"].contains(&value.as_str())
            });
            assert!(!new.is_empty() && (old.is_empty() || old == new), "{label} {asked}: {old:?}, {new:?}");
        }
    }
}

#[test]
fn dw_spectrum_gets_one_file_with_leaf_chain_and_key() {
    if !has_openssl("dw_spectrum_gets_one_file_with_leaf_chain_and_key") {
        return;
    }
    let options = options(None);
    for fixture in ["server/ec-p256", "server/rsa-8200", "server/san-ip-only", "server/nx-auto-generated"] {
        let path = root().join("tests/fixtures").join(fixture).with_extension("der");
        let certificates = support::certificates(&input(&path).bytes);
        let subject = Subject::alone(&certificates[0], Role::Server, &options);
        let folder = made(&recipe::server_in_one_file(&subject, "Do this."));
        let found = read(&std::fs::read(folder.0.join("cert.pem")).expect("a file"), usize::MAX).found;
        let [leaf, _, key] = &found[..] else { panic!("{fixture}: {} objects", found.len()) };
        let Content::Certificate(leaf) = &leaf.decoded.content else { panic!("{fixture}") };
        let Content::PrivateKey(key) = &key.decoded.content else { panic!("{fixture}") };
        let public = key.public_key.as_ref().expect("a public half");
        assert_eq!(public.spki_sha256, leaf.fingerprints.spki_sha256, "{fixture}");
        assert!((2048..=4096).contains(&leaf.public_key.bits.expect("a size")), "{fixture}");
        assert!(!leaf.key_usage().expect("usages").key_cert_sign, "{fixture}");
    }
}

/// What a command for Windows says: its subject and its names.
#[derive(Debug, PartialEq)]
struct Written {
    subject: String,
    names: Vec<String>,
    left_out: bool,
}

/// The value of a string of PowerShell in single quotes, and what follows it. PowerShell takes four typographic quotation
/// marks for the plain one, and two of any for one.
fn powershell_string(text: &str) -> (String, &str) {
    let is_quote = |c: char| matches!(c, '\'' | '\u{2018}'..='\u{201B}');
    let mut rest = text.strip_prefix('\'').unwrap_or_else(|| panic!("no string: {text}")).chars();
    let mut value = String::new();
    loop {
        let c = rest.next().unwrap_or_else(|| panic!("no end: {text}"));
        if !is_quote(c) {
            value.push(c);
        } else if rest.as_str().chars().next().is_some_and(is_quote) {
            value.push(rest.next().expect("a quotation mark"));
        } else {
            return (value, rest.as_str());
        }
    }
}

/// Reads a script line by line; a line that none of ours looks like fails the test.
fn powershell(script: &str) -> Written {
    let mut written = Written { subject: String::new(), names: Vec::new(), left_out: false };
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        match line {
            "$certificate = New-SelfSignedCertificate @parameters" => {}
            "$names = @(" => {
                for line in lines.by_ref().take_while(|line| *line != ")") {
                    let (name, rest) = powershell_string(line.trim_start());
                    assert_eq!(rest, "", "{line}");
                    written.names.push(name);
                }
            }
            "$parameters = @{" => {
                for line in lines.by_ref().take_while(|line| *line != "}") {
                    let (key, value) = line.trim_start().split_once(" = ").expect("a parameter");
                    match key {
                        "Subject" => {
                            let (subject, rest) = powershell_string(value);
                            assert_eq!(rest, "", "{line}");
                            written.subject = subject;
                        }
                        "TextExtension" => {
                            assert!(value.starts_with("@('2.5.29.") || value.starts_with("@(('2.5"), "{line}")
                        }
                        "Type" | "KeyAlgorithm" | "KeyLength" | "HashAlgorithm" | "KeyUsage"
                        | "KeyExportPolicy" | "NotAfter" | "Signer" | "CertStoreLocation" => {
                            let is_plain = |c: char| c.is_ascii_alphanumeric() || "'(),-.:\\ _".contains(c);
                            assert!(value.chars().all(is_plain), "{line}");
                        }
                        _ => panic!("an unknown parameter: {line}"),
                    }
                }
            }
            _ if line.starts_with("# ") => written.left_out |= line.starts_with("# Left out, as"),
            _ => assert!(
                line.starts_with("Export-PfxCertificate -Cert $certificate -FilePath ")
                    || line.starts_with("Export-Certificate -Cert $certificate -FilePath "),
                "{line}"
            ),
        }
    }
    written
}

/// Reads the INF file in a here-string of PowerShell; a line that none of ours looks like fails the test.
fn inf(script: &str) -> Written {
    let body = script.strip_prefix("@'\n").expect("a here-string");
    let (body, end) = body.split_once("\n'@ | Set-Content -Encoding Unicode ").expect("its end");
    assert!(!body.contains("\n'@"), "an early end: {body}");
    let (file, request) = end.split_once('\n').expect("a second line");
    let base = file.strip_suffix(".inf").expect("an INF file");
    assert_eq!(request, format!("certreq -new {base}.inf {base}.csr"));
    let mut written = Written { subject: String::new(), names: Vec::new(), left_out: false };
    let mut section = "";
    for line in body.lines().filter(|line| !line.is_empty()) {
        if line.starts_with("; ") {
            written.left_out |= line.starts_with("; Left out, as");
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            section = name.strip_suffix(']').expect("a section");
            continue;
        }
        let (key, value) = line.split_once(" = ").expect("a setting");
        let text = |value: &str| {
            let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).expect("a string");
            assert!(!inner.replace("\"\"", "").contains(['"', '%', '\\']), "{line}");
            inner.replace("\"\"", "\"")
        };
        match (section, key) {
            ("Version", "Signature") => assert_eq!(value, "\"$Windows NT$\""),
            ("NewRequest", "Subject") => written.subject = text(value),
            (
                "NewRequest",
                "KeyAlgorithm" | "KeyLength" | "HashAlgorithm" | "KeyUsage" | "MachineKeySet" | "Exportable"
                | "RequestType",
            )
            | ("EnhancedKeyUsageExtension", "OID") => {
                assert!(value.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'), "{line}");
            }
            ("Extensions", "Critical") => assert_eq!(value, "2.5.29.19"),
            ("Extensions", "2.5.29.17" | "2.5.29.19") => assert!(text(value).starts_with("{text}"), "{line}"),
            ("Extensions", "_continue_") => {
                let name = text(value);
                let name = name.strip_suffix('&').expect("an end of the name");
                assert!(!name.contains('&'), "{line}");
                written.names.push(name.to_owned());
            }
            _ => panic!("an unknown setting: [{section}] {line}"),
        }
    }
    written
}

/// The values of a section of an OpenSSL configuration, escapes taken away, by the part of their key that is no number.
fn openssl_section(script: &str, wanted: &str) -> Vec<(String, String)> {
    let body = script.split("END_OF_FILE'\n").nth(1).expect("a here-document");
    let (body, _) = body.split_once("\nEND_OF_FILE\n").expect("its end");
    let mut values = Vec::new();
    let mut section = "";
    for line in body.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            section = name.strip_suffix(']').expect("a section");
        } else if section == wanted {
            let (key, value) = line.split_once(" = ").expect("a setting");
            let inner = value.strip_prefix('"').map(|value| value.strip_suffix('"').expect("an end"));
            let mut text = String::new();
            let mut characters = inner.unwrap_or(value).chars();
            while let Some(c) = characters.next() {
                text.push(if c == '\\' { characters.next().expect("an escaped character") } else { c });
            }
            values.push((key.to_owned(), text));
        }
    }
    values
}

/// Whether the commands for Windows say what those for OpenSSL say; how many scripts and INF files were read.
fn say_the_same(label: &str, remedy: &Remedy) -> (usize, usize) {
    let (mut scripts, mut files) = (0, 0);
    let openssl = &remedy.commands[0].text;
    let subject = openssl_section(openssl, "subject");
    let names = openssl_section(openssl, "names");
    for command in remedy.commands.iter() {
        assert!(!command.text.contains(|c: char| deceives(c) && c != '\n'), "{label}: {}", command.text);
        let written = if command.tool.contains("PowerShell") {
            scripts += 1;
            powershell(&command.text)
        } else if command.tool.contains("certreq") {
            files += 1;
            inf(&command.text)
        } else {
            continue;
        };
        for (key, value) in &names {
            let form = match key.split('.').next().expect("a form") {
                "email" => "Email",
                "URI" => "URL",
                "IP" => "IPAddress",
                "RID" => "RegisteredID",
                "DNS" => "DNS",
                _ => continue,
            };
            let entry = format!("{form}={value}");
            let can_stand = !value.contains(['&', '"', '%', '\\']);
            assert!(
                written.names.contains(&entry) || (!can_stand && written.left_out),
                "{label} lost {entry}"
            );
        }
        assert!(written.names.len() <= names.len(), "{label}: {written:?}");
        for (key, value) in &subject {
            let stands = written.subject.contains(&value.replace('"', "\"\""));
            assert!(stands || written.left_out, "{label} lost {key}={value}: {}", written.subject);
        }
    }
    (scripts, files)
}

#[test]
fn commands_for_windows_say_the_same_as_those_for_openssl() {
    let options = options(None);
    let (mut scripts, mut files) = (0, 0);
    for folder in ["server", "ca", "client", "details", "deviations"] {
        for fixture in fixtures(folder) {
            for certificate in support::certificates(&input(&fixture).bytes) {
                let subject = |role| Subject::alone(&certificate, role, &options);
                for remedy in [
                    recipe::server(&subject(Role::Server), ""),
                    recipe::server_in_one_file(&subject(Role::Server), ""),
                    recipe::authority(&subject(Role::Ca), ""),
                    recipe::client(&subject(Role::Client), ""),
                ] {
                    let read = say_the_same(&name(&fixture), &remedy);
                    scripts += read.0;
                    files += read.1;
                }
            }
        }
    }
    println!("{scripts} scripts and {files} INF files were read");
    assert!(scripts > 500 && files > 400);
}

#[test]
fn powershell_itself_reads_the_scripts() {
    let (cases, _) = cases();
    let scripts = cases.iter().flat_map(|case| case.remedy.commands.iter());
    for command in scripts.filter(|command| command.tool.starts_with("Windows")) {
        let check = "$errors = $null; $text = [Console]::In.ReadToEnd(); \
             [void][System.Management.Automation.Language.Parser]::ParseInput($text, [ref]$null, [ref]$errors); exit $errors.Count";
        let child = Command::new("pwsh")
            .args(["-NoProfile", "-Command", check])
            .stdin(std::process::Stdio::piped())
            .spawn();
        let Ok(mut child) = child else {
            return println!("skipped: powershell_itself_reads_the_scripts: pwsh is not installed");
        };
        let mut input = child.stdin.take().expect("an input");
        std::io::Write::write_all(&mut input, command.text.as_bytes()).expect("written");
        drop(input);
        assert!(child.wait().expect("an end").success(), "{}", command.text);
    }
}
