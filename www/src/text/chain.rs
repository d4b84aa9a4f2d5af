//! Where a certificate comes from: its chain, whose word it rests on, and files as servers are given them.

use std::fmt::Write;

use cert_inspector::checks::Outcome;
use cert_inspector::model::{SignatureCheck, Timestamp};
use cert_inspector::report::{BundleReport, LeafFoundBy, PathEnd, PathReport, PathsReport, Trust};

use super::{count, instant, policy, purpose};
use crate::shown::shown;

pub(crate) const CHAIN: &str = "Chain";
pub(crate) const CHAIN_LIST: &str = "The certificates, from this one up to the root";
pub(crate) const FACT_ENDS: &str = "First to end";
pub(crate) const FACT_PERIOD: &str = "Longest validity";
pub(crate) const FACT_RULES: &str = "Judged by";
pub(crate) const ISSUED_BY_NEXT: &str = "issued by the next:";
pub(crate) const THIS_CERTIFICATE: &str = "this certificate";
pub(crate) const NOT_TRUSTED: &str = "Not trusted";
pub(crate) const PUBLIC_ROOT: &str = "public root";
pub(crate) const BUILT_IN: &str = "built in, not among the files";
pub(crate) const TRUST_HERE: &str = "Trust here";
pub(crate) const TRUST_HERE_NO_MORE: &str = "Do not trust here";
pub(crate) const TRUST_HERE_NOTE: &str =
    "Is it yours? Then judge as devices do that were told to trust it. Remembered until this page is closed.";
pub(crate) const GAP: &str = "The issuer is missing";
pub(crate) const GAP_KEY: &str = "Its key identifier";
pub(crate) const GAP_ADDRESSES: &str =
    "Where it is to be had, by the certificate’s own word; nothing is fetched";
pub(crate) const BESIDE: &str = "Beside the verdict";
pub(crate) const BESIDE_NOTE: &str = "How the certificates of the chain are made. It does not count towards the verdict: most devices let it pass.";

pub(crate) const BUNDLE: &str = "As a file for a server";
pub(crate) const BUNDLE_ORDER: &str = "The right order";
pub(crate) const BUNDLE_DUPLICATES: &str = "More than once";
pub(crate) const BUNDLE_STRANGERS: &str = "Does not belong there";
pub(crate) const BUNDLE_MISSING: &str = "Missing";
pub(crate) const BUNDLE_KEY: &str = "Private key";
pub(crate) const BUNDLE_LEAF: &str = "For the server";

/// Whose word a certificate rests on.
pub(crate) const fn trust(trust: Trust) -> &'static str {
    match trust {
        Trust::PubliclyTrusted => "Publicly trusted",
        Trust::PrivatelyTrusted => "Privately trusted",
        Trust::SelfSigned => "Self-signed",
        Trust::UnknownIssuer => "Unknown issuer",
    }
}

/// The short answer to how a path does. The core's headline follows it.
pub(crate) fn chain_answer(verdict: Outcome, path: &PathReport) -> &'static str {
    match (verdict, path.end) {
        (Outcome::Fail, _) => "The chain breaks",
        (_, PathEnd::IssuerMissing) => "The chain is incomplete",
        (_, PathEnd::SelfSigned | PathEnd::SelfIssued) if path.certificates.len() == 1 => {
            "Nobody else vouches for it"
        }
        (_, PathEnd::SelfSigned | PathEnd::SelfIssued) => "The chain ends at a root that nobody trusts yet",
        (_, PathEnd::Loop | PathEnd::TooLong) => "The chain leads to no root",
        (Outcome::Unknown, PathEnd::Anchor) => {
            "The chain leads to a trusted root, but not everything can be told"
        }
        (Outcome::Warn, PathEnd::Anchor) => "The chain holds, but mind the warnings",
        (Outcome::Pass | Outcome::NotApplicable, PathEnd::Anchor) => "The chain holds",
    }
}

/// By which rules a path was judged.
pub(crate) fn judged_by(report: &PathsReport) -> String {
    format!("{}, used as: {}", policy(report.policy), purpose(report.purpose).to_lowercase())
}

/// How a certificate of a path, or a check of it, does.
pub(crate) const fn check_outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "Breaks",
        Outcome::Unknown => "Cannot be told",
        Outcome::Warn => "Attention",
        Outcome::Pass => "Holds",
        Outcome::NotApplicable => "Does not apply",
    }
}

/// How many checks need no care.
pub(crate) fn checks_quiet(hold: usize, not_applicable: usize, unchecked: bool) -> String {
    let mut text = count(hold, "1 check holds", "checks hold");
    match not_applicable {
        0 => {}
        1 => text.push_str(", 1 does not apply"),
        many => _ = write!(text, ", {many} do not apply"),
    }
    if unchecked {
        text.push_str(", revocation was not checked");
    }
    text
}

/// How many remarks there are.
pub(crate) fn remarks(number: usize) -> String {
    count(number, "1 remark", "remarks")
}

pub(crate) fn valid_until(not_before: Timestamp, not_after: Timestamp, at: Timestamp) -> String {
    if at < not_before {
        format!("begins {}", instant(not_before))
    } else if not_after < at {
        format!("ended {}", instant(not_after))
    } else {
        format!("until {}", instant(not_after))
    }
}

/// Whether names chain, as a link shows it.
pub(crate) const fn link_name(fits: bool) -> &'static str {
    if fits { "name fits" } else { "name does not fit" }
}

/// Whether key identifiers agree.
pub(crate) const fn link_key(fits: Option<bool>) -> &'static str {
    match fits {
        Some(true) => "key identifier fits",
        Some(false) => "key identifier does not fit",
        None => "no key identifier to compare",
    }
}

/// Whether the signature fits.
pub(crate) const fn link_signature(signature: SignatureCheck) -> &'static str {
    match signature {
        SignatureCheck::Valid => "signature proven",
        SignatureCheck::Invalid => "signature does not fit",
        SignatureCheck::NotVerified => "signature not verified",
    }
}

/// What sets another path apart from the best one: the certificates that only it goes through.
pub(crate) fn other_path(path: &PathReport, best: &PathReport) -> String {
    let known = |sha256: &str| best.certificates.iter().any(|certificate| certificate.sha256 == sha256);
    let mut through = String::new();
    for certificate in path.certificates.iter().filter(|certificate| !known(&certificate.sha256)) {
        if !through.is_empty() {
            through.push_str(", ");
        }
        through.push_str(&shown(&certificate.title));
        // The same name a second time is told from the first by its end.
        if best.certificates.iter().any(|other| other.title == certificate.title) {
            _ = write!(through, " (until {})", instant(certificate.not_after));
        }
    }
    if through.is_empty() {
        return match path.end {
            PathEnd::Anchor => "Another way, which ends sooner".to_owned(),
            _ => "Another way, which leads to nobody who is trusted".to_owned(),
        };
    }
    format!("Another way, through {through}")
}

/// The name of the picture of a chain.
pub(crate) fn chain_picture(places: usize) -> String {
    format!("Picture of the chain, {places} in all. The list below says the same.")
}

/// How many paths are not listed.
pub(crate) fn paths_omitted(omitted: u32) -> String {
    if omitted == 1 {
        "1 more way up is not listed.".to_owned()
    } else {
        format!("{omitted} more ways up are not listed.")
    }
}

/// The label of the button that trusts, for those who do not see what stands beside it.
pub(crate) fn trust_here_what(own: bool, title: &str) -> String {
    format!("{}: {}", if own { TRUST_HERE_NO_MORE } else { TRUST_HERE }, shown(title))
}

/// How a bundle does, in a few words.
pub(crate) const fn bundle_answer(bundle: &BundleReport) -> &'static str {
    match bundle.outcome {
        Outcome::Fail => "Not as it is",
        Outcome::Unknown => "Perhaps incomplete",
        Outcome::Warn => "Tidy it up",
        Outcome::Pass | Outcome::NotApplicable => "In order",
    }
}

/// What is said of a bundle in which nothing is wrong.
pub(crate) const BUNDLE_FINE: &str = "The server’s certificate comes first, then each issuer after the one it issued; nothing is missing and nothing is too much.";

/// Whether the private key is there, and fits.
pub(crate) const fn bundle_key(bundle: &BundleReport) -> &'static str {
    match bundle.key {
        Some(_) => "In the file, and it fits the server’s certificate.",
        None => "None in the file that fits the server’s certificate.",
    }
}

/// How the server's certificate was told from the others.
pub(crate) const fn leaf_found_by(found: LeafFoundBy) -> &'static str {
    match found {
        LeafFoundBy::Key => "because the private key in the file is its key",
        LeafFoundBy::Role => "because it is the only one that is no authority",
        LeafFoundBy::Position => "because it comes first",
    }
}
