//! The options that commands share: what is read, how it is opened, and how it is judged.

use std::ffi::OsString;
use std::path::PathBuf;

use cert_inspector::input::{Port, Runtime, UserName};
use cert_inspector::limits::MAX_ROUNDS;
use cert_inspector::model::Oid;
use cert_inspector::products::PRODUCTS;
use cert_inspector::{ProfileId, Purpose, Role, ServerName, Timestamp, ValidationPolicy};
use clap::Args;

use crate::values::{named, one_of};

#[derive(Args)]
pub(crate) struct InspectArguments {
    /// The whole report as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Print every check, the chain, the platforms and what is not checked, not only the answer
    #[arg(long, short)]
    pub(crate) verbose: bool,
    /// End with exit code 0 for every answer, for scripts that read the output
    #[arg(long)]
    pub(crate) exit_zero: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// What is read, how it is opened, and how it is judged.
#[derive(Args)]
pub(crate) struct ReadingArguments {
    /// Check for one product instead of all
    #[arg(long, value_parser = one_of(PRODUCTS.iter().map(|product| (product.id, product.id.name(), product.title))))]
    pub(crate) profile: Option<ProfileId>,
    /// What is needed: check only the objects for this role
    #[arg(long, value_parser = one_of(named(Role::ALL, Role::name, role_help)))]
    pub(crate) role: Option<Role>,
    /// Check at this time instead of now, for example 2026-11-20T14:02:00Z
    #[arg(long, value_name = "RFC3339", value_parser = parse_time)]
    pub(crate) at: Option<Timestamp>,
    /// The address that users type in the app: a name or an IP address
    #[arg(long, value_name = "NAME", value_parser = |text: &str| ServerName::parse(text).map_err(|e| e.to_string()))]
    pub(crate) host: Option<ServerName>,
    /// Another address of the server: the report shows whether a certificate covers it; may be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) address: Vec<String>,
    /// The mailbox that a client certificate must be for
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: Option<String>,
    /// The user name of the service account that a bot logs in as
    #[arg(long, value_name = "NAME", value_parser = |text: &str| UserName::parse(text).map_err(|e| e.to_string()))]
    pub(crate) user_name: Option<UserName>,
    /// The port that a bot connects to
    #[arg(long, value_name = "PORT", value_parser = |text: &str| Port::parse(text).map_err(|e| e.to_string()))]
    pub(crate) port: Option<Port>,
    /// What the bot runs on: it decides which files and ciphers it can read
    #[arg(long, value_parser = one_of(named(Runtime::ALL, Runtime::name, Runtime::title)))]
    pub(crate) runtime: Option<Runtime>,
    /// A file or folder with trusted certificates, for example your private root; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) anchors: Vec<PathBuf>,
    /// Do not trust the built-in Mozilla roots
    #[arg(long)]
    pub(crate) no_public_roots: bool,
    /// What the certificates are used for, instead of their apparent role; may be repeated
    #[arg(long, value_parser = one_of(named(Purpose::ALL, Purpose::name, purpose_help)))]
    pub(crate) purpose: Vec<Purpose>,
    /// The rules for paths
    #[arg(long, default_value = ValidationPolicy::default().name(), value_parser = one_of(named(ValidationPolicy::ALL, ValidationPolicy::name, policy_help)))]
    pub(crate) policy: ValidationPolicy,
    /// A file or folder with revocation lists; may be repeated. Then the revocation status of every certificate on a path must be known
    #[arg(long, value_name = "FILE")]
    pub(crate) crl: Vec<PathBuf>,
    /// An accepted certificate policy, as object identifier; may be repeated [default: every policy]
    #[arg(long, value_name = "OID", value_parser = parse_policy)]
    pub(crate) initial_policy: Vec<Oid>,
    /// A path must be valid for an accepted certificate policy
    #[arg(long)]
    pub(crate) require_explicit_policy: bool,
    /// Ignore mappings of certificate policies
    #[arg(long)]
    pub(crate) inhibit_policy_mapping: bool,
    /// Ignore the certificate policy anyPolicy
    #[arg(long)]
    pub(crate) inhibit_any_policy: bool,
    /// A password; may be repeated. Other users see it in the list of processes and the shell keeps it in its history: use
    /// --password-file or --password-env
    #[arg(long, value_name = "[FILE=]PASSWORD")]
    pub(crate) password: Vec<OsString>,
    /// A file whose first line is a password; may be repeated
    #[arg(long, value_name = "[FILE=]PATH")]
    pub(crate) password_file: Vec<OsString>,
    /// An environment variable whose value is a password; may be repeated
    #[arg(long, value_name = "[FILE=]NAME")]
    pub(crate) password_env: Vec<OsString>,
    /// The limit on rounds of key derivation for one password. All passwords together may use three times as many
    #[arg(long, value_name = "N", default_value_t = MAX_ROUNDS)]
    pub(crate) max_rounds: u32,
    /// Try every password on everything and check every private key, however long it takes
    #[arg(long, conflicts_with = "max_rounds")]
    pub(crate) try_anyway: bool,
    /// End after this many seconds, even if the work is not finished [default: unlimited]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) time_limit: Option<u64>,
    /// Files and folders to inspect; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

fn parse_time(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse_rfc3339(text)
        .ok_or_else(|| "write the time as RFC 3339, for example 2026-11-20T14:02:00Z".to_owned())
}

fn parse_policy(text: &str) -> Result<Oid, String> {
    Oid::parse(text)
        .ok_or_else(|| "write the policy as an object identifier, for example 1.3.6.1.4.1.99999.1".to_owned())
}

const fn role_help(role: Role) -> &'static str {
    match role {
        Role::Ca => "A CA certificate",
        Role::Server => "A server certificate",
        Role::Client => "A client certificate",
        Role::Request => "A certificate request",
    }
}

const fn purpose_help(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Server => "TLS server",
        Purpose::Client => "TLS client",
        Purpose::Email => "E-mail (S/MIME)",
        Purpose::CodeSigning => "Code signing",
        Purpose::TimeStamping => "Time stamping",
        Purpose::OcspSigning => "OCSP signing",
        Purpose::Any => "Any purpose",
    }
}

const fn policy_help(policy: ValidationPolicy) -> &'static str {
    match policy {
        ValidationPolicy::Rfc5280 => "Path validation of RFC 5280, as for private CAs",
        ValidationPolicy::Rfc5280Profile => {
            "The same, and the rules of RFC 5280 for the contents of certificates and lists"
        }
        ValidationPolicy::WebPki => "All of RFC 5280 and the Baseline Requirements, as for public CAs",
    }
}
