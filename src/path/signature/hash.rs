//! Hashes by name.

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};

use crate::model::HashAlgorithm;

/// The hash of parts that stand one behind the other; `None` for a hash that is not known here.
pub(super) fn digest(hash: HashAlgorithm, parts: &[&[u8]]) -> Option<Vec<u8>> {
    Some(match hash {
        HashAlgorithm::Md5 => of::<Md5>(parts),
        HashAlgorithm::Sha1 => of::<Sha1>(parts),
        HashAlgorithm::Sha224 => of::<Sha224>(parts),
        HashAlgorithm::Sha256 => of::<Sha256>(parts),
        HashAlgorithm::Sha384 => of::<Sha384>(parts),
        HashAlgorithm::Sha512 => of::<Sha512>(parts),
        HashAlgorithm::Sha512Truncated224 => of::<Sha512_224>(parts),
        HashAlgorithm::Sha512Truncated256 => of::<Sha512_256>(parts),
        HashAlgorithm::Sha3Bits224 => of::<Sha3_224>(parts),
        HashAlgorithm::Sha3Bits256 => of::<Sha3_256>(parts),
        HashAlgorithm::Sha3Bits384 => of::<Sha3_384>(parts),
        HashAlgorithm::Sha3Bits512 => of::<Sha3_512>(parts),
        HashAlgorithm::Md2 | HashAlgorithm::Md4 | HashAlgorithm::Shake256 | HashAlgorithm::Unknown => {
            return None;
        }
    })
}

fn of<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
    let mut digest = D::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().to_vec()
}

/// The content bytes of a hash's object identifier, as DigestInfo names it (RFC 8017 appendix B.1, NIST CSOR).
pub(super) const fn identifier(hash: HashAlgorithm) -> Option<&'static [u8]> {
    Some(match hash {
        HashAlgorithm::Md5 => &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x02, 0x05],
        HashAlgorithm::Sha1 => &[0x2B, 0x0E, 0x03, 0x02, 0x1A],
        HashAlgorithm::Sha256 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01],
        HashAlgorithm::Sha384 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02],
        HashAlgorithm::Sha512 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03],
        HashAlgorithm::Sha224 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x04],
        HashAlgorithm::Sha512Truncated224 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x05],
        HashAlgorithm::Sha512Truncated256 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x06],
        HashAlgorithm::Sha3Bits224 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x07],
        HashAlgorithm::Sha3Bits256 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x08],
        HashAlgorithm::Sha3Bits384 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x09],
        HashAlgorithm::Sha3Bits512 => &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x0A],
        HashAlgorithm::Md2 | HashAlgorithm::Md4 | HashAlgorithm::Shake256 | HashAlgorithm::Unknown => {
            return None;
        }
    })
}
