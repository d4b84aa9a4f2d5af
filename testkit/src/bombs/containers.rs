//! Archives, containers and encodings.

use super::keys::{self, ROUNDS};
use crate::Result;
use crate::certificate::Certificate;
use crate::der::{algorithm, explicit, implicit, integer, null, octets, oid, seq};
use crate::hash::noise;
use crate::key::Key;
use crate::oid::{self, Oid};
use crate::text;

const ENCRYPTED_DATA: Oid = Oid::new_unwrap("1.2.840.113549.1.7.6");
const SHROUDED_KEY: Oid = Oid::new_unwrap("1.2.840.113549.1.12.10.1.2");
const TRIPLE_DES: Oid = Oid::new_unwrap("1.2.840.113549.1.12.1.3");

/// A gzip member of nothing.
const EMPTY_MEMBER: [u8; 20] = [31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// PKCS#12 files in an archive, each with a MAC of nearly as many rounds as are tried unasked.
pub(super) fn zip_of_pfx(count: u32) -> Result<Vec<u8>> {
    let file = |number: u32| {
        let salt = noise(&format!("salt {number}"), 8);
        let cipher = algorithm(&TRIPLE_DES, seq([octets(&salt), integer(ROUNDS / 4)]));
        let content = seq([oid(&oid::DATA), cipher, implicit(0, noise("content", 64))]);
        let part = seq([oid(&ENCRYPTED_DATA), explicit(0, seq([integer(0), content]))]);
        pfx(&seq([part]), &salt, ROUNDS / 2)
    };
    zip((0..count).map(|number| (format!("{number}.pfx"), file(number))))
}

/// One PKCS#12 file with many keys, each with a derivation of its own.
pub(super) fn pfx_of_keys(count: u32) -> Result<Vec<u8>> {
    let bags = keys::shrouded(count).into_iter().map(|key| seq([oid(&SHROUDED_KEY), explicit(0, key)]));
    let bags = seq(bags);
    let part = seq([oid(&oid::DATA), explicit(0, octets(bags))]);
    Ok(pfx(&seq([part]), &noise("salt", 8), 1))
}

fn pfx(safe: &[u8], salt: &[u8], rounds: i64) -> Vec<u8> {
    let content = seq([oid(&oid::DATA), explicit(0, octets(safe))]);
    let digest = seq([algorithm(&oid::SHA1, null()), octets(noise("mac", 20))]);
    seq([integer(3), content, seq([digest, octets(salt), integer(rounds)])])
}

/// Stored files with their directory (APPNOTE.TXT 4.3).
fn zip(files: impl Iterator<Item = (String, Vec<u8>)>) -> Result<Vec<u8>> {
    let (mut archive, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for (name, content) in files {
        let (offset, length) = (u32::try_from(archive.len())?, u32::try_from(content.len())?);
        let facts = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x28],
            crc32(&content).to_le_bytes().as_slice(),
            &length.to_le_bytes(),
            &length.to_le_bytes(),
            &u16::try_from(name.len())?.to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        archive.extend([b"PK\x03\x04", facts.as_slice(), name.as_bytes(), &content].concat());
        let place = [&[0; 10], offset.to_le_bytes().as_slice(), name.as_bytes()].concat();
        directory.extend([b"PK\x01\x02\x14\x00", facts.as_slice(), &place].concat());
        count = count.checked_add(1).ok_or("too many files")?;
    }
    let (start, length) = (u32::try_from(archive.len())?, u32::try_from(directory.len())?);
    archive.extend(directory);
    archive.extend(
        [
            b"PK\x05\x06\0\0\0\0".as_slice(),
            &count.to_le_bytes(),
            &count.to_le_bytes(),
            &length.to_le_bytes(),
            &start.to_le_bytes(),
            &[0, 0],
        ]
        .concat(),
    );
    Ok(archive)
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// Certificates as UTF-16, as long as a file may be. `characters` is the length of the text.
pub(super) fn utf16(characters: u32) -> Result<Vec<u8>> {
    let key = Key::ed25519(1);
    let one = Certificate::plain("Server", &key, "Authority", &key).server("server.example.org");
    let one = text::certificate(&one.numbered()?.to_der()?);
    let length = usize::try_from(characters)?;
    let mut whole = one.repeat(length / one.len() + 1);
    whole.truncate(length.saturating_sub(1));
    Ok(text::utf16_little(&whole))
}

/// Gzip members of nothing, one behind the other.
pub(super) fn gzip_members(count: u32) -> Result<Vec<u8>> {
    Ok(EMPTY_MEMBER.repeat(usize::try_from(count)?))
}
