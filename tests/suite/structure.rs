//! The structure of objects against OpenSSL, and the names it gives. The judge is a process of its own.

use crate::support;

use std::io::Write;
use std::process::{Command, Stdio};

use cert_inspector::model::Content;
use cert_inspector::structure::{Structure, StructureNode};
use cert_inspector::{Inspection, Unlocking};
use support::{fixtures, name, root};

fn inspection(bytes: &[u8], passwords: &[&str]) -> Inspection {
    let mut inspection = Inspection::default();
    let passwords = passwords.iter().map(|word| cert_inspector::Password::new(word.as_bytes().to_vec()));
    let unlocking = Unlocking { passwords: passwords.collect(), ..Unlocking::default() };
    inspection.add("file", bytes, &unlocking, &mut |_| {});
    inspection
}

fn fixture(path: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures").join(path)).expect("a fixture")
}

fn structure(path: &str) -> Structure {
    inspection(&fixture(path), &[]).structure(0).expect("a structure")
}

/// Offset, depth, header, length, whether constructed, and tag.
type Line = (u32, u32, u32, Option<u32>, bool, String);

/// What OpenSSL says of some bytes: offset, depth, header, length, whether constructed, and tag of each line.
fn asn1parse(der: &[u8]) -> Option<Vec<Line>> {
    let mut child = Command::new("openssl")
        .args(["asn1parse", "-inform", "DER"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take().expect("a pipe").write_all(der).expect("OpenSSL listens");
    let output = child.wait_with_output().expect("OpenSSL ends");
    output.status.success().then(|| {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        // "    4:d=1  hl=4 l= 751 cons: SEQUENCE          "
        let line = |line: &str| {
            let (offset, rest) = line.split_once(":d=")?;
            let (depth, rest) = rest.split_once("hl=")?;
            let (header, rest) = rest.split_once("l=")?;
            let (length, rest) = rest.split_at(rest.find(['c', 'p'])?);
            let (form, tag) = rest.split_once(": ")?;
            Some((
                offset.trim().parse().ok()?,
                depth.trim().parse().ok()?,
                header.trim().parse().ok()?,
                length.trim().parse().ok(),
                form.trim() == "cons",
                // It fills the name of the type up to 18 characters.
                tag.chars().take(18).collect::<String>().trim().to_owned(),
            ))
        };
        text.lines().filter_map(line).collect()
    })
}

/// What OpenSSL calls a type that has another name here.
fn openssl_name(tag: &str) -> String {
    match tag {
        "OBJECT IDENTIFIER" => "OBJECT".to_owned(),
        "UTF8String" | "NULL" | "SEQUENCE" | "SET" | "INTEGER" | "BOOLEAN" | "ENUMERATED" => {
            tag.to_uppercase()
        }
        "BIT STRING" | "OCTET STRING" => tag.to_owned(),
        "END OF CONTENTS" => "EOC".to_owned(),
        "TeletexString" => "T61STRING".to_owned(),
        context if context.starts_with("[APPLICATION") => {
            format!("appl [ {} ]", context.trim_matches(|c: char| !c.is_ascii_digit()))
        }
        context if context.starts_with('[') => format!("cont [ {} ]", context.trim_matches(['[', ']'])),
        other => other.to_uppercase(),
    }
}

#[test]
fn offsets_lengths_and_tags_are_those_of_openssl() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("skipped: offsets_lengths_and_tags_are_those_of_openssl: openssl is not installed");
        return;
    }
    let mut compared = 0;
    for path in ["ca", "server", "requests", "lists", "details", "deviations", "foreign", "bot"]
        .into_iter()
        .flat_map(fixtures)
    {
        let bytes = std::fs::read(&path).expect("readable");
        let inspection = inspection(&bytes, &[]);
        let Some(structure) = inspection.structure(0) else { continue };
        let der = decode_hex(&structure.hex);
        let Some(theirs) = asn1parse(&der) else { continue };
        // OpenSSL does not open strings by itself.
        let ours: Vec<&StructureNode> = structure.nodes.iter().filter(|node| !node.encapsulated).collect();
        assert_eq!(ours.len(), theirs.len(), "{}", name(&path));
        for (node, (offset, depth, header, length, constructed, tag)) in ours.into_iter().zip(theirs) {
            let place = format!("{} at {offset}", name(&path));
            assert_eq!((node.offset, node.depth, node.header_length), (offset, depth, header), "{place}");
            // Where the length is not given, OpenSSL says "inf".
            assert!(length.is_none_or(|length| node.content_length == length), "{place}");
            assert_eq!(node.constructed, constructed, "{place}");
            assert_eq!(
                openssl_name(&node.tag),
                tag.to_uppercase().replace("CONT [", "cont [").replace("APPL [", "appl ["),
                "{place}"
            );
        }
        compared += 1;
    }
    assert!(compared > 150, "only {compared} objects were compared");
}

fn decode_hex(hex: &str) -> Vec<u8> {
    let digit = |digit: u8| {
        char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).expect("a digit")
    };
    hex.as_bytes().as_chunks::<2>().0.iter().map(|[high, low]| digit(*high) << 4 | digit(*low)).collect()
}

#[test]
fn every_structure_is_a_tree_that_covers_the_object() {
    for path in fixtures("") {
        let inspection = inspection(&std::fs::read(&path).expect("readable"), &[]);
        for id in 0..u32::try_from(inspection.len()).expect("few") {
            let Some(structure) = inspection.structure(id) else { continue };
            let place = format!("{} object {id}", name(&path));
            let end = |node: &StructureNode| node.offset + node.header_length + node.content_length;
            let top: Vec<_> = structure.nodes.iter().filter(|node| node.depth == 0).collect();
            assert_eq!(top.first().map(|node| node.offset), Some(0), "{place}");
            assert_eq!(top.last().map(|node| end(node)), Some(structure.length), "{place}");
            for (index, node) in structure.nodes.iter().enumerate() {
                let inside = &structure.nodes[index + 1..][..usize::try_from(node.descendants).expect("few")];
                assert!(
                    inside.iter().all(|inner| inner.depth > node.depth && end(inner) <= end(node)),
                    "{place}"
                );
                let next = structure.nodes.get(index + 1 + inside.len());
                assert!(
                    next.is_none_or(|next| next.depth <= node.depth && next.offset >= end(node)),
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn elements_have_the_names_of_their_standards() {
    for (path, names) in [
        (
            "server/good.der",
            &[
                "Certificate",
                "tbsCertificate",
                "version",
                "serialNumber",
                "issuer",
                "notAfter",
                "modulus",
                "extnValue",
                "SubjectAltName",
                "dNSName",
                "keyIdentifier",
                "KeyPurposeId",
                "signatureValue",
            ][..],
        ),
        ("ca/ec-p256.der", &["subjectPublicKey", "BasicConstraints", "cA", "r", "s"]),
    ] {
        let structure = structure(path);
        for name in names {
            assert!(structure.nodes.iter().any(|node| node.name == *name), "{path} has no {name}");
        }
    }
    let named = |path: &str, name: &str| structure(path).nodes.iter().any(|node| node.name == name);
    let first = |folder: &str, wanted: fn(&Content) -> bool| {
        fixtures(folder)
            .into_iter()
            .find(|path| {
                let reading = support::read(&std::fs::read(path).expect("readable"), 10);
                reading.found.first().is_some_and(|found| wanted(&found.decoded.content))
            })
            .map(|path| {
                path.strip_prefix(root().join("tests/fixtures"))
                    .expect("a fixture")
                    .to_str()
                    .expect("plain")
                    .to_owned()
            })
            .expect("a fixture of the kind")
    };
    let request = first("requests", |content| matches!(content, Content::CertificateRequest(_)));
    assert!(named(&request, "certificationRequestInfo") && named(&request, "subjectPKInfo"));
    let list = first("lists", |content| matches!(content, Content::RevocationList(_)));
    assert!(named(&list, "tbsCertList") && named(&list, "thisUpdate"));
    let message =
        first("foreign", |content| matches!(content, Content::Pkcs7(message) if message.certificates > 0));
    assert!(named(&message, "SignedData") && named(&message, "tbsCertificate"), "{message}");
    let file = first("bot", |content| matches!(content, Content::Pkcs12(_)));
    assert!(named(&file, "authSafe") && named(&file, "AuthenticatedSafe"), "{file}");
}

/// A key is looked for in every form in which it could leave: none of its secret numbers may stand in any structure.
#[test]
fn no_structure_tells_a_private_key() {
    let mut keys = 0;
    for path in fixtures("") {
        let bytes = std::fs::read(&path).expect("readable");
        // What is encrypted stays so in a structure: only keys in the clear could be told.
        let inspection = inspection(&bytes, &[]);
        let reading = support::read(&bytes, 1000);
        let mut secrets = Vec::new();
        let mut open: Vec<_> = reading.found.into_iter().map(|found| found.decoded).collect();
        while let Some(decoded) = open.pop() {
            open.extend(decoded.inside.into_iter().map(|found| found.decoded));
            if let Content::PrivateKey(key) = decoded.content
                && let Some(secret) = key.secret
            {
                secrets.push(cert_inspector::model::hex_lower(secret.der()));
            }
        }
        for id in 0..u32::try_from(inspection.len()).expect("few") {
            let Some(structure) = inspection.structure(id) else { continue };
            for secret in &secrets {
                assert!(!structure.hex.contains(secret.as_str()), "{} object {id}", name(&path));
            }
        }
        keys += secrets.len();
    }
    assert!(keys > 20, "only {keys} keys were looked for");
    assert_eq!(inspection(&fixture("other/pkcs8-key.pem"), &[]).structure(0), None);
    assert_eq!(inspection(&fixture("bot/bare-key.p12"), &[]).structure(0), None);
    assert!(inspection(&fixture("bot/good.p12"), &[]).structure(0).is_some());
}
