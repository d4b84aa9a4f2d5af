//! Test keys: read from `tests/fixtures/keys`, or made from a number. Signatures are always the same.

use std::{
    collections::HashMap,
    fs,
    path::Path,
    sync::{LazyLock, Mutex, PoisonError},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::Signer as _;
use p256::ecdsa::signature::hazmat::PrehashSigner as _;

use crate::{
    Result,
    der::{self, algorithm, bits, integer, null, oid, seq},
    hash::{Hash, noise},
    oid::{self, Oid},
    rsa::{self, Rsa},
};

/// A key pair, or only the public half where nothing here can sign with it.
#[derive(Clone)]
pub struct Key {
    /// `SubjectPublicKeyInfo`.
    pub public: Vec<u8>,
    /// PKCS#8; empty where the key was made from a number.
    pub private: Vec<u8>,
    signer: Signer,
}

#[derive(Clone)]
enum Signer {
    Rsa(Rsa),
    P256(Box<p256::ecdsa::SigningKey>),
    P384(Box<p384::ecdsa::SigningKey>),
    Ed25519(Box<ed25519_dalek::SigningKey>),
    Ed448(Box<ed448_goldilocks::SigningKey>),
    None,
}

/// How a certificate is signed.
#[derive(Clone)]
pub enum Scheme {
    /// RSASSA-PKCS1-v1_5.
    Pkcs1(Hash),
    /// RSASSA-PSS.
    Pss {
        /// Of the message.
        hash: Hash,
        /// Of the mask.
        mask: Hash,
        /// As the identifier tells them.
        parameters: PssParameters,
    },
    /// ECDSA.
    Ecdsa(Hash),
    /// Ed25519.
    Ed25519,
    /// Ed448.
    Ed448,
    /// Fixed noise in place of a signature, for algorithms that nothing here can produce.
    Dummy {
        /// The algorithm that is named.
        identifier: Oid,
        /// Its parameters.
        parameters: Vec<u8>,
        /// Octets of noise.
        length: usize,
    },
}

/// What stands in the parameters of RSASSA-PSS.
#[derive(Clone, Copy)]
pub enum PssParameters {
    /// Hash, mask and salt length.
    Full,
    /// An empty SEQUENCE: every default, that is SHA-1.
    Empty,
    /// The field is left out, which RFC 4055 forbids for signatures.
    Omitted,
}

impl Scheme {
    /// The `AlgorithmIdentifier`.
    ///
    /// # Errors
    /// There is no such algorithm.
    pub fn identifier(&self) -> Result<Vec<u8>> {
        Ok(match self {
            Self::Pkcs1(hash) => algorithm(&hash.with_rsa(), null()),
            Self::Ecdsa(hash) => algorithm(&hash.with_ecdsa().ok_or("no such ECDSA algorithm")?, vec![]),
            Self::Ed25519 => algorithm(&oid::ED25519, vec![]),
            Self::Ed448 => algorithm(&oid::ED448, vec![]),
            Self::Dummy { identifier, parameters, .. } => algorithm(identifier, parameters.clone()),
            Self::Pss { hash, mask, parameters } => algorithm(
                &oid::RSASSA_PSS,
                match parameters {
                    PssParameters::Full => seq([
                        der::explicit(0, algorithm(&hash.oid(), null())),
                        match mask {
                            // The default, which DER leaves out.
                            Hash::Sha1 => vec![],
                            _ => der::explicit(1, algorithm(&oid::MGF1, algorithm(&mask.oid(), null()))),
                        },
                        der::explicit(2, integer(i64::try_from(salt(*hash).len())?)),
                    ]),
                    PssParameters::Empty => seq([[]]),
                    PssParameters::Omitted => vec![],
                },
            ),
        })
    }
}

/// As long as the hash, and always the same: a fixture must not change from one day to the next.
fn salt(hash: Hash) -> Vec<u8> {
    noise("salt", hash.digest(&[]).len())
}

impl Key {
    /// Reads `<name>.pem` in a folder: PKCS#8. Where only the public half is of use, `<name>.spki.pem` has it.
    ///
    /// # Errors
    /// A file that is missing or not a key.
    pub fn load(folder: &Path, name: &str) -> Result<Self> {
        let private = pem(&folder.join(format!("{name}.pem")))?;
        let found = der::inside(&private)?;
        let [_, identifier, key, ..] = found.as_slice() else {
            return Err(format!("{name}: not PKCS#8").into());
        };
        let (kind, parameters) = match der::children(identifier.content)?.as_slice() {
            [kind] => (kind.content, None),
            [kind, parameters, ..] => (kind.content, Some(parameters.content)),
            [] => return Err(format!("{name}: no algorithm").into()),
        };
        let (public, signer) = if kind == oid::RSA_ENCRYPTION.as_bytes() {
            let (rsa, public) = Rsa::read(key.content)?;
            (rsa::public_key_info(&public), Signer::Rsa(rsa))
        } else if kind == oid::EC_PUBLIC_KEY.as_bytes() {
            let (scalar, point) = elliptic_curve_parts(key.content)?;
            let public = seq([identifier.whole.to_vec(), bits(point)]);
            let signer = match parameters {
                Some(curve) if curve == oid::P256.as_bytes() => {
                    Signer::P256(Box::new(p256::ecdsa::SigningKey::from_slice(scalar)?))
                }
                Some(curve) if curve == oid::P384.as_bytes() => {
                    Signer::P384(Box::new(p384::ecdsa::SigningKey::from_slice(scalar)?))
                }
                _ => Signer::None,
            };
            (public, signer)
        } else if kind == oid::ED25519.as_bytes() {
            let (seed, _) = der::read(key.content)?;
            let signer = ed25519_dalek::SigningKey::from_bytes(seed.content.try_into()?);
            let public = seq([identifier.whole.to_vec(), bits(signer.verifying_key().as_bytes())]);
            (public, Signer::Ed25519(Box::new(signer)))
        } else {
            (pem(&folder.join(format!("{name}.spki.pem")))?, Signer::None)
        };
        Ok(Self { public, private, signer })
    }

    /// The P-256 key whose secret is this number. Each is made once and kept.
    ///
    /// # Errors
    /// Zero is not a key.
    pub fn p256(number: u32) -> Result<Self> {
        static MADE: LazyLock<Mutex<HashMap<u32, Key>>> = LazyLock::new(Mutex::default);
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = made.get(&number) {
            return Ok(key.clone());
        }
        let signer = p256::ecdsa::SigningKey::from_slice(&thirty_two(number))?;
        let point = signer.verifying_key().to_sec1_point(false);
        let public = seq([algorithm(&oid::EC_PUBLIC_KEY, oid(&oid::P256)), bits(point.as_bytes())]);
        let key = Self { public, private: vec![], signer: Signer::P256(Box::new(signer)) };
        made.insert(number, key.clone());
        Ok(key)
    }

    /// The Ed25519 key whose seed is this number.
    #[must_use]
    pub fn ed25519(number: u32) -> Self {
        let signer = ed25519_dalek::SigningKey::from_bytes(&thirty_two(number));
        let public = seq([algorithm(&oid::ED25519, vec![]), bits(signer.verifying_key().as_bytes())]);
        Self { public, private: vec![], signer: Signer::Ed25519(Box::new(signer)) }
    }

    /// The Ed448 key whose seed is this number.
    ///
    /// # Errors
    /// There is none: every seed is a key.
    pub fn ed448(number: u32) -> Result<Self> {
        let seed = [&thirty_two(number)[..], &[0; 25]].concat();
        let signer = ed448_goldilocks::SigningKey::try_from(seed.as_slice())?;
        let public = seq([algorithm(&oid::ED448, vec![]), bits(signer.verifying_key().to_bytes())]);
        Ok(Self { public, private: vec![], signer: Signer::Ed448(Box::new(signer)) })
    }

    /// Whether it is an RSA key.
    pub fn is_rsa(&self) -> bool {
        matches!(self.signer, Signer::Rsa(_))
    }

    /// The structure inside PKCS#8: `RSAPrivateKey`, `ECPrivateKey`, or the bare seed.
    ///
    /// # Errors
    /// The key was made from a number.
    pub fn traditional(&self) -> Result<Vec<u8>> {
        let found = der::inside(&self.private)?;
        Ok(found.get(2).ok_or("not PKCS#8")?.content.to_vec())
    }

    /// The content of the BIT STRING in the `SubjectPublicKeyInfo`.
    ///
    /// # Errors
    /// It is malformed.
    pub fn public_bits(&self) -> Result<Vec<u8>> {
        public_bits(&self.public)
    }

    /// What one signs with when nothing else is asked for.
    pub fn scheme(&self) -> Scheme {
        match self.signer {
            Signer::Rsa(_) | Signer::None => Scheme::Pkcs1(Hash::Sha256),
            Signer::P256(_) => Scheme::Ecdsa(Hash::Sha256),
            Signer::P384(_) => Scheme::Ecdsa(Hash::Sha384),
            Signer::Ed25519(_) => Scheme::Ed25519,
            Signer::Ed448(_) => Scheme::Ed448,
        }
    }

    /// The content of the signature's BIT STRING.
    ///
    /// # Errors
    /// The key cannot sign in this way.
    pub fn sign(&self, scheme: &Scheme, message: &[u8]) -> Result<Vec<u8>> {
        Ok(match (&self.signer, scheme) {
            (_, Scheme::Dummy { length, .. }) => noise("signature", *length),
            (Signer::Rsa(key), Scheme::Pkcs1(hash)) => key.sign_pkcs1(*hash, message),
            (Signer::Rsa(key), Scheme::Pss { hash, mask, .. }) => {
                key.sign_pss(*hash, *mask, &salt(*hash), message)
            }
            (Signer::P256(key), Scheme::Ecdsa(hash)) => {
                let signature: p256::ecdsa::DerSignature = key.sign_prehash(&hash.digest(message))?;
                signature.as_bytes().to_vec()
            }
            (Signer::P384(key), Scheme::Ecdsa(hash)) => {
                let signature: p384::ecdsa::DerSignature = key.sign_prehash(&hash.digest(message))?;
                signature.as_bytes().to_vec()
            }
            (Signer::Ed25519(key), Scheme::Ed25519) => key.sign(message).to_bytes().to_vec(),
            (Signer::Ed448(key), Scheme::Ed448) => key.sign_raw(message).to_bytes().to_vec(),
            _ => return Err("this key cannot sign like that".into()),
        })
    }
}

/// The content of the BIT STRING in a `SubjectPublicKeyInfo`.
///
/// # Errors
/// It is malformed.
pub fn public_bits(info: &[u8]) -> Result<Vec<u8>> {
    let found = der::inside(info)?;
    let content = found.get(1).ok_or("not a SubjectPublicKeyInfo")?.content;
    Ok(content.get(1..).ok_or("an empty BIT STRING")?.to_vec())
}

/// A number in 32 octets.
fn thirty_two(number: u32) -> [u8; 32] {
    let mut octets = [0; 32];
    octets.iter_mut().rev().zip(number.to_le_bytes()).for_each(|(to, from)| *to = from);
    octets
}

/// The secret scalar and the public point of an `ECPrivateKey`, RFC 5915.
fn elliptic_curve_parts(key: &[u8]) -> Result<(&[u8], &[u8])> {
    let found = der::inside(key)?;
    let scalar = found.get(1).ok_or("no private key")?.content;
    let wrapped = found.iter().find(|element| element.tag == 0xa1).ok_or("no public key")?;
    let (point, _) = der::read(wrapped.content)?;
    Ok((scalar, point.content.get(1..).ok_or("an empty BIT STRING")?))
}

fn pem(path: &Path) -> Result<Vec<u8>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let body = text.lines().skip_while(|line| !line.starts_with("-----BEGIN")).skip(1);
    Ok(STANDARD.decode(body.take_while(|line| !line.starts_with("-----END")).collect::<String>())?)
}

/// P-256 spelt out in numbers instead of by name (SEC 1, C.2).
pub fn p256_explicit_parameters() -> Vec<u8> {
    const PRIME: &str = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";
    const A: &str = "ffffffff00000001000000000000000000000000fffffffffffffffffffffffc";
    const B: &str = "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b";
    const BASE: &str = "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296\
                        4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
    const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    let number =
        |text: &str| num_bigint::BigUint::parse_bytes(text.as_bytes(), 16).unwrap_or_default().to_bytes_be();
    seq([
        integer(1),
        seq([oid(&oid::PRIME_FIELD), der::unsigned(&number(PRIME))]),
        seq([der::octets(number(A)), der::octets(number(B))]),
        der::octets(number(BASE)),
        der::unsigned(&number(ORDER)),
        integer(1),
    ])
}
