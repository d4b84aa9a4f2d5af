//! What goes into an inspection: files, and everything else that an answer may depend on.

use std::fmt;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::limits::MAX_ROUNDS;
use crate::model::Timestamp;

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
    /// Most rounds of key derivation for one password; see [`MAX_ROUNDS`].
    pub max_rounds: u32,
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

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Everything beside the files that an answer depends on. The core reads no clock and no network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The instant at which validity is judged.
    pub at: Timestamp,
    /// Whose demands are applied.
    pub profile: ProfileId,
    /// Judge every certificate in this role, instead of the one it looks made for.
    pub role: Option<Role>,
    /// The address that users type in the app.
    pub host: Option<ServerName>,
    /// The mailbox that a client's certificate must be for.
    pub email: Option<String>,
    /// By which rules paths are judged.
    pub policy: ValidationPolicy,
    /// What certificates are to be used for; where it is not given, what they look made for.
    pub purpose: Option<Purpose>,
    /// Certificates that the user trusts as anchors, by the SHA-256 of their DER, beside those of [`Input::trusted`].
    pub trusted: Vec<Sha256Hash>,
    /// Whether the built-in public roots count as anchors.
    pub public_roots: bool,
    /// Whether a path fails to pass if revocation could not be checked.
    pub require_revocation: bool,
}

/// A SHA-256 hash.
pub type Sha256Hash = [u8; 32];

/// By which rules a certification path is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ValidationPolicy {
    /// RFC 5280 alone: what private authorities are held to.
    #[default]
    Rfc5280,
    /// RFC 5280 and the Baseline Requirements of the CA/Browser Forum: what public ones are held to.
    WebPki,
}

impl ValidationPolicy {
    /// Every policy.
    pub const ALL: &[Self] = &[Self::Rfc5280, Self::WebPki];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rfc5280 => "rfc5280",
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
    /// Anything.
    Any,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: &[Self] = &[Self::Server, Self::Client, Self::Any];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Client => "client",
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
            profile: ProfileId::SenstarMobile,
            role: None,
            host: None,
            email: None,
            policy: ValidationPolicy::Rfc5280,
            purpose: None,
            trusted: Vec::new(),
            public_roots: true,
            require_revocation: false,
        }
    }
}

/// A product whose demands can be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ProfileId {
    /// The Senstar Symphony Mobile Application.
    SenstarMobile,
}

impl ProfileId {
    /// Every profile.
    pub const ALL: &[Self] = &[Self::SenstarMobile];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SenstarMobile => "senstar-mobile",
        }
    }
}

/// What a certificate is used as.
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
}

impl Role {
    /// Every role.
    pub const ALL: &[Self] = &[Self::Ca, Self::Server, Self::Client];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ca => "ca",
            Self::Server => "server",
            Self::Client => "client",
        }
    }
}

/// The address of a server as a user types it: a DNS name or an IP address, without port or scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerName {
    /// A DNS name in lower case, without a trailing dot.
    Dns(String),
    /// An IPv4 or IPv6 address.
    Ip(IpAddr),
}

/// Why an address cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerNameError {
    /// Nothing was typed.
    Empty,
    /// The name is longer than DNS allows (RFC 1035 section 2.3.4).
    TooLong,
    /// A character that no host name has.
    Character(char),
    /// A label of the name is empty, too long, or starts or ends with a hyphen.
    Label(String),
    /// A scheme such as `https://` was typed.
    Scheme,
    /// A port was typed.
    Port,
}

impl fmt::Display for ServerNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                f.write_str("the address is empty: type the name or IP address that is typed in the app")
            }
            Self::TooLong => f.write_str("the address is longer than the 253 characters a DNS name may have"),
            Self::Character(c) => write!(
                f,
                "the address contains '{}', which no host name may have: type it in its ASCII form, for example xn--bcher-kva.example.org",
                c.escape_default()
            ),
            Self::Label(label) => write!(
                f,
                "the part '{}' of the address is not a valid DNS label: each part has 1 to 63 letters, digits or hyphens and no hyphen at its ends",
                label.escape_default()
            ),
            Self::Scheme => {
                f.write_str("type only the name or IP address, without 'https://' and without a path")
            }
            Self::Port => f.write_str(
                "type only the name or IP address, without the port: certificates do not name ports",
            ),
        }
    }
}

impl std::error::Error for ServerNameError {}

impl ServerName {
    /// Reads an address as a user types it.
    ///
    /// # Errors
    /// Says what is wrong with the text, in a sentence for the user.
    pub fn parse(text: &str) -> Result<Self, ServerNameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ServerNameError::Empty);
        }
        let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
        if let Ok(address) = bare.parse::<IpAddr>() {
            return Ok(Self::Ip(address));
        }
        if text.contains('/') {
            return Err(ServerNameError::Scheme);
        }
        if text.contains(':') {
            return Err(ServerNameError::Port);
        }
        let name = text.strip_suffix('.').unwrap_or(text);
        if name.len() > 253 {
            return Err(ServerNameError::TooLong);
        }
        if let Some(c) = name.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))) {
            return Err(ServerNameError::Character(c));
        }
        if let Some(label) = name.split('.').find(|label| {
            label.is_empty() || label.len() > 63 || label.starts_with('-') || label.ends_with('-')
        }) {
            return Err(ServerNameError::Label(label.to_owned()));
        }
        Ok(Self::Dns(name.to_ascii_lowercase()))
    }
}

impl fmt::Display for ServerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dns(name) => f.write_str(name),
            Self::Ip(address) => write!(f, "{address}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        for (text, expected) in [
            ("VMS.Example.org", ServerName::Dns("vms.example.org".into())),
            (" vms.example.org. ", ServerName::Dns("vms.example.org".into())),
            ("vms", ServerName::Dns("vms".into())),
            ("10.0.0.5", ServerName::Ip([10, 0, 0, 5].into())),
            ("[2001:db8::5]", ServerName::Ip("2001:db8::5".parse().unwrap())),
            ("2001:db8::5", ServerName::Ip("2001:db8::5".parse().unwrap())),
        ] {
            assert_eq!(ServerName::parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_address_is_refused_with_its_reason() {
        for (text, error) in [
            ("", ServerNameError::Empty),
            ("https://vms.example.org", ServerNameError::Scheme),
            ("vms.example.org:8443", ServerNameError::Port),
            ("vms example.org", ServerNameError::Character(' ')),
            ("bücher.example.org", ServerNameError::Character('ü')),
            ("vms..example.org", ServerNameError::Label(String::new())),
            ("-vms.example.org", ServerNameError::Label("-vms".into())),
        ] {
            assert_eq!(ServerName::parse(text), Err(error), "{text}");
        }
        assert_eq!(ServerName::parse(&"a.".repeat(200)), Err(ServerNameError::TooLong));
    }
}
