use std::fs;

use super::algorithm::oid;
use super::clear;
use super::*;
use crate::budget::Budget;
use crate::formats::asn1::{Reader, tag};
use crate::formats::{Asn1Error, FormatError};
use crate::formats::{Context, Reading, Unit, read as read_file, unlock};
use crate::input::{Password, Unlocking};
use crate::model::{
    Cipher, Content, KeyDerivation, KeyFault, Lock, LockReason, LockedForm, ObjectKind, PrivateKey,
    PrivateKeyForm, hex_lower,
};
use crate::writing::element;

fn read(der: &[u8]) -> Result<PrivateKey, Asn1Error> {
    clear::read(der, &mut Budget::default())
}

fn hex(digits: &str) -> Vec<u8> {
    digits
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn open_file(bytes: &[u8], passwords: &[&str]) -> Reading {
    let passwords = passwords.iter().map(|password| Password::new(password.as_bytes().to_vec())).collect();
    let unlocking = Unlocking { passwords, ..Unlocking::default() };
    read_file(bytes, &mut Context::new(&unlocking, &mut |step| assert_eq!(step.unit, Unit::Rounds)))
}

/// The only private key of a file.
fn key_of(reading: &Reading) -> (&PrivateKey, Option<&Lock>) {
    let mut keys = reading.found.iter().filter_map(|found| match &found.decoded.content {
        Content::PrivateKey(key) => Some((&**key, found.decoded.lock.as_ref())),
        _ => None,
    });
    let key = keys.next().unwrap_or_else(|| panic!("no key: {reading:?}"));
    assert!(keys.next().is_none());
    key
}

fn spki_hash(key: &PrivateKey) -> Option<String> {
    key.public_key.as_ref().map(|public| hex_lower(&public.spki_sha256.0))
}

#[test]
fn every_kind_of_key_has_the_public_half_of_its_certificate() {
    for (key, certificate, description, form) in [
        ("keys/rsa-2048-server", "server/good", "RSA 2048", PrivateKeyForm::Pkcs8),
        ("keys/rsa-3072", "server/rsa-3072", "RSA 3072", PrivateKeyForm::Pkcs8),
        ("keys/rsa-2047", "server/rsa-2047", "RSA 2047", PrivateKeyForm::Pkcs8),
        ("keys/rsa-2048-e3", "server/rsa-e3", "RSA 2048", PrivateKeyForm::Pkcs8),
        ("keys/rsa-8200", "server/rsa-8200", "RSA 8200", PrivateKeyForm::Pkcs8),
        ("keys/ec-p224", "server/ec-p224", "EC P-224", PrivateKeyForm::Pkcs8),
        ("keys/ec-p256", "server/ec-p256", "EC P-256", PrivateKeyForm::Pkcs8),
        ("keys/ec-p384", "server/ec-p384", "EC P-384", PrivateKeyForm::Pkcs8),
        ("keys/ec-p521", "server/ec-p521", "EC P-521", PrivateKeyForm::Pkcs8),
        ("keys/ec-secp256k1", "server/secp256k1", "EC secp256k1", PrivateKeyForm::Pkcs8),
        ("keys/ec-brainpool-p256", "server/brainpool-p256", "EC brainpoolP256r1", PrivateKeyForm::Pkcs8),
        ("keys/ed25519", "server/ed25519", "Ed25519", PrivateKeyForm::Pkcs8),
        ("keys/ed448", "server/ed448", "Ed448", PrivateKeyForm::Pkcs8),
        ("keys/dsa", "server/dsa", "DSA 2048", PrivateKeyForm::Pkcs8),
        ("other/pkcs1-key", "server/good", "RSA 2048", PrivateKeyForm::Pkcs1),
        ("other/sec1-key", "server/ec-p256", "EC P-256", PrivateKeyForm::Sec1),
    ] {
        let reading = open_file(&fixture(&format!("{key}.pem")), &[]);
        let (found, lock) = key_of(&reading);
        assert_eq!((found.description.as_deref(), found.form), (Some(description), form), "{key}");
        assert_eq!((&found.faults[..], lock, &found.encryption), (&[][..], None, &None), "{key}");
        let certificate =
            crate::formats::certificate::decode(&fixture(&format!("{certificate}.der"))).unwrap().0;
        let expected = hex_lower(&certificate.fingerprints.spki_sha256.0);
        assert_eq!(spki_hash(found), Some(expected), "{key}");
    }
}

#[test]
fn keys_without_a_public_half_beside_them_get_it_from_the_secret() {
    let x448 = |secret: &str| format!("3046020100300506032b656f043a0438{secret}");
    // Made by OpenSSL. Of the two for X448 one number is odd once it is reduced by the order of the base point.
    for (key, public) in [
        (
            "302e020100300506032b656e04220420e810ff08f758dcd462f86660acf19f8cfc78fa78d2f84357d82b6a572335b766".to_owned(),
            "02dc6384cd67d6d8c7f98d060597a34516945577c387899b3d9a0eb44e75ac7e",
        ),
        (
            x448("6c98dc9a096c5f317f22d76535ebcff9d7ee1475df2b76ba9c76a9bd42ec38f9c07cc3dcb9725b9793e1ca8ef37955bc17ec0b8168b5f9ae"),
            "7f207397083f0fd5f0c95cc61ed01aa30abe191fa22fc8f63914f17e4d48f28a524eb8181eb36b9cfb78b10b87ba40a8e4612ed06f54bfe7",
        ),
        (
            x448("7414e89d0d4cb111cdd1acd6ea670d157eeea7995e5be4b0c1ece859478007e84c28cc9551886960d2bccc052e86cf7a3a0b4bceaa218edd"),
            "bf1b7a861e9879610561ef96e4210df7914001efb6db9bf9bb93053b3837bc79d1bc79328c343541c94600c316950a5fcc886aa584d83faa",
        ),
    ] {
        let found = read(&hex(&key)).unwrap();
        assert!(found.public_key.unwrap().spki.ends_with(&hex(public)), "{public}");
    }
}

/// Keys of OpenSSL 4 from the seed 00 01 … 1F, with the hashes of their SubjectPublicKeyInfo.
const ML_DSA: [(u8, &str, usize); 3] = [
    (17, "837832708c5236d951581f1fddf2b79991b3424a0486d16da1ddad0fd69701be", 96 * 8),
    (18, "b8b62131bfbe84433efb2273d7f5b87f7a22854a2cfd366fc2aead86d837c52d", 128 * 11),
    (19, "07e57c4f14dbad1267f621ec3777b4e2e6c4fbc4c22fbb87510ff8e0b3c6a642", 96 * 15),
];

#[test]
fn ml_dsa_keys_are_read_in_each_of_their_forms() {
    for (number, hash, secret_bytes) in ML_DSA {
        let seed: Vec<u8> = (0..32).collect();
        #[expect(deprecated, reason = "the form is still written")]
        let expanded = match number {
            17 => ml_dsa::SigningKey::<ml_dsa::MlDsa44>::from_seed(&seed[..].try_into().unwrap())
                .expanded_key()
                .to_expanded()
                .to_vec(),
            18 => ml_dsa::SigningKey::<ml_dsa::MlDsa65>::from_seed(&seed[..].try_into().unwrap())
                .expanded_key()
                .to_expanded()
                .to_vec(),
            _ => ml_dsa::SigningKey::<ml_dsa::MlDsa87>::from_seed(&seed[..].try_into().unwrap())
                .expanded_key()
                .to_expanded()
                .to_vec(),
        };
        let pkcs8 = |secret: &[u8]| {
            let algorithm = [&[0x30, 0x0B, 0x06, 0x09][..], oid::ML_DSA_44].concat();
            let algorithm = [&algorithm[..algorithm.len() - 1], &[number]].concat();
            element(tag::SEQUENCE, &[&[2, 1, 0], &algorithm, &element(tag::OCTET_STRING, &[secret])])
        };
        let octets = |bytes: &[u8]| element(tag::OCTET_STRING, &[bytes]);
        let both = |expanded: &[u8]| element(tag::SEQUENCE, &[&octets(&seed), &octets(expanded)]);
        let mut other = expanded.clone();
        other[40] ^= 1;
        for (secret, faults) in [
            (element(0x80, &[&seed]), &[][..]),
            (octets(&expanded), &[]),
            (both(&expanded), &[]),
            (both(&other), &[KeyFault::Inconsistent]),
        ] {
            let key = read(&pkcs8(&secret)).unwrap();
            assert_eq!((spki_hash(&key).as_deref(), &key.faults[..]), (Some(hash), faults));
        }
        // Numbers beyond the bounds of the set, at both ends of the secret vectors.
        for at in [128, 128 + secret_bytes - 1] {
            let mut hostile = expanded.clone();
            hostile[at] = 0xFF;
            assert!(read(&pkcs8(&octets(&hostile))).is_err());
        }
        assert!(read(&pkcs8(&octets(&expanded[1..]))).is_err());
        assert!(read(&pkcs8(&element(0x80, &[&seed[1..]]))).is_err());
    }
}

/// The example of RFC 8410 section 10.3: version 2, with attributes and the public key.
const RFC_8410: &str = "3072020101300506032b657004220420d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842a01f301d060a2a864886f70d01090914310f0c0d437572646c6520436861697273812100 19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1";

#[test]
fn a_public_half_that_stands_beside_the_secret_is_compared() {
    let mut ed25519 = hex(&RFC_8410.replace(' ', ""));
    let key = read(&ed25519).unwrap();
    assert!(key.public_key.unwrap().spki.ends_with(&hex("c85086aa30b6b6cb0c5c38ad703166e1")));
    assert_eq!(key.faults, []);
    *ed25519.last_mut().unwrap() ^= 1;
    let key = read(&ed25519).unwrap();
    assert_eq!(key.faults, [KeyFault::PublicHalfDiffers]);
    assert!(key.public_key.unwrap().spki.ends_with(&hex("c85086aa30b6b6cb0c5c38ad703166e1")));

    let sec1 = crate::formats::pem::decode_base64(
        crate::formats::pem::Blocks::new(&fixture("other/sec1-key.pem")).next().unwrap().body.unwrap(),
    )
    .unwrap();
    let mut other = sec1.clone();
    *other.last_mut().unwrap() ^= 1;
    let (key, changed) = (read(&sec1).unwrap(), read(&other).unwrap());
    assert_eq!(changed.faults, [KeyFault::PublicHalfDiffers]);
    assert_eq!(spki_hash(&key), spki_hash(&changed));

    // The order of P-256 is no secret number; nothing follows from it.
    let mut zero = sec1;
    zero[7..39].fill(0xFF);
    assert_eq!(read(&zero).unwrap().faults, [KeyFault::Inconsistent]);
}

/// An RSA key whose primes differ in their last 101 bits, and one whose primes differ in 160.
const CLOSE: &str = "3082013a020100024100b548b57e7e91092d48461dfe1fba6028b54f5987c1e80b2aaf0713eb5f1456e08eb70e3e91c754255efc55ebad578d2b6d8aca79dc6c241bf2d6ce0fdb35ad8f020301000102404e9aed5fa0ffc08beaf7c44f897065fba0ca7c56ba44a47ae893d8164a0ee6b0133f6b85cc52fad23065bcb2551c46797d2a1c4802344f796504f1fab2a5bc79022100d76d4330f1446beab0c11fdecb91ce375bc8fbbcbde5c0994164d8399f767d0b022100d76d4330f1446beab0c11fdecb91ce375bc8fbc5aa033e39e85064d85ce07c0d022029d338dc63bb590873d0cb13428ac872cf0b3274ee9990cf307717d3f835d50902201bc6a8bd2cbe87b390eab5b3424820709ed3013371424dc9a59c880425a58419022100d3dc12c9e8bd832345803cbc874e0a6fc09763684e6a16f366da8a67481d90cd";
const APART: &str = "30820139020100024100b548b57e7e91092d48461dfeeaf3cd8f70c5c7fb09855783b6fd7e2a4652a08f1bb5824255e54e3f071e22210a523efb04de22827b3c9d3356dbb2f34cf7c59d020301000102406c62a75894b5844615930e760de56c3e598f768c49d9f643e2d1567052112ebabf9d81c065589fd774536a1bb92b59d7d802d2be5e35b51358437bfbf487ce25022100d76d4330f1446beab0c11fdecb91ce375bc8fbbcbde5c0994164d8399f767d0b022100d76d4330f1446beab0c11fdfbd11a1ac226e34343518cc751885e638a6e360f7022029d338dc63bb590873d0cb13428ac872cf0b3274ee9990cf307717d3f835d5090220436ccf3ae248a7fe2c944585a18783327d144102961bcce2596a8f43ebf7fec1022058a01d80a014c62d2074ad6f370e689974e331e6626bf98e1a13c28a57f3197f";

#[test]
fn numbers_of_rsa_that_contradict_each_other_are_told() {
    assert_eq!(read(&hex(CLOSE)).unwrap().faults, [KeyFault::PrimesTooClose]);
    assert_eq!(read(&hex(APART)).unwrap().faults, []);
    let der = hex(APART);
    // Each number in turn, by its last byte.
    let mut fields = Reader::new(&der).expect(tag::SEQUENCE, "key").unwrap().reader();
    fields.any("version").unwrap();
    while !fields.is_empty() {
        let number = fields.any("number").unwrap();
        let mut changed = der.clone();
        changed[number.content_at + number.content.len() - 1] ^= 2;
        let faults = read(&changed).unwrap().faults;
        assert_eq!(faults, [KeyFault::Inconsistent], "number at {}", number.at);
    }
    // Stubs of keys that live in a chip have zeros for their secrets.
    let stub = [&[0x02, 1, 0][..], &[0x02, 1, 15], &[0x02, 1, 3], &[0x02, 1, 0].repeat(6)].concat();
    assert_eq!(read(&element(tag::SEQUENCE, &[&stub])).unwrap().faults, [KeyFault::Inconsistent]);
}

#[test]
fn an_algorithm_that_is_not_known_is_named() {
    let algorithm = [0x30, 0x05, 0x06, 0x03, 0x2A, 0x03, 0x04];
    let key = element(tag::SEQUENCE, &[&[2, 1, 0], &algorithm, &[tag::OCTET_STRING, 1, 7]]);
    let key = read(&key).unwrap();
    assert_eq!(key.description.as_deref(), Some("unknown algorithm 1.2.3.4"));
    assert_eq!((key.public_key, key.faults), (None, Vec::new()));
}

#[test]
fn no_part_of_a_key_is_mistaken_for_a_whole_one() {
    for whole in [hex(&RFC_8410.replace(' ', "")), hex(APART)] {
        for length in 0..whole.len() {
            assert!(read(&whole[..length]).is_err(), "{length} bytes");
        }
        // Whatever byte changes, there is an answer.
        for at in 0..whole.len() {
            for value in [0x00, 0x30, 0x80, 0xFF] {
                let mut changed = whole.clone();
                changed[at] = value;
                _ = read(&changed);
            }
        }
    }
}

/// Ed25519 under AES-128 with one round, the password being "secret"; made by OpenSSL.
const ENCRYPTED: &str = "30819a305606092a864886f70d01050d3049302806092a864886f70d01050c301b0408eb31e6236b77b611020101300c06082a864886f70d02090500301d060960864801650304010204103fb332bc8d3173fc813a8577bfdd29930440acceb7753f74fa4aba5cbc687135b17e4c6d76eec3e5767d482bf107ae281a49b46e3744cb621dab2388eb9b3e9ac69848728667bc51e190c7e22592a5766935";
const ENCRYPTED_HASH: &str = "5e0f26a4580024c67fbf49d991b3e066b78dfdd53865df0ac856518d4ede5fbf";

/// P-256 under 3DES, the password being "secret"; made by OpenSSL.
const TRADITIONAL: &str = "-----BEGIN EC PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: DES-EDE3-CBC,6AFF3A874C8B2D65

x0IvIN4RP6mNHHhCIniCphxMYKpr2fMJjBmPwmVc8qqINVNFx1Luc9vlasCByQB6
/BJ7L9/HloYwczI09SnzFXjs1C4t8+yNTOXqX+Cf2D33VGFFMlsCxePiwSeAt0de
TstcGRuGaEL0/Zc/PyjJ8MzqjnB/B/FdecN8v8fwb4w=
-----END EC PRIVATE KEY-----
";
const TRADITIONAL_HASH: &str = "8342efcab844f33c24d8ad6422d754b4b4dae37f485b514c499203f7e555897f";

#[test]
fn keys_under_a_password_open_with_it_and_stay_locked_without() {
    for (file, form, opened_form, description, hash) in [
        (hex(ENCRYPTED), PrivateKeyForm::Pkcs8, PrivateKeyForm::Pkcs8, "Ed25519", ENCRYPTED_HASH),
        (
            TRADITIONAL.as_bytes().to_vec(),
            PrivateKeyForm::Traditional,
            PrivateKeyForm::Sec1,
            "EC P-256",
            TRADITIONAL_HASH,
        ),
        (
            TRADITIONAL.replace('\n', "\r\n").into_bytes(),
            PrivateKeyForm::Traditional,
            PrivateKeyForm::Sec1,
            "EC P-256",
            TRADITIONAL_HASH,
        ),
    ] {
        for (passwords, reason) in
            [(&[][..], LockReason::PasswordNeeded), (&["Secret", "secret "], LockReason::WrongPassword)]
        {
            let reading = open_file(&file, passwords);
            let (key, lock) = key_of(&reading);
            assert_eq!((key.form, &key.description, &key.public_key), (form, &None, &None));
            let lock = lock.unwrap();
            assert_eq!(lock.reason, reason);
            let unlocking =
                Unlocking { passwords: vec![Password::new(b"secret".to_vec())], ..Unlocking::default() };
            let opened = unlock(lock, &mut Context::new(&unlocking, &mut |_| ())).unwrap();
            assert!(opened.lock.is_none() && opened.failures.is_empty());
        }
        let reading = open_file(&file, &["other", "secret"]);
        let (key, lock) = key_of(&reading);
        assert_eq!((lock, key.form), (None, opened_form));
        assert_eq!(key.description.as_deref(), Some(description));
        assert_eq!(spki_hash(key).as_deref(), Some(hash));
        assert!(key.encryption.is_some());
    }
}

#[test]
fn a_right_password_for_a_damaged_key_is_called_right() {
    let mut padding = hex(ENCRYPTED);
    *padding.last_mut().unwrap() ^= 0xFF;
    let reading = open_file(&padding, &["secret"]);
    assert_eq!(key_or_error(&reading).unwrap_err().kind(), "decryptedDamaged");
    let reading = open_file(&padding, &["wrong"]);
    assert_eq!(key_of(&reading).1.unwrap().reason, LockReason::WrongPassword);
}

fn key_or_error(reading: &Reading) -> Result<&PrivateKey, &FormatError> {
    match reading.failures.first() {
        Some(failure) => Err(&failure.error),
        None => Ok(key_of(reading).0),
    }
}

#[test]
fn a_cipher_that_is_not_known_is_named_and_the_key_listed() {
    let mut unknown = hex(ENCRYPTED);
    let at = unknown.windows(9).position(|bytes| bytes == hex("608648016503040102")).unwrap();
    unknown[at + 8] = 99;
    let unlocking = Unlocking::default();
    let decoded = open_pkcs8(&unknown, &mut Context::new(&unlocking, &mut |_| ())).unwrap();
    let Content::PrivateKey(key) = &decoded.content else { panic!("no key") };
    let encryption = key.encryption.as_ref().unwrap();
    assert!(matches!(encryption.cipher, Cipher::Other(_)));
    assert!(matches!(encryption.derivation, KeyDerivation::Pbkdf2 { rounds: 1, .. }));
    assert_eq!((decoded.failures[0].error.kind(), decoded.lock), ("encryptionUnsupported", None));

    let traditional = TRADITIONAL.replace("DES-EDE3-CBC", "CAMELLIA-256-CBC");
    let reading = open_file(traditional.as_bytes(), &["secret"]);
    assert_eq!(reading.found[0].decoded.content, Content::Other(ObjectKind::EncryptedPrivateKey));
    assert_eq!(reading.found[0].decoded.failures[0].error.kind(), "encryptionUnsupported");

    let headless = TRADITIONAL.replace("DEK-Info", "DEC-Info");
    assert_eq!(open_file(headless.as_bytes(), &[]).failures[0].error.kind(), "malformed");
}

#[test]
fn encrypted_bytes_in_parts_are_joined() {
    let whole = hex(ENCRYPTED);
    let mut fields = Reader::new(&whole).expect(tag::SEQUENCE, "key").unwrap().reader();
    let algorithm = fields.any("algorithm").unwrap();
    let data = fields.any("data").unwrap().content;
    let (first, second) = data.split_at(21);
    let parts = [element(tag::OCTET_STRING, &[first]), element(tag::OCTET_STRING, &[second])].concat();
    let parted = [&[0x30, 0x80], algorithm.whole, &[0x24, 0x80], &parts, &[0, 0, 0, 0]].concat();
    let reading = open_file(&parted, &["secret"]);
    assert_eq!(spki_hash(key_of(&reading).0).as_deref(), Some(ENCRYPTED_HASH));
    let lock = Lock { reason: LockReason::PasswordNeeded, form: LockedForm::Pkcs8, bytes: parted };
    assert!(unlock(&lock, &mut Context::new(&Unlocking::default(), &mut |_| ())).unwrap().lock.is_some());
}
