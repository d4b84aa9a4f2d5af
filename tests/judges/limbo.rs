//! The cases of x509-limbo: each asks whether a certificate is valid, and knows the answer.
//!
//! `LIMBO_JSON` names another file of cases, `LIMBO_REASONS=1` shows what every case was refused for. Cases that are judged
//! otherwise than expected stand in `limbo_exceptions.tsv`, each with the reason.

use crate::support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

use cert_inspector::input::{Purpose, ValidationPolicy};
use cert_inspector::model::{Certificate, Content, KeyUsage, Outcome, RevocationList};
use cert_inspector::path::validate::certificates;
use cert_inspector::path::{
    Anchors, Chain, End, Links, Lists, PeerName, Question, SignatureCache, Validation, paths, validate,
};
use cert_inspector::{ServerName, Timestamp};
use serde_json::Value;
use support::{read, reference_instant, root, shared};

/// What came out of a case.
enum Judged {
    Accepted,
    /// With the reasons of every path.
    Rejected(Vec<String>),
    /// Something is asked that we have no words for.
    Skipped(String),
}

#[test]
fn every_case_is_judged_as_expected_or_has_a_reason() {
    let Some(file) = cases_file() else { return };
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let cases: Value = serde_json::from_str(&text).expect("JSON");
    let cases = cases["testcases"].as_array().expect("a list of cases");
    let exceptions = exceptions();
    let show_reasons = std::env::var_os("LIMBO_REASONS").is_some();
    let (mut agree, mut skipped, mut accepts, mut rejects) = (0, 0, 0, 0);
    let (mut slowest, mut surprises) = ((String::new(), 0.0), Vec::new());
    for case in cases {
        let id = string(case, "id");
        let expected = string(case, "expected_result");
        let start = Instant::now();
        let judged = judge(case);
        let time = start.elapsed().as_secs_f64() * 1000.0;
        if time > slowest.1 {
            slowest = (id.clone(), time);
        }
        let (got, reasons) = match judged {
            Judged::Accepted => ("SUCCESS", Vec::new()),
            Judged::Rejected(reasons) => ("FAILURE", reasons),
            Judged::Skipped(reason) => ("SKIPPED", vec![reason]),
        };
        match (got, expected.as_str()) {
            (got, expected) if got == expected => agree += 1,
            ("SKIPPED", _) => skipped += 1,
            ("SUCCESS", _) => accepts += 1,
            _ => rejects += 1,
        }
        if show_reasons || got != expected {
            println!("{id}: expected {expected}, got {got}\n  {}", reasons.join("\n  "));
        }
        let excepted = exceptions.get(&id);
        match excepted {
            Some(exception) if *exception != (expected.clone(), got.to_owned()) => {
                surprises.push(format!("{id}: the exception says {exception:?}, it is {expected} and {got}"));
            }
            None if got != expected => surprises.push(format!("{id}: expected {expected}, got {got}")),
            _ => {}
        }
    }
    let (name, time) = slowest;
    support::say(&format!(
        "agree {agree}, skipped {skipped}, wrong accept {accepts}, wrong reject {rejects}, slowest case {name} {time:.1} ms"
    ));
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}

/// The file of cases, or nothing where there is none on this machine, which is said.
fn cases_file() -> Option<PathBuf> {
    match std::env::var_os("LIMBO_JSON") {
        Some(file) => Some(PathBuf::from(file)),
        None => shared("limbo/limbo.json", "every_case_is_judged_as_expected_or_has_a_reason"),
    }
}

/// By the case: what is expected, and what we say.
fn exceptions() -> BTreeMap<String, (String, String)> {
    let text =
        std::fs::read_to_string(root().join("tests/judges/limbo_exceptions.tsv")).expect("the exceptions");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let exception = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, expected, got, reason] = columns[..] else { panic!("four columns: {line}") };
        assert!(!reason.trim().is_empty(), "an exception has a reason: {line}");
        (id.to_owned(), (expected.to_owned(), got.to_owned()))
    };
    lines.map(exception).collect()
}

fn judge(case: &Value) -> Judged {
    let question = match question(case) {
        Ok(question) => question,
        Err(reason) => return Judged::Skipped(reason),
    };
    let (leaf, mut problems) = decode([&case["peer_certificate"]]);
    if leaf.len() != 1 {
        return Judged::Rejected(problems);
    }
    let (intermediates, more) = decode(list(case, "untrusted_intermediates"));
    problems.extend(more);
    let (trusted, more) = decode(list(case, "trusted_certs"));
    problems.extend(more);
    let anchors: BTreeSet<&[u8]> = trusted.iter().map(|certificate| certificate.der.as_slice()).collect();
    let mut seen = BTreeSet::new();
    let mut all: Vec<&Certificate> = leaf.iter().chain(&intermediates).chain(&trusted).collect();
    all.retain(|certificate| seen.insert(certificate.der.as_slice()));

    let mut cache = SignatureCache::default();
    let links = Links::find(&all, all.len(), &mut cache, &mut |_| {});
    let revocation_lists: Vec<RevocationList> = list(case, "crls").flat_map(lists).collect();
    let revocation_lists: Vec<&RevocationList> = revocation_lists.iter().collect();
    let lists = Lists::prepare(&revocation_lists, &all, &mut cache);
    let anchors = Anchors::new(&links, all.len(), &|index| anchors.contains(all[index].der.as_slice()));
    let built = paths(&all, &links, &anchors, 0);
    for path in &built.paths {
        let chain = Chain {
            certificates: &certificates(path, &all),
            links: &path.links,
            end: path.end,
            question: &question,
            lists: &lists,
        };
        let validation = validate(&chain);
        if path.end == End::Anchor
            && matches!(validation.verdict(question.policy), Outcome::Pass | Outcome::Warn)
        {
            return Judged::Accepted;
        }
        problems.push(format!("a path of {} ends {:?}", path.certificates.len(), path.end));
        problems.extend(reasons(&validation));
    }
    Judged::Rejected(problems)
}

fn reasons(validation: &Validation) -> Vec<String> {
    let mut reasons = Vec::new();
    for (index, answers) in validation.answers.iter().enumerate() {
        for answer in answers.iter().filter(|answer| answer.outcome >= Outcome::Unknown) {
            let (check, outcome) = (answer.check, answer.outcome);
            reasons.push(format!("  [{index}] {check:?} {outcome:?}"));
            for reason in &answer.reasons {
                reasons.push(format!("      {}: {} ({})", reason.code, reason.text, reason.source));
            }
        }
    }
    reasons
}

fn question(case: &Value) -> Result<Question, String> {
    let at = match case["validation_time"].as_str() {
        Some(text) => Timestamp::parse_rfc3339(text).ok_or(format!("the time {text}"))?,
        None => reference_instant(),
    };
    if list(case, "signature_algorithms").next().is_some() {
        return Err("signature algorithms are asked for".to_owned());
    }
    let kind = if string(case, "validation_kind") == "CLIENT" { Purpose::Client } else { Purpose::Server };
    let purposes: Vec<&str> = list(case, "extended_key_usage").filter_map(Value::as_str).collect();
    let purpose = match purposes[..] {
        [] => kind,
        ["serverAuth"] => Purpose::Server,
        ["clientAuth"] => Purpose::Client,
        ["anyExtendedKeyUsage"] => Purpose::Any,
        _ => return Err(format!("the purposes {purposes:?}")),
    };
    let mut key_usage = KeyUsage::default();
    for usage in list(case, "key_usage").filter_map(Value::as_str) {
        *match usage {
            "digitalSignature" => &mut key_usage.digital_signature,
            "contentCommitment" => &mut key_usage.content_commitment,
            "keyEncipherment" => &mut key_usage.key_encipherment,
            "dataEncipherment" => &mut key_usage.data_encipherment,
            "keyAgreement" => &mut key_usage.key_agreement,
            "keyCertSign" => &mut key_usage.key_cert_sign,
            "cRLSign" => &mut key_usage.crl_sign,
            "encipher_only" | "encipherOnly" => &mut key_usage.encipher_only,
            "decipher_only" | "decipherOnly" => &mut key_usage.decipher_only,
            _ => return Err(format!("the key usage {usage}")),
        } = true;
    }
    let expected = std::iter::once(&case["expected_peer_name"]).chain(list(case, "expected_peer_names"));
    let names = expected.filter(|name| !name.is_null()).map(peer_name).collect::<Result<_, _>>()?;
    let max_intermediates =
        case["max_chain_depth"].as_u64().map(|depth| u32::try_from(depth).expect("a depth"));
    // The suite asks how certificates are made, too; `webpki` cases are judged by the Baseline Requirements as well.
    let policy = if string(case, "id").starts_with("webpki::") {
        ValidationPolicy::WebPki
    } else {
        ValidationPolicy::Rfc5280Profile
    };
    let require_revocation = list(case, "crls").next().is_some();
    Ok(Question {
        policy,
        purpose,
        names,
        key_usage,
        max_intermediates,
        require_revocation,
        ..Question::at(at)
    })
}

fn peer_name(name: &Value) -> Result<PeerName, String> {
    let value = string(name, "value");
    match string(name, "kind").as_str() {
        "DNS" => Ok(ServerName::parse(&value)
            .map_or_else(|_| PeerName::Dns(value.to_ascii_lowercase()), PeerName::from)),
        "IP" => value.parse().map(PeerName::Ip).map_err(|_| format!("the address {value}")),
        "RFC822" => Ok(PeerName::Email(value)),
        kind => Err(format!("a name of the kind {kind}")),
    }
}

/// The certificates, and why others could not be decoded: those are left out.
fn decode<'a>(texts: impl IntoIterator<Item = &'a Value>) -> (Vec<Certificate>, Vec<String>) {
    let (mut certificates, mut problems) = (Vec::new(), Vec::new());
    for text in texts {
        let reading = read(text.as_str().expect("PEM").as_bytes(), usize::MAX);
        problems.extend(reading.failures.iter().map(|failure| format!("not decoded: {:?}", failure.error)));
        for found in reading.found {
            match found.decoded.content {
                Content::Certificate(certificate) => certificates.push(*certificate),
                other => problems.push(format!("no certificate: {:?}", other.kind())),
            }
        }
    }
    (certificates, problems)
}

fn lists(text: &Value) -> Vec<RevocationList> {
    let found = read(text.as_str().expect("PEM").as_bytes(), usize::MAX).found;
    let list = |content| match content {
        Content::RevocationList(list) => Some(*list),
        _ => None,
    };
    found.into_iter().filter_map(|found| list(found.decoded.content)).collect()
}

fn list<'a>(case: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    case[field].as_array().into_iter().flatten()
}

fn string(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("{field} is a string")).to_owned()
}
