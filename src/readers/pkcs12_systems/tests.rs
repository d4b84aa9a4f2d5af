use super::*;
use crate::model::{Cipher, Encryption, HashAlgorithm, KeyDerivation, Mac, Oid, Opened, Safe};
use Outcome::{Fail, Pass, Unknown, Warn};

fn pbes2(cipher: Cipher) -> Encryption {
    Encryption { cipher, derivation: KeyDerivation::Pbkdf2 { hash: HashAlgorithm::Sha256, rounds: 2048 } }
}

fn pbe(cipher: Cipher) -> Encryption {
    Encryption { cipher, derivation: KeyDerivation::Pkcs12 { hash: HashAlgorithm::Sha1, rounds: 2048 } }
}

fn scrypt() -> Encryption {
    let derivation = KeyDerivation::Scrypt { cost: 16384, block_size: 8, parallelization: 1 };
    Encryption { cipher: Cipher::Aes256, derivation }
}

fn mac(hash: HashAlgorithm) -> Mac {
    Mac::Pkcs12 { hash, rounds: 2048 }
}

/// A file as OpenSSL lays it out: certificates in an encrypted part, the key in a clear one.
fn file(certificates: Option<Encryption>, key: Option<Encryption>, mac: Mac) -> Pkcs12 {
    let protection = certificates.map_or(SafeProtection::Clear, SafeProtection::Password);
    let bags = (protection == SafeProtection::Clear).then_some(1);
    let bare_keys = u32::from(key.is_none());
    Pkcs12 {
        mac,
        safes: vec![
            Safe { protection, key_encryptions: Vec::new(), bare_keys: 0, certificates: 0, bags },
            Safe {
                protection: SafeProtection::Clear,
                key_encryptions: key.into_iter().collect(),
                bare_keys,
                certificates: 0,
                bags: Some(1),
            },
        ],
        opened: None,
        locked: Vec::new(),
        sealed_for: None,
        deviations: Vec::new(),
        der: Vec::new(),
    }
}

fn outcomes(file: &Pkcs12) -> Vec<Outcome> {
    card(file).iter().map(|row| row.outcome).collect()
}

#[test]
fn the_card_of_each_kind_of_file() {
    use HashAlgorithm::{Sha1, Sha256};
    let aes = || Some(pbes2(Cipher::Aes256));
    let pbmac1 = Mac::Pbmac1 { hash: Sha256, derivation: pbes2(Cipher::Aes256).derivation };
    #[rustfmt::skip]
    let table = [
        //                                                                  Windows        Apple    Android        Java        OpenSSL
        ("OpenSSL 3", file(aes(), aes(), mac(Sha256)),                    [Fail, Pass,    Fail,    Fail, Unknown, Warn, Pass, Pass, Pass, Pass]),
        ("OpenSSL 3 -legacy", file(Some(pbe(Cipher::Rc2Bits40)), Some(pbe(Cipher::TripleDes)), mac(Sha1)),
                                                                          [Pass, Pass,    Pass,    Pass, Pass,    Pass, Pass, Pass, Fail, Pass]),
        ("3DES", file(Some(pbe(Cipher::TripleDes)), Some(pbe(Cipher::TripleDes)), mac(Sha1)),
                                                                          [Pass, Pass,    Pass,    Pass, Pass,    Pass, Pass, Pass, Pass, Pass]),
        ("3DES with a SHA-256 MAC", file(Some(pbe(Cipher::TripleDes)), Some(pbe(Cipher::TripleDes)), mac(Sha256)),
                                                                          [Fail, Pass,    Fail,    Unknown, Unknown, Warn, Pass, Pass, Pass, Pass]),
        ("PBMAC1", file(aes(), aes(), pbmac1),                            [Fail, Unknown, Fail,    Fail, Unknown, Fail, Fail, Fail, Warn, Warn]),
        ("no MAC", file(aes(), aes(), Mac::Absent),                       [Fail, Unknown, Fail,    Fail, Unknown, Unknown, Pass, Warn, Pass, Pass]),
        ("scrypt", file(Some(scrypt()), Some(scrypt()), mac(Sha256)),     [Fail, Unknown, Fail,    Fail, Unknown, Fail, Fail, Pass, Pass, Pass]),
        ("AES-192", file(Some(pbes2(Cipher::Aes192)), aes(), mac(Sha256)), [Fail, Unknown, Fail,   Fail, Unknown, Fail, Fail, Pass, Pass, Pass]),
        ("two keys", file(Some(pbe(Cipher::TripleDesTwoKeys)), Some(pbe(Cipher::TripleDesTwoKeys)), mac(Sha1)),
                                                                          [Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Fail, Pass, Pass, Pass]),
        ("nothing encrypted", file(None, None, Mac::Absent),              [Unknown, Unknown, Warn, Unknown, Unknown, Unknown, Fail, Warn, Pass, Pass]),
    ];
    for (name, file, expected) in table {
        assert_eq!(outcomes(&file), expected, "{name}");
    }
}

#[test]
fn what_nobody_knows_is_never_said_to_open() {
    let oid = Oid::from_der_content(&[0x2A, 3]);
    let unknown = Encryption {
        cipher: Cipher::Other(oid.clone()),
        derivation: KeyDerivation::Other { oid: oid.clone() },
    };
    let file = file(Some(unknown.clone()), Some(unknown), Mac::Other { oid });
    for row in card(&file) {
        assert!(matches!(row.outcome, Unknown | Fail), "{}", row.system);
        assert!(!row.reason.is_empty(), "{}", row.system);
    }
}

#[test]
fn every_answer_has_its_reason_and_its_source() {
    for system in SYSTEMS {
        assert!(!system.rules.is_empty());
        for rule in system.rules {
            assert!(rule.reason.ends_with('.'), "{}: {}", system.name, rule.reason);
            assert!(!rule.sources.is_empty(), "{}: {}", system.name, rule.reason);
        }
    }
}

#[test]
fn a_false_wrong_password_is_said_to_be_one() {
    let aes = || Some(pbes2(Cipher::Aes256));
    let rows = card(&file(aes(), aes(), mac(HashAlgorithm::Sha256)));
    for system in ["Windows Server 2012", "macOS", "Android 12"] {
        let row = rows.iter().find(|row| row.system.starts_with(system)).unwrap();
        assert!(row.reason.contains("password") && row.reason.contains("Export again"), "{}", row.reason);
    }
}

#[test]
fn keys_that_are_not_seen_yet_are_mentioned() {
    let mut hidden =
        file(Some(pbes2(Cipher::Aes256)), Some(pbes2(Cipher::Aes256)), mac(HashAlgorithm::Sha256));
    hidden.safes.pop();
    let row = &card(&hidden)[1];
    assert_eq!(row.outcome, Pass);
    assert!(row.reason.contains("what is visible"), "{}", row.reason);
}

#[test]
fn an_empty_password_troubles_apple() {
    let classic = || Some(pbe(Cipher::TripleDes));
    let mut file = file(classic(), classic(), mac(HashAlgorithm::Sha1));
    let password = PasswordForm::Empty;
    file.opened =
        Some(Opened { password, mac_verified: Some(true), passwords_differ: false, password_is_ascii: true });
    let troubled: Vec<_> = card(&file).into_iter().filter(|row| row.outcome != Pass).collect();
    assert_eq!(
        troubled.iter().map(|row| (&*row.system, row.outcome)).collect::<Vec<_>>(),
        [("macOS and iOS", Warn)]
    );
}
