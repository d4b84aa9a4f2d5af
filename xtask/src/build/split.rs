//! Takes a module apart into the streams that `unpack` puts together, and packs them.

use std::io::Write;

use lzma_rust2::{LzipOptions, LzipWriter};
use unpack::instructions::{Stream, Transfer, code_of, transfer_function};
use unpack::streams::{CODE_SECTION, push_number, split_number};

use super::Make;
use crate::Result;

/// A module as the page holds it. It was unpacked again and is the same.
pub(super) fn pack_module(make: Make, module: &[u8]) -> Result<Vec<u8>> {
    let streams =
        split(module).ok_or("the module has instructions that unpack/src/instructions.rs does not know")?;
    let packed = lzip(make, &streams)?;
    if unpack::unpack(&packed).as_deref() != Some(module) {
        return Err("a module does not come back from its streams".into());
    }
    Ok(packed)
}

fn lzip(make: Make, bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzipOptions::with_preset(match make {
        Make::Small => 9,
        Make::Quick => 0,
    });
    // Everything is within reach of everything, and no memory is taken for more.
    options.lzma_options.dict_size = u32::try_from(bytes.len().next_power_of_two())?;
    if make == Make::Small {
        options.lzma_options.nice_len = LONGEST_MATCH;
    }
    let mut writer = LzipWriter::new(Vec::new(), options);
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// The longest repetition that LZMA can tell in one piece.
const LONGEST_MATCH: u32 = 273;

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
    fn a_module_comes_back_and_damage_never_gives_another() {
        for make in [Make::Small, Make::Quick] {
            let packed = pack_module(make, &module()).unwrap();
            let mut seen = 0;
            for index in 0..packed.len() {
                let mut damaged = packed.clone();
                damaged[index] ^= 0x10;
                match unpack::unpack(&damaged) {
                    None => seen += 1,
                    // The size of the dictionary, and the few bits that say nothing.
                    Some(found) => assert_eq!(found, module(), "{index}"),
                }
                assert_eq!(unpack::unpack(&packed[..index]), None, "{index}");
            }
            assert!(seen + 10 > packed.len(), "{seen} of {}", packed.len());
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
