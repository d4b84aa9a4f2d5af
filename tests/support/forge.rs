//! Certificates made in the test itself: quick, always the same, and as wrong as a test wants them.
//!
//! The keys are small numbers, so that a thousand of them cost nothing; nobody trusts anything that they sign.

use std::collections::HashMap;
use std::net::IpAddr;

use ed25519_dalek::Signer as _;
use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::hazmat::PrehashSigner as _;
use sha1::Digest as _;

const SEQUENCE: u8 = 0x30;
const ID_CE: [u8; 2] = [0x55, 0x1d];
const ID_KP: [u8; 7] = [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03];
const ECDSA_WITH_SHA256: [u8; 8] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const ECDSA_WITH_SHA1: [u8; 7] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x01];
const ED25519: [u8; 3] = [0x2b, 0x65, 0x70];
const P256: [&[u8]; 2] =
    [&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01], &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07]];

/// SHA-256 with RSA, by its content octets.
pub(crate) const SHA256_WITH_RSA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];

/// Bits of the key usage (RFC 5280 section 4.2.1.3), as they stand in its first octet.
pub(crate) mod usage {
    pub(crate) const DIGITAL_SIGNATURE: u8 = 0x80;
    pub(crate) const KEY_ENCIPHERMENT: u8 = 0x20;
    pub(crate) const KEY_CERT_SIGN: u8 = 0x04;
    pub(crate) const CRL_SIGN: u8 = 0x02;
}

/// A distinguished name: the last arc of the attribute's identifier below `id-at`, and the text.
pub(crate) type Name = Vec<(u8, String)>;

/// `O=Example, CN=…`.
pub(crate) fn name(common_name: &str) -> Name {
    vec![(10, "Example".to_owned()), (3, common_name.to_owned())]
}

/// A key pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    P256(u32),
    Ed25519(u32),
}

/// What a certificate says.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) subject: Name,
    pub(crate) issuer: Name,
    pub(crate) key: Key,
    pub(crate) signer: Key,
    /// 1 or 3.
    pub(crate) version: u8,
    /// Unix seconds.
    pub(crate) not_before: i64,
    pub(crate) not_after: i64,
    /// Whole extensions.
    pub(crate) extensions: Vec<Vec<u8>>,
    /// Whether SHA-1 takes the place of SHA-256.
    pub(crate) sha1: bool,
    /// Whether the signature is spoilt.
    pub(crate) broken: bool,
}

impl Sheet {
    /// A certificate without extensions, valid from 2020 to 2039.
    pub(crate) fn new(subject: &str, issuer: &str, key: Key, signer: Key) -> Self {
        Self {
            subject: name(subject),
            issuer: name(issuer),
            key,
            signer,
            version: 3,
            not_before: 1_577_836_800,
            not_after: 2_177_452_800,
            extensions: Vec::new(),
            sha1: false,
            broken: false,
        }
    }

    /// The same as an authority.
    pub(crate) fn authority(mut self) -> Self {
        self.extensions.push(basic_constraints(true, None));
        self.extensions.push(key_usage(usage::KEY_CERT_SIGN | usage::CRL_SIGN));
        self
    }

    /// The same for a server.
    pub(crate) fn server(mut self, host: &str) -> Self {
        self.extensions.push(key_usage(usage::DIGITAL_SIGNATURE));
        self.extensions.push(extended_key_usage(&[1]));
        self.extensions.push(subject_alt_name(&[general_name(2, host.as_bytes())]));
        self
    }
}

/// Signs, and remembers keys.
#[derive(Default)]
pub(crate) struct Forge {
    p256: HashMap<u32, (SigningKey, Vec<u8>)>,
}

impl Forge {
    /// The DER of a certificate.
    pub(crate) fn certificate(&mut self, sheet: &Sheet) -> Vec<u8> {
        let public = self.public_key(sheet.key);
        self.certificate_for(sheet, &public)
    }

    /// The same for a `SubjectPublicKeyInfo` from elsewhere.
    pub(crate) fn certificate_for(&mut self, sheet: &Sheet, public: &[u8]) -> Vec<u8> {
        let algorithm = match sheet.signer {
            Key::P256(_) if sheet.sha1 => sequence(&[oid(&ECDSA_WITH_SHA1)]),
            Key::P256(_) => sequence(&[oid(&ECDSA_WITH_SHA256)]),
            Key::Ed25519(_) => sequence(&[oid(&ED25519)]),
        };
        let signed = to_be_signed(sheet, &algorithm, public);
        let mut signature = self.sign(sheet.signer, sheet.sha1, &signed);
        if sheet.broken
            && let Some(last) = signature.last_mut()
        {
            *last ^= 1;
        }
        sequence(&[signed, algorithm, bits(&signature)])
    }

    fn sign(&mut self, signer: Key, sha1: bool, message: &[u8]) -> Vec<u8> {
        match signer {
            Key::P256(number) => {
                let digest = if sha1 {
                    sha1::Sha1::digest(message).to_vec()
                } else {
                    sha2::Sha256::digest(message).to_vec()
                };
                let signature: p256::ecdsa::Signature =
                    self.p256(number).0.sign_prehash(&digest).expect("a hash that is long enough");
                signature.to_der().as_bytes().to_vec()
            }
            Key::Ed25519(number) => ed25519(number).sign(message).to_bytes().to_vec(),
        }
    }

    fn p256(&mut self, number: u32) -> &(SigningKey, Vec<u8>) {
        self.p256.entry(number).or_insert_with(|| {
            let mut scalar = [0; 32];
            scalar[28..].copy_from_slice(&number.to_be_bytes());
            let key = SigningKey::from_slice(&scalar).expect("a number between 0 and the order");
            let point = key.verifying_key().to_sec1_point(false).as_bytes().to_vec();
            (key, point)
        })
    }

    /// The `SubjectPublicKeyInfo` of a key.
    pub(crate) fn public_key(&mut self, key: Key) -> Vec<u8> {
        match key {
            Key::P256(number) => sequence(&[sequence(&P256.map(oid)), bits(&self.p256(number).1)]),
            Key::Ed25519(number) => {
                sequence(&[sequence(&[oid(&ED25519)]), bits(ed25519(number).verifying_key().as_bytes())])
            }
        }
    }
}

fn ed25519(number: u32) -> ed25519_dalek::SigningKey {
    let mut seed = [0; 32];
    seed[28..].copy_from_slice(&number.to_be_bytes());
    ed25519_dalek::SigningKey::from_bytes(&seed)
}

/// The `TBSCertificate`. The serial number is a hash of everything else.
pub(crate) fn to_be_signed(sheet: &Sheet, algorithm: &[u8], public: &[u8]) -> Vec<u8> {
    let mut rest = vec![
        algorithm.to_vec(),
        distinguished_name(&sheet.issuer),
        sequence(&[time(sheet.not_before), time(sheet.not_after)]),
        distinguished_name(&sheet.subject),
        public.to_vec(),
    ];
    if !sheet.extensions.is_empty() {
        rest.push(tlv(0xa3, &sequence(&sheet.extensions)));
    }
    let mut serial = sha2::Sha256::digest(rest.concat()).to_vec();
    serial.truncate(16);
    serial[0] = serial[0] & 0x7f | 0x40;
    let mut fields = vec![tlv(0x02, &serial)];
    if sheet.version > 1 {
        fields.insert(0, tlv(0xa0, &tlv(0x02, &[sheet.version - 1])));
    }
    fields.extend(rest);
    sequence(&fields)
}

pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut element = vec![tag];
    match length {
        0..0x80 => element.push(u8::try_from(length).expect("short")),
        _ => {
            let octets: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect();
            element.push(0x80 | u8::try_from(octets.len()).expect("few"));
            element.extend(octets);
        }
    }
    element.extend(content);
    element
}

pub(crate) fn sequence<Part: AsRef<[u8]>>(parts: &[Part]) -> Vec<u8> {
    tlv(SEQUENCE, &parts.iter().flat_map(|part| part.as_ref()).copied().collect::<Vec<_>>())
}

pub(crate) fn oid(content: &[u8]) -> Vec<u8> {
    tlv(0x06, content)
}

/// A BIT STRING of whole octets.
pub(crate) fn bits(content: &[u8]) -> Vec<u8> {
    tlv(0x03, &[&[0], content].concat())
}

pub(crate) fn distinguished_name(name: &Name) -> Vec<u8> {
    let attributes = name
        .iter()
        .map(|(kind, text)| tlv(0x31, &sequence(&[oid(&[0x55, 0x04, *kind]), tlv(0x0c, text.as_bytes())])));
    sequence(&attributes.collect::<Vec<_>>())
}

/// UTCTime until 2049, GeneralizedTime from then on.
fn time(seconds: i64) -> Vec<u8> {
    let text = cert_inspector::Timestamp::from_unix_seconds(seconds).to_string();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.split_at_checked(2) {
        Some((_, short)) if digits.as_str() < "2050" => tlv(0x17, format!("{short}Z").as_bytes()),
        _ => tlv(0x18, format!("{digits}Z").as_bytes()),
    }
}

/// An extension below `id-ce`.
pub(crate) fn extension(number: u8, critical: bool, value: &[u8]) -> Vec<u8> {
    named_extension(&[ID_CE.as_slice(), &[number]].concat(), critical, value)
}

/// An extension by the content octets of its identifier.
pub(crate) fn named_extension(identifier: &[u8], critical: bool, value: &[u8]) -> Vec<u8> {
    let critical = if critical { tlv(0x01, &[0xff]) } else { Vec::new() };
    sequence(&[oid(identifier), critical, tlv(0x04, value)])
}

pub(crate) fn basic_constraints(authority: bool, path_length: Option<u8>) -> Vec<u8> {
    let authority = if authority { tlv(0x01, &[0xff]) } else { Vec::new() };
    let length = path_length.map_or(Vec::new(), |length| tlv(0x02, &[length]));
    extension(19, true, &sequence(&[authority, length]))
}

/// Of the bits of [`usage`].
pub(crate) fn key_usage(usage: u8) -> Vec<u8> {
    let unused = u8::try_from(usage.trailing_zeros().min(7)).expect("at most seven");
    extension(15, true, &tlv(0x03, &[unused, usage]))
}

/// Purposes by their last arc below `id-kp`; 0 is `anyExtendedKeyUsage`.
pub(crate) fn extended_key_usage(purposes: &[u8]) -> Vec<u8> {
    let purposes = purposes.iter().map(|purpose| match purpose {
        0 => oid(&[ID_CE.as_slice(), &[37, 0]].concat()),
        number => oid(&[ID_KP.as_slice(), &[*number]].concat()),
    });
    extension(37, false, &sequence(&purposes.collect::<Vec<_>>()))
}

/// A general name of a form that is a plain string: 1 e-mail, 2 DNS, 6 URI, 7 IP.
pub(crate) fn general_name(form: u8, content: &[u8]) -> Vec<u8> {
    tlv(0x80 | form, content)
}

/// A general name of a directory entry.
pub(crate) fn directory_name(name: &Name) -> Vec<u8> {
    tlv(0xa4, &distinguished_name(name))
}

/// The octets of an address.
pub(crate) fn address(text: &str) -> Vec<u8> {
    match text.parse().expect("an IP address") {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    }
}

pub(crate) fn subject_alt_name(names: &[Vec<u8>]) -> Vec<u8> {
    extension(17, false, &sequence(names))
}

pub(crate) fn subject_key_identifier(identifier: &[u8]) -> Vec<u8> {
    extension(14, false, &tlv(0x04, identifier))
}

pub(crate) fn authority_key_identifier(identifier: &[u8]) -> Vec<u8> {
    extension(35, false, &sequence(&[tlv(0x80, identifier)]))
}

/// Name constraints of general names.
pub(crate) fn name_constraints(critical: bool, permitted: &[Vec<u8>], excluded: &[Vec<u8>]) -> Vec<u8> {
    let subtrees = |tag: u8, names: &[Vec<u8>]| {
        let subtrees: Vec<u8> = names.iter().flat_map(|name| sequence(&[name])).collect();
        if names.is_empty() { Vec::new() } else { tlv(tag, &subtrees) }
    };
    extension(30, critical, &sequence(&[subtrees(0xa0, permitted), subtrees(0xa1, excluded)]))
}

/// A certificate as PEM.
pub(crate) fn push_pem(pem: &mut String, der: &[u8]) {
    use base64::Engine as _;
    pem.push_str("-----BEGIN CERTIFICATE-----\n");
    let base64 = base64::engine::general_purpose::STANDARD.encode(der);
    for line in base64.as_bytes().chunks(64) {
        pem.push_str(std::str::from_utf8(line).expect("ASCII"));
        pem.push('\n');
    }
    pem.push_str("-----END CERTIFICATE-----\n");
}
