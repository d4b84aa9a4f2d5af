//! Takes a module apart into the streams that `unpack` puts together.

use unpack::instructions::{Stream, Transfer, code_of, transfer_function};
use unpack::streams::{CODE_SECTION, push_number, split_number};

use crate::Result;

/// The streams of a module. They were put together again, and gave the same module.
pub(super) fn streams(module: &[u8]) -> Result<Vec<u8>> {
    let streams =
        split(module).ok_or("the module has instructions that unpack/src/instructions.rs does not know")?;
    if unpack::join(&streams).as_deref() != Some(module) {
        return Err("a module does not come back from its streams".into());
    }
    Ok(streams)
}

/// The streams of a module, with their lengths before them; `None` where it is no module, or holds unknown instructions.
fn split(module: &[u8]) -> Option<Vec<u8>> {
    // The name of the format and its version.
    let (_, mut rest) = module.split_at_checked(8)?;
    let (mut before, mut code, mut after) = (module, None, rest);
    while let Some((id, behind)) = rest.split_first() {
        let (length, _, behind) = split_number(behind)?;
        let (content, behind) = behind.split_at_checked(usize::try_from(length).ok()?)?;
        if *id == CODE_SECTION {
            before = module.get(..module.len() - rest.len())?;
            (code, after) = (Some(content), behind);
        }
        rest = behind;
    }

    let mut split = Split { source: code?, streams: Default::default() };
    split.stream(Stream::Before)?.extend_from_slice(before);
    split.stream(Stream::After)?.extend_from_slice(after);
    for _ in 0..split.number(Stream::Declarations)? {
        // The length of the function follows from its instructions.
        let (_, _, body) = split_number(split.source)?;
        split.source = body;
        transfer_function(&mut split)?;
    }
    let mut bytes = Vec::with_capacity(module.len());
    for stream in &split.streams {
        push_number(&mut bytes, stream.len());
    }
    bytes.extend(split.streams.iter().flatten());
    split.source.is_empty().then_some(bytes)
}

/// From a module to streams.
struct Split<'a> {
    source: &'a [u8],
    streams: [Vec<u8>; Stream::ALL.len()],
}

impl Split<'_> {
    fn stream(&mut self, stream: Stream) -> Option<&mut Vec<u8>> {
        let index = Stream::ALL.iter().position(|known| *known == stream)?;
        self.streams.get_mut(index)
    }
}

impl Transfer for Split<'_> {
    fn opcode(&mut self) -> Option<u8> {
        let (opcode, mut rest) = self.source.split_first()?;
        let mut code = *opcode;
        if (0x28..=0x3E).contains(opcode) {
            let (alignment, _, behind) = split_number(rest)?;
            (code, rest) = (code_of(*opcode, alignment)?, behind);
        }
        self.source = rest;
        self.stream(Stream::Codes)?.push(code);
        Some(*opcode)
    }

    fn number(&mut self, stream: Stream) -> Option<u32> {
        let (number, own, rest) = split_number(self.source)?;
        self.source = rest;
        self.stream(stream)?.extend_from_slice(own);
        Some(number)
    }

    fn bytes(&mut self, stream: Stream, count: usize) -> Option<()> {
        let (bytes, rest) = self.source.split_at_checked(count)?;
        self.source = rest;
        self.stream(stream)?.extend_from_slice(bytes);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one function, which has one local variable and every kind of operand.
    fn module() -> Vec<u8> {
        let body: &[&[u8]] = &[
            &[1, 1, 0x7F],
            &[0x02, 0x40, 0x41, 0x80, 0x01, 0x28, 2, 4, 0x29, 0, 0x80, 0x01, 0x1A],
            &[0x0E, 2, 0, 0, 0, 0x0B, 0x42, 0x7F, 0x43, 1, 2, 3, 4, 0x44, 1, 2, 3, 4, 5, 6, 7, 8],
            &[
                0x20, 0, 0x10, 0, 0x11, 1, 0, 0xFC, 10, 0, 0, 0xFC, 11, 0, 0xFC, 2, 0x1C, 1, 0x7F, 0x3F, 0,
                0x0B,
            ],
        ];
        let body = body.concat();
        let mut code = vec![1];
        push_number(&mut code, body.len());
        code.extend(body);
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0".to_vec();
        module.push(CODE_SECTION);
        push_number(&mut module, code.len());
        module.extend(code);
        module.extend(b"\x0B\x02\x00\x00");
        module
    }

    #[test]
    fn a_module_comes_back_and_what_is_cut_off_does_not() {
        let streams = streams(&module()).unwrap();
        for length in 0..streams.len() {
            assert_eq!(unpack::join(&streams[..length]), None, "{length}");
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        let mut module = module();
        assert!(split(&module).is_some());
        let end = module.len() - 5;
        assert_eq!(module[end], 0x0B);
        module[end] = 0xFD;
        assert!(split(&module).is_none());
    }
}
