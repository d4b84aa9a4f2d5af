//! Password-based encryption: what an AlgorithmIdentifier says of it, and decrypting with the passwords at hand.
//!
//! Keys, passwords and plaintexts are wiped when they are dropped.

mod derivation;
mod meter;
mod password;
mod scheme;
#[cfg(test)]
mod tests;

use zeroize::Zeroizing;

use super::asn1::{Asn1Cause, Asn1Error, tag};
use super::{Context, FormatError};
use crate::limits::MAX_ROUNDS_UNASKED;
use crate::model::{Cipher, LockReason, PasswordForm};
use crate::protection::{Purpose, Secret, cipher};

pub(super) use derivation::Derivation;
pub(super) use meter::Meter;
pub(super) use password::{Candidate, PasswordEncoding, candidates};
pub(super) use scheme::{
    Scheme, derivation, hash as hash_by_oid, hmac as hmac_by_oid, identifier, rounds, scheme, traditional,
};

/// Why nothing was decrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DecryptError {
    /// It may open later: another password, or more rounds.
    Locked(LockReason),
    /// It cannot be opened here.
    Failed(FormatError),
}

/// What came out of one attempt.
pub(super) enum Attempt {
    /// Something whole, which may be nonsense all the same: any padding fits one wrong password in 256.
    Plain(Secret),
    /// Nonsense at its end, but a start that only the right password yields.
    Damaged(Secret),
    /// Nonsense.
    Wrong,
}

impl Scheme {
    /// What one attempt costs, in rounds.
    ///
    /// # Errors
    /// It is not known here, or takes too much memory.
    pub(super) fn rounds(&self) -> Result<u32, FormatError> {
        let cipher = &self.encryption.cipher;
        let fits = self.derivation.key_length.is_none_or(|length| length == self.key_length);
        if cipher::key_length(cipher).is_none() || !fits {
            return Err(self.unsupported());
        }
        self.derivation.cost(self.key_length)
    }

    /// What it takes a password as.
    pub(super) const fn encoding(&self) -> PasswordEncoding {
        self.derivation.encoding()
    }

    fn unsupported(&self) -> FormatError {
        FormatError::EncryptionUnsupported { algorithm: self.encryption.cipher.to_string() }
    }

    /// Key and initialisation vector from a password.
    fn key(&self, password: &[u8], meter: &mut Meter<'_, '_>) -> Result<(Secret, Secret), FormatError> {
        let block = cipher::block_length(&self.encryption.cipher);
        let mut key = self.derivation.derive(password, Purpose::Key, self.key_length, meter)?;
        let vector = match &self.iv {
            Some(iv) => Zeroizing::new(iv.clone()),
            None if self.encoding() == PasswordEncoding::Bmp => {
                self.derivation.derive(password, Purpose::Vector, block, meter)?
            }
            // PBES1 (RFC 8018 section 6.1): the key stands before the vector. Java takes the password itself.
            None if self.key_length > 0 => {
                let vector = key.iter().copied().skip(self.key_length).take(block).collect();
                key.truncate(self.key_length);
                Zeroizing::new(vector)
            }
            None => Zeroizing::default(),
        };
        Ok((key, vector))
    }
}

/// Decrypts with one password in one form.
///
/// # Errors
/// The scheme cannot be undone here, or bytes of this length cannot come from it.
pub(super) fn decrypt_with(
    scheme: &Scheme,
    ciphertext: &[u8],
    candidate: &Candidate,
    meter: &mut Meter<'_, '_>,
) -> Result<Attempt, FormatError> {
    let (key, vector) = scheme.key(&candidate.encoded(scheme.encoding()), meter)?;
    let cipher = &scheme.encryption.cipher;
    // All that is decrypted here is a SEQUENCE. A wrong password shows in the first bytes, long before all is decrypted.
    let head = ciphertext.get(..HEAD_BYTES).filter(|_| *cipher != Cipher::JavaKeyProtector);
    if let Some(head) = head.and_then(|head| cipher::decrypt(cipher, &key, &vector, head))
        && !matches!(head.as_slice(), [tag::SEQUENCE, 0x80, ..])
        && sequence_rest(&head, ciphertext.len()).is_none()
    {
        return Ok(Attempt::Wrong);
    }
    let Some(mut plain) = cipher::decrypt(cipher, &key, &vector, ciphertext) else {
        return Ok(Attempt::Wrong);
    };
    Ok(match cipher::without_padding(cipher, &plain) {
        Some(length) => {
            plain.truncate(length);
            Attempt::Plain(plain)
        }
        None if starts_well(&plain) => Attempt::Damaged(plain),
        None => Attempt::Wrong,
    })
}

/// Decrypts with each of the passwords of the context in each of its forms until `accept` finds the result plausible.
///
/// Without a password only the absent and the empty one are tried, and only within [`MAX_ROUNDS_UNASKED`]. Every attempt is
/// taken off the budget first.
pub(super) fn decrypt<T>(
    scheme: &Scheme,
    ciphertext: &[u8],
    context: &mut Context<'_>,
    mut accept: impl FnMut(&[u8], &mut Context<'_>) -> Option<T>,
) -> Result<(T, PasswordForm), DecryptError> {
    let cost = scheme.rounds().map_err(DecryptError::Failed)?;
    check_length(scheme, ciphertext).map_err(DecryptError::Failed)?;
    let mut candidates = candidates(context.unlocking);
    if cost > MAX_ROUNDS_UNASKED {
        candidates.retain(|candidate| !candidate.is_unasked());
    }
    let asked = candidates.iter().any(|candidate| !candidate.is_unasked());
    if cost > context.unlocking.max_rounds {
        return Err(DecryptError::Locked(LockReason::TooManyRounds { rounds: cost }));
    }
    let total = u64::from(cost).saturating_mul(u64::try_from(candidates.len()).unwrap_or(u64::MAX));
    let mut meter = Meter::new(context, total);
    let mut tried: Vec<Secret> = Vec::new();
    let (mut damaged, mut is_spent) = (false, false);
    for candidate in candidates {
        let encoded = candidate.encoded(scheme.encoding());
        if tried.contains(&encoded) {
            continue;
        }
        if !meter.context().take_rounds(cost, candidate.is_unasked()) {
            is_spent = true;
            continue;
        }
        tried.push(encoded);
        match decrypt_with(scheme, ciphertext, &candidate, &mut meter).map_err(DecryptError::Failed)? {
            Attempt::Plain(plain) => match accept(&plain, meter.context()) {
                Some(accepted) => return Ok((accepted, candidate.form)),
                None => damaged |= starts_well(&plain),
            },
            Attempt::Damaged(_) => damaged = true,
            Attempt::Wrong => {}
        }
    }
    Err(if damaged {
        DecryptError::Failed(FormatError::DecryptedDamaged { what: "the private key" })
    } else if is_spent {
        DecryptError::Locked(LockReason::NotTried { rounds: cost })
    } else if asked {
        DecryptError::Locked(LockReason::WrongPassword)
    } else {
        DecryptError::Locked(LockReason::PasswordNeeded)
    })
}

/// Whether so many bytes can come from the cipher.
///
/// # Errors
/// They cannot.
pub(super) fn check_length(scheme: &Scheme, ciphertext: &[u8]) -> Result<(), FormatError> {
    let block = cipher::block_length(&scheme.encryption.cipher).max(1);
    if !ciphertext.is_empty() && ciphertext.len().is_multiple_of(block) {
        return Ok(());
    }
    let error = Asn1Error { cause: Asn1Cause::Content, field: "encryptedData", at: 0 };
    Err(error.of("The encrypted part"))
}

/// Whether bytes start as only the right password lets them: a SEQUENCE, here always with a SEQUENCE or an INTEGER first
/// in it, that is as long as the bytes less padding. A wrong password yields that once in many millions.
pub(super) fn starts_well(plain: &[u8]) -> bool {
    const LONGEST_PADDING: usize = 16;
    let inner_fits =
        |(inner, rest)| matches!(inner, Some(tag::SEQUENCE | tag::INTEGER)) && rest <= LONGEST_PADDING;
    sequence_rest(plain, plain.len()).is_some_and(inner_fits)
}

/// Bytes from which the length of a SEQUENCE and what stands first in it are seen, in whole blocks.
const HEAD_BYTES: usize = 16;

/// What stands first in a SEQUENCE, and how many of `total` bytes are behind it; `None` if it does not fit in.
fn sequence_rest(head: &[u8], total: usize) -> Option<(Option<u8>, usize)> {
    let (header, octets, inner) = match head {
        [tag::SEQUENCE, 0x84, octets @ .., _] if octets.len() > 4 => (6, octets.get(..4), head.get(6)),
        [tag::SEQUENCE, 0x83, octets @ .., _] if octets.len() > 3 => (5, octets.get(..3), head.get(5)),
        [tag::SEQUENCE, 0x82, octets @ .., _] if octets.len() > 2 => (4, octets.get(..2), head.get(4)),
        [tag::SEQUENCE, 0x81, octets @ .., _] if octets.len() > 1 => (3, octets.get(..1), head.get(3)),
        [tag::SEQUENCE, 0..=0x7F, ..] => (2, head.get(1..2), head.get(2)),
        _ => return None,
    };
    let length =
        octets.unwrap_or_default().iter().fold(0, |length, octet| (length << 8) | usize::from(*octet));
    Some((inner.copied(), total.checked_sub(length.saturating_add(header))?))
}
