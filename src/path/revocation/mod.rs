//! TODO

use super::{Answer, Chain, Check, SignatureCache};
use crate::model::{Certificate, RevocationList};

/// The revocation lists there are, and who signed them.
#[derive(Clone, Debug, Default)]
pub struct Lists<'a> {
    lists: Vec<&'a RevocationList>,
}

impl<'a> Lists<'a> {
    /// Prepares lists for questions: finds among the certificates whose key signed each of them.
    #[must_use]
    pub fn prepare(
        lists: &[&'a RevocationList],
        _certificates: &[&'a Certificate],
        _cache: &mut SignatureCache,
    ) -> Self {
        Self { lists: lists.to_vec() }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }
}

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|_| Answer::not_applicable(Check::Revocation)).collect()
}
