//! TODO

use super::{Answer, Chain, Check};

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|_| Answer::not_applicable(Check::BaselineRequirements)).collect()
}
