//! macOS and iOS. Apple publishes no boundary; what is known comes from reports.

use super::feature::Feature;
use super::rule::{Rule, System};
use crate::model::Outcome::{Fail, Pass, Warn};

/// Keychain Access, `security` and profiles.
pub(super) const ALL: System = System {
    name: "macOS and iOS",
    vendor: "Apple",
    first: &[],
    rules: &[
        Rule {
            concerns: |feature| feature.is_pbes2(),
            outcome: Fail,
            reason: "macOS up to 14 and iOS up to 17 cannot read AES in such files: they report a wrong password (\"MAC verification failed\") for the right one. For macOS 15 reports differ. macOS 26 still fails, except by security import -f pkcs12. For iOS 18, 26 and 27 no report was found. Export again with 3DES and SHA-1.",
            sources: &[
                ("OpenJDK, JDK-8228481", "compatibility risk"),
                ("GitHub, pyca/cryptography", "7293"),
                ("GitHub, kube-rs/kube", "691"),
                ("GitHub, tauri-apps/tauri", "15844"),
            ],
        },
        Rule {
            concerns: |feature| feature.is_sha2_mac(),
            outcome: Fail,
            reason: "macOS up to 14 and iOS up to 17 report a wrong password for files whose integrity check (MAC) uses SHA-2, even if the password is right. Export again with 3DES and SHA-1.",
            sources: &[("GitHub, chris2511/xca", "360 and 474"), ("GitHub, ruby/openssl", "654")],
        },
        Rule {
            concerns: |feature| feature.is_classic() || feature.is_sha1_mac(),
            outcome: Pass,
            reason: "This is the format that Apple's own export writes.",
            sources: &[("GitHub, pyca/cryptography", "11450"), ("GitHub, tauri-apps/tauri", "15844")],
        },
        Rule {
            concerns: |feature| feature.is_without_mac(),
            outcome: Warn,
            reason: "Keychain Access was reported to refuse a file without an integrity check (MAC). Export it with one.",
            sources: &[("GitHub, digitalbazaar/forge", "13")],
        },
        Rule {
            concerns: |feature| matches!(feature, Feature::Unencrypted),
            outcome: Warn,
            reason: "A file without any encryption needs security import -f openssl; with -f pkcs12 macOS 15 cannot decode it.",
            sources: &[("GitHub, codemagic-ci-cd/cli-tools", "428")],
        },
        Rule {
            concerns: |feature| matches!(feature, Feature::EmptyPassword),
            outcome: Warn,
            reason: "An empty password can be written in two ways, of which macOS and iOS read different ones. Export it with a password.",
            sources: &[("RFC 7292", "B.1"), ("GitHub, zeroc-ice/ice", "6503 and 6529")],
        },
    ],
};
