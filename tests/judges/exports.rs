//! Programs of others open what we write.

use std::path::PathBuf;
use std::process::{Command, Output};

use cert_inspector::Password;
use cert_inspector::export::{Compatibility, ExportKind, ExportOrder, ExportedFile};

use crate::support::exports::{PASSWORD, expected, export, inspection, options, order, text};
use crate::support::{self, reference_instant, root};

fn is_there(program: &str, test: &str) -> bool {
    let there =
        Command::new(program).arg(if program == "keytool" { "-help" } else { "--version" }).output().is_ok()
            || Command::new(program).arg("version").output().is_ok();
    if !there {
        println!("skipped: {test}: no {program} on this machine");
    }
    there
}

/// Writes a file for a judge.
fn saved(test: &str, file: &ExportedFile) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(&file.name);
    std::fs::write(&path, &file.bytes).unwrap();
    path
}

fn run(program: &str, arguments: &[&str]) -> (Output, String) {
    let output = Command::new(program).args(arguments).env("LC_ALL", "C.UTF-8").output().expect("it starts");
    let all = [output.stdout.clone(), output.stderr.clone()].concat();
    (output, String::from_utf8_lossy(&all).into_owned())
}

fn passes(program: &str, arguments: &[&str]) -> String {
    let (output, text) = run(program, arguments);
    assert!(output.status.success(), "{program} {arguments:?}: {text}");
    text
}

fn python(script: &str, path: &std::path::Path) -> String {
    passes("python3", &["-c", script, path.to_str().unwrap()])
}

#[test]
fn openssl_reads_certificates_chains_and_bundles() {
    let test = "openssl-certificates";
    if !is_there("openssl", test) {
        return;
    }
    let from = inspection(&["bundles/root-first.pem"]);
    let path = |kind| {
        let path = saved(test, &from.export(&order(kind), &options()).unwrap());
        path.to_str().unwrap().to_owned()
    };
    let subject =
        passes("openssl", &["x509", "-inform", "DER", "-noout", "-subject", "-in", &path(ExportKind::Cer)]);
    assert_eq!(passes("openssl", &["x509", "-noout", "-subject", "-in", &path(ExportKind::Pem)]), subject);
    // What stands first is the leaf, and what follows proves it.
    let chain = path(ExportKind::Chain);
    assert_eq!(passes("openssl", &["x509", "-noout", "-subject", "-in", &chain]), subject);
    let der = root().join("tests/fixtures/ca/root.der");
    let root =
        saved(test, &inspection(&["ca/root.der"]).export(&order(ExportKind::Pem), &options()).unwrap());
    let again = passes("openssl", &["x509", "-in", root.to_str().unwrap(), "-noout", "-fingerprint"]);
    let der = ["x509", "-inform", "DER", "-in", der.to_str().unwrap(), "-noout", "-fingerprint"];
    assert_eq!(passes("openssl", &der), again);
    let time = reference_instant().unix_seconds().to_string();
    passes(
        "openssl",
        &["verify", "-attime", &time, "-CAfile", root.to_str().unwrap(), "-untrusted", &chain, &chain],
    );
    let p7b = passes("openssl", &["pkcs7", "-inform", "DER", "-print_certs", "-in", &path(ExportKind::P7b)]);
    assert_eq!(p7b.matches("BEGIN CERTIFICATE").count(), 3);
    assert!(p7b.starts_with(&subject), "leaf first: {p7b}");
}

#[test]
fn openssl_pairs_the_key_with_the_first_certificate_of_cert_pem() {
    let test = "openssl-cert-pem";
    if !is_there("openssl", test) {
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    // Keys as OpenSSL wrote them before PKCS#8, and as PKCS#8.
    for (certificate, key, traditional) in [
        ("server/good.der", "keys/rsa-2048-server.pem", &["rsa", "-traditional"][..]),
        ("server/ec-p256.der", "keys/ec-p256.pem", &["ec"]),
        ("server/ec-p521.der", "keys/ec-p521.pem", &["ec"]),
        ("server/dsa.der", "keys/dsa.pem", &["dsa"]),
        ("server/ed25519.der", "keys/ed25519.pem", &[]),
    ] {
        let pkcs8 = root().join("tests/fixtures").join(key);
        let mut forms = vec![pkcs8.clone()];
        if !traditional.is_empty() {
            let old = folder.join("old.pem");
            let input = ["-in", pkcs8.to_str().unwrap(), "-out", old.to_str().unwrap()];
            passes("openssl", &[traditional, &input].concat());
            assert!(
                !std::fs::read_to_string(&old).unwrap().contains("BEGIN PRIVATE"),
                "{key} is traditional"
            );
            forms.push(old);
        }
        let wanted = passes("openssl", &["pkey", "-in", pkcs8.to_str().unwrap(), "-pubout"]);
        for form in forms {
            let mut from = inspection(&[certificate]);
            support::add(&mut from, "key", &std::fs::read(&form).unwrap());
            let file = from.export(&order(ExportKind::CertPem), &options()).unwrap();
            assert_eq!(file.name, "cert.pem");
            assert!(text(&file).starts_with("-----BEGIN PRIVATE KEY-----\n"));
            let path = saved(test, &file);
            let path = path.to_str().unwrap();
            assert_eq!(passes("openssl", &["pkey", "-in", path, "-pubout"]), wanted, "{form:?}");
            assert_eq!(passes("openssl", &["x509", "-in", path, "-noout", "-pubkey"]), wanted, "{form:?}");
        }
    }
}

/// Our PKCS#12 files of both ages, with a password beyond ASCII and without.
fn containers(test: &str, password: &str) -> [(Compatibility, String); 2] {
    let from = inspection(&["bundles/with-key.pem"]);
    [Compatibility::Modern, Compatibility::Legacy].map(|compatibility| {
        let password = Some(Password::new(password.as_bytes().to_vec()));
        let order = ExportOrder { compatibility, password, ..order(ExportKind::P12) };
        let mut file = from.export(&order, &options()).unwrap();
        file.name = format!("{}-{}", compatibility.name(), file.name);
        (compatibility, saved(test, &file).to_str().unwrap().to_owned())
    })
}

#[test]
fn openssl_opens_containers_of_both_ages() {
    let test = "openssl-pkcs12";
    if !is_there("openssl", test) {
        return;
    }
    for password in ["changeit", PASSWORD] {
        for (compatibility, path) in containers(test, password) {
            let pass = format!("pass:{password}");
            let mut arguments = vec!["pkcs12", "-info", "-noenc", "-in", &path, "-passin", &pass];
            let expected: &[&str] = match compatibility {
                Compatibility::Modern => &[
                    "PBES2, PBKDF2, AES-256-CBC, Iteration 200000, PRF hmacWithSHA256",
                    "MAC: sha256, Iteration 200000",
                ],
                Compatibility::Legacy => {
                    arguments.push("-legacy");
                    &["pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000", "MAC: sha1, Iteration 10000"]
                }
            };
            let text = passes("openssl", &arguments);
            for words in expected {
                assert!(text.contains(words), "{words}: {text}");
            }
            assert_eq!(text.matches("BEGIN CERTIFICATE").count(), 3, "{text}");
            assert_eq!(text.matches("BEGIN PRIVATE KEY").count(), 1, "{text}");
            assert_eq!(text.matches("friendlyName: vms.example.org").count(), 2, "{text}");
            assert_eq!(text.matches("localKeyID").count(), 2, "{text}");
            // What no age needs: the modern one opens without -legacy, and a wrong password opens nothing.
            let (wrong, _) =
                run("openssl", &["pkcs12", "-noout", "-legacy", "-in", &path, "-passin", "pass:wrong"]);
            assert!(!wrong.status.success());
        }
    }
}

#[test]
fn java_opens_containers_of_both_ages() {
    let test = "keytool-pkcs12";
    if !is_there("keytool", test) {
        return;
    }
    for (_, path) in containers(test, "changeit") {
        let text = passes(
            "keytool",
            &["-list", "-v", "-storetype", "PKCS12", "-keystore", &path, "-storepass", "changeit"],
        );
        for words in [
            "Your keystore contains 1 entry",
            "Alias name: vms.example.org",
            "Entry type: PrivateKeyEntry",
            "Certificate chain length: 3",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
    let bundle = inspection(&["bundles/with-key.pem"]).export(&order(ExportKind::P7b), &options()).unwrap();
    let text = passes("keytool", &["-printcert", "-file", saved(test, &bundle).to_str().unwrap()]);
    assert_eq!(text.matches("Serial number").count(), 3, "{text}");
}

#[test]
fn gnutls_opens_containers_of_both_ages() {
    let test = "certtool-pkcs12";
    if !is_there("certtool", test) {
        return;
    }
    for (_, path) in containers(test, "changeit") {
        let text =
            passes("certtool", &["--p12-info", "--inder", "--infile", &path, "--password", "changeit"]);
        assert_eq!(text.matches("BEGIN CERTIFICATE").count(), 3, "{text}");
        assert!(text.contains("PRIVATE KEY"), "{text}");
    }
    let bundle = inspection(&["bundles/with-key.pem"]).export(&order(ExportKind::P7b), &options()).unwrap();
    let path = saved(test, &bundle);
    let text = passes("certtool", &["--p7-info", "--inder", "--infile", path.to_str().unwrap()]);
    assert!(text.contains("Number of certificates: 3"), "{text}");
}

#[test]
fn python_reads_the_profile_and_finds_each_root_once() {
    let test = "plistlib";
    if !is_there("python3", test) {
        return;
    }
    let script = "
import hashlib, plistlib, re, sys, uuid
profile = plistlib.load(open(sys.argv[1], 'rb'))
assert profile['PayloadType'] == 'Configuration' and profile['PayloadVersion'] == 1
known = {'PayloadCertificateFileName', 'PayloadContent', 'PayloadDisplayName', 'PayloadIdentifier', 'PayloadType', 'PayloadUUID', 'PayloadVersion'}
identifiers = [profile['PayloadIdentifier']]
identity = [profile['PayloadUUID']]
for payload in profile['PayloadContent']:
    assert set(payload) == known, payload
    assert payload['PayloadType'] == 'com.apple.security.root' and payload['PayloadVersion'] == 1
    identifiers.append(payload['PayloadIdentifier'])
    identity.append(payload['PayloadUUID'])
    print(hashlib.sha256(payload['PayloadContent']).hexdigest(), payload['PayloadDisplayName'])
for one in identity:
    assert uuid.UUID(one).variant == uuid.RFC_4122 and (uuid.UUID(one).int >> 76) & 15 == 8, one
assert len(set(identifiers)) == len(identifiers) and len(set(identity)) == len(identity)
assert all(re.fullmatch('[A-Za-z0-9.-]+', one) for one in identifiers)
";
    let file =
        export(&["bundles/with-key.pem", "ca/root.der", "ca/rsa-4096.der"], &order(ExportKind::Mobileconfig));
    let file = file.unwrap();
    let text = python(script, &saved(test, &file));
    let (roots, _) = expected(&["ca/root.der", "ca/rsa-4096.der"]);
    let found: Vec<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(found, roots, "{text}");
    // One alone has the same identity as among others, so that installing it again replaces it.
    let alone = export(&["ca/root.der"], &order(ExportKind::Mobileconfig)).unwrap();
    let identifier = |file: &ExportedFile| {
        let behind = self::text(file).split("cert-inspector.root.").nth(1).unwrap().to_owned();
        behind.split('<').next().unwrap().to_owned()
    };
    assert_eq!(identifier(&alone), identifier(&file));
}
