//! Bots: clients that show a certificate to a server that asks for one under the uploaded root.

use super::clients::{Asked, Client};
use super::servers::{HOST, Servers, fixture};
use super::{Comparison, SAMPLE};
use crate::support;

use std::path::Path;

use cert_inspector::input::{Purpose, Runtime, UserName};
use cert_inspector::products::symphony_messaging;
use cert_inspector::report::Verdict;
use cert_inspector::{Input, Options, Password, inspect};
use support::{fixtures, input, reference_instant, root, with};

/// The password of a fixture.
fn password(file: &Path) -> &'static str {
    if file.ends_with("empty-password.p12") { "" } else { "changeit" }
}

pub(crate) fn with_bots(is_all: bool, clients: &[Client], folder: &Path, comparison: &mut Comparison) {
    let name_of = |path: &Path| format!("bot/{}", path.file_name().expect("a name").to_string_lossy());
    let mut files = fixtures("bot");
    files.retain(|path| {
        let bytes = std::fs::read(path).expect("a fixture");
        let has_key = path.extension().is_some_and(|ending| ending == "p12")
            || bytes.windows(11).any(|window| window == b"PRIVATE KEY");
        has_key && (is_all || SAMPLE.contains(&name_of(path).as_str()))
    });
    let certificate = |name: &str| testkit::text::certificate(fixture(name).der.as_slice());
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a writable folder");
        path
    };
    let key = std::fs::read_to_string(root().join("tests/fixtures/keys/rsa-2048-server.pem")).expect("a key");
    let served =
        write("pod.pem", [key, certificate("server/good.der"), certificate("ca/intermediate.der")].concat());
    let (roots, uploaded) = (
        write("pod.root", certificate("ca/root.der")),
        write("uploaded.pem", certificate("bot/authority.der")),
    );
    let servers = Servers::start(&[("pod".to_owned(), served, Some(uploaded))], folder);
    let port = *servers.ports["pod"].as_ref().expect("the pod starts");
    let asked: Vec<Asked> = files
        .iter()
        .map(|path| Asked {
            name: name_of(path),
            port,
            host: HOST.to_owned(),
            roots: roots.clone(),
            own: Some((path.clone(), password(path))),
            at: reference_instant(),
        })
        .collect();
    for (client, runtime) in
        [(Client::Curl, Runtime::Curl), (Client::Python, Runtime::Python), (Client::Java, Runtime::Java17)]
    {
        if !clients.contains(&client) {
            continue;
        }
        let got = client.ask(&asked, folder);
        for path in &files {
            let (name, verdict) = (name_of(path), verdict(path, runtime));
            let accepts = matches!(verdict, Some(Verdict::Works | Verdict::WorksAfterStep));
            let theirs = &got[&name];
            let verdict = format!("{verdict:?}");
            comparison.compare(&name, client.name(), (accepts, &verdict), (theirs.accepts, &theirs.says));
        }
    }
}

/// What we answer for a bot on a runtime, with its password and the uploaded root.
fn verdict(path: &Path, runtime: Runtime) -> Option<Verdict> {
    let options = with(Options::at(reference_instant()), |options| {
        options.profile = Some(symphony_messaging::ID);
        options.purpose = Some(Purpose::Client);
        options.user_name = Some(UserName::parse("demo-bot1").expect("a name"));
        options.runtime = Some(runtime);
    });
    let mut file = input(path);
    file.unlocking.passwords = vec![Password::new(password(path).as_bytes().to_vec())];
    let uploaded = root().join("tests/fixtures/bot/authority.der");
    let report = inspect(&[file, Input { trusted: true, ..input(&uploaded) }], &options);
    let mut destinations = report.destinations.iter();
    destinations.find(|one| one.destination == symphony_messaging::BOT_DESTINATION).map(|one| one.verdict)
}
