//! Servers on loopback, and what there is to serve.

use super::clients::{clocked, script};
use crate::suites::Case;
use crate::support;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use cert_inspector::budget::Budget;
use cert_inspector::input::{Purpose, ServerName};
use cert_inspector::model::{Certificate, Content, GeneralName};
use cert_inspector::path::{PeerName, Question};
use cert_inspector::products::dw_spectrum;
use cert_inspector::readers::openssl_pem::{self, Version};
use cert_inspector::report::Verdict;
use cert_inspector::{Input, Options, Timestamp, inspect};
use support::{certificates, fixtures, read, reference_instant, with};

/// The address of the fixtures.
pub(crate) const HOST: &str = "vms.example.org";

/// A file with a key and certificates, and what is known of it.
pub(crate) struct Served {
    pub(crate) name: String,
    pub(crate) file: Vec<u8>,
    pub(crate) host: String,
    pub(crate) at: Timestamp,
    /// The private root that clients trust.
    pub(crate) root: Certificate,
    /// What a server sends that reads the file with OpenSSL: the leaf and what follows it.
    pub(crate) sent: Vec<Certificate>,
    /// What we say of the file for DW Spectrum, which reads it with OpenSSL; `None` where the file was made here.
    pub(crate) verdict: Option<Verdict>,
}

impl Served {
    /// A file as it is.
    fn of(name: String, file: Vec<u8>, host: &str, at: Timestamp, root: &Certificate) -> Self {
        let all = certificates(&file);
        let reading = openssl_pem::read(&file, Version::V3, &mut Budget::default());
        let sent = reading.certificates.iter().filter_map(|sent| {
            let at = all.iter().position(|one| one.fingerprints.sha256.0 == sent.sha256)?;
            Some(all[at].clone())
        });
        let sent: Vec<Certificate> = sent.collect();
        let options = with(Options::at(at), |options| {
            options.profile = Some(dw_spectrum::ID);
            options.host = ServerName::parse(host).ok();
        });
        let anchor = Input { trusted: true, ..Input::new("root.der", root.der.as_slice().to_vec()) };
        let report = inspect(&[Input::new("cert.pem", file.clone()), anchor], &options);
        let destination =
            report.destinations.iter().find(|one| one.destination == dw_spectrum::SERVER_DESTINATION);
        let verdict = destination.map(|one| one.verdict);
        Self { name, file, host: host.to_owned(), at, root: root.clone(), sent, verdict }
    }

    /// What we answer to a client: whether it accepts, and why not.
    pub(crate) fn answer(&self, mentioned_as: &[&str]) -> (bool, String) {
        let Some((target, others)) = self.sent.split_first() else {
            return (false, "nothing that can be read is sent".to_owned());
        };
        let name = ServerName::parse(&self.host).expect("an address");
        let case = Case {
            target: target.clone(),
            untrusted: others.to_vec(),
            trusted: vec![self.root.clone()],
            lists: Vec::new(),
            question: Question {
                purpose: Purpose::Server,
                names: vec![PeerName::from(name)],
                ..Question::at(self.at)
            },
        };
        case.answer_to(mentioned_as)
    }
}

/// Every fixture of a server with a key in the project, and every file of fixtures and field cases that has a key.
pub(crate) fn all(field: Option<&Path>) -> (Vec<Served>, Vec<String>) {
    let (mut all, without_key) = of_leaves();
    let root = fixture("ca/root.der");
    let files = fixtures("cert-pem").into_iter().chain(fixtures("bundles"));
    for path in files {
        let bytes = std::fs::read(&path).expect("a fixture");
        if has_key(&bytes) {
            all.push(Served::of(support::name(&path), bytes, HOST, reference_instant(), &root));
        }
    }
    all.extend(field.into_iter().flat_map(of_field));
    (all, without_key)
}

fn of_field(folder: &Path) -> Vec<Served> {
    let mut paths = Vec::new();
    support::walk(folder, &mut paths);
    paths.sort();
    let root = certificates(&std::fs::read(folder.join("pki/root.pem")).expect("the root")).remove(0);
    let at = Timestamp::parse_rfc3339("2026-11-30T12:00:00Z").expect("an instant");
    let mut all = Vec::new();
    for path in paths {
        let bytes = std::fs::read(&path).expect("a file");
        let is_pem = path.extension().is_some_and(|ending| ending == "pem");
        if !is_pem || !has_key(&bytes) || path.ends_with("privkey.pem") {
            continue;
        }
        let certificates = certificates(&bytes);
        let host = certificates.first().and_then(host_of).unwrap_or_else(|| "vms.harbour.example".to_owned());
        let name = path.strip_prefix(folder).expect("below").with_extension("").display().to_string();
        all.push(Served::of(format!("field/{name}"), bytes, &host, at, &root));
    }
    all
}

fn host_of(certificate: &Certificate) -> Option<String> {
    certificate.subject_alt_names().into_iter().flatten().find_map(|name| match name {
        GeneralName::DnsName(name) => ServerName::parse(name).ok().map(|_| name.to_string()),
        _ => None,
    })
}

fn has_key(bytes: &[u8]) -> bool {
    bytes.windows(11).any(|window| window == b"PRIVATE KEY")
}

/// The fixtures whose certificate has no public key that can be compared with, and where their private key is.
const KEYS: [(&str, &str); 4] = [
    ("server/ec-explicit-parameters", "tests/fixtures/keys/ec-p256.pem"),
    ("server/rsa-sample", "tests/judges/handshakes/rfc9500.pem"),
    ("server/time-february-30", "tests/fixtures/keys/rsa-2048-server.pem"),
    ("server/time-not-digits", "tests/fixtures/keys/rsa-2048-server.pem"),
];

/// The fixtures that nobody can serve, and why.
pub(crate) const WITHOUT_KEY: [(&str, &str); 6] = [
    (
        "server/rsa-16384",
        "the modulus is made up, and its factors are not known; OpenSSL takes minutes to make such a key",
    ),
    ("server/rsa-8192", "the modulus is made up, and its factors are not known; server/rsa-8200 is served"),
    ("server/rsa-e1", "with exponent 1 the private key is that of everybody; OpenSSL makes and loads none"),
    ("server/rsa-roca", "the modulus is made up to have the fingerprint, and its factors are not known"),
    ("server/rsa-tiny-factor", "the modulus has more than two factors, and not all are known"),
    ("server/unknown-key", "its public key is noise"),
];

/// The fixtures of servers, each in a file with its key and the intermediate, and the names of those without a key.
fn of_leaves() -> (Vec<Served>, Vec<String>) {
    let keys: BTreeMap<Vec<u8>, String> = fixtures("keys").iter().filter_map(|path| key(path)).collect();
    let (root, intermediate) = (fixture("ca/root.der"), fixture("ca/intermediate.der"));
    let (mut all, mut without_key) = (Vec::new(), Vec::new());
    for path in fixtures("server") {
        let (name, der) = (support::name(&path), std::fs::read(&path).expect("a fixture"));
        // Not every date makes a certificate.
        let leaf = certificates(&der).into_iter().next();
        let listed = KEYS.iter().find(|(listed, _)| *listed == name);
        let key = match (listed, &leaf) {
            (Some((_, file)), _) => Some(std::fs::read_to_string(support::root().join(file)).expect("a key")),
            (None, Some(leaf)) => keys.get(&leaf.fingerprints.spki_sha256.0).cloned(),
            (None, None) => None,
        };
        let Some(key) = key else {
            without_key.push(name);
            continue;
        };
        let blocks = [der.as_slice(), intermediate.der.as_slice()].map(testkit::text::certificate);
        all.push(Served {
            name,
            file: [key, blocks.concat()].concat().into_bytes(),
            host: HOST.to_owned(),
            at: reference_instant(),
            root: root.clone(),
            sent: leaf.into_iter().flat_map(|leaf| [leaf, intermediate.clone()]).collect(),
            verdict: None,
        });
    }
    (all, without_key)
}

/// A key of the fixtures by the hash of its public half.
fn key(path: &Path) -> Option<(Vec<u8>, String)> {
    let text = std::fs::read_to_string(path).ok()?;
    let found = read(text.as_bytes(), usize::MAX).found.into_iter().next()?;
    let Content::PrivateKey(key) = found.decoded.content else { return None };
    Some((key.public_key.as_ref()?.spki_sha256.0.clone(), text))
}

pub(crate) fn fixture(name: &str) -> Certificate {
    certificates(&support::exports::fixture(name)).remove(0)
}

/// Running servers, which end with this.
pub(crate) struct Servers {
    process: Child,
    /// The port of each, or why it could not be started.
    pub(crate) ports: BTreeMap<String, Result<u16, String>>,
}

impl Servers {
    /// Starts a server for each file; with a root, it asks for certificates of clients below that.
    pub(crate) fn start(files: &[(String, PathBuf, Option<PathBuf>)], folder: &Path) -> Self {
        let lines = files.iter().map(|(name, file, root)| {
            let root = root.as_ref().map_or("-".to_owned(), |root| root.display().to_string());
            format!("{name}\t{}\t{root}\n", file.display())
        });
        let list = folder.join("servers.tsv");
        std::fs::write(&list, lines.collect::<String>()).expect("a writable folder");
        let mut process = clocked("python3", reference_instant())
            .arg(script("server.py"))
            .arg(list)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the servers start");
        let output = BufReader::new(process.stdout.take().expect("a pipe"));
        let mut ports = BTreeMap::new();
        for line in output.lines().map(|line| line.expect("text")).take_while(|line| line != "ready") {
            let (name, port) = line.split_once('\t').expect("two columns");
            ports.insert(name.to_owned(), port.parse().map_err(|_| port.to_owned()));
        }
        Self { process, ports }
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        // They end with their input.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
