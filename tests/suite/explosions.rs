//! Bundles that are built to explode: they end, soon, with a report that says which budget ran out.
//!
//! Times are printed and hardly asserted: `cargo test --release --test suite explosions -- --nocapture` measures.

use crate::support;

use std::time::{Duration, Instant};

use cert_inspector::limits::SIGNATURE_COST_TOTAL;
use cert_inspector::model::Outcome;
use cert_inspector::report::PathsReport;
use cert_inspector::{Inspection, Options};
use support::reference_instant;
use testkit::certificate::{Certificate, END, common_name};
use testkit::extension;
use testkit::key::Key;
use testkit::text;
use testkit::time::time;

/// What all searches of an inspection may cost together: each has its own budget, and what is known costs nothing.
const MAX_SIGNATURES: u64 = 2 * SIGNATURE_COST_TOTAL;

/// Certificates as one PEM file.
#[derive(Default)]
struct Bundle {
    pem: String,
}

impl Bundle {
    fn add(&mut self, certificate: Certificate) {
        let der = certificate.numbered().and_then(|numbered| numbered.to_der()).expect("a signature");
        self.pem.push_str(&text::certificate(&der));
    }

    /// Reads the bundle, asks for everything there is to know, and answers the report of one of its objects. `trusted` is a
    /// bundle of anchors, which come behind.
    fn judge(self, what: &str, object: u32, trusted: Option<Self>) -> PathsReport {
        let options = Options::at(reference_instant());
        let mut inspection = Inspection::default();
        let start = Instant::now();
        support::add(&mut inspection, "bundle.pem", self.pem.as_bytes());
        let read = start.elapsed();
        if let Some(trusted) = trusted {
            support::add(&mut inspection, "anchors.pem", trusted.pem.as_bytes());
            inspection.trust(1);
        }
        let linked = timed(|| inspection.verify_signatures(&mut |_, _| {})).1;
        let (summary, listed) = timed(|| inspection.summary(&options));
        let (detail, detailed) =
            timed(|| inspection.detail(object, &options).expect("an object of that number"));
        let (report, reported) = timed(|| inspection.report(&options));
        println!(
            "{what}: {} objects; read {read:?}, links {linked:?}, summary {listed:?}, detail {detailed:?}, report {reported:?}",
            inspection.len()
        );
        // A hang ends the whole run. Here the work is counted, which no load of the machine changes.
        let spent = inspection.spent().signatures;
        assert!(spent <= MAX_SIGNATURES, "{what}: signatures worth {spent}");
        assert_eq!(summary.objects.len(), report.objects.len());
        assert_eq!(summary.objects.len(), inspection.len());
        detail.paths.expect("the paths of a certificate")
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// A certificate that an authority, by its number, issued to another.
fn cross(subject: u32, issuer: u32) -> Certificate {
    authority(&title(subject), &title(issuer), subject, issuer)
}

fn title(number: u32) -> String {
    format!("Authority {number}")
}

/// An authority, with the numbers of its key and of its signer's.
fn authority(subject: &str, issuer: &str, key: u32, signer: u32) -> Certificate {
    certificate(subject, issuer, key, signer).authority()
}

fn leaf(issuer: &str, signer: u32) -> Certificate {
    certificate("server.example.org", issuer, 5_000, signer).server("server.example.org")
}

fn certificate(subject: &str, issuer: &str, key: u32, signer: u32) -> Certificate {
    let [key, signer] = [key, signer].map(|number| Key::p256(number).expect("a key"));
    Certificate::plain(subject, &key, issuer, &signer)
}

fn says(report: &PathsReport, words: &str) {
    assert!(
        report.incomplete.iter().any(|reason| reason.contains(words)),
        "nothing about {words} in {:?}",
        report.incomplete
    );
}

#[test]
fn thirty_authorities_that_all_sign_each_other() {
    let mut bundle = Bundle::default();
    bundle.add(leaf("Authority 1", 1));
    for subject in 1..=30 {
        for issuer in 1..=30 {
            bundle.add(cross(subject, issuer));
        }
    }
    let report = bundle.judge("30 authorities that all sign each other", 0, None);
    says(&report, "More paths");
}

#[test]
fn thirty_authorities_that_all_sign_each_other_below_an_anchor() {
    let mut bundle = Bundle::default();
    bundle.add(leaf("Authority 1", 1));
    for subject in 1..=30 {
        for issuer in 1..=30 {
            if subject != issuer {
                bundle.add(cross(subject, issuer));
            }
        }
    }
    bundle.add(authority(&title(30), "Root", 30, 31));
    let mut anchors = Bundle::default();
    anchors.add(authority("Root", "Root", 31, 31));
    let report = bundle.judge("the same below an anchor", 0, Some(anchors));
    assert_eq!(report.outcome, Outcome::Pass, "{}", report.headline);
    assert_eq!(report.paths[0].certificates.len(), 4, "the shortest path comes first");
}

#[test]
fn a_thousand_authorities_of_one_name_without_identifiers() {
    let mut bundle = Bundle::default();
    bundle.add(leaf("Same", 1_000));
    for number in 1..=1_000 {
        bundle.add(authority("Same", "Same", number, number));
    }
    let report = bundle.judge("1,000 self-signed CAs of one name", 0, None);
    says(&report, "Not all signatures");
}

#[test]
fn a_thousand_authorities_of_one_name_that_nobody_here_signed() {
    let mut bundle = Bundle::default();
    bundle.add(leaf("Same", 1_000));
    for number in 1..=1_000 {
        bundle.add(authority("Same", "Same", number, 2_000));
    }
    let report = bundle.judge("1,000 authorities of one name with wrong signatures", 0, None);
    says(&report, "Not all signatures");
}

#[test]
fn a_hundred_certificates_of_one_name_and_key() {
    let mut bundle = Bundle::default();
    bundle.add(leaf("Same", 1));
    for number in 0..100 {
        bundle.add(authority("Same", "Same", 1, 1).not_after(time(END + number)));
    }
    bundle.judge("100 certificates of one name and key", 0, None);
}

#[test]
fn a_hundred_ways_at_each_of_four_steps() {
    let mut bundle = Bundle::default();
    bundle.add(leaf("Authority 1", 1));
    for level in 1..=4 {
        for number in 0..100 {
            bundle.add(cross(level, level + 1).not_after(time(END + number)));
        }
    }
    let report = bundle.judge("100 certificates each of 4 authorities", 0, None);
    says(&report, "More paths");
}

#[test]
fn a_chain_of_two_hundred() {
    let mut bundle = Bundle::default();
    bundle.add(leaf("Authority 1", 1));
    for number in 1..200 {
        bundle.add(cross(number, number + 1));
    }
    bundle.add(cross(200, 200));
    bundle.judge("a chain of 200", 0, None);
}

#[test]
fn two_hundred_keys_of_one_authority_each_signed_by_the_one_before() {
    for identified in [false, true] {
        let mut bundle = Bundle::default();
        bundle.add(leaf("Same", 200));
        for number in 1..=200_u32 {
            let signer = (number - 1).max(1);
            let mut link = authority("Same", "Same", number, signer);
            if identified {
                link = link
                    .append(extension::subject_key_identifier(&number.to_be_bytes()))
                    .append(extension::authority_key_identifier(&signer.to_be_bytes()));
            }
            bundle.add(link);
        }
        let what = if identified { "with" } else { "without" };
        bundle.judge(&format!("200 self-issued certificates in a row, {what} identifiers"), 0, None);
    }
}

#[test]
fn two_thousand_leaves_under_a_hundred_authorities_with_wrong_signatures() {
    let mut bundle = Bundle::default();
    for number in 0..2_000_u32 {
        let subject = common_name(&format!("server-{number}.example.org"));
        bundle.add(leaf(&title(number % 100 + 1), 4_000).subject(subject));
    }
    // Two keys each, so that twice as many signatures do not fit as there are certificates.
    for number in 1..=200 {
        let title = title((number - 1) / 2 + 1);
        bundle.add(authority(&title, &title, number, number));
    }
    let report = bundle.judge("2,000 leaves with wrong signatures", 1_999, None);
    says(&report, "Not all signatures");
}

#[test]
fn ten_thousand_names_under_ten_thousand_constraints() {
    let hosts = |number: u32| extension::dns(format!("h{number}.example.org"));
    let bases = |number: u32| extension::dns(format!("b{number}.example.org"));
    let names: Vec<_> = (0..10_000).map(hosts).collect();
    let (permitted, excluded): (Vec<_>, Vec<_>) =
        ((0..5_000).map(bases).collect(), (5_000..10_000).map(bases).collect());
    let server = certificate("server.example.org", "Authority 1", 9, 1).names(&names);
    let authority = cross(1, 2).append(extension::name_constraints(&permitted, &excluded).critical());
    let mut bundle = Bundle::default();
    bundle.add(server);
    bundle.add(authority);
    let mut anchors = Bundle::default();
    anchors.add(cross(2, 2));
    let report = bundle.judge("10,000 names under 10,000 constraints", 0, Some(anchors));
    println!("{}", report.headline);
}
