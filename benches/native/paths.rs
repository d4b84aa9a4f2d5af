//! How long certification paths take: one chain, and ten thousand certificates.

use std::path::Path;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cert_inspector::{Inspection, Options, Unlocking};

use crate::forge::{self, Forge, Key, Sheet, push_pem};
use crate::rsa::Rsa;

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
    let Some((pem, anchors)) = bundle() else {
        println!("skipped: ten thousand certificates: the keys of the fixtures are not there");
        return;
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

fn bundle() -> Option<(String, String)> {
    let mut forge = Forge::default();
    let rsa = Rsa::read(&key("rsa-2048-ca")?)?;
    let rsa_leaf = Rsa::read(&key("rsa-2048-server")?)?.public;
    let mut anchors = String::new();
    let mut pem = String::new();
    // What signs is told by the number: each kind has a third of the authorities, and of the keys below them.
    for authority in 0..100_u32 {
        let name = format!("Authority {authority}");
        let sheet = Sheet::new(&name, &name, signer(authority), signer(authority)).authority();
        let public =
            if authority.is_multiple_of(3) { rsa.public.clone() } else { forge.public_key(sheet.key) };
        push_pem(&mut anchors, &issue(&mut forge, &rsa, authority, &sheet, &public));
    }
    for leaf in 0..10_000_u32 {
        let authority = leaf / 3 % 100;
        let host = format!("server-{leaf}.example.org");
        let key = signer(1_000 + leaf);
        let sheet =
            Sheet::new(&host, &format!("Authority {authority}"), key, signer(authority)).server(&host);
        let public = if leaf.is_multiple_of(3) { rsa_leaf.clone() } else { forge.public_key(key) };
        push_pem(&mut pem, &issue(&mut forge, &rsa, authority, &sheet, &public));
    }
    Some((pem, anchors))
}

fn signer(number: u32) -> Key {
    if number % 3 == 1 { Key::P256(number + 1) } else { Key::Ed25519(number + 1) }
}

fn issue(forge: &mut Forge, rsa: &Rsa, authority: u32, sheet: &Sheet, public: &[u8]) -> Vec<u8> {
    if !authority.is_multiple_of(3) {
        return forge.certificate_for(sheet, public);
    }
    let algorithm = forge::sequence(&[forge::oid(&forge::SHA256_WITH_RSA), forge::tlv(0x05, &[])]);
    let signed = forge::to_be_signed(sheet, &algorithm, public);
    let signature = forge::bits(&rsa.sign(&signed));
    forge::sequence(&[signed, algorithm, signature])
}

fn fixture(name: &str) -> Option<Vec<u8>> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).ok()
}

fn key(name: &str) -> Option<Vec<u8>> {
    let pem = String::from_utf8(fixture(&format!("keys/{name}.pem"))?).ok()?;
    let base64: String =
        pem.lines().skip_while(|line| !line.starts_with('-')).filter(|line| !line.starts_with('-')).collect();
    STANDARD.decode(base64).ok()
}
