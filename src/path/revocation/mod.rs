//! Revocation from the lists that were given (RFC 5280 sections 5 and 6.3.3). Nothing is fetched.
//!
//! [`Lists::prepare`] finds once who signed each list and sorts its entries; a path then asks for each of its certificates. A
//! list counts where somebody on the path answers for its signature, its scope covers the certificate, it is current, and
//! nothing in it forbids to rely on it. A revocation that it names stands even where it is not current: what was revoked
//! stays revoked. A signer that is not on the path itself is validated like any certificate, and its own revocation is looked
//! up (section 6.3.3 (f)).

mod list;
mod lists;
mod note;
mod scope;
mod signer;
mod status;
mod title;
mod view;
mod words;

pub use lists::Lists;

use super::{Answer, Chain, Check, End, Link, Position, Question};
use crate::limits::MAX_SIGNER_PATHS;
use crate::model::{Certificate, Outcome, SignatureCheck};
use lists::SignerPath;
use note::Note;
use signer::Signer;

/// What the other checks of a path say of its target.
pub(super) type Judge = fn(&Chain<'_>) -> Vec<Answer>;

/// `judge` is for the paths of those who signed a list.
pub(super) fn check(chain: &Chain<'_>, judge: Judge) -> Vec<Answer> {
    let inquiry = Inquiry { chain, judge };
    chain
        .positions()
        .map(|position| {
            let above = position.index.saturating_add(1);
            if is_beyond_lists(&position, chain.end, chain.certificates.get(above..).unwrap_or_default()) {
                return Answer::not_applicable(Check::Revocation);
            }
            inquiry.status(position.certificate, above)
        })
        .collect()
}

/// A question about the certificates of a path, and about those who signed the lists that answer it.
struct Inquiry<'c, 'a> {
    chain: &'c Chain<'a>,
    judge: Judge,
}

impl Inquiry<'_, '_> {
    /// What the lists say of a certificate, of which the part of the path from `above` on is the path.
    fn status(&self, certificate: &Certificate, above: usize) -> Answer {
        let (lists, more) = self.chain.lists.named_for(certificate);
        let path = self.chain.certificates.get(above..).unwrap_or_default();
        let vouch = |signer: &Signer<'_>, issuer: usize| {
            self.vouch(signer.certificate(), above.saturating_add(issuer))
        };
        status::answer(certificate, &lists, more, path, self.chain.question, &vouch)
    }

    /// Why the signer of a list is not valid, if it is not. `issuer` is the place of its issuer on the path.
    fn vouch(&self, signer: &Certificate, issuer: usize) -> Option<Note> {
        const BUDGET: &str = "too many certificates that sign revocation lists would have to be validated";
        let question = self.chain.question;
        let above = self.chain.certificates.get(issuer..).unwrap_or_default();
        let hashes = std::iter::once(&signer).chain(above).map(|one| one.fingerprints.sha256.clone());
        let path: SignerPath = (question.at, question.policy, question.require_revocation, hashes.collect());
        let known = &self.chain.lists.signers;
        if let Some(known) = known.borrow().get(&path) {
            return known.clone();
        }
        if known.borrow().len() >= MAX_SIGNER_PATHS {
            return Some(Note::new("listSignerBudget", signer::SOURCE, BUDGET));
        }
        // A list that its signer's own certificate is to be looked up in counts for that: nobody else may be there to ask.
        known.borrow_mut().insert(path.clone(), None);
        let fault = self.fault(signer, issuer, above);
        known.borrow_mut().insert(path, fault.clone());
        fault
    }

    fn fault(&self, signer: &Certificate, issuer: usize, above: &[&Certificate]) -> Option<Note> {
        let link = Link { name: true, key_identifier: None, signature: SignatureCheck::Valid };
        let links = self.chain.links.get(issuer..).unwrap_or_default();
        let question = Question {
            policy: self.chain.question.policy,
            require_revocation: self.chain.question.require_revocation,
            ..Question::at(self.chain.question.at)
        };
        let chain = Chain {
            certificates: &std::iter::once(signer).chain(above.iter().copied()).collect::<Vec<_>>(),
            links: &std::iter::once(link).chain(links.iter().copied()).collect::<Vec<_>>(),
            question: &question,
            ..*self.chain
        };
        let answers = (self.judge)(&chain);
        if let Some(answer) = answers.iter().find(|answer| answer.outcome >= Outcome::Unknown) {
            return Some(signer::fault(signer, answer));
        }
        let revocation = Inquiry { chain: &chain, judge: self.judge }.status(signer, 1);
        let counts = match revocation.outcome {
            Outcome::Fail => true,
            Outcome::Unknown => question.require_revocation,
            Outcome::NotApplicable | Outcome::Pass | Outcome::Warn => false,
        };
        counts.then(|| signer::fault(signer, &revocation))
    }
}

/// Whether no list can speak of a certificate: it is trusted because somebody said so, or it answers for itself.
fn is_beyond_lists(position: &Position<'_>, end: End, above: &[&Certificate]) -> bool {
    position.is_anchor || (above.is_empty() && end == End::SelfIssued(SignatureCheck::Valid))
}

#[cfg(test)]
mod tests;
