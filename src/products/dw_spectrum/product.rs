//! What every face shows of the product.

use super::german::GERMAN;
use super::names::{ID, REQUEST_DESTINATION, SERVER_DESTINATION};
use super::requirements::REQUIREMENTS;
use crate::checks::Recipient;
use crate::input::Role;
use crate::products::label::Label;
use crate::products::registry::{
    DestinationEntry, Form, NeededSetting, OwnFile, OwnFileKind, Product, Rules, Sample, SampleContent,
    SampleFile, Setting, Sign,
};
use crate::products::samples::{CERTIFICATE, INTERMEDIATE, ROOT, ROOT_SHA256, SERVER};

const KEY: &[u8] = include_bytes!("../../../tests/fixtures/other/pkcs8-key.der");

/// The product.
pub static PRODUCT: Product = Product {
    id: ID,
    title: "DW Spectrum",
    label: Label::same("DW Spectrum"),
    heading: Label::same("DW Spectrum"),
    introduction: Label {
        english: "Will the server take this cert.pem, and will clients connect? In every validation mode.",
        german: "Nimmt der Server diese cert.pem an, und verbinden sich die Clients? In jedem Prüfmodus.",
    },
    guide: "the DW Spectrum manual",
    destinations: &[
        DestinationEntry {
            id: SERVER_DESTINATION,
            role: Role::Server,
            title: "DW Spectrum: server",
            label: Label::same("DW Spectrum"),
            taker: "DW Spectrum",
            wants: "Needed: a server certificate. Add the cert.pem of the DW Spectrum server, or its parts.",
            // What the modes make of a broken chain is shown with them.
            needs_valid_chain: false,
            meeting: &[Recipient::Ios, Recipient::Android],
            file_name: Some("cert.pem"),
            holds_key: true,
            forms: &[Form::KeyAndChain],
            ..DestinationEntry::PLAIN
        },
        DestinationEntry {
            id: REQUEST_DESTINATION,
            role: Role::Request,
            requested: Some(Role::Server),
            title: "DW Spectrum: certificate request",
            label: Label { english: "DW Spectrum request", german: "DW-Spectrum-Anforderung" },
            taker: "a DW Spectrum server's certificate",
            wants: "Needed: a certificate request. Add the CSR for the server's certificate.",
            ..DestinationEntry::PLAIN
        },
    ],
    signs: &[Sign::FileNamed("cert.pem"), Sign::KeyOfServer],
    settings: &[
        NeededSetting {
            setting: Setting::Host,
            source: Some("DW Spectrum User Manual, To Set Server Certificate Validation"),
        },
        NeededSetting { setting: Setting::Addresses, source: None },
    ],
    files: &[
        OwnFile {
            kind: OwnFileKind::KeyAndChain,
            name: "cert.pem",
            label: "cert.pem for DW Spectrum",
            note: "Private key, certificate and chain in one file, as a DW Spectrum server reads it. The key is not encrypted: anyone who has this file can impersonate the server.",
            destination: Some(SERVER_DESTINATION),
        },
        OwnFile {
            kind: OwnFileKind::PinLedger,
            name: "dw-spectrum-pins.txt",
            label: "Pin ledger for DW Spectrum",
            note: "Records that clients have pinned this certificate's key, together with the pins of the other ledgers. Add it with the renewed certificate to see whether clients will be prompted.",
            destination: None,
        },
    ],
    samples: &[Sample {
        name: "wrong-order",
        place: 2,
        title: Label { english: "cert.pem in the wrong order", german: "cert.pem in falscher Reihenfolge" },
        line: Label {
            english: "Complete, but DW Spectrum uses the root as the server certificate.",
            german: "Vollständig, aber DW Spectrum hält die Wurzel für den Server.",
        },
        files: &[SampleFile {
            name: "cert.pem",
            content: SampleContent::Blocks(&[
                ("PRIVATE KEY", KEY),
                (CERTIFICATE, ROOT),
                (CERTIFICATE, INTERMEDIATE),
                (CERTIFICATE, SERVER),
            ]),
        }],
        host: Some("vms.example.org"),
        user_name: None,
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
    requests: super::requests::REQUIREMENTS,
    clients: None,
    panel: super::panel::shown,
    plan: None,
    renewal: super::renewal::amend,
    pin: Some(super::pins::pin),
};
