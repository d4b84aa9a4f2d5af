//! A module as streams of equal things: opcodes beside opcodes, indices beside indices. A packer finds more in them than in the
//! mixture, since what repeats is mostly the instructions and not what they are about. Lengths are left out where they follow
//! from the rest.

use crate::instructions::{Stream, Transfer, of_code, transfer_function};

/// The number of the section of the code.
pub const CODE_SECTION: u8 = 10;

/// Puts a module together: the lengths of its streams, the streams. `None` where they are damaged.
#[must_use]
pub fn join(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let mut lengths = [0; Stream::ALL.len()];
    for length in &mut lengths {
        let (number, _, behind) = split_number(rest)?;
        *length = usize::try_from(number).ok()?;
        rest = behind;
    }
    let mut join = Join { streams: [&[]; Stream::ALL.len()], code: Vec::with_capacity(bytes.len()) };
    for (stream, length) in join.streams.iter_mut().zip(lengths) {
        (*stream, rest) = rest.split_at_checked(length)?;
    }

    let mut bodies = Vec::with_capacity(bytes.len());
    let count = join.number(Stream::Declarations)?;
    bodies.append(&mut join.code);
    for _ in 0..count {
        transfer_function(&mut join)?;
        push_number(&mut bodies, join.code.len());
        bodies.append(&mut join.code);
    }
    let [before, .., after] = join.streams;
    let mut module = Vec::with_capacity(bodies.len() + before.len() + after.len() + 8);
    module.extend_from_slice(before);
    module.push(CODE_SECTION);
    push_number(&mut module, bodies.len());
    module.append(&mut bodies);
    module.extend_from_slice(after);
    Some(module)
}

/// Writes a number in LEB128.
pub fn push_number(bytes: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    loop {
        let [low, ..] = rest.to_le_bytes();
        rest >>= 7;
        if rest == 0 {
            bytes.push(low & 0x7F);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// The number in LEB128 at the beginning, its lowest 32 bits; its bytes; and what is behind it.
#[must_use]
pub fn split_number(bytes: &[u8]) -> Option<(u32, &[u8], &[u8])> {
    let mut number = 0_u32;
    for (index, byte) in bytes.iter().take(10).enumerate() {
        let part = u32::from(byte & 0x7F);
        number |= part.checked_shl(7 * u32::try_from(index).ok()?).unwrap_or(0);
        if *byte < 0x80 {
            let (own, behind) = bytes.split_at_checked(index + 1)?;
            return Some((number, own, behind));
        }
    }
    None
}

/// From streams to a module.
struct Join<'a> {
    streams: [&'a [u8]; Stream::ALL.len()],
    code: Vec<u8>,
}

impl<'a> Join<'a> {
    fn stream(&mut self, stream: Stream) -> Option<&mut &'a [u8]> {
        let index = Stream::ALL.iter().position(|known| *known == stream)?;
        self.streams.get_mut(index)
    }
}

impl Transfer for Join<'_> {
    fn opcode(&mut self) -> Option<u8> {
        let stream = self.stream(Stream::Codes)?;
        let (code, rest) = stream.split_first()?;
        *stream = rest;
        let (opcode, alignment) = of_code(*code);
        self.code.push(opcode);
        self.code.extend(alignment);
        Some(opcode)
    }

    fn number(&mut self, stream: Stream) -> Option<u32> {
        let stream = self.stream(stream)?;
        let (number, own, rest) = split_number(stream)?;
        *stream = rest;
        self.code.extend_from_slice(own);
        Some(number)
    }

    fn bytes(&mut self, stream: Stream, count: usize) -> Option<()> {
        let stream = self.stream(stream)?;
        let (bytes, rest) = stream.split_at_checked(count)?;
        *stream = rest;
        self.code.extend_from_slice(bytes);
        Some(())
    }
}
