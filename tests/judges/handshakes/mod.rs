//! Handshakes on loopback: what clients accept in fact, beside what we answer.
//!
//! `cargo xtask handshakes` tries every file; a test run tries those of [`SAMPLE`]. A client that is not installed is skipped by
//! name. `differences.tsv` has every handshake that comes out in another way than we answer, with the reason.

mod bots;
mod clients;
mod nginx;
mod servers;

use crate::support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cert_inspector::report::Verdict;
use clients::{Asked, Client, clocked};
use nginx::Nginx;
use servers::{Served, Servers};
use support::{reference_instant, shared, skipped};

/// What a run of the tests tries.
const SAMPLE: &[&str] = &[
    "server/good",
    "server/expired",
    "server/san-other-host",
    "server/san-wildcard",
    "server/client-only",
    "server/rsa-1024",
    "server/sha1",
    "server/no-san",
    "cert-pem/good/cert",
    "cert-pem/glued/cert",
    "cert-pem/missing-intermediate/cert",
    "bot/good.p12",
    "bot/legacy.p12",
    "bot/with-key.pem",
];

const DIFFERENCES: &str = include_str!("differences.tsv");

/// Compares handshakes with answers and with the table of differences.
struct Comparison {
    /// By what is tried and the client: what comes of it, and why that is another thing than we answer.
    listed: BTreeMap<(&'static str, &'static str), (&'static str, &'static str)>,
    met: BTreeSet<(&'static str, &'static str)>,
    agree: BTreeMap<&'static str, usize>,
    surprises: Vec<String>,
}

impl Comparison {
    fn new() -> Self {
        let row = |[name, client, theirs, because]: [&'static str; 4]| ((name, client), (theirs, because));
        Self {
            listed: crate::suites::rows::<4>(DIFFERENCES).into_iter().map(row).collect(),
            met: BTreeSet::new(),
            agree: BTreeMap::new(),
            surprises: Vec::new(),
        }
    }

    /// `ours` and `theirs` are whether it is accepted, with the reason.
    fn compare(&mut self, name: &str, client: &'static str, ours: (bool, &str), theirs: (bool, &str)) {
        if std::env::var_os("SUITE_ANSWERS").is_some() {
            println!("{name}\t{client}\t{ours:?}\t{theirs:?}");
        }
        let word = if theirs.0 { "accept" } else { "reject" };
        let row = self.listed.iter().find(|((listed, by), _)| *listed == name && *by == client);
        match row.map(|(place, (theirs, _))| (*place, *theirs)) {
            None if ours.0 == theirs.0 => *self.agree.entry(client).or_default() += 1,
            Some((place, listed)) if ours.0 != theirs.0 && listed == word => {
                self.met.insert(place);
            }
            Some(_) => self.surprises.push(format!("{name}, {client}: another answer than the table has")),
            None => self.surprises.push(format!("{name}, {client}: we {ours:?}, it {theirs:?}")),
        }
    }

    /// Whether a server loads a file, beside what we say of it: what a server with OpenSSL cannot load never works for one.
    fn compare_loading(&mut self, served: &Served, server: &'static str, loaded: &Result<u16, String>) {
        let Some(verdict) = served.verdict else { return };
        let loads = matches!(verdict, Verdict::Works | Verdict::WorksAfterStep);
        let says = loaded.as_ref().err().cloned().unwrap_or_default();
        if loads || loaded.is_err() {
            self.compare(&served.name, server, (loads, &format!("{verdict:?}")), (loaded.is_ok(), &says));
        }
    }
}

#[test]
fn handshakes() {
    let clock = clocked("true", reference_instant()).output().is_ok_and(|output| output.status.success());
    if !clock || !Client::Python.is_there() {
        return skipped("handshakes", "faketime or python3 is not installed");
    }
    let is_all = std::env::var_os("HANDSHAKES").is_some();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("handshakes");
    std::fs::create_dir_all(&folder).expect("a writable folder");
    let mut there: Vec<Client> = Client::ALL.into_iter().filter(|client| client.is_there()).collect();
    for client in Client::ALL.iter().filter(|client| !there.contains(client)) {
        skipped("handshakes", &format!("{} is not installed", client.name()));
    }
    there.retain(|client| is_all || !client.is_browser());
    let nginx = nginx::program();
    if nginx.is_none() {
        skipped("handshakes", "nginx is not installed");
    }
    let mut comparison = Comparison::new();
    with_servers(is_all, &there, nginx.as_deref(), &folder, &mut comparison);
    bots::with_bots(is_all, &there, &folder, &mut comparison);
    let Comparison { listed, met, agree, mut surprises } = comparison;
    if is_all && there.len() == Client::ALL.len() && nginx.is_some() {
        let unmet = listed.keys().filter(|place| !met.contains(*place));
        surprises.extend(unmet.map(|place| format!("{place:?} is in the table and did not happen")));
    }
    support::say(&format!("handshakes: agree {agree:?}, differ with a reason {}", met.len()));
    assert!(surprises.is_empty(), "{} surprises\n{}", surprises.len(), surprises.join("\n"));
    assert!(agree.values().sum::<usize>() > 20);
}

fn with_servers(
    is_all: bool,
    clients: &[Client],
    nginx: Option<&Path>,
    folder: &Path,
    comparison: &mut Comparison,
) {
    let field = if is_all { shared("field", "handshakes, field cases") } else { None };
    let (mut all, without_key) = servers::all(field.as_deref());
    // Browsers remember the intermediates that they saw: what is sent without one comes first.
    all.sort_by_key(|served| served.sent.len());
    all.retain(|served| is_all || SAMPLE.contains(&served.name.as_str()));
    assert_eq!(without_key, servers::WITHOUT_KEY.map(|(name, _)| name), "fixtures without a key");
    if is_all {
        for (name, why) in servers::WITHOUT_KEY {
            skipped("handshakes", &format!("{name}: {why}"));
        }
    }
    let file = |name: &str, ending: &str| folder.join(format!("{}.{ending}", name.replace('/', "-")));
    let mut files = Vec::new();
    for served in &all {
        let (pem, root) = (file(&served.name, "pem"), file(&served.name, "root"));
        std::fs::write(&pem, &served.file).expect("a writable folder");
        std::fs::write(&root, testkit::text::certificate(served.root.der.as_slice()))
            .expect("a writable folder");
        files.push((served.name.clone(), pem, None));
    }
    let servers = Servers::start(&files, folder);
    let mut asked = Vec::new();
    for served in &all {
        let loaded = &servers.ports[&served.name];
        comparison.compare_loading(served, "server", loaded);
        if let Ok(port) = loaded {
            asked.push(Asked {
                name: served.name.clone(),
                port: *port,
                host: served.host.clone(),
                roots: file(&served.name, "root"),
                own: None,
                at: served.at,
            });
        } else if served.verdict.is_none() {
            comparison.surprises.push(format!("{}: {loaded:?}", served.name));
        }
    }
    let mut of_openssl = BTreeMap::new();
    for client in clients {
        let got = client.ask(&asked, folder);
        for served in all.iter().filter(|served| servers.ports[&served.name].is_ok()) {
            let (accepts, why) = served.answer(client.mentioned_as());
            let Some(theirs) = got.get(&served.name) else { panic!("{}: no answer", served.name) };
            comparison.compare(&served.name, client.name(), (accepts, &why), (theirs.accepts, &theirs.says));
        }
        if *client == Client::OpenSsl {
            of_openssl = got;
        }
    }
    let Some(program) = nginx else { return };
    let nginx = Nginx::start(program, &files, folder);
    for served in &all {
        comparison.compare_loading(served, "nginx", &nginx.ports[&served.name]);
    }
    if of_openssl.is_empty() {
        return;
    }
    // nginx sends what the other server sends.
    for (name, theirs) in Client::OpenSsl.ask(&nginx.asked(&asked), folder) {
        let other = &of_openssl[&name];
        let (ours, theirs) = ((other.accepts, &*other.says), (theirs.accepts, &*theirs.says));
        comparison.compare(&name, "nginx-openssl", ours, theirs);
    }
}
