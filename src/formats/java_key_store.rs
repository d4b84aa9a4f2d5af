//! Java key stores of the older kinds: JKS (`sun.security.provider.JavaKeyStore`) and JCEKS (`com.sun.crypto.provider`).
//!
//! Both begin with a magic number, a version and a count, and end with a hash over the password and everything before.
//! Certificates stand in the clear; each private key is an `EncryptedPrivateKeyInfo` under a password of its own.

use sha1::{Digest, Sha1};

use super::asn1::{Asn1Cause, Asn1Error};
use super::element::to_u32;
use super::encryption::{PasswordEncoding, candidates};
use super::{Context, Decoded, Failure, FormatError, Found, certificate, private_key};
use crate::model::{
    Content, KeyStore, KeyStoreIntegrity, Label, Lock, LockReason, LockedForm, ObjectKind, Timestamp,
};

const SUBJECT: &str = ObjectKind::JavaKeyStore.subject();

/// The first bytes of JCEKS; JKS has FE ED FE ED.
const JCEKS: &[u8] = &[0xCE; 4];

/// What is hashed between the password and the store.
const WHITENER: &[u8] = b"Mighty Aphrodite";

/// Bytes of the hash at the end.
const HASH_LENGTH: usize = 20;

/// Opens a key store: its certificates in any case, its keys where a password fits.
pub(super) fn open(bytes: &[u8], context: &mut Context<'_>) -> Result<Decoded, FormatError> {
    let kind = if bytes.starts_with(JCEKS) { ObjectKind::JceKeyStore } else { ObjectKind::JavaKeyStore };
    let mut reader = Reader { bytes, at: 0 };
    reader.number("magic").map_err(malformed)?;
    let version = reader.number("version").map_err(malformed)?;
    if !matches!(version, 1 | 2) {
        return Err(malformed(Asn1Error { cause: Asn1Cause::Content, field: "version", at: 4 }));
    }
    let mut entries = Entries {
        version,
        found: Vec::new(),
        failures: Vec::new(),
        keys: 0,
        trusted_certificates: 0,
        is_jceks: kind == ObjectKind::JceKeyStore,
    };
    let count = reader.number("count").map_err(malformed)?;
    let read = entries.read(count, &mut reader, context);
    let integrity = integrity(bytes, context);
    match read {
        Err(stop) => entries.failures.push(Failure::at(stop.at, stop.error)),
        Ok(()) if reader.bytes.len() != HASH_LENGTH => {
            let cause = Asn1Cause::Truncated {
                needs: u64::try_from(HASH_LENGTH).unwrap_or(0),
                has: u64::try_from(reader.bytes.len()).unwrap_or(u64::MAX),
            };
            let cause = if reader.bytes.len() < HASH_LENGTH { cause } else { Asn1Cause::Content };
            let error = Asn1Error { cause, field: "integrity hash", at: reader.at };
            entries.failures.push(Failure::at(reader.at, malformed(error)));
        }
        Ok(()) => {}
    }
    let reason = match integrity {
        KeyStoreIntegrity::Verified => None,
        KeyStoreIntegrity::NotChecked => Some(LockReason::PasswordNeeded),
        KeyStoreIntegrity::Differs => Some(LockReason::WrongPassword),
    };
    let store = KeyStore {
        version,
        keys: entries.keys,
        trusted_certificates: entries.trusted_certificates,
        integrity,
    };
    Ok(Decoded {
        content: Content::KeyStore(kind, Box::new(store)),
        lock: reason.map(|reason| Lock { reason, form: LockedForm::JavaKeyStore, bytes: bytes.to_vec() }),
        inside: entries.found,
        failures: entries.failures,
    })
}

const fn malformed(error: Asn1Error) -> FormatError {
    error.of(SUBJECT)
}

/// Whether one of the passwords yields the hash at the end: SHA-1 over password, whitener and store.
fn integrity(bytes: &[u8], context: &Context<'_>) -> KeyStoreIntegrity {
    let Some((body, expected)) =
        bytes.len().checked_sub(HASH_LENGTH).and_then(|at| bytes.split_at_checked(at))
    else {
        return KeyStoreIntegrity::NotChecked;
    };
    let candidates = candidates(context.unlocking);
    let fits = candidates.iter().any(|candidate| {
        let mut hash = Sha1::new();
        hash.update(&*candidate.encoded(PasswordEncoding::Utf16));
        hash.update(WHITENER);
        hash.update(body);
        hash.finalize().as_slice() == expected
    });
    if fits {
        KeyStoreIntegrity::Verified
    } else if candidates.iter().all(|candidate| candidate.password.is_none()) {
        KeyStoreIntegrity::NotChecked
    } else {
        KeyStoreIntegrity::Differs
    }
}

/// Why reading ended before the last entry.
struct Stop {
    at: usize,
    error: FormatError,
}

impl From<Asn1Error> for Stop {
    fn from(error: Asn1Error) -> Self {
        Self { at: error.at, error: malformed(error) }
    }
}

/// What has been read of the entries.
struct Entries {
    version: u32,
    is_jceks: bool,
    found: Vec<Found>,
    failures: Vec<Failure>,
    keys: u32,
    trusted_certificates: u32,
}

impl Entries {
    /// Reads entries, at most as many as the store says; each takes bytes, so that a false count ends soon.
    fn read(&mut self, count: u32, reader: &mut Reader<'_>, context: &mut Context<'_>) -> Result<(), Stop> {
        for _ in 0..count {
            let at = reader.at;
            let tag = reader.number("entry")?;
            let alias = reader.text("alias")?;
            let date = reader.date("creation date")?;
            let part = format!("entry {alias}");
            let label = Label {
                friendly_name: Some(alias.clone()),
                others: vec![("Created".to_owned(), date.to_string())],
                ..Label::default()
            };
            match tag {
                1 => {
                    let key_at = reader.at + 4;
                    let key = reader.block("private key")?;
                    self.keys += 1;
                    let decoded = private_key::open_pkcs8(key, context);
                    self.keep(part.clone(), key_at, label.clone(), decoded, context)?;
                    let chain = reader.number("certificate chain")?;
                    for number in 1..=chain {
                        self.certificate(&format!("{part} › certificate {number}"), &label, reader, context)?;
                    }
                }
                2 => {
                    self.trusted_certificates += 1;
                    self.certificate(&part, &label, reader, context)?;
                }
                3 if self.is_jceks => {
                    return Err(Stop { at, error: FormatError::KeyStoreSecretKey { alias } });
                }
                _ => return Err(Asn1Error { cause: Asn1Cause::Content, field: "entry", at }.into()),
            }
        }
        Ok(())
    }

    /// Reads a certificate with its type.
    fn certificate(
        &mut self,
        part: &str,
        label: &Label,
        reader: &mut Reader<'_>,
        context: &mut Context<'_>,
    ) -> Result<(), Stop> {
        // Version 1 knows X.509 only and does not say so.
        let is_x509 =
            self.version == 1 || matches!(reader.text("certificate type")?.as_str(), "X.509" | "X509");
        let at = reader.at + 4;
        let der = reader.block("certificate")?;
        let decoded = if is_x509 {
            certificate::decode(der)
                .map_err(FormatError::from)
                .map(|(certificate, _)| Decoded::leaf(Content::Certificate(Box::new(certificate))))
        } else {
            Ok(Decoded::leaf(Content::Other(ObjectKind::UnknownAsn1)))
        };
        self.keep(part.to_owned(), at, label.clone(), decoded, context)
    }

    /// Keeps what an entry holds, or why it could not be read; the others stand.
    fn keep(
        &mut self,
        part: String,
        at: usize,
        label: Label,
        decoded: Result<Decoded, FormatError>,
        context: &mut Context<'_>,
    ) -> Result<(), Stop> {
        if context.is_full() {
            return Err(Stop { at, error: FormatError::TooManyObjects });
        }
        context.take(1);
        match decoded {
            Ok(decoded) => self.found.push(Found { label, ..Found::part(part, to_u32(at), decoded) }),
            Err(error) => self.failures.push(Failure::at(at, error).below(part)),
        }
        Ok(())
    }
}

/// Reads the types of Java's `DataInputStream`, big-endian.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize, field: &'static str) -> Result<&'a [u8], Asn1Error> {
        let Some((taken, rest)) = self.bytes.split_at_checked(length) else {
            let needs = u64::try_from(length).unwrap_or(u64::MAX);
            let has = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
            return Err(Asn1Error { cause: Asn1Cause::Truncated { needs, has }, field, at: self.at });
        };
        self.bytes = rest;
        self.at += length;
        Ok(taken)
    }

    fn number(&mut self, field: &'static str) -> Result<u32, Asn1Error> {
        Ok(self.take(4, field)?.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }

    fn block(&mut self, field: &'static str) -> Result<&'a [u8], Asn1Error> {
        let length = self.number(field)?;
        self.take(usize::try_from(length).unwrap_or(usize::MAX), field)
    }

    /// Java's modified UTF-8: two bytes of length; what differs from UTF-8 is rare and shown as a replacement character.
    fn text(&mut self, field: &'static str) -> Result<String, Asn1Error> {
        let length = self.take(2, field)?.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        Ok(String::from_utf8_lossy(self.take(length, field)?).into_owned())
    }

    /// Milliseconds since 1970.
    fn date(&mut self, field: &'static str) -> Result<Timestamp, Asn1Error> {
        let milliseconds =
            self.take(8, field)?.iter().fold(0_i64, |number, byte| number << 8 | i64::from(*byte));
        Ok(Timestamp::from_unix_seconds(milliseconds.div_euclid(1000)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Password, Unlocking};
    use crate::model::Content::{Certificate, PrivateKey};

    /// The key protector of the JDK, the other way round.
    fn protect(key: &[u8], password: &str) -> Vec<u8> {
        let password: Vec<u8> = password.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let salt = [7; 20];
        let mut block = salt.to_vec();
        let mut data = salt.to_vec();
        for chunk in key.chunks(20) {
            block = Sha1::digest([&password[..], &block].concat()).to_vec();
            data.extend(chunk.iter().zip(&block).map(|(byte, mask)| byte ^ mask));
        }
        data.extend(Sha1::digest([&password, key].concat()));
        let oid = [0x2B, 6, 1, 4, 1, 0x2A, 2, 0x11, 1, 1];
        let algorithm = [&[0x30, 14, 6, 10][..], &oid, &[5, 0]].concat();
        crate::writing::element(0x30, &[&algorithm, &crate::writing::element(4, &[&data])])
    }

    fn block(bytes: &[u8]) -> Vec<u8> {
        [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat()
    }

    fn text(text: &str) -> Vec<u8> {
        [&u16::try_from(text.len()).unwrap().to_be_bytes()[..], text.as_bytes()].concat()
    }

    fn certificate_der() -> Vec<u8> {
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/server/ed25519.der")).unwrap()
    }

    /// Ed25519, PKCS#8.
    fn key_der() -> Vec<u8> {
        [&[0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20][..], &[9; 32]].concat()
    }

    /// A key with two certificates under "key", and a trusted certificate.
    fn body(version: u32) -> Vec<u8> {
        let date = 1_700_000_000_000_u64.to_be_bytes();
        let kind = if version == 2 { text("X.509") } else { Vec::new() };
        let certificate = [kind, block(&certificate_der())].concat();
        let mut store = [&[0xFE, 0xED, 0xFE, 0xED][..], &version.to_be_bytes(), &[0, 0, 0, 2]].concat();
        store.extend([&[0, 0, 0, 1][..], &text("mine"), &date, &block(&protect(&key_der(), "key"))].concat());
        store.extend([&[0, 0, 0, 2][..], &certificate, &certificate].concat());
        store.extend([&[0, 0, 0, 2][..], &text("trüst"), &date, &certificate].concat());
        store
    }

    fn sealed(body: &[u8], password: &str) -> Vec<u8> {
        let password: Vec<u8> = password.encode_utf16().flat_map(u16::to_be_bytes).collect();
        [body, Sha1::digest([&password, WHITENER, body].concat()).as_slice()].concat()
    }

    fn opened(bytes: &[u8], passwords: &[&str]) -> Result<Decoded, FormatError> {
        let passwords =
            passwords.iter().map(|password| Password::new(password.as_bytes().to_vec())).collect();
        let unlocking = Unlocking { passwords, ..Unlocking::default() };
        open(bytes, &mut Context::new(&unlocking, &mut |_| ()))
    }

    fn store(decoded: &Decoded) -> &KeyStore {
        match &decoded.content {
            Content::KeyStore(_, store) => store,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn certificates_are_open_and_each_password_opens_what_it_is_for() {
        use KeyStoreIntegrity::{Differs, NotChecked, Verified};
        use LockReason::{PasswordNeeded, WrongPassword};
        for version in [1, 2] {
            let bytes = sealed(&body(version), "störe");
            for (passwords, integrity, store_lock, key_lock) in [
                (&[][..], NotChecked, Some(PasswordNeeded), Some(PasswordNeeded)),
                (&["wrong"], Differs, Some(WrongPassword), Some(WrongPassword)),
                (&["störe"], Verified, None, Some(WrongPassword)),
                (&["key"], Differs, Some(WrongPassword), None),
                (&["wrong", "key", "störe"], Verified, None, None),
            ] {
                let decoded = opened(&bytes, passwords).unwrap();
                let expected = KeyStore { version, keys: 1, trusted_certificates: 1, integrity };
                assert_eq!(*store(&decoded), expected, "{passwords:?}");
                assert_eq!(decoded.lock.as_ref().map(|lock| lock.reason), store_lock);
                assert_eq!(decoded.failures, []);
                let parts: Vec<&str> = decoded.inside.iter().map(|found| found.part.as_str()).collect();
                let entry = "entry mine › certificate";
                assert_eq!(
                    parts,
                    ["entry mine", &format!("{entry} 1"), &format!("{entry} 2"), "entry trüst"]
                );
                let [key, certificates @ ..] = decoded.inside.as_slice() else { panic!() };
                assert_eq!(key.decoded.lock.as_ref().map(|lock| lock.reason), key_lock);
                assert_eq!(key.label.others, [("Created".to_owned(), "2023-11-14T22:13:20Z".to_owned())]);
                let PrivateKey(facts) = &key.decoded.content else { panic!() };
                assert_eq!(facts.description.as_deref(), key_lock.is_none().then_some("Ed25519"));
                for found in certificates {
                    assert!(matches!(found.decoded.content, Certificate(_)));
                    let at = usize::try_from(found.offset).unwrap();
                    assert!(bytes[at..].starts_with(&certificate_der()));
                }
                assert_eq!(certificates[2].label.friendly_name.as_deref(), Some("trüst"));
            }
        }
    }

    #[test]
    fn what_is_cut_off_leaves_what_stands_before_it() {
        let bytes = sealed(&body(2), "store");
        for length in 12..bytes.len() {
            let decoded = opened(&bytes[..length], &["store", "key"]).unwrap();
            assert_eq!(decoded.failures.len(), 1, "{length} bytes: {:?}", decoded.failures);
            assert_ne!(store(&decoded).integrity, KeyStoreIntegrity::Verified);
        }
        for length in 0..12 {
            assert!(opened(&bytes[..length], &[]).is_err());
        }
        let longer = [&bytes[..], b"more"].concat();
        let decoded = opened(&longer, &["store"]).unwrap();
        assert_eq!((decoded.inside.len(), decoded.failures.len()), (4, 1));
    }

    #[test]
    fn a_damaged_certificate_does_not_hide_the_others() {
        let mut bytes = sealed(&body(2), "store");
        let certificate = certificate_der();
        let at = bytes.windows(certificate.len()).position(|window| window == certificate).unwrap();
        bytes[at + 4] = 0x31;
        let decoded = opened(&bytes, &[]).unwrap();
        assert_eq!(decoded.inside.len(), 3);
        assert_eq!(decoded.failures[0].path, ["entry mine › certificate 1"]);
    }

    #[test]
    fn false_counts_and_lengths_end_soon() {
        let head = [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2];
        let entry = [&[0, 0, 0, 2][..], &text("a"), &[0; 8], &text("X.509")].concat();
        for tail in [
            vec![0xFF; 4],
            [&[0xFF; 4][..], &entry, &[0xFF; 4]].concat(),
            [&[0, 0, 0, 1][..], &[0, 0, 0, 9]].concat(),
            [&[0, 0, 0, 1][..], &[0, 0, 0, 1, 0xFF, 0xFF]].concat(),
        ] {
            let decoded = opened(&[&head[..], &tail].concat(), &["x"]).unwrap();
            assert_eq!((decoded.inside.len(), decoded.failures.len()), (0, 1));
        }
        assert!(opened(&[0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 3, 0, 0, 0, 0], &[]).is_err());
    }

    #[test]
    fn a_secret_key_of_jceks_ends_the_reading_with_its_name() {
        let mut body = body(2);
        body[..4].fill(0xCE);
        body[11] = 3;
        body.extend([&[0, 0, 0, 3][..], &text("sécret"), &[0; 8], &[0xAC, 0xED, 0, 5]].concat());
        let decoded = opened(&sealed(&body, "store"), &["store"]).unwrap();
        assert_eq!(decoded.content.kind(), ObjectKind::JceKeyStore);
        assert_eq!((decoded.inside.len(), decoded.lock.is_none()), (4, true));
        let [failure] = decoded.failures.as_slice() else { panic!() };
        assert_eq!(failure.error, FormatError::KeyStoreSecretKey { alias: "sécret".into() });
    }
}
