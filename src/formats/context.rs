//! What goes along while a file is read: what it may use up, what it may be opened with, and whom to tell how far it is.

use serde::{Deserialize, Serialize};

use crate::budget::{Asked, Budget};
use crate::input::Unlocking;
use crate::limits::{MAX_ARCHIVE_DEPTH, MAX_ARCHIVE_ENTRIES, MAX_OBJECTS, MAX_UNPACKED_BYTES};

/// How far something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is counted.
    pub unit: Unit,
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

/// What progress is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// Bytes of a file.
    Bytes,
    /// Certificates whose issuers are sought.
    Certificates,
    /// Objects that are judged for a report or a list.
    Objects,
    /// Rounds of a key derivation.
    Rounds,
}

/// Called now and then with how far the reading is.
pub type Progress<'a> = &'a mut dyn FnMut(Step);

/// What goes along while a file is read.
pub struct Context<'a> {
    /// What to open containers and keys with.
    pub unlocking: &'a Unlocking,
    /// How many objects may still be kept, and how many failures.
    pub(crate) room: usize,
    /// How many bytes may still be unpacked from archives.
    pub(crate) unpack_room: usize,
    /// How many entries of archives may still be looked at.
    pub(crate) entry_room: usize,
    /// How many archives may still stand in each other.
    pub(crate) archive_room: u8,
    /// What the whole inspection may still spend.
    pub(crate) budget: Budget,
    progress: Progress<'a>,
}

impl<'a> Context<'a> {
    /// A context with all its room.
    pub fn new(unlocking: &'a Unlocking, progress: Progress<'a>) -> Self {
        Self {
            unlocking,
            room: MAX_OBJECTS,
            unpack_room: MAX_UNPACKED_BYTES,
            entry_room: MAX_ARCHIVE_ENTRIES,
            archive_room: MAX_ARCHIVE_DEPTH,
            budget: Budget::default(),
            progress,
        }
    }

    /// The same, with room for fewer objects.
    #[must_use]
    pub fn with_room(mut self, room: usize) -> Self {
        self.room = room;
        self
    }

    /// The same with what is left of a budget; [`Self::into_budget`] gives back what is left of that.
    #[must_use]
    pub fn with_budget(mut self, budget: Budget) -> Self {
        self.budget = budget;
        self
    }

    /// What is left of the budget.
    #[must_use]
    pub fn into_budget(self) -> Budget {
        self.budget
    }

    /// Takes the rounds of one attempt off the budget; answers whether they may be done.
    pub(crate) fn take_rounds(&mut self, rounds: u32, is_unasked: bool) -> bool {
        let max_rounds = self.unlocking.max_rounds;
        self.budget.take_rounds(rounds, if is_unasked { Asked::No } else { Asked::Yes { max_rounds } })
    }

    /// Takes objects off the room.
    pub(crate) const fn take(&mut self, objects: usize) {
        self.room = self.room.saturating_sub(objects);
    }

    /// Whether no further object is kept.
    pub(crate) const fn is_full(&self) -> bool {
        self.room == 0
    }

    /// Tells how many bytes are read.
    pub(crate) fn bytes(&mut self, done: usize, total: usize) {
        (self.progress)(Step { unit: Unit::Bytes, done, total });
    }

    /// Tells how many rounds are done.
    pub(crate) fn rounds(&mut self, done: usize, total: usize) {
        (self.progress)(Step { unit: Unit::Rounds, done, total });
    }
}
