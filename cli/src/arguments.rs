//! The arguments of the command.

use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) use crate::export::ExportArguments;
use cert_inspector::input::{Port, UserName};
use cert_inspector::limits::MAX_ROUNDS;
use cert_inspector::products::PRODUCTS;
use cert_inspector::{ProfileId, Purpose, Role, ServerName, Timestamp, ValidationPolicy};
use clap::{Args, Parser, Subcommand};

use crate::asn1::Asn1Arguments;
use crate::compare::CompareArguments;
use crate::deploy::DeployArguments;
use crate::values::{named, one_of};

#[derive(Parser)]
#[command(name = "cert-inspector", version, about = about(), long_about = long_about())]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the command does, with the products that it knows.
fn about() -> String {
    let mut products: Vec<&str> = PRODUCTS.iter().map(|product| product.title).collect();
    let last = products.pop().unwrap_or_default();
    format!("Inspects certificates against what {} and {last} demand", products.join(", "))
}

fn long_about() -> String {
    format!(
        "{}.\n\nNothing leaves this computer. Exit code: 0 no demand fails, 1 a demand fails or something is broken, 2 wrong usage, 3 some input could not be read, is shut or was not opened.",
        about()
    )
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Judge the certificates in files and folders, and open what holds them
    ///
    /// PKCS#12, PKCS#7, Java key stores, keys and archives are opened. Folders are read with all folders in them, sorted by
    /// name; links to folders are not followed, and files that hold nothing of use are counted and passed over.
    ///
    /// Passwords are tried on everything that is shut: first those of --password, then of --password-file, then of
    /// --password-env, each in the order given. FILE=VALUE is for one file or folder only, where FILE is written as on this
    /// command line, or is the end of the path of a file in a folder; any other value is for all files.
    Inspect(Box<InspectArguments>),
    /// Show what the guides of the products say of each object
    ///
    /// For example what a product's certificate dialog shows, what its clients do in each validation mode, and what is left to
    /// do. --profile shows one product alone. Exit code: 0, or 3 if no product has more to say of the files.
    #[command(visible_alias = "modes")]
    Panel(Box<InspectArguments>),
    /// Make a file to deploy, or a report to keep, of what is in files and folders
    ///
    /// What whoever deploys the file has to know is said on the standard error. A private key gets into a file only with
    /// --with-key. Exit code: 0 the file is written, 2 it cannot be made.
    Export(Box<ExportArguments>),
    /// Write the checklist of a Senstar deployment, by version of the server and way of obtaining a certificate
    ///
    /// What the files show to be done is ticked; without files nothing is. Exit code: 1 if something is not met or not
    /// possible, 3 if some input could not be read or is shut, else 0: steps that are still to be done are no failure.
    Deploy(Box<DeployArguments>),
    /// Print the bytes of objects as ASN.1 divides them
    ///
    /// One line for each element: where it starts, the bytes of its header and of its content, its type, its name in the
    /// standard where that is known, and its value. There is none of private keys, nor of containers that may hold one in
    /// the clear. Exit code: 0, 2 if the object that is named has none, 3 if no object has one.
    Asn1(Box<Asn1Arguments>),
    /// Compare two certificates, or a request and a certificate: what follows from the change, then field by field
    ///
    /// Of a file with several certificates the one counts that goes with its key or its chain, else the first that is no
    /// authority. Put the intermediate certificates into the file of the certificate that they belong to, and give the roots
    /// alone with --anchors: every certificate in those files is trusted, and a chain is followed no further than to one.
    ///
    /// Exit code: 1 if something breaks, 3 if one of the two was not found or some input could not be read or is shut, else 0.
    Compare(Box<CompareArguments>),
    /// List every demand with its source
    Requirements {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args)]
pub(crate) struct InspectArguments {
    /// The whole report as JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// What is read, how it is opened, and how it is judged.
#[derive(Args)]
pub(crate) struct ReadingArguments {
    /// Whose demands to apply, instead of those of every product
    #[arg(long, value_parser = one_of(PRODUCTS.iter().map(|product| (product.id, product.id.name(), product.title))))]
    pub(crate) profile: Option<ProfileId>,
    /// Judge every certificate in this role, instead of the one it looks made for
    #[arg(long, value_parser = one_of(named(Role::OF_CERTIFICATES, Role::name, role_help)))]
    pub(crate) role: Option<Role>,
    /// Judge validity at this instant (RFC 3339), instead of now
    #[arg(long, value_name = "RFC3339", value_parser = parse_time)]
    pub(crate) at: Option<Timestamp>,
    /// The address that users type in the app: a name or an IP address
    #[arg(long, value_name = "NAME", value_parser = |text: &str| ServerName::parse(text).map_err(|e| e.to_string()))]
    pub(crate) host: Option<ServerName>,
    /// Another address at which the server is reached: the report says which of them a certificate covers
    #[arg(long, value_name = "NAME")]
    pub(crate) address: Vec<String>,
    /// The mailbox that a client's certificate must be for
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: Option<String>,
    /// The user name of the service account that a bot logs in as
    #[arg(long, value_name = "NAME", value_parser = |text: &str| UserName::parse(text).map_err(|e| e.to_string()))]
    pub(crate) user_name: Option<UserName>,
    /// The port that a bot connects to
    #[arg(long, value_name = "PORT", value_parser = |text: &str| Port::parse(text).map_err(|e| e.to_string()))]
    pub(crate) port: Option<Port>,
    /// A file or folder whose certificates are trusted: paths may end there
    #[arg(long, value_name = "FILE")]
    pub(crate) anchors: Vec<PathBuf>,
    /// Do not take Mozilla's public roots, which are built in, for trusted
    #[arg(long)]
    pub(crate) no_public_roots: bool,
    /// What the certificates are to be used for, instead of what they look made for
    #[arg(long, value_parser = one_of(named(Purpose::ALL, Purpose::name, purpose_help)))]
    pub(crate) purpose: Option<Purpose>,
    /// By which rules paths are judged
    #[arg(long, default_value = ValidationPolicy::default().name(), value_parser = one_of(named(ValidationPolicy::ALL, ValidationPolicy::name, policy_help)))]
    pub(crate) policy: ValidationPolicy,
    /// A file or folder with revocation lists. Revocation then has to be known for every certificate on a path
    #[arg(long, value_name = "FILE")]
    pub(crate) crl: Vec<PathBuf>,
    /// A password. Others on this computer can see it in the list of processes, and the shell keeps it in its history:
    /// --password-file and --password-env are better
    #[arg(long, value_name = "[FILE=]PASSWORD")]
    pub(crate) password: Vec<OsString>,
    /// A file whose first line is a password
    #[arg(long, value_name = "[FILE=]PATH")]
    pub(crate) password_file: Vec<OsString>,
    /// A variable of the environment whose value is a password
    #[arg(long, value_name = "[FILE=]NAME")]
    pub(crate) password_env: Vec<OsString>,
    /// The most rounds of key derivation that are done for one password
    #[arg(long, value_name = "N", default_value_t = MAX_ROUNDS)]
    pub(crate) max_rounds: u32,
    /// Files and folders to inspect; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

fn parse_time(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse_rfc3339(text)
        .ok_or_else(|| "write the time as RFC 3339, for example 2026-11-20T14:02:00Z".to_owned())
}

const fn role_help(role: Role) -> &'static str {
    match role {
        Role::Ca => "A certificate authority",
        Role::Server => "A TLS server",
        Role::Client => "A TLS client",
        Role::Request => "A request for the certificate of a TLS client",
    }
}

const fn purpose_help(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Server => "To be a TLS server",
        Purpose::Client => "To be a TLS client",
        Purpose::Any => "Anything",
    }
}

const fn policy_help(policy: ValidationPolicy) -> &'static str {
    match policy {
        ValidationPolicy::Rfc5280 => "RFC 5280 alone, as for private authorities",
        ValidationPolicy::WebPki => "RFC 5280 and the Baseline Requirements, as for public authorities",
    }
}
