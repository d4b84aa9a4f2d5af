//! The table "Obtaining a certificate": three ways, and what each of them asks.

use super::choices::{Access, Way};
use super::{Release, guide};
use crate::checks::Source;

/// What the guide says of a way.
#[derive(Debug)]
pub(super) struct WayFacts {
    pub(super) way: Way,
    /// What it is called.
    pub(super) title: &'static str,
    /// The versions in which there is this way.
    pub(super) releases: &'static [Release],
    /// What it asks for.
    pub(super) asks: &'static [&'static str],
    /// Whether the organisation has to own a domain name.
    pub(super) needs_domain: bool,
    /// Whether a static IP address does instead of one.
    pub(super) static_ip_does: bool,
    /// The access for which the guide recommends it.
    pub(super) recommended_for: Option<Access>,
    /// Why one would take it.
    pub(super) reason: &'static str,
    pub(super) sources: &'static [Source],
}

/// The three rows.
pub(super) static WAYS: &[WayFacts] = &[
    WayFacts {
        way: Way::Senstar,
        title: "The Senstar Symphony Server as certificate authority",
        releases: &[Release::From861],
        asks: &[
            "Senstar Symphony Server 8.6.1 or later.",
            "A domain name that you own, or a static IP address.",
            "The CA that the server makes, installed on every phone.",
        ],
        needs_domain: true,
        static_ip_does: true,
        recommended_for: None,
        reason: "The server makes authority and certificate by itself, so no request has to be sent to anybody.",
        sources: &[
            guide("Obtaining a certificate, table, row Senstar Symphony Server"),
            guide("Use the Senstar Symphony Server as a certificate authority"),
        ],
    },
    WayFacts {
        way: Way::Public,
        title: "A public certificate authority",
        releases: Release::ALL,
        asks: &["A domain name that you own, and that the CA can check."],
        needs_domain: true,
        static_ip_does: false,
        recommended_for: Some(Access::Internet),
        reason: "The guide calls it the most secure way, and recommends it for access over the Internet. Nothing has to be installed on the phones.",
        sources: &[
            guide("Obtaining a certificate, table, row Trusted certificate authority"),
            guide("Use a trusted certificate authority"),
        ],
    },
    WayFacts {
        way: Way::Own,
        title: "A certificate authority of your organisation",
        releases: Release::ALL,
        asks: &[
            "The CA certificate on every phone.",
            "The CA certificate among the trusted roots of the server's computer.",
        ],
        needs_domain: false,
        static_ip_does: false,
        recommended_for: Some(Access::Vpn),
        reason: "The guide recommends it for access over a VPN, and for organisations that have a CA already and manage their phones centrally.",
        sources: &[
            guide("Obtaining a certificate, table, row Custom certificate authority"),
            guide("Use a custom certificate authority"),
        ],
    },
];
