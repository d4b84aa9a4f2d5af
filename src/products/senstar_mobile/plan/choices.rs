//! What an administrator says of the installation.

use serde::{Deserialize, Serialize};

use super::ServerVersion;

/// Everything that the steps depend on beside the files. What is `None` was not said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeploymentChoices {
    /// The version of the Senstar Symphony Server.
    pub server_version: ServerVersion,
    /// How the certificate is obtained.
    pub way: Option<Way>,
    /// Whether there are iPhones or iPads.
    pub ios: bool,
    /// Whether there are Android phones.
    pub android: bool,
    /// How the phones reach the server.
    pub access: Option<Access>,
    /// Whether the organisation owns a domain name for the server.
    pub owns_domain: Option<bool>,
    /// Whether the server has a static IP address.
    pub static_ip: Option<bool>,
    /// Whether the phones are managed centrally.
    pub managed_phones: Option<bool>,
}

impl DeploymentChoices {
    /// Both kinds of phones, and nothing else said.
    #[must_use]
    pub const fn new(server_version: ServerVersion) -> Self {
        Self {
            server_version,
            way: None,
            ios: true,
            android: true,
            access: None,
            owns_domain: None,
            static_ip: None,
            managed_phones: None,
        }
    }
}

/// How the certificate is obtained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Way {
    /// The Senstar Symphony Server is the certificate authority.
    #[serde(rename = "senstar-ca")]
    SenstarAsCa,
    /// A public authority, which phones trust already: the guide's "trusted certificate authority".
    PublicCa,
    /// An authority of the organisation: the guide's "custom certificate authority".
    OwnCa,
}

impl Way {
    /// Every way, in the guide's order.
    pub const ALL: &[Self] = &[Self::SenstarAsCa, Self::PublicCa, Self::OwnCa];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SenstarAsCa => "senstar-ca",
            Self::PublicCa => "public-ca",
            Self::OwnCa => "own-ca",
        }
    }

    /// Whether its authority has to be installed on the phones.
    #[must_use]
    pub const fn installs_ca(self) -> bool {
        matches!(self, Self::SenstarAsCa | Self::OwnCa)
    }
}

/// How the phones reach the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Access {
    /// Over the Internet.
    Internet,
    /// Over a virtual private network.
    Vpn,
}

impl Access {
    /// Every kind of access.
    pub const ALL: &[Self] = &[Self::Internet, Self::Vpn];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Internet => "internet",
            Self::Vpn => "vpn",
        }
    }
}
