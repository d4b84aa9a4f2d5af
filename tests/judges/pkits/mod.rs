//! NIST's Public Key Interoperability Test Suite (PKITS): 249 paths with their revocation lists, as of April 2011.
//!
//! `cases.tsv` has the settings and the expected answer of every test. `cargo xtask test` downloads the certificates and lists.
//! A path must be valid by RFC 5280 section 6, every certificate must be shown not to be revoked, and the policies that are
//! reported as valid must be those that the suite names. `PKITS_REASONS=1` shows the reasons of every test.

use crate::support;

use std::path::Path;

use cert_inspector::Timestamp;
use cert_inspector::model::{
    Certificate, Content, Oid, Outcome, PublicKeyAlgorithm, RevocationList, SignatureCheck,
};
use cert_inspector::path::validate::certificates;
use cert_inspector::path::{
    Anchors, Chain, Check, End, Links, Lists, PolicyInputs, Question, SignatureCache, Validation, paths,
    validate,
};
use support::{read, skipped};

/// Where `cargo xtask test` puts certificates and lists, beside the folder of the tests.
const DATA: &str = "../outside/pkits";

/// When the suite was published: all of it is current then.
const AT: &str = "2011-04-15T00:00:00Z";

const CASES: &str = include_str!("cases.tsv");

/// A row of `cases.tsv`.
struct Case<'a> {
    name: String,
    is_valid: bool,
    inputs: PolicyInputs,
    /// The policies that are valid in the end, by their numbers.
    policies: &'a str,
    certificates: Vec<&'a str>,
    lists: Vec<&'a str>,
}

/// What came out of a test.
#[derive(PartialEq, Eq)]
enum Judged {
    Agrees,
    /// A key or signature of DSA, which is not verified here.
    Dsa,
    Differs(String),
}

#[test]
fn every_test_is_judged_as_the_suite_says() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(DATA);
    if !folder.is_dir() {
        return skipped(
            "every_test_is_judged_as_the_suite_says",
            "the data of PKITS could not be downloaded",
        );
    }
    let (mut agree, mut dsa, mut differences) = (0, 0, Vec::new());
    for case in CASES.lines().filter(|line| !line.starts_with('#')).map(case) {
        match judge(&case, &folder) {
            Judged::Agrees => agree += 1,
            Judged::Dsa => dsa += 1,
            Judged::Differs(how) => differences.push(format!("{}: {how}", case.name)),
        }
    }
    support::say(&format!(
        "PKITS: agree {agree}, not verified because of DSA {dsa}, differ {}",
        differences.len()
    ));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!(agree + dsa, 249);
}

fn case(line: &str) -> Case<'_> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [number, name, expected, accepted, settings, policies, certificates, lists] = columns[..] else {
        panic!("eight columns: {line}")
    };
    let mut inputs = PolicyInputs::default();
    if accepted != "any" {
        inputs.accepted = accepted.split(',').map(policy).collect();
    }
    for setting in settings.split(',').filter(|setting| *setting != "-") {
        match setting {
            "explicit" => inputs.require_explicit = true,
            "no-mapping" => inputs.inhibit_mapping = true,
            "no-any" => inputs.inhibit_any = true,
            other => panic!("a setting: {other}"),
        }
    }
    Case {
        name: format!("{number} {name}"),
        is_valid: match expected {
            "valid" => true,
            "invalid" => false,
            other => panic!("valid or invalid: {other}"),
        },
        inputs,
        policies,
        certificates: certificates.split(' ').collect(),
        lists: lists.split(' ').collect(),
    }
}

/// A test policy by its number.
fn policy(number: &str) -> Oid {
    Oid::parse(&format!("2.16.840.1.101.3.2.1.48.{number}")).expect("an identifier")
}

fn judge(case: &Case<'_>, folder: &Path) -> Judged {
    let certificates_of: Vec<Certificate> = case
        .certificates
        .iter()
        .rev()
        .map(|name| match content(folder, &format!("certs/{name}.crt")) {
            Content::Certificate(certificate) => *certificate,
            other => panic!("{name}: {:?}", other.kind()),
        })
        .collect();
    let revocation_lists: Vec<RevocationList> = case
        .lists
        .iter()
        .map(|name| match content(folder, &format!("crls/{name}.crl")) {
            Content::RevocationList(list) => *list,
            other => panic!("{name}: {:?}", other.kind()),
        })
        .collect();
    let all: Vec<&Certificate> = certificates_of.iter().collect();
    let given: Vec<&RevocationList> = revocation_lists.iter().collect();
    let anchor = all.len() - 1;
    let question = Question {
        require_revocation: true,
        policies: case.inputs.clone(),
        ..Question::at(Timestamp::parse_rfc3339(AT).expect("an instant"))
    };
    let mut cache = SignatureCache::default();
    let links = Links::find(&all, all.len(), &mut cache, &mut |_| {});
    let lists = Lists::prepare(&given, &all, &mut cache);
    let anchors = Anchors::new(&links, all.len(), &|index| index == anchor);
    let mut best: Option<Validation> = None;
    for path in paths(&all, &links, &anchors, 0).paths.iter().filter(|path| path.end == End::Anchor) {
        let validation = validate(&Chain {
            certificates: &certificates(path, &all),
            links: &path.links,
            end: path.end,
            question: &question,
            lists: &lists,
        });
        if best.as_ref().is_none_or(|best| validation.path < best.path) {
            best = Some(validation);
        }
    }
    let reasons = best.as_ref().map_or_else(|| "no path".to_owned(), reasons);
    if std::env::var_os("PKITS_REASONS").is_some() {
        println!("{}\n{reasons}", case.name);
    }
    let outcome = best.as_ref().map_or(Outcome::Fail, |best| best.path);
    let has_dsa =
        all.iter().any(|certificate| matches!(certificate.public_key.algorithm, PublicKeyAlgorithm::Dsa));
    if has_dsa && outcome == Outcome::Unknown {
        let unverified = |index| {
            let mut edges = links.issuers(index).iter();
            edges.any(|edge| edge.link.signature == SignatureCheck::NotVerified)
        };
        assert!((0..anchor).any(unverified), "{}: {reasons}", case.name);
        return Judged::Dsa;
    }
    let is_valid = matches!(outcome, Outcome::Pass | Outcome::Warn);
    if is_valid != case.is_valid {
        return Judged::Differs(format!("expected valid {}, got {outcome:?}\n{reasons}", case.is_valid));
    }
    let policies = best.as_ref().map_or_else(String::new, valid_policies);
    let expected = match case.policies {
        "none" => String::new(),
        "any" => "Every policy is valid for the whole path.".to_owned(),
        numbers => {
            let numbers: Vec<String> = numbers.split(',').map(|number| policy(number).to_string()).collect();
            format!("Valid for the whole path: {}.", numbers.join(", "))
        }
    };
    if is_valid && policies != expected {
        return Judged::Differs(format!("expected '{expected}', got '{policies}'\n{reasons}"));
    }
    Judged::Agrees
}

/// What the report says of the policies that are valid for a path.
fn valid_policies(validation: &Validation) -> String {
    let target = validation.answers.first().expect("answers for the target");
    let reasons =
        target.iter().filter(|answer| answer.check == Check::Policies).flat_map(|answer| &answer.reasons);
    reasons.filter(|reason| reason.code == "validPolicies").map(|reason| reason.text.to_string()).collect()
}

fn content(folder: &Path, name: &str) -> Content {
    let bytes = std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut reading = read(&bytes, usize::MAX);
    assert_eq!(reading.found.len(), 1, "{name}: {:?}", reading.failures);
    reading.found.remove(0).decoded.content
}

fn reasons(validation: &Validation) -> String {
    let mut lines = Vec::new();
    for (index, answers) in validation.answers.iter().enumerate() {
        for answer in answers.iter().filter(|answer| answer.outcome >= Outcome::Warn) {
            for reason in &answer.reasons {
                lines.push(format!("  [{index}] {:?} {:?}: {}", answer.check, answer.outcome, reason.text));
            }
        }
    }
    lines.join("\n")
}
