//! The passwords for one PKCS#12 file: which of them fits what, and how many rounds may still be spent on each.

use zeroize::Zeroizing;

use super::integrity::PasswordMac;
use crate::formats::encryption::{
    Attempt, Candidate, Meter, Scheme, candidates, check_length, decrypt_with, starts_well,
};
use crate::formats::{Context, FormatError};
use crate::input::Unlocking;
use crate::limits::MAX_ROUNDS_UNASKED;
use crate::model::{LockReason, PasswordForm};

/// Passwords in all their forms.
pub(super) struct Keyring {
    keys: Vec<Key>,
    max_rounds: u32,
    /// The key that fitted last; it is tried first.
    best: Option<usize>,
    /// Whether two parts were opened by two different passwords.
    pub(super) passwords_differ: bool,
    /// Set where trying is of no use any more.
    locked: Option<LockReason>,
    /// Whether the MAC fits no key, so that one more failure settles it.
    is_doubtful: bool,
    /// Whether the budget of the inspection did not allow an attempt.
    is_refused: bool,
    /// Rounds of one attempt on everything that is visible.
    total: u32,
    done: usize,
    was_needed: bool,
}

struct Key {
    candidate: Candidate,
    /// Rounds that may still be spent on it.
    left: u32,
}

/// What came of trying to open something.
pub(super) enum Answer {
    /// It is open.
    Open(Zeroizing<Vec<u8>>),
    /// The password is right, but what came out is damaged.
    Damaged(Zeroizing<Vec<u8>>),
    /// It stays locked.
    Locked(LockReason),
    /// It cannot be opened here.
    Failed(FormatError),
}

impl Keyring {
    /// The passwords, for a file that takes so many rounds for one attempt.
    pub(super) fn new(unlocking: &Unlocking, total: u32) -> Self {
        let max_rounds = unlocking.max_rounds;
        let keys: Vec<Key> = candidates(unlocking)
            .into_iter()
            .map(|candidate| {
                let left =
                    if candidate.is_unasked() { MAX_ROUNDS_UNASKED.min(max_rounds) } else { max_rounds };
                Key { candidate, left }
            })
            .collect();
        let mut keyring = Self {
            keys,
            max_rounds,
            best: None,
            passwords_differ: false,
            locked: None,
            is_doubtful: false,
            is_refused: false,
            total,
            done: 0,
            was_needed: false,
        };
        // The sum is known before the first round is done, and before the user types anything.
        if total > max_rounds {
            keyring.locked = Some(LockReason::TooManyRounds { rounds: total });
        }
        keyring
    }

    /// Looks for the password by the MAC, which is cheap, and says whether one fits.
    ///
    /// # Errors
    /// The MAC cannot be computed here.
    pub(super) fn verify(
        &mut self,
        mac: &PasswordMac,
        content: &[u8],
        context: &mut Context<'_>,
    ) -> Result<bool, FormatError> {
        self.was_needed = true;
        if self.locked.is_some() {
            return Ok(false);
        }
        let cost = mac.cost();
        for index in 0..self.keys.len() {
            let all = self.all_rounds();
            let Some(key) = self.keys.get_mut(index) else { break };
            let Some(left) = key.left.checked_sub(cost) else { continue };
            if !context.take_rounds(cost, key.candidate.is_unasked()) {
                self.is_refused = true;
                continue;
            }
            key.left = left;
            let mut meter = Meter::resume(context, self.done, all);
            let fits = mac.fits(content, &key.candidate, &mut meter)?;
            self.done = meter.done();
            if fits {
                self.fitted(index);
                return Ok(true);
            }
        }
        self.is_doubtful = true;
        if self.is_refused {
            self.locked = Some(self.not_tried());
        }
        Ok(false)
    }

    /// Tries to open something: first with what fitted before, then with everything else.
    pub(super) fn open(&mut self, scheme: &Scheme, data: &[u8], context: &mut Context<'_>) -> Answer {
        self.was_needed = true;
        let cost = match scheme.rounds().and_then(|cost| check_length(scheme, data).map(|()| cost)) {
            Ok(cost) => cost,
            Err(error) => return Answer::Failed(error),
        };
        if let Some(reason) = self.locked {
            return Answer::Locked(reason);
        }
        let others = (0..self.keys.len()).filter(|index| Some(*index) != self.best);
        let order: Vec<usize> = self.best.into_iter().chain(others).collect();
        let mut tried: Vec<Zeroizing<Vec<u8>>> = Vec::new();
        let mut is_spent = false;
        for index in order {
            let all = self.all_rounds();
            let Some(key) = self.keys.get_mut(index) else { continue };
            let encoded = key.candidate.encoded(scheme.encoding());
            if tried.contains(&encoded) {
                continue;
            }
            let Some(left) = key.left.checked_sub(cost) else {
                is_spent |= !key.candidate.is_unasked() || self.best == Some(index);
                continue;
            };
            // A password that fitted nobody has to be asked for again.
            let is_unasked = key.candidate.is_unasked() && self.best != Some(index);
            if !context.take_rounds(cost, is_unasked) {
                self.is_refused = true;
                continue;
            }
            key.left = left;
            tried.push(encoded);
            let mut meter = Meter::resume(context, self.done, all);
            let attempt = decrypt_with(scheme, data, &key.candidate, &mut meter);
            self.done = meter.done();
            let answer = match attempt {
                Ok(Attempt::Plain(plain)) if is_plausible(&plain) => Answer::Open(plain),
                Ok(Attempt::Damaged(plain)) => Answer::Damaged(plain),
                Ok(Attempt::Plain(_) | Attempt::Wrong) => continue,
                Err(error) => return Answer::Failed(error),
            };
            self.fitted(index);
            return answer;
        }
        let reason = match () {
            () if self.is_refused => self.not_tried(),
            () if is_spent => LockReason::TooManyRounds { rounds: self.total.max(cost) },
            () if self.is_known() => LockReason::OtherPassword,
            () if self.is_asked() => LockReason::WrongPassword,
            () => LockReason::PasswordNeeded,
        };
        if self.is_doubtful {
            self.locked = Some(reason);
        }
        Answer::Locked(reason)
    }

    /// The reason where the budget of the inspection ended.
    const fn not_tried(&self) -> LockReason {
        LockReason::NotTried { rounds: self.total }
    }

    /// Whether anything is protected by a password.
    pub(super) const fn was_needed(&self) -> bool {
        self.was_needed
    }

    /// Why something that needs a password and was not tried is locked.
    pub(super) fn reason(&self) -> LockReason {
        let reason = if self.is_asked() { LockReason::WrongPassword } else { LockReason::PasswordNeeded };
        self.locked.unwrap_or(reason)
    }

    /// The form of the password that fitted last.
    pub(super) fn form(&self) -> Option<PasswordForm> {
        self.keys.get(self.best?).map(|key| key.candidate.form)
    }

    /// Whether the password that fitted is of ASCII characters alone.
    pub(super) fn is_ascii(&self) -> bool {
        let best = self.best.and_then(|best| self.keys.get(best));
        let password = best.and_then(|key| key.candidate.password.as_ref());
        password.is_none_or(|password| password.bytes().is_ascii())
    }

    /// Whether a password that somebody typed fits something.
    pub(super) fn is_known(&self) -> bool {
        let best = self.best.and_then(|best| self.keys.get(best));
        best.is_some_and(|key| !key.candidate.is_unasked())
    }

    /// Whether anybody typed a password.
    fn is_asked(&self) -> bool {
        self.keys.iter().any(|key| !key.candidate.is_unasked())
    }

    /// Rounds of an attempt with every key.
    fn all_rounds(&self) -> u64 {
        u64::from(self.total).saturating_mul(u64::try_from(self.keys.len()).unwrap_or(u64::MAX))
    }

    /// Keeps the key that fits, and lets it spend what a typed one may.
    fn fitted(&mut self, index: usize) {
        let before = self.best.and_then(|best| self.keys.get(best)).map(|key| key.candidate.password.clone());
        let Some(key) = self.keys.get_mut(index) else { return };
        if key.candidate.is_unasked() && self.best != Some(index) {
            key.left = self.max_rounds.saturating_sub(MAX_ROUNDS_UNASKED.saturating_sub(key.left));
        }
        self.passwords_differ |= before.is_some_and(|before| before != key.candidate.password);
        self.best = Some(index);
        self.is_doubtful = false;
    }
}

/// Whether decrypted bytes are SafeContents or PrivateKeyInfo rather than what a wrong password leaves.
fn is_plausible(plain: &[u8]) -> bool {
    // An empty SafeContents, and one without a length at its start.
    plain == [0x30, 0x00] || matches!(plain, [0x30, 0x80, 0x30, ..]) || starts_well(plain)
}
