//! What is no certificate gets the name of what it is; text around PEM is told with its line; values keep their names.

use crate::support;

use cert_inspector::model::{Content, DeviationKind, ObjectKind};
use cert_inspector::report::{Relation, Report};
use cert_inspector::{Input, Options, inspect};
use support::{input, read, reference_instant, root};

fn fixture(name: &str) -> Input {
    input(&root().join("tests/fixtures").join(name))
}

fn report(names: &[&str]) -> Report {
    let inputs: Vec<Input> = names.iter().map(|name| fixture(name)).collect();
    inspect(&inputs, &Options::at(reference_instant()))
}

/// Everything that a report says of what was dropped, in sentences.
fn words(report: &Report) -> String {
    let problems = report.problems.iter().map(|problem| problem.message.to_string());
    let advice = report.objects.iter().filter_map(|object| object.advice.as_ref());
    let advice = advice.map(|advice| format!("{} {}", advice.what, advice.next_step));
    let observations = report.objects.iter().flat_map(|object| &object.observations);
    let observations = observations.map(|observation| observation.text.to_string());
    problems.chain(advice).chain(observations).collect::<Vec<_>>().join("\n")
}

/// The file, its kind, and a part of what is said of it.
#[test]
fn what_was_mistaken_for_a_certificate_is_named() {
    use ObjectKind::*;
    for (file, kind, part) in [
        ("spkac-in-request-frame.pem", Spkac, "openssl req -new"),
        ("spkac.txt", Spkac, "not a PKCS#10"),
        ("cmc-request.pem", CmsRequest, "RequestType = PKCS10"),
        ("pkcs7-request.der", CmsRequest, "RequestType = PKCS10"),
        ("pkcs7-message.der", Pkcs7, "has no certificate"),
        ("cmp-message.der", CmpMessage, "CMP"),
        ("timestamp-request.der", TimeStamp, "RFC 3161"),
        ("timestamp-response.der", TimeStamp, "RFC 3161"),
        ("timestamp-refused.der", TimeStamp, "RFC 3161"),
        ("timestamp-token.der", TimeStamp, "RFC 3161"),
        ("ocsp-request-extended.der", OcspRequest, "OCSP request"),
        ("unknown-in-request-frame.pem", UnknownAsn1, "labelled 'CERTIFICATE REQUEST', but it contains"),
        ("octets-in-certificate-frame.pem", UnknownAsn1, "labelled 'CERTIFICATE', but it contains"),
        ("numbers-in-key-frame.pem", UnknownAsn1, "labelled 'PRIVATE KEY', but it contains"),
        ("path.pkipath", PkiPath, "PkiPath"),
        ("path-of-one.pkipath", PkiPath, "PkiPath"),
        ("store.bks", BksKeyStore, "keytool -importkeystore"),
        ("store.uber", UberKeyStore, "keytool -importkeystore"),
        ("store.bcfks", BcfksKeyStore, "-srcstoretype BCFKS"),
        ("key.pvk", PvkKey, "openssl rsa -inform PVK"),
        ("login-page.pem", Html, "while you are signed in"),
        ("login-script.cer", Html, "while you are signed in"),
    ] {
        let report = report(&[&format!("mistaken/{file}")]);
        assert_eq!(report.objects[0].kind, kind, "{file}");
        assert!(report.problems.is_empty(), "{file}: {:?}", report.problems);
        let words = words(&report);
        assert!(words.contains(part), "{file}: {words}");
        assert!(!words.contains("damaged"), "{file}: {words}");
    }
}

#[test]
fn a_damaged_certificate_stays_one() {
    for name in ["deviations/truncated.der", "deviations/missing-signature.der", "encodings/missing-line.pem"]
    {
        let report = report(&[name]);
        assert!(report.objects.is_empty(), "{name}");
        assert!(report.problems[0].message.contains("The certificate is damaged"), "{name}");
    }
}

#[test]
fn the_certificates_of_a_path_are_read() {
    for (name, count) in [("mistaken/path.pkipath", 2), ("mistaken/path-of-one.pkipath", 1)] {
        let report = report(&[name]);
        let parts: Vec<&str> =
            report.objects[1..].iter().map(|object| object.origin.path[0].as_str()).collect();
        assert_eq!(parts, ["certificate 1", "certificate 2"][..count], "{name}");
        assert!(report.objects[1..].iter().all(|object| object.certificate.is_some()), "{name}");
    }
}

/// The file, and where each object stands in it.
#[test]
fn values_keep_the_names_that_their_files_give_them() {
    for (file, expected) in [
        ("secret.yaml", &["ca.crt", "ca.crt", "tls.crt", "tls.key"][..]),
        ("secret-plain.yaml", &["tls.crt", "tls.key"]),
        ("secret.json", &["tls.crt", "tls.key"]),
        ("acm.json", &["Certificate", "CertificateChain", "CertificateChain", "PrivateKey"]),
        ("service.env", &["TLS_CERT", "TLS_CHAIN", "TLS_CHAIN", "TLS_KEY"]),
        ("client.ovpn", &["ca", "ca", "cert", "key"]),
    ] {
        let report = report(&[&format!("mistaken/{file}")]);
        let paths: Vec<String> = report.objects.iter().map(|object| object.origin.path.join("/")).collect();
        assert_eq!(paths, expected, "{file}");
        assert!(report.problems.is_empty() && report.inputs[0].remarks.is_empty(), "{file}");
    }
    for file in ["encodings/good.pem", "encodings/good-bag-attributes.pem", "encodings/good-text-around.pem"]
    {
        assert!(report(&[file]).objects[0].origin.path.is_empty(), "{file}");
    }
}

/// The file, and the line and cause that are told of its text.
#[test]
fn text_that_other_programs_do_not_read_is_told_with_its_line() {
    for (file, remark) in [
        ("good-url.txt", "Line 1: the text is URL-encoded"),
        ("good-form.txt", "Line 1: the text is URL-encoded"),
        ("good-base64-percent.txt", "Line 1: the text is URL-encoded"),
        ("good-base64-percent-query.txt", "Line 1: the text is URL-encoded"),
        ("good-base64-quoted-printable.txt", "Line 3: the text is quoted-printable"),
        ("good-quoted-printable.txt", "Line 3: the text is quoted-printable"),
        ("good-entities.txt", "Line 1: the text contains HTML"),
        ("good-breaks.html.txt", "Line 1: the text contains HTML"),
        ("good-typed-breaks.pem", r"Line 1: line breaks are typed out as \n"),
        ("good-em-dashes.pem", "Line 1: a word processor turned hyphens into dashes"),
        ("good-dashes-1252.pem", "Line 1: a word processor turned hyphens into dashes"),
        ("good-four-dashes.pem", "Line 1: marker lines need five dashes at each end; this one has 4"),
        ("good-six-dashes.pem", "Line 1: marker lines need five dashes at each end; this one has 6"),
        ("good-marker-spaces.pem", "Line 1: the marker has a space"),
        ("good-lower-case.pem", "Line 1: the marker must be in capital letters"),
        ("good.pem", ""),
        ("good-json-escapes.txt", ""),
        ("good-quoted-mail.pem", ""),
    ] {
        let report = report(&[&format!("encodings/{file}")]);
        let remarks: Vec<&str> = report.inputs[0].remarks.iter().map(|remark| remark.as_ref()).collect();
        assert_eq!(remarks.len(), usize::from(!remark.is_empty()), "{file}: {remarks:?}");
        assert!(remarks.iter().all(|found| found.starts_with(remark)), "{file}: {remarks:?}");
    }
}

#[test]
fn trust_settings_of_openssl_are_named_and_ignored() {
    let report = report(&["encodings/good-trusted-label.pem"]);
    let [object] = report.objects.as_slice() else { panic!("{} objects", report.objects.len()) };
    let certificate = object.certificate.as_ref().unwrap();
    assert!(certificate.deviations.iter().any(|found| found.kind == DeviationKind::OpensslTrust));
    assert_eq!(object.label.friendly_name.as_deref(), Some("an alias"));
    let words = words(&report);
    for part in [
        "TRUSTED CERTIFICATE",
        "trusted for: serverAuth",
        "ignored",
        "openssl x509 -in good-trusted-label.pem -out",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
}

#[test]
fn bytes_after_a_certificate_are_said() {
    let good = std::fs::read(root().join("tests/fixtures/server/good.der")).unwrap();
    let longer = Input::new("longer.der", [good.as_slice(), b"\nmore"].concat());
    let report = inspect(&[longer], &Options::at(reference_instant()));
    assert!(words(&report).contains(&format!("after the end of the certificate (byte {})", good.len())));
}

/// A date in a form that RFC 5280 does not allow leaves a certificate that is read and refused.
#[test]
fn a_malformed_date_leaves_the_rest_to_be_read() {
    for name in ["time-second-60", "time-fraction", "time-no-z", "time-offset"] {
        let report = report(&[&format!("server/{name}.der")]);
        let [object] = report.objects.as_slice() else { panic!("{name}: {:?}", report.problems) };
        assert!(object.certificate.as_ref().unwrap().has_malformed_date(), "{name}");
        let words = words(&report);
        assert!(words.contains("malformed") && words.contains("have it issued again"), "{name}: {words}");
        assert!(!words.contains("Export it again"), "{name}: {words}");
        let paths = object.paths.as_ref().unwrap();
        assert_eq!(paths.outcome, cert_inspector::checks::Outcome::Fail, "{name}");
    }
}

#[test]
fn what_is_no_date_and_what_is_too_large_is_not_called_damaged() {
    let mut good = std::fs::read(root().join("tests/fixtures/server/good.der")).unwrap();
    let date = good.windows(2).position(|two| two == [0x17, 13]).unwrap() + 2;
    good[date + 2..date + 4].copy_from_slice(b"13");
    // A version, as certificates have it, and two mebibytes.
    let large = [
        &[0x30, 0x83, 0x20, 0, 15, 0x30, 0x83, 0x20, 0, 10, 0xA0, 3, 2, 1, 2, 4, 0x83, 0x20, 0, 0][..],
        &vec![0; 0x0020_0000],
    ]
    .concat();
    for (bytes, kind, part) in
        [(good, "dateMalformed", "Have it issued again"), (large, "objectTooLarge", "1048576 bytes")]
    {
        let reading = read(&bytes, usize::MAX);
        let [failure] = reading.failures.as_slice() else { panic!("{:?}", reading.failures) };
        let words = failure.error.to_string();
        assert_eq!(failure.error.kind(), kind);
        assert!(
            words.contains(part) && !words.contains("damaged") && !words.contains("Export it again"),
            "{words}"
        );
    }
}

/// The key of a certificate in OpenSSH's format is that key, and its advice says how to convert it.
#[test]
fn an_openssh_key_is_the_key_of_its_certificate() {
    for (key, expected) in [
        ("foreign/openssh-rsa.pem", true),
        ("foreign/openssh-rsa-encrypted.pem", true),
        ("foreign/openssh-ed25519.pem", false),
    ] {
        let report = report(&[key, "server/good.der"]);
        let object = &report.objects[0];
        let related = object.related.iter().any(|one| one.relation == Relation::Certificate);
        assert_eq!(related, expected, "{key}");
        let advice = object.advice.as_ref().unwrap();
        assert_eq!(advice.what.contains("the private key of the certificate"), expected, "{key}");
        assert!(advice.next_step.contains("ssh-keygen -p -m PKCS8 -f"), "{key}");
        let reverse = report.objects[1].related.iter().any(|one| one.relation == Relation::PrivateKey);
        assert_eq!(reverse, expected, "{key}");
    }
}

/// Base64 of BER without a length stands in mails; certificates in it are read.
#[test]
fn ber_in_a_mail_is_found() {
    use base64::Engine;
    let message = std::fs::read(root().join("tests/fixtures/other/pkcs7.der")).unwrap();
    // The outer SEQUENCE and its content without lengths.
    let body = &message[4..];
    let ber = [&[0x30, 0x80][..], body, &[0, 0]].concat();
    let base64 = base64::engine::general_purpose::STANDARD.encode(ber);
    let lines: Vec<&str> =
        base64.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    for mark in ["", "> "] {
        let lines: String = lines.iter().map(|line| format!("{mark}{line}\r\n")).collect();
        let mail = format!(
            "From: a@example.org\r\n\r\n--b1\r\nContent-Transfer-Encoding: base64\r\n\r\n{lines}\r\n--b1--\r\n"
        );
        let reading = read(mail.as_bytes(), usize::MAX);
        let [found] = reading.found.as_slice() else { panic!("{:?}", reading.failures) };
        assert!(matches!(found.decoded.content, Content::Pkcs7(_)));
        assert_eq!(found.decoded.inside.len(), 3);
    }
}
