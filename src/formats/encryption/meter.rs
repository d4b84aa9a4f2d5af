//! Counts the rounds of key derivations.

use crate::formats::Context;

/// Counts rounds of key derivation, and tells how far they are.
pub(in crate::formats) struct Meter<'m, 'c> {
    context: &'m mut Context<'c>,
    done: usize,
    total: usize,
}

impl<'m, 'c> Meter<'m, 'c> {
    /// A meter for so many rounds.
    pub(in crate::formats) fn new(context: &'m mut Context<'c>, total: u64) -> Self {
        Self::resume(context, 0, total)
    }

    /// A meter that goes on where another one stood.
    pub(in crate::formats) fn resume(context: &'m mut Context<'c>, done: usize, total: u64) -> Self {
        Self { context, done, total: usize::try_from(total).unwrap_or(usize::MAX) }
    }

    /// What goes along.
    pub(super) fn context(&mut self) -> &mut Context<'c> {
        self.context
    }

    /// Rounds done so far.
    pub(in crate::formats) const fn done(&self) -> usize {
        self.done
    }

    pub(super) fn add(&mut self, rounds: u32) {
        self.done = self.done.saturating_add(usize::try_from(rounds).unwrap_or(usize::MAX)).min(self.total);
        // Single rounds are not worth a call.
        if rounds > 1 {
            self.context.rounds(self.done, self.total);
        }
    }
}
