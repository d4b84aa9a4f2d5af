//! Test suites of other implementations, as tables: what each asks, what it expects, and what we answer.
//!
//! A row whose answers differ gives the reason. An answer that is not the one in the table fails the test, in either direction.
//! `SUITE_ANSWERS=1` prints the answer to every row, with its reasons.

mod gnutls_chains;
mod go_constraints;
mod openssl_verify;

use crate::support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cert_inspector::input::ValidationPolicy;
use cert_inspector::model::{Certificate, Content, Outcome, RevocationList};
use cert_inspector::path::validate::certificates;
use cert_inspector::path::{
    Anchors, Chain, Check, End, Layer, Links, Lists, Question, SignatureCache, Validation, paths, validate,
};
use support::read;

/// A certificate with what is known of it, and what is asked.
pub(crate) struct Case {
    pub(crate) target: Certificate,
    pub(crate) untrusted: Vec<Certificate>,
    pub(crate) trusted: Vec<Certificate>,
    pub(crate) lists: Vec<RevocationList>,
    pub(crate) question: Question,
}

/// Our answer: `accept`, or `reject` or `unknown` with the codes of the reasons.
pub(crate) struct Answer {
    pub(crate) text: String,
    /// The reasons in sentences.
    pub(crate) reasons: Vec<String>,
}

impl Case {
    /// The best answer that a path to a trusted certificate gives.
    pub(crate) fn answer(&self) -> Answer {
        self.best().map_or_else(
            || Answer { text: "reject: noPath".to_owned(), reasons: Vec::new() },
            |(outcome, end, validation)| described(outcome, end, &validation, &self.question),
        )
    }

    /// Whether a client accepts, and why not: the path must be valid, and no warning about it may name the client.
    pub(crate) fn answer_to(&self, client: &[&str]) -> (bool, String) {
        let answer = self.answer();
        if answer.text != "accept" {
            return (false, answer.text);
        }
        let answers = self.best().map(|(_, _, validation)| validation.answers).unwrap_or_default();
        let mut warnings = answers
            .iter()
            .flatten()
            .filter(|answer| answer.check.layer() == Layer::Path && answer.outcome == Outcome::Warn);
        let naming = warnings.find_map(|answer| {
            answer.reasons.iter().find(|reason| client.iter().any(|name| reason.text.contains(name)))
        });
        naming.map_or((true, String::new()), |reason| (false, reason.code.to_string()))
    }

    fn best(&self) -> Option<(Outcome, End, Validation)> {
        let anchors: BTreeSet<&[u8]> = self.trusted.iter().map(|anchor| anchor.der.as_slice()).collect();
        let mut seen = BTreeSet::new();
        let mut all: Vec<&Certificate> =
            std::iter::once(&self.target).chain(&self.untrusted).chain(&self.trusted).collect();
        all.retain(|certificate| seen.insert(certificate.der.as_slice()));
        let mut cache = SignatureCache::default();
        let links = Links::find(&all, all.len(), &mut cache, &mut |_| {});
        let given: Vec<&RevocationList> = self.lists.iter().collect();
        let lists = Lists::prepare(&given, &all, &mut cache);
        let anchors = Anchors::new(&links, all.len(), &|index| anchors.contains(all[index].der.as_slice()));
        let judged = paths(&all, &links, &anchors, 0).paths.into_iter().map(|path| {
            let validation = validate(&Chain {
                certificates: &certificates(&path, &all),
                links: &path.links,
                end: path.end,
                question: &self.question,
                lists: &lists,
            });
            (validation.verdict(self.question.policy), path.end, validation)
        });
        judged.min_by_key(|(outcome, end, _)| (*end != End::Anchor, *outcome))
    }
}

fn described(outcome: Outcome, end: End, validation: &Validation, question: &Question) -> Answer {
    let counts = |answer: &&cert_inspector::path::Answer| {
        let unchecked = answer.check == Check::Revocation && !question.require_revocation;
        let is_asked = answer.check.layer() == Layer::Path || question.policy != ValidationPolicy::Rfc5280;
        answer.outcome >= Outcome::Unknown && is_asked && !(unchecked && answer.outcome == Outcome::Unknown)
    };
    let worst = validation.answers.iter().flatten().filter(counts);
    let (mut codes, mut reasons) = (BTreeSet::new(), Vec::new());
    for reason in worst.flat_map(|answer| &answer.reasons) {
        codes.insert(reason.code.to_string());
        reasons.push(format!("{}: {} ({})", reason.code, reason.text, reason.source));
    }
    if end != End::Anchor {
        codes.insert("noAnchor".to_owned());
    }
    let word = match outcome {
        Outcome::Pass | Outcome::Warn | Outcome::NotApplicable if end == End::Anchor => "accept",
        Outcome::Unknown if end == End::Anchor => "unknown",
        _ => "reject",
    };
    let codes = Vec::from_iter(codes).join(" ");
    let text = if word == "accept" { word.to_owned() } else { format!("{word}: {codes}") };
    Answer { text, reasons }
}

/// What came out of a suite.
pub(crate) struct Tally {
    suite: &'static str,
    agree: usize,
    /// Rows that differ, with a reason in the table.
    differ: usize,
    absent: Vec<String>,
    surprises: Vec<String>,
}

impl Tally {
    pub(crate) const fn of(suite: &'static str) -> Self {
        Self { suite, agree: 0, differ: 0, absent: Vec::new(), surprises: Vec::new() }
    }

    /// Compares an answer with a row: what they expect, what we answered when the row was written, and why that differs.
    pub(crate) fn compare(&mut self, id: &str, theirs: &str, ours: &str, because: &str, answer: &Answer) {
        if std::env::var_os("SUITE_ANSWERS").is_some() {
            println!("\n{id}\t{}\n    {}", answer.text, answer.reasons.join("\n    "));
        }
        assert!(matches!(theirs, "accept" | "reject"), "{id}: {theirs}");
        // Unknown is not accepted.
        let is_accepted = answer.text == "accept";
        let (agrees, has_reason) = (is_accepted == (theirs == "accept"), because != "-");
        if answer.text != ours {
            self.surprises.push(format!(
                "{id}: they {theirs}, the table says '{ours}', we say '{}'\n    {}",
                answer.text,
                answer.reasons.join("\n    ")
            ));
        } else if agrees == has_reason {
            self.surprises.push(format!("{id}: a reason stands where answers differ, and only there"));
        }
        if agrees { self.agree += 1 } else { self.differ += 1 }
    }

    /// A row whose files the downloaded version does not have.
    pub(crate) fn absent(&mut self, id: &str) {
        self.absent.push(id.to_owned());
    }

    pub(crate) fn finish(self, rows: usize) {
        let Self { suite, agree, differ, absent, surprises } = self;
        support::say(&format!("{suite}: agree {agree}, differ with a reason {differ}"));
        if !absent.is_empty() {
            support::say(&format!("skipped: {suite}: not in the downloaded version: {}", absent.join(", ")));
        }
        assert!(surprises.is_empty(), "{} surprises\n{}", surprises.len(), surprises.join("\n"));
        assert_eq!(agree + differ + absent.len(), rows);
    }
}

/// The rows of a table, each with so many columns.
pub(crate) fn rows<const COLUMNS: usize>(table: &str) -> Vec<[&str; COLUMNS]> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let row = |line| -> [&str; COLUMNS] {
        let columns: Vec<&str> = str::split(line, '\t').collect();
        columns.try_into().unwrap_or_else(|_| panic!("{COLUMNS} columns: {line}"))
    };
    lines.map(row).collect()
}

/// A downloaded folder. Where it is missing, the test says that it is skipped.
pub(crate) fn outside(folder: &str, test: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../outside").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    support::skipped(test, &format!("{folder} is not downloaded; 'cargo xtask test software' does that"));
    None
}

/// Every certificate in some text or bytes.
pub(crate) fn certificates_of(bytes: &[u8]) -> Vec<Certificate> {
    support::certificates(bytes)
}

/// Every revocation list in some text or bytes.
pub(crate) fn lists_of(bytes: &[u8]) -> Vec<RevocationList> {
    let found = read(bytes, usize::MAX).found.into_iter();
    let list = |content| match content {
        Content::RevocationList(list) => Some(*list),
        _ => None,
    };
    found.filter_map(|found| list(found.decoded.content)).collect()
}
