//! The key: whose pins hold, and what it can do.

use super::pair::Pair;
use crate::checks::Outcome;
use crate::input::Role;
use crate::model::Text;
use crate::model::{Curve, PublicKey, PublicKeyAlgorithm, hex_colons};
use crate::products::{Difference, renewal};
use crate::report::Consequence;

pub(super) fn consequences(pair: &Pair<'_>, all: &mut Vec<Consequence>) {
    let same = pair.older.key_hash() == pair.newer.key_hash();
    match (pair.older.certificate(), pair.newer.certificate()) {
        (None, Some(_)) => all.push(of_request(same)),
        (Some(_), None) => all.push(of_renewal_request(same)),
        (None, None) => all.push(of_two_requests(same)),
        (Some(_), Some(_)) => {
            all.push(key(pair, same));
            all.push(fingerprint(pair));
        }
    }
    if !same {
        all.extend(kind(pair));
    }
    all.extend(signature(pair));
}

fn of_request(same: bool) -> Consequence {
    if same {
        Consequence::new("key", Outcome::Pass, "The certificate is for the key of the request")
            .means("The private key that the request was made with belongs to the certificate.")
    } else {
        Consequence::new("key", Outcome::Fail, "The certificate is not for the key of the request")
            .means("The private key that the request was made with does not belong to this certificate, so a server or a bot cannot use the two together.")
            .so("Look for the certificate that was issued for this request, or for the key that this certificate was issued for.")
    }
}

fn of_renewal_request(same: bool) -> Consequence {
    if same {
        Consequence::new("key", Outcome::Pass, "The request is for the key of the certificate")
            .means("A certificate that is issued for it keeps pins of the public key.")
            .so("If the private key may have become known to others, make a new one for the request.")
    } else {
        Consequence::new("key", Outcome::Warn, "The request is for another key")
            .means("Pins of the public key do not hold for what is issued for it.")
            .so("If clients have pinned the key, either make the request with the old key or tell their users before.")
    }
}

fn of_two_requests(same: bool) -> Consequence {
    if same {
        Consequence::new("key", Outcome::Pass, "Both requests are for the same key")
    } else {
        Consequence::new("key", Outcome::Warn, "The requests are for different keys")
            .means("What is issued for the one does not fit the private key of the other.")
            .so("Keep the private key of the one that you hand in.")
    }
}

/// Pins of the public key.
fn key(pair: &Pair<'_>, same: bool) -> Consequence {
    let role = pair.role;
    let consequence = match (same, role) {
        (true, Role::Ca) => Consequence::new("key", Outcome::Pass, "The key stays the same").means(
            "Certificates issued under the old certificate verify under the new one, too.",
        ),
        (true, _) => Consequence::new("key", Outcome::Pass, "The key stays the same")
            .means("Pins of the public key hold: who has pinned it is not asked again.")
            .so("If the private key may have become known to others, make a new one instead."),
        (false, Role::Ca) => Consequence::new("key", Outcome::Warn, "The CA has another key")
            .means("Certificates issued under the old certificate do not verify under the new one.")
            .so("Keep the older certificate wherever it is trusted or sent along, until everything below it is reissued."),
        (false, Role::Client) => Consequence::new("key", Outcome::Warn, "The key is another one")
            .means("The old private key does not belong to the newer certificate.")
            .so("Give everyone who uses the certificate the new private key together with it."),
        (false, _) => Consequence::new("key", Outcome::Warn, "The key is another one: pins break")
            .means("Clients that pinned the public key no longer recognise the server.")
            .so("Tell the users before the switch and give them the new fingerprint to compare, or renew with the old key. Install the new private key with the new certificate."),
    };
    renewal(&Difference::Key { role, same, newer: pair.newer.subject.as_ref() }, consequence)
}

fn fingerprint(pair: &Pair<'_>) -> Consequence {
    Consequence::new("fingerprint", Outcome::Warn, "The fingerprint is another one")
        .means("Every certificate has its own, also where the key stays: pins of the certificate itself break with every renewal.")
        .so("Give the new SHA-256 fingerprint to those who compare it, on another way than over the connection itself.")
        .listing(vec![
            format!("Older: {}", hex_colons(&pair.older.sha256().0)).into(),
            format!("Newer: {}", hex_colons(&pair.newer.sha256().0)).into(),
        ])
}

/// A key in a few words, as it is compared.
fn words(key: &PublicKey) -> String {
    match key.algorithm {
        PublicKeyAlgorithm::Rsa { pss_only: true, .. } => format!("{key} for RSASSA-PSS only"),
        _ => key.to_string(),
    }
}

/// Whether two keys are of one kind, so that the longer one is the stronger one: 256 bits of a curve are more than 2048 of RSA.
/// Other curves are each a kind: programs that know P-256 need not know them.
fn differ_in_length(older: &PublicKey, newer: &PublicKey) -> bool {
    let common = |curve: &Curve| matches!(curve, Curve::P256 | Curve::P384 | Curve::P521);
    match (&older.algorithm, &newer.algorithm) {
        (PublicKeyAlgorithm::Rsa { pss_only: was, .. }, PublicKeyAlgorithm::Rsa { pss_only: is, .. }) => {
            was == is
        }
        (PublicKeyAlgorithm::Ec { curve: was, .. }, PublicKeyAlgorithm::Ec { curve: is, .. }) => {
            common(was) && common(is)
        }
        _ => false,
    }
}

/// Kind and size of the key.
fn kind(pair: &Pair<'_>) -> Option<Consequence> {
    let (older, newer) = (pair.older.key(), pair.newer.key());
    let (was, is) = (words(older), words(newer));
    if was == is {
        return None;
    }
    let title: Text = format!("The key was {was} and is {is}").into();
    let bits = |key: &PublicKey| key.bits.unwrap_or(0);
    let comparable = differ_in_length(older, newer);
    let consequence = if comparable {
        if bits(newer) < bits(older) {
            Consequence::new("key-kind", Outcome::Warn, title)
                .means("The new key is shorter than the old one.")
                .so("Ask for a key of the old size unless you have a reason.")
        } else {
            Consequence::new("key-kind", Outcome::Pass, title).means("The newer key is the longer one.")
        }
    } else {
        Consequence::new("key-kind", Outcome::Warn, title)
            .means("It is a key of another kind, and its length cannot be compared with the old one. Every program that meets it has to know the kind.")
            .so("Try it with every app and program before the switch.")
    };
    Some(renewal(&Difference::KeyKind { role: pair.role, older, newer, comparable }, consequence))
}

/// The hash and the kind of the signature; only where the issuer signed both.
fn signature(pair: &Pair<'_>) -> Option<Consequence> {
    pair.older.certificate()?;
    pair.newer.certificate()?;
    let (older, newer) = (pair.older.signature_algorithm(), pair.newer.signature_algorithm());
    let (was, is) = (older.to_string(), newer.to_string());
    if was == is {
        return None;
    }
    let strong =
        |algorithm: &crate::model::SignatureAlgorithm| algorithm.hash.is_some_and(|hash| hash.is_sha2());
    let title = format!("It was signed with {was} and is signed with {is}");
    Some(match (strong(older), strong(newer)) {
        (true, false) => Consequence::new("signature", Outcome::Fail, title)
            .means("The old certificate was signed with a hash of the SHA-2 family, the new certificate is not: phones refuse it, or are not known to accept it.")
            .so("Have it reissued with SHA-256 or longer."),
        (false, true) => Consequence::new("signature", Outcome::Pass, title)
            .means("The new certificate is signed with a hash of the SHA-2 family, which phones require."),
        (true, true) => Consequence::new("signature", Outcome::Pass, title)
            .means("Both are signed with a hash of the SHA-2 family."),
        (false, false) => Consequence::new("signature", Outcome::Warn, title)
            .means("Neither is signed with a hash of the SHA-2 family, which phones require."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bytes, Oid, Parameters, Span};

    fn rsa(pss_only: bool, bits: u32) -> PublicKey {
        let algorithm =
            PublicKeyAlgorithm::Rsa { modulus: Bytes::default(), exponent: Bytes::default(), pss_only };
        let oid = Oid::from_der_content(&[]);
        PublicKey { oid, algorithm, parameters: Parameters::Null, bits: Some(bits), spki: Span::default() }
    }

    #[test]
    fn a_key_for_one_padding_alone_is_of_another_kind() {
        assert!(differ_in_length(&rsa(false, 2048), &rsa(false, 4096)));
        assert!(differ_in_length(&rsa(true, 2048), &rsa(true, 4096)));
        assert!(!differ_in_length(&rsa(false, 2048), &rsa(true, 4096)));
        assert_ne!(words(&rsa(false, 2048)), words(&rsa(true, 2048)));
    }
}
