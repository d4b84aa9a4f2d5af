//! The shape of WebAssembly's instructions: what follows an opcode, and to which stream it belongs. One description for taking
//! a module apart and for putting it together.

/// The streams that a module is taken apart into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Stream {
    /// Everything before the section of the code.
    Before,
    /// The codes of the instructions, see [`CODES_OF_ACCESS`].
    Codes,
    /// The indices of local variables.
    Locals,
    /// The constants of 32 bits.
    Constants,
    /// The offsets of what is read and written in memory.
    Offsets,
    /// The functions that are called.
    Calls,
    /// Where branches lead.
    Branches,
    /// The constants of 64 bits, and those with a fraction.
    Wide,
    /// How many functions there are, and which local variables each has.
    Declarations,
    /// What else instructions have.
    Others,
    /// Everything behind the section of the code.
    After,
}

impl Stream {
    /// Every stream, in the order in which they are stored.
    pub const ALL: [Self; 11] = [
        Self::Before,
        Self::Codes,
        Self::Locals,
        Self::Constants,
        Self::Offsets,
        Self::Calls,
        Self::Branches,
        Self::Wide,
        Self::Declarations,
        Self::Others,
        Self::After,
    ];
}

/// One end of the transfer of a module: from its bytes to streams, or back.
pub trait Transfer {
    /// The next opcode. With an access to memory, its alignment is passed on too.
    fn opcode(&mut self) -> Option<u8>;
    /// Passes on a number in LEB128; its lowest 32 bits.
    fn number(&mut self, stream: Stream) -> Option<u32>;
    /// Passes on so many bytes.
    fn bytes(&mut self, stream: Stream, count: usize) -> Option<()>;
}

/// Passes on the body of one function: its local variables and its instructions, to the last `end`. `None` where the bytes end
/// too soon, or hold an instruction that is not known here.
pub fn transfer_function(transfer: &mut impl Transfer) -> Option<()> {
    for _ in 0..transfer.number(Stream::Declarations)? {
        transfer.number(Stream::Declarations)?;
        transfer.bytes(Stream::Declarations, 1)?;
    }
    let mut depth = 1_u32;
    while depth > 0 {
        let opcode = transfer.opcode()?;
        match opcode {
            // block, loop, if with their types
            0x02..=0x04 => {
                depth += 1;
                transfer.number(Stream::Others)?;
            }
            // end
            0x0B => depth -= 1,
            // br, br_if
            0x0C | 0x0D => _ = transfer.number(Stream::Branches)?,
            // br_table: a number of targets, the targets, and the one for all other cases
            0x0E => {
                for _ in 0..=transfer.number(Stream::Branches)? {
                    transfer.number(Stream::Branches)?;
                }
            }
            // call, return_call
            0x10 | 0x12 => _ = transfer.number(Stream::Calls)?,
            // call_indirect, return_call_indirect: a type and a table
            0x11 | 0x13 => {
                transfer.number(Stream::Calls)?;
                transfer.number(Stream::Others)?;
            }
            // select with types
            0x1C => {
                let count = transfer.number(Stream::Others)?;
                transfer.bytes(Stream::Others, usize::try_from(count).ok()?)?;
            }
            // local.get, local.set, local.tee
            0x20..=0x22 => _ = transfer.number(Stream::Locals)?,
            // Globals, tables, the size of memory, references
            0x23..=0x26 | 0x3F | 0x40 | 0xD0 | 0xD2 => _ = transfer.number(Stream::Others)?,
            // Loads and stores
            0x28..=0x3E => _ = transfer.number(Stream::Offsets)?,
            0x41 => _ = transfer.number(Stream::Constants)?,
            0x42 => _ = transfer.number(Stream::Wide)?,
            0x43 => transfer.bytes(Stream::Wide, 4)?,
            0x44 => transfer.bytes(Stream::Wide, 8)?,
            // unreachable, nop, else, return, drop, select, arithmetic, ref.is_null
            0x00 | 0x01 | 0x05 | 0x0F | 0x1A | 0x1B | 0x45..=0xC4 | 0xD1 => {}
            0xFC => {
                let operands = match transfer.number(Stream::Others)? {
                    // Conversions of numbers with a fraction
                    0..=7 => 0,
                    // One operand: data.drop, memory.fill, elem.drop, table.grow, table.size, table.fill
                    9 | 11 | 13 | 15..=17 => 1,
                    // Two: memory.init, memory.copy, table.init, table.copy
                    8 | 10 | 12 | 14 => 2,
                    _ => return None,
                };
                for _ in 0..operands {
                    transfer.number(Stream::Others)?;
                }
            }
            _ => return None,
        }
    }
    Some(())
}

/// The opcodes of loads and stores.
const FIRST_ACCESS: u8 = 0x28;
const LAST_ACCESS: u8 = 0x3E;

/// What each load and store is aligned to by nature, as a power of two.
const ALIGNMENTS: [u8; 23] = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];

/// An access that is aligned to less than by nature has a code of its own, above all opcodes of the first version of
/// WebAssembly and below the first prefix; every other has its opcode. So most alignments take no room.
pub const CODES_OF_ACCESS: u8 = 0xD3;

/// The opcode and the alignment that a code stands for; the alignment is there for accesses only.
#[must_use]
pub fn of_code(code: u8) -> (u8, Option<u8>) {
    if let Some(mut index) = code.checked_sub(CODES_OF_ACCESS) {
        for (opcode, natural) in (FIRST_ACCESS..).zip(ALIGNMENTS) {
            match index.checked_sub(natural) {
                Some(rest) => index = rest,
                None => return (opcode, Some(index)),
            }
        }
        return (code, None);
    }
    let natural = code.checked_sub(FIRST_ACCESS).and_then(|index| ALIGNMENTS.get(usize::from(index)));
    (code, natural.copied())
}

/// The code of an access; `None` where the alignment is more than natural, which no module may have.
#[must_use]
pub fn code_of(opcode: u8, alignment: u32) -> Option<u8> {
    let codes = [FIRST_ACCESS..=LAST_ACCESS, CODES_OF_ACCESS..=0xFB];
    codes.into_iter().flatten().find(|code| {
        let (of, with) = of_code(*code);
        of == opcode && with.map(u32::from) == Some(alignment)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_alignment_of_an_access_has_one_code() {
        let mut codes = Vec::new();
        for (opcode, natural) in (FIRST_ACCESS..=LAST_ACCESS).zip(ALIGNMENTS) {
            for alignment in 0..=natural {
                let code = code_of(opcode, u32::from(alignment)).unwrap();
                assert_eq!(of_code(code), (opcode, Some(alignment)));
                codes.push(code);
            }
            assert_eq!(code_of(opcode, u32::from(natural) + 1), None);
        }
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
        assert!(codes.iter().all(|code| *code < 0xFC), "{codes:?}");
    }
}
