//! Java's own key store (`keytool`, SunJCE). Bouncy Castle differs.

use super::feature::Feature;
use super::rule::{Rule, Source, System};
use crate::model::Outcome::{Fail, Pass, Warn};
use crate::model::{HashAlgorithm, Mac};

const MEASURED: Source = ("Measured", "keytool of OpenJDK 17.0.15");

const PBMAC1: Rule = Rule {
    concerns: |feature| feature.is_pbmac1(),
    outcome: Fail,
    reason: "PBMAC1 needs JDK 26; older ones say that the algorithm is not available. IBM Semeru 25 reads it, too.",
    sources: &[MEASURED, ("OpenJDK, JDK-8343232", "PBMAC1"), ("IBM Semeru 25", "what is new, PBMAC1")],
};

const PBMAC1_READ: Rule = Rule {
    concerns: |feature| feature.is_pbmac1(),
    outcome: Pass,
    reason: "Java 26 reads PBMAC1.",
    sources: &[("OpenJDK, JDK-8343232", "PBMAC1")],
};

const OTHER_PBES2: Rule = Rule {
    concerns: |feature| feature.pbkdf2().is_some_and(|(cipher, _)| !matches!(cipher, "AES-128" | "AES-256")),
    outcome: Fail,
    reason: "Of PBES2 Java reads only AES-128 and AES-256 (\"expecting the object identifier for AES cipher\"). Export again with AES-256.",
    sources: &[MEASURED],
};

const SCRYPT: Rule = Rule {
    concerns: |feature| feature.is_scrypt(),
    outcome: Fail,
    reason: "Java reads PBKDF2 but not scrypt (\"expecting the object identifier for PBKDF2\"). Export again with PBKDF2.",
    sources: &[MEASURED],
};

const BEYOND_ASCII: Rule = Rule {
    concerns: |feature| matches!(feature, Feature::PasswordBeyondAscii),
    outcome: Fail,
    reason: "Java accepts only ASCII characters in the password of a PKCS#12 file, and says that the password was incorrect, although it is right. Export again with an ASCII password.",
    sources: &[MEASURED, ("OpenJDK, com.sun.crypto.provider.PBEKey", "Password is not ASCII")],
};

const PUBLIC_KEY: Rule = Rule {
    concerns: |feature| matches!(feature, Feature::PublicKey | Feature::Mac(Mac::Signature)),
    outcome: Fail,
    reason: "Java does not open a file that is protected by a public key or signed (\"public key protected PKCS12 not supported\"). Export again with a password.",
    sources: &[MEASURED],
};

/// Java 8 and 11 of all vendors: they share the problem with AES.
pub(super) const JAVA_8: System = System {
    name: "Java 8 and 11",
    vendor: "Oracle",
    first: &[],
    rules: &[
        PBMAC1,
        BEYOND_ASCII,
        PUBLIC_KEY,
        OTHER_PBES2,
        SCRYPT,
        Rule {
            concerns: |feature| feature.pbkdf2().is_some(),
            outcome: Warn,
            reason: "AES needs Oracle Java 8u301, an OpenJDK 8 later than 8u322, or a later update of Java 11, of which the exact number is not known; older ones fail with \"data isn't an object ID\" or say that the password was incorrect, although it is right. Check with keytool -list.",
            sources: &[("OpenJDK, JDK-8228481", "problem"), ("OpenJDK, JDK-8076190", "fix")],
        },
        Rule {
            concerns: |feature| feature.is_sha2_mac(),
            outcome: Warn,
            reason: "An integrity check (MAC) with SHA-2 needs Oracle Java 8u301, an OpenJDK 8 later than 8u322, or a later update of Java 11; older ones say that HmacPBESHA256 is not available.",
            sources: &[("OpenJDK, JDK-8267701", "specification")],
        },
        Rule {
            concerns: |feature| feature.is_classic() || feature.is_sha1_mac(),
            outcome: Pass,
            reason: "This is what Java 8 and 11 themselves wrote until an update raised their defaults (8u301).",
            sources: &[("OpenJDK, JDK-8153005", "old defaults")],
        },
    ],
};

/// Java 17 to 25.
pub(super) const JAVA_17: System =
    System { name: "Java 17", vendor: "Oracle", first: &[PBMAC1], rules: SINCE_17 };

/// Java 26.
pub(super) const JAVA_26: System =
    System { name: "Java 26", vendor: "Oracle", first: &[PBMAC1_READ], rules: SINCE_17 };

/// What Java 17 and later have in common.
const SINCE_17: &[Rule] = &[
    BEYOND_ASCII,
    PUBLIC_KEY,
    OTHER_PBES2,
    SCRYPT,
    Rule {
        concerns: |feature| feature.rounds() > 5_000_000,
        outcome: Fail,
        reason: "Java stops at five million rounds (\"PBE iteration count too large\"). Export again with fewer.",
        sources: &[MEASURED],
    },
    Rule {
        concerns: |feature| {
            let hash = feature.pbkdf2().map(|(_, hash)| hash);
            matches!(hash, Some(HashAlgorithm::Md5 | HashAlgorithm::Sha512Truncated256))
        },
        outcome: Fail,
        reason: "Java does not know the hash of its key derivation. Export again with HMAC-SHA-256.",
        sources: &[MEASURED],
    },
    Rule {
        concerns: |feature| {
            let hash = feature.pbkdf2().map(|(_, hash)| hash);
            hash.is_some_and(|hash| hash != HashAlgorithm::Sha512Truncated224)
        },
        outcome: Pass,
        reason: "Java 17 reads and writes AES.",
        sources: &[MEASURED],
    },
    Rule {
        concerns: |feature| feature.pkcs12() == Some("3DES-2"),
        outcome: Fail,
        reason: "Java does not know 3DES with two keys and says that the password was incorrect, although it is right.",
        sources: &[MEASURED],
    },
    Rule {
        concerns: |feature| feature.pkcs12().is_some(),
        outcome: Pass,
        reason: "Java 17 still reads the old encryptions.",
        sources: &[MEASURED],
    },
    Rule {
        concerns: |feature| {
            matches!(feature.mac(), Some(HashAlgorithm::Md5))
                || matches!(feature, Feature::Mac(Mac::Other { .. }))
        },
        outcome: Fail,
        reason: "Java does not know the hash of its integrity check (MAC). Export again with SHA-256.",
        sources: &[MEASURED],
    },
    Rule {
        concerns: |feature| feature.mac().is_some_and(|hash| hash != HashAlgorithm::Sha512Truncated224),
        outcome: Pass,
        reason: "Java 17 reads its integrity check (MAC).",
        sources: &[MEASURED],
    },
    Rule {
        concerns: |feature| feature.is_without_mac(),
        outcome: Pass,
        reason: "Java opens a file without an integrity check (MAC) and checks nothing.",
        sources: &[MEASURED, ("OpenJDK, JDK-8275253", "cacerts has none")],
    },
    Rule {
        concerns: |feature| matches!(feature, Feature::BareKey),
        outcome: Fail,
        reason: "Java passes over a key without an encryption of its own: the file opens, and the key is missing.",
        sources: &[MEASURED],
    },
];
