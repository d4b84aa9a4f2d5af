//! The two scans of a server: the first private key, and certificates until one fails.

use sha2::{Digest, Sha256};

use super::block::{Block, Blocks};
use super::reading::{Cause, CertificateRead, KeyRead, Miss, Stop, Version};
use crate::budget::Budget;
use crate::formats::asn1::{Reader, tag};
use crate::formats::{Asn1Cause, certificate, read_private_key};
use crate::limits::{MAX_BUNDLE, MAX_NESTING};
use crate::model::{PrivateKey, PrivateKeyForm, PublicKeyAlgorithm};

/// The labels that `PEM_read_bio_X509` takes (`check_pem`).
const CERTIFICATES: &[&[u8]] = &[b"CERTIFICATE", b"X509 CERTIFICATE"];
/// `PEM_read_bio_X509_AUX` takes this one, too.
const TRUSTED: &[u8] = b"TRUSTED CERTIFICATE";

/// `PEM_get_EVP_CIPHER_INFO` is asked only about longer headers (`decode_pem2der.c`).
const SHORTEST_HEADER: usize = 10;

/// Reads certificates until one fails: the first as `PEM_read_bio_X509_AUX` does, the others as `PEM_read_bio_X509`.
pub(super) fn certificates(
    bytes: &[u8],
    version: Version,
) -> (Vec<CertificateRead>, Option<Stop>, Vec<Miss>) {
    let mut blocks = Blocks::new(bytes, version);
    let mut read = Vec::new();
    let stopped = loop {
        if read.len() > MAX_BUNDLE {
            break None;
        }
        match next_certificate(&mut blocks, read.is_empty()) {
            Ok(Some(certificate)) => read.push(certificate),
            Ok(None) => break None,
            Err(stop) => break Some(stop),
        }
    };
    (read, stopped, blocks.misses)
}

fn next_certificate(blocks: &mut Blocks<'_>, is_first: bool) -> Result<Option<CertificateRead>, Stop> {
    let is_taken = |block: &Block| {
        CERTIFICATES.contains(&block.label.as_slice()) || (is_first && block.label == TRUSTED)
    };
    let block = loop {
        match blocks.next()? {
            Some(block) if is_taken(&block) => break block,
            Some(_) => {}
            None => return Ok(None),
        }
    };
    let stop = |cause| Stop { line: block.line, block: block.line, cause };
    if !is_empty(&block.header) {
        return Err(stop(Cause::Header));
    }
    let length = certificate_length(&block.data).ok_or_else(|| stop(Cause::NotACertificate))?;
    let (own, behind) = block.data.split_at_checked(length).ok_or_else(|| stop(Cause::NotACertificate))?;
    if !is_complete(own, 0) {
        return Err(stop(Cause::NotACertificate));
    }
    if is_first && !behind.is_empty() && !is_trust_settings(behind) {
        return Err(stop(Cause::NotACertificate));
    }
    Ok(Some(CertificateRead { line: block.line, sha256: Sha256::digest(own).into() }))
}

/// How many bytes of a block are a certificate. A date that is no date is nobody's business here: the library reads dates later.
fn certificate_length(der: &[u8]) -> Option<usize> {
    match certificate::decode(der) {
        Ok((_, length)) => Some(length),
        Err(error) if error.cause == Asn1Cause::Time && ["notBefore", "notAfter"].contains(&error.field) => {
            Reader::new(der).any("Certificate").ok().map(|outer| outer.whole.len())
        }
        Err(_) => None,
    }
}

/// Whether every element within others ends where the outer one does. Our own decoder reads on where one is cut off.
fn is_complete(der: &[u8], depth: usize) -> bool {
    let mut elements = Reader::new(der);
    while !elements.is_empty() {
        match elements.any("element") {
            Ok(element) if element.tag & tag::CONSTRUCTED == 0 => {}
            Ok(element) if depth < MAX_NESTING && is_complete(element.content, depth + 1) => {}
            _ => return false,
        }
    }
    true
}

/// What `d2i_X509_CERT_AUX` takes: trusted uses, rejected uses, a name, a key identifier, others.
fn is_trust_settings(der: &[u8]) -> bool {
    let Ok(outer) = Reader::new(der).expect(tag::SEQUENCE, "trust") else { return false };
    let mut fields = outer.reader();
    for wanted in [
        tag::SEQUENCE,
        tag::context_constructed(0),
        tag::UTF8_STRING,
        tag::OCTET_STRING,
        tag::context_constructed(1),
    ] {
        if fields.optional(wanted, "trust").is_err() {
            return false;
        }
    }
    fields.is_empty()
}

/// The key that `PEM_read_bio_PrivateKey` returns without a password.
pub(super) fn key(bytes: &[u8], version: Version, budget: &mut Budget) -> KeyRead {
    match version {
        Version::V1_1_1 => scanned_key(bytes, version, budget),
        // The decoders come first; what they do not find, the older scan may.
        Version::V3 => match decoded_key(bytes, budget) {
            Some(line) => KeyRead::Found { line },
            None => scanned_key(bytes, version, budget),
        },
    }
}

/// The scan of `pem_pkey.c`: the first block with a key's label decides.
fn scanned_key(bytes: &[u8], version: Version, budget: &mut Budget) -> KeyRead {
    let mut blocks = Blocks::new(bytes, version);
    loop {
        let block = match blocks.next() {
            Ok(Some(block)) => block,
            Ok(None) => return KeyRead::None,
            Err(stop) => return KeyRead::Stopped(stop),
        };
        let Some(kind) = KeyLabel::of(&block.label) else { continue };
        let stop = |cause| KeyRead::Stopped(Stop { line: block.line, block: block.line, cause });
        if !is_empty(&block.header) {
            let is_encrypted = memchr::memmem::find(&block.header, b"ENCRYPTED").is_some();
            return stop(if is_encrypted { Cause::Password } else { Cause::Header });
        }
        return match clear_key(&block.data, budget) {
            _ if kind == KeyLabel::Encrypted && is_encrypted_key(&block.data) => stop(Cause::Password),
            Some(key) if kind.fits(&key) => KeyRead::Found { line: block.line },
            _ => stop(Cause::NotAKey),
        };
    }
}

/// A private key that stands in the clear.
fn clear_key(der: &[u8], budget: &mut Budget) -> Option<PrivateKey> {
    let outer = Reader::new(der).any("key").ok()?;
    // PKCS#8 has the key itself in an OCTET STRING.
    let mut fields = outer.reader();
    while let Ok(field) = fields.any("field") {
        if field.tag == tag::OCTET_STRING
            && field.content.first() == Some(&tag::SEQUENCE)
            && !is_complete(field.content, 0)
        {
            return None;
        }
    }
    is_complete(outer.whole, 0).then(|| read_private_key(der, budget).ok())?
}

/// What the label of a key's block says that is in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KeyLabel {
    Encrypted,
    Pkcs8,
    Traditional(Algorithm),
    /// The name by which the library asks for any of the others; no block should have it.
    Any,
}

/// An algorithm whose keys had a label of their own before PKCS#8.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Algorithm {
    Rsa,
    RsaPss,
    Ec,
    Dsa,
}

impl KeyLabel {
    /// As `check_pem` reads it. Names of algorithms are compared without regard to case (`EVP_PKEY_asn1_find_str`).
    fn of(label: &[u8]) -> Option<Self> {
        let algorithm = match label {
            b"ENCRYPTED PRIVATE KEY" => return Some(Self::Encrypted),
            b"PRIVATE KEY" => return Some(Self::Pkcs8),
            b"ANY PRIVATE KEY" => return Some(Self::Any),
            _ => label.strip_suffix(b" PRIVATE KEY")?,
        };
        Some(Self::Traditional(match algorithm.to_ascii_uppercase().as_slice() {
            b"RSA" => Algorithm::Rsa,
            b"RSA-PSS" => Algorithm::RsaPss,
            b"EC" => Algorithm::Ec,
            b"DSA" => Algorithm::Dsa,
            _ => return None,
        }))
    }

    /// Whether an unencrypted key is what the label says.
    fn fits(self, key: &PrivateKey) -> bool {
        match self {
            Self::Pkcs8 => key.form == PrivateKeyForm::Pkcs8,
            Self::Traditional(algorithm) => algorithm.fits(key),
            Self::Encrypted | Self::Any => false,
        }
    }
}

impl Algorithm {
    /// Whether `d2i_PrivateKey` takes a key for one of this algorithm: in the form of its own, or in PKCS#8.
    fn fits(self, key: &PrivateKey) -> bool {
        match key.form {
            PrivateKeyForm::Pkcs1 => matches!(self, Self::Rsa | Self::RsaPss),
            PrivateKeyForm::Sec1 => self == Self::Ec,
            PrivateKeyForm::Dsa => self == Self::Dsa,
            // Its algorithm is not looked at any more: that it was not checked is a finding of its own.
            PrivateKeyForm::Pkcs8 if key.unchecked => true,
            PrivateKeyForm::Pkcs8 => match key.public_key.as_ref().map(|public| &public.key.algorithm) {
                Some(PublicKeyAlgorithm::Rsa { pss_only, .. }) => {
                    self == if *pss_only { Self::RsaPss } else { Self::Rsa }
                }
                Some(PublicKeyAlgorithm::Ec { .. }) => self == Self::Ec,
                Some(PublicKeyAlgorithm::Dsa) => self == Self::Dsa,
                _ => false,
            },
            PrivateKeyForm::Traditional => false,
        }
    }
}

/// Whether a block holds an EncryptedPrivateKeyInfo (RFC 5958 section 3).
fn is_encrypted_key(der: &[u8]) -> bool {
    let Ok(outer) = Reader::new(der).expect(tag::SEQUENCE, "EncryptedPrivateKeyInfo") else { return false };
    let mut fields = outer.reader();
    let algorithm = fields.expect(tag::SEQUENCE, "encryptionAlgorithm");
    algorithm.is_ok() && fields.expect(tag::OCTET_STRING, "encryptedData").is_ok()
}

/// The line of the key that the decoders of OpenSSL 3 find. Blocks that they cannot use are passed over, also damaged ones; a
/// header or a password ends the search.
fn decoded_key(bytes: &[u8], budget: &mut Budget) -> Option<u32> {
    let mut blocks = Blocks::new(bytes, Version::V3);
    loop {
        if let Ok(Some(block)) = blocks.next() {
            let is_encrypted = || block.label == b"ENCRYPTED PRIVATE KEY" && is_encrypted_key(&block.data);
            if block.header.len() > SHORTEST_HEADER || is_encrypted() {
                return None;
            }
            let wanted = match block.label.as_slice() {
                // What is not encrypted is taken, too.
                b"PRIVATE KEY" | b"ENCRYPTED PRIVATE KEY" => Some(KeyLabel::Pkcs8),
                b"RSA PRIVATE KEY" => Some(KeyLabel::Traditional(Algorithm::Rsa)),
                b"EC PRIVATE KEY" => Some(KeyLabel::Traditional(Algorithm::Ec)),
                b"DSA PRIVATE KEY" => Some(KeyLabel::Traditional(Algorithm::Dsa)),
                _ => None,
            };
            if wanted
                .is_some_and(|wanted| clear_key(&block.data, budget).is_some_and(|key| wanted.fits(&key)))
            {
                return Some(block.line);
            }
        }
        if blocks.is_at_end() {
            return None;
        }
    }
}

/// Whether a header says nothing.
fn is_empty(header: &[u8]) -> bool {
    matches!(header.first(), None | Some(b'\n' | 0))
}
