//! Key derivations: from a password to the bytes of a key.

use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::meter::Meter;
use super::password::PasswordEncoding;
use crate::formats::FormatError;
use crate::limits::MAX_SCRYPT_BYTES;
use crate::model::{HashAlgorithm, KeyDerivation};
use crate::protection::{Purpose, again_and_again, pbkdf2, pkcs12, sizes};

/// Bytes of a salt that are hashed in the time of a round. Salts of people have 8 to 64.
const SALT_BYTES_PER_ROUND: usize = 128;

/// A key derivation with its salt.
#[derive(Clone, Debug)]
pub(in crate::formats) struct Derivation {
    /// What may be told of it.
    pub(in crate::formats) facts: KeyDerivation,
    /// Its salt.
    pub(super) salt: Vec<u8>,
    /// The length of the key in bytes, where the derivation says it.
    pub(in crate::formats) key_length: Option<usize>,
}

impl Derivation {
    /// The PKCS#12 derivation (RFC 7292 appendix B).
    pub(in crate::formats) const fn pkcs12(hash: HashAlgorithm, rounds: u32, salt: Vec<u8>) -> Self {
        Self { facts: KeyDerivation::Pkcs12 { hash, rounds }, salt, key_length: None }
    }

    /// What it takes a password as.
    pub(in crate::formats) const fn encoding(&self) -> PasswordEncoding {
        match self.facts {
            KeyDerivation::Pkcs12 { .. } => PasswordEncoding::Bmp,
            KeyDerivation::Sha1Once => PasswordEncoding::Utf16,
            _ => PasswordEncoding::Bytes,
        }
    }

    /// What deriving so many bytes costs, in rounds.
    ///
    /// The rounds are those that the file names. A round that fills two pieces of a key, or the PKCS#12 derivation's key and
    /// vector, takes about as long as one round of PBKDF2 with SHA-256, so only what goes beyond counts further. A salt of
    /// kilobytes is hashed too, and counts by its blocks.
    ///
    /// # Errors
    /// It is not known here, or takes too much memory.
    pub(in crate::formats) fn cost(&self, length: usize) -> Result<u32, FormatError> {
        let rounds = match self.facts {
            KeyDerivation::OpensslBytesToKey | KeyDerivation::Sha1Once => 1,
            KeyDerivation::Other { .. } => return Err(self.unsupported()),
            KeyDerivation::Pbkdf1 { hash, rounds } => {
                sizes(hash).map(|_| rounds).ok_or_else(|| self.unsupported())?
            }
            KeyDerivation::Pbkdf2 { hash, rounds } | KeyDerivation::Pkcs12 { hash, rounds } => {
                let (_, output) = sizes(hash).ok_or_else(|| self.unsupported())?;
                let pairs = length.div_ceil(output).div_ceil(2).max(1);
                rounds.saturating_mul(u32::try_from(pairs).unwrap_or(u32::MAX))
            }
            KeyDerivation::Scrypt { cost, block_size, parallelization } => {
                scrypt_cost(cost, block_size, parallelization)?
            }
        };
        Ok(rounds.saturating_add(u32::try_from(self.salt.len() / SALT_BYTES_PER_ROUND).unwrap_or(u32::MAX)))
    }

    /// Derives bytes from a password in the form of [`Self::encoding`].
    ///
    /// # Errors
    /// It is not known here, or takes too much memory.
    pub(in crate::formats) fn derive(
        &self,
        password: &[u8],
        purpose: Purpose,
        length: usize,
        meter: &mut Meter<'_, '_>,
    ) -> Result<Zeroizing<Vec<u8>>, FormatError> {
        let mut key = Zeroizing::new(vec![0; length]);
        match self.facts {
            KeyDerivation::OpensslBytesToKey => return Ok(bytes_to_key(password, &self.salt, length)),
            KeyDerivation::Pbkdf1 { hash, rounds } => {
                let start = Zeroizing::new([password, &self.salt].concat());
                return again_and_again(hash, &start, rounds, &mut |done| meter.add(done))
                    .ok_or_else(|| self.unsupported());
            }
            KeyDerivation::Pbkdf2 { hash, rounds } => {
                pbkdf2(hash, password, &self.salt, rounds, &mut key, &mut |done| meter.add(done))
                    .ok_or_else(|| self.unsupported())?;
            }
            KeyDerivation::Pkcs12 { hash, rounds } => {
                let rounds_done = &mut |done| meter.add(done);
                return pkcs12(hash, rounds, &self.salt, password, purpose, length, rounds_done)
                    .ok_or_else(|| self.unsupported());
            }
            KeyDerivation::Scrypt { cost, block_size, parallelization } => {
                let rounds = scrypt_cost(cost, block_size, parallelization)?;
                let log = u8::try_from(cost.trailing_zeros()).unwrap_or(u8::MAX);
                scrypt::Params::new(log, block_size, parallelization)
                    .ok()
                    .and_then(|params| scrypt::scrypt(password, &self.salt, &params, &mut key).ok())
                    .ok_or_else(|| self.unsupported())?;
                meter.add(rounds);
            }
            // The protector's stream takes the password itself.
            KeyDerivation::Sha1Once => return Ok(Zeroizing::new(password.to_vec())),
            KeyDerivation::Other { .. } => return Err(self.unsupported()),
        }
        Ok(key)
    }

    fn unsupported(&self) -> FormatError {
        FormatError::EncryptionUnsupported { algorithm: self.facts.to_string() }
    }
}

/// What scrypt costs in rounds of PBKDF2: each of its steps mixes 2r blocks twice over, and four blocks take as long as a round.
fn scrypt_cost(cost: u32, block_size: u32, parallelization: u32) -> Result<u32, FormatError> {
    let [cost, block_size, parallelization] = [cost, block_size, parallelization].map(u64::from);
    let lanes = cost.saturating_add(parallelization);
    let memory = lanes.checked_mul(block_size).and_then(|blocks| blocks.checked_mul(128));
    if memory.is_none_or(|memory| memory > MAX_SCRYPT_BYTES) {
        return Err(FormatError::KeyDerivationMemory);
    }
    let rounds = cost.saturating_mul(block_size).saturating_mul(parallelization) / 2;
    Ok(u32::try_from(rounds).unwrap_or(u32::MAX))
}

/// OpenSSL's `EVP_BytesToKey` with MD5 and one round, for traditional PEM.
fn bytes_to_key(password: &[u8], salt: &[u8], length: usize) -> Zeroizing<Vec<u8>> {
    let mut key = Zeroizing::new(Vec::with_capacity(length + 16));
    let mut last = Vec::new();
    while key.len() < length {
        let hash = Md5::new().chain_update(&last).chain_update(password).chain_update(salt).finalize();
        key.extend_from_slice(&hash);
        last = hash.to_vec();
    }
    key.truncate(length);
    key
}
