//! Our decoding against OpenSSL's, field by field, over every certificate at hand.

use crate::support;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use cert_inspector::model::{Certificate, Content, GeneralName, PublicKeyAlgorithm, hex_colons};
use support::{fixtures, read, shared, skipped, walk};

/// Certificates that OpenSSL reads and we refuse, with the reason. Named by the last part of their path.
const REFUSED: &[(&str, &str)] = &[
    ("time-february-30.der", "a day that no calendar has; OpenSSL prints 'Bad time value'"),
    ("time-not-digits.der", "a time that is not digits; OpenSSL prints 'Bad time value'"),
];

/// Fields of which OpenSSL prints something else, with the reason.
const DIFFERENT: &[(&str, &str, &str)] = &[
    ("time-fraction.der", "notAfter", "we count whole seconds, and say that the date is malformed"),
    ("generalizedNoFraction.pem", "notAfter", "we count whole seconds, and say that the date is malformed"),
    ("time-no-z.der", "notAfter", "OpenSSL prints 'Bad time value'; we say that the date is malformed"),
    ("time-second-60.der", "notAfter", "OpenSSL prints 'Bad time value'; we say that the date is malformed"),
    ("ec-explicit-parameters.der", "bits", "we do not compute the size of a curve that is spelled out"),
    ("san-control.der", "san", "OpenSSL prints control characters raw, and they break its line"),
    ("san-control.der", "subject", "OpenSSL prints control characters raw, and they break its line"),
    ("san-nul.der", "san", "OpenSSL refuses a name with a NUL and prints the bytes"),
    ("duplicate-extension.der", "san", "the extension stands twice: we take the first, OpenSSL prints both"),
    ("indefinite-length.der", "sha256", "OpenSSL hashes its own re-encoding, we hash the bytes of the file"),
    ("non-minimal-length.der", "sha256", "OpenSSL hashes its own re-encoding, we hash the bytes of the file"),
    (
        "signature-unused-bits.der",
        "sha256",
        "OpenSSL hashes its own re-encoding, we hash the bytes of the file",
    ),
];

#[test]
fn every_field_equals_what_openssl_prints() {
    if Command::new("openssl").arg("version").output().is_err() {
        skipped("every_field_equals_what_openssl_prints", "openssl is not installed");
        return;
    }
    let mut files: Vec<PathBuf> =
        ["ca", "server", "client", "chain", "details", "deviations"].into_iter().flat_map(fixtures).collect();
    let corpus = shared("corpus/zlint", "the corpus against OpenSSL");
    if let Some(corpus) = &corpus {
        walk(corpus, &mut files);
    }
    let roots: Vec<(String, Vec<u8>)> = webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .enumerate()
        .map(|(index, der)| (format!("Mozilla root {index}"), der.to_vec()))
        .collect();
    let mut inputs: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|path| (path.display().to_string(), std::fs::read(path).expect("readable")))
        .collect();
    inputs.extend(roots);

    // Two processes at a time: the judge is a process of its own for each certificate.
    let halves = inputs.split_at(inputs.len() / 2);
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| compare_all(halves.0));
        let second = scope.spawn(|| compare_all(halves.1));
        (first.join().expect("no panic"), second.join().expect("no panic"))
    });
    let (compared, differences) = (first.0 + second.0, [first.1, second.1].concat());
    println!("{compared} certificates compared with OpenSSL, {} differences", differences.len());
    let least = if corpus.is_some() { 900 } else { 350 };
    assert!(compared > least, "only {compared} certificates were compared");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

fn compare_all(inputs: &[(String, Vec<u8>)]) -> (usize, Vec<String>) {
    let mut compared = 0;
    let mut differences = Vec::new();
    for (name, bytes) in inputs {
        let reading = read(bytes, usize::MAX);
        match reading.found.first().map(|found| &found.decoded.content) {
            Some(Content::Certificate(certificate)) => {
                let Some(theirs) = openssl(&certificate.der) else { continue };
                compared += 1;
                let ours = facts(certificate);
                for (field, theirs) in &theirs {
                    let ours = ours.get(field).cloned().unwrap_or_default();
                    let is_known =
                        DIFFERENT.iter().any(|(file, known, _)| name.ends_with(file) && known == field);
                    if !is_known && !same(field, &ours, theirs, certificate) {
                        differences.push(format!("{name}: {field}: ours '{ours}', OpenSSL's '{theirs}'"));
                    }
                }
            }
            Some(_) => {}
            None => {
                let is_known = REFUSED.iter().any(|(file, _)| name.ends_with(file));
                if !is_known && openssl_reads(bytes) {
                    differences.push(format!("{name}: OpenSSL reads it, we do not: {:?}", reading.failures));
                }
            }
        }
    }
    (compared, differences)
}

fn run(arguments: &[&str], input: &[u8]) -> Option<String> {
    let mut child = Command::new("openssl")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    // OpenSSL may close its end before it has read all; what it prints is what counts.
    let _ = child.stdin.take()?.write_all(input);
    let output = child.wait_with_output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn openssl_reads(bytes: &[u8]) -> bool {
    run(&["x509", "-noout"], bytes).is_some() || run(&["x509", "-noout", "-inform", "DER"], bytes).is_some()
}

/// The fields as OpenSSL prints them; `None` where it refuses the certificate.
fn openssl(der: &[u8]) -> Option<BTreeMap<&'static str, String>> {
    let text = run(
        &[
            "x509",
            "-inform",
            "DER",
            "-noout",
            "-subject",
            "-issuer",
            "-serial",
            "-dates",
            "-fingerprint",
            "-sha256",
            "-nameopt",
            "dn_rev,sep_multiline,utf8,oid",
            "-dateopt",
            "iso_8601",
            "-ext",
            "subjectAltName",
            "-text",
            "-certopt",
            "no_header,no_version,no_serial,no_signame,no_validity,no_subject,no_issuer,no_sigdump,no_aux,no_extensions",
        ],
        der,
    )?;
    let mut fields = BTreeMap::new();
    let mut key = "";
    for line in text.lines() {
        let trimmed = line.trim();
        if let Some((field, rest)) = [
            ("subject", "subject="),
            ("issuer", "issuer="),
            ("serial", "serial="),
            ("notBefore", "notBefore="),
            ("notAfter", "notAfter="),
            ("sha256", "sha256 Fingerprint="),
        ]
        .into_iter()
        .find_map(|(field, prefix)| line.strip_prefix(prefix).map(|rest| (field, rest)))
        {
            key = field;
            fields.insert(field, rest.trim().to_owned());
        } else if line.starts_with("X509v3 Subject Alternative Name") {
            key = "san";
            fields.insert("san", String::new());
        } else if let Some((_, bits)) = trimmed.split_once("Public-Key: (") {
            key = "";
            let bits: String = bits.chars().take_while(char::is_ascii_digit).collect();
            fields.insert("bits", bits);
        } else if trimmed.starts_with("Subject Public Key Info") || trimmed.starts_with("No extensions") {
            key = "";
        } else if ["subject", "issuer"].contains(&key) && line.starts_with("    ") {
            let entry: &mut String = fields.entry(key).or_default();
            entry.push('\n');
            entry.push_str(trimmed);
        } else if key == "san" && line.starts_with("    ") {
            fields.entry("san").or_default().push_str(trimmed);
        }
    }
    Some(fields)
}

/// The same fields as we have them.
fn facts(certificate: &Certificate) -> BTreeMap<&'static str, String> {
    let name = |name: &cert_inspector::model::Name| {
        let mut lines = String::new();
        for rdn in name.rdns.iter().rev() {
            lines.push('\n');
            let parts = rdn.iter().rev().map(|attribute| format!("{}={}", attribute.oid, attribute.text));
            lines.push_str(&parts.collect::<Vec<_>>().join(" + "));
        }
        lines
    };
    let san = certificate.subject_alt_names().map(|names| {
        let shown = names.iter().map(|name| match name {
            GeneralName::DnsName(text) => format!("DNS:{text}"),
            GeneralName::Rfc822Name(text) => format!("email:{text}"),
            GeneralName::Uri(text) => format!("URI:{text}"),
            GeneralName::IpAddress(std::net::IpAddr::V4(address)) => format!("IP Address:{address}"),
            GeneralName::IpAddress(std::net::IpAddr::V6(address)) => {
                let groups = address.segments().map(|group| format!("{group:X}"));
                format!("IP Address:{}", groups.join(":"))
            }
            GeneralName::RegisteredId(oid) => format!("Registered ID:{oid}"),
            other => format!("?{other:?}"),
        });
        shown.collect::<Vec<_>>().join(", ")
    });
    let serial = match certificate.serial.0.as_slice() {
        [0, rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    let iso = |instant: cert_inspector::Timestamp| instant.to_string().replace('T', " ");
    let mut facts = BTreeMap::from([
        ("subject", name(&certificate.subject)),
        ("issuer", name(&certificate.issuer)),
        ("serial", hex_colons(serial).replace(':', "")),
        ("notBefore", iso(certificate.validity.not_before)),
        ("notAfter", iso(certificate.validity.not_after)),
        ("sha256", hex_colons(&certificate.fingerprints.sha256.0)),
        ("bits", certificate.public_key.bits.map(|bits| bits.to_string()).unwrap_or_default()),
    ]);
    if let Some(san) = san {
        facts.insert("san", san);
    }
    facts
}

/// Whether two values say the same, where OpenSSL's way of printing is not ours.
fn same(field: &str, ours: &str, theirs: &str, certificate: &Certificate) -> bool {
    let trimmed = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    if trimmed(ours) == trimmed(theirs) {
        return true;
    }
    let deviates = |field: &str| certificate.deviations.iter().any(|found| found.field == field);
    match field {
        // OpenSSL prints control characters escaped and values that are no text in its own ways.
        "subject" | "issuer" => deviates(field) || ours.contains("=#") || ours.trim() == theirs.trim(),
        // OpenSSL prints malformed, directory and other names in ways of its own.
        "san" => {
            ours.contains('?')
                || deviates("subjectAltName")
                || theirs.contains("othername")
                || san_is_malformed(certificate)
        }
        // OpenSSL prints negative numbers with a sign, and zero as "00".
        "serial" => deviates("serialNumber"),
        // OpenSSL prints years before 1000 with fewer digits.
        "notBefore" | "notAfter" => ours.trim_start_matches('0') == theirs.trim_start_matches('0'),
        // For these keys OpenSSL counts otherwise, or prints the size of another thing.
        "bits" => !matches!(
            certificate.public_key.algorithm,
            PublicKeyAlgorithm::Rsa { .. } | PublicKeyAlgorithm::Ec { .. }
        ),
        _ => false,
    }
}

fn san_is_malformed(certificate: &Certificate) -> bool {
    certificate.subject_alt_names().is_none()
}
