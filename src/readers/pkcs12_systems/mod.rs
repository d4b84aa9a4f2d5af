//! Which systems open a PKCS#12 file, told from its clear part before any password.
//!
//! Each system is a list of rules, and each rule a declaration: what in a file it concerns, what comes of it, why, and who
//! says so. Every feature of the file meets every system. A feature without a rule is "the vendor does not say", never
//! "opens"; of several answers the worst counts.

mod android;
mod apple;
mod java;
mod openssl;
#[cfg(test)]
mod tests;
mod windows;

use serde::{Deserialize, Serialize};

use crate::model::{
    Cipher, Encryption, HashAlgorithm, KeyDerivation, Mac, Outcome, PasswordForm, Pkcs12, SafeProtection,
    SourceReference, Text,
};
use crate::sorting;

/// What one system does with a PKCS#12 file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CompatibilityRow {
    /// The system with its versions.
    pub system: Text,
    /// Pass: opens. Warn: opens under a condition. Fail: does not open. Unknown: the vendor does not say.
    pub outcome: Outcome,
    /// Why, in a sentence; with what the system shows where it fails.
    pub reason: Text,
    /// Where it is said.
    pub sources: Vec<SourceReference>,
}

/// Every system of the card, in its order.
const SYSTEMS: &[&System] = &[
    &windows::OLD,
    &windows::NEW,
    &apple::ALL,
    &android::OLD,
    &android::NEW,
    &java::JAVA_8,
    &java::JAVA_17,
    &openssl::OPENSSL_1_1,
    &openssl::OPENSSL_3,
    &openssl::OPENSSL_3_LEGACY,
];

/// A system, with what is known of it.
struct System {
    /// Its name with its versions.
    name: &'static str,
    /// Who would have to say what is not known.
    vendor: &'static str,
    /// What is known, the first rule that concerns a feature counting.
    rules: &'static [Rule],
}

/// A document and a section of it.
type Source = (&'static str, &'static str);

/// One thing that is known of a system.
struct Rule {
    concerns: fn(Feature<'_>) -> bool,
    outcome: Outcome,
    reason: &'static str,
    sources: &'static [Source],
}

/// Something in a file that a system may stumble over.
#[derive(Clone, Copy)]
enum Feature<'a> {
    /// A key without an encryption of its own.
    BareKey,
    /// The password is empty.
    EmptyPassword,
    /// How a part or a key is encrypted.
    Encryption(&'a Encryption),
    /// The integrity check.
    Mac(&'a Mac),
    /// A part for a recipient's key.
    PublicKey,
    /// Nothing is encrypted.
    Unencrypted,
}

/// The compatibility card of a file.
pub(crate) fn card(file: &Pkcs12) -> Vec<CompatibilityRow> {
    let features = features(file);
    SYSTEMS.iter().map(|system| row(system, &features, hides_keys(file))).collect()
}

/// The rows of the card that are about Windows, the newer first.
pub(crate) fn windows(file: &Pkcs12) -> [CompatibilityRow; 2] {
    let features = features(file);
    [&windows::NEW, &windows::OLD].map(|system| row(system, &features, hides_keys(file)))
}

fn features(file: &Pkcs12) -> Vec<Feature<'_>> {
    let mut features = vec![Feature::Mac(&file.mac)];
    for safe in &file.safes {
        match &safe.protection {
            SafeProtection::Clear => {}
            SafeProtection::Password(encryption) => features.push(Feature::Encryption(encryption)),
            SafeProtection::PublicKey => features.push(Feature::PublicKey),
        }
        features.extend(safe.key_encryptions.iter().map(Feature::Encryption));
        features.extend((safe.bare_keys > 0).then_some(Feature::BareKey));
    }
    if !features.iter().any(|feature| matches!(feature, Feature::Encryption(_) | Feature::PublicKey)) {
        features.push(Feature::Unencrypted);
    }
    let form = file.opened.as_ref().map(|opened| opened.password);
    if matches!(form, Some(PasswordForm::Absent | PasswordForm::Empty)) {
        features.push(Feature::EmptyPassword);
    }
    features
}

/// Whether keys may stand in a part that is still shut, so that their own encryption is not seen.
fn hides_keys(file: &Pkcs12) -> bool {
    let is_shut = file.safes.iter().any(|safe| safe.bags.is_none());
    is_shut && file.safes.iter().all(|safe| safe.key_encryptions.is_empty() && safe.bare_keys == 0)
}

fn row(system: &System, features: &[Feature<'_>], hides_keys: bool) -> CompatibilityRow {
    let mut answers: Vec<(Outcome, String, &[Source])> = Vec::new();
    for feature in features {
        let answer = match system.rules.iter().find(|rule| (rule.concerns)(*feature)) {
            Some(rule) => (rule.outcome, rule.reason.to_owned(), rule.sources),
            None => match feature.name() {
                Some(name) => (
                    Outcome::Unknown,
                    format!("{} does not say whether it reads {name}.", system.vendor),
                    &[][..],
                ),
                None => continue,
            },
        };
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    let outcome = Outcome::worst(answers.iter().map(|(outcome, ..)| *outcome));
    // What opens needs no reason beside what does not; the worst stands first.
    answers.retain(|(other, ..)| outcome == Outcome::Pass || *other != Outcome::Pass);
    sorting::by_key(&mut answers, |(outcome, ..)| std::cmp::Reverse(*outcome));
    let mut reasons: Vec<&str> = answers.iter().map(|(_, reason, _)| reason.as_str()).collect();
    if hides_keys && outcome != Outcome::Fail {
        reasons.push("Told from what is visible: a key in the encrypted part has an encryption of its own.");
    }
    let mut sources: Vec<SourceReference> = Vec::new();
    for (document, section) in answers.iter().flat_map(|(_, _, sources)| *sources) {
        let source = SourceReference { document: (*document).into(), section: (*section).into() };
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    CompatibilityRow { system: system.name.into(), outcome, reason: reasons.join(" ").into(), sources }
}

impl Feature<'_> {
    /// Its name in a sentence; `None` for what troubles only systems that have a rule for it.
    fn name(self) -> Option<String> {
        Some(match self {
            Self::BareKey | Self::EmptyPassword | Self::Unencrypted => return None,
            Self::Encryption(encryption) => encryption.to_string(),
            Self::Mac(Mac::Absent) => "a file without an integrity check (MAC)".to_owned(),
            Self::Mac(Mac::Damaged) => "a file with a damaged integrity check (MAC)".to_owned(),
            Self::Mac(Mac::Signature) => "a file that is signed instead of having a MAC".to_owned(),
            Self::Mac(mac) => format!("a MAC of the kind {mac}"),
            Self::PublicKey => "a part that is encrypted for a recipient's key".to_owned(),
        })
    }

    /// The cipher and the hash of the HMAC of PBES2 with PBKDF2.
    const fn pbkdf2(self) -> Option<(&'static str, HashAlgorithm)> {
        match self {
            Self::Encryption(Encryption { cipher, derivation: KeyDerivation::Pbkdf2 { hash, .. } }) => {
                let cipher = match cipher {
                    Cipher::Aes128 => "AES-128",
                    Cipher::Aes192 => "AES-192",
                    Cipher::Aes256 => "AES-256",
                    Cipher::TripleDes => "3DES",
                    _ => "",
                };
                Some((cipher, *hash))
            }
            _ => None,
        }
    }

    const fn is_scrypt(self) -> bool {
        matches!(self, Self::Encryption(Encryption { derivation: KeyDerivation::Scrypt { .. }, .. }))
    }

    /// PBES2 of any kind (RFC 8018 section 6.2).
    const fn is_pbes2(self) -> bool {
        self.pbkdf2().is_some() || self.is_scrypt()
    }

    /// PBES2 as Windows, OpenSSL 3 and Java write it today.
    fn is_modern(self) -> bool {
        self.pbkdf2() == Some(("AES-256", HashAlgorithm::Sha256))
    }

    /// The cipher of PKCS#12's own encryption (RFC 7292 appendix C).
    const fn pkcs12(self) -> Option<&'static str> {
        match self {
            Self::Encryption(Encryption { cipher, derivation: KeyDerivation::Pkcs12 { .. } }) => {
                Some(match cipher {
                    Cipher::TripleDes => "3DES",
                    Cipher::TripleDesTwoKeys => "3DES-2",
                    Cipher::Rc2Bits40 => "RC2-40",
                    Cipher::Rc2Bits128 => "RC2-128",
                    _ => "RC4",
                })
            }
            _ => None,
        }
    }

    /// PKCS#12's own encryption as everybody wrote it for twenty years.
    fn is_classic(self) -> bool {
        matches!(self.pkcs12(), Some("3DES" | "RC2-40"))
    }

    /// Rounds of an encryption.
    const fn rounds(self) -> u32 {
        match self {
            Self::Encryption(Encryption {
                derivation:
                    KeyDerivation::Pbkdf1 { rounds, .. }
                    | KeyDerivation::Pbkdf2 { rounds, .. }
                    | KeyDerivation::Pkcs12 { rounds, .. },
                ..
            })
            | Self::Mac(Mac::Pkcs12 { rounds, .. }) => *rounds,
            _ => 0,
        }
    }

    /// The hash of PKCS#12's own MAC.
    const fn mac(self) -> Option<HashAlgorithm> {
        match self {
            Self::Mac(Mac::Pkcs12 { hash, .. }) => Some(*hash),
            _ => None,
        }
    }

    fn is_sha1_mac(self) -> bool {
        self.mac() == Some(HashAlgorithm::Sha1)
    }

    fn is_sha2_mac(self) -> bool {
        self.mac().is_some_and(HashAlgorithm::is_sha2)
    }

    const fn is_pbmac1(self) -> bool {
        matches!(self, Self::Mac(Mac::Pbmac1 { .. }))
    }

    const fn is_without_mac(self) -> bool {
        matches!(self, Self::Mac(Mac::Absent))
    }
}
