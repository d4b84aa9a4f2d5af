//! What a judgement depends on beside the files.

use cert_inspector::input::{ProfileId, Purpose, ValidationPolicy};
use cert_inspector::model::Timestamp;
use cert_inspector::report::AnchorsReport;

use super::instant;

pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const AT_LABEL: &str = "Judge as of (UTC)";
pub(crate) const AT_INVALID: &str = "This is not a moment in time. Write it as 2026-11-20 14:02, in UTC.";
pub(crate) const AT_NOW: &str = "Now";
pub(crate) const BACK_TO_NOW: &str = "Back to now";
pub(crate) const HOST_LABEL: &str = "Address typed in the app";
pub(crate) const PRODUCT_LABEL: &str = "Product";
pub(crate) const PRODUCT_ALL: &str = "All three";
pub(crate) const USER_NAME_LABEL: &str = "User name of the bot";
pub(crate) const PORT_LABEL: &str = "Port the bot connects to";
pub(crate) const ROLE_LABEL: &str = "Judge as";
pub(crate) const ROLE_AUTOMATIC: &str = "What it looks made for";

pub(crate) fn time_is_set(at: Timestamp, by_sample: bool) -> String {
    let instant = instant(at);
    if by_sample {
        format!("For this sample, the time is taken to be {instant}.")
    } else {
        format!("The time is taken to be {instant}, as you set it.")
    }
}

pub(crate) const CHAIN_SETTINGS: &str = "Chain";
pub(crate) const PURPOSE_LABEL: &str = "Used as";
pub(crate) const PURPOSE_AUTOMATIC: &str = "As the certificate looks";
pub(crate) const POLICY_LABEL: &str = "Rules";
pub(crate) const PUBLIC_ROOTS_LABEL: &str = "Count public roots as trusted";
pub(crate) const PUBLIC_ROOTS_HINT: &str = "The roots that browsers and phones bring along. Without them, only what you mark with “Trust here” is trusted.";

pub(crate) const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Server => "Server",
        Purpose::Client => "Client",
        Purpose::Any => "Anything",
    }
}

/// What a choice of purpose means; `None` leaves it to the certificate.
pub(crate) const fn purpose_hint(purpose: Option<Purpose>) -> &'static str {
    match purpose {
        None => "A certificate that is made for servers is judged as a server’s, and so on.",
        Some(Purpose::Server) => {
            "Every certificate of the chain must allow TLS servers, and the address must fit."
        }
        Some(Purpose::Client) => "Every certificate of the chain must allow TLS clients.",
        Some(Purpose::Any) => "What a certificate may be used for is not looked at.",
    }
}

pub(crate) const fn policy(policy: ValidationPolicy) -> &'static str {
    match policy {
        ValidationPolicy::Rfc5280 => "RFC 5280",
        ValidationPolicy::WebPki => "Web PKI",
    }
}

/// What a choice of rules means.
pub(crate) const fn policy_hint(policy: ValidationPolicy) -> &'static str {
    match policy {
        ValidationPolicy::Rfc5280 => {
            "The standard for certification paths: what a private authority is held to."
        }
        ValidationPolicy::WebPki => {
            "The standard and the Baseline Requirements of the CA/Browser Forum: what browsers hold public authorities to."
        }
    }
}

/// Where the built-in roots come from; `None` where they were not asked.
pub(crate) fn public_roots(anchors: &AnchorsReport) -> Option<String> {
    (anchors.public_count > 0).then(|| format!("{} roots: {}.", anchors.public_count, anchors.public_source))
}

pub(crate) const fn product(profile: ProfileId) -> &'static str {
    match profile {
        ProfileId::SenstarMobile => "Senstar Symphony mobile app",
        ProfileId::DwSpectrum => "DW Spectrum",
        ProfileId::SymphonyMessaging => "Symphony Messaging",
    }
}
