//! The checksum of zip and gzip.

/// CRC-32, the checksum of zip and gzip (RFC 1952 section 8). With a small table that is made here: the one of the zip library
/// is for ten times the speed, which is not what unpacking waits for, and takes 16 kB of the page.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut index: u32 = 0;
        let mut rest: &mut [u32] = &mut table;
        while let Some((entry, others)) = rest.split_first_mut() {
            let mut value = index;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 0 { value >> 1 } else { (value >> 1) ^ 0xEDB8_8320 };
                bit += 1;
            }
            *entry = value;
            index += 1;
            rest = others;
        }
        table
    };
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        let [low, ..] = crc.to_le_bytes();
        (crc >> 8) ^ TABLE.get(usize::from(low ^ byte)).copied().unwrap_or(0)
    })
}
