//! Programs that connect: `openssl s_client`, curl, Python, Java, `gnutls-cli`, Chromium and Firefox.

use crate::support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cert_inspector::Timestamp;
use support::root;

/// Seconds until a client gives up.
const PATIENCE: &str = "10";

/// What the line has in which a client says why it rejects.
const SAYS: [&str; 4] = ["error", "curl:", "Status: ", "Fatal"];

/// A client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Client {
    OpenSsl,
    Curl,
    Python,
    Java,
    GnuTls,
    Chromium,
    Firefox,
}

/// A server to connect to, and with what.
#[derive(Clone)]
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
    pub(crate) const ALL: [Self; 7] =
        [Self::OpenSsl, Self::Curl, Self::Python, Self::Java, Self::GnuTls, Self::Chromium, Self::Firefox];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::OpenSsl => "openssl",
            Self::Curl => "curl",
            Self::Python => "python",
            Self::Java => "java",
            Self::GnuTls => "gnutls-cli",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Its names in the sentences of our reports.
    pub(crate) const fn mentioned_as(self) -> &'static [&'static str] {
        match self {
            Self::OpenSsl | Self::Curl | Self::Python => &["OpenSSL"],
            Self::Java => &["Java"],
            Self::GnuTls => &["GnuTLS"],
            Self::Chromium => &["browsers"],
            Self::Firefox => &["browsers", "Firefox"],
        }
    }

    /// A browser takes half a minute to start and seconds for a page.
    pub(crate) const fn is_browser(self) -> bool {
        matches!(self, Self::Chromium | Self::Firefox)
    }

    pub(crate) fn is_there(self) -> bool {
        let all: &[&str] = match self {
            Self::Chromium => &["chromium", "chromedriver", "certutil", "cc"],
            Self::Firefox => &["firefox", "geckodriver", "certutil", "cc"],
            Self::Python => &["python3"],
            Self::OpenSsl | Self::Curl | Self::Java | Self::GnuTls => &[self.name()],
        };
        let path = std::env::var_os("PATH").unwrap_or_default();
        all.iter().all(|program| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
    }

    pub(crate) fn ask(self, asked: &[Asked], folder: &Path) -> BTreeMap<String, Got> {
        match self {
            Self::OpenSsl => each(asked, s_client),
            Self::Curl => each(asked, curl),
            Self::GnuTls => each(asked, gnutls_cli),
            Self::Python => by_instant(asked, |at, asked| {
                listed(clocked("python3", at).arg(script("client.py")), asked.iter(), folder)
            }),
            Self::Chromium | Self::Firefox => by_instant(asked, |at, asked| {
                let folder = folder.join(self.name());
                let _ = std::fs::remove_dir_all(&folder);
                std::fs::create_dir_all(&folder).expect("a writable folder");
                let mut command = Command::new("python3");
                command.arg(script("browser.py")).arg(self.name()).arg(&folder);
                listed(command.arg(at.unix_seconds().to_string()), asked.iter(), &folder)
            }),
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

/// Asks a program that has one clock for all.
fn by_instant(
    asked: &[Asked],
    ask: impl Fn(Timestamp, &[Asked]) -> BTreeMap<String, Got>,
) -> BTreeMap<String, Got> {
    let instants: BTreeSet<i64> = asked.iter().map(|one| one.at.unix_seconds()).collect();
    let of = |instant| {
        let at = Timestamp::from_unix_seconds(instant);
        let asked: Vec<Asked> = asked.iter().filter(|one| one.at == at).cloned().collect();
        ask(at, &asked)
    };
    instants.into_iter().flat_map(of).collect()
}

fn each(asked: &[Asked], command: fn(&Asked) -> Command) -> BTreeMap<String, Got> {
    let got = |one: &Asked| {
        let output = command(one).stdin(Stdio::null()).output().expect("the client starts");
        let text = [&output.stderr, &output.stdout].map(|text| String::from_utf8_lossy(text)).concat();
        let says = text.lines().find(|line| SAYS.iter().any(|part| line.contains(part)));
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

fn gnutls_cli(asked: &Asked) -> Command {
    let mut command = clocked("gnutls-cli", asked.at);
    command.arg("--x509cafile").arg(&asked.roots).args(["--port", &asked.port.to_string()]);
    command.args(["--sni-hostname", &asked.host, "--verify-hostname", &asked.host, "127.0.0.1"]);
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
