//! Derivations against the vectors of their standards, ciphers against bytes that OpenSSL made.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::formats::asn1::Reader;
use crate::input::{Password, Unlocking};
use crate::model::{HashAlgorithm, KeyDerivation, hex_lower};

/// An Ed25519 key made for these tests.
const KEY: &str =
    "302e020100300506032b657004220420db8b4648ebcc0d93ffbbc6f134fdf78f973d2e9ace0c2de58a791b8ad8de2cbf";

/// That key under the password "secret": what `openssl pkcs8 -topk8` wrote by `-v1`, `-v2`, `-v2prf` and `-scrypt`.
const ENCRYPTED_KEYS: &[(&str, &str)] = &[
    (
        "PBE-MD5-DES",
        "MFcwGwYJKoZIhvcNAQUDMA4ECLohLWdSuG5WAgIIAAQ4tdVjrx9MFbdC0G3GKaqxFI6jV5UVp04XJEayoOVGnuEP4c4YDj0pufdHPQasxLLuL9VUSWTxUEc=",
    ),
    (
        "PBE-SHA1-RC2-64",
        "MFcwGwYJKoZIhvcNAQULMA4ECGUInTtMDJrkAgIIAAQ4lrc/6tPEbe+mJwhV7rEhK1rziti7dxWj+cULVVbLh0QTdJsTnUtfDqonT7g9sEFGQFlO/lCtxcg=",
    ),
    (
        "PBE-MD5-RC2-64",
        "MFcwGwYJKoZIhvcNAQUGMA4ECBqmOo6ZCD33AgIIAAQ4X1jEKzM2xQErOVKotOSNCuk0nGJYJdm93Q7o4ZUcOsgXMrtWsYwkKWqZWrho8/y+VzvO0qsq/+8=",
    ),
    (
        "PBE-SHA1-DES",
        "MFcwGwYJKoZIhvcNAQUKMA4ECJhslPArI43IAgIIAAQ4ZiNSc08XPu6mH85nxFpu6TQuZI2ntjnxLOyGLgaJE8V9ICvb3cycAtXHie0cUJFVzDFgcxQFAS4=",
    ),
    (
        "PBE-SHA1-RC4-128",
        "MFAwHAYKKoZIhvcNAQwBATAOBAhKv+cKmjrDNAICCAAEMLseaQIlL90z3NmyzVAK3AUYCEJbZflZI+nIdKCe4MUtuO3DCCCsWsrvgkLfXJ/P4A==",
    ),
    (
        "PBE-SHA1-RC4-40",
        "MFAwHAYKKoZIhvcNAQwBAjAOBAjSUgrJVKMkdAICCAAEMG9Wy/H1EBpG4HYtY2fp2R5aVszryoVN1363oCYWf7feiCqKFVMwV3rTkpLMOR+yNw==",
    ),
    (
        "PBE-SHA1-3DES",
        "MFgwHAYKKoZIhvcNAQwBAzAOBAiHHo6eQvzi0gICCAAEONm68GDHjlS1ZVUsBgpGaKbTdxpteVyfR3+ZtSUeZooy5nu9qP9+wq2pZT301zBIhR6aBmp8UnAR",
    ),
    (
        "PBE-SHA1-2DES",
        "MFgwHAYKKoZIhvcNAQwBBDAOBAiK4JxNc7GdLAICCAAEOFV3lEEy1y3VbDoF2u2W2nkILVuB1FAOCqpg56Mi75/l9vcLxbq6qaoKYHc+Sy4DkHZvceCa5307",
    ),
    (
        "PBE-SHA1-RC2-128",
        "MFgwHAYKKoZIhvcNAQwBBTAOBAiS8Fi35ub7TQICCAAEOI36+Snoc4P1d0RkNo0EC3Fx53oPEelFeshdMQHgPnqPM2VZzvZCiNO+t1b4ly+PzAl5fqg7vKQM",
    ),
    (
        "PBE-SHA1-RC2-40",
        "MFgwHAYKKoZIhvcNAQwBBjAOBAjrv+4dE8rzTAICCAAEOD+SYVrlre27FEdj/v2QgC6vEsaZJ2o+7gUghgfkSM9Kmdo75gw8IuhrGvH9l2qN5GlwQZBZHSSJ",
    ),
    (
        "aes-128-cbc",
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAguxlWi3r7ALQICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEAQIEEHmryiUa3MSkstSCxyb1d0sEQNxnqFwRyjN14N7R05xQ9/os/sJvFc6XzLJA5qBQM+GAQTC2V1ct4iQo95INjQHYVJ2w6Iluo7Y8lK0UrDXnU50=",
    ),
    (
        "aes-192-cbc",
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgA02Y0CZvPpQICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEARYEEJzbo15ZHVcIXO2Q6Wusy9sEQCP17f6293cIMb9jfoNIvQd9HOzfHLl1snTD2YnPPbnMAT+HN8GloDLcGByqt2OMHoFkWDLlCA3STd4d3MYCb8M=",
    ),
    (
        "aes-256-cbc",
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAg7ZB+T4ruCRQICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEELH969PtlfC6iiVvk1N3weUEQP9KB8J2XNoz4zb25Mg/P63Y4sDLRqbX3+Kho9YtlohSeVgYVkt6s4wlonuyB24ABcLx68W01FpkIoCNdK6t7RM=",
    ),
    (
        "des3",
        "MIGKME4GCSqGSIb3DQEFDTBBMCkGCSqGSIb3DQEFDDAcBAgRfjxBeXQ1nQICCAAwDAYIKoZIhvcNAgkFADAUBggqhkiG9w0DBwQIlx7hy34uQn4EOKRm6izSw6z9YzlVJAmlSj8X5nexRgL7G9EgclDaVwWdFZXts0HheIAuTmmBcZCBW6gUg78hlHXP",
    ),
    (
        "des",
        "MIGHMEsGCSqGSIb3DQEFDTA+MCkGCSqGSIb3DQEFDDAcBAhl5S3n4U0JTQICCAAwDAYIKoZIhvcNAgkFADARBgUrDgMCBwQIeOZ6jyqBkUcEOCYq3Oranr3wBbZu/UB9LClv9vYEVE+6jWUJaL1lOT9G9qIzcQlaNt0y4GDJWFIBmd7gi2iNm2kz",
    ),
    (
        "rc2-cbc",
        "MIGSMFYGCSqGSIb3DQEFDTBJMCwGCSqGSIb3DQEFDDAfBAiZXA1SMAc3HwICCAACARAwDAYIKoZIhvcNAgkFADAZBggqhkiG9w0DAjANAgE6BAjEDxRU314G8QQ4imncjl4ldm4NO0FwN9kEn+U5IsslkEEMUoDvzz2q75C7or+J+Fov0xmP5kvcfreiJPGoTe+V5bU=",
    ),
    (
        "rc2-40-cbc",
        "MIGTMFcGCSqGSIb3DQEFDTBKMCwGCSqGSIb3DQEFDDAfBAhE6/86kPzKJgICCAACAQUwDAYIKoZIhvcNAgkFADAaBggqhkiG9w0DAjAOAgIAoAQIfPO0c+P9Ug0EOOI0O1pbEc8BCLKRDZbOiE8ThQmHwr/lNGDXausLDVuRNBKfqXtgSTM86+0rqmVRaeb9TXvU3QgQ",
    ),
    (
        "rc2-64-cbc",
        "MIGSMFYGCSqGSIb3DQEFDTBJMCwGCSqGSIb3DQEFDDAfBAgmSw28ojyxHQICCAACAQgwDAYIKoZIhvcNAgkFADAZBggqhkiG9w0DAjANAgF4BAglzbUWUzx1ZAQ4HLJk1o7yAkoA9FDy2B7T/H5RCCL/F89ZPQIhlL3+2J+Ps2AB5jlAwyOc7rnA/3rnE78AybaP+Dk=",
    ),
    (
        "hmacWithSHA1",
        "MIGNMEkGCSqGSIb3DQEFDTA8MBsGCSqGSIb3DQEFDDAOBAjMKhsh8/XYyAICCAAwHQYJYIZIAWUDBAEqBBCnybqJD5/3gXGDwglIvlLyBEDX/kDnRTKg7oBG85lBh2Pp4fgYdOo73c+4fK8JeBVdjHJ0YrmzW5Pq543N5o+/y8z8HfLD+u4o14c8/j7/EXt8",
    ),
    (
        "hmacWithSHA224",
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgiv866JENahAICCAAwDAYIKoZIhvcNAggFADAdBglghkgBZQMEASoEEOF9pbUSosZri8yt0PHnz0gEQPoR/0HRSS26c74rLzQC8Ru0LOG8KUZ6omoghPvX8RcdScadyrl5x7iOvIIH+EeDhaLvnGZfzRynFLvXq1opz2g=",
    ),
    (
        "hmacWithSHA384",
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAj/Dp/pRQE7mgICCAAwDAYIKoZIhvcNAgoFADAdBglghkgBZQMEASoEEIxbch/Q5GwUKTxan2vAoxYEQHrPU9Z8tD2fQ1Hf6h6UUV2sjDO8/2D8CWFlsqwCoqBYrcMEyNTeaST3wi3LassCDN4pR1b3rEnEU2voVYy0Va0=",
    ),
    (
        "hmacWithSHA512",
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgtgi8fB0W/kwICCAAwDAYIKoZIhvcNAgsFADAdBglghkgBZQMEASoEEB4k6Kr5hypoaY5HF2HPJkgEQNTUlobrF9mhG/ezYntEIh/CWI4sSPxW1yFAg8XE4wlBZLHAOIKyaEz9E+uqZ0XF8c2b/8klxOulGh8NxqDNzdU=",
    ),
    (
        "hmacWithSHA512-224",
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAin7dqqFjB34AICCAAwDAYIKoZIhvcNAgwFADAdBglghkgBZQMEASoEEJT2cvQmhl0/nZzwKrYTjvMEQG/TZABw8gA7NPw8oARqgWQLFbRuQdtuVfNKI3EMe7I7XbP4XSxOqf+Q2TMJ8HN8alG2urXgjevOPMQFYkohq6s=",
    ),
    (
        "hmacWithSHA512-256",
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAizDYsPo950RAICCAAwDAYIKoZIhvcNAg0FADAdBglghkgBZQMEASoEEP6pfR5lVjJgPpOzdp2uZHsEQLeYGjPeAUWK/dtvMxUWeMuIXt/EomHKU80p8epzVppFu1QGoCxdw8gIBbcVXUORJDa73y4MzohIKtbC0Mf8k8o=",
    ),
    (
        "hmacWithMD5",
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiR2gDy0dAY1gICCAAwDAYIKoZIhvcNAgYFADAdBglghkgBZQMEASoEEGEJ+khaEL+2AA7aM9X5UA0EQErrZI8fHFgOCwJJUPxjDQj332nJJquvG+RSWT11Zr8EzXJRTQjCYHyO4j5ySvxns/GqCafHgftTrwjY1ZapZck=",
    ),
    (
        "scrypt",
        "MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAhBu3q/zcGH7wICBAACAQgCAQIwHQYJYIZIAWUDBAEqBBBwM/NIz1u86Ns1xGRt3bvHBEDCWk8Jt/XkxnZ5i3rztefcYL/Pur3vQIc6lDIPPYsuAa6jRntBcfj1bbHCf503T9ef8w8ZxuxzgVfxru5GumFo",
    ),
    (
        "Java's key protector",
        "MGowDgYKKwYBBAEqAhEBAQUABFgAAQIDBAUGBwgJCgsMDQ4PEBESE5Le4qxveEA/0z9P85kOJvRFZPQ9UwzToCBXY6ZRlXN7spKlr8jIAXJeBJk8H5FU5BHmaZ8TfbOGxp4y4GiyGr+3Xeir",
    ),
];

const CAMELLIA: &str = "MIGdMFkGCSqGSIb3DQEFDTBMMCkGCSqGSIb3DQEFDDAcBAhSilGRctmG2wICCAAwDAYIKoZIhvcNAgkFADAfBgsqgwiMmks9AQEBBAQQ7BsJiUYENqYiXZHP3yqzeQRAXREEN81kQ8uiYHl/fOPkPLtjSfMEVUWsak0a6lPCWJKL6z8cxZl935jRtWHCgnY07/STXVzoxgxOIluIkKVhGQ==";

/// A P-256 key made for these tests, traditional.
const EC_KEY: &str = "30770201010420691f5f85cf19e26b789f2a882005ae8b480ad4b77cd14c5745bc4352c3499cb9a00a06082a8648ce3d030107a144034200044b891b7e4354d8c826811476c7490330397f1f01c021ef46fb4e1345378a81b8afbe271d4a7dcd15c3a8f999f2d1958db91412f1d6fc7482964cbfcbf6f85649";

/// That key under the password "secret": cipher, vector and body of what `openssl ec` wrote.
const TRADITIONAL: &[(&str, &str, &str)] = &[
    (
        "DES-CBC",
        "47ADF1377272AF4A",
        "zlwUOA9fwW5Iwy4U38C2q23mlhrrgyWDfM89LkVW5+r5kL2Uey0v3JNyy28oNSm9klPqklcFlacYZLnfRoLI/Z1KSmKSY/8S7sw4YRAt6oxau7PUpEkU8Zhygd3BmHdFi0Jkcuh8LeVthVNgtuJkeJDGTrB8rA5Y+7Zh5Ae4sqA=",
    ),
    (
        "DES-EDE3-CBC",
        "54779545BAA12FC6",
        "1/2nAghcyX3S1AcMiCGhy5wm/nndoXNv+NP39QraMtE6+aMR9xME8tAtyY97kUvVSAZhAzaekatSPO/aolrBSdHG6nX/+gqesH4zuj7TygdYdbjRKrD8UPwnDkJhRV9NZcOf6HBxeAijVXPyDTgDMmIzmbeeRqk363uM3PGvu/w=",
    ),
    (
        "AES-128-CBC",
        "F5E8E95D2943CFCF1553DE4649D6854F",
        "pUNfr06jQZK/02o6z8RE7SXixyHkLwPI67BX7XWExnG26wmCMKiQV31MEk3kjSucwRdkU6V3wFSEmKI8VHsHJszecBFeDBYhFTCkV0yzM6ISH66DAD6bhVPEGm44pIFeg092THRGnUPcX1+heIWCvlgRCbdyybcfMlI15FHoQrE=",
    ),
    (
        "AES-192-CBC",
        "C1CBE93485D5F9D6575A164ED83B7474",
        "wbWrf3EnLrGF6jHQenHBIbe5DPdoE9Tp+1VFMmky3NhQjLLrsR8TktMuAFLwF0Q0RjRKwpAslncRHJcN17VNXRbaKrq9Evugk5Kv83nhKuo2yKK1i6xF+zFq7hrXzYXf6nZ9fz0nthMfmAl3LFBD3cDp6/HbaQQq4OpYenOCY1Q=",
    ),
    (
        "AES-256-CBC",
        "38336A89D6464ACA4B30EB7EE1EE3E09",
        "vDFdqrug41rOY6oV++1LRwRniH5SYrWUu/VMLbfyyYRLzmXySLVI95+D1qKsm//QJ4x8h6HUV0nLtgzVg03m5o7sY72cBLfhKZueP/sJwsULZ6Dwp7V3bxkZ3GhGFEcUDDRGiBIhcXfvhHNZDOM2ih72B5LlLWc2KduU+1HSMik=",
    ),
];

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let pairs = hexadecimal.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
    pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

fn unlocking(passwords: &[&str]) -> Unlocking {
    let passwords = passwords.iter().map(|password| Password::new(password.as_bytes().to_vec())).collect();
    Unlocking { passwords, ..Unlocking::default() }
}

fn derive(
    facts: KeyDerivation,
    salt: &[u8],
    password: &[u8],
    purpose: Purpose,
    length: usize,
) -> Result<String, FormatError> {
    let unlocking = Unlocking::default();
    let mut progress = |_| {};
    let mut context = Context::new(&unlocking, &mut progress);
    let derivation = Derivation { facts, salt: salt.to_vec(), key_length: None };
    derivation.cost(length)?;
    let key = derivation.derive(password, purpose, length, &mut Meter::new(&mut context, 0))?;
    Ok(hex_lower(&key))
}

/// Opens EncryptedPrivateKeyInfo (RFC 5958 section 3).
fn open(base64: &str, unlocking: &Unlocking) -> Result<(String, PasswordForm), DecryptError> {
    let der = STANDARD.decode(base64).unwrap();
    let mut fields = Reader::new(&der).expect(tag::SEQUENCE, "key").unwrap().reader();
    let scheme = scheme(&fields.expect(tag::SEQUENCE, "algorithm").unwrap()).unwrap();
    let data = fields.expect(tag::OCTET_STRING, "data").unwrap();
    let mut progress = |_| {};
    let mut context = Context::new(unlocking, &mut progress);
    decrypt(&scheme, data.content, &mut context, |plain, _| {
        plain.starts_with(&[0x30, 0x2E]).then(|| hex_lower(plain))
    })
}

#[test]
fn every_scheme_that_openssl_writes_is_opened() {
    for (name, base64) in ENCRYPTED_KEYS {
        let opened = open(base64, &unlocking(&["wrong", "secret"]));
        assert_eq!(opened, Ok((KEY.to_owned(), PasswordForm::Standard)), "{name}");
    }
}

#[test]
fn without_the_password_each_scheme_stays_locked_and_says_why() {
    for (name, base64) in ENCRYPTED_KEYS {
        for (passwords, reason) in
            [(&[][..], LockReason::PasswordNeeded), (&["wrong", "Secret"], LockReason::WrongPassword)]
        {
            let opened = open(base64, &unlocking(passwords));
            assert_eq!(opened, Err(DecryptError::Locked(reason)), "{name}");
        }
    }
}

#[test]
fn too_many_rounds_are_not_done_without_asking() {
    let (_, base64) = ENCRYPTED_KEYS[0];
    let unlocking = Unlocking { max_rounds: 2047, ..unlocking(&["secret"]) };
    let reason = LockReason::TooManyRounds { rounds: 2048 };
    assert_eq!(open(base64, &unlocking), Err(DecryptError::Locked(reason)));
}

#[test]
fn a_cipher_that_is_not_known_is_named() {
    let Err(DecryptError::Failed(error)) = open(CAMELLIA, &unlocking(&["secret"])) else { panic!() };
    let sentence = error.to_string();
    assert!(sentence.contains("1.2.392.200011.61.1.1.1.4"), "{sentence}");
}

#[test]
fn a_damaged_key_under_the_right_password_is_not_a_wrong_password() {
    let (_, base64) = ENCRYPTED_KEYS.iter().find(|(name, _)| *name == "aes-256-cbc").unwrap();
    let mut der = STANDARD.decode(base64).unwrap();
    *der.last_mut().unwrap() ^= 1;
    let opened = open(&STANDARD.encode(&der), &unlocking(&["secret"]));
    let error = FormatError::DecryptedDamaged { what: "the private key" };
    assert_eq!(opened, Err(DecryptError::Failed(error)));
}

#[test]
fn traditional_pem_is_opened() {
    for (name, iv, body) in TRADITIONAL {
        let scheme = traditional(name, &bytes(&iv.to_lowercase())).unwrap();
        let unlocking = unlocking(&["secret"]);
        let mut progress = |_| {};
        let mut context = Context::new(&unlocking, &mut progress);
        let body = STANDARD.decode(body).unwrap();
        let opened =
            decrypt(&scheme, &body, &mut context, |plain, _| starts_well(plain).then(|| hex_lower(plain)));
        assert_eq!(opened, Ok((EC_KEY.to_owned(), PasswordForm::Standard)), "{name}");
    }
    assert!(traditional("AES-256-GCM", &[0; 16]).is_err());
    assert!(traditional("AES-256-CBC", &[0; 8]).is_err());
}

#[test]
fn pbkdf2_answers_as_rfc_6070_and_rfc_7914_say() {
    use HashAlgorithm::{Sha1, Sha256};
    for (hash, password, salt, rounds, expected) in [
        (Sha1, "password", "salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6"),
        (Sha1, "password", "salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"),
        (Sha1, "password", "salt", 4096, "4b007901b765489abead49d926f721d065a429c1"),
        (
            Sha1,
            "passwordPASSWORDpassword",
            "saltSALTsaltSALTsaltSALTsaltSALTsalt",
            4096,
            "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        ),
        (Sha1, "pass\0word", "sa\0lt", 4096, "56fa6aa75548099dcc37d7f03425e0c3"),
        (
            Sha256,
            "passwd",
            "salt",
            1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc\
             49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        ),
    ] {
        let length = expected.len() / 2;
        let facts = KeyDerivation::Pbkdf2 { hash, rounds };
        let found = derive(facts, salt.as_bytes(), password.as_bytes(), Purpose::Key, length);
        assert_eq!(found.as_deref(), Ok(expected));
    }
}

#[test]
fn scrypt_answers_as_rfc_7914_says() {
    let facts = KeyDerivation::Scrypt { cost: 1024, block_size: 8, parallelization: 16 };
    let expected = "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162\
                    2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640";
    assert_eq!(derive(facts, b"NaCl", b"password", Purpose::Key, 64).as_deref(), Ok(expected));
}

#[test]
fn scrypt_that_takes_too_much_memory_is_refused() {
    for (cost, block_size, parallelization) in
        [(1 << 20, 8, 1), (1 << 31, 1, 1), (2, 1 << 30, 1), (2, 8, 1 << 30), (1 << 31, 1 << 31, 1 << 31)]
    {
        let facts = KeyDerivation::Scrypt { cost, block_size, parallelization };
        let found = derive(facts, b"", b"", Purpose::Key, 32);
        assert_eq!(found, Err(FormatError::KeyDerivationMemory));
    }
}

/// The SHA-1 vectors stand in the tests of OpenSSL and Bouncy Castle; the others are what `openssl kdf PKCS12KDF` says.
#[test]
fn the_pkcs12_derivation_answers_as_others_do() {
    use HashAlgorithm::{Sha1, Sha256, Sha512};
    use Purpose::{Key, Mac, Vector};
    const SMEG: &[u8] = b"\0s\0m\0e\0g\0\0";
    const QUEEG: &[u8] = b"\0q\0u\0e\0e\0g\0\0";
    for (hash, rounds, password, salt, purpose, expected) in [
        (Sha1, 1, SMEG, "0a58cf64530d823f", Key, "8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3"),
        (Sha1, 1, SMEG, "0a58cf64530d823f", Vector, "79993dfe048d3b76"),
        (Sha1, 1, SMEG, "642b99ab44fb4b1f", Key, "f3a95fec48d7711e985cfe67908c5ab79fa3d7c5caa5d966"),
        (Sha1, 1, SMEG, "3d83c0e4546ac140", Mac, "8d967d88f6caa9d714800ab3d48051d63f73a312"),
        (Sha1, 1000, QUEEG, "05dec959acff72f7", Key, "ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4"),
        (
            Sha256,
            3,
            SMEG,
            "0a58cf64530d823f",
            Key,
            concat!(
                "469e0a6907c9598d58e9611a2b3dceb1c8ae273415360bf8bf510e1ccecc8674e28f97d0dbc836d78502a75f6a",
                "8e624ce3732b56ba426aedb32930ea60b0ce0f4360262c3b860fe5f2278892721b55db1c7b65a1c265e51677c4",
                "eeb7f0b9006688988fb2"
            ),
        ),
        (
            Sha512,
            3,
            SMEG,
            "0a58cf64530d823f",
            Mac,
            concat!(
                "f1208c3d89ea381d3641f9cc8203229e4a116261296c330449d00cb77cfb8492fda3d578a04d2242d43d807b6e",
                "17bd527d3360fc7516deb180528161a2a46f4329ac558290033c20586e5829a8ada0cfaf1d887c514e9bf56f2e",
                "dbb1293dc4b23fa9ce3981b089c5a50286544a8b82ddbfc957ad6994b407b64759f86a5ba9c03432d3fdec9ba1",
                "0571a037b79fe4005fc9f51bfa5d4d"
            ),
        ),
    ] {
        let facts = KeyDerivation::Pkcs12 { hash, rounds };
        let found = derive(facts, &bytes(salt), password, purpose, expected.len() / 2);
        assert_eq!(found.as_deref(), Ok(expected));
    }
}

#[test]
fn impossible_numbers_are_refused_at_once() {
    // PBEParameter with a salt and a number of rounds.
    for (rounds, fits) in [
        ("020100", false),
        ("0201ff", false),
        ("0200", false),
        ("020101", true),
        ("02047fffffff", true),
        ("02050080000000", false),
        ("0209010000000000000000", false),
    ] {
        let parameters = format!("0408{}{rounds}", "00".repeat(8));
        let identifier = "06092a864886f70d01050a";
        let wrap = |content: &str| format!("30{:02x}{content}", content.len() / 2);
        let der = bytes(&wrap(&format!("{identifier}{}", wrap(&parameters))));
        let element = Reader::new(&der).any("algorithm").unwrap();
        assert_eq!(scheme(&element).is_ok(), fits, "{rounds}");
    }
}

#[test]
fn the_start_of_a_sequence_betrays_the_right_password() {
    for (plain, well) in [
        (&b"\x30\x03\x02\x01\x00\x03\x03\x03"[..], true),
        (b"\x30\x03\x04\x01\x00\x03\x03\x03", false),
        (b"\x30\x06\x30\x01\x00\x03\x03\x03", true),
        (b"\x30\x07\x30\x01\x00\x03\x03\x03", false),
        (b"\x30\x80\x30\x01\x00\x03\x03\x03", false),
        (b"\x30\x81\x03\x02\x01\x00\x03\x03\x03", true),
        (b"\x30\x84\0\0\0\x03\x02\x01\x00\x03\x03\x03", true),
        (b"\x30\x84\xFF\xFF\xFF\xFF\x02\x01\x00", false),
        (b"\x30\x82\x01", false),
        (b"", false),
    ] {
        assert_eq!(starts_well(plain), well, "{plain:?}");
    }
}
