//! Bags: the certificates, keys, lists and secrets of a PKCS#12 file (RFC 7292 section 4.2).

use const_oid::ObjectIdentifier;
use zeroize::Zeroizing;

use super::attributes::label;
use super::keyring::{Answer, Keyring};
use super::outline::part_name;
use super::protector::{SEALED_PASSWORD, sealed_for};
use crate::budget::Budget;
use crate::formats::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};
use crate::formats::deviations::note_trailing_bytes;
use crate::formats::element::to_u32;
use crate::formats::encryption::{Scheme, identifier, scheme};
use crate::formats::octets::Octets;
use crate::formats::{
    Context, Decoded, Failure, FormatError, Found, certificate, private_key, revocation_list,
};
use crate::limits::MAX_NESTING;
use crate::model::{
    Content, Encryption, Label, Lock, LockReason, LockedForm, ObjectKind, Oid, PrivateKey, PrivateKeyForm,
};

const KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.1");
const SHROUDED_KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");
const CERT_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3");
const CRL_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.4");
const SECRET_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.5");
const SAFE_CONTENTS_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.6");
const X509_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1");
const SDSI_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.2");

/// Most locked parts that are named. Files have one or two.
const MAX_LOCKED: usize = 20;

/// What the bags of a file hold, and what could not be read in it.
#[derive(Default)]
pub(super) struct Bags {
    pub(super) found: Vec<Found>,
    pub(super) failures: Vec<Failure>,
    /// Why something is locked.
    pub(super) reason: Option<LockReason>,
    /// What is locked, by its name in paths.
    pub(super) locked: Vec<String>,
    /// Whom the password is sealed for, where it is.
    pub(super) sealed_for: Option<String>,
    /// Bags so far.
    count: u32,
    is_full: bool,
}

/// What may be told of a SafeContents.
#[derive(Default)]
pub(super) struct Contents {
    /// Bags in it.
    pub(super) bags: u32,
    /// How its key bags are encrypted.
    pub(super) key_encryptions: Vec<Encryption>,
    /// Keys without an encryption of their own.
    pub(super) bare_keys: u32,
    /// Certificates that could be read.
    pub(super) certificates: u32,
}

/// A bag.
struct Bag<'a> {
    oid: Oid,
    value: Element<'a>,
    attributes: Option<Element<'a>>,
}

impl<'a> Bag<'a> {
    fn read(element: &Element<'a>) -> Result<Self, Asn1Error> {
        let (oid, mut fields) = identifier(element, "bagId")?;
        let value = fields.expect(tag::context_constructed(0), "bagValue")?.reader().any("bagValue")?;
        let attributes = fields.optional(tag::SET, "bagAttributes")?;
        Ok(Self { oid, value, attributes })
    }

    /// The value of a bag that names its type: certBag, crlBag, secretBag.
    fn typed(&self, field: &'static str) -> Result<(Oid, Element<'a>), Asn1Error> {
        let (oid, mut fields) = identifier(&self.value, field)?;
        Ok((oid, fields.expect(tag::context_constructed(0), field)?.reader().any(field)?))
    }
}

/// EncryptedPrivateKeyInfo (RFC 5958 section 3).
fn shrouded<'a>(value: &Element<'a>) -> Result<(Scheme, Octets<'a>), Asn1Error> {
    let mut fields = value.reader();
    let scheme = scheme(&fields.expect(tag::SEQUENCE, "encryptionAlgorithm")?)?;
    Ok((scheme, Octets::read(&fields.any("encryptedData")?, "encryptedData")?))
}

/// Whether a SafeContents holds nothing but certificates, lists and keys that are encrypted, down to its last byte.
pub(super) fn show_no_secret(content: &[u8]) -> bool {
    let mut whole = Reader::new(content);
    let Ok(list) = whole.expect(tag::SEQUENCE, "SafeContents") else { return false };
    let mut reader = list.reader();
    while !reader.is_empty() {
        let bag = reader.any("SafeBag").and_then(|element| Bag::read(&element));
        let shows_none = bag.is_ok_and(|bag| {
            bag.oid == CERT_BAG
                || bag.oid == CRL_BAG
                || (bag.oid == SHROUDED_KEY_BAG && shrouded(&bag.value).is_ok())
        });
        if !shows_none {
            return false;
        }
    }
    whole.is_empty()
}

/// Rounds for all keys in a SafeContents.
pub(super) fn rounds(content: &[u8]) -> u32 {
    let mut sum = 0_u32;
    let mut open = vec![Reader::new(content).expect(tag::SEQUENCE, "SafeContents")];
    while let Some(element) = open.pop() {
        let Ok(element) = element else { continue };
        let mut reader = element.reader();
        while let (false, Ok(element)) = (reader.is_empty(), reader.any("SafeBag")) {
            let Ok(bag) = Bag::read(&element) else { continue };
            if bag.oid == SHROUDED_KEY_BAG {
                let rounds = shrouded(&bag.value).ok().and_then(|(scheme, _)| scheme.rounds().ok());
                sum = sum.saturating_add(rounds.unwrap_or(0));
            } else if bag.oid == SAFE_CONTENTS_BAG {
                open.push(Ok(bag.value));
            }
        }
    }
    sum
}

impl Bags {
    /// Notes that something stays locked.
    pub(super) fn lock(&mut self, name: String, reason: LockReason) {
        self.reason = self.reason.or(Some(reason));
        if self.locked.len() < MAX_LOCKED {
            self.locked.push(name);
        }
    }

    /// Notes that a part could not be read.
    pub(super) fn fail_part(&mut self, number: u32, error: FormatError) {
        let failure = Failure { path: Vec::new(), block: None, offset: None, error };
        self.failures.push(failure.below(part_name(number)));
    }

    /// Reads SafeContents that stand at an offset.
    pub(super) fn read(
        &mut self,
        content: &[u8],
        base: usize,
        keyring: &mut Keyring,
        context: &mut Context<'_>,
    ) -> Contents {
        let mut contents = Contents::default();
        match Reader::new(content).expect(tag::SEQUENCE, "SafeContents") {
            Ok(element) => self.list(&element, base, MAX_NESTING, &mut contents, keyring, context),
            Err(error) => self.fail(base, error),
        }
        contents
    }

    fn list(
        &mut self,
        list: &Element<'_>,
        base: usize,
        depth: usize,
        contents: &mut Contents,
        keyring: &mut Keyring,
        context: &mut Context<'_>,
    ) {
        let mut reader = list.reader();
        while !reader.is_empty() && !self.is_full {
            if context.is_full() {
                self.failures.push(Failure::at(base + reader.offset(), FormatError::TooManyObjects));
                self.is_full = true;
                return;
            }
            let element = match reader.any("SafeBag") {
                Ok(element) => element,
                // Without a length there is no next bag.
                Err(error) => return self.fail(base, error),
            };
            let bag = Bag::read(&element);
            if let Ok(bag) = bag.as_ref().map_err(|_| ()).and_then(|bag| nested(bag).ok_or(())) {
                match depth.checked_sub(1) {
                    Some(depth) => self.list(&bag, base, depth, contents, keyring, context),
                    None => {
                        let (cause, field) = (Asn1Cause::TooDeep, "safeContentsBag");
                        self.fail(base, Asn1Error { cause, field, at: bag.at });
                    }
                }
                continue;
            }
            self.count = self.count.saturating_add(1);
            contents.bags = contents.bags.saturating_add(1);
            let name = format!("bag {}", self.count);
            let at = base + element.at;
            let decoded = bag.map_err(|error| error.of("The bag")).and_then(|bag| {
                let mut label = Label::default();
                if let Some(attributes) = bag.attributes {
                    let (read, damage) = self::label(&attributes);
                    label = read;
                    let failures =
                        damage.map(|error| Failure::at(base + error.at, error.of("A name of the bag")));
                    self.failures.extend(failures.map(|failure| failure.below(&*name)));
                }
                self.value(&bag, contents, &mut label, keyring, context).map(|decoded| (label, decoded))
            });
            match decoded {
                Ok((label, decoded)) => {
                    context.take(1);
                    let is_certificate = matches!(decoded.content, Content::Certificate(_));
                    contents.certificates = contents.certificates.saturating_add(u32::from(is_certificate));
                    self.found.push(Found { label, ..Found::part(name, to_u32(at), decoded) });
                }
                Err(error) => self.failures.push(Failure::at(at, error).below(name)),
            }
        }
    }

    /// What is in a bag.
    fn value(
        &mut self,
        bag: &Bag<'_>,
        contents: &mut Contents,
        label: &mut Label,
        keyring: &mut Keyring,
        context: &mut Context<'_>,
    ) -> Result<Decoded, FormatError> {
        const BAG: &str = "The bag";
        if bag.oid == KEY_BAG {
            contents.bare_keys = contents.bare_keys.saturating_add(1);
            return private_key::decode(bag.value.whole, &mut context.budget);
        }
        if bag.oid == SHROUDED_KEY_BAG {
            return self.shrouded_key(&bag.value, contents, keyring, context);
        }
        if bag.oid == CERT_BAG {
            let (oid, value) = bag.typed("certBag").map_err(|error| error.of(BAG))?;
            if oid == X509_CERTIFICATE {
                let octets = Octets::read(&value, "certValue").map_err(|error| error.of(BAG))?;
                return certificate(octets.bytes());
            }
            let kind = if oid == SDSI_CERTIFICATE { "SDSI certificate".to_owned() } else { named(&oid) };
            label.others.push(("Certificate type".to_owned(), kind));
            return Ok(Decoded::leaf(Content::Other(ObjectKind::UnknownAsn1)));
        }
        if bag.oid == CRL_BAG {
            let (_, value) = bag.typed("crlBag").map_err(|error| error.of(BAG))?;
            let octets = Octets::read(&value, "crlValue").map_err(|error| error.of(BAG))?;
            return revocation_list::decode(octets.bytes());
        }
        if bag.oid == SECRET_BAG {
            let (oid, value) = bag.typed("secretBag").map_err(|error| error.of(BAG))?;
            if oid == SEALED_PASSWORD {
                self.sealed_for = Some(sealed_for(&value));
            }
            label.others.push(("Secret type".to_owned(), named(&oid)));
            return Ok(Decoded::leaf(Content::Other(ObjectKind::Secret)));
        }
        label.others.push(("Bag type".to_owned(), named(&bag.oid)));
        Ok(Decoded::leaf(Content::Other(ObjectKind::UnknownAsn1)))
    }

    /// A key under a password of its own; usually the one of the file.
    fn shrouded_key(
        &mut self,
        value: &Element<'_>,
        contents: &mut Contents,
        keyring: &mut Keyring,
        context: &mut Context<'_>,
    ) -> Result<Decoded, FormatError> {
        let (scheme, data) =
            shrouded(value).map_err(|error| error.of(ObjectKind::EncryptedPrivateKey.subject()))?;
        let encryption = scheme.encryption.clone();
        contents.key_encryptions.push(encryption.clone());
        let locked = PrivateKey {
            form: PrivateKeyForm::Pkcs8,
            encryption: Some(encryption.clone()),
            description: None,
            public_key: None,
            faults: Vec::new(),
            unchecked: false,
            secret: None,
        };
        let locked = Content::PrivateKey(Box::new(locked));
        let decoded = match keyring.open(&scheme, data.bytes(), context) {
            Answer::Open(plain) => opened_key(&plain, &mut context.budget)?,
            Answer::Damaged(_) => return Err(FormatError::DecryptedDamaged { what: "the private key" }),
            Answer::Locked(reason) => {
                self.lock(format!("bag {}", self.count), reason);
                let bytes = value.whole.to_vec();
                return Ok(Decoded::locked(locked, Lock { reason, form: LockedForm::Pkcs8, bytes }));
            }
            Answer::Failed(error) => {
                let failure = Failure { path: Vec::new(), block: None, offset: None, error };
                return Ok(Decoded { failures: vec![failure], ..Decoded::leaf(locked) });
            }
        };
        Ok(with_encryption(decoded, encryption))
    }

    fn fail(&mut self, base: usize, error: Asn1Error) {
        self.failures.push(Failure::at(base + error.at, error.of("The list of bags")));
    }
}

/// The bags in a bag of bags.
fn nested<'a>(bag: &Bag<'a>) -> Option<Element<'a>> {
    (bag.oid == SAFE_CONTENTS_BAG && bag.value.tag == tag::SEQUENCE).then_some(bag.value)
}

fn certificate(bytes: &[u8]) -> Result<Decoded, FormatError> {
    let (certificate, length) = certificate::decode(bytes)?;
    let mut content = Content::Certificate(Box::new(certificate));
    if length < bytes.len() {
        note_trailing_bytes(&mut content, length);
    }
    Ok(Decoded::leaf(content))
}

fn opened_key(plain: &Zeroizing<Vec<u8>>, budget: &mut Budget) -> Result<Decoded, FormatError> {
    // What is damaged behind a right password is the key, not its encryption.
    private_key::decode(plain, budget).map_err(|_| FormatError::DecryptedDamaged { what: "the private key" })
}

/// An opened key tells how it was protected.
fn with_encryption(mut decoded: Decoded, encryption: Encryption) -> Decoded {
    if let Content::PrivateKey(key) = &mut decoded.content {
        key.encryption = Some(encryption);
    }
    decoded
}

/// The name of a type. Java keeps secret keys as encrypted private keys in bags of secrets.
fn named(oid: &Oid) -> String {
    if *oid == SHROUDED_KEY_BAG {
        return "encrypted key".to_owned();
    }
    if *oid == SEALED_PASSWORD {
        return "password of the file, sealed for a Windows account or group".to_owned();
    }
    oid.name().map_or_else(|| oid.to_string(), |name| format!("{name} ({oid})"))
}
