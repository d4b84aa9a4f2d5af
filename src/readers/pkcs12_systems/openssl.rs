//! OpenSSL, and what is built upon it.

use super::feature::Feature;
use super::rule::{Rule, Source, System};
use crate::model::Outcome::{Fail, Pass, Warn};
use crate::model::{Cipher, Encryption, KeyDerivation};

const MEASURED: Source = ("Measured", "OpenSSL 3.0.19");
const COMMAND: Source = ("OpenSSL manual", "openssl-pkcs12(1)");
const LEGACY: Source = ("OpenSSL manual", "OSSL_PROVIDER-legacy(7)");
const ADVISORY: Source = ("OpenSSL security advisory of 27 January 2026", "CVE-2025-11187");

/// Ciphers and key derivations that OpenSSL knows in any version.
const fn is_known(feature: Feature<'_>) -> bool {
    match feature {
        Feature::Encryption(Encryption { cipher, derivation }) => {
            !matches!(cipher, Cipher::Other(_) | Cipher::JavaKeyProtector)
                && !matches!(derivation, KeyDerivation::Other { .. })
        }
        _ => feature.mac().is_some(),
    }
}

/// Ciphers that OpenSSL 3 keeps in its legacy provider.
const fn is_retired(feature: Feature<'_>) -> bool {
    match feature {
        Feature::Encryption(Encryption { cipher, .. }) => matches!(
            cipher,
            Cipher::Des
                | Cipher::Rc2Bits40
                | Cipher::Rc2Bits64
                | Cipher::Rc2Bits128
                | Cipher::Rc4Bits40
                | Cipher::Rc4Bits128
        ),
        _ => false,
    }
}

/// OpenSSL 1.1.1.
pub(super) const OPENSSL_1_1: System = System {
    name: "OpenSSL 1.1",
    vendor: "OpenSSL",
    first: &[],
    rules: &[
        Rule {
            concerns: is_known,
            outcome: Pass,
            reason: "OpenSSL 1.1 has every one of its algorithms built in.",
            sources: &[("OpenSSL 1.1.1 manual", "pkcs12(1) and pkcs8(1)")],
        },
        Rule {
            concerns: |feature| feature.is_without_mac(),
            outcome: Warn,
            reason: "A file without an integrity check (MAC) needs -nomacver; otherwise OpenSSL 1.1 speaks of an invalid password.",
            sources: &[("GitHub, openssl/openssl", "8106")],
        },
        Rule {
            concerns: |feature| feature.is_pbmac1(),
            outcome: Fail,
            reason: "PBMAC1 needs OpenSSL 3.4; older ones say \"invalid password\", although it is right.",
            sources: &[ADVISORY],
        },
    ],
};

const PBMAC1: Rule = Rule {
    concerns: |feature| feature.is_pbmac1(),
    outcome: Warn,
    reason: "PBMAC1 needs OpenSSL 3.4 or later (3.4.4, 3.5.5 or 3.6.1 for a security fix); older ones say \"invalid password\", although it is right.",
    sources: &[MEASURED, ADVISORY],
};

const WITHOUT_MAC: Rule = Rule {
    concerns: |feature| feature.is_without_mac(),
    outcome: Pass,
    reason: "OpenSSL 3 opens a file without an integrity check (MAC) with a warning.",
    sources: &[MEASURED],
};

/// OpenSSL 3 as it is called by default.
pub(super) const OPENSSL_3: System = System {
    name: "OpenSSL 3",
    vendor: "OpenSSL",
    first: &[],
    rules: &[
        Rule {
            concerns: is_retired,
            outcome: Fail,
            reason: "RC2, RC4 and DES moved into the legacy provider (\"unsupported\"): add -legacy, or export again with AES-256.",
            sources: &[MEASURED, LEGACY],
        },
        Rule {
            concerns: is_known,
            outcome: Pass,
            reason: "All its algorithms are in the default provider.",
            sources: &[MEASURED, COMMAND],
        },
        WITHOUT_MAC,
        PBMAC1,
    ],
};

/// OpenSSL 3 with its retired ciphers.
pub(super) const OPENSSL_3_LEGACY: System = System {
    name: "OpenSSL 3 with -legacy",
    vendor: "OpenSSL",
    first: &[],
    rules: &[
        Rule {
            concerns: is_retired,
            outcome: Pass,
            reason: "The legacy provider has its ciphers; some systems package that provider apart.",
            sources: &[MEASURED, LEGACY],
        },
        Rule {
            concerns: is_known,
            outcome: Pass,
            reason: "All its algorithms are known.",
            sources: &[MEASURED, COMMAND],
        },
        WITHOUT_MAC,
        PBMAC1,
    ],
};
