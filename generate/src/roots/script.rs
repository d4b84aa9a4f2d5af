//! Writes the format of the data file, which `src/roots/script.rs` of the core describes and reads.

use super::der::Root;
use crate::outcome::Result;

/// Announces an instruction. The text must not contain it.
const ESCAPE: u8 = 0xE5;
const END: u8 = 0;
const RANDOM: u8 = 1;
const OPEN: u8 = 2;
const CLOSE: u8 = 3;
const AGAIN: u8 = 4;
const HASH: u8 = 5;

/// Serial numbers shorter than this are no random ones.
const RANDOM_SERIAL: usize = 5;

/// The file in the making: text with instructions, and the random bytes that they call for.
#[derive(Default)]
pub(super) struct Script {
    text: Vec<u8>,
    random: Vec<u8>,
}

/// An instruction, and the bytes of the root that it stands for.
struct Step {
    at: usize,
    length: usize,
    instruction: u8,
}

impl Script {
    pub(super) fn root(&mut self, root: &Root<'_>, sha256: &[u8; 32], distrust_after: u32) -> Result {
        self.text.extend(distrust_after.to_be_bytes());
        self.random.extend(sha256);
        let mut at = 0;
        for step in steps(root)? {
            self.literal(root.tbs.get(at..step.at).ok_or("steps of a root overlap")?)?;
            self.text.extend([ESCAPE, step.instruction]);
            at = step.at + step.length;
            if step.instruction == RANDOM {
                self.text.extend(u16::try_from(step.length)?.to_be_bytes());
                self.random.extend(root.tbs.get(step.at..at).ok_or("random bytes outside a root")?);
            }
        }
        self.literal(root.tbs.get(at..).ok_or("steps of a root overlap")?)?;
        self.text.extend([ESCAPE, END]);
        Ok(())
    }

    fn literal(&mut self, bytes: &[u8]) -> Result {
        if bytes.contains(&ESCAPE) {
            return Err("a root contains the escape byte outside its random parts: choose another".into());
        }
        self.text.extend(bytes);
        Ok(())
    }

    pub(super) fn finish(self, source: &str, date: &str, count: usize) -> Result<Vec<u8>> {
        let mut file = Vec::new();
        file.extend(format!("{source}\n{date}\n").into_bytes());
        file.extend(u16::try_from(count)?.to_be_bytes());
        file.extend(u32::try_from(self.text.len())?.to_be_bytes());
        file.extend(self.text);
        file.extend(self.random);
        Ok(file)
    }
}

/// What of a root need not be written out, in the order of its place.
fn steps(root: &Root<'_>) -> Result<Vec<Step>> {
    let find = |part: &[u8], from: usize| {
        let rest = root.tbs.get(from..).unwrap_or_default();
        rest.windows(part.len()).position(|window| window == part).map(|at| at + from)
    };
    let mut steps = Vec::new();
    let mut push = |at: usize, length: usize, instruction: u8| steps.push(Step { at, length, instruction });
    if root.serial.len() >= RANDOM_SERIAL {
        push(find(root.serial, 0).ok_or("no serial number")?, root.serial.len(), RANDOM);
    }
    let issuer = find(root.issuer, 0).ok_or("no issuer")?;
    push(issuer, 0, OPEN);
    push(issuer + root.issuer.len(), 0, CLOSE);
    let subject = find(root.issuer, issuer + root.issuer.len()).ok_or("no subject")?;
    push(subject, root.issuer.len(), AGAIN);
    let key = find(root.key, subject).ok_or("no key")?;
    push(key, 0, OPEN);
    push(find(root.random, key).ok_or("no random part")?, root.random.len(), RANDOM);
    let mut at = key + root.key.len();
    push(at, 0, CLOSE);
    // Key identifiers are the SHA-1 of the key nearly always (RFC 5280 section 4.2.1.2, method 1).
    let hash = <sha1::Sha1 as sha1::Digest>::digest(root.key);
    while let Some(found) = find(&hash, at) {
        push(found, hash.len(), HASH);
        at = found + hash.len();
    }
    Ok(steps)
}
