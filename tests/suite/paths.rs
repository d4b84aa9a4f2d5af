//! Paths through the whole pipeline: files in, paths, links, gaps and bundles out.

use crate::support;

use std::fmt::Write;

use cert_inspector::model::SignatureCheck;
use cert_inspector::path::Check;
use cert_inspector::report::{BundleReport, PathReport, PathsReport, Report};
use cert_inspector::{Input, Inspection, Options, Purpose, inspect};
use support::{reference_instant, reference_options, root, with};

/// Fixtures as inputs; those with an exclamation mark are trusted.
fn inputs(names: &[&str]) -> Vec<Input> {
    names
        .iter()
        .map(|name| {
            let (name, trusted) = name.strip_suffix('!').map_or((*name, false), |name| (name, true));
            let file = if name.contains('.') { name.to_owned() } else { format!("{name}.der") };
            let path = root().join("tests/fixtures").join(&file);
            let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
            Input { trusted, ..Input::new(name, bytes) }
        })
        .collect()
}

fn report(names: &[&str], options: &Options) -> Report {
    inspect(&inputs(names), options)
}

/// The paths of the first file.
fn paths(names: &[&str], options: &Options) -> PathsReport {
    report(names, options).objects[0].paths.clone().expect("a certificate has paths")
}

/// A value as the report writes it.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).expect("a value").as_str().expect("a word").to_owned()
}

/// A path in a line: verdict, end, and what is wrong with whom. Profile and revocation are left out.
fn line(path: &PathReport) -> String {
    let mut text = format!("{} {}", word(&path.verdict), word(&path.end));
    for (place, certificate) in path.certificates.iter().enumerate() {
        write!(text, "{} {}", if place == 0 { ":" } else { " >" }, certificate.title).expect("a string");
        let beside = [Check::Profile, Check::BaselineRequirements, Check::Revocation];
        for answer in certificate.answers.iter().filter(|answer| !beside.contains(&answer.check)) {
            for reason in answer.reasons.iter().filter(|reason| reason.code != "policies") {
                write!(text, " [{}]", reason.code).expect("a string");
            }
        }
    }
    text
}

#[test]
fn every_path_ends_where_it_must_and_says_what_breaks() {
    const LEAF: &str = "vms.example.org";
    const INTERMEDIATE: &str = "Example Test Intermediate";
    const ROOT: &str = "Example Test Root";
    const OTHER: &str = "Example Test CA (chain/other-root)";
    let whole = format!("pass anchor: {LEAF} > {INTERMEDIATE} > {ROOT}");
    let cases: &[(&[&str], &str, &[&str])] = &[
        (&["server/good", "ca/intermediate", "ca/root!"], "privatelyTrusted", &[&whole]),
        (&["server/good", "ca/root!", "ca/intermediate"], "privatelyTrusted", &[&whole]),
        (
            &["server/good", "ca/intermediate", "ca/root"],
            "unknownIssuer",
            &["unknown selfSigned: vms.example.org > Example Test Intermediate > Example Test Root"],
        ),
        (&["server/good"], "unknownIssuer", &["unknown issuerMissing: vms.example.org [issuerMissing]"]),
        (
            &["server/good", "ca/root!"],
            "unknownIssuer",
            &["unknown issuerMissing: vms.example.org [issuerMissing]"],
        ),
        (
            &["server/good", "ca/intermediate!"],
            "privatelyTrusted",
            &["pass anchor: vms.example.org > Example Test Intermediate"],
        ),
        (&["server/good!"], "privatelyTrusted", &["pass anchor: vms.example.org"]),
        (&["ca/root"], "selfSigned", &["unknown selfSigned: Example Test Root"]),
        (
            &["chain/bad-signature", "ca/intermediate", "ca/root!"],
            "unknownIssuer",
            &[
                "fail anchor: vms.example.org [signatureInvalid] > Example Test Intermediate > Example Test Root",
            ],
        ),
        (
            &["chain/self-issued-bad-signature"],
            "unknownIssuer",
            &["fail selfIssued: Example Test CA (chain/self-issued-bad-signature) [selfSignatureInvalid]"],
        ),
        // A renewed root of the same name is not the one that signed.
        (
            &["ca/intermediate", "chain/rekeyed-root!"],
            "unknownIssuer",
            &[
                "fail anchor: Example Test Intermediate [signatureInvalid] [keyIdentifierDiffers] > Example Test Root",
            ],
        ),
        (
            &["ca/intermediate", "chain/rekeyed-root!", "ca/root!"],
            "privatelyTrusted",
            &[&format!("pass anchor: {INTERMEDIATE} > {ROOT}")],
        ),
        // Two ways up, of which one is trusted.
        (
            &["server/good", "ca/intermediate", "chain/cross-signed", "ca/root", "chain/other-root!"],
            "privatelyTrusted",
            &[
                &format!("pass anchor: {LEAF} > {INTERMEDIATE} > {OTHER}"),
                &format!("unknown selfSigned: {LEAF} > {INTERMEDIATE} > {ROOT}"),
            ],
        ),
        (
            &["server/good", "chain/expired-intermediate", "ca/intermediate", "ca/root!"],
            "privatelyTrusted",
            &[&whole, &format!("fail anchor: {LEAF} > {INTERMEDIATE} [expired] > {ROOT}")],
        ),
        (
            &["server/good", "chain/not-a-ca", "ca/root!"],
            "privatelyTrusted",
            &[&format!("fail anchor: {LEAF} > {INTERMEDIATE} [basicConstraintsMissing] > {ROOT}")],
        ),
        (
            &["server/good", "chain/unknown-critical-intermediate", "ca/root!"],
            "privatelyTrusted",
            &[&format!("fail anchor: {LEAF} > {INTERMEDIATE} [criticalExtensionUnknown] > {ROOT}")],
        ),
        (
            &["server/good", "ca/no-key-cert-sign!"],
            "unknownIssuer",
            &["unknown issuerMissing: vms.example.org [issuerMissing]"],
        ),
        (
            &["chain/under-leaf", "server/good", "ca/intermediate", "ca/root!"],
            "privatelyTrusted",
            &[
                "fail anchor: victim.example.org > vms.example.org [basicConstraintsMissing] [mayNotSign] > Example Test Intermediate [pathTooLong] > Example Test Root",
            ],
        ),
        (
            &["chain/under-sub-ca", "chain/sub-ca", "ca/intermediate", "ca/root!"],
            "privatelyTrusted",
            &[
                "fail anchor: vms.example.org > Example Test CA (chain/sub-ca) > Example Test Intermediate [pathTooLong] > Example Test Root",
            ],
        ),
        (
            &["chain/wrong-issuer-name", "ca/intermediate", "ca/root!"],
            "privatelyTrusted",
            &[
                "fail anchor: vms.example.org [issuerNameDiffers] > Example Test Intermediate > Example Test Root",
            ],
        ),
        (
            &["chain/wrong-key-identifier", "ca/intermediate", "ca/root!"],
            "privatelyTrusted",
            &[
                "warn anchor: vms.example.org [keyIdentifierDiffers] > Example Test Intermediate > Example Test Root",
            ],
        ),
        (
            &["chain/loop-a", "chain/loop-b"],
            "unknownIssuer",
            &["unknown loop: Example Test CA (chain/loop-a) > Example Test CA (chain/loop-b) [loop]"],
        ),
        (
            &["server/sha1", "ca/intermediate", "ca/root!"],
            "privatelyTrusted",
            &["warn anchor: vms.example.org [weakHash] > Example Test Intermediate > Example Test Root"],
        ),
        (
            &["server/md5", "ca/intermediate", "ca/root!"],
            "privatelyTrusted",
            &["fail anchor: vms.example.org [weakHash] > Example Test Intermediate > Example Test Root"],
        ),
        (
            &["server/rsa-1024", "ca/intermediate", "ca/root!"],
            "privatelyTrusted",
            &["warn anchor: vms.example.org [keyShort] > Example Test Intermediate > Example Test Root"],
        ),
        (
            &["server/md2", "ca/intermediate", "ca/root!"],
            "unknownIssuer",
            &[
                "fail anchor: vms.example.org [signatureNotVerified] [weakHash] > Example Test Intermediate > Example Test Root",
            ],
        ),
        (
            &["server/client-only", "ca/intermediate", "ca/root!"],
            "privatelyTrusted",
            &["pass anchor: Alex Example > Example Test Intermediate > Example Test Root"],
        ),
    ];
    let options = Options::at(reference_instant());
    let mut wrong = String::new();
    for (files, trust, expected) in cases {
        let paths = paths(files, &options);
        let found: Vec<String> = paths.paths.iter().map(line).collect();
        if found != *expected || word(&paths.trust) != *trust {
            writeln!(
                wrong,
                "{files:?}\n  is  {} {found:#?}\n  not {trust} {expected:#?}",
                word(&paths.trust)
            )
            .expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn each_link_names_its_proofs() {
    let options = Options::at(reference_instant());
    for (files, name, key_identifier, signature) in [
        (["server/good", "ca/intermediate"], true, Some(true), SignatureCheck::Valid),
        (["chain/wrong-issuer-name", "ca/intermediate"], false, Some(true), SignatureCheck::Valid),
        (["chain/wrong-key-identifier", "ca/intermediate"], true, Some(false), SignatureCheck::Valid),
        (["chain/bad-signature", "ca/intermediate"], true, Some(true), SignatureCheck::Invalid),
        (["server/md2", "ca/intermediate"], true, Some(true), SignatureCheck::NotVerified),
    ] {
        let link = paths(&files, &options).paths[0].links[0].clone();
        assert_eq!(
            (link.name, link.key_identifier, link.signature),
            (name, key_identifier, signature),
            "{files:?}"
        );
    }
}

#[test]
fn a_gap_names_what_is_missing() {
    let paths = paths(&["server/good"], &reference_options());
    let gap = paths.paths[0].gap.as_ref().expect("a gap");
    assert_eq!(gap.issuer, "O=Example, CN=Example Test Intermediate");
    assert!(gap.key_identifier.as_ref().is_some_and(|identifier| identifier.len() == 20 * 3 - 1));
    assert!(gap.text.contains("Example Test Intermediate"), "{}", gap.text);
}

#[test]
fn the_purpose_that_is_asked_counts() {
    for (purpose, codes) in [(Purpose::Server, 1), (Purpose::Client, 0), (Purpose::Any, 0)] {
        let options = with(Options::at(reference_instant()), |options| options.purpose = Some(purpose));
        let paths = paths(&["server/client-only", "ca/intermediate", "ca/root!"], &options);
        let answers = paths.paths[0].certificates[0].answers.iter();
        let found =
            answers.flat_map(|answer| &answer.reasons).filter(|reason| reason.code == "purposeNotAllowed");
        assert_eq!(found.count(), codes, "{purpose:?}");
    }
}

#[test]
fn what_ends_first_is_said() {
    let paths = paths(&["server/good", "ca/intermediate", "ca/root!"], &reference_options());
    let first = paths.paths[0].first_to_end.as_ref().expect("something ends");
    assert_eq!((first.index, first.at.to_string().as_str()), (0, "2027-06-01T00:00:00Z"));
}

/// A bundle in a line.
fn bundle_line(bundle: &BundleReport) -> String {
    format!(
        "{} leaf {} by {} key {:?} order {:?} duplicates {:?} strangers {:?} in order {} gap {}",
        word(&bundle.outcome),
        bundle.leaf,
        word(&bundle.leaf_found_by),
        bundle.key,
        bundle.order,
        bundle.duplicates,
        bundle.strangers,
        bundle.in_order,
        bundle.gap.is_some(),
    )
}

#[test]
fn bundles_are_put_in_order() {
    let options = Options::at(reference_instant());
    for (files, expected) in [
        (
            vec!["bundles/with-key.pem"],
            "pass leaf 1 by key key Some(0) order [1, 2, 3] duplicates [] strangers [] in order true gap false",
        ),
        (
            vec!["bundles/key-last.pem"],
            "pass leaf 0 by key key Some(3) order [0, 1, 2] duplicates [] strangers [] in order true gap false",
        ),
        (
            vec!["bundles/no-root.pem"],
            "unknown leaf 1 by key key Some(0) order [1, 2] duplicates [] strangers [] in order true gap true",
        ),
        (
            vec!["bundles/no-root.pem", "ca/root"],
            "pass leaf 1 by key key Some(0) order [1, 2] duplicates [] strangers [] in order true gap false",
        ),
        (
            vec!["bundles/root-first.pem"],
            "warn leaf 2 by key key Some(3) order [2, 1, 0] duplicates [] strangers [] in order false gap false",
        ),
        (
            vec!["bundles/swapped.pem"],
            "warn leaf 1 by key key Some(0) order [1, 3, 2] duplicates [] strangers [] in order false gap false",
        ),
        (
            vec!["bundles/duplicates.pem"],
            "warn leaf 0 by role key None order [0, 2, 3] duplicates [1] strangers [] in order false gap false",
        ),
        (
            vec!["bundles/unrelated.pem"],
            "warn leaf 0 by role key None order [0, 1, 2] duplicates [] strangers [3] in order false gap false",
        ),
        (
            vec!["bundles/no-intermediate.pem"],
            "unknown leaf 1 by key key Some(0) order [1] duplicates [] strangers [2] in order false gap true",
        ),
        (
            vec!["bundles/no-intermediate.pem", "ca/intermediate"],
            "fail leaf 1 by key key Some(0) order [1] duplicates [] strangers [2] in order false gap true",
        ),
        (
            vec!["bundles/leaf-only.pem"],
            "unknown leaf 1 by key key Some(0) order [1] duplicates [] strangers [] in order true gap true",
        ),
        (
            vec!["bundles/wrong-key.pem"],
            "fail leaf 1 by role key None order [1, 2, 3] duplicates [] strangers [] in order true gap false",
        ),
        (
            vec!["bundles/two-leaves.pem"],
            "unknown leaf 0 by position key None order [0] duplicates [] strangers [1] in order false gap true",
        ),
        (
            vec!["bundles/two-keys.pem"],
            "pass leaf 1 by key key Some(0) order [1, 2, 3] duplicates [] strangers [] in order true gap false",
        ),
        (vec!["bundles/roots.pem"], ""),
    ] {
        let bundles = report(&files, &options).bundles;
        let found: Vec<String> = bundles.iter().map(bundle_line).collect();
        assert_eq!(found.join(" | "), expected, "{files:?}");
    }
}

#[test]
fn a_key_is_listed_with_the_certificate_that_it_fits() {
    let mut inspection = Inspection::default();
    for name in
        ["server/good.der", "keys/rsa-2048-server.pem", "keys/rsa-2048-other.pem", "bundles/with-key.pem"]
    {
        let bytes = std::fs::read(root().join("tests/fixtures").join(name)).expect("a fixture");
        support::add(&mut inspection, name, &bytes);
    }
    let rows = inspection.summary(&reference_options()).objects;
    let keys: Vec<_> = rows.iter().map(|row| (row.id, row.key_of)).filter(|(_, of)| of.is_some()).collect();
    // The second key stands in the file of the fourth object, though the first one fits it as well. The other key fits none.
    assert_eq!(keys, [(1, Some(0)), (3, Some(4))]);
}

#[test]
fn a_public_root_that_left_mozillas_list_is_named() {
    let told = |file: &str| {
        let report = report(&[file], &reference_options());
        let object = report.objects.into_iter().next().expect("an object");
        let steps: Vec<String> =
            object.assessments.iter().flat_map(|one| &one.steps).map(ToString::to_string).collect();
        (object.paths.expect("paths").trust_text.to_string(), steps.join(" "))
    };
    let (trust, steps) = told("chain/under-former-root.der");
    assert!(trust.contains("DigiCert Global Root CA, a public root that left Mozilla's list"), "{trust}");
    assert!(trust.contains("may still be on devices"), "{trust}");
    assert!(steps.contains("still has DigiCert Global Root CA"), "{steps}");
    // A name proves nothing where the root itself is here.
    let (trust, _) = told("chain/imitated-root.der");
    assert!(trust.starts_with("Self-signed"), "{trust}");
}

#[test]
fn a_negative_serial_number_is_told_from_zero() {
    for (file, words) in [("details/negative-serial.der", "Go 1.23"), ("details/zero-serial.der", "is zero")]
    {
        let report = report(&[file], &reference_options());
        let text = format!("{:?}", report.objects.first().and_then(|object| object.paths.as_ref()));
        assert!(text.contains(words), "{file}");
    }
}
