//! Revocation from the lists that were given (RFC 5280 sections 5 and 6.3.3). Nothing is fetched.
//!
//! [`Lists::prepare`] finds once who signed each list and sorts its entries; a path then asks for each of its certificates. A
//! list counts where somebody on the path answers for its signature, its scope covers the certificate, it is current, and
//! nothing in it forbids to rely on it. A revocation that it names stands even where it is not current: what was revoked
//! stays revoked.

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

use super::{Answer, Chain, Check, End, Position};
use crate::model::{Certificate, SignatureCheck};

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    let mut above = chain.certificates;
    chain
        .positions()
        .map(|position| {
            above = above.get(1..).unwrap_or_default();
            if is_beyond_lists(&position, chain.end, above) {
                return Answer::not_applicable(Check::Revocation);
            }
            let (lists, more) = chain.lists.named_for(position.certificate);
            status::answer(position.certificate, &lists, more, above, chain.question.at)
        })
        .collect()
}

/// Whether no list can speak of a certificate: it is trusted because somebody said so, or it answers for itself.
fn is_beyond_lists(position: &Position<'_>, end: End, above: &[&Certificate]) -> bool {
    position.is_anchor || (above.is_empty() && end == End::SelfIssued(SignatureCheck::Valid))
}

#[cfg(test)]
mod tests;
