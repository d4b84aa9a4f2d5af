//! Certificates without a password: DER, PEM, PKCS#7.

use crate::model::Certificate;
use crate::protection::Secret;
use crate::writing::{element, pem_block, tag};

/// Content bytes of the identifiers of PKCS#7.
const DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1];
const SIGNED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];

/// Certificates as PEM, one block behind the other.
pub(super) fn pem(chain: &[&Certificate]) -> Vec<u8> {
    chain.iter().flat_map(|certificate| pem_block("CERTIFICATE", &certificate.der).into_bytes()).collect()
}

/// Private key, certificate and chain in one file: the first certificate is the server's.
pub(super) fn cert_pem(pkcs8: &[u8], chain: &[&Certificate]) -> Secret {
    let key = Secret::new(pem_block("PRIVATE KEY", pkcs8).into_bytes());
    let certificates = pem(chain);
    // All room at once, so that no copy of the key is left behind.
    let mut text = Secret::new(Vec::with_capacity(key.len() + certificates.len()));
    text.extend_from_slice(&key);
    text.extend_from_slice(&certificates);
    text
}

/// SignedData that nobody signed, which only carries certificates (RFC 5652 section 5).
///
/// The certificates stay in the order of the chain, which programs show and people copy; DER would sort them, and nobody
/// requires DER here.
pub(super) fn p7b(chain: &[&Certificate]) -> Vec<u8> {
    let oid = |content| element(tag::OBJECT_IDENTIFIER, &[content]);
    let certificates: Vec<&[u8]> = chain.iter().map(|certificate| certificate.der.as_slice()).collect();
    let signed = element(
        tag::SEQUENCE,
        &[
            &[tag::INTEGER, 1, 1],
            &[tag::SET, 0],
            &element(tag::SEQUENCE, &[&oid(DATA)]),
            &element(tag::context_constructed(0), &certificates),
            &[tag::SET, 0],
        ],
    );
    let content = element(tag::context_constructed(0), &[&signed]);
    element(tag::SEQUENCE, &[&oid(SIGNED_DATA), &content])
}
