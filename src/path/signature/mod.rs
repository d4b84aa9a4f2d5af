//! Whether a signature fits a key and what is signed.
//!
//! One file per family of algorithms. "Valid" is said only after the mathematics came out right; whatever is not known here,
//! or does not fit together, was not verified.

mod answer;
mod ecdsa;
mod edwards;
mod hash;
mod mask;
mod ml_dsa;
mod rsa;
mod slh_dsa;

use crate::model::{
    PublicKey, PublicKeyAlgorithm, SignatureAlgorithm, SignatureCheck, SignatureScheme as Scheme,
};

/// Verifies a signature over a message.
#[must_use]
pub fn verify(
    key: &PublicKey,
    algorithm: &SignatureAlgorithm,
    message: &[u8],
    signature: &[u8],
) -> SignatureCheck {
    check(key, algorithm, message, signature).unwrap_or(SignatureCheck::NotVerified)
}

/// `None` where key and algorithm do not fit each other, or one of them is not known here.
fn check(
    key: &PublicKey,
    algorithm: &SignatureAlgorithm,
    message: &[u8],
    signature: &[u8],
) -> Option<SignatureCheck> {
    match (algorithm.scheme, &key.algorithm) {
        (Scheme::RsaPkcs1, PublicKeyAlgorithm::Rsa { modulus, exponent, pss_only: false }) => {
            rsa::Key::new(&modulus.0, &exponent.0)?.verify_pkcs1(algorithm.hash?, message, signature)
        }
        (Scheme::RsaPss, PublicKeyAlgorithm::Rsa { modulus, exponent, pss_only }) => {
            // RFC 4055 section 3.3: parameters of the key bind the signature. Others than the very same are left alone.
            let bound = *pss_only && matches!(key.parameters, crate::model::Parameters::Present(_));
            if bound && key.parameters != algorithm.parameters {
                return None;
            }
            rsa::Key::new(&modulus.0, &exponent.0)?.verify_pss(&algorithm.pss?, message, signature)
        }
        (Scheme::Ecdsa, PublicKeyAlgorithm::Ec { curve, point }) => {
            ecdsa::verify(curve, &point.0, &hash::digest(algorithm.hash?, &[message])?, signature)
        }
        (Scheme::Ed25519, PublicKeyAlgorithm::Ed25519 { key }) => {
            edwards::verify_ed25519(&key.0, message, signature)
        }
        (Scheme::Ed448, PublicKeyAlgorithm::Ed448 { key }) => {
            edwards::verify_ed448(&key.0, message, signature)
        }
        // The identifiers of key and signature are the same (RFC 9881 section 2), and name the parameter set.
        (Scheme::MlDsa, PublicKeyAlgorithm::MlDsa { set, key: bytes }) if key.oid == algorithm.oid => {
            ml_dsa::verify(*set, &bytes.0, message, signature)
        }
        // The same (RFC 9909 section 4). Signatures over a hash have identifiers of their own, and keys too.
        (Scheme::SlhDsa, PublicKeyAlgorithm::SlhDsa { set, key: bytes }) if key.oid == algorithm.oid => {
            slh_dsa::verify(set, &bytes.0, message, signature)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;
    use crate::formats::{self, Context};
    use crate::input::Unlocking;
    use crate::model::{Certificate, CertificateRequest, Content};

    fn fixtures() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
    }

    fn read(bytes: &[u8]) -> Content {
        let unlocking = Unlocking::default();
        let reading = formats::read(bytes, &mut Context::new(&unlocking, &mut |_| {}));
        assert_eq!(reading.failures, []);
        reading.found.into_iter().next().unwrap().decoded.content
    }

    fn certificate(name: &str) -> Certificate {
        match read(&std::fs::read(fixtures().join(format!("{name}.der"))).unwrap()) {
            Content::Certificate(certificate) => *certificate,
            other => panic!("{name} is {:?}", other.kind()),
        }
    }

    fn request(der: &[u8]) -> CertificateRequest {
        match read(der) {
            Content::CertificateRequest(request) => *request,
            other => panic!("a request is {:?}", other.kind()),
        }
    }

    /// What is said of a request under its own key, with another message or signature if wanted.
    fn check_request(request: &CertificateRequest, message: &[u8], signature: &[u8]) -> SignatureCheck {
        verify(&request.public_key.key, &request.signature_algorithm, message, signature)
    }

    #[test]
    fn requests_of_other_makers_are_judged_as_their_list_says() {
        let list = std::fs::read_to_string(fixtures().join("signatures/requests.tsv")).unwrap();
        let mut judged = 0;
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let [expected, name, base64] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let request = request(&STANDARD.decode(base64).unwrap());
            let message = request.signed.of(&request.der);
            let signature = request.signature.of(&request.der);
            let check = check_request(&request, message, signature);
            assert_eq!(serde_json::to_value(check).unwrap(), *expected, "{name}");
            judged += 1;
            if check == SignatureCheck::Valid {
                for bit in [0, signature.len() * 4 + 3, signature.len() * 8 - 1] {
                    let mut spoilt = signature.to_vec();
                    spoilt[bit / 8] ^= 0x80 >> (bit % 8);
                    assert_eq!(check_request(&request, message, &spoilt), SignatureCheck::Invalid, "{name}");
                }
                let mut spoilt = message.to_vec();
                *spoilt.last_mut().unwrap() ^= 1;
                assert_eq!(check_request(&request, &spoilt, signature), SignatureCheck::Invalid, "{name}");
            }
        }
        assert!(judged > 100, "only {judged} requests were judged");
    }

    #[test]
    fn certificates_are_signed_by_those_who_issued_them_and_by_nobody_else() {
        use SignatureCheck::{Invalid, NotVerified, Valid};
        for (subject, issuer, expected) in [
            ("ca/root", "ca/root", Valid),
            ("ca/intermediate", "ca/root", Valid),
            ("ca/intermediate", "chain/other-root", Invalid),
            ("ca/intermediate", "chain/rekeyed-root", Invalid),
            ("chain/cross-signed", "chain/other-root", Valid),
            ("chain/cross-signed", "ca/root", Invalid),
            ("chain/expired-intermediate", "ca/root", Valid),
            ("chain/rekeyed-root", "chain/rekeyed-root", Valid),
            ("chain/rekeyed-root", "ca/root", Invalid),
            ("chain/constrained-ca", "ca/root", Valid),
            ("chain/permitted", "chain/constrained-ca", Valid),
            ("chain/excluded", "chain/constrained-ca", Valid),
            ("chain/sub-ca", "ca/intermediate", Valid),
            ("chain/under-sub-ca", "chain/sub-ca", Valid),
            ("chain/under-leaf", "server/good", Valid),
            ("chain/loop-a", "chain/loop-b", Valid),
            ("chain/loop-b", "chain/loop-a", Valid),
            ("chain/wrong-issuer-name", "ca/intermediate", Valid),
            ("chain/wrong-key-identifier", "ca/intermediate", Valid),
            ("chain/bad-signature", "ca/intermediate", Invalid),
            ("chain/self-issued-bad-signature", "chain/self-issued-bad-signature", Invalid),
            ("server/good", "ca/intermediate", Valid),
            ("server/good", "ca/root", Invalid),
            ("server/sha1", "ca/intermediate", Valid),
            ("server/sha224", "ca/intermediate", Valid),
            ("server/sha384", "ca/intermediate", Valid),
            ("server/sha512", "ca/intermediate", Valid),
            ("server/sha512-224", "ca/intermediate", Valid),
            ("server/sha512-256", "ca/intermediate", Valid),
            ("server/sha3-256", "ca/intermediate", Valid),
            ("server/md5", "ca/intermediate", Valid),
            ("server/md2", "ca/intermediate", NotVerified),
            ("server/md4", "ca/intermediate", NotVerified),
            ("server/pss-sha256", "ca/intermediate", Valid),
            ("server/pss-sha512", "ca/intermediate", Valid),
            ("server/pss-mgf1-mismatch", "ca/intermediate", Valid),
            ("server/pss-mgf1-other", "ca/intermediate", Valid),
            ("server/pss-sha1-default", "ca/intermediate", Valid),
            ("server/ecdsa-sha1", "ca/ec-p256", Valid),
            ("server/ecdsa-sha256", "ca/ec-p256", Valid),
            ("server/ecdsa-sha384", "ca/ec-p384", Valid),
            ("server/ecdsa-sha512", "ca/ec-p256", Valid),
            ("server/ed25519-signed", "ca/ed25519", Valid),
            ("server/ed448-signed", "ca/ed25519", NotVerified),
            ("server/good", "ca/ec-p256", NotVerified),
            ("server/ecdsa-sha256", "ca/root", NotVerified),
            ("server/ecdsa-sha256", "ca/secp256k1", NotVerified),
            ("server/unknown-signed", "ca/intermediate", NotVerified),
            ("server/dsa", "server/dsa", NotVerified),
        ] {
            let (subject_certificate, issuer_certificate) = (certificate(subject), certificate(issuer));
            let check = verify(
                &issuer_certificate.public_key,
                &subject_certificate.signature_algorithm,
                subject_certificate.signed.of(&subject_certificate.der),
                subject_certificate.signature.of(&subject_certificate.der),
            );
            assert_eq!(check, expected, "{subject} under {issuer}");
        }
    }

    /// Every root that browsers trust signs itself, and with nothing that is not known here.
    #[test]
    fn the_roots_of_the_web_sign_themselves() {
        let mut judged = 0;
        for der in webpki_root_certs::TLS_SERVER_ROOT_CERTS {
            let Content::Certificate(root) = read(der) else { panic!("a root is no certificate") };
            let check = verify(
                &root.public_key,
                &root.signature_algorithm,
                root.signed.of(&root.der),
                root.signature.of(&root.der),
            );
            assert_eq!(check, SignatureCheck::Valid, "{}, {}", root.subject, root.signature_algorithm);
            judged += 1;
        }
        assert!(judged > 100, "only {judged} roots");
    }

    #[test]
    fn algorithms_that_are_not_verified_have_names() {
        for (dotted, name) in [
            ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
            ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
            ("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
            ("1.2.840.113549.1.1.2", "md2WithRSAEncryption"),
            ("1.2.840.113549.1.1.3", "md4WithRSAEncryption"),
            ("1.2.840.10040.4.3", "dsa-with-sha1"),
            ("2.16.840.1.101.3.4.3.20", "id-slh-dsa-sha2-128s"),
            ("2.16.840.1.101.3.4.3.35", "id-hash-slh-dsa-sha2-128s-with-sha256"),
            ("2.16.840.1.101.3.4.3.46", "id-hash-slh-dsa-shake-256f-with-shake256"),
            ("2.16.840.1.101.3.4.3.32", "id-hash-ml-dsa-44-with-sha512"),
            ("1.3.6.1.5.5.7.6.30", "id-RSASSA-PSS-SHAKE128"),
            ("1.3.6.1.5.5.7.6.33", "id-ecdsa-with-shake256"),
        ] {
            let identifier = const_oid::ObjectIdentifier::new_unwrap(dotted);
            let oid = crate::model::Oid::from_der_content(identifier.as_bytes());
            assert_eq!(oid.name().map(str::to_lowercase), Some(name.to_lowercase()), "{dotted}");
        }
    }
}
