//! Which signatures were verified, and what that may cost.

use std::collections::HashMap;

use super::signature;
use crate::limits::{SIGNATURE_COST, SIGNATURE_COST_PER_CERTIFICATE, SIGNATURE_COST_TOTAL};
use crate::model::{
    Bytes, Certificate, Curve, PublicKey, PublicKeyAlgorithm, RevocationList, SignatureAlgorithm,
    SignatureCheck,
};

/// Signatures that were verified before, by the hashes of the certificate and of the key.
#[derive(Clone, Debug)]
pub struct SignatureCache {
    checks: HashMap<(Bytes, Bytes), SignatureCheck>,
    /// What the verification of signatures that do not fit may still cost.
    allowance: u64,
    /// What the verification of all signatures may cost in one search.
    limit: u64,
    /// What of it is left.
    total: u64,
    /// What it cost so far.
    spent: u64,
}

impl Default for SignatureCache {
    fn default() -> Self {
        Self {
            checks: HashMap::new(),
            allowance: SIGNATURE_COST,
            limit: SIGNATURE_COST_TOTAL,
            total: SIGNATURE_COST_TOTAL,
            spent: 0,
        }
    }
}

impl SignatureCache {
    /// Lifts the limit for all signatures; that for signatures that do not fit stays.
    pub fn lift(&mut self) {
        self.limit = u64::MAX;
        self.total = u64::MAX;
    }

    /// Starts a search for the issuers of so many certificates, with all that may be spent on one.
    pub(super) fn begin(&mut self, subjects: usize) {
        let count = u64::try_from(subjects).unwrap_or(u64::MAX);
        self.allowance = SIGNATURE_COST_PER_CERTIFICATE.saturating_mul(count).saturating_add(SIGNATURE_COST);
        self.total = self.limit;
    }

    /// What verification cost so far, in signatures of RSA 2048.
    #[must_use]
    pub const fn spent(&self) -> u64 {
        self.spent
    }

    /// Whether the signature of a certificate fits a key; `None` if a budget ran out.
    pub fn check(&mut self, certificate: &Certificate, issuer: &Certificate) -> Option<SignatureCheck> {
        let signed = Signed {
            sha256: &certificate.fingerprints.sha256,
            algorithm: &certificate.signature_algorithm,
            message: certificate.signed.of(&certificate.der),
            signature: certificate.signature.of(&certificate.der),
        };
        self.look_up(&signed, issuer)
    }

    /// The same for the signature of a revocation list.
    pub(super) fn check_list(
        &mut self,
        list: &RevocationList,
        issuer: &Certificate,
    ) -> Option<SignatureCheck> {
        let signed = Signed {
            sha256: &list.sha256,
            algorithm: &list.signature_algorithm,
            message: list.signed.of(&list.der),
            signature: list.signature.of(&list.der),
        };
        self.look_up(&signed, issuer)
    }

    fn look_up(&mut self, signed: &Signed<'_>, issuer: &Certificate) -> Option<SignatureCheck> {
        let id = (signed.sha256.clone(), issuer.fingerprints.spki_sha256.clone());
        if let Some(check) = self.checks.get(&id) {
            return Some(*check);
        }
        let cost = cost(&issuer.public_key, signed.message.len());
        let total = self.total.checked_sub(cost).filter(|_| self.allowance > 0)?;
        self.total = total;
        self.spent = self.spent.saturating_add(cost);
        let check = signature::verify(&issuer.public_key, signed.algorithm, signed.message, signed.signature);
        if check == SignatureCheck::Invalid {
            self.allowance = self.allowance.saturating_sub(cost);
        }
        self.checks.insert(id, check);
        Some(check)
    }
}

/// What a signature is over, and what it is known by.
struct Signed<'a> {
    sha256: &'a Bytes,
    algorithm: &'a SignatureAlgorithm,
    message: &'a [u8],
    signature: &'a [u8],
}

/// About what a verification costs, in signatures of RSA 2048.
fn cost(key: &PublicKey, message: usize) -> u64 {
    // To hash 16 KiB takes as long; only revocation lists have more.
    let hashing = u64::try_from(message).unwrap_or(u64::MAX) >> 14;
    hashing.saturating_add(match &key.algorithm {
        PublicKeyAlgorithm::Rsa { .. } => {
            let blocks = u64::from(key.bits.unwrap_or_default().div_ceil(2048));
            blocks.saturating_mul(blocks)
        }
        PublicKeyAlgorithm::Ec { curve: Curve::P384, .. } => 16,
        PublicKeyAlgorithm::Ec { curve: Curve::P521, .. } => 20,
        // In WebAssembly it is four times as slow as natively.
        PublicKeyAlgorithm::Ed448 { .. } => 60,
        PublicKeyAlgorithm::SlhDsa { .. } => 32,
        _ => 4,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::decode_certificate;

    fn certificate(name: &str) -> Certificate {
        let path = format!("{}/tests/fixtures/{name}.der", env!("CARGO_MANIFEST_DIR"));
        decode_certificate(&std::fs::read(path).unwrap()).unwrap()
    }

    /// Signatures that fit count as well as those that do not, and what is known costs nothing.
    #[test]
    fn every_signature_counts_once() {
        let (root, intermediate, server) =
            (certificate("ca/root"), certificate("ca/intermediate"), certificate("server/good"));
        let mut cache = SignatureCache { limit: 3, ..SignatureCache::default() };
        cache.begin(3);
        assert_eq!(cache.check(&intermediate, &root), Some(SignatureCheck::Valid));
        let one = cache.spent();
        assert!(one > 0);
        cache.limit = 2 * one;
        cache.begin(3);
        assert_eq!(cache.check(&intermediate, &root), Some(SignatureCheck::Valid));
        assert_eq!(cache.spent(), one, "it was known");
        assert_eq!(cache.check(&server, &root), Some(SignatureCheck::Invalid));
        assert_eq!(cache.check(&server, &intermediate), Some(SignatureCheck::Valid));
        assert_eq!(cache.check(&root, &root), None, "nothing is left");
        assert!(cache.spent() <= 3 * one);
        cache.lift();
        cache.begin(3);
        assert_eq!(cache.check(&root, &root), Some(SignatureCheck::Valid));
    }

    #[test]
    fn slow_algorithms_cost_more() {
        let costs =
            ["ca/root", "ca/ec-p256", "ca/ec-p384"].map(|name| cost(&certificate(name).public_key, 0));
        assert!(costs.is_sorted() && costs.iter().all(|cost| *cost > 0), "{costs:?}");
    }
}
