//! How long certification paths take: one chain, and ten thousand certificates.

use std::path::Path;
use std::time::Instant;

use cert_inspector::{Inspection, Options, Unlocking};
use testkit::certificate::Certificate;
use testkit::key::Key;
use testkit::text;

/// A server's certificate, an intermediate one and a root of RSA 2048: read, linked and judged.
pub(crate) fn chain(options: &Options) {
    let fixture = |name: &str| fixture(name).unwrap_or_default();
    let files = ["server/good.der", "ca/intermediate.der", "ca/root.der"].map(fixture);
    let read = || {
        let mut inspection = Inspection::default();
        for file in &files {
            inspection.add("chain", file, &Unlocking::default(), &mut |_| {});
        }
        inspection.trust(2);
        inspection
    };
    let time = super::best_of(200, || read().summary(options).objects.len());
    println!("chain of three RSA 2048, bytes to verdicts: {time:?}");
    let time = super::best_of(200, || read().report(options).objects.len());
    println!("chain of three RSA 2048, bytes to report: {time:?}");
    let inspection = read();
    inspection.verify_signatures(&mut |_, _| {});
    let time = super::best_of(200, || usize::from(inspection.detail(0, options).is_some()));
    println!("the same, the path of one once signatures are verified: {time:?}");
}

/// Ten thousand servers with keys of RSA 2048, P-256 and Ed25519 under a hundred authorities of the same kinds.
pub(crate) fn many(options: &Options) {
    let (pem, anchors) = match bundle() {
        Ok(bundle) => bundle,
        Err(error) => return println!("skipped: ten thousand certificates: {error}"),
    };
    let start = Instant::now();
    let mut inspection = Inspection::default();
    inspection.add("anchors.pem", anchors.as_bytes(), &Unlocking::default(), &mut |_| {});
    inspection.trust(0);
    inspection.add("bundle.pem", pem.as_bytes(), &Unlocking::default(), &mut |_| {});
    let read = start.elapsed();
    let start = Instant::now();
    inspection.verify_signatures(&mut |_, _| {});
    let linked = start.elapsed();
    let start = Instant::now();
    let summary = inspection.summary(options);
    let listed = start.elapsed();
    let trusted = summary.objects.iter().filter(|row| row.issued_by.is_some()).count();
    let total = (read + linked + listed).as_secs_f64();
    let rate = f64::from(u32::try_from(summary.objects.len()).unwrap_or(0)) / total;
    println!(
        "{} mixed certificates, {trusted} of known issuers: read {read:?}, links {linked:?}, summary {listed:?}: {rate:.0} a second",
        summary.objects.len()
    );
}

fn bundle() -> testkit::Result<(String, String)> {
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/keys");
    let (rsa, rsa_leaf) = (Key::load(&keys, "rsa-2048-ca")?, Key::load(&keys, "rsa-2048-server")?);
    // The number says which kind of key it is: each kind has a third of the authorities, and of the keys below them.
    let key = |number: u32, rsa: &Key| match number % 3 {
        0 => Ok(rsa.clone()),
        1 => Key::p256(number + 1),
        _ => Ok(Key::ed25519(number + 1)),
    };
    let authorities = (0..100).map(|number| key(number, &rsa)).collect::<testkit::Result<Vec<Key>>>()?;
    let title = |number: usize| format!("Authority {number}");
    let mut anchors = String::new();
    for (number, key) in authorities.iter().enumerate() {
        let root = Certificate::plain(&title(number), key, &title(number), key).authority();
        anchors.push_str(&text::certificate(&root.numbered()?.to_der()?));
    }
    let mut pem = String::new();
    for (leaf, (number, signer)) in (0..10_000_u32).zip(authorities.iter().enumerate().cycle()) {
        let host = format!("server-{leaf}.example.org");
        let key = key(1_000 + leaf, &rsa_leaf)?;
        let server = Certificate::plain(&host, &key, &title(number), signer).server(&host);
        pem.push_str(&text::certificate(&server.numbered()?.to_der()?));
    }
    Ok((pem, anchors))
}

fn fixture(name: &str) -> Option<Vec<u8>> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).ok()
}
