//! Sentences of revocation.

use std::fmt::Display;

use crate::limits::MAX_NAME_IN_SENTENCE;
use crate::model::{Name, RevocationReason, RevokedCertificate, Timestamp};
use crate::safe_text::visible;

/// A name within a sentence.
pub(super) fn name(name: &Name) -> String {
    short(name)
}

/// Anything that comes from a file, within a sentence.
pub(super) fn short(what: &impl Display) -> String {
    let text = what.to_string();
    let mut characters = text.chars();
    let mut kept: String = characters.by_ref().take(MAX_NAME_IN_SENTENCE).collect();
    if characters.next().is_some() {
        kept.push('…');
    }
    visible(&kept).into_owned()
}

/// What an entry says of a certificate, and what that means.
pub(super) fn revoked(entry: &RevokedCertificate, at: Timestamp) -> String {
    let mut text = match entry.reason {
        Some(RevocationReason::CertificateHold) => {
            format!("The certificate has been suspended (certificateHold) since {}", entry.revocation_date)
        }
        Some(reason) => {
            format!("The certificate was revoked at {}: {}", entry.revocation_date, meaning(reason))
        }
        None => format!("The certificate was revoked at {}; no reason is given", entry.revocation_date),
    };
    if entry.revocation_date > at {
        text.push_str(", later than the instant asked about");
    }
    if let Some(since) = entry.invalidity_date {
        text.push_str(". It is not to be trusted since ");
        text.push_str(&since.to_string());
    }
    text
}

/// A reason by its name in RFC 5280 section 5.3.1, with what it means where the name does not tell.
const fn meaning(reason: RevocationReason) -> &'static str {
    match reason {
        RevocationReason::Unspecified => "the reason is not told (unspecified)",
        RevocationReason::KeyCompromise => "its private key is in other hands (keyCompromise)",
        RevocationReason::CaCompromise => "the CA's private key is in other hands (cACompromise)",
        RevocationReason::AffiliationChanged => "its name no longer holds (affiliationChanged)",
        RevocationReason::Superseded => "it was replaced (superseded)",
        RevocationReason::CessationOfOperation => "it is no longer needed (cessationOfOperation)",
        RevocationReason::CertificateHold => "it is suspended (certificateHold)",
        RevocationReason::RemoveFromCrl => "it is no longer suspended (removeFromCRL)",
        RevocationReason::PrivilegeWithdrawn => "a privilege was withdrawn (privilegeWithdrawn)",
        RevocationReason::AaCompromise => {
            "the attribute authority's private key is in other hands (aACompromise)"
        }
        RevocationReason::Unknown => "the reason is a number that the standard does not define",
    }
}
