//! What files hold, in every dress in which they arrive.

use crate::support;

use cert_inspector::formats::{FormatError, Reading};
use cert_inspector::model::{Certificate, Content, DeviationKind, ObjectKind};
use support::{certificates, fixtures, input, read, root};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn reading(name: &str) -> Reading {
    read(&fixture(name), usize::MAX)
}

fn only(name: &str) -> Certificate {
    let mut certificates = certificates(&fixture(name));
    assert_eq!(certificates.len(), 1, "{name}");
    certificates.remove(0)
}

/// Dresses that are named in an error instead of being read, with the error's kind.
const NOT_READ: &[(&str, &str)] = &[("good-hexdump.txt", "noCertificateInText")];

#[test]
fn one_certificate_is_the_same_in_every_dress() {
    let good = only("server/good.der");
    let mut read = 0;
    for path in fixtures("encodings") {
        let file = path.file_name().unwrap().to_str().unwrap();
        let dressed = file.starts_with("good") || ["der-named.pem", "pem-named.cer"].contains(&file);
        if !dressed {
            continue;
        }
        let name = format!("encodings/{file}");
        match NOT_READ.iter().find(|(not_read, _)| *not_read == file) {
            Some((_, kind)) => assert_eq!(reading(&name).failures[0].error.kind(), *kind, "{file}"),
            None => {
                let mut found = only(&name);
                // OpenSSL's own form is told of the certificate that came in it.
                let told = found.deviations.len();
                found.deviations.retain(|deviation| deviation.kind != DeviationKind::OpensslTrust);
                assert_eq!(told > found.deviations.len(), file == "good-trusted-label.pem", "{file}");
                assert_eq!(found, good, "{file}");
                read += 1;
            }
        }
    }
    assert!(read >= 25, "only {read} dresses were read");
}

#[test]
fn one_damaged_block_does_not_stop_the_others() {
    let reading = reading("encodings/bundle-one-damaged.pem");
    assert_eq!(reading.found.iter().map(|found| found.block).collect::<Vec<_>>(), [Some(1), Some(3)]);
    let [failure] = reading.failures.as_slice() else { panic!("{:?}", reading.failures) };
    assert_eq!(failure.block, Some(2));
    assert!(matches!(failure.error, FormatError::Base64Character { .. }));
    let text = fixture("encodings/bundle-one-damaged.pem");
    let at = usize::try_from(failure.offset.unwrap()).unwrap();
    assert!(
        !text[at].is_ascii_alphanumeric(),
        "the offset points at the character that does not belong there"
    );
}

#[test]
fn several_certificates_in_one_file_keep_their_order_and_place() {
    let bundle = reading("encodings/bundle.pem");
    assert_eq!(bundle.found.iter().map(|found| found.block).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
    let glued = reading("encodings/two-der.der");
    let first = only("server/good.der");
    assert_eq!(glued.found[1].offset, u32::try_from(first.der.len()).unwrap());
}

#[test]
fn nothing_is_lost_in_objects_that_stand_one_behind_the_other() {
    let (key, good, crl) =
        (fixture("other/pkcs8-key.der"), fixture("server/good.der"), fixture("other/crl.der"));
    let kinds = |bytes: &[u8]| -> Vec<ObjectKind> {
        let reading = read(bytes, usize::MAX);
        assert_eq!(reading.failures, []);
        reading.found.iter().map(|found| found.decoded.content.kind()).collect()
    };
    assert_eq!(kinds(&[key.as_slice(), &good].concat()), [ObjectKind::PrivateKey, ObjectKind::Certificate]);
    assert_eq!(
        kinds(&[good.as_slice(), &crl, &good].concat()),
        [ObjectKind::Certificate, ObjectKind::RevocationList, ObjectKind::Certificate]
    );
    assert_eq!(kinds(&[key.as_slice(), b"\n"].concat()), [ObjectKind::PrivateKey]);

    let cut = [good.as_slice(), &good[..good.len() - 100]].concat();
    let reading = read(&cut, usize::MAX);
    assert_eq!((reading.found.len(), reading.failures.len()), (1, 1), "a damaged second certificate is told");
}

#[test]
fn what_stands_in_other_text_is_named_or_told_to_be_damaged() {
    use base64::Engine;
    let base64 = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let good = fixture("server/good.der");
    let text = format!(
        "{{\"certificate\": \"{}\", \"key\": \"{}\", \"cut\": \"{}\"}}",
        base64(&good),
        base64(&fixture("other/pkcs8-key.der")),
        base64(&good[..300]),
    );
    let reading = read(text.as_bytes(), usize::MAX);
    assert!(matches!(reading.found[0].decoded.content, Content::Certificate(_)));
    assert_eq!(reading.found[1].decoded.content.kind(), ObjectKind::PrivateKey);
    assert_eq!(reading.found.len(), 2);
    let [failure] = reading.failures.as_slice() else { panic!("{:?}", reading.failures) };
    assert_eq!(failure.error.kind(), "certificateMalformed");
    let at = usize::try_from(failure.offset.unwrap()).unwrap();
    assert!(text.as_bytes()[at..].starts_with(b"MII"), "the offset points at the start of the damaged one");
}

#[test]
fn what_is_no_certificate_is_named() {
    use ObjectKind::*;
    for (file, kind) in [
        ("archive-empty.zip", Zip),
        ("archive.7z", Archive),
        ("archive.tar.gz", Gzip),
        ("archive.zip", Zip),
        ("attribute-certificate.pem", AttributeCertificate),
        ("crl.der", RevocationList),
        ("crl.pem", RevocationList),
        ("dh-parameters.pem", DhParameters),
        ("document.docx.ole", OfficeDocument),
        ("document.pdf", Pdf),
        ("ec-parameters.pem", EcParameters),
        ("encrypted-key.der", EncryptedPrivateKey),
        ("encrypted-key.pem", EncryptedPrivateKey),
        ("image.jpg", Image),
        ("image.png", Image),
        ("java.jks", JavaKeyStore),
        ("ocsp-request.der", OcspRequest),
        ("ocsp-response.der", OcspResponse),
        ("openssh-private.txt", SshPrivateKey),
        ("page.html", Html),
        ("pgp-public.txt", OpenPgp),
        ("pkcs1-key.der", PrivateKey),
        ("pkcs1-key.pem", PrivateKey),
        ("pkcs12-legacy.der", Pkcs12),
        ("pkcs12.der", Pkcs12),
        ("pkcs7-certificate-label.pem", Pkcs7),
        ("pkcs7-cms-label.pem", Pkcs7),
        ("pkcs7-empty.der", Pkcs7),
        ("pkcs7.der", Pkcs7),
        ("pkcs7.pem", Pkcs7),
        ("pkcs8-ec-key.pem", PrivateKey),
        ("pkcs8-ed25519-key.pem", PrivateKey),
        ("pkcs8-key.der", PrivateKey),
        ("pkcs8-key.pem", PrivateKey),
        ("profile.mobileconfig", AppleProfile),
        ("program.elf", Executable),
        ("program.exe", Executable),
        ("public-key.der", PublicKey),
        ("public-key.pem", PublicKey),
        ("putty.ppk", SshPrivateKey),
        ("request-new-label.pem", CertificateRequest),
        ("request.der", CertificateRequest),
        ("request.pem", CertificateRequest),
        ("rsa-public-key.pem", PublicKey),
        ("sec1-key.pem", PrivateKey),
        ("sequence.der", UnknownAsn1),
        ("ssh-rsa.pub", SshPublicKey),
        ("ssh2-public.txt", SshPublicKey),
        ("store.sst", WindowsCertificateStore),
        ("traditional-encrypted-key.pem", EncryptedPrivateKey),
        ("windows.reg", WindowsRegistry),
    ] {
        let reading = reading(&format!("other/{file}"));
        assert!(reading.failures.is_empty(), "{file}: {:?}", reading.failures);
        assert_eq!(reading.found[0].decoded.content.kind(), kind, "{file}");
    }
}

#[test]
fn what_holds_nothing_says_why() {
    for (file, kind) in [
        ("other/empty.bin", "empty"),
        ("other/noise.bin", "unknownContent"),
        ("other/zeros.bin", "unknownContent"),
        ("other/notes.txt", "noCertificateInText"),
        ("other/data.json", "noCertificateInText"),
        ("encodings/no-end.pem", "pemUnfinished"),
        ("encodings/mismatched-label.pem", "pemLabelsDiffer"),
        ("encodings/missing-line.pem", "certificateMalformed"),
        ("deviations/truncated.der", "certificateMalformed"),
        ("deviations/truncated-header.der", "certificateMalformed"),
        ("deviations/wrong-length.der", "certificateMalformed"),
        ("deviations/length-4gib.der", "certificateMalformed"),
        ("deviations/missing-signature.der", "certificateMalformed"),
    ] {
        let reading = reading(file);
        assert!(reading.found.is_empty(), "{file}");
        assert_eq!(reading.failures[0].error.kind(), kind, "{file}");
    }
}

#[test]
fn what_strays_from_the_standard_is_read_and_noted() {
    use DeviationKind::*;
    for (file, kind, field) in [
        ("bad-utf8-subject", StringCharacters, "subject"),
        ("boolean-01", BooleanNotDer, "critical"),
        ("critical-false-encoded", DefaultEncoded, "critical"),
        ("empty-serial", IntegerNotMinimal, "serialNumber"),
        ("extension-trailing", TrailingBytes, "subjectAltName"),
        ("extensions-empty", EmptySequence, "extensions"),
        ("indefinite-length", LengthNotDer, "Certificate"),
        ("key-usage-empty", EmptySequence, "keyUsage"),
        ("key-usage-trailing-zeros", NamedBitsNotDer, "keyUsage"),
        ("key-usage-unused-bits-set", BitStringUnused, "keyUsage"),
        ("non-minimal-length", LengthNotDer, "Certificate"),
        ("non-minimal-serial", IntegerNotMinimal, "serialNumber"),
        ("odd-bmp-subject", StringCharacters, "subject"),
        ("printable-with-at", StringCharacters, "subject"),
        ("rsa-parameters-missing", AlgorithmParameters, "subjectPublicKeyInfo"),
        ("signature-unused-bits", BitStringUnused, "signatureValue"),
        ("trailing-bytes", TrailingBytes, "Certificate"),
        ("two-trailing-fields", TrailingBytes, "tbsCertificate"),
        ("unused-bits-spki", BitStringUnused, "subjectPublicKey"),
        ("v1-with-extensions", FieldNotInVersion, "version"),
        ("version-0-explicit", DefaultEncoded, "version"),
        ("version-4", VersionUnknown, "version"),
    ] {
        let certificate = only(&format!("deviations/{file}.der"));
        let noted = certificate.deviations.iter().any(|found| found.kind == kind && found.field == field);
        assert!(noted, "{file}: {:?}", certificate.deviations);
    }
    for file in ["server/good.der", "ca/root.der", "details/every-extension.der", "details/string-types.der"]
    {
        assert_eq!(only(file).deviations, [], "{file}");
    }
}

#[test]
fn a_limit_on_objects_is_an_error_and_not_a_cut() {
    let reading = read(&fixture("encodings/bundle.pem"), 2);
    assert_eq!(reading.found.len(), 2);
    assert_eq!(reading.failures[0].error, FormatError::TooManyObjects);
}

#[test]
fn every_detail_is_drawn_without_loss() {
    // Every extension that is decoded shows in the details, under a label of its own.
    let mut inspection = cert_inspector::Inspection::default();
    let files = [
        "every-extension",
        "microsoft",
        "netscape",
        "qc-statements",
        "sct-list",
        "tls-feature",
        "string-types",
    ];
    for file in files {
        let input = input(&root().join(format!("tests/fixtures/details/{file}.der")));
        support::add(&mut inspection, &input.name, &input.bytes);
    }
    let options = support::reference_options();
    let mut text = String::new();
    for id in 0..u32::try_from(files.len()).unwrap() {
        let detail = inspection.detail(id, &options).expect("a detail");
        text.push_str(&serde_json::to_string_pretty(&detail.fields).expect("JSON"));
        text.push('\n');
    }
    support::assert_snapshot("details.json", &text);
}
