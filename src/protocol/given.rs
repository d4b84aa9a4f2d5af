//! What comes along with a question: files, and options as they are typed.

use serde::{Deserialize, Serialize};

use super::failure::Failure;
use super::wire;
use crate::input::{
    ANY_ROUNDS, Options, Password, Port, ProfileId, Purpose, Role, Runtime, ServerName, Sha256Hash,
    Unlocking, UserName, ValidationPolicy, parse_addresses,
};
use crate::inspect::Inspection;
use crate::limits::MAX_ROUNDS;
use crate::model::{Oid, Timestamp};
use crate::products;

/// A file, apart from its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GivenFile {
    /// Name or path as the user knows it.
    pub name: String,
    /// Its size, of a file that is too large to be read.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub size: u64,
    /// Passwords in UTF-8, tried in order on everything in it that is locked.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub passwords: Vec<Password>,
    /// The most rounds of key derivation for one password; [`MAX_ROUNDS`] where it is absent.
    pub max_rounds: Option<u32>,
    /// Whether everything in it is tried, whatever it costs.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub try_anyway: bool,
    /// Whether every certificate in it is a trust anchor.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub trusted: bool,
    /// Whether it came with its folder. Nobody chose it by itself, so it is passed over if nothing in it is of use here.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub from_folder: bool,
}

impl GivenFile {
    pub(super) fn unlocking(&self) -> Unlocking {
        let max_rounds = if self.try_anyway { ANY_ROUNDS } else { self.max_rounds.unwrap_or(MAX_ROUNDS) };
        Unlocking { passwords: self.passwords.clone(), max_rounds }
    }
}

/// What an answer depends on besides the files, as it is typed. See [`Options`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GivenOptions {
    /// RFC 3339; the clock where it is absent.
    pub at: Option<String>,
    /// The product whose requirements are applied.
    pub profile: Option<ProfileId>,
    /// Overrules the role that is found from a certificate; of [`super::Ask::Judge`], the role that is wanted.
    pub role: Option<Role>,
    /// The address that users type in the app.
    pub host: Option<String>,
    /// That whoever asks [`super::Ask::Judge`] about a server knows no address, so that it is not checked.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub host_unchecked: bool,
    /// Every other address at which the server is reached.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub addresses: Vec<String>,
    /// The mailbox that a client's certificate must be for.
    pub email: Option<String>,
    /// The user name of a bot's account.
    pub user_name: Option<String>,
    /// The port that a bot connects to, in digits.
    pub port: Option<String>,
    /// What a bot runs on.
    pub runtime: Option<Runtime>,
    /// By which rules paths are judged.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub policy: ValidationPolicy,
    /// What certificates are used for.
    pub purpose: Option<Purpose>,
    /// What they must be usable for as well.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub further_purposes: Vec<Purpose>,
    /// The SHA-256 hashes of certificates that are trust anchors, in hexadecimal, with or without colons.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub trusted: Vec<String>,
    /// Whether the built-in roots are trust anchors; they are where it is absent.
    pub public_roots: Option<bool>,
    /// Whether a path fails if revocation cannot be checked.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub require_revocation: bool,
    /// The certificate policies that are accepted, by their identifiers in dots; every one where it is empty.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub initial_policies: Vec<String>,
    /// Whether a path must be valid for an accepted policy.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub require_explicit_policy: bool,
    /// Whether mappings of policies do not count.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub inhibit_policy_mapping: bool,
    /// Whether anyPolicy does not count.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub inhibit_any_policy: bool,
}

impl GivenOptions {
    /// The options of a portal: like the others, but with everything that an admission needs.
    pub(super) fn read_wanted(&self, now: Option<Timestamp>) -> Result<Options, Failure> {
        let options = self.read(now)?;
        if let Some(message) = Inspection::refused_settings(&options) {
            return Err(Failure::new("badOptions", message));
        }
        if options.role == Some(Role::Server) && options.host.is_none() && !self.host_unchecked {
            return Err(Failure::new(
                "badOptions",
                "host is required for a server: the address that users type in the app, or null if it is not to be checked",
            ));
        }
        Ok(options)
    }

    /// The options. `now` is the clock.
    pub(super) fn read(&self, now: Option<Timestamp>) -> Result<Options, Failure> {
        if let Some(profile) = self.profile.filter(|profile| products::product(*profile).is_none()) {
            return Err(Failure::new(
                "badOptions",
                format_args!(
                    "profile '{profile}' is unknown: it must be one of {}",
                    products::profile_names()
                ),
            ));
        }
        let trusted = self.trusted.iter().map(|hash| read_hash(hash)).collect::<Option<_>>();
        let trusted = trusted.ok_or_else(|| {
            Failure::new(
                "badHash",
                "what is trusted must be named by its SHA-256 hash: 64 hexadecimal digits",
            )
        })?;
        let policies = self.initial_policies.iter().map(|policy| Oid::parse(policy.trim()));
        let initial_policies = policies.collect::<Option<_>>().ok_or_else(|| {
            Failure::new(
                "badPolicy",
                "a certificate policy is an object identifier such as 1.3.6.1.4.1.99999.1",
            )
        })?;
        let at = match &self.at {
            Some(text) => Timestamp::parse_rfc3339(text).ok_or_else(|| {
                Failure::new(
                    "badTime",
                    "the time is not an RFC 3339 date and time such as 2026-11-20T14:02:00Z",
                )
            })?,
            None => now.ok_or_else(|| {
                Failure::new("badClock", "the clock of this machine cannot be read; give the time in `at`")
            })?,
        };
        let host = typed(self.host.as_deref().map(str::trim)).map(ServerName::parse).transpose();
        let addresses = parse_addresses(&self.addresses.join("\n"));
        // Spaces are part of a user name, and of the error about it.
        let user_name = self.user_name.as_deref().filter(|name| !name.is_empty());
        let user_name = user_name.map(UserName::parse).transpose();
        let port = typed(self.port.as_deref()).map(Port::parse).transpose();
        Ok(Options {
            profile: self.profile,
            role: self.role,
            host: host.map_err(|error| Failure::new("badHost", error))?,
            addresses: addresses.map_err(|error| Failure::new("badAddress", error))?,
            email: typed(self.email.as_deref()).map(str::to_owned),
            user_name: user_name.map_err(|error| Failure::new("badUserName", error))?,
            port: port.map_err(|error| Failure::new("badPort", error))?,
            runtime: self.runtime,
            policy: self.policy,
            purpose: self.purpose,
            further_purposes: self.further_purposes.clone(),
            trusted,
            public_roots: self.public_roots.unwrap_or(true),
            require_revocation: self.require_revocation,
            initial_policies,
            require_explicit_policy: self.require_explicit_policy,
            inhibit_policy_mapping: self.inhibit_policy_mapping,
            inhibit_any_policy: self.inhibit_any_policy,
            ..Options::at(at)
        })
    }
}

/// A field with something in it.
fn typed(field: Option<&str>) -> Option<&str> {
    field.filter(|text| !text.trim().is_empty())
}

/// A SHA-256 hash in hexadecimal, with or without colons.
fn read_hash(text: &str) -> Option<Sha256Hash> {
    let mut hash = Sha256Hash::default();
    let mut digits = text.chars().filter(|c| *c != ':').map(|c| c.to_digit(16));
    for byte in &mut hash {
        let (high, low) = (digits.next()??, digits.next()??);
        *byte = u8::try_from(high << 4 | low).ok()?;
    }
    Some(hash)
}
