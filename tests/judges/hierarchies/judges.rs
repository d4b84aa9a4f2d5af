//! Who judges a hierarchy: we, rustls-webpki and OpenSSL.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use cert_inspector::model::{Certificate, Outcome};
use cert_inspector::path::validate::certificates;
use cert_inspector::path::{
    Anchors, Chain, Layer, Links, Lists, PeerName, Question, SignatureCache, paths, validate,
};
use cert_inspector::{Purpose, ServerName, Timestamp};
use p256::ecdsa::signature::Verifier as _;
use rustls_pki_types::{
    AlgorithmIdentifier, CertificateDer, InvalidSignature, SignatureVerificationAlgorithm, UnixTime, alg_id,
};
use webpki::{EndEntityCert, KeyUsage, anchor_from_trusted_cert};

use super::generator::{Hierarchy, NOW};
use crate::support;

/// Something that speaks against a path of ours.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    /// The code of the reason.
    pub(crate) code: String,
    /// The certificate, by its index in the hierarchy.
    pub(crate) at: usize,
}

/// Our verdict: every path to an anchor with what speaks against it. A path against which nothing speaks is valid.
#[derive(Debug)]
pub(crate) struct Ours {
    pub(crate) paths: Vec<(Vec<usize>, Vec<Fault>)>,
}

impl Ours {
    pub(crate) fn accepts(&self) -> bool {
        self.paths.iter().any(|(_, faults)| faults.is_empty())
    }
}

/// Another's verdict: what speaks against the hierarchy; nothing where it accepts.
pub(crate) type Theirs = Vec<String>;

pub(crate) fn ours(hierarchy: &Hierarchy) -> Ours {
    let decoded: Vec<Certificate> =
        hierarchy.ders.iter().flat_map(|der| support::certificates(der)).collect();
    assert_eq!(decoded.len(), hierarchy.ders.len(), "seed {}: a certificate is not read", hierarchy.seed);
    let all: Vec<&Certificate> = decoded.iter().collect();
    let mut cache = SignatureCache::default();
    let links = Links::find(&all, all.len(), &mut cache, &mut |_| {});
    let anchors = Anchors::new(&links, all.len(), &|index| hierarchy.is_anchor(index));
    let built = paths(&all, &links, &anchors, 0);
    assert!(!built.incomplete, "seed {}: a budget ran out", hierarchy.seed);
    let lists = Lists::prepare(&[], &all, &mut cache);
    let question = Question {
        purpose: hierarchy.purpose,
        names: hierarchy
            .host
            .map(|host| PeerName::from(ServerName::parse(host).expect("a name")))
            .into_iter()
            .collect(),
        ..Question::at(Timestamp::from_unix_seconds(NOW))
    };
    let mut judged = Vec::new();
    for path in built.paths.iter().filter(|path| path.end == cert_inspector::path::End::Anchor) {
        let validation = validate(&Chain {
            certificates: &certificates(path, &all),
            links: &path.links,
            end: path.end,
            question: &question,
            lists: &lists,
        });
        let mut faults = Vec::new();
        for (answers, at) in validation.answers.iter().zip(&path.certificates) {
            for answer in answers.iter().filter(|answer| answer.check.layer() == Layer::Path) {
                if answer.outcome <= Outcome::Warn || answer.check == cert_inspector::path::Check::Revocation
                {
                    continue;
                }
                // An answer has its reasons in the order of finding: which of them only warn is not told apart.
                faults.extend(
                    answer.reasons.iter().map(|reason| Fault { code: reason.code.to_string(), at: *at }),
                );
            }
        }
        assert_eq!(
            validation.path <= Outcome::Warn,
            faults.is_empty(),
            "seed {}: a verdict without a reason, or against it",
            hierarchy.seed
        );
        judged.push((path.certificates.clone(), faults));
    }
    Ours { paths: judged }
}

/// ECDSA on P-256 with SHA-256, for rustls-webpki. Whether signatures fit is for OpenSSL to judge.
#[derive(Debug)]
struct Ecdsa;

impl SignatureVerificationAlgorithm for Ecdsa {
    fn verify_signature(&self, key: &[u8], message: &[u8], signature: &[u8]) -> Result<(), InvalidSignature> {
        let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(key).map_err(|_| InvalidSignature)?;
        let signature = p256::ecdsa::Signature::from_der(signature).map_err(|_| InvalidSignature)?;
        key.verify(message, &signature).map_err(|_| InvalidSignature)
    }

    fn public_key_alg_id(&self) -> AlgorithmIdentifier {
        alg_id::ECDSA_P256
    }

    fn signature_alg_id(&self) -> AlgorithmIdentifier {
        alg_id::ECDSA_SHA256
    }
}

/// The name of an error without its details.
fn token(error: &webpki::Error) -> String {
    let text = format!("{error:?}");
    text.chars().take_while(char::is_ascii_alphanumeric).collect()
}

pub(crate) fn webpki(hierarchy: &Hierarchy) -> Theirs {
    let ders: Vec<CertificateDer<'_>> =
        hierarchy.ders.iter().map(|der| CertificateDer::from(der.as_slice())).collect();
    let (others, anchors) = ders.split_at(ders.len() - hierarchy.anchors);
    let anchors: Vec<_> = anchors.iter().flat_map(anchor_from_trusted_cert).collect();
    let leaf = match EndEntityCert::try_from(&others[0]) {
        Ok(leaf) => leaf,
        Err(error) => return vec![token(&error)],
    };
    let usage =
        if hierarchy.purpose == Purpose::Server { KeyUsage::server_auth() } else { KeyUsage::client_auth() };
    let time = UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(NOW).expect("after 1970")));
    let path = leaf.verify_for_usage(&[&Ecdsa], &anchors, &others[1..], time, usage, None, None);
    let mut faults: Theirs = path.err().iter().map(token).collect();
    if let Some(host) = hierarchy.host {
        let name = rustls_pki_types::ServerName::try_from(host).expect("a name");
        faults.extend(leaf.verify_is_valid_for_subject_name(&name).err().iter().map(token));
    }
    faults
}

/// Asks OpenSSL; its files are put into a folder.
pub(crate) fn openssl(hierarchy: &Hierarchy, folder: &Path) -> Theirs {
    let file = |part: &str, ders: &[Vec<u8>]| {
        let pem: String = ders.iter().map(|der| testkit::text::certificate(der)).collect();
        let path = folder.join(format!("{}-{part}.pem", hierarchy.seed));
        std::fs::write(&path, pem).expect("a writable folder");
        path
    };
    let (others, anchors) = hierarchy.ders.split_at(hierarchy.ders.len() - hierarchy.anchors);
    let mut command = Command::new("openssl");
    command.arg("verify").arg("-CAfile").arg(file("anchors", anchors));
    // Without a policy to look for, OpenSSL finds none valid where one is required: it is told to look for any.
    command.args([
        "-no-CApath",
        "-no-CAstore",
        "-policy_check",
        "-policy",
        "2.5.29.32.0",
        "-attime",
        &NOW.to_string(),
    ]);
    command.args(["-purpose", if hierarchy.purpose == Purpose::Server { "sslserver" } else { "sslclient" }]);
    if others.len() > 1 {
        command.arg("-untrusted").arg(file("others", &others[1..]));
    }
    match hierarchy.host.map(|host| (host, ServerName::parse(host).expect("a name"))) {
        Some((host, ServerName::Dns(_))) => command.args(["-verify_hostname", host]),
        Some((host, ServerName::Ip(_))) => command.args(["-verify_ip", host]),
        None => &mut command,
    };
    let output = command.arg(file("leaf", &others[..1])).output().expect("openssl runs");
    let text = String::from_utf8_lossy(&output.stderr);
    let mut faults: Theirs = text
        .lines()
        .filter_map(|line| line.strip_prefix("error ")?.split_once(" at "))
        .map(|(number, _)| number.to_owned())
        .collect();
    if output.status.success() {
        faults.clear();
    } else if faults.is_empty() {
        faults.push(text.trim().to_owned());
    }
    faults
}

/// Whether OpenSSL is there to be asked. On a build server it must be.
pub(crate) fn has_openssl() -> bool {
    let there = Command::new("openssl").arg("version").output().is_ok();
    if !there {
        println!("skipped: hierarchies against OpenSSL: openssl is not installed");
        let on_a_build_server =
            std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
        assert!(!on_a_build_server, "a build server has OpenSSL");
    }
    there
}
