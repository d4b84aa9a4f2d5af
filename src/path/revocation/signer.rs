//! Who signed a list, and whether a path gives the signer a say.

use std::collections::HashMap;

use super::note::Note;
use super::words;
use crate::limits::MAX_LINK_ATTEMPTS;
use crate::model::{
    Bytes, Certificate, ExtensionValue, Name, Outcome, RevocationList, SignatureCheck, hex_colons,
};
use crate::path::links::subject_key_identifier;
use crate::path::{Answer, Check, SignatureCache, name};
use crate::sorting;

/// The certificates whose key a list is signed with.
#[derive(Clone, Debug)]
pub(super) struct Signers<'a> {
    pub(super) found: Vec<Signer<'a>>,
    /// What came out for the keys that were tried; `None` if there was none to try.
    pub(super) signature: Option<SignatureCheck>,
    /// Whether a budget ran out before every key was tried.
    pub(super) incomplete: bool,
}

/// A certificate with the name and the key of who signed a list.
#[derive(Clone, Debug)]
pub(super) struct Signer<'a> {
    certificate: &'a Certificate,
    /// The keys that the certificate itself is signed with, of those at hand under its issuer's name, by SHA-256.
    issued_by: Vec<&'a Bytes>,
}

impl<'a> Signer<'a> {
    /// The certificate itself.
    pub(super) const fn certificate(&self) -> &'a Certificate {
        self.certificate
    }
}

/// Certificates by the form of their subject.
pub(super) struct Authorities<'a> {
    by_subject: HashMap<Vec<u8>, Vec<&'a Certificate>>,
}

impl<'a> Authorities<'a> {
    pub(super) fn new(certificates: &[&'a Certificate]) -> Self {
        let mut by_subject: HashMap<Vec<u8>, Vec<&'a Certificate>> = HashMap::new();
        for certificate in certificates.iter().filter(|certificate| !certificate.subject.is_empty()) {
            by_subject.entry(name::key(&certificate.subject)).or_default().push(certificate);
        }
        Self { by_subject }
    }

    fn named(&self, name: &Name) -> &[&'a Certificate] {
        // The empty name is nobody's: nothing is filed under it.
        self.by_subject.get(&name::key(name)).map_or(&[], Vec::as_slice)
    }

    /// Finds whose key a list is signed with.
    pub(super) fn sign(&self, list: &RevocationList, cache: &mut SignatureCache) -> Signers<'a> {
        let identifier = list.extensions.iter().find_map(|extension| match &extension.value {
            ExtensionValue::AuthorityKeyIdentifier(identifier) => identifier.key_identifier.as_ref(),
            _ => None,
        });
        let mut named = self.named(&list.issuer).to_vec();
        sorting::by_key(&mut named, |certificate| {
            identifier.is_none()
                || subject_key_identifier(certificate) != identifier.map(|identifier| identifier.0.as_slice())
        });
        let mut signers =
            Signers { found: Vec::new(), signature: None, incomplete: named.len() > MAX_LINK_ATTEMPTS };
        for certificate in named.into_iter().take(MAX_LINK_ATTEMPTS) {
            let Some(check) = cache.check_list(list, certificate) else {
                signers.incomplete = true;
                break;
            };
            if signers.signature.is_none_or(|known| rank(known) < rank(check)) {
                signers.signature = Some(check);
            }
            if check == SignatureCheck::Valid {
                let issued_by = self.issuers(certificate, cache);
                signers.found.push(Signer { certificate, issued_by });
            }
        }
        signers
    }

    /// The keys that a certificate is signed with.
    fn issuers(&self, certificate: &Certificate, cache: &mut SignatureCache) -> Vec<&'a Bytes> {
        let named = self.named(&certificate.issuer).iter().take(MAX_LINK_ATTEMPTS);
        let signed = named.filter(|issuer| cache.check(certificate, issuer) == Some(SignatureCheck::Valid));
        let mut keys: Vec<&'a Bytes> = signed.map(|issuer| &issuer.fingerprints.spki_sha256).collect();
        sorting::by(&mut keys, Ord::cmp);
        keys.dedup();
        keys
    }
}

/// How much a signature check says of a list, the best last.
const fn rank(check: SignatureCheck) -> u8 {
    match check {
        SignatureCheck::NotVerified => 0,
        SignatureCheck::Invalid => 1,
        SignatureCheck::Valid => 2,
    }
}

/// Why the path of a signer is not valid, by the place of its issuer on the path of the certificate that is asked about.
pub(super) type Vouch<'v> = &'v dyn Fn(&Signer<'_>, usize) -> Option<Note>;

pub(super) const SOURCE: &str = "RFC 5280 section 6.3.3 (f)";

/// What makes the path of a signer invalid.
pub(super) fn fault(signer: &Certificate, answer: &Answer) -> Note {
    let code = match (answer.check, answer.outcome) {
        (Check::Validity, _) => "listSignerValidity",
        (Check::Revocation, Outcome::Fail) => "listSignerRevoked",
        (Check::Revocation, _) => "listSignerRevocationUnknown",
        _ => "listSignerInvalid",
    };
    let reason = answer.reasons.first().map_or("", |reason| reason.text.trim_end_matches('.'));
    let text = format!(
        "the certificate of its signer, {} with serial number {}, is not valid ({}: {reason})",
        words::name(&signer.subject),
        hex_colons(&signer.serial.0),
        answer.check.title()
    );
    Note::new(code, SOURCE, text)
}

/// The key of the one who may speak for a path, by its SHA-256.
///
/// `above` are the certificates above the one that is asked about, its issuer first. Who signed the list is one of them, or is
/// issued by one of them: then its path ends at the same anchor (RFC 5280 section 6.3.3 (f)).
pub(super) fn authorised<'a>(
    list: &RevocationList,
    signers: &Signers<'a>,
    above: &[&Certificate],
    vouch: Vouch<'_>,
) -> Result<&'a Bytes, Note> {
    let mut refusal = None;
    for signer in &signers.found {
        let certificate = signer.certificate;
        let key = &certificate.fingerprints.spki_sha256;
        let is_on_path =
            above.iter().any(|on_path| on_path.fingerprints.sha256 == certificate.fingerprints.sha256);
        let issuer = above.iter().position(|on_path| {
            signer.issued_by.contains(&&on_path.fingerprints.spki_sha256)
                && name::matches(&certificate.issuer, &on_path.subject)
        });
        let may_sign = certificate.key_usage().is_none_or(|usage| usage.crl_sign);
        if !is_on_path && issuer.is_none() {
            continue;
        }
        if !may_sign {
            refusal = Some(Note::new(
                "listSignerKeyUsage",
                SOURCE,
                "the key usage of its issuer's certificate does not allow to sign revocation lists (cRLSign)",
            ));
            continue;
        }
        // Those on the path are judged there.
        match issuer.filter(|_| !is_on_path).and_then(|issuer| vouch(signer, issuer)) {
            Some(fault) => refusal = Some(fault),
            None => return Ok(key),
        }
    }
    Err(refusal.unwrap_or_else(|| unauthorised(list, signers)))
}

fn unauthorised(list: &RevocationList, signers: &Signers<'_>) -> Note {
    const SOURCE: &str = "RFC 5280 section 6.3.3 (g)";
    let issuer = words::name(&list.issuer);
    match signers.signature {
        Some(SignatureCheck::Valid) => Note::new(
            "listSignerNotOnPath",
            "RFC 5280 section 6.3.3 (f)",
            format!("it is signed with a key of {issuer} that nobody on this path answers for"),
        ),
        _ if signers.incomplete => Note::new(
            "listSignatureBudget",
            SOURCE,
            "its signature was not verified: there were too many signatures that did not fit before",
        ),
        Some(SignatureCheck::Invalid) => Note::new(
            "listSignatureInvalid",
            SOURCE,
            format!(
                "its signature does not fit the key of {issuer}: it was altered, or somebody else made it"
            ),
        ),
        Some(SignatureCheck::NotVerified) => Note::new(
            "listSignatureNotVerified",
            SOURCE,
            format!(
                "its signature could not be verified: the algorithm {} is not known here or does not fit the key of {issuer}",
                list.signature_algorithm
            ),
        ),
        None => Note::new(
            "listSignerMissing",
            SOURCE,
            format!("its signature could not be verified: there is no certificate of {issuer}"),
        ),
    }
}
