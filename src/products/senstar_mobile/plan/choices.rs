//! What an administrator answers about the installation.

use super::ServerVersion;
use crate::products::{NO, PlanError, YES};
use crate::report::PlanAnswers;

// The questions, by their names.
pub(super) const SERVER_VERSION: &str = "server-version";
pub(super) const WAY: &str = "way";
pub(super) const PHONES: &str = "phones";
pub(super) const ACCESS: &str = "access";
pub(super) const OWNS_DOMAIN: &str = "owns-domain";
pub(super) const STATIC_IP: &str = "static-ip";
pub(super) const MANAGED_PHONES: &str = "managed-phones";

/// iPhones and iPads, as an answer to [`PHONES`].
pub(super) const IOS: &str = "ios";
/// Android phones, as an answer to [`PHONES`].
pub(super) const ANDROID: &str = "android";

/// Everything that the steps depend on, besides the files. What is `None` was not answered.
pub(super) struct Choices {
    pub(super) server_version: ServerVersion,
    /// How the certificate is obtained.
    pub(super) way: Option<Way>,
    /// Whether there are iPhones or iPads.
    pub(super) ios: bool,
    /// Whether there are Android phones.
    pub(super) android: bool,
    /// How the phones reach the server.
    pub(super) access: Option<Access>,
    /// Whether the organisation owns a domain name for the server.
    pub(super) owns_domain: Option<bool>,
    /// Whether the server has a static IP address.
    pub(super) static_ip: Option<bool>,
    /// Whether the phones are managed centrally.
    pub(super) managed_phones: Option<bool>,
}

impl Choices {
    /// Reads answers that the form has checked.
    pub(super) fn read(answers: &PlanAnswers) -> Result<Self, PlanError> {
        let version = answers.value(SERVER_VERSION).unwrap_or_default();
        let server_version = ServerVersion::parse(version)
            .map_err(|error| PlanError::BadText { question: SERVER_VERSION, reason: error.to_string() })?;
        let said = |question| match answers.value(question) {
            Some(YES) => Some(true),
            Some(NO) => Some(false),
            _ => None,
        };
        Ok(Self {
            server_version,
            way: answers.value(WAY).and_then(Way::named),
            ios: answers.includes(PHONES, IOS),
            android: answers.includes(PHONES, ANDROID),
            access: answers.value(ACCESS).and_then(Access::named),
            owns_domain: said(OWNS_DOMAIN),
            static_ip: said(STATIC_IP),
            managed_phones: said(MANAGED_PHONES),
        })
    }
}

/// How the certificate is obtained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The Senstar Symphony Server is the certificate authority.
    Senstar,
    /// A public authority, which phones trust already: the guide's "trusted certificate authority".
    Public,
    /// An authority of the organisation: the guide's "custom certificate authority".
    Own,
}

impl Way {
    /// Every way, in the guide's order.
    pub(super) const ALL: &[Self] = &[Self::Senstar, Self::Public, Self::Own];

    /// The name used in answers.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Senstar => "senstar-ca",
            Self::Public => "public-ca",
            Self::Own => "own-ca",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|way| way.name() == name)
    }

    /// Whether its authority has to be installed on the phones.
    pub(super) const fn installs_ca(self) -> bool {
        matches!(self, Self::Senstar | Self::Own)
    }
}

/// How the phones reach the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Over the Internet.
    Internet,
    /// Over a virtual private network.
    Vpn,
}

impl Access {
    /// The name used in answers.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Internet => "internet",
            Self::Vpn => "vpn",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Internet, Self::Vpn].into_iter().find(|access| access.name() == name)
    }
}
