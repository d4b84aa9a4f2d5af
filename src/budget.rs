//! What one inspection may still spend, over all its files, objects and passwords together, and what it spent.
//!
//! Work is counted before it is done, so that the same files end at the same object everywhere. Time is measured nowhere.

use crate::limits::{KEY_COST, MAX_ROUNDS_UNASKED_TOTAL, ROUNDS_PER_LIMIT};

/// What is left, and what was spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    spent: Spent,
    /// Rounds that nobody asked for.
    unasked: u64,
    /// Arithmetic on private keys.
    keys: u64,
}

/// What was spent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// Rounds of key derivation with passwords that somebody gave.
    pub rounds: u64,
    /// Rounds of key derivation without a password.
    pub unasked_rounds: u64,
    /// Arithmetic on private keys, in signatures of RSA 2048.
    pub keys: u64,
    /// Verified signatures, in signatures of RSA 2048.
    pub signatures: u64,
}

/// Whether somebody gave the password that is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Rounds for it count against a limit of so many for one attempt.
    Yes {
        /// The limit.
        max_rounds: u32,
    },
    /// No password, or the empty one, tried on the chance.
    No,
}

impl Default for Budget {
    fn default() -> Self {
        Self { spent: Spent::default(), unasked: MAX_ROUNDS_UNASKED_TOTAL, keys: KEY_COST }
    }
}

impl Budget {
    /// One without end, for somebody who wants everything tried however long it takes. Rounds for a password end at the limit
    /// that is given with it.
    #[must_use]
    pub fn unlimited() -> Self {
        Self { spent: Spent::default(), unasked: u64::MAX, keys: u64::MAX }
    }

    /// What was spent so far.
    #[must_use]
    pub const fn spent(&self) -> Spent {
        self.spent
    }

    /// Takes the rounds of one attempt; answers whether they may be done.
    pub(crate) fn take_rounds(&mut self, rounds: u32, asked: Asked) -> bool {
        let rounds = u64::from(rounds);
        match asked {
            Asked::No => match self.unasked.checked_sub(rounds) {
                Some(left) => {
                    self.unasked = left;
                    self.spent.unasked_rounds = self.spent.unasked_rounds.saturating_add(rounds);
                    true
                }
                None => false,
            },
            Asked::Yes { max_rounds } => {
                let all = self.spent.rounds.saturating_add(rounds);
                let fits = all <= u64::from(max_rounds).saturating_mul(ROUNDS_PER_LIMIT);
                if fits {
                    self.spent.rounds = all;
                }
                fits
            }
        }
    }

    /// Takes the arithmetic on one private key; answers whether it may be done.
    pub(crate) fn take_key(&mut self, cost: u64) -> bool {
        let left = self.keys.checked_sub(cost);
        if let Some(left) = left {
            self.keys = left;
            self.spent.keys = self.spent.keys.saturating_add(cost);
        }
        left.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_counted_over_all_attempts() {
        let mut budget = Budget::default();
        let asked = Asked::Yes { max_rounds: 100 };
        assert!((0..ROUNDS_PER_LIMIT).all(|_| budget.take_rounds(100, asked)));
        assert!(!budget.take_rounds(1, asked));
        assert!(budget.take_rounds(1, Asked::Yes { max_rounds: 101 }), "whoever allows more gets more");
        assert_eq!(budget.spent().rounds, 100 * ROUNDS_PER_LIMIT + 1);
    }

    #[test]
    fn what_nobody_asked_for_takes_nothing_from_what_somebody_did() {
        let mut budget = Budget::default();
        while budget.take_rounds(20_000, Asked::No) {}
        assert!(budget.spent().unasked_rounds <= MAX_ROUNDS_UNASKED_TOTAL);
        assert!(budget.take_rounds(20_000, Asked::Yes { max_rounds: 20_000 }));
        assert!(Budget::unlimited().take_rounds(u32::MAX, Asked::No));
    }

    #[test]
    fn keys_are_counted() {
        let mut budget = Budget::default();
        assert!(budget.take_key(KEY_COST));
        assert!(!budget.take_key(1));
        assert_eq!(budget.spent().keys, KEY_COST);
    }
}
