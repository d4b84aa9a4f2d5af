//! What the numbers of a key tell.

use crate::formats::asn1::Asn1Error;
use crate::formats::public_key::{bare, subject_public_key_info};
use crate::model::{BarePublicKey, KeyFault};

/// What the numbers of a key tell.
pub(super) struct Facts {
    /// Type and size in words, where no public half tells them.
    pub(super) description: Option<String>,
    pub(super) public_key: Option<BarePublicKey>,
    pub(super) faults: Vec<KeyFault>,
}

impl Facts {
    /// Facts of a public half, and of the one that the file has beside the secret.
    ///
    /// Where there is none, the type and size are told by an AlgorithmIdentifier.
    pub(super) fn new(algorithm: &[u8], public_bits: Option<&[u8]>) -> Result<Self, Asn1Error> {
        let key = bare(&subject_public_key_info(algorithm, public_bits.unwrap_or_default()))?;
        Ok(match public_bits {
            Some(_) => Self { description: None, public_key: Some(key), faults: Vec::new() },
            None => Self { description: Some(key.key.to_string()), public_key: None, faults: Vec::new() },
        })
    }

    pub(super) fn with_fault(mut self, fault: Option<KeyFault>) -> Self {
        self.faults.extend(fault);
        self
    }

    /// Compares the public half that follows from the secret with one that stands beside it.
    pub(super) fn with_stored(self, stored: Option<&[u8]>, derived: Option<&[u8]>) -> Self {
        let differs = matches!((stored, derived), (Some(stored), Some(derived)) if stored != derived);
        self.with_fault(differs.then_some(KeyFault::PublicHalfDiffers))
    }
}
