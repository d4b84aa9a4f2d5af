//! RFC 5280 section 4: how a certificate is made. Kept apart from the verdict on a path, as clients accept most breaches.
//!
//! A breach of what the RFC demands fails, one of what it recommends warns. What makes a path invalid under section 6 anyway
//! (algorithm fields that differ, an issuer without basic constraints) is said there.

mod authority;
mod encoding;
mod extensions;
mod names;
pub(super) mod syntax;

use super::{Answer, Chain, Check, Position};
use crate::input::ValidationPolicy;
use crate::model::{Certificate, ExtensionValue, Outcome, SignatureCheck, Text};
use crate::path::signature;

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|position| Subject::new(position, chain.question.policy).judge()).collect()
}

/// The certificate that is judged, and what was found so far.
struct Subject<'a> {
    position: Position<'a>,
    certificate: &'a Certificate,
    policy: ValidationPolicy,
    answer: Answer,
}

impl<'a> Subject<'a> {
    const fn new(position: Position<'a>, policy: ValidationPolicy) -> Self {
        Self { position, certificate: position.certificate, policy, answer: Answer::pass(Check::Profile) }
    }

    fn judge(mut self) -> Answer {
        encoding::judge(&mut self);
        names::judge(&mut self);
        extensions::judge(&mut self);
        authority::judge(&mut self);
        self.answer
    }

    /// What the RFC demands is not met.
    fn must(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        self.answer.add(Outcome::Fail, code, source, text);
    }

    /// What the RFC recommends is not met.
    fn should(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        self.answer.add(Outcome::Warn, code, source, text);
    }

    /// The values of the extensions, in order.
    fn values(&self) -> impl Iterator<Item = &'a ExtensionValue> + use<'a> {
        self.certificate.extensions.iter().map(|extension| &extension.value)
    }

    /// Whether it says of itself that it is an authority. A path may end with one.
    fn says_authority(&self) -> bool {
        self.certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
    }

    /// Whether it is an authority by what it says or by what it did.
    fn is_authority(&self) -> bool {
        self.says_authority() || !self.position.is_target()
    }

    /// Whether its own key signed it. Told by names and keys where they tell; the signature is judged elsewhere.
    fn is_self_signed(&self) -> bool {
        let certificate = self.certificate;
        match self.position.issuer {
            Some(issuer) => {
                self.position.is_self_issued
                    && issuer.fingerprints.spki_sha256 == certificate.fingerprints.spki_sha256
            }
            None => self.position.is_self_issued || (self.position.is_anchor && signed_itself(certificate)),
        }
    }
}

/// Whether a certificate that names another issuer is signed by its own key all the same.
fn signed_itself(certificate: &Certificate) -> bool {
    let Certificate { der, signed, signature, signature_algorithm, public_key, .. } = certificate;
    let check = signature::verify(public_key, signature_algorithm, signed.of(der), signature.of(der));
    check == SignatureCheck::Valid
}

/// Most characters of a name that are repeated in a sentence: a name may have a million.
const MAX_SHOWN: usize = 100;

/// A value as it stands in a sentence.
pub(super) fn shown(value: &impl ToString) -> String {
    let text = value.to_string();
    match text.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// The end of a sentence about the first of several values.
pub(super) const fn and_more(others: usize) -> &'static str {
    match others {
        0 => ".",
        1 => ". So is another one.",
        _ => ". So are others.",
    }
}

#[cfg(test)]
pub(super) mod tests;
