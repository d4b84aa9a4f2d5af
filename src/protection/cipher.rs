//! The ciphers of password-based encryption, in CBC mode where they have blocks.

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::common::{BlockSizeUser, KeyInit};
use cbc::cipher::{
    Block, BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt, BlockModeEncrypt, InnerIvInit,
    StreamCipher,
};
use cbc::{Decryptor, Encryptor};
use des::{Des, TdesEde2, TdesEde3};
use rc2::Rc2;
use rc4::Rc4;
use sha1::{Digest, Sha1};
use zeroize::Zeroizing;

use crate::model::Cipher;

/// Bytes of a hash at the ends of what Java's key protector writes.
const SHA1_BYTES: usize = 20;

/// Bytes of the key that a cipher takes; `None` for a cipher that is not known here.
pub(crate) const fn key_length(cipher: &Cipher) -> Option<usize> {
    Some(match cipher {
        Cipher::Aes128 | Cipher::Rc2Bits128 | Cipher::Rc4Bits128 | Cipher::TripleDesTwoKeys => 16,
        Cipher::Aes192 | Cipher::TripleDes => 24,
        Cipher::Aes256 => 32,
        Cipher::Des | Cipher::Rc2Bits64 => 8,
        Cipher::JavaKeyProtector => 0,
        Cipher::Rc2Bits40 | Cipher::Rc4Bits40 => 5,
        Cipher::Other(_) => return None,
    })
}

/// Bytes of a block; 0 for a stream.
pub(crate) const fn block_length(cipher: &Cipher) -> usize {
    match cipher {
        Cipher::Aes128 | Cipher::Aes192 | Cipher::Aes256 => 16,
        Cipher::JavaKeyProtector | Cipher::Rc4Bits40 | Cipher::Rc4Bits128 | Cipher::Other(_) => 0,
        _ => 8,
    }
}

/// Decrypts, and leaves the padding where it is; `None` where key, vector and bytes do not fit the cipher.
///
/// `key` is the password itself for Java's key protector.
pub(crate) fn decrypt(cipher: &Cipher, key: &[u8], iv: &[u8], bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut plain = Zeroizing::new(bytes.to_vec());
    match cipher {
        Cipher::Aes128 => cbc(Aes128::new_from_slice(key).ok()?, iv, &mut plain)?,
        Cipher::Aes192 => cbc(Aes192::new_from_slice(key).ok()?, iv, &mut plain)?,
        Cipher::Aes256 => cbc(Aes256::new_from_slice(key).ok()?, iv, &mut plain)?,
        Cipher::Des => cbc(Des::new_from_slice(key).ok()?, iv, &mut plain)?,
        Cipher::TripleDesTwoKeys => cbc(TdesEde2::new_from_slice(key).ok()?, iv, &mut plain)?,
        Cipher::TripleDes => cbc(TdesEde3::new_from_slice(key).ok()?, iv, &mut plain)?,
        Cipher::Rc2Bits40 => cbc(rc2(key, 40)?, iv, &mut plain)?,
        Cipher::Rc2Bits64 => cbc(rc2(key, 64)?, iv, &mut plain)?,
        Cipher::Rc2Bits128 => cbc(rc2(key, 128)?, iv, &mut plain)?,
        Cipher::Rc4Bits40 | Cipher::Rc4Bits128 => rc4(key, &mut plain)?,
        Cipher::JavaKeyProtector => return java(key, bytes),
        Cipher::Other(_) => return None,
    }
    Some(plain)
}

/// CBC mode (NIST SP 800-38A section 6.2).
fn cbc<C: BlockCipherDecrypt + BlockSizeUser>(cipher: C, iv: &[u8], bytes: &mut [u8]) -> Option<()> {
    let iv: &Block<C> = iv.try_into().ok()?;
    let (blocks, rest) = Block::<C>::slice_as_chunks_mut(bytes);
    if !rest.is_empty() {
        return None;
    }
    Decryptor::inner_iv_init(cipher, iv).decrypt_blocks(blocks);
    Some(())
}

/// Pads and encrypts (RFC 8018 section 6.1.1); `None` where key and vector do not fit the cipher, and for ciphers that
/// nobody should write any more.
pub(crate) fn encrypt(cipher: &Cipher, key: &[u8], iv: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
    let block = block_length(cipher).max(1);
    let padding = block - plain.len() % block;
    // All room at once: the bytes are plain until they are encrypted in their place.
    let mut bytes = Zeroizing::new(Vec::with_capacity(plain.len() + padding));
    bytes.extend_from_slice(plain);
    bytes.extend(std::iter::repeat_n(u8::try_from(padding).ok()?, padding));
    match cipher {
        Cipher::Aes256 => cbc_encrypt(Aes256::new_from_slice(key).ok()?, iv, &mut bytes)?,
        Cipher::TripleDes => cbc_encrypt(TdesEde3::new_from_slice(key).ok()?, iv, &mut bytes)?,
        _ => return None,
    }
    Some(std::mem::take(&mut *bytes))
}

fn cbc_encrypt<C: BlockCipherEncrypt + BlockSizeUser>(cipher: C, iv: &[u8], bytes: &mut [u8]) -> Option<()> {
    let iv: &Block<C> = iv.try_into().ok()?;
    let (blocks, rest) = Block::<C>::slice_as_chunks_mut(bytes);
    if !rest.is_empty() {
        return None;
    }
    Encryptor::inner_iv_init(cipher, iv).encrypt_blocks(blocks);
    Some(())
}

/// RC2 with a number of effective bits (RFC 2268); its library stops hard on keys that it cannot take.
fn rc2(key: &[u8], effective_bits: usize) -> Option<Rc2> {
    (1..=128).contains(&key.len()).then(|| Rc2::new_with_eff_key_len(key, effective_bits))
}

/// RC4 with a key of any length that it takes.
fn rc4(key: &[u8], bytes: &mut [u8]) -> Option<()> {
    Rc4::new_from_slice(key).ok()?.apply_keystream(bytes);
    Some(())
}

/// What Sun's key protector wrote: salt, bytes under a stream of SHA-1 hashes, and a hash of password and bytes.
fn java(password: &[u8], bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (salt, rest) = bytes.split_at_checked(SHA1_BYTES)?;
    let (hidden, check) = rest.split_at_checked(rest.len().checked_sub(SHA1_BYTES)?)?;
    let mut plain = Zeroizing::new(Vec::with_capacity(hidden.len()));
    let mut stream = Sha1::new().chain_update(password).chain_update(salt).finalize();
    for part in hidden.chunks(SHA1_BYTES) {
        plain.extend(part.iter().zip(&stream).map(|(byte, key)| byte ^ key));
        stream = Sha1::new().chain_update(password).chain_update(stream).finalize();
    }
    let expected = Sha1::new().chain_update(password).chain_update(&*plain).finalize();
    (expected.as_slice() == check).then_some(plain)
}

/// Takes the padding off (RFC 8018 section 6.1.1); `None` if it is none.
pub(crate) fn without_padding(cipher: &Cipher, plain: &[u8]) -> Option<usize> {
    let block = block_length(cipher);
    if block == 0 {
        return Some(plain.len());
    }
    let last = *plain.last()?;
    let count = usize::from(last);
    let content = plain.len().checked_sub(count)?;
    let padding = plain.get(content..)?;
    ((1..=block).contains(&count) && padding.iter().all(|byte| *byte == last)).then_some(content)
}
