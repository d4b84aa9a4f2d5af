//! Files as administrators really have them: what the server makes of each.

use crate::support;

use cert_inspector::products::dw_spectrum::SERVER_DESTINATION;
use cert_inspector::report::{Report, Verdict};
use cert_inspector::{Input, Options, ProfileId, Timestamp, inspect};
use support::{input, shared, with};

use Verdict::{CannotTell, NotApplicable, NotReady, Ready};

fn judged(files: Vec<Input>, profile: ProfileId) -> Report {
    let at = Timestamp::parse_rfc3339("2026-11-30T12:00:00Z").expect("an instant");
    inspect(&files, &with(Options::at(at), |options| options.profile = Some(profile)))
}

/// What is dropped beside the root as an anchor, the answer for the server, and a part of the reason.
#[test]
fn a_damaged_cert_pem_is_refused_with_the_line() {
    let Some(folder) = shared("field", "a_damaged_cert_pem_is_refused_with_the_line") else { return };
    for (file, expected, reason) in [
        ("03-glued-end-begin/cert.pem", NotReady, "Line 49: END and the next BEGIN are on one line."),
        ("05-pkcs12-nodes-order/cert.pem", Ready, ""),
        (
            "08-four-dashes/cert.pem",
            NotReady,
            "Line 1: marker lines need five dashes at each end; this one has 4.",
        ),
        ("09-word-em-dash/cert.pem", NotReady, "Line 1: a word processor turned hyphens into dashes."),
        ("11-literal-backslash-n/cert.pem", NotReady, r"Line 1: line breaks are typed out as \n."),
        ("47-csr-instead-of-cert/cert.pem", NotApplicable, ""),
    ] {
        let anchor = Input { trusted: true, ..input(&folder.join("pki/root.pem")) };
        let report =
            judged(vec![input(&folder.join(file)), anchor], cert_inspector::products::dw_spectrum::ID);
        let answer = report.destinations.iter().find(|one| one.destination == SERVER_DESTINATION);
        assert_eq!(answer.map(|answer| answer.verdict), Some(expected), "{file}");
        let assessments = report.objects.iter().flat_map(|object| &object.assessments);
        let mut reasons = assessments.flat_map(|one| &one.findings).flat_map(|finding| &finding.reasons);
        assert!(reasons.any(|one| one.contains(reason)) || reason.is_empty(), "{file}: {reason}");
    }
}

/// What lacks its key, or has it under a password, needs more; a folder with everything is one answer.
#[test]
fn what_is_missing_or_locked_is_asked_for() {
    let Some(folder) = shared("field", "what_is_missing_or_locked_is_asked_for") else { return };
    let live = folder.join("01-certbot-live/live/vms");
    let certbot = ["cert.pem", "chain.pem", "fullchain.pem", "privkey.pem"].map(|name| live.join(name));
    for (files, expected) in [
        (vec![folder.join("01-certbot-live/cert.pem")], CannotTell),
        (certbot.to_vec(), Ready),
        (vec![folder.join("14-acm-export/export.json")], CannotTell),
        (vec![folder.join("13-k8s-secret/secret.yaml")], Ready),
    ] {
        let anchor = Input { trusted: true, ..input(&folder.join("pki/root.pem")) };
        let inputs = files.iter().map(|file| input(file)).chain([anchor]).collect();
        let report = judged(inputs, cert_inspector::products::dw_spectrum::ID);
        let answer = report.destinations.iter().find(|one| one.destination == SERVER_DESTINATION);
        assert_eq!(answer.map(|answer| answer.verdict), Some(expected), "{files:?}");
    }
}

/// An anchor is never the answer: neither for what is no certificate nor for a request in another form.
#[test]
fn an_anchor_is_never_what_is_judged() {
    let Some(folder) = shared("field", "an_anchor_is_never_what_is_judged") else { return };
    for file in
        ["17-cmc-request/request.req", "19-spkac-in-csr-frame/request.csr", "18b-iis-server-csr/csr.txt"]
    {
        let anchor = Input { trusted: true, ..input(&folder.join("pki/root.pem")) };
        let report =
            judged(vec![input(&folder.join(file)), anchor], cert_inspector::products::symphony_messaging::ID);
        for answer in &report.destinations {
            assert_ne!(answer.verdict, Ready, "{file}: {}", answer.title);
        }
    }
}
