//! RFC 5280 section 4: how a certificate is made. Kept apart from the verdict on a path, as clients accept most breaches.
//!
//! A breach of what the RFC requires fails, one of what it recommends warns. What makes a path invalid under section 6 anyway
//! (algorithm fields that differ, an issuer without basic constraints) is said there.

mod authority;
mod encoding;
mod extensions;
mod names;
mod subject;
pub(super) mod syntax;
mod words;

pub(super) use words::{and_more, shown};

use crate::path::{Answer, Chain};
use subject::Subject;

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|position| judge(Subject::new(position, chain.question.policy))).collect()
}

fn judge(mut subject: Subject<'_>) -> Answer {
    encoding::judge(&mut subject);
    names::judge(&mut subject);
    extensions::judge(&mut subject);
    authority::judge(&mut subject);
    subject.answer
}

#[cfg(test)]
pub(super) mod tests;
