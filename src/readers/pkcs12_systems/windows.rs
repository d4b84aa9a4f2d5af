//! Windows.

use super::rule::{Rule, Source, System};
use crate::model::HashAlgorithm;
use crate::model::Outcome::{Fail, Pass, Unknown, Warn};

const EXPORT_PARAMETERS: Source =
    ("Microsoft Learn, PKCS12_PBES2_EXPORT_PARAMS", "AES256-SHA256 from Windows 10 1709 and Server 2019");

const WITHOUT_MAC: Rule = Rule {
    concerns: |feature| feature.is_without_mac(),
    outcome: Unknown,
    reason: "Microsoft does not say whether Windows opens a file without an integrity check (MAC) with a password; without a password it was reported to open.",
    sources: &[("GitHub, dotnet/corefx", "11046")],
};

/// Windows before AES.
pub(super) const OLD: System = System {
    name: "Windows Server 2012 and 2016, Windows before 10 1709",
    vendor: "Microsoft",
    first: &[],
    rules: &[
        Rule {
            concerns: |feature| feature.is_pbes2(),
            outcome: Fail,
            reason: "It cannot read AES in PFX files and says that the password is incorrect, although it is right. Export again as TripleDES-SHA1.",
            sources: &[
                EXPORT_PARAMETERS,
                ("GitHub, openssl/openssl", "27035"),
                ("GitHub, acmesh-official/acme.sh", "6805"),
            ],
        },
        Rule {
            concerns: |feature| feature.is_sha2_mac(),
            outcome: Fail,
            reason: "It checks only SHA-1 integrity checks (MAC), even where the content is 3DES, and says that the password is incorrect, although it is right. Export again as TripleDES-SHA1.",
            sources: &[("GitHub, dotnet/runtime", "115271, reported for Windows 10 1507 and 1511")],
        },
        Rule {
            concerns: |feature| feature.is_pbmac1(),
            outcome: Fail,
            reason: "Its integrity check (PBMAC1) was defined in 2024, after these systems. Export again as TripleDES-SHA1.",
            sources: &[("RFC 9879, which replaces RFC 9579", "1")],
        },
        Rule {
            concerns: |feature| feature.is_classic() || feature.is_sha1_mac(),
            outcome: Pass,
            reason: "This is the classic format of Windows.",
            sources: &[("GitHub, kaikramer/keystore-explorer", "318")],
        },
        WITHOUT_MAC,
    ],
};

/// Windows with AES.
pub(super) const NEW: System = System {
    name: "Windows 10 1709, Server 2019 and later",
    vendor: "Microsoft",
    first: &[],
    rules: &[
        Rule {
            concerns: |feature| feature.is_modern() || feature.mac() == Some(HashAlgorithm::Sha256),
            outcome: Pass,
            reason: "This is what Windows itself exports as AES256-SHA256.",
            sources: &[EXPORT_PARAMETERS],
        },
        Rule {
            concerns: |feature| feature.is_classic() && feature.rounds() > 600_000,
            outcome: Warn,
            reason: "Windows may refuse more than 600 000 rounds of the old encryption.",
            sources: &[("GitHub, dotnet/runtime", "39743")],
        },
        Rule {
            concerns: |feature| feature.is_classic() || feature.is_sha1_mac(),
            outcome: Pass,
            reason: "The classic format (TripleDES-SHA1) is still read.",
            sources: &[("GitHub, dotnet/corefx", "36704")],
        },
        WITHOUT_MAC,
    ],
};
