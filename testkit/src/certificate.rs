//! A certificate as a set of raw parts, every one of which can be replaced.

use crate::{
    Result,
    der::{self, bits, explicit, integer, oid, seq, set, tlv, utf8},
    extension::{self, Extension, usage},
    hash::Hash,
    key::{self, Key, Scheme},
    oid::{self, Oid},
    time::{time, utc},
};

/// The last instant of a plain certificate.
pub const END: i64 = utc(2039, 1, 1);

/// Who signs: a name, a key, and the way of signing.
#[derive(Clone)]
pub struct Authority {
    /// The distinguished name.
    pub name: Vec<u8>,
    /// The key that signs.
    pub key: Key,
    /// How it signs.
    pub scheme: Scheme,
}

impl Authority {
    /// Signs in the way that suits the key.
    pub fn new(name: Vec<u8>, key: &Key) -> Self {
        Self { name, key: key.clone(), scheme: key.scheme() }
    }
}

/// The parts of a certificate, each already encoded.
#[derive(Clone)]
pub struct Certificate {
    /// The field with its tag; empty for version 1.
    pub version: Vec<u8>,
    /// The INTEGER.
    pub serial: Vec<u8>,
    /// The first instant.
    pub not_before: Vec<u8>,
    /// The last instant.
    pub not_after: Vec<u8>,
    /// The distinguished name.
    pub subject: Vec<u8>,
    /// The `SubjectPublicKeyInfo`.
    pub public_key: Vec<u8>,
    /// Unique identifiers of issuer and subject, with their tags.
    pub unique_identifiers: Vec<u8>,
    /// In their order.
    pub extensions: Vec<Extension>,
    /// Who signs.
    pub issuer: Authority,
    /// In place of the signer's own identifier inside the signed part.
    pub inner_algorithm: Option<Vec<u8>>,
    /// The same outside alone.
    pub outer_algorithm: Option<Vec<u8>>,
}

impl Certificate {
    /// Version 3 with a serial number that follows from the label, and no extensions but the key identifiers.
    pub fn new(label: &str, subject: Vec<u8>, key: &Key, issuer: &Authority) -> Self {
        let bare = Self { serial: der::unsigned(&serial(label)), ..Self::bare(subject, key, issuer) };
        bare.public_key(key.public.clone()).signed_by(issuer)
    }

    /// Version 3 without serial number, validity and extensions: see [`Self::numbered`] and [`Self::valid`].
    pub fn bare(subject: Vec<u8>, key: &Key, issuer: &Authority) -> Self {
        Self {
            version: version(2),
            serial: vec![],
            not_before: vec![],
            not_after: vec![],
            subject,
            public_key: key.public.clone(),
            unique_identifiers: vec![],
            extensions: vec![],
            issuer: issuer.clone(),
            inner_algorithm: None,
            outer_algorithm: None,
        }
    }

    /// `CN=…, O=Example`, valid until [`END`], without extensions: what most tests start from.
    pub fn plain(subject: &str, key: &Key, issuer: &str, signer: &Key) -> Self {
        Self::bare(common_name(subject), key, &Authority::new(common_name(issuer), signer))
            .valid(utc(2020, 1, 1), END)
    }

    /// The same as an authority.
    pub fn authority(self) -> Self {
        self.set(extension::ca(None)).set(extension::key_usage(&[usage::KEY_CERT_SIGN, usage::CRL_SIGN]))
    }

    /// The same for a server of that name.
    pub fn server(self, host: &str) -> Self {
        self.set(extension::key_usage(&[usage::DIGITAL_SIGNATURE]))
            .purposes(&[oid::SERVER_AUTH])
            .names(&[extension::dns(host)])
    }

    /// Another subject.
    pub fn subject(self, subject: Vec<u8>) -> Self {
        Self { subject, ..self }
    }

    /// Another key, with the key usage that suits it: only RSA can encipher keys.
    pub fn key(self, key: &Key) -> Self {
        let certificate = self.public_key(key.public.clone());
        match (key.is_rsa(), certificate.is_ca()) {
            (false, false) => certificate.set(extension::key_usage(&[usage::DIGITAL_SIGNATURE])),
            _ => certificate,
        }
    }

    /// A raw `SubjectPublicKeyInfo`, with the subjectKeyIdentifier that follows from it.
    pub fn public_key(self, public_key: Vec<u8>) -> Self {
        let identifier = key_identifier(&public_key);
        Self { public_key, ..self }.set(extension::subject_key_identifier(&identifier))
    }

    /// Signed by another, with the authorityKeyIdentifier that follows from its key.
    pub fn signed_by(self, issuer: &Authority) -> Self {
        let identifier = key_identifier(&issuer.key.public);
        Self { issuer: issuer.clone(), ..self }.set(extension::authority_key_identifier(&identifier))
    }

    /// Signed with its own key and issued by itself; such a certificate needs no authorityKeyIdentifier.
    pub fn self_signed(self, key: &Key) -> Self {
        let itself = Authority::new(self.subject.clone(), key);
        self.key(key).signed_by(&itself).without(oid::AUTHORITY_KEY_IDENTIFIER)
    }

    /// Signed by the same key in another way.
    pub fn scheme(mut self, scheme: Scheme) -> Self {
        self.issuer.scheme = scheme;
        self
    }

    /// Signed with RSASSA-PKCS1-v1_5 and another hash.
    pub fn hash(self, hash: Hash) -> Self {
        self.scheme(Scheme::Pkcs1(hash))
    }

    /// The period in which it is valid.
    pub fn valid(self, not_before: i64, not_after: i64) -> Self {
        Self { not_before: time(not_before), not_after: time(not_after), ..self }
    }

    /// Another end, already encoded.
    pub fn not_after(self, not_after: Vec<u8>) -> Self {
        Self { not_after, ..self }
    }

    /// Another serial number, already encoded.
    pub fn serial(self, serial: Vec<u8>) -> Self {
        Self { serial, ..self }
    }

    /// Version 1: the field left out, and no extensions.
    pub fn version_1(self) -> Self {
        Self { version: vec![], extensions: vec![], ..self }
    }

    /// Puts an extension in the place of the one with the same identifier, or at the end.
    pub fn set(mut self, extension: Extension) -> Self {
        match self.extensions.iter_mut().find(|present| present.id == extension.id) {
            Some(present) => *present = extension,
            None => self.extensions.push(extension),
        }
        self
    }

    /// Adds an extension even if there is one with the same identifier.
    pub fn append(mut self, extension: Extension) -> Self {
        self.extensions.push(extension);
        self
    }

    /// Takes an extension out.
    pub fn without(mut self, id: Oid) -> Self {
        self.extensions.retain(|present| present.id != id);
        self
    }

    /// The subjectAltName.
    pub fn names(self, names: &[Vec<u8>]) -> Self {
        self.set(extension::subject_alt_name(names))
    }

    /// The extKeyUsage.
    pub fn purposes(self, purposes: &[Oid]) -> Self {
        self.set(extension::extended_key_usage(purposes))
    }

    fn is_ca(&self) -> bool {
        self.extensions.iter().any(|present| present.id == oid::BASIC_CONSTRAINTS)
    }

    /// A serial number that is a hash of everything else.
    ///
    /// # Errors
    /// The key cannot sign in the way that is asked for.
    pub fn numbered(self) -> Result<Self> {
        let numberless = Self { serial: vec![], ..self };
        let octets = positive(&numberless.to_be_signed()?);
        Ok(numberless.serial(der::unsigned(&octets)))
    }

    fn to_be_signed(&self) -> Result<Vec<u8>> {
        let algorithm = self.issuer.scheme.identifier()?;
        let extensions = match self.extensions.as_slice() {
            [] => vec![],
            some => explicit(3, seq(some.iter().map(Extension::to_der))),
        };
        Ok(seq([
            self.version.as_slice(),
            &self.serial,
            self.inner_algorithm.as_ref().unwrap_or(&algorithm),
            &self.issuer.name,
            &seq([self.not_before.as_slice(), &self.not_after]),
            &self.subject,
            &self.public_key,
            &self.unique_identifiers,
            &extensions,
        ]))
    }

    /// Signs it.
    ///
    /// # Errors
    /// The key cannot sign in the way that is asked for.
    pub fn to_der(&self) -> Result<Vec<u8>> {
        let signed = self.to_be_signed()?;
        let algorithm = match &self.outer_algorithm {
            Some(algorithm) => algorithm.clone(),
            None => self.issuer.scheme.identifier()?,
        };
        let signature = self.issuer.key.sign(&self.issuer.scheme, &signed)?;
        Ok(seq([signed, algorithm, bits(signature)]))
    }
}

/// The version field; 2 stands for version 3.
pub fn version(number: i64) -> Vec<u8> {
    explicit(0, integer(number))
}

/// Sixteen octets, positive, always the same for the same label.
pub fn serial(label: &str) -> Vec<u8> {
    positive(label.as_bytes())
}

fn positive(bytes: &[u8]) -> Vec<u8> {
    let mut octets: Vec<u8> = Hash::Sha256.digest(bytes).into_iter().take(16).collect();
    if let Some(first) = octets.first_mut() {
        *first = *first & 0x7f | 0x40;
    }
    octets
}

/// SHA-1 of the public key's bits: method (1) of RFC 5280 section 4.2.1.2.
pub fn key_identifier(public_key: &[u8]) -> Vec<u8> {
    // Crafted keys may be malformed on purpose; any fixed octets do as their identifier.
    let bits = key::public_bits(public_key).unwrap_or_else(|_| public_key.to_vec());
    Hash::Sha1.digest(&bits)
}

/// A distinguished name of UTF8Strings, one attribute to each level.
pub fn name(attributes: &[(Oid, &str)]) -> Vec<u8> {
    seq(attributes.iter().map(|(kind, text)| set(vec![attribute(kind, utf8(text))])))
}

/// An `AttributeTypeAndValue`.
pub fn attribute(kind: &Oid, value: Vec<u8>) -> Vec<u8> {
    seq([oid(kind), value])
}

/// `CN=…, O=Example`.
pub fn common_name(text: &str) -> Vec<u8> {
    name(&[(oid::COMMON_NAME, text), (oid::ORGANIZATION, "Example")])
}

/// A subject's attribute whose string is not UTF-8.
pub fn raw_name(kind: &Oid, string_tag: u8, content: &[u8]) -> Vec<u8> {
    seq([set(vec![attribute(kind, tlv(string_tag, content))])])
}
