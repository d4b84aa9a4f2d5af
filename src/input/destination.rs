//! Products, what they use certificates as, and so where a certificate may be headed.

use serde::{Deserialize, Serialize};

/// A product whose demands can be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ProfileId {
    /// The Senstar Symphony Mobile Application.
    SenstarMobile,
    /// DW Spectrum.
    DwSpectrum,
    /// Symphony Messaging.
    SymphonyMessaging,
}

impl ProfileId {
    /// Every profile.
    pub const ALL: &[Self] = &[Self::SenstarMobile, Self::DwSpectrum, Self::SymphonyMessaging];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SenstarMobile => "senstar-mobile",
            Self::DwSpectrum => "dw-spectrum",
            Self::SymphonyMessaging => "symphony-messaging",
        }
    }
}

/// What an object is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Role {
    /// A certificate authority.
    Ca,
    /// A TLS server.
    Server,
    /// A TLS client.
    Client,
    /// A request for the certificate of a TLS client.
    Request,
}

impl Role {
    /// Every role.
    pub const ALL: &[Self] = &[Self::Ca, Self::Server, Self::Client, Self::Request];

    /// Every role that a user may choose for a certificate.
    pub const OF_CERTIFICATES: &[Self] = &[Self::Ca, Self::Server, Self::Client];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ca => "ca",
            Self::Server => "server",
            Self::Client => "client",
            Self::Request => "request",
        }
    }
}

/// A place where a product takes a certificate, or a request for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Destination {
    /// The certificate authority that phones trust for the Senstar Symphony Mobile Application.
    SenstarMobileCa,
    /// The certificate of the Senstar Symphony Server.
    SenstarMobileServer,
    /// The certificate of a DW Spectrum server, in its `cert.pem`.
    DwSpectrumServer,
    /// The certificate that a bot logs in to Symphony Messaging with.
    SymphonyBot,
    /// The signing or root certificate that an administrator of Symphony Messaging uploads.
    SymphonyAuthority,
    /// The request for the certificate of a bot.
    SymphonyRequest,
}

impl Destination {
    /// Every destination, product by product.
    pub const ALL: &[Self] = &[
        Self::SenstarMobileServer,
        Self::SenstarMobileCa,
        Self::DwSpectrumServer,
        Self::SymphonyBot,
        Self::SymphonyAuthority,
        Self::SymphonyRequest,
    ];

    /// The product.
    #[must_use]
    pub const fn profile(self) -> ProfileId {
        match self {
            Self::SenstarMobileCa | Self::SenstarMobileServer => ProfileId::SenstarMobile,
            Self::DwSpectrumServer => ProfileId::DwSpectrum,
            Self::SymphonyBot | Self::SymphonyAuthority | Self::SymphonyRequest => {
                ProfileId::SymphonyMessaging
            }
        }
    }

    /// What the product uses the object as.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::SenstarMobileCa | Self::SymphonyAuthority => Role::Ca,
            Self::SenstarMobileServer | Self::DwSpectrumServer => Role::Server,
            Self::SymphonyBot => Role::Client,
            Self::SymphonyRequest => Role::Request,
        }
    }

    /// The name used in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SenstarMobileCa => "senstar-mobile-ca",
            Self::SenstarMobileServer => "senstar-mobile-server",
            Self::DwSpectrumServer => "dw-spectrum-server",
            Self::SymphonyBot => "symphony-bot",
            Self::SymphonyAuthority => "symphony-authority",
            Self::SymphonyRequest => "symphony-request",
        }
    }
}
