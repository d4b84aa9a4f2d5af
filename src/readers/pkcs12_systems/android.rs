//! Android: the installer in the settings. Google says nothing; what is known comes from reports.

use super::rule::{Rule, System};
use crate::model::HashAlgorithm;
use crate::model::Outcome::{Fail, Pass, Unknown};

const CLASSIC: Rule = Rule {
    concerns: |feature| feature.is_classic() || feature.is_sha1_mac(),
    outcome: Pass,
    reason: "This is the format that every Android reads.",
    sources: &[("GitHub, strongswan/strongswan-docs", "5"), ("GitHub, clip_share_server", "48 and 58")],
};

/// Android before PBES2.
pub(super) const OLD: System = System {
    name: "Android 12 and older",
    vendor: "Google",
    first: &[],
    rules: &[
        Rule {
            concerns: |feature| feature.is_pbes2(),
            outcome: Fail,
            reason: "It cannot read AES in such files and asks for the password again and again, as if it were wrong. Export again with 3DES and SHA-1.",
            sources: &[("GitHub, strongswan/strongswan-docs", "5"), ("GitHub, clip_share_server", "58")],
        },
        CLASSIC,
    ],
};

/// Android where reports differ.
pub(super) const NEW: System = System {
    name: "Android 13 and later",
    vendor: "Google",
    first: &[],
    rules: &[
        Rule {
            concerns: |feature| feature.is_modern() || feature.mac() == Some(HashAlgorithm::Sha256),
            outcome: Unknown,
            reason: "Google does not say. Most reports for Android 13 are that it fails as with a wrong password, those for later versions that it opens. Export with 3DES and SHA-1 to be safe.",
            sources: &[
                ("GitHub, chris2511/xca", "383"),
                ("GitHub, home-assistant/android", "3924"),
                ("GitHub, ultimate-ca-manager", "331"),
            ],
        },
        CLASSIC,
    ],
};
