//! Files as administrators really have them: what happens to each where it is handed in.
//!
//! The cases and the right answers stand in `CASES.md` beside the files. They are read in place.

use crate::support;

use std::path::{Path, PathBuf};

use cert_inspector::input::{Destination, Role, ServerName};
use cert_inspector::products::{self, PRODUCTS, dw_spectrum, senstar_mobile, symphony_messaging};
use cert_inspector::report::{Report, Verdict};
use cert_inspector::{Input, Options, Password, ProfileId, Timestamp, Unlocking, inspect};
use support::{input, shared, with};

use Verdict::{NeedsMore, Nothing, Rejected, Works, WorksAfterStep};

const DW: ProfileId = dw_spectrum::ID;
const SENSTAR: ProfileId = senstar_mobile::ID;
const MESSAGING: ProfileId = symphony_messaging::ID;

/// The private root, which the users of the cases trust.
const ROOT: &[&str] = &["pki/root.pem"];

/// What is dropped and asked, and what has to come of it.
struct Case {
    files: &'static [&'static str],
    anchors: &'static [&'static str],
    profile: ProfileId,
    role: Option<Role>,
    host: Option<&'static str>,
    password: Option<&'static str>,
    destination: Destination,
    expected: Verdict,
    /// A part of what is said of it.
    says: &'static str,
}

const fn case(
    files: &'static [&'static str],
    anchors: &'static [&'static str],
    profile: ProfileId,
    destination: Destination,
    expected: Verdict,
    says: &'static str,
) -> Case {
    Case { files, anchors, profile, role: None, host: None, password: None, destination, expected, says }
}

const fn dw(files: &'static [&'static str], expected: Verdict, says: &'static str) -> Case {
    case(files, ROOT, DW, dw_spectrum::SERVER_DESTINATION, expected, says)
}

const fn request(files: &'static [&'static str], expected: Verdict, says: &'static str) -> Case {
    case(files, &[], MESSAGING, symphony_messaging::REQUEST_DESTINATION, expected, says)
}

const fn server(files: &'static [&'static str], expected: Verdict, says: &'static str) -> Case {
    case(files, ROOT, SENSTAR, senstar_mobile::SERVER_DESTINATION, expected, says)
}

const fn ca(files: &'static [&'static str], to: Destination, expected: Verdict, says: &'static str) -> Case {
    Case { role: Some(Role::Ca), ..case(files, &[], SENSTAR, to, expected, says) }
}

const LIVE: &[&str] = &[
    "01-certbot-live/live/vms/cert.pem",
    "01-certbot-live/live/vms/chain.pem",
    "01-certbot-live/live/vms/fullchain.pem",
    "01-certbot-live/live/vms/privkey.pem",
];

const IOS: Destination = senstar_mobile::IOS_DESTINATION;
const ANDROID: Destination = senstar_mobile::ANDROID_DESTINATION;

const CASES: &[Case] = &[
    dw(&["01-certbot-live/cert.pem"], NeedsMore, "privkey.pem and fullchain.pem"),
    dw(LIVE, WorksAfterStep, "privkey.pem with fullchain.pem"),
    dw(&["03-glued-end-begin/cert.pem"], Rejected, "Line 49: END and the next BEGIN are on one line."),
    dw(&["05-pkcs12-nodes-order/cert.pem"], Works, "out of order"),
    dw(&["05-pkcs12-nodes-order/leaf-last.pem"], Rejected, "Another certificate comes first"),
    dw(&["08-four-dashes/cert.pem"], Rejected, "Line 1: marker lines need five dashes"),
    dw(&["08-four-dashes/mixed.pem"], Rejected, "Line 29: marker lines need five dashes"),
    dw(&["09-word-em-dash/cert.pem"], Rejected, "a word processor turned hyphens into dashes"),
    ca(&["09-word-em-dash/root-cp1252.cer"], IOS, Rejected, "reads X.509 in DER or PEM"),
    ca(&["09-word-em-dash/root-mail.txt"], ANDROID, Rejected, "reads X.509 in DER or PEM"),
    dw(&["11-literal-backslash-n/cert.pem"], Rejected, r"line breaks are typed out as \n"),
    dw(&["13-k8s-secret/secret.yaml"], WorksAfterStep, "Save the cert.pem"),
    dw(&["13-k8s-secret/secret.json"], WorksAfterStep, "Save the cert.pem"),
    dw(&["14-acm-export/export.json"], NeedsMore, "Type the password of the private key."),
    case(
        &["17-cmc-request/request.req"],
        &[],
        MESSAGING,
        symphony_messaging::REQUEST_DESTINATION,
        Nothing,
        "",
    ),
    case(
        &["18b-iis-server-csr/csr.txt"],
        &[],
        SENSTAR,
        senstar_mobile::REQUEST_DESTINATION,
        WorksAfterStep,
        "DNS:vms.harbour.example",
    ),
    case(&["18b-iis-server-csr/csr.txt"], &[], DW, dw_spectrum::REQUEST_DESTINATION, WorksAfterStep, ""),
    case(
        &["18b-iis-server-csr/acme.csr"],
        &[],
        DW,
        dw_spectrum::REQUEST_DESTINATION,
        Rejected,
        "elliptic-curve",
    ),
    request(&["18b-iis-server-csr/acme.csr"], Nothing, ""),
    request(&["19-spkac-in-csr-frame/request.csr"], Nothing, ""),
    server(&["20-pfx-without-mac/site.pfx"], NeedsMore, "Type the password of site.pfx."),
    server(&["25-pfx-sid-protected/export.pfx"], Rejected, "Windows account or group"),
    Case {
        host: Some("vms.harbour.example"),
        ..server(&["29-dns-dns-prefix/server.pem"], Rejected, "DNS:vms.harbour.example")
    },
    case(
        &["31-expired-cross-sign/cert.pem", "31-expired-cross-sign/root.pem"],
        &[],
        DW,
        dw_spectrum::SERVER_DESTINATION,
        WorksAfterStep,
        "cross-sign",
    ),
    ca(&["32-root-without-cn-ios/rootCA.pem"], IOS, Rejected, "no common name"),
    ca(&["32-root-without-cn-ios/rootCA.pem"], ANDROID, Works, ""),
    case(
        &["38-le-root-as-bot-cert/bot-cert.pem"],
        &[],
        MESSAGING,
        symphony_messaging::AUTHORITY_DESTINATION,
        Rejected,
        "trust store",
    ),
    case(
        &["38-le-root-as-bot-cert/bot-cert.pem"],
        &[],
        MESSAGING,
        symphony_messaging::BOT_DESTINATION,
        Nothing,
        "",
    ),
    request(&["46-csr-forms/ca-true.csr"], Rejected, "asks for the certificate of a certificate authority"),
    request(&["46-csr-forms/challenge.csr"], Works, "challenge password"),
    request(&["46-csr-forms/bare.req"], Works, ""),
    dw(&["47-csr-instead-of-cert/cert.pem"], Nothing, "certificate request"),
    server(&["51-selfsigned-not-ca/server.pem"], Rejected, "no phone can be made to trust it"),
    dw(&["51-selfsigned-not-ca/cert.pem"], WorksAfterStep, "Confirm the certificate once"),
    server(&["52-device-default-cert/camera-ip.pem"], Rejected, "825 days"),
    server(&["52-device-default-cert/nvr-fqdn.pem"], Rejected, "825 days"),
    Case {
        host: Some("nvr-8a21"),
        ..server(&["52-device-default-cert/nvr-name.pem"], Rejected, "does not cover the address")
    },
    server(&["52-device-default-cert/nvr-name.pem"], Rejected, "825 days"),
    case(
        &["foreign/duplicate-extension/cert.pem"],
        &[],
        DW,
        dw_spectrum::SERVER_DESTINATION,
        Rejected,
        "An extension is in the certificate twice",
    ),
];

fn judged(folder: &Path, case: &Case) -> Report {
    let options =
        with(Options::at(Timestamp::parse_rfc3339("2026-11-30T12:00:00Z").expect("an instant")), |options| {
            options.profile = Some(case.profile);
            options.role = case.role;
            options.host = case.host.map(|host| ServerName::parse(host).expect("an address"));
        });
    let passwords = case.password.iter().map(|password| Password::new(password.as_bytes().to_vec()));
    let unlocking = Unlocking { passwords: passwords.collect(), ..Unlocking::default() };
    let read = |name: &&str, trusted| {
        let path: PathBuf = folder.join(name);
        Input { trusted, unlocking: unlocking.clone(), ..input(&path) }
    };
    let files = case.files.iter().map(|name| read(name, false));
    let anchors = case.anchors.iter().map(|name| read(name, true));
    inspect(&files.chain(anchors).collect::<Vec<_>>(), &options)
}

/// Everything that is said of a destination.
fn said(report: &Report, destination: Destination) -> String {
    let of_drop = report.destinations.iter().filter(|one| one.destination == destination);
    let mut said: Vec<String> = of_drop.map(|one| one.headline.to_string()).collect();
    let assessments = report.objects.iter().flat_map(|object| &object.assessments);
    for assessment in assessments.filter(|one| one.destination == destination) {
        said.extend(assessment.needs.iter().chain(&assessment.steps).map(ToString::to_string));
        for finding in &assessment.findings {
            said.extend(finding.reasons.iter().chain(&finding.remarks).map(ToString::to_string));
            said.extend([finding.title.to_string(), finding.effect.to_string()]);
        }
    }
    said.join("\n")
}

#[test]
fn every_case_has_its_answer() {
    let Some(folder) = shared("field", "every_case_has_its_answer") else { return };
    let mut wrong = Vec::new();
    for case in CASES {
        let report = judged(&folder, case);
        let answer = report.destinations.iter().find(|one| one.destination == case.destination);
        let verdict = answer.map(|answer| answer.verdict);
        let name = format!("{:?} for {}", case.files, case.destination);
        if verdict != Some(case.expected) {
            wrong.push(format!("{name}: {verdict:?} instead of {:?}", case.expected));
        } else if !said(&report, case.destination).contains(case.says) {
            wrong.push(format!("{name}: nothing says \"{}\"", case.says));
        }
    }
    println!("{} of {} field cases are right", CASES.len() - wrong.len(), CASES.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A file of anchors is never what is handed in, whatever is asked.
#[test]
fn an_anchor_is_never_what_is_judged() {
    let Some(folder) = shared("field", "an_anchor_is_never_what_is_judged") else { return };
    for product in PRODUCTS {
        for role in [None, Some(Role::Ca), Some(Role::Server)] {
            let destination = product.destinations.first().expect("a destination").id;
            let report =
                judged(&folder, &Case { role, ..case(&[], ROOT, product.id, destination, Nothing, "") });
            assert!(report.destinations.iter().all(|one| one.verdict == Nothing), "{} {role:?}", product.id);
        }
    }
    assert!(products::destination(IOS).is_some());
}
