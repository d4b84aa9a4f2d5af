//! Inputs that are built to be costly, shared by the tests and the benchmark.

use testkit::der;

/// A name and what makes the input: one at a time, so that the memory measured is that of one.
type Hostile = (&'static str, fn() -> Vec<u8>);

/// Each input with its name.
pub(crate) fn all() -> Vec<Hostile> {
    vec![
        ("100 MB of noise", || noise(100_000_000)),
        ("100 MB of zeros", || vec![0; 100_000_000]),
        ("64 MiB of PEM in one block", || one_block(64 << 20)),
        ("64 MiB of certificates", || certificates(64 << 20)),
        ("64 MiB of PEM begin lines", || b"-----BEGIN \n".repeat((64 << 20) / 12)),
        ("64 MiB of false starts of base64", || b"MII!".repeat((64 << 20) / 4)),
        ("64 MiB of base64 that is no certificate", || b"MIIA".repeat((64 << 20) / 4)),
        ("64 MiB of blocks without end", || b"-----BEGIN A-----\n".repeat((64 << 20) / 18)),
        ("a million tiny blocks", || b"-----BEGIN A-----\nMAMCAQE=\n-----END A-----\n".repeat(1_000_000)),
        ("a million tiny ASN.1 objects", || [0x30, 0x03, 0x02, 0x01, 0x01].repeat(1_000_000)),
        ("10,000 nested SEQUENCEs", || nested(10_000)),
        ("10,000 nested SEQUENCEs without end", || [0x30, 0x80].repeat(10_000)),
        ("a length of 2^32", || vec![0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, 0x01, 0x01]),
        ("a length of 2^64", || vec![0x30, 0x88, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02]),
    ]
}

/// Bytes of a fixed pseudo-random sequence (xorshift), with no ASCII dash in front.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}

/// One good certificate again and again.
fn certificates(length: usize) -> Vec<u8> {
    let one = include_bytes!("../../tests/fixtures/encodings/good.pem");
    one.repeat(length / one.len())
}

/// A block whose base64 decodes to zeros.
fn one_block(length: usize) -> Vec<u8> {
    let (begin, end) = (b"-----BEGIN CERTIFICATE-----\n", b"-----END CERTIFICATE-----\n");
    let line = [&[b'A'; 64][..], b"\n"].concat();
    let lines = line.repeat((length - begin.len() - end.len()) / line.len());
    [&begin[..], &lines, &end[..]].concat()
}

/// SEQUENCEs in SEQUENCEs, each with its right length.
fn nested(depth: usize) -> Vec<u8> {
    let mut headers: Vec<Vec<u8>> = Vec::with_capacity(depth);
    let mut length = 0_usize;
    for _ in 0..depth {
        let header = [vec![der::tag::SEQUENCE], der::length(length)].concat();
        length += header.len();
        headers.push(header);
    }
    headers.into_iter().rev().flatten().collect()
}
