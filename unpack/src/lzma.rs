//! LZMA in the lzip format, <https://www.nongnu.org/lzip/manual/lzip_manual.html#File-format>: the reader only, for one member.
//! The library that packs could unpack as well, with ten times as much code.

/// No module is as large, and a damaged length must not take all memory.
const MOST_BYTES: usize = 64 << 20;

/// The bytes that a file holds; `None` where it is damaged.
#[must_use]
pub fn decompress(file: &[u8]) -> Option<Vec<u8>> {
    let rest = file.strip_prefix(b"LZIP\x01")?;
    // The size of the dictionary is of no interest: everything is kept.
    let (_, rest) = rest.split_first()?;
    let (stream, trailer) = rest.split_at_checked(rest.len().checked_sub(20)?)?;
    let (checksum, trailer) = trailer.split_first_chunk()?;
    let (length, size) = trailer.split_first_chunk()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok().filter(|length| *length <= MOST_BYTES)?;
    if u64::from_le_bytes(size.try_into().ok()?) != u64::try_from(file.len()).ok()? {
        return None;
    }
    let mut decoder = Decoder::new(stream, length);
    while decoder.portion()? {}
    (decoder.output.len() == length && crc32(&decoder.output) == u32::from_le_bytes(*checksum))
        .then_some(decoder.output)
}

/// The checksum, four bits at a time.
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 16];
    for (entry, number) in table.iter_mut().zip(0..) {
        *entry = (0..4).fold(number, |rest, _| (rest >> 1) ^ if rest & 1 == 1 { 0xEDB8_8320 } else { 0 });
    }
    let step = |sum: u32| (sum >> 4) ^ table.get(place(sum & 0xF)).copied().unwrap_or(0);
    !bytes.iter().fold(!0, |sum, byte| step(step(sum ^ u32::from(*byte))))
}

/// The numbers here are all below 2^32.
fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

// Where the probabilities of each kind of decision begin. There are 12 states, and 4 positions in a word.
const IS_MATCH: u32 = 0;
const IS_REPETITION: u32 = IS_MATCH + 12 * 4;
const IS_OLDER: u32 = IS_REPETITION + 12;
const IS_OLDER_THAN_SECOND: u32 = IS_OLDER + 12;
const IS_OLDEST: u32 = IS_OLDER_THAN_SECOND + 12;
const IS_LONG: u32 = IS_OLDEST + 12;
const SLOTS: u32 = IS_LONG + 12 * 4;
const SPECIAL: u32 = SLOTS + 4 * 64;
const ALIGN: u32 = SPECIAL + 128;
const MATCH_LENGTHS: u32 = ALIGN + 16;
const REPETITION_LENGTHS: u32 = MATCH_LENGTHS + LENGTHS;
const LITERALS: u32 = REPETITION_LENGTHS + LENGTHS;
/// Two decisions, and trees of 3, 3 and 8 bits, the former for each position.
const LENGTHS: u32 = 2 + 4 * 8 + 4 * 8 + 256;
/// A power of two above the last one, for 8 contexts of literals.
const PROBABILITIES: usize = 8192;
const _: () = assert!(LITERALS + 8 * 0x300 <= 8192, "every probability has its place");

/// So many bytes are made in one call. Browsers compile a function well when it was called often, not while it runs.
const PORTION: usize = 4096;

struct Decoder<'a> {
    input: &'a [u8],
    range: u32,
    code: u32,
    probabilities: Box<[u16; PROBABILITIES]>,
    output: Vec<u8>,
    length: usize,
    state: u32,
    /// The last distances, newest first.
    distances: [u32; 4],
}

impl<'a> Decoder<'a> {
    fn new(stream: &'a [u8], length: usize) -> Self {
        let mut decoder = Self {
            input: stream,
            range: u32::MAX,
            code: 0,
            probabilities: Box::new([1024; PROBABILITIES]),
            output: Vec::with_capacity(length),
            length,
            state: 0,
            distances: [0; 4],
        };
        for _ in 0..5 {
            decoder.code = decoder.code << 8 | decoder.byte();
        }
        decoder
    }

    /// Behind the end come zeros: the checksum tells.
    fn byte(&mut self) -> u32 {
        let Some((byte, rest)) = self.input.split_first() else { return 0 };
        self.input = rest;
        u32::from(*byte)
    }

    #[inline(always)]
    fn normalise(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | self.byte();
        }
    }

    /// One decision.
    #[inline(always)]
    fn bit(&mut self, index: u32) -> u32 {
        let Some(probability) = self.probabilities.get_mut(place(index) % PROBABILITIES) else { return 0 };
        let bound = (self.range >> 11) * u32::from(*probability);
        let bit = if self.code < bound {
            self.range = bound;
            *probability += (2048 - *probability) >> 5;
            0
        } else {
            self.range -= bound;
            self.code -= bound;
            *probability -= *probability >> 5;
            1
        };
        self.normalise();
        bit
    }

    /// A number of so many bits, the highest first, with a one before it.
    fn tree(&mut self, base: u32, bits: u32) -> u32 {
        (0..bits).fold(1, |node, _| node << 1 | self.bit(base + node))
    }

    /// A number of so many bits, the lowest first.
    fn reverse_tree(&mut self, base: u32, bits: u32) -> u32 {
        let (mut node, mut number) = (1, 0);
        for at in 0..bits {
            let bit = self.bit(base + node);
            node = node << 1 | bit;
            number |= bit << at;
        }
        number
    }

    fn match_length(&mut self, base: u32, position: u32) -> u32 {
        if self.bit(base) == 0 {
            2 + self.tree(base + 2 + position * 8, 3) - 8
        } else if self.bit(base + 1) == 0 {
            10 + self.tree(base + 34 + position * 8, 3) - 8
        } else {
            18 + self.tree(base + 66, 8) - 256
        }
    }

    /// The byte that is so far behind, less one.
    fn behind(&self, distance: u32) -> Option<u8> {
        self.output.get(self.output.len().checked_sub(place(distance) + 1)?).copied()
    }

    fn literal(&mut self) -> Option<()> {
        let last = self.output.last().map_or(0, |last| u32::from(last >> 5));
        let base = LITERALS + 0x300 * last;
        let mut node = 1;
        if self.state >= 7 {
            // Behind a repetition: what would have continued it is a hint.
            let mut hint = u32::from(self.behind(self.distances[0])?);
            while node < 0x100 {
                let expected = hint >> 7 & 1;
                hint <<= 1;
                let bit = self.bit(base + ((1 + expected) << 8) + node);
                node = node << 1 | bit;
                if bit != expected {
                    break;
                }
            }
        }
        while node < 0x100 {
            node = node << 1 | self.bit(base + node);
        }
        let [byte, ..] = node.to_le_bytes();
        self.output.push(byte);
        self.state = match self.state {
            0..=3 => 0,
            state @ 4..=9 => state - 3,
            state => state - 6,
        };
        Some(())
    }

    fn distance(&mut self, length: u32) -> u32 {
        let slot = self.tree(SLOTS + (length - 2).min(3) * 64, 6) - 64;
        if slot < 4 {
            return slot;
        }
        let bits = (slot >> 1) - 1;
        let high = (2 | slot & 1) << bits;
        if slot < 14 {
            return high + self.reverse_tree(SPECIAL + high - slot, bits);
        }
        let mut middle = 0;
        for _ in 4..bits {
            self.range >>= 1;
            let bit = u32::from(self.code >= self.range);
            self.code -= self.range * bit;
            middle = middle << 1 | bit;
            self.normalise();
        }
        high.wrapping_add(middle << 4).wrapping_add(self.reverse_tree(ALIGN, 4))
    }

    /// Makes some bytes; whether there are more.
    #[inline(never)]
    fn portion(&mut self) -> Option<bool> {
        let until = self.output.len() + PORTION;
        while self.output.len() < until {
            let position = u32::try_from(self.output.len() & 3).ok()?;
            if self.bit(IS_MATCH + self.state * 4 + position) == 0 {
                self.literal()?;
                continue;
            }
            let after_literal = self.state < 7;
            let length;
            if self.bit(IS_REPETITION + self.state) == 0 {
                length = self.match_length(MATCH_LENGTHS, position);
                self.state = if after_literal { 7 } else { 10 };
                let distance = self.distance(length);
                if distance == u32::MAX {
                    return Some(false);
                }
                let [first, second, third, _] = self.distances;
                self.distances = [distance, first, second, third];
            } else {
                let [first, second, third, fourth] = self.distances;
                let mut short = false;
                if self.bit(IS_OLDER + self.state) == 0 {
                    short = self.bit(IS_LONG + self.state * 4 + position) == 0;
                } else if self.bit(IS_OLDER_THAN_SECOND + self.state) == 0 {
                    self.distances = [second, first, third, fourth];
                } else if self.bit(IS_OLDEST + self.state) == 0 {
                    self.distances = [third, first, second, fourth];
                } else {
                    self.distances = [fourth, first, second, third];
                }
                if short {
                    length = 1;
                    self.state = if after_literal { 9 } else { 11 };
                } else {
                    length = self.match_length(REPETITION_LENGTHS, position);
                    self.state = if after_literal { 8 } else { 11 };
                }
            }
            self.repeat(place(length))?;
        }
        (self.output.len() <= self.length).then_some(true)
    }

    fn repeat(&mut self, length: usize) -> Option<()> {
        let distance = place(self.distances[0]).checked_add(1)?;
        let start = self.output.len().checked_sub(distance)?;
        if distance >= length {
            self.output.extend_from_within(start..start + length);
            return Some(());
        }
        // What is repeated overlaps what is made.
        for _ in 0..length {
            self.output.push(self.behind(self.distances[0])?);
        }
        Some(())
    }
}
