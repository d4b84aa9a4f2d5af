//! The calls of `openssl verify` in OpenSSL's own tests (test/recipes/25-test_verify.t) on the certificates in test/certs.
//!
//! Left out of its 178 calls: 8 about where a store is read from, 2 about a file with a key and a certificate, and 3 that repeat
//! others with another provider. The policy is `rfc5280`, with `-x509_strict` it is `rfc5280-profile`.

use super::{Case, Tally, certificates_of, lists_of, outside, rows};
use crate::support;

use std::path::Path;

use cert_inspector::Timestamp;
use cert_inspector::input::{Purpose, ValidationPolicy};
use cert_inspector::model::{Certificate, Content, Oid};
use cert_inspector::path::Question;
use support::{read, reference_instant};

/// Target, trusted, untrusted and options of a call, what OpenSSL answers, what we answer, and why that differs.
const TABLE: &str = include_str!("openssl_verify.tsv");

#[test]
fn openssl_verify() {
    let Some(folder) = outside("openssl-certs", "openssl_verify") else { return };
    let (mut tally, rows) = (Tally::of("OpenSSL, verify"), rows::<8>(TABLE));
    for [number, target, trusted, untrusted, options, theirs, ours, because] in &rows {
        let id = format!("{number} {target}");
        match case(&folder, [target, trusted, untrusted, options]) {
            Some(case) => tally.compare(&id, theirs, ours, because, &case.answer()),
            None => tally.absent(&id),
        }
    }
    tally.finish(rows.len());
}

fn case(folder: &Path, [target, trusted, untrusted, options]: [&str; 4]) -> Option<Case> {
    let mut question = Question::at(reference_instant());
    let (mut is_partial, mut lists) = (false, Vec::new());
    for option in options.split(' ').filter(|option| *option != "-") {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        match name {
            "purpose" => question.purpose = purpose(value),
            "partial_chain" => is_partial = true,
            "x509_strict" => question.policy = ValidationPolicy::Rfc5280Profile,
            "attime" => question.at = Timestamp::from_unix_seconds(value.parse().expect("seconds")),
            "verify_depth" => question.max_intermediates = Some(value.parse().expect("a number")),
            "policy" => question.policies.accepted = vec![Oid::parse(value).expect("an identifier")],
            "explicit_policy" => question.policies.require_explicit = true,
            "crl_check" => question.require_revocation = true,
            "CRLfile" => lists = lists_of(&file(folder, value)?),
            // Levels of security and proxies are nothing that we ask; what follows from it stands in the table.
            "auth_level" | "allow_proxy_certs" | "vfyopt" => {}
            // What we always do, or what makes no difference to these files.
            "check_ss_sig" | "policy_check" | "use_deltas" | "extended_crl" | "no_check_time" => {}
            other => panic!("an option: {other}"),
        }
    }
    let names = |names: &str| -> Vec<String> {
        names.split(' ').filter(|name| *name != "-").map(str::to_owned).collect()
    };
    let (mut anchors, mut others) = (Vec::new(), Vec::new());
    for name in names(trusted) {
        let bytes = file(folder, &name)?;
        let trust = trust(&bytes, question.purpose);
        for certificate in certificates_of(&bytes) {
            match trust {
                Some(false) => {}
                Some(true) => anchors.push(certificate),
                None if is_partial || is_self_issued(&certificate) => anchors.push(certificate),
                None => others.push(certificate),
            }
        }
    }
    for name in names(untrusted) {
        others.extend(certificates_of(&file(folder, &name)?));
    }
    let target = certificates_of(&file(folder, target)?).into_iter().next().expect("a certificate");
    if options.contains("no_check_time") {
        question.at = target.validity.not_before;
    }
    Some(Case { target, untrusted: others, trusted: anchors, lists, question })
}

fn file(folder: &Path, name: &str) -> Option<Vec<u8>> {
    std::fs::read(folder.join(format!("{name}.pem"))).ok()
}

fn is_self_issued(certificate: &Certificate) -> bool {
    cert_inspector::path::name::matches(&certificate.issuer, &certificate.subject)
}

/// What the trust settings in a file of OpenSSL's own format say of a purpose: whether it is trusted, if they say anything.
fn trust(bytes: &[u8], purpose: Purpose) -> Option<bool> {
    let wanted = if purpose == Purpose::Client { "clientAuth" } else { "serverAuth" };
    let reading = read(bytes, usize::MAX);
    let is_certificate = |content: &Content| matches!(content, Content::Certificate(_));
    let found = reading.found.iter().find(|found| is_certificate(&found.decoded.content))?;
    let listed = |label: &str| {
        let settings = found.label.others.iter().find(|(name, _)| name == label);
        settings.map(|(_, purposes)| purposes.contains(wanted) || purposes.contains("any"))
    };
    match (listed("rejected for"), listed("trusted for")) {
        (Some(true), _) => Some(false),
        (_, trusted) => trusted,
    }
}

fn purpose(name: &str) -> Purpose {
    match name {
        "sslserver" => Purpose::Server,
        "sslclient" => Purpose::Client,
        other => panic!("a purpose: {other}"),
    }
}
