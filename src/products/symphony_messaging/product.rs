//! What every face shows of the product.

use super::german::GERMAN;
use super::requests;
use super::requirements::REQUIREMENTS;
use crate::input::{Destination, ProfileId, Role};
use crate::products::registry::{
    Demands, DestinationEntry, Label, Product, Sample, SampleContent, SampleFile, Setting,
};
use crate::products::samples::{ROOT, ROOT_SHA256};

/// The name used on the command line and in reports.
pub const ID: ProfileId = ProfileId::declared("symphony-messaging");

/// The certificate that a bot logs in with.
pub const BOT_DESTINATION: Destination = Destination::declared("symphony-bot");

/// The signing or root certificate that an administrator uploads.
pub const AUTHORITY_DESTINATION: Destination = Destination::declared("symphony-authority");

/// The request for the certificate of a bot.
pub const REQUEST_DESTINATION: Destination = Destination::declared("symphony-request");

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
            wants: "No client certificate is here: drop the .p12 or PEM file of the bot.",
            needs_valid_chain: true,
        },
        DestinationEntry {
            id: AUTHORITY_DESTINATION,
            role: Role::Ca,
            title: "Symphony Messaging: signing or root certificate",
            label: Label { english: "Messaging CA", german: "Messaging-CA" },
            wants: "No certificate authority is here: drop the signing or root certificate that is to be uploaded.",
            needs_valid_chain: true,
        },
        DestinationEntry {
            id: REQUEST_DESTINATION,
            role: Role::Request,
            title: "Symphony Messaging: certificate request",
            label: Label { english: "Messaging request", german: "Messaging-Anforderung" },
            wants: "No certificate request is here: drop the CSR for the PKI team.",
            needs_valid_chain: true,
        },
    ],
    settings: &[Setting::UserName, Setting::Port],
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
    german: GERMAN,
};

/// What it demands.
pub static DEMANDS: Demands = Demands {
    product: &PRODUCT,
    certificates: REQUIREMENTS,
    requests: requests::REQUIREMENTS,
    panel: super::panel::shown,
};
