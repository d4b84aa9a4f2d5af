//! How long signatures and a whole path take.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cert_inspector::formats::{self, Context};
use cert_inspector::model::{Certificate, Content, SignatureCheck};
use cert_inspector::path::{
    Anchors, Chain, Links, Lists, Question, SignatureCache, paths, signature, validate,
};
use cert_inspector::{Timestamp, Unlocking};

use crate::best_of;

/// Requests of the fixtures whose signatures are measured, and certificates that sign themselves.
const REQUESTS: &[&str] = &[
    "ECDSA on P-256 with sha256",
    "ECDSA on P-384 with sha384",
    "ECDSA on P-521 with sha512",
    "Ed25519",
    "Ed448",
    "ML-DSA-44",
    "ML-DSA-87",
    "SLH-DSA-SHA2-128s",
    "SLH-DSA-SHAKE-128s",
];
const CERTIFICATES: &[(&str, &str)] = &[("RSA 2048", "ca/root"), ("RSA 4096", "ca/rsa-4096")];

pub(crate) fn run() {
    for (name, file) in CERTIFICATES {
        let Some(root) = certificate(file) else { continue };
        measure(name, || {
            signature::verify(
                &root.public_key,
                &root.signature_algorithm,
                root.signed.of(&root.der),
                root.signature.of(&root.der),
            )
        });
    }
    let list = std::fs::read_to_string(fixtures().join("signatures/requests.tsv")).unwrap_or_default();
    let lines = list.lines().filter_map(|line| line.split_once('\t')?.1.split_once('\t'));
    let requests: HashMap<&str, &str> = lines.collect();
    for name in REQUESTS {
        let bytes = requests.get(name).and_then(|base64| STANDARD.decode(base64).ok());
        let Some(Content::CertificateRequest(request)) = bytes.and_then(|bytes| read(&bytes)) else {
            println!("skipped: {name}: no such request among the fixtures");
            continue;
        };
        measure(name, || {
            signature::verify(
                &request.public_key.key,
                &request.signature_algorithm,
                request.signed.of(&request.der),
                request.signature.of(&request.der),
            )
        });
    }
    chain();
}

fn measure(name: &str, mut verify: impl FnMut() -> SignatureCheck) {
    let time = best_of(50, || usize::from(verify() == SignatureCheck::Valid));
    println!("verify {name}: {time:?}, {:?}", verify());
}

/// Three certificates of RSA 2048, from bytes to the verdict.
fn chain() {
    let files = ["server/good", "ca/intermediate", "ca/root"].map(file);
    let time = best_of(50, || {
        let certificates: Vec<Certificate> = files.iter().filter_map(|bytes| decode(bytes)).collect();
        let certificates: Vec<&Certificate> = certificates.iter().collect();
        let mut cache = SignatureCache::default();
        let links = Links::find(&certificates, certificates.len(), &mut cache, &mut |_| {});
        let lists = Lists::prepare(&[], &certificates, &mut cache);
        let question = Question::at(Timestamp::from_unix_seconds(1_795_176_000));
        let anchors = Anchors::new(&links, certificates.len(), &|index| index == 2);
        let built = paths(&certificates, &links, &anchors, 0);
        let validations = built.paths.iter().map(|path| {
            let certificates = validate::certificates(path, &certificates);
            let (links, end) = (path.links.as_slice(), path.end);
            let chain = Chain { certificates: &certificates, links, end, question: &question, lists: &lists };
            validate(&chain).answers.len()
        });
        validations.sum()
    });
    println!("a chain of three RSA 2048 certificates, bytes to verdict: {time:?}");
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(fixtures().join(format!("{name}.der"))).unwrap_or_default()
}

fn certificate(name: &str) -> Option<Certificate> {
    decode(&file(name))
}

fn decode(bytes: &[u8]) -> Option<Certificate> {
    match read(bytes)? {
        Content::Certificate(certificate) => Some(*certificate),
        _ => None,
    }
}

fn read(bytes: &[u8]) -> Option<Content> {
    let unlocking = Unlocking::default();
    let reading = formats::read(bytes, &mut Context::new(&unlocking, &mut |_| {}));
    Some(reading.found.into_iter().next()?.decoded.content)
}
