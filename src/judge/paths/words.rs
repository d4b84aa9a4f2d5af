//! The sentences about paths.

use crate::model::{Outcome, SignatureCheck, Timestamp};
use crate::path::{End, Layer, Link};
use crate::report::{Gap, PathAnchor, PathCertificate, PathReport, Text, Trust};

/// Said where the search for paths ended early.
pub(super) const PATHS_INCOMPLETE: &str = "More paths exist than were checked.";
/// Said where the search for issuers ended early.
pub(super) const LINKS_INCOMPLETE: &str = "Not all signatures were verified: too many certificates have the same name or key identifier, too many signatures do not match, or all of them together took too long. Check fewer certificates at a time.";

/// Whose word a certificate rests on, in a sentence.
pub(super) fn trust(trust: Trust, best: Option<&PathReport>, former: Option<&str>) -> String {
    let anchor =
        best.and_then(|path| Some((path.certificates.last()?.title.as_ref(), path.anchor.as_ref()?)));
    if let Some(name) = former.filter(|_| matches!(trust, Trust::UnknownIssuer | Trust::SelfSigned)) {
        return former_root(name);
    }
    match (trust, anchor) {
        (Trust::PubliclyTrusted, Some((root, anchor))) => {
            format!("Publicly trusted: it leads to {root}, a public root ({}).", anchor.source)
        }
        (Trust::PubliclyTrusted, None) => "Publicly trusted: it leads to a public root.".to_owned(),
        (Trust::PrivatelyTrusted, Some((root, _))) => format!(
            "Privately trusted: it leads to {root}, which you trust. Every device must also trust it."
        ),
        (Trust::PrivatelyTrusted, None) => {
            "Privately trusted: it leads to a certificate that you trust.".to_owned()
        }
        (Trust::SelfSigned, _) => "Self-signed: signed with its own key, by no CA.".to_owned(),
        (Trust::UnknownIssuer, _) => {
            match best.filter(|path| path.gap.is_none()).and_then(|path| path.certificates.last()) {
                Some(last) => format!(
                    "Unknown issuer: it leads to {}, which is neither a built-in public root nor marked as trusted here.",
                    last.title
                ),
                None => "Unknown issuer: the certificate that issued it is not among the files.".to_owned(),
            }
        }
    }
}

/// A public root that left the built-in list.
pub(super) fn former_root(name: &str) -> String {
    format!(
        "Leads to {name}, a public root that left Mozilla's list in April 2026. It is not in the list here and may still be on devices: check each kind of device."
    )
}

/// What binds two certificates, in a sentence.
pub(super) fn link(link: Link) -> String {
    let name = if link.name { "The name fits" } else { "The name does not fit" };
    let key = match link.key_identifier {
        Some(true) => "the key identifier fits",
        Some(false) => "the key identifier does not fit",
        None => "there is no key identifier to compare",
    };
    let signature = match link.signature {
        SignatureCheck::Valid => "the signature is proven",
        SignatureCheck::Invalid => "the signature does not fit the key",
        SignatureCheck::NotVerified => "the signature could not be verified",
    };
    format!("{name}, {key}, {signature}.")
}

/// What to do about a missing issuer.
pub(super) fn gap(issuer: &str, addresses: &[Text]) -> String {
    let from = match addresses {
        [] => String::new(),
        [address, ..] => {
            format!(" The certificate names a download address: {address}. Nothing is fetched.")
        }
    };
    format!("The certificate of the issuer, {issuer}, is missing. Add it to see the whole chain.{from}")
}

/// When the path breaks by itself.
pub(super) fn first_to_end(title: &str, ends: Timestamp, at: Timestamp) -> String {
    if ends < at {
        format!("The path broke when {title} ended, on {ends}.")
    } else {
        format!("The path is valid until {ends}, when {title} expires.")
    }
}

/// The verdict on a path: the first thing that breaks, or where it leads.
pub(super) fn headline(
    verdict: Outcome,
    end: End,
    certificates: &[PathCertificate],
    anchor: Option<&PathAnchor>,
    gap: Option<&Gap>,
) -> String {
    let last = certificates.last().map(|certificate| certificate.title.as_ref()).unwrap_or_default();
    if verdict == Outcome::Fail
        && let Some(reason) = first_reason(certificates, Outcome::Fail)
    {
        return reason;
    }
    match (end, anchor, gap) {
        (End::Anchor, Some(anchor), _) => {
            let leads = match (certificates.len(), anchor.public) {
                (1, true) => "It is a public root itself".to_owned(),
                (1, false) => "You trust it directly".to_owned(),
                (_, true) => format!("Leads to {last}, a public root"),
                (_, false) => format!("Leads to {last}, which you trust"),
            };
            match verdict {
                Outcome::Warn | Outcome::Unknown => match first_reason(certificates, verdict) {
                    Some(reason) => format!("{leads}. But {reason}"),
                    None => format!("{leads}."),
                },
                _ => format!("{leads}; every signature and every check holds."),
            }
        }
        (_, _, Some(gap)) => gap.text.to_string(),
        (End::SelfIssued(_), ..) if certificates.len() == 1 => {
            "It is signed by its own key. If it is yours, mark it as trusted.".to_owned()
        }
        (End::SelfIssued(_), ..) => format!(
            "Leads to {last}, which is not trusted: it is not a built-in public root. If it is yours, mark it as trusted."
        ),
        (End::Loop, ..) => {
            "The CAs sign each other in a circle, and none of them leads to a root.".to_owned()
        }
        (End::TooLong, ..) => {
            "The chain is longer than any honest one; it was not followed further.".to_owned()
        }
        _ => "Leads nowhere.".to_owned(),
    }
}

/// The first reason of an outcome, with the certificate that it is about.
fn first_reason(certificates: &[PathCertificate], outcome: Outcome) -> Option<String> {
    let layers = [Layer::Path, Layer::Profile, Layer::Baseline];
    layers.into_iter().find_map(|layer| {
        certificates.iter().find_map(|certificate| {
            let mut answers = certificate.answers.iter();
            let answer = answers.find(|answer| answer.outcome == outcome && answer.check.layer() == layer)?;
            let reason = answer.reasons.first()?;
            Some(format!("{}: {}", certificate.title, reason.text))
        })
    })
}
