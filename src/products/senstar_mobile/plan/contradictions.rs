//! Where the guide contradicts itself about the steps, and what it leaves open.

use super::choices::Way;
use super::{Release, guide};
use crate::checks::{Contradiction, Source};

/// A contradiction, with the ways and releases that it concerns.
#[derive(Debug)]
pub(super) struct Scoped {
    pub(super) ways: &'static [Way],
    pub(super) releases: &'static [Release],
    pub(super) contradiction: Contradiction,
}

const WITH_CERTIFICATE: &[Way] = &[Way::Public, Way::Own];

/// Every contradiction, in the order of the guide.
pub(super) static CONTRADICTIONS: &[Scoped] = &[
    Scoped {
        ways: &[Way::Senstar],
        releases: &[Release::From861],
        contradiction: Contradiction {
            places: &[
                (
                    guide("Obtaining a certificate, table, row Senstar Symphony Server"),
                    "A static IP address does instead of a domain name.",
                ),
                (
                    guide("Certificate requirements, list for the SSL certificate on the server"),
                    "The subject alternative name has at least one DNS entry.",
                ),
                (
                    guide("Configure the certificate authority, step 2"),
                    "The setup wizard has a field for a domain name only.",
                ),
            ],
            decision: "A DNS entry is required. If phones connect by IP address, the certificate also needs that address as an IP entry: look at the certificate that the server made before you install anything on phones.",
        },
    },
    Scoped {
        ways: WITH_CERTIFICATE,
        releases: &[Release::From861],
        contradiction: Contradiction {
            places: &[
                (
                    guide("SSL certificates with the Senstar Symphony Server 8.6.1, introduction"),
                    "The CA certificate is selected for mobile connections.",
                ),
                (
                    guide("Certificate requirements, introduction"),
                    "The server is configured with an SSL certificate of its own.",
                ),
            ],
            decision: "The list of CAs in the setup wizard is meant. The guide does not say who issues the server's certificate then; so the server certificate, with its private key, is installed in Windows as well.",
        },
    },
    Scoped {
        ways: WITH_CERTIFICATE,
        releases: &[Release::Only860],
        contradiction: Contradiction {
            places: &[
                (
                    guide(
                        "SSL certificates with the Senstar Symphony Server 8.6.0, Configure mobile connections, introduction",
                    ),
                    "The SSL certificate for mobile connections is chosen in the setup wizard.",
                ),
                (
                    guide(
                        "SSL certificates with the Senstar Symphony Server 8.6.0, Configure mobile connections, step 4",
                    ),
                    "It is chosen in the section Mobile Connections.",
                ),
            ],
            decision: "It is chosen in the section Mobile Connections: the certificate settings moved to the setup wizard only with 8.6.1.",
        },
    },
    Scoped {
        ways: WITH_CERTIFICATE,
        releases: &[Release::Line85],
        contradiction: Contradiction {
            places: &[
                (
                    guide("SSL certificates with the Senstar Symphony Server 8.6.0, Add an SSL certificate"),
                    "The server takes PFX files.",
                ),
                (
                    guide("SSL certificates with the Senstar Symphony Server 8.5.x, Add an SSL certificate"),
                    "A file and its password are asked for, and no format is named.",
                ),
            ],
            decision: "PFX is assumed for 8.5.x: the same section asks for the same password.",
        },
    },
    Scoped {
        ways: WITH_CERTIFICATE,
        releases: &[Release::Line85],
        contradiction: Contradiction {
            places: &[
                (
                    guide("SSL certificates with the Senstar Symphony Server 8.5.x, Add an SSL certificate"),
                    "It applies to 8.5 and earlier.",
                ),
                (
                    guide(
                        "SSL certificates with the Senstar Symphony Server 8.5.x, Configure mobile connections",
                    ),
                    "It applies to 8.5.x and earlier.",
                ),
            ],
            decision: "Both are taken for 8.5.x and every older version. The guide does not describe older versions any further.",
        },
    },
    Scoped {
        ways: &[Way::Own],
        releases: Release::ALL,
        contradiction: Contradiction {
            places: &[
                (
                    guide("Install the certificate, step 7"),
                    "Trusted Root Certification Authorities is opened before the import.",
                ),
                (guide("Install the certificate, step 11"), "The step imports into the Personal store."),
                (
                    guide("Obtaining a certificate, table, row Custom certificate authority"),
                    "The CA is added to the trusted root certificates.",
                ),
            ],
            decision: "The CA certificate goes to Trusted Root Certification Authorities. Personal is for a certificate with its private key, which is that of the server.",
        },
    },
    Scoped {
        ways: &[Way::Own],
        releases: Release::ALL,
        contradiction: Contradiction {
            places: &[
                (
                    guide("Use a custom certificate authority, step 5"),
                    "Two sentences are run together: something is exported, and the certificate is added to mobile devices.",
                ),
                (
                    guide("Install the certificate, last paragraph"),
                    "The CA certificate is exported to install it on mobile devices.",
                ),
            ],
            decision: "The CA certificate is exported, and added to the phones.",
        },
    },
];

/// Something that the guide leaves open: what, and what it means here; with the ways that it concerns, and where one would
/// look for it.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) ways: &'static [Way],
    pub(super) text: &'static str,
    pub(super) sources: &'static [Source],
}

/// What the guide leaves open.
pub(super) static OPEN_QUESTIONS: &[Open] = &[
    Open {
        ways: Way::ALL,
        text: "The guide names no defaults for Mobile Port and Video Proxy Port. Choose two free ports, and open both in every firewall between phones and server.",
        sources: &[guide("Configure mobile connections")],
    },
    Open {
        ways: Way::ALL,
        text: "The guide does not say whether the app itself checks the listed requirements or leaves that to iOS and Android. It calls them required, so they are required here.",
        sources: &[guide("Certificate requirements")],
    },
    Open {
        ways: &[Way::Senstar, Way::Own],
        text: "Android lets an app trust CAs that users install only if the app asks for it. The guide has users install one, so the Senstar app presumably does; the guide does not say.",
        sources: &[
            guide("Add a certificate to an Android device"),
            Source {
                document: "Android Developers, Network security configuration",
                section: "trust-anchors, src user",
            },
        ],
    },
    Open {
        ways: &[Way::Own],
        text: "The guide offers no way to trust the server certificate itself on a phone, without a CA. Such a certificate is not advised on here.",
        sources: &[guide("Obtaining a certificate, table")],
    },
    Open {
        ways: &[Way::Public, Way::Own],
        text: "The guide does not say how the server sends intermediate CAs. Put them into the PFX file, or into Intermediate Certification Authorities of the computer. Otherwise phones find no path to the root.",
        sources: &[guide("Add an SSL certificate"), guide("Use a trusted certificate authority")],
    },
];
