//! DW Spectrum: the table of modes cell by cell, what files make of it, pin ledgers, and OpenSSL as the judge of keys.

use crate::support;

use std::process::Command;

use cert_inspector::checks::Outcome;
use cert_inspector::export::{ExportKind, ExportOrder, pin_ledger};
use cert_inspector::model::Content;
use cert_inspector::products::dw_spectrum::SERVER_DESTINATION;
use cert_inspector::products::dw_spectrum::modes::{Warning, event, rule, worst};
use cert_inspector::products::dw_spectrum::{
    Basis, DwSpectrum, Event, Mode, PRODUCT, Pinned, Reaction, Situation, examine, pins,
};
use cert_inspector::report::{Report, Verdict};
use cert_inspector::view::Detail;
use cert_inspector::{Input, Inspection, Options, Password, ServerName, Unlocking, inspect};
use support::{certificates, input, read, reference_instant, reference_options, root, with};

/// Every cell, written by hand from what the sources say, and not from the code.
const TABLE: &str = include_str!("dw_spectrum_modes.tsv");

#[test]
fn every_cell_of_the_table_is_as_the_sources_say() {
    let mut seen = std::collections::HashSet::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let cell: Vec<&str> = line.split('\t').collect();
        let mode = *Mode::ALL.iter().find(|mode| mode.title().to_lowercase() == cell[0]).expect(line);
        let situation = *Situation::ALL.iter().find(|one| one.name() == cell[1]).expect(line);
        let pinned = match cell[2] {
            "nothing" => Pinned::Nothing,
            "same-key" => Pinned::SameKey,
            "other-key" => Pinned::OtherKey,
            _ => panic!("{line}"),
        };
        let reaction = match cell[3] {
            "allowed" => Reaction::Allowed,
            "allowed-and-pinned" => Reaction::AllowedAndPinned,
            "asks" => Reaction::Asks,
            "refused" => Reaction::Refused,
            _ => panic!("{line}"),
        };
        let warning = match cell[4] {
            "silent" => Warning::Silent,
            "first-time" => Warning::FirstTime,
            "changed" => Warning::Changed,
            "error" => Warning::Error,
            _ => panic!("{line}"),
        };
        let expected = match cell[5] {
            "no" => Event::No,
            "vendor-does-not-say" => Event::VendorDoesNotSay,
            "expected" => Event::Expected,
            _ => panic!("{line}"),
        };
        let basis = match cell[6] {
            "guide" => Basis::Guide,
            "code" => Basis::Code,
            "inferred" => Basis::Inferred,
            "decision" => Basis::Decision,
            _ => panic!("{line}"),
        };
        let found = rule(mode, pinned, situation);
        assert_eq!((found.reaction, found.warning, found.basis), (reaction, warning, basis), "{line}");
        assert_eq!(event(situation), expected, "{line}");
        let alone = worst(mode, pinned, &[situation]);
        assert_eq!((alone.reaction, alone.event, alone.situation), (reaction, expected, situation), "{line}");
        assert_eq!(alone.warning.is_empty(), warning == Warning::Silent, "{line}");
        assert!(seen.insert((mode, situation, pinned)), "{line} stands twice");
    }
    assert_eq!(seen.len(), Mode::ALL.len() * Situation::ALL.len() * Pinned::ALL.len());
}

#[test]
fn of_several_situations_the_worst_reaction_counts() {
    use Situation::{Expired, NameMismatch, SelfSigned, Trusted};
    for (situations, pinned, reaction, counts) in [
        (&[Expired, SelfSigned][..], Pinned::SameKey, Reaction::Asks, Expired),
        (&[SelfSigned, Expired], Pinned::SameKey, Reaction::Asks, Expired),
        (&[SelfSigned, NameMismatch], Pinned::SameKey, Reaction::Allowed, SelfSigned),
        (&[NameMismatch], Pinned::Nothing, Reaction::Asks, NameMismatch),
        (&[Trusted], Pinned::OtherKey, Reaction::AllowedAndPinned, Trusted),
        (&[], Pinned::Nothing, Reaction::AllowedAndPinned, Trusted),
    ] {
        let cell = worst(Mode::Recommended, pinned, situations);
        assert_eq!((cell.reaction, cell.situation), (reaction, counts), "{situations:?}");
    }
}

/// The SHA-256 hash of the first certificate of a fixture.
fn hash_of_first(file: &str) -> [u8; 32] {
    let bytes = std::fs::read(root().join("tests/fixtures").join(file)).expect("a fixture");
    let first = support::certificates(&bytes).into_iter().next().expect("a certificate");
    first.fingerprints.sha256.0.try_into().expect("32 bytes")
}

/// Files of `cert-pem/`, dropped together, the last of them perhaps trusted; and the detail of the first server's certificate.
fn drop_files(files: &[&str], trusted: Option<&str>, options: &Options) -> (Detail, DwSpectrum) {
    let mut inspection = Inspection::default();
    for file in files.iter().chain(&trusted) {
        let path = root().join("tests/fixtures").join(file);
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let input = inspection.add(&name, &bytes, &cert_inspector::Unlocking::default(), &mut |_| {});
        // A certificate that is trusted and judged, too, is marked by its hash: a file of anchors is not judged.
        let is_both = files.iter().any(|other| trusted == Some(*other));
        if trusted == Some(*file) && !is_both {
            inspection.trust(input);
        }
    }
    let itself = trusted.filter(|file| files.contains(file)).map(hash_of_first);
    let options = &with(options.clone(), |options| options.trusted.extend(itself));
    let count = u32::try_from(inspection.len()).expect("few objects");
    let mut servers = (0..count).filter_map(|id| {
        Some((inspection.detail(id, options)?, inspection.show(id, &PRODUCT, options, examine)??))
    });
    servers.next().unwrap_or_else(|| panic!("{files:?} has no server"))
}

fn panel(files: &[&str], trusted: Option<&str>) -> DwSpectrum {
    drop_files(files, trusted, &reference_options()).1
}

fn reactions(panel: &DwSpectrum, pinned: Pinned) -> Vec<Reaction> {
    let cell = |row: &cert_inspector::products::dw_spectrum::ModeRow| {
        row.cells.iter().find(|cell| cell.pinned == pinned).expect("a cell").reaction
    };
    panel.modes.rows.iter().map(cell).collect()
}

#[test]
fn the_situations_of_real_files_are_found() {
    use Situation::{Expired, IncompleteChain, NotYetValid, PrivateAuthority, SelfSigned, Trusted};
    let trusted = Some("cert-pem/parts/root.pem");
    for (file, trusted, expected) in [
        ("cert-pem/good/cert.pem", trusted, &[Trusted][..]),
        ("cert-pem/good/cert.pem", None, &[PrivateAuthority]),
        ("cert-pem/no-root/cert.pem", trusted, &[Trusted]),
        ("cert-pem/no-root/cert.pem", None, &[IncompleteChain]),
        ("cert-pem/leaf-only/cert.pem", None, &[IncompleteChain]),
        ("cert-pem/self-signed/cert.pem", None, &[SelfSigned]),
        ("cert-pem/self-signed/cert.pem", Some("cert-pem/self-signed/cert.pem"), &[Trusted]),
        ("cert-pem/expired/cert.pem", trusted, &[Expired]),
        ("cert-pem/expired/cert.pem", None, &[Expired, PrivateAuthority]),
        ("cert-pem/not-yet-valid/cert.pem", trusted, &[NotYetValid]),
        // The client also looks at the common name, as Qt does.
        ("server/san-ip-only.der", None, &[IncompleteChain]),
    ] {
        let found: Vec<Situation> =
            panel(&[file], trusted).modes.situations.iter().map(|found| found.situation).collect();
        assert_eq!(found, expected, "{file} {trusted:?}");
    }
    // The chain is complete on this desk, and not in the file.
    let split = panel(&["cert-pem/leaf-only/cert.pem", "cert-pem/parts/intermediate.pem"], trusted);
    assert_eq!(split.modes.situations[0].situation, IncompleteChain);
    assert_eq!(
        reactions(&split, Pinned::Nothing),
        [Reaction::Allowed, Reaction::AllowedAndPinned, Reaction::Asks, Reaction::Refused]
    );
}

#[test]
fn the_desktop_client_finds_its_address_as_qt_does() {
    for (file, host, matches, covered) in [
        ("server/good.der", "vms.example.org", true, true),
        ("server/good.der", "other.example.org", false, false),
        ("server/no-san.der", "vms.example.org", true, false),
        ("server/san-ip-as-dns.der", "10.0.0.5", true, false),
        ("server/san-ipv6-as-dns.der", "2001:db8::5", true, false),
        ("server/san-ip-only.der", "10.0.0.5", true, true),
        ("server/san-ip-only.der", "10.0.0.6", false, false),
        ("server/san-partial-wildcard.der", "vms1.example.org", true, false),
        ("server/san-star-tld.der", "example.org", false, false),
        ("server/san-wildcard.der", "a.b.example.org", false, false),
    ] {
        let options = with(reference_options(), |options| options.host = ServerName::parse(host).ok());
        let (detail, panel) = drop_files(&[file], None, &options);
        let situations: Vec<Situation> = panel.modes.situations.iter().map(|found| found.situation).collect();
        assert_eq!(!situations.contains(&Situation::NameMismatch), matches, "{file} {host}: {situations:?}");
        // Browsers and phones are stricter, and that stays a warning.
        let mut findings = detail.assessments.iter().flat_map(|assessment| &assessment.findings);
        let finding = findings.find(|finding| finding.requirement == "dw-spectrum/server-address");
        let expected = if covered { Outcome::Pass } else { Outcome::Warn };
        assert_eq!(finding.map(|finding| finding.outcome), Some(expected), "{file} {host}");
    }
}

#[test]
fn the_cross_sign_of_a_new_root_stays_in_the_repaired_file() {
    let cross_sign = hash_of_first("chain/cross-signed.der");
    let key = "other/pkcs8-key.pem";
    for files in [
        &["server/good.der", "chain/cross-signed.der", "chain/new-root.der"][..],
        &["chain/new-root.der", "chain/cross-signed.der", "server/good.der"],
    ] {
        // One file or several, and the new root trusted here or not.
        for (is_joined, is_trusted) in [(true, false), (true, true), (false, false), (false, true)] {
            let mut inspection = Inspection::default();
            let mut add =
                |name: &str, bytes: &[u8]| inspection.add(name, bytes, &Unlocking::default(), &mut |_| {});
            let fixture = |file: &str| std::fs::read(root().join("tests/fixtures").join(file)).expect(file);
            if is_joined {
                let pem: String = files.iter().map(|file| pem_of(&fixture(file))).collect();
                add(
                    "cert.pem",
                    format!("{pem}{}", String::from_utf8(fixture(key)).expect("text")).as_bytes(),
                );
            } else {
                files.iter().for_each(|file| {
                    add(file, &fixture(file));
                });
                add("server.key", &fixture(key));
            }
            let old_root = add("old-root.der", &fixture("chain/other-root.der"));
            inspection.trust(old_root);
            let options = with(reference_options(), |options| {
                options.trusted.extend(is_trusted.then(|| hash_of_first("chain/new-root.der")));
            });
            let order = ExportOrder { key: true, ..ExportOrder::of(ExportKind::CertPem, None) };
            let repaired = inspection.export(&order, &options).expect("a file");
            let kept = certificates(&repaired.bytes);
            let kept = kept.iter().any(|one| one.fingerprints.sha256.0 == cross_sign);
            assert!(kept, "{files:?}, joined {is_joined}, trusted {is_trusted}");
        }
    }
}

/// A certificate in PEM.
fn pem_of(der: &[u8]) -> String {
    use base64::Engine;
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).expect("ASCII")).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

#[test]
fn a_self_signed_certificate_in_the_store_is_allowed_with_the_contradiction_told() {
    let file = "cert-pem/self-signed/cert.pem";
    let trusted = panel(&[file], Some(file));
    let strict = |panel: &DwSpectrum| reactions(panel, Pinned::Nothing)[3];
    assert_eq!(strict(&trusted), Reaction::Allowed);
    assert_eq!(trusted.contradictions.len(), 3);
    let untrusted = panel(&[file], None);
    assert_eq!(strict(&untrusted), Reaction::Refused);
    assert_eq!(untrusted.contradictions.len(), 2);
    assert!(untrusted.dialog.self_signed);
    // The address decides in Strict even if the certificate is in the store.
    let options =
        with(reference_options(), |options| options.host = ServerName::parse("other.example.org").ok());
    let elsewhere = drop_files(&[file], Some(file), &options).1;
    assert_eq!(strict(&elsewhere), Reaction::Refused);
    assert_eq!(reactions(&elsewhere, Pinned::SameKey)[2], Reaction::Allowed);
}

#[test]
fn the_doctor_says_what_the_requirements_say() {
    for (file, usable, faults) in [
        ("good", true, &[][..]),
        ("root-first", false, &["leaf-first"]),
        ("intermediate-first", false, &["leaf-first"]),
        ("no-key", false, &["private-key"]),
        ("two-keys", true, &["private-key"]),
        ("other-key", false, &["key-matches"]),
        ("encrypted-pkcs8", false, &["unencrypted-key", "key-matches"]),
        ("encrypted-traditional", false, &["unencrypted-key", "key-matches"]),
        ("ec", false, &["key-type"]),
        ("rsa-1024", true, &["key-size"]),
        ("damaged-tail", true, &["damaged-blocks", "complete-chain"]),
        ("damaged-first", false, &["readable", "damaged-blocks"]),
        ("glued", false, &["readable"]),
        ("blank-line", false, &["readable"]),
        ("indented-tail", true, &["readable"]),
        ("missing-intermediate", true, &["complete-chain"]),
        ("swapped", true, &["complete-chain"]),
        ("duplicates", true, &["complete-chain"]),
        ("stranger", true, &["complete-chain"]),
        ("stray-text", true, &[]),
        ("byte-order-mark", false, &["pem-file", "readable"]),
        ("utf16", false, &["pem-file"]),
        ("der", false, &["pem-file", "private-key", "complete-chain"]),
        ("self-signed", true, &["authorized-issuer"]),
        ("expired", true, &["validity"]),
        ("not-yet-valid", true, &["validity"]),
    ] {
        let (detail, panel) = drop_files(&[&format!("cert-pem/{file}/cert.pem")], None, &reference_options());
        let doctor = panel.doctor;
        let found: Vec<&str> =
            doctor.faults.iter().filter_map(|fault| fault.requirement.strip_prefix("dw-spectrum/")).collect();
        assert_eq!(found, faults, "{file}");
        assert_eq!(doctor.usable, usable, "{file}: {}", doctor.headline);
        let assessments = detail.assessments.iter().flat_map(|assessment| &assessment.findings);
        for fault in &doctor.faults {
            let mut same = assessments.clone().filter(|finding| finding.requirement == fault.requirement);
            assert_eq!(same.next().map(|finding| finding.outcome), Some(fault.outcome), "{file}");
        }
    }
}

#[test]
fn parts_in_several_files_make_a_cert_pem() {
    let parts = ["cert-pem/parts/leaf.pem", "cert-pem/parts/key.pem", "cert-pem/parts/chain.pem"];
    let outcome = |files: &[&str], requirement: &str| {
        let (detail, _) = drop_files(files, None, &reference_options());
        let mut findings = detail.assessments.into_iter().flat_map(|assessment| assessment.findings);
        findings.find(|finding| finding.requirement == requirement).expect("a finding")
    };
    for (files, key, chain, matches) in [
        (&parts[..], Outcome::Pass, Outcome::Pass, Outcome::Pass),
        (&parts[..2], Outcome::Pass, Outcome::Unknown, Outcome::Pass),
        (&parts[..1], Outcome::Unknown, Outcome::Unknown, Outcome::NotApplicable),
        (&[parts[0], "other/pkcs8-ec-key.pem"], Outcome::Unknown, Outcome::Unknown, Outcome::NotApplicable),
        (&[parts[0], "other/encrypted-key.pem"], Outcome::Unknown, Outcome::Unknown, Outcome::Unknown),
    ] {
        assert_eq!(outcome(files, "dw-spectrum/private-key").outcome, key, "{files:?}");
        assert_eq!(outcome(files, "dw-spectrum/complete-chain").outcome, chain, "{files:?}");
        assert_eq!(outcome(files, "dw-spectrum/key-matches").outcome, matches, "{files:?}");
    }
    assert_eq!(outcome(&parts[..1], "dw-spectrum/private-key").needs, ["Add the private key, too."]);
    assert_eq!(outcome(&["cert-pem/parts/reversed.pem"], "dw-spectrum/leaf-first").outcome, Outcome::Warn);
    let missing = ["cert-pem/leaf-only/cert.pem", "cert-pem/parts/chain.pem"];
    assert_eq!(outcome(&missing, "dw-spectrum/complete-chain").outcome, Outcome::Fail);
    let doctor = panel(&parts, None).doctor;
    assert_eq!((doctor.repaired.len(), doctor.missing.len()), (4, 0), "{:?}", doctor.repaired);
    assert!(doctor.usable && doctor.headline.contains("put together"), "{}", doctor.headline);
}

#[test]
fn a_renewal_is_told_from_a_change_of_the_key_by_the_ledger() {
    let trusted = Some("cert-pem/parts/root.pem");
    for (file, trusted, same_key, recommended) in [
        ("cert-pem/good/cert.pem", None, true, Reaction::Allowed),
        ("cert-pem/renewed/cert.pem", None, true, Reaction::Allowed),
        ("cert-pem/rekeyed/cert.pem", None, false, Reaction::Asks),
        ("cert-pem/rekeyed/cert.pem", trusted, false, Reaction::AllowedAndPinned),
        ("cert-pem/expired/cert.pem", None, true, Reaction::Asks),
    ] {
        let panel = panel(&[file, "cert-pem/pins.txt"], trusted);
        assert_eq!(panel.pins.matches.len(), 1, "{file}");
        assert_eq!(panel.pins.matches[0].same_key, same_key, "{file}");
        assert_eq!(panel.pins.matches[0].same_certificate, file.contains("good"), "{file}");
        assert_eq!(panel.pins.consequences[2].reaction, recommended, "{file}");
    }
    let none = panel(&["cert-pem/good/cert.pem"], None).pins;
    assert!(none.matches.is_empty() && none.consequences.is_empty());
    // Another server's certificate has nothing to do with it.
    let options = with(reference_options(), |options| options.host = None);
    let (_, other) = drop_files(&["server/san-ip-only.der", "cert-pem/pins.txt"], None, &options);
    let other = other.pins;
    // It is for the same key, though.
    assert_eq!(other.matches.len(), 1);
}

#[test]
fn what_is_written_is_read() {
    let bytes = std::fs::read(root().join("tests/fixtures/server/good.der")).expect("a fixture");
    let certificate = certificates(&bytes).remove(0);
    let server = ServerName::parse("vms.example.org").expect("a name");
    let mut pin = pins::pin(&certificate, Some(&server), reference_instant());
    pin.title = "a\tb\u{202E}\nc".to_owned();
    let text = pin_ledger::write(&[pin.clone(), pins::pin(&certificate, None, reference_instant())]);
    let reading = read(text.as_bytes(), 10);
    assert_eq!(reading.failures, []);
    let Content::PinLedger(ledger) = &reading.found[0].decoded.content else { panic!("another kind") };
    assert_eq!(ledger.pins.len(), 2);
    assert_eq!(ledger.pins[0].title, "a<U+0009>b<U+202E><U+000A>c");
    pin.title.clone_from(&ledger.pins[0].title);
    assert_eq!(ledger.pins[0], pin);
}

#[test]
fn damaged_ledgers_say_what_is_wrong_and_where() {
    for (file, pins, kind) in [
        ("pins.txt", Some(1), None),
        ("pins-damaged.txt", Some(1), Some("pinLedgerLine")),
        ("pins-version-2.txt", None, Some("pinLedgerVersion")),
    ] {
        let path = root().join("tests/fixtures/cert-pem").join(file);
        let reading = read(&std::fs::read(path).expect("a fixture"), 10);
        let found = reading.found.first().map(|found| match &found.decoded.content {
            Content::PinLedger(ledger) => ledger.pins.len(),
            _ => panic!("another kind"),
        });
        assert_eq!(found, pins, "{file}");
        let mut failures = reading.failures.clone();
        failures.extend(reading.found.into_iter().flat_map(|found| found.decoded.failures));
        assert_eq!(failures.first().map(|failure| failure.error.kind()), kind, "{file}");
        if kind == Some("pinLedgerLine") {
            assert!(failures[0].error.to_string().starts_with("Line 3 "), "{}", failures[0].error);
        }
    }
}

#[test]
fn openssl_agrees_on_which_key_belongs_to_the_first_certificate() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!(
            "skipped: openssl_agrees_on_which_key_belongs_to_the_first_certificate: openssl is not installed"
        );
        return;
    }
    let mut judged = 0;
    for folder in std::fs::read_dir(root().join("tests/fixtures/cert-pem")).expect("fixtures") {
        let file = folder.expect("an entry").path().join("cert.pem");
        let name = file
            .parent()
            .and_then(|folder| folder.file_name())
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        // OpenSSL would ask for a password, or finds no key or no text at all.
        if !file.exists()
            || ["no-key", "encrypted-pkcs8", "encrypted-traditional", "utf16", "der"].contains(&&*name)
        {
            continue;
        }
        // What keeps OpenSSL from a block has a requirement of its own.
        if ["byte-order-mark", "damaged-first", "glued", "blank-line"].contains(&&*name) {
            continue;
        }
        let public = |arguments: &[&str]| {
            let output =
                Command::new("openssl").args(arguments).arg("-in").arg(&file).output().expect("openssl");
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            output.stdout
        };
        let fits = public(&["x509", "-noout", "-pubkey"]) == public(&["pkey", "-pubout"]);
        let (detail, _) = drop_files(&[&format!("cert-pem/{name}/cert.pem")], None, &reference_options());
        let findings = detail.assessments.iter().flat_map(|assessment| &assessment.findings);
        let ours = findings.filter(|finding| finding.requirement == "dw-spectrum/key-matches");
        let ours = ours.map(|finding| finding.outcome == Outcome::Pass).next().expect("a finding");
        assert_eq!(ours, fits, "{name}");
        judged += 1;
    }
    assert!(judged > 15, "only {judged} files were judged");
}

/// The remedy for a file that is at fault is the repaired file: it passes what its original failed.
#[test]
fn the_repaired_file_passes_where_the_original_did_not() {
    let about_the_file = |requirement: &str| {
        [
            "pem-file",
            "readable",
            "leaf-first",
            "private-key",
            "unencrypted-key",
            "key-matches",
            "damaged-blocks",
            "complete-chain",
        ]
        .contains(&requirement.strip_prefix("dw-spectrum/").unwrap_or_default())
    };
    let faults = |report: &Report| -> Vec<String> {
        let servers = report.objects.iter().flat_map(|object| &object.assessments);
        let of_dw = servers.filter(|one| one.destination == SERVER_DESTINATION);
        let findings = of_dw.flat_map(|assessment| &assessment.findings);
        let bad = findings
            .filter(|finding| finding.outcome > Outcome::Pass && about_the_file(&finding.requirement));
        bad.map(|finding| finding.requirement.to_string()).collect()
    };
    let mut repaired = 0;
    for case in [
        "blank-line",
        "byte-order-mark",
        "damaged-tail",
        "duplicates",
        "glued",
        "good",
        "indented-tail",
        "intermediate-first",
        "key-last",
        "no-root",
        "root-first",
        "stranger",
        "stray-text",
        "swapped",
        "traditional-key",
        "two-keys",
        "utf16",
    ] {
        let path = root().join("tests/fixtures/cert-pem").join(case).join("cert.pem");
        let bytes = std::fs::read(&path).expect("a file");
        let options = reference_options();
        let mut inspection = Inspection::default();
        let passwords = vec![Password::new(b"changeit".to_vec())];
        inspection.add("cert.pem", &bytes, &Unlocking { passwords, ..Unlocking::default() }, &mut |_| {});
        if ["damaged-tail", "no-root"].contains(&case) {
            // What is missing, or what the damaged block stood for, is dropped, too.
            inspection.add(
                "root.der",
                &input(&root().join("tests/fixtures/ca/root.der")).bytes,
                &Unlocking::default(),
                &mut |_| {},
            );
        }
        let before = inspection.report(&options);
        let leaf = before.objects.iter().find(|object| {
            object
                .assessments
                .iter()
                .any(|one| one.destination == SERVER_DESTINATION && one.verdict != Verdict::Nothing)
        });
        let leaf = leaf.unwrap_or_else(|| panic!("{case}: no server")).id;
        let order = ExportOrder { key: true, ..ExportOrder::of(ExportKind::CertPem, Some(leaf)) };
        let file = inspection.export(&order, &options).unwrap_or_else(|error| panic!("{case}: {error}"));
        let after = inspect(&[Input::new(file.name.clone(), file.bytes.to_vec())], &options);
        assert_eq!(faults(&after), Vec::<String>::new(), "{case}, which had {:?}", faults(&before));
        repaired += usize::from(!faults(&before).is_empty());
    }
    assert!(repaired > 8, "only {repaired} of the files were at fault");
}

#[test]
fn a_collection_is_not_compared_with_what_the_server_reads() {
    let good = std::fs::read_to_string(root().join("tests/fixtures/cert-pem/good/cert.pem")).expect("a file");
    let (_, last) = good.trim_end().rsplit_once("-----BEGIN").expect("a block");
    let file = good.clone() + &format!("-----BEGIN{last}\n").repeat(70);
    for (file, expected) in [(good.as_str(), Outcome::Pass), (&file, Outcome::NotApplicable)] {
        let mut inspection = Inspection::default();
        inspection.add("cert.pem", file.as_bytes(), &Unlocking::default(), &mut |_| {});
        let report = inspection.report(&reference_options());
        let assessments = report.objects.iter().flat_map(|object| &object.assessments);
        let mut findings = assessments.flat_map(|assessment| &assessment.findings);
        let finding = findings.find(|finding| finding.requirement == "dw-spectrum/readable");
        assert_eq!(finding.map(|finding| finding.outcome), Some(expected));
    }
}

#[test]
fn commands_name_the_files_that_were_dropped() {
    for (files, part) in [
        (
            &["cert-pem/parts/leaf.pem", "cert-pem/parts/key.pem", "cert-pem/parts/chain.pem"][..],
            "Save the cert.pem that is joined from key.pem and leaf.pem",
        ),
        (
            &["cert-pem/der/cert.pem"],
            "openssl x509 -inform DER -in cert.pem -out server.pem\ncat server.key server.pem chain.pem > cert.pem",
        ),
        (&["cert-pem/other-key/cert.pem"], "openssl pkey -in cert.pem -pubout"),
        (&["cert-pem/encrypted-pkcs8/cert.pem"], "openssl pkey -in cert.pem -out server.key"),
        (&["encodings/der-named.pem"], "openssl x509 -inform DER -in der-named.pem -out certificate.pem"),
    ] {
        let mut inspection = Inspection::default();
        for file in files {
            let bytes = std::fs::read(root().join("tests/fixtures").join(file)).expect("a fixture");
            let passwords = vec![Password::new(b"changeit".to_vec())];
            inspection.add(file, &bytes, &Unlocking { passwords, ..Unlocking::default() }, &mut |_| {});
        }
        let report = inspection.report(&reference_options());
        let assessments = || report.objects.iter().flat_map(|object| &object.assessments);
        let steps = assessments().flat_map(|one| &one.steps).map(|step| &**step);
        let platform = report.objects.iter().flat_map(|object| &object.platform);
        let findings = assessments().flat_map(|one| &one.findings).chain(platform);
        let remedies: Vec<_> = findings.filter_map(|finding| finding.remedy.as_ref()).collect();
        let recipes = report.objects.iter().flat_map(|object| &object.recipes);
        let commands = recipes.flat_map(|recipe| &*recipe.commands).map(|command| &*command.text);
        let told: Vec<&str> =
            steps.chain(commands).chain(remedies.iter().map(|remedy| &*remedy.text)).collect();
        assert!(told.iter().any(|told| told.contains(part)), "{files:?}: {told:?}");
    }
}
