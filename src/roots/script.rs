//! The format of the data file, which `cargo xtask roots` writes.
//!
//! Every byte of the file is carried to every user, so it holds what cannot be worked out from the rest, in a form that gzip
//! packs well:
//!
//! ```text
//! source LF date LF count:u16 length:u32 text[length] random...
//! ```
//!
//! Numbers are big-endian. `text` has for each root the last second at which it may have issued (`u32` since 1970, 0 for no
//! such date), then its signed part (RFC 5280 section 4.1.2) without the outermost header. In it 0xE5 is no byte of the
//! root but announces an instruction:
//!
//! | | instruction |
//! |---|---|
//! | 0 | the root ends |
//! | 1 | so many bytes come from `random`: `u16` |
//! | 2 | a part begins: the issuer, or the key |
//! | 3 | the part ends |
//! | 4 | the part comes again: the subject of a root is its issuer |
//! | 5 | the SHA-1 of the part: key identifiers are made so (RFC 5280 section 4.2.1.2, method 1) |
//!
//! `random` has for each root the SHA-256 of the whole certificate, then the bytes that the instructions call for.

use sha1::{Digest, Sha1};

/// A root as the file has it.
#[derive(Debug)]
pub(super) struct Packed<'a> {
    /// Seconds since 1970; 0 for no such date.
    pub(super) distrust_after: u32,
    /// The SHA-256 of the whole certificate.
    pub(super) sha256: [u8; 32],
    /// The DER of the subject, which is the issuer.
    pub(super) subject: Vec<u8>,
    text: Bytes<'a>,
    random: Bytes<'a>,
}

impl Packed<'_> {
    /// The content of the signed part. `None` where the file is damaged.
    pub(super) fn signed(&self) -> Option<Vec<u8>> {
        let (mut text, mut random) = (self.text, self.random);
        Some(unpack(&mut text, &mut random, |part| Sha1::digest(part).into())?.signed)
    }
}

/// What the instructions for a root come to.
struct Unpacked {
    signed: Vec<u8>,
    subject: Vec<u8>,
}

/// The bytes of a SHA-1.
type Hash = [u8; 20];

/// The whole file.
pub(super) struct File<'a> {
    pub(super) source: &'a str,
    pub(super) date: &'a str,
    pub(super) roots: Vec<Packed<'a>>,
}

/// Reads the file. `None` where it is not whole.
pub(super) fn read(file: &[u8]) -> Option<File<'_>> {
    let mut rest = Bytes(file);
    let source = rest.line()?;
    let date = rest.line()?;
    let count = rest.number(2)?;
    let length = rest.number(4)?;
    let mut text = Bytes(rest.take(usize::try_from(length).ok()?)?);
    let mut random = rest;
    let mut roots = Vec::with_capacity(usize::try_from(count).ok()?);
    for _ in 0..count {
        roots.push(root(&mut text, &mut random)?);
    }
    (text.0.is_empty() && random.0.is_empty()).then_some(File { source, date, roots })
}

fn root<'a>(text: &mut Bytes<'a>, random: &mut Bytes<'a>) -> Option<Packed<'a>> {
    let distrust_after = text.number(4)?;
    let sha256 = random.take(32)?.try_into().ok()?;
    let start = (*text, *random);
    // Of most roots only the name is ever looked at, so nothing is hashed yet.
    let Unpacked { subject, .. } = unpack(text, random, |_| Hash::default())?;
    Some(Packed { distrust_after, sha256, subject, text: start.0, random: start.1 })
}

fn unpack(text: &mut Bytes<'_>, random: &mut Bytes<'_>, sha1: impl Fn(&[u8]) -> Hash) -> Option<Unpacked> {
    let mut signed = Vec::with_capacity(1_024);
    let mut subject = Vec::new();
    let mut opened = 0;
    let mut part = 0..0;
    loop {
        match text.byte()? {
            0xE5 => match text.byte()? {
                0 => return Some(Unpacked { signed, subject }),
                1 => {
                    let length = text.number(2)?;
                    signed.extend_from_slice(random.take(usize::try_from(length).ok()?)?);
                }
                2 => opened = signed.len(),
                3 => part = opened..signed.len(),
                4 => {
                    subject = signed.get(part.clone())?.to_vec();
                    signed.extend_from_slice(&subject);
                }
                5 => {
                    let hash = sha1(signed.get(part.clone())?);
                    signed.extend_from_slice(&hash);
                }
                _ => return None,
            },
            byte => signed.push(byte),
        }
    }
}

/// Bytes that are read from the front.
#[derive(Clone, Copy, Debug)]
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self, length: usize) -> Option<u32> {
        Some(self.take(length)?.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }

    fn line(&mut self) -> Option<&'a str> {
        let length = self.0.iter().position(|byte| *byte == b'\n')?;
        let line = self.take(length)?;
        self.byte()?;
        std::str::from_utf8(line).ok()
    }
}
