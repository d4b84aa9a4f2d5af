//! Numbers that look random and are the same in every run.

/// Numbers of a fixed pseudo-random sequence (splitmix64).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// The next one, below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^= number >> 31;
        usize::try_from(number % u64::try_from(limit.max(1)).expect("a length")).expect("below a length")
    }
}
