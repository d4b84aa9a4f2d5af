//! Certificates that the samples of several products are made of.

/// The label of a certificate in PEM.
pub(super) const CERTIFICATE: &str = "CERTIFICATE";

/// The certificate of a server.
pub(super) const SERVER: &[u8] = include_bytes!("../../tests/fixtures/server/good.der");

/// Who issued it.
pub(super) const INTERMEDIATE: &[u8] = include_bytes!("../../tests/fixtures/ca/intermediate.der");

/// The root above both.
pub(super) const ROOT: &[u8] = include_bytes!("../../tests/fixtures/ca/root.der");

/// The root by its SHA-256, as it is trusted.
pub(super) const ROOT_SHA256: &str =
    "A8:F3:9D:BA:6D:96:A0:FF:2C:0B:CF:7F:DE:68:F9:1B:9E:D5:64:83:93:D7:CB:3A:57:15:C0:E1:6F:35:44:EA";

/// A root that has expired.
const EXPIRED_ROOT: &[u8] = include_bytes!("../../tests/fixtures/samples/expired-root.der");

/// A PKCS#12 file as old programs write it.
const LEGACY: &[u8] = include_bytes!("../../tests/fixtures/other/pkcs12-legacy.der");

use super::label::Label;
use super::registry::{Sample, SampleContent, SampleFile};

/// Samples that are of interest whatever the product.
pub static SAMPLES: &[Sample] = &[
    Sample {
        name: "legacy-pfx",
        place: 3,
        title: Label { english: "PFX with an old cipher", german: "PFX mit alter Verschlüsselung" },
        line: Label {
            english: "Newer software will not open it.",
            german: "Neuere Software öffnet es nicht mehr.",
        },
        files: &[SampleFile { name: "legacy.pfx", content: SampleContent::Binary(LEGACY) }],
        host: None,
        user_name: None,
        trusted: None,
        password: Some("changeit"),
    },
    Sample {
        name: "expired-root",
        place: 5,
        title: Label { english: "Expired root", german: "Abgelaufene Wurzel" },
        line: Label {
            english: "The server certificate is fine. What it rests on is not.",
            german: "Das Serverzertifikat ist in Ordnung. Worauf es beruht, ist es nicht.",
        },
        files: &[SampleFile {
            name: "expired-root.pem",
            content: SampleContent::Blocks(&[
                (CERTIFICATE, SERVER),
                (CERTIFICATE, INTERMEDIATE),
                (CERTIFICATE, EXPIRED_ROOT),
            ]),
        }],
        host: Some("vms.example.org"),
        user_name: None,
        trusted: None,
        password: None,
    },
];
