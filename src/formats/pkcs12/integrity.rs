//! The proof that nobody changed a PKCS#12 file: MacData (RFC 7292 section 4, RFC 9879).

use const_oid::ObjectIdentifier;

use crate::formats::FormatError;
use crate::formats::asn1::{Asn1Error, Element, tag};
use crate::formats::encryption::{
    Candidate, Derivation, Meter, derivation, hash_by_oid, hmac_by_oid, identifier, rounds,
};
use crate::formats::octets::Octets;
use crate::model::{HashAlgorithm, Mac};
use crate::protection::{Purpose, hmac, sizes};

const PBMAC1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.14");

/// What proves that nobody changed the content.
pub(super) enum Integrity {
    /// Nothing.
    Absent,
    /// A MAC under a password.
    Password(Box<PasswordMac>),
    /// A signature; it is not verified here.
    Signature,
    /// A MAC that cannot be computed here.
    Unknown(Mac),
}

/// A MAC under a password.
pub(super) struct PasswordMac {
    facts: Mac,
    derivation: Derivation,
    /// The hash of the HMAC.
    hash: HashAlgorithm,
    key_length: usize,
    value: Vec<u8>,
}

impl Integrity {
    /// Reads MacData.
    pub(super) fn read(mac_data: &Element<'_>) -> Result<Self, Asn1Error> {
        let mut fields = mac_data.reader();
        let mut mac = fields.expect(tag::SEQUENCE, "mac")?.reader();
        let algorithm = mac.expect(tag::SEQUENCE, "digestAlgorithm")?;
        let value = Octets::read(&mac.any("digest")?, "digest")?.bytes().to_vec();
        let (oid, mut parameters) = identifier(&algorithm, "digestAlgorithm")?;
        if oid == PBMAC1 {
            // Salt and rounds of MacData itself say nothing then (RFC 9879 section 4).
            return pbmac1(&parameters.expect(tag::SEQUENCE, "PBMAC1-params")?, value);
        }
        let salt = Octets::read(&fields.any("macSalt")?, "macSalt")?.bytes().to_vec();
        let rounds = if fields.is_empty() { 1 } else { rounds(&mut fields)? };
        let known = hash_by_oid(&oid).and_then(|hash| Some((hash, sizes(hash)?)));
        let Some((hash, (_, key_length))) = known else {
            return Ok(Self::Unknown(Mac::Other { oid }));
        };
        Ok(Self::Password(Box::new(PasswordMac {
            facts: Mac::Pkcs12 { hash, rounds },
            derivation: Derivation::pkcs12(hash, rounds, salt),
            hash,
            key_length,
            value,
        })))
    }

    /// What may be told of it.
    pub(super) fn facts(&self) -> Mac {
        match self {
            Self::Absent => Mac::Absent,
            Self::Password(mac) => mac.facts.clone(),
            Self::Signature => Mac::Signature,
            Self::Unknown(facts) => facts.clone(),
        }
    }
}

/// PBMAC1-params (RFC 8018 appendix A.5).
fn pbmac1(parameters: &Element<'_>, value: Vec<u8>) -> Result<Integrity, Asn1Error> {
    let mut fields = parameters.reader();
    let derivation = derivation(&fields.expect(tag::SEQUENCE, "keyDerivationFunc")?)?;
    let (oid, _) = identifier(&fields.expect(tag::SEQUENCE, "messageAuthScheme")?, "messageAuthScheme")?;
    let Some(hash) = hmac_by_oid(&oid) else {
        return Ok(Integrity::Unknown(Mac::Other { oid }));
    };
    let facts = Mac::Pbmac1 { hash, derivation: derivation.facts.clone() };
    Ok(match derivation.key_length {
        Some(key_length) if derivation.cost(key_length).is_ok() => {
            Integrity::Password(Box::new(PasswordMac { facts, derivation, hash, key_length, value }))
        }
        // RFC 9879 section 4 requires the length of the key; programs reject a MAC without it.
        _ => Integrity::Unknown(facts),
    })
}

impl PasswordMac {
    /// What one attempt costs, in rounds.
    pub(super) fn cost(&self) -> u32 {
        self.derivation.cost(self.key_length).unwrap_or(u32::MAX)
    }

    /// Whether it fits the content under a password.
    pub(super) fn fits(
        &self,
        content: &[u8],
        candidate: &Candidate,
        meter: &mut Meter<'_, '_>,
    ) -> Result<bool, FormatError> {
        let password = candidate.encoded(self.derivation.encoding());
        let key = self.derivation.derive(&password, Purpose::Mac, self.key_length, meter)?;
        Ok(hmac(self.hash, &key, &[content]).is_some_and(|mac| *mac == self.value))
    }
}
