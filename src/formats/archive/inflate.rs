//! DEFLATE (RFC 1951) without ever unpacking more than is wanted.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// How many bytes of output are made room for first: little, because an archive may have millions of tiny parts.
const FIRST_OUTPUT: usize = 256;

/// Unpacks one stream after the other with the same tables.
pub(super) struct Inflater(Box<DecompressorOxide>);

/// How unpacking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The stream ended by itself, after so many bytes of input.
    Whole(usize),
    /// The input ended before the stream did.
    Cut,
    /// The input is no DEFLATE behind so many bytes.
    Broken(usize),
    /// More than the limit would come out.
    TooLarge,
}

impl Inflater {
    pub(super) fn new() -> Self {
        Self(Box::default())
    }

    /// Appends what comes out, at most `limit` bytes of it, and says how it ended.
    pub(super) fn append(&mut self, mut input: &[u8], limit: usize, output: &mut Vec<u8>) -> End {
        self.0.init();
        let all = input.len();
        let start = output.len();
        let mut length = 0_usize;
        let mut room = FIRST_OUTPUT;
        let end = loop {
            // One byte more than the limit shows that there is more.
            let most = limit.saturating_add(1);
            output.resize(start.saturating_add(room.min(most)), 0);
            let window = output.get_mut(start..).unwrap_or_default();
            let (status, read, written) =
                decompress(&mut self.0, input, window, length, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
            input = input.get(read..).unwrap_or_default();
            length = length.saturating_add(written);
            match status {
                _ if length > limit => break End::TooLarge,
                TINFLStatus::Done => break End::Whole(all - input.len()),
                TINFLStatus::HasMoreOutput => room = room.saturating_mul(2),
                TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => break End::Cut,
                _ => break End::Broken(all - input.len()),
            }
        };
        output.truncate(start.saturating_add(length.min(limit)));
        end
    }
}
