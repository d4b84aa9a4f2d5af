//! What stands around a certificate: the file that it comes in, and the certificates that it comes from.

use std::collections::HashSet;

use crate::model::{Certificate, Content, Encoding, Name, Object, Outcome, PrivateKey};
use crate::path::{End, Link, Trust};
use crate::readers::openssl_pem::Readings;

/// The file, or the container in it, that a certificate comes in: what a server or a bot is given.
#[derive(Clone, Debug, Default)]
pub struct Delivery<'a> {
    /// The file, by its name as given, with its folders.
    pub file: &'a str,
    /// How the file was read.
    pub encoding: Encoding,
    /// The innermost container, such as a PKCS#12 file; `None` for what stands in the file itself.
    pub container: Option<&'a Content>,
    /// Everything that was found in it, in order, certificates and keys among it.
    pub objects: Vec<&'a Object>,
    /// Whether any of them has a name of its own in it. A file may hold thousands, and each is asked.
    pub has_named_parts: bool,
    /// Its certificates, in order.
    pub certificates: Vec<&'a Certificate>,
    /// The issuers and serial numbers that several different ones of them have. A file may hold thousands, and each is asked.
    pub repeated: HashSet<(&'a [u8], &'a [u8])>,
    /// Its private keys, in order.
    pub keys: Vec<DeliveredKey<'a>>,
    /// Blocks of the file that could not be read: the number of each, where it has one, and why.
    pub damaged: Vec<(Option<u32>, &'a str)>,
    /// Whether the file has text outside its PEM blocks.
    pub stray_text: bool,
    /// What a server with OpenSSL gets from the file; `None` where it has no PEM blocks.
    pub readings: Option<&'a Readings>,
    /// What became of putting its certificates in order; `None` for a single certificate without a key.
    pub arrangement: Option<Arranged>,
}

/// A private key in a file.
#[derive(Clone, Copy, Debug)]
pub struct DeliveredKey<'a> {
    /// What is known of it.
    pub key: &'a PrivateKey,
    /// Whether it is still locked.
    pub is_locked: bool,
    /// The name of its file, without folders; empty if it must be extracted first.
    pub file: &'a str,
}

/// The certificates of a file, put in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arranged {
    /// Index of the certificate that the file is about.
    pub leaf: usize,
    /// The repaired order, by index: leaf, its issuers one after the other, and the root if it is there.
    pub order: Vec<usize>,
    /// Those that stand there a second time, by index.
    pub duplicates: Vec<usize>,
    /// Those that do not belong to the leaf's path, by index.
    pub strangers: Vec<usize>,
    /// Whether an intermediate authority is missing: certainly (`Fail`), perhaps (`Unknown`), or not.
    pub gap: Option<Outcome>,
}

/// Where a certificate comes from: its best path.
#[derive(Clone, Debug)]
pub struct Lineage<'a> {
    /// The certificates, the judged one first.
    pub chain: Vec<&'a Certificate>,
    /// What binds each of them to the next: one fewer.
    pub links: Vec<Link>,
    /// How the path ends.
    pub end: End,
    /// Whose word it rests on.
    pub trust: Trust,
    /// The verdict on it.
    pub verdict: Outcome,
    /// The public root that it ends at or lacks, where that left Mozilla's list and may still be on devices.
    pub former_root: Option<&'static str>,
}

impl Delivery<'_> {
    /// The name of the file without its folders.
    #[must_use]
    pub fn base_name(&self) -> &str {
        self.file.rsplit(['/', '\\']).next().unwrap_or(self.file)
    }
}

impl Lineage<'_> {
    /// The name of the issuer that is missing.
    #[must_use]
    pub fn missing_issuer(&self) -> Option<&Name> {
        self.chain.last().filter(|_| self.end == End::IssuerMissing).map(|last| &last.issuer)
    }
}

impl DeliveredKey<'_> {
    /// Whether it is the private half of a certificate's key; `None` while it is locked or its public half is not known.
    #[must_use]
    pub fn fits(&self, certificate: &Certificate) -> Option<bool> {
        let public = self.key.public_key.as_ref()?;
        Some(public.spki_sha256 == certificate.fingerprints.spki_sha256)
    }
}
