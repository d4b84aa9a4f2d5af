//! What goes into an inspection: files, and everything else that an answer may depend on.

mod destination;
mod identifier;
mod server_name;
mod typed;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_bytes::ByteBuf;
use zeroize::Zeroizing;

pub use destination::{Destination, ProfileId, Role, Runtime};
pub use server_name::{AddressesError, ServerName, ServerNameError, parse_addresses};
pub use typed::{Port, PortError, UserName, UserNameError};

use crate::limits::MAX_ROUNDS;
use crate::model::{Oid, Timestamp};

/// The number of rounds that stands for any: whoever allows them wants everything tried, whatever it costs.
pub const ANY_ROUNDS: u32 = u32::MAX;

/// A file, or text that was pasted.
#[derive(Clone, Debug)]
pub struct Input {
    /// Name or path as the user knows it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What to open it with.
    pub unlocking: Unlocking,
    /// Whether every certificate in it is a trust anchor of the user's.
    pub trusted: bool,
}

impl Input {
    /// A file without a password.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), unlocking: Unlocking::default(), trusted: false }
    }
}

/// What to open containers and keys with.
#[derive(Clone, Debug)]
pub struct Unlocking {
    /// Passwords, tried in order on everything that has one.
    pub passwords: Vec<Password>,
    /// Most rounds of key derivation for one attempt; see [`MAX_ROUNDS`]. With [`ANY_ROUNDS`] nothing is left out because of
    /// what it costs.
    pub max_rounds: u32,
}

impl Unlocking {
    /// Whether everything is to be tried, whatever it costs.
    pub(crate) const fn is_anyway(&self) -> bool {
        self.max_rounds == ANY_ROUNDS
    }
}

impl Default for Unlocking {
    fn default() -> Self {
        Self { passwords: Vec::new(), max_rounds: MAX_ROUNDS }
    }
}

/// A password. It is wiped from memory when it is dropped, and no output shows it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Password(Zeroizing<Vec<u8>>);

impl Password {
    /// The bytes as they were typed or read, usually UTF-8.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// As bytes: only a question that goes to the core holds a password.
impl Serialize for Password {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.bytes())
    }
}

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ByteBuf::deserialize(deserializer).map(|bytes| Self::new(bytes.into_vec()))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Everything beside the files that an answer depends on. The core reads no clock and no network.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The instant at which validity is judged.
    pub at: Timestamp,
    /// Whose requirements are applied; those of every product where none is named.
    pub profile: Option<ProfileId>,
    /// What is wanted: only the destinations that take something for this role are asked about.
    pub role: Option<Role>,
    /// The address that users type in the app.
    pub host: Option<ServerName>,
    /// Every other address at which the server is reached: by phones, desktops, through a VPN. Each once, as
    /// [`parse_addresses`] reads them.
    pub addresses: Vec<ServerName>,
    /// The mailbox that a client's certificate must be for.
    pub email: Option<String>,
    /// The user name of the service account that a bot logs in as.
    pub user_name: Option<UserName>,
    /// The port that a bot connects to.
    pub port: Option<Port>,
    /// What a bot runs on.
    pub runtime: Option<Runtime>,
    /// By which rules paths are judged.
    pub policy: ValidationPolicy,
    /// What certificates are to be used for; where it is not given, what they look made for.
    pub purpose: Option<Purpose>,
    /// What they must be usable for as well.
    pub further_purposes: Vec<Purpose>,
    /// Certificates that the user trusts as anchors, by the SHA-256 of their DER, beside those of [`Input::trusted`].
    pub trusted: Vec<Sha256Hash>,
    /// Whether the built-in public roots count as anchors.
    pub public_roots: bool,
    /// Whether a path fails to pass if revocation could not be checked.
    pub require_revocation: bool,
    /// The certificate policies that are accepted (user-initial-policy-set, RFC 5280 section 6.1.1 (c)); every one where it
    /// is empty.
    pub initial_policies: Vec<Oid>,
    /// Whether a path must be valid for an accepted policy (initial-explicit-policy).
    pub require_explicit_policy: bool,
    /// Whether mappings of policies do not count (initial-policy-mapping-inhibit).
    pub inhibit_policy_mapping: bool,
    /// Whether anyPolicy does not count (initial-any-policy-inhibit).
    pub inhibit_any_policy: bool,
}

/// A SHA-256 hash.
pub type Sha256Hash = [u8; 32];

/// By which rules a certification path is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ValidationPolicy {
    /// Path validation by RFC 5280 section 6: what private authorities are held to.
    #[default]
    Rfc5280,
    /// The whole of RFC 5280, how certificates and revocation lists are made included: for tests of software, and for
    /// authorities that want to know.
    Rfc5280Profile,
    /// The whole of RFC 5280 and the Baseline Requirements of the CA/Browser Forum: what public authorities are held to.
    WebPki,
}

impl ValidationPolicy {
    /// Every policy.
    pub const ALL: &[Self] = &[Self::Rfc5280, Self::Rfc5280Profile, Self::WebPki];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rfc5280 => "rfc5280",
            Self::Rfc5280Profile => "rfc5280-profile",
            Self::WebPki => "web-pki",
        }
    }
}

/// What a certificate is to be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Purpose {
    /// To be a TLS server.
    Server,
    /// To be a TLS client.
    Client,
    /// To sign and encrypt e-mail (S/MIME).
    Email,
    /// To sign programs.
    CodeSigning,
    /// To sign time stamps (RFC 3161).
    TimeStamping,
    /// To sign OCSP responses for the authority that issued it (RFC 6960).
    OcspSigning,
    /// Anything.
    Any,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: &[Self] = &[
        Self::Server,
        Self::Client,
        Self::Email,
        Self::CodeSigning,
        Self::TimeStamping,
        Self::OcspSigning,
        Self::Any,
    ];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Client => "client",
            Self::Email => "email",
            Self::CodeSigning => "code-signing",
            Self::TimeStamping => "time-stamping",
            Self::OcspSigning => "ocsp-signing",
            Self::Any => "any",
        }
    }
}

impl Options {
    /// The defaults, at an instant.
    #[must_use]
    pub const fn at(at: Timestamp) -> Self {
        Self {
            at,
            profile: None,
            role: None,
            host: None,
            addresses: Vec::new(),
            email: None,
            user_name: None,
            port: None,
            runtime: None,
            policy: ValidationPolicy::Rfc5280,
            purpose: None,
            further_purposes: Vec::new(),
            trusted: Vec::new(),
            public_roots: true,
            require_revocation: false,
            initial_policies: Vec::new(),
            require_explicit_policy: false,
            inhibit_policy_mapping: false,
            inhibit_any_policy: false,
        }
    }

    /// The address that users type, then the others.
    pub fn every_address(&self) -> impl Iterator<Item = &ServerName> {
        let others = self.addresses.iter().filter(|address| Some(*address) != self.host.as_ref());
        self.host.iter().chain(others)
    }
}
