//! A certificate that is held to the profile, and what was found so far.

use crate::input::ValidationPolicy;
use crate::model::{Certificate, ExtensionValue, Outcome, SignatureCheck, Text};
use crate::path::{Answer, Check, Position, signature};

/// The certificate that is judged, and what was found so far.
pub(super) struct Subject<'a> {
    pub(super) position: Position<'a>,
    pub(super) certificate: &'a Certificate,
    pub(super) policy: ValidationPolicy,
    pub(super) answer: Answer,
}

impl<'a> Subject<'a> {
    pub(super) const fn new(position: Position<'a>, policy: ValidationPolicy) -> Self {
        Self { position, certificate: position.certificate, policy, answer: Answer::pass(Check::Profile) }
    }

    /// What the RFC requires is not met.
    pub(super) fn must(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        self.answer.add(Outcome::Fail, code, source, text);
    }

    /// What the RFC recommends is not met.
    pub(super) fn should(&mut self, code: &'static str, source: &'static str, text: impl Into<Text>) {
        self.answer.add(Outcome::Warn, code, source, text);
    }

    /// The values of the extensions, in order.
    pub(super) fn values(&self) -> impl Iterator<Item = &'a ExtensionValue> + use<'a> {
        self.certificate.extensions.iter().map(|extension| &extension.value)
    }

    /// Whether it says of itself that it is an authority. A path may end with one.
    pub(super) fn says_authority(&self) -> bool {
        self.certificate.basic_constraints().is_some_and(|constraints| constraints.ca)
    }

    /// Whether it is an authority by what it says or by what it did.
    pub(super) fn is_authority(&self) -> bool {
        self.says_authority() || !self.position.is_target()
    }

    /// Whether its own key signed it. Told by names and keys where they tell; the signature is judged elsewhere.
    pub(super) fn is_self_signed(&self) -> bool {
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
pub(super) fn signed_itself(certificate: &Certificate) -> bool {
    let Certificate { der, signed, signature, signature_algorithm, public_key, .. } = certificate;
    let check = signature::verify(public_key, signature_algorithm, signed.of(der), signature.of(der));
    check == SignatureCheck::Valid
}
