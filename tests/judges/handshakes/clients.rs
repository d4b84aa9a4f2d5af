//! Programs that connect: `openssl s_client`, curl, Python and Java.

use crate::support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cert_inspector::Timestamp;
use support::root;

/// Seconds until a client gives up.
const PATIENCE: &str = "10";

/// A client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Client {
    OpenSsl,
    Curl,
    Python,
    Java,
}

/// A server to connect to, and with what.
pub(crate) struct Asked {
    pub(crate) name: String,
    pub(crate) port: u16,
    pub(crate) host: String,
    /// PEM with the roots that the client trusts.
    pub(crate) roots: PathBuf,
    /// The client's own file with certificate and key, and its password.
    pub(crate) own: Option<(PathBuf, &'static str)>,
    pub(crate) at: Timestamp,
}

/// Whether the handshake came about, and what the client says.
pub(crate) struct Got {
    pub(crate) accepts: bool,
    pub(crate) says: String,
}

impl Client {
    pub(crate) const ALL: [Self; 4] = [Self::OpenSsl, Self::Curl, Self::Python, Self::Java];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::OpenSsl => "openssl",
            Self::Curl => "curl",
            Self::Python => "python",
            Self::Java => "java",
        }
    }

    /// How its sentences in our reports begin.
    pub(crate) const fn mentioned_as(self) -> &'static str {
        match self {
            Self::OpenSsl | Self::Curl | Self::Python => "OpenSSL",
            Self::Java => "Java",
        }
    }

    pub(crate) fn is_there(self) -> bool {
        let program = if self == Self::Python { "python3" } else { self.name() };
        let flag = if self == Self::OpenSsl { "version" } else { "--version" };
        Command::new(program).arg(flag).output().is_ok_and(|output| output.status.success())
    }

    pub(crate) fn ask(self, asked: &[Asked], folder: &Path) -> BTreeMap<String, Got> {
        match self {
            Self::OpenSsl => each(asked, s_client),
            Self::Curl => each(asked, curl),
            Self::Python => {
                let instants: BTreeSet<i64> = asked.iter().map(|one| one.at.unix_seconds()).collect();
                let of = |instant| {
                    let at = Timestamp::from_unix_seconds(instant);
                    let asked = asked.iter().filter(move |one| one.at == at);
                    listed(clocked("python3", at).arg(script("client.py")), asked, folder)
                };
                instants.into_iter().flat_map(of).collect()
            }
            Self::Java => listed(Command::new("java").arg(script("Client.java")), asked.iter(), folder),
        }
    }
}

pub(crate) fn script(name: &str) -> PathBuf {
    root().join("tests/judges/handshakes").join(name)
}

/// A program for which the clock starts at an instant.
pub(crate) fn clocked(program: &str, at: Timestamp) -> Command {
    let mut command = Command::new("faketime");
    let instant = at.to_string().replace('T', " ");
    command.env("TZ", "UTC").arg("-f").arg(format!("@{}", instant.trim_end_matches('Z'))).arg(program);
    command
}

fn each(asked: &[Asked], command: fn(&Asked) -> Command) -> BTreeMap<String, Got> {
    let got = |one: &Asked| {
        let output = command(one).stdin(Stdio::null()).output().expect("the client starts");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let says = text.lines().find(|line| line.contains("error") || line.contains("curl:"));
        Got { accepts: output.status.success(), says: says.unwrap_or_default().to_owned() }
    };
    asked.iter().map(|one| (one.name.clone(), got(one))).collect()
}

fn s_client(asked: &Asked) -> Command {
    let mut command = Command::new("openssl");
    command.args(["s_client", "-verify_return_error", "-no-CApath", "-no-CAstore", "-connect"]);
    command.arg(format!("127.0.0.1:{}", asked.port)).arg("-CAfile").arg(&asked.roots);
    command.args(["-servername", &asked.host, "-verify_hostname", &asked.host]);
    command.args(["-attime", &asked.at.unix_seconds().to_string()]);
    if let Some((file, _)) = &asked.own {
        command.arg("-cert").arg(file).arg("-key").arg(file).arg("-cert_chain").arg(file);
    }
    command
}

fn curl(asked: &Asked) -> Command {
    let mut command = clocked("curl", asked.at);
    command.args(["--silent", "--show-error", "--http1.0", "--noproxy", "*", "--max-time", PATIENCE]);
    command.arg("--cacert").arg(&asked.roots).arg("--connect-to").arg(format!("::127.0.0.1:{}", asked.port));
    if let Some((file, password)) = &asked.own {
        let is_store = file.extension().is_some_and(|ending| ending == "p12");
        command.arg("--cert").arg(file).args(["--cert-type", if is_store { "P12" } else { "PEM" }]);
        command.args(["--pass", password]);
    }
    command.arg(format!("https://{}/", asked.host));
    command
}

/// Asks a program that reads a list of servers.
fn listed<'a>(
    command: &mut Command,
    asked: impl Iterator<Item = &'a Asked>,
    folder: &Path,
) -> BTreeMap<String, Got> {
    let list = folder.join("asked.tsv");
    let lines = asked.map(|one| {
        let Asked { name, port, host, roots, at, .. } = one;
        let (own, password) = one
            .own
            .as_ref()
            .map_or(("-".to_owned(), ""), |(file, password)| (file.display().to_string(), *password));
        let is_python = command.get_args().any(|argument| argument.to_string_lossy().ends_with("client.py"));
        let rest = if is_python { String::new() } else { format!("\t{password}\t{}", at.unix_seconds()) };
        format!("{name}\t{port}\t{host}\t{}\t{own}{rest}\n", roots.display())
    });
    std::fs::write(&list, lines.collect::<String>()).expect("a writable folder");
    let output = command.arg(&list).output().expect("the client starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let got = |line: &str| {
        let mut columns = line.split('\t');
        let (name, answer) = (columns.next()?, columns.next()?);
        let says = columns.next().unwrap_or_default().to_owned();
        Some((name.to_owned(), Got { accepts: answer == "accept", says }))
    };
    let got: BTreeMap<String, Got> = text.lines().filter_map(got).collect();
    assert!(!got.is_empty(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    got
}
