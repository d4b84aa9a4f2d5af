//! What every face shows of the product.

use super::names::{ANDROID_DESTINATION, ID, IOS_DESTINATION, REQUEST_DESTINATION, SERVER_DESTINATION};
use super::plan;
use super::requirements::REQUIREMENTS;
use crate::checks::Recipient;
use crate::input::Role;
use crate::products::label::Label;
use crate::products::registry::{
    DestinationEntry, Form, NeededSetting, Product, Rules, Sample, SampleContent, SampleFile, Setting, Sign,
};
use crate::products::samples::{CERTIFICATE, INTERMEDIATE, ROOT, ROOT_SHA256, SERVER};

const FOUR_REASONS: &[u8] = include_bytes!("../../../tests/fixtures/samples/four-reasons.der");

/// The product.
pub static PRODUCT: Product = Product {
    id: ID,
    title: "Senstar Symphony Mobile Application",
    label: Label { english: "Senstar Symphony mobile app", german: "Senstar-Symphony-App für Telefone" },
    heading: Label::same("Senstar Symphony"),
    introduction: Label {
        english: "Will phones with the mobile app trust the server? By the security guide 4.0.",
        german: "Vertrauen Telefone mit der App dem Server? Nach dem Sicherheitsleitfaden 4.0.",
    },
    guide: "the Senstar mobile guide 4.0",
    destinations: &[
        DestinationEntry {
            id: SERVER_DESTINATION,
            role: Role::Server,
            title: "Senstar mobile: server",
            label: Label { english: "Senstar server", german: "Senstar-Server" },
            taker: "the Senstar mobile app",
            wants: "Needed: a server certificate. Add the SSL certificate of the Senstar Symphony Server.",
            deciding: &[Recipient::Ios, Recipient::Android],
            holds_key: true,
            forms: &[Form::Pkcs12],
            ..DestinationEntry::PLAIN
        },
        DestinationEntry {
            id: IOS_DESTINATION,
            role: Role::Ca,
            title: "Senstar mobile: CA on iPhones",
            label: Label { english: "CA on iPhones", german: "CA auf iPhones" },
            taker: "iPhones and iPads",
            wants: "Needed: a CA certificate. Add the root certificate that the phones will trust.",
            deciding: &[Recipient::Ios],
            forms: &[Form::AppleProfile],
            ..DestinationEntry::PLAIN
        },
        DestinationEntry {
            id: ANDROID_DESTINATION,
            role: Role::Ca,
            title: "Senstar mobile: CA on Android",
            label: Label { english: "CA on Android", german: "CA auf Android" },
            taker: "Android phones",
            wants: "Needed: a CA certificate. Add the root certificate that the phones will trust.",
            deciding: &[Recipient::Android],
            forms: &[Form::Der],
            ..DestinationEntry::PLAIN
        },
        DestinationEntry {
            id: REQUEST_DESTINATION,
            role: Role::Request,
            requested: Some(Role::Server),
            title: "Senstar mobile: certificate request",
            label: Label { english: "Senstar request", german: "Senstar-Anforderung" },
            taker: "a Senstar server's certificate",
            wants: "Needed: a certificate request. Add the CSR for the server's certificate.",
            ..DestinationEntry::PLAIN
        },
    ],
    signs: &[Sign::Pkcs12, Sign::Authority],
    settings: &[
        NeededSetting {
            setting: Setting::Host,
            source: Some("Senstar 4.0 Security Guide, Certificate requirements"),
        },
        NeededSetting { setting: Setting::Addresses, source: None },
    ],
    files: &[],
    samples: &[
        Sample {
            name: "good",
            place: 0,
            title: Label { english: "Good server", german: "Guter Server" },
            line: Label {
                english: "A server certificate with its whole chain, ready for phones.",
                german: "Ein Serverzertifikat mit seiner ganzen Kette, bereit für Telefone.",
            },
            files: &[SampleFile {
                name: "good-server.pem",
                content: SampleContent::Blocks(&[
                    (CERTIFICATE, SERVER),
                    (CERTIFICATE, INTERMEDIATE),
                    (CERTIFICATE, ROOT),
                ]),
            }],
            host: Some("vms.example.org"),
            user_name: None,
            trusted: Some(ROOT_SHA256),
            password: None,
        },
        Sample {
            name: "four-reasons",
            place: 1,
            title: Label { english: "Four reasons to fail", german: "Vier Gründe zu scheitern" },
            line: Label {
                english: "The Senstar mobile app refuses it four times over.",
                german: "Die Senstar-App lehnt es gleich vierfach ab.",
            },
            files: &[SampleFile { name: "four-reasons.cer", content: SampleContent::Binary(FOUR_REASONS) }],
            host: None,
            user_name: None,
            trusted: None,
            password: None,
        },
    ],
    plan: Some(&plan::FORM),
    german: plan::GERMAN,
};

/// What it requires.
pub static RULES: Rules = Rules {
    product: &PRODUCT,
    certificates: REQUIREMENTS,
    requests: super::requests::REQUIREMENTS,
    clients: None,
    panel: |_| None,
    plan: Some(plan::draft),
    renewal: super::renewal::amend,
    pin: None,
};
