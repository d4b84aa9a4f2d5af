//! What every face shows of the product.

use super::german::GERMAN;
use super::names::{AUTHORITY_DESTINATION, BOT_DESTINATION, ID, REQUEST_DESTINATION};
use super::requests;
use super::requirements::{REQUIREMENTS, SAMPLE_ORGANIZATION, SAMPLE_UNIT};
use crate::checks::ClientRules;
use crate::input::Role;
use crate::products::label::Label;
use crate::products::registry::{
    Authority, DestinationEntry, Form, NeededSetting, Product, Rules, Sample, SampleContent, SampleFile,
    Setting, Sign,
};
use crate::products::samples::{ROOT, ROOT_SHA256};

const BOT: &[u8] = include_bytes!("../../../tests/fixtures/samples/bot-2048.der");

/// The product.
pub static PRODUCT: Product = Product {
    id: ID,
    title: "Symphony Messaging",
    label: Label::same("Symphony Messaging"),
    heading: Label::same("Symphony Messaging"),
    introduction: Label {
        english: "Will the pod accept the bot’s certificate, the request for it, and its authority?",
        german: "Nimmt der Pod das Zertifikat des Bots an, die Anforderung dafür und die Zertifizierungsstelle?",
    },
    guide: "the Symphony Messaging guide",
    destinations: &[
        DestinationEntry {
            id: BOT_DESTINATION,
            role: Role::Client,
            title: "Symphony Messaging: bot",
            label: Label { english: "Messaging bot", german: "Messaging-Bot" },
            taker: "Symphony Messaging",
            wants: "Needed: a client certificate. Add the .p12 or PEM file of the bot.",
            holds_key: true,
            forms: &[Form::Pkcs12],
            ..DestinationEntry::PLAIN
        },
        DestinationEntry {
            id: AUTHORITY_DESTINATION,
            role: Role::Ca,
            title: "Symphony Messaging: signing or root certificate",
            label: Label { english: "Messaging CA", german: "Messaging-CA" },
            taker: "the Symphony Messaging Admin Portal",
            wants: "Needed: a CA certificate. Add the signing or root certificate that you will upload.",
            authority: Authority::RootOrSigning,
            forms: &[Form::Pem],
            ..DestinationEntry::PLAIN
        },
        DestinationEntry {
            id: REQUEST_DESTINATION,
            role: Role::Request,
            title: "Symphony Messaging: certificate request",
            label: Label { english: "Messaging request", german: "Messaging-Anforderung" },
            requested: Some(Role::Client),
            taker: "a Symphony Messaging bot's certificate",
            wants: "Needed: a certificate request. Add the CSR for the PKI team.",
            ..DestinationEntry::PLAIN
        },
    ],
    signs: &[Sign::Client],
    settings: &[
        NeededSetting {
            setting: Setting::UserName,
            source: Some(
                "Symphony Messaging, Certificate Authentication Workflow, Creation of the service user in the Admin Portal",
            ),
        },
        NeededSetting {
            setting: Setting::Port,
            source: Some("Symphony Messaging, Certificate Authentication Workflow, 3. Authenticate"),
        },
        NeededSetting { setting: Setting::Runtime, source: None },
    ],
    files: &[],
    samples: &[Sample {
        name: "bot-2048",
        place: 4,
        title: Label { english: "Bot with 2048 bits", german: "Bot mit 2048 Bit" },
        line: Label {
            english: "Symphony Messaging wants 4096, and contradicts itself.",
            german: "Symphony Messaging will 4096 und widerspricht sich dabei.",
        },
        files: &[
            SampleFile { name: "demo-bot1.cer", content: SampleContent::Binary(BOT) },
            SampleFile { name: "root.cer", content: SampleContent::Binary(ROOT) },
        ],
        host: None,
        user_name: Some("demo-bot1"),
        trusted: Some(ROOT_SHA256),
        password: None,
    }],
    plan: None,
    german: GERMAN,
};

/// What it requires.
pub static RULES: Rules = Rules {
    product: &PRODUCT,
    certificates: REQUIREMENTS,
    requests: requests::REQUIREMENTS,
    clients: Some(&CLIENTS),
    panel: super::panel::shown,
    plan: None,
    renewal: super::renewal::amend,
    pin: None,
};

/// What the guide says of the certificates of bots.
static CLIENTS: ClientRules = ClientRules {
    samples: &[("2.5.4.10", SAMPLE_ORGANIZATION), ("2.5.4.11", SAMPLE_UNIT)],
    attributes: &[
        ("2.5.4.6", "XX"),
        ("2.5.4.8", "Your state"),
        ("2.5.4.7", "Your city"),
        ("2.5.4.10", "Your organization"),
        ("2.5.4.11", "Your department"),
    ],
    most_days: 2_922,
};
