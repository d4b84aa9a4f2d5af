//! Files as administrators really have them: what each is called, and what is said of it.

use crate::support;

use std::path::Path;

use cert_inspector::input::Password;
use cert_inspector::model::ObjectKind;
use cert_inspector::products::dw_spectrum::SERVER_DESTINATION;
use cert_inspector::report::{Report, Verdict};
use cert_inspector::{Input, Options, Timestamp, Unlocking, inspect};
use support::{input, shared, with};

fn report(path: &Path, password: &str) -> Report {
    let at = Timestamp::parse_rfc3339("2026-11-30T12:00:00Z").expect("an instant");
    let passwords =
        if password.is_empty() { Vec::new() } else { vec![Password::new(password.as_bytes().to_vec())] };
    let unlocking = Unlocking { passwords, ..Unlocking::default() };
    inspect(&[Input { unlocking, ..input(path) }], &Options::at(at))
}

/// Everything that is said of the objects and of what could not be read.
fn words(report: &Report) -> String {
    let advice = report.objects.iter().filter_map(|object| object.advice.as_ref());
    let advice = advice.map(|advice| format!("{} {}", advice.what, advice.next_step));
    let observations = report.objects.iter().flat_map(|object| &object.observations);
    let observations = observations.map(|observation| observation.text.to_string());
    let problems = report.problems.iter().map(|problem| problem.message.to_string());
    let remarks = report.inputs.iter().flat_map(|input| &input.remarks).map(ToString::to_string);
    advice.chain(observations).chain(problems).chain(remarks).collect::<Vec<_>>().join("\n")
}

/// The file and its password, the kind of its first object, what is said and what is not.
#[test]
fn files_of_the_field_are_called_by_their_name() {
    use ObjectKind::*;
    let Some(folder) = shared("field", "files_of_the_field_are_called_by_their_name") else { return };
    for (file, password, kind, said, unsaid) in [
        ("19-spkac-in-csr-frame/request.csr", "", Spkac, "SPKAC", "is damaged"),
        ("17-cmc-request/request.req", "", CmsRequest, "RequestType = PKCS10", "is damaged"),
        ("foreign/other/sample_cr.der", "", CmpMessage, "CMP", "is damaged"),
        ("foreign/other/tsp_response", "", TimeStamp, "RFC 3161", "is damaged"),
        ("15-trusted-certificate/root-trusted.pem", "", Certificate, "TRUSTED CERTIFICATE", "damaged"),
        ("15-trusted-certificate/leaf-trusted.pem", "", Certificate, "openssl x509 -in", "damaged"),
        ("25-pfx-sid-protected/export.pfx", "", Pkcs12, "Only that account or group can open it", "damaged"),
        ("20-pfx-without-mac/site.pfx", "", Pkcs12, "no integrity check (MAC)", "damaged"),
        ("foreign/pfx/TestOldCA.p12", "nss", Pkcs12, "bag 2, which stays locked", "changed"),
        ("foreign/pfx/chains.p12", "secret", Pkcs12, "several passwords", "changed or damaged"),
        ("foreign/pfx/chains.p12", "wrong", Pkcs12, "cannot be determined", "changed or damaged"),
        ("foreign/pfx/chains.p12", "", Pkcs12, "cannot be determined", "changed or damaged"),
        ("foreign/other/test_key_pbmac1_bcjsse.pfx", "xxxxxx", Pkcs12, "PKCS#12", "(MAC) is damaged"),
        (
            "44-openssh-key/cert.pem",
            "",
            SshPrivateKey,
            "ssh-keygen -p -m PKCS8 -f cert.pem",
            "TLS cannot use it",
        ),
        ("62-smime-ber/mail.eml", "", Pkcs7, "PKCS#7", "damaged"),
        ("08-four-dashes/mixed.pem", "", PrivateKey, "this one has 4", "damaged"),
        ("09-word-em-dash/root-mail.txt", "", Certificate, "Line 5: a word processor", "damaged"),
        ("09-word-em-dash/root-cp1252.cer", "", Certificate, "Line 1: a word processor", "damaged"),
        ("11-literal-backslash-n/cert.pem", "", EncryptedPrivateKey, r"typed out as \n", "damaged"),
        ("foreign/other/badca.crt", "", Certificate, "after the end of the certificate", "damaged"),
        ("foreign/other/csr-invalid.der", "", CertificateRequest, "not on its curve", "was not verified"),
        ("foreign/times/crl_utctime_no_seconds.pem", "", RevocationList, "have it issued again", "Export it"),
        ("foreign/times/response.der", "", OcspResponse, "have it issued again", "Export it"),
        ("foreign/times/v3-cert1.pem", "", Certificate, "have it issued again", "Export it"),
        ("foreign/times/x509-v3-with-fractional-time.pem", "", Certificate, "notBefore", "Export it"),
    ] {
        let report = report(&folder.join(file), password);
        assert_eq!(report.objects.first().map(|object| object.kind), Some(kind), "{file}");
        let words = words(&report);
        assert!(words.contains(said), "{file}: {words}");
        assert!(!words.contains(unsaid), "{file}: {words}");
    }
}

/// The file, and the names of the values that its objects come from.
#[test]
fn values_of_the_field_keep_their_names() {
    let Some(folder) = shared("field", "values_of_the_field_keep_their_names") else { return };
    for (file, expected) in [
        ("13-k8s-secret/secret.yaml", &["ca.crt", "tls.crt", "tls.crt", "tls.key"][..]),
        ("13-k8s-secret/secret.json", &["tls.crt", "tls.crt", "tls.key"]),
        ("13-k8s-secret/flattened.yaml", &["cert.pem", "key.pem"]),
        ("14-acm-export/export.json", &["Certificate", "CertificateChain", "CertificateChain", "PrivateKey"]),
        ("11-literal-backslash-n/env.txt", &["TLS_CERT", "TLS_CERT", "TLS_KEY"]),
    ] {
        let report = report(&folder.join(file), "");
        let mut paths: Vec<String> =
            report.objects.iter().map(|object| object.origin.path.join("/")).collect();
        paths.dedup();
        let mut expected = expected.to_vec();
        expected.dedup();
        assert_eq!(paths, expected, "{file}");
    }
}

/// A list of variables is a source of parts for `cert.pem`, and not a `cert.pem` that is read wrongly.
#[test]
fn variables_are_a_source_of_parts() {
    let Some(folder) = shared("field", "variables_are_a_source_of_parts") else { return };
    let at = Timestamp::parse_rfc3339("2026-11-30T12:00:00Z").expect("an instant");
    let options =
        with(Options::at(at), |options| options.profile = Some(cert_inspector::products::dw_spectrum::ID));
    let anchor = Input { trusted: true, ..input(&folder.join("pki/root.pem")) };
    let report = inspect(&[input(&folder.join("11-literal-backslash-n/env.txt")), anchor], &options);
    let answer = report.destinations.iter().find(|one| one.destination == SERVER_DESTINATION);
    assert_eq!(answer.map(|answer| answer.verdict), Some(Verdict::WorksAfterStep));
}
