//! The table of name constraints in Go's crypto/x509 (name_constraints_test.go), and the constraints and names that its tests
//! of malformed ones have, with certificates made here.
//!
//! The policy is `rfc5280`. Go asks for server authentication where a row asks for nothing else.

use super::{Answer, Case, Tally, certificates_of, rows};

use std::net::IpAddr;

use cert_inspector::Timestamp;
use cert_inspector::input::Purpose;
use cert_inspector::path::Question;
use testkit::certificate::{self, Authority, Certificate};
use testkit::der::seq;
use testkit::extension::{self, Extension, usage};
use testkit::key::Key;
use testkit::oid::{self, Oid};

/// Roots, levels of intermediates, names, purposes and common name of the leaf, what is asked, Go's answer, ours, and why they
/// differ.
const TABLE: &str = include_str!("go_constraints.tsv");

#[test]
fn go_constraints() {
    let (mut tally, rows) = (Tally::of("Go, name constraints"), rows::<10>(TABLE));
    for [number, roots, levels, names, purposes, common_name, asked, theirs, ours, because] in &rows {
        let made = Made::of(roots, levels, [names, purposes, common_name]);
        // Any purpose that is asked for is enough.
        let answers: Vec<Answer> = asked.split(' ').map(|asked| made.case(purpose(asked)).answer()).collect();
        let accepted = answers.iter().position(|answer| answer.text == "accept").unwrap_or_default();
        tally.compare(number, theirs, ours, because, &answers[accepted]);
    }
    tally.finish(rows.len());
}

/// The certificates of a row, in DER.
struct Made {
    roots: Vec<Vec<u8>>,
    intermediates: Vec<Vec<u8>>,
    leaf: Vec<u8>,
}

impl Made {
    fn of(roots: &str, levels: &str, leaf: [&str; 3]) -> Self {
        // The certificates of a level share a name and a key.
        let mut authority = Authority::new(name("Root"), &key(0));
        let level = |specs: &str, subject: &Authority, issuer: &Authority| -> Vec<Vec<u8>> {
            specs.split(" | ").map(|spec| intermediate(spec, subject, issuer)).collect()
        };
        let roots = level(roots, &authority, &authority);
        let mut intermediates = Vec::new();
        for (specs, number) in levels.split(" / ").filter(|levels| *levels != "-").zip(1..) {
            let subject = Authority::new(name(&format!("Intermediate {number}")), &key(number));
            intermediates.extend(level(specs, &subject, &authority));
            authority = subject;
        }
        Self { roots, intermediates, leaf: end(leaf, &authority) }
    }

    fn case(&self, purpose: Purpose) -> Case {
        let decoded = |ders: &[Vec<u8>]| ders.iter().flat_map(|der| certificates_of(der)).collect();
        Case {
            target: certificates_of(&self.leaf).remove(0),
            untrusted: decoded(&self.intermediates),
            trusted: decoded(&self.roots),
            lists: Vec::new(),
            question: Question { purpose, ..Question::at(Timestamp::from_unix_seconds(1_500)) },
        }
    }
}

fn key(number: u32) -> Key {
    Key::p256(number + 100).expect("a key")
}

fn name(text: &str) -> Vec<u8> {
    certificate::name(&[(oid::COMMON_NAME, text)])
}

fn intermediate(spec: &str, subject: &Authority, issuer: &Authority) -> Vec<u8> {
    let (mut permitted, mut excluded, mut purposes, mut raw) = (Vec::new(), Vec::new(), Vec::new(), None);
    for part in spec.split(' ').filter(|part| *part != ".") {
        if let Some(base) = part.strip_prefix('+') {
            permitted.push(base_of(base));
        } else if let Some(base) = part.strip_prefix('-') {
            excluded.push(base_of(base));
        } else if let Some(der) = part.strip_prefix("raw:") {
            raw = Some(bytes_of(der));
        } else {
            purposes.push(identifier(part));
        }
    }
    let mut made = Certificate::bare(subject.name.clone(), &subject.key, issuer)
        .set(extension::ca(None))
        .set(extension::key_usage(&[usage::KEY_CERT_SIGN]));
    if let Some(der) = raw {
        made = made.set(Extension::new(oid::NAME_CONSTRAINTS, der).critical());
    } else if !(permitted.is_empty() && excluded.is_empty()) {
        made = made.set(extension::name_constraints(&permitted, &excluded));
    }
    finished(made, &purposes, &subject.key, issuer)
}

fn end([names, purposes, common_name]: [&str; 3], issuer: &Authority) -> Vec<u8> {
    let subject = match common_name {
        "-" => certificate::name(&[(oid::ORGANIZATIONAL_UNIT, "Leaf")]),
        name => certificate::name(&[(oid::ORGANIZATIONAL_UNIT, "Leaf"), (oid::COMMON_NAME, name)]),
    };
    let key = key(50);
    let mut made = Certificate::bare(subject, &key, issuer)
        .set(extension::basic_constraints(seq([vec![]])).critical())
        .set(extension::key_usage(&[usage::DIGITAL_SIGNATURE]));
    let names: Vec<Vec<u8>> = names.split("; ").filter(|name| *name != "-").map(general_name).collect();
    if !names.is_empty() {
        made = made.names(&names);
    }
    let purposes: Vec<Oid> = purposes.split(' ').filter(|purpose| *purpose != "-").map(identifier).collect();
    finished(made, &purposes, &key, issuer)
}

fn finished(made: Certificate, purposes: &[Oid], key: &Key, issuer: &Authority) -> Vec<u8> {
    let made = if purposes.is_empty() { made } else { made.set(extension::extended_key_usage(purposes)) };
    let identifier = |key: &Key| certificate::key_identifier(&key.public);
    let made = made
        .set(extension::subject_key_identifier(&identifier(key)))
        .set(extension::authority_key_identifier(&identifier(&issuer.key)))
        .valid(1_000, 2_000);
    made.numbered().and_then(|made| made.to_der()).expect("a signature")
}

fn general_name(text: &str) -> Vec<u8> {
    match text.split_once(':').expect("a kind of name") {
        ("dns", name) => extension::dns(name),
        ("email", name) => extension::email(name),
        ("uri", name) => extension::uri(name),
        ("ip", address) => extension::ip(&octets(address.parse().expect("an address"))),
        ("hex", der) => bytes_of(der),
        // A kind of name that does not exist.
        ("unknown", _) => vec![9, 1, 1],
        other => panic!("a kind of name: {other:?}"),
    }
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digit = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal digits");
    (0..hex.len()).step_by(2).map(digit).collect()
}

fn base_of(text: &str) -> Vec<u8> {
    let Some((address, bits)) = text.strip_prefix("ip:").map(|text| text.split_once('/').expect("a subnet"))
    else {
        return general_name(text);
    };
    let address = octets(address.parse().expect("an address"));
    let bits: usize = bits.parse().expect("a number");
    let mask = (0..address.len()).map(|at| match bits.saturating_sub(at * 8).min(8) {
        0 => 0_u8,
        ones => u8::MAX << (8 - ones),
    });
    let both: Vec<u8> = address.iter().copied().chain(mask).collect();
    extension::ip(&both)
}

fn octets(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    }
}

fn identifier(purpose: &str) -> Oid {
    let other = |text| Oid::new(text).expect("an identifier");
    match purpose {
        "any" => oid::ANY_PURPOSE,
        "server" => oid::SERVER_AUTH,
        "client" => oid::CLIENT_AUTH,
        "email" => other("1.3.6.1.5.5.7.3.4"),
        "netscapeSGC" => other("2.16.840.1.113730.4.1"),
        "msSGC" => other("1.3.6.1.4.1.311.10.3.3"),
        "other" => other("2.4.1.2.3"),
        other => panic!("a purpose: {other}"),
    }
}

fn purpose(asked: &str) -> Purpose {
    match asked {
        "any" => Purpose::Any,
        "server" => Purpose::Server,
        "client" => Purpose::Client,
        "email" => Purpose::Email,
        other => panic!("a purpose: {other}"),
    }
}
