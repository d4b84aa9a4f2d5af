//! Exports of fixtures, with a fixed password and fixed entropy.

use cert_inspector::export::{ENTROPY_BYTES, ExportError, ExportKind, ExportOrder, ExportedFile};
use cert_inspector::report::Facts;
use cert_inspector::{Input, Inspection, Options, Password, Unlocking, inspect};

use super::{reference_instant, root, with};

pub(crate) const PASSWORD: &str = "chängeit";

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn inspection(names: &[&str]) -> Inspection {
    let mut inspection = Inspection::default();
    for name in names {
        let passwords = vec![Password::new(b"changeit".to_vec())];
        let unlocking = Unlocking { passwords, ..Unlocking::default() };
        inspection.add(name, &fixture(name), &unlocking, &mut |_| {});
    }
    inspection
}

pub(crate) fn options() -> Options {
    with(Options::at(reference_instant()), |options| options.public_roots = false)
}

/// An order with all that a kind needs, under fixed entropy.
pub(crate) fn order(kind: ExportKind) -> ExportOrder {
    let mut entropy = [0; ENTROPY_BYTES];
    entropy.iter_mut().zip(1..).for_each(|(byte, number)| *byte = number);
    ExportOrder {
        key: kind.needs_key(),
        password: kind.needs_password().then(|| Password::new(PASSWORD.as_bytes().to_vec())),
        entropy,
        ..ExportOrder::of(kind, None)
    }
}

pub(crate) fn export(names: &[&str], order: &ExportOrder) -> Result<ExportedFile, ExportError> {
    inspection(names).export(order, &options())
}

pub(crate) fn text(file: &ExportedFile) -> &str {
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}

/// SHA-256 of the certificates in a file, and of the public halves of its keys, as our own reader finds them.
pub(crate) fn read_back(file: &ExportedFile) -> (Vec<String>, Vec<String>) {
    let mut input = Input::new(file.name.as_str(), file.bytes.to_vec());
    input.unlocking.passwords = vec![Password::new(PASSWORD.as_bytes().to_vec())];
    let report = inspect(&[input], &options());
    assert_eq!(report.problems, []);
    let certificates = report.objects.iter().filter_map(|object| object.certificate.as_ref());
    let keys = report.objects.iter().filter_map(|object| match &object.facts {
        Some(Facts::PrivateKey(key)) => Some(format!("{:?}", key.public_key.as_ref()?.spki_sha256)),
        _ => None,
    });
    let hash = |bytes: &cert_inspector::model::Bytes| format!("{bytes:?}");
    (certificates.map(|found| hash(&found.fingerprints.sha256)).collect(), keys.collect())
}

/// The SHA-256 of fixtures, in order, and of the public half of the first.
pub(crate) fn expected(names: &[&str]) -> (Vec<String>, String) {
    let certificates: Vec<_> =
        names.iter().map(|name| super::certificates(&fixture(name)).remove(0)).collect();
    let spki = format!("{:?}", certificates[0].fingerprints.spki_sha256);
    (certificates.iter().map(|found| format!("{:?}", found.fingerprints.sha256)).collect(), spki)
}

pub(crate) const CHAIN: &[&str] = &["server/good.der", "ca/intermediate.der", "ca/root.der"];
