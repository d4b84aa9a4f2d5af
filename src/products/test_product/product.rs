//! What every face shows of the product.

use super::names::{ID, SERVER_DESTINATION};
use super::plan;
use super::requirements::REQUIREMENTS;
use crate::input::Role;
use crate::products::label::Label;
use crate::products::registry::{DestinationEntry, NeededSetting, Product, Rules, Setting};

/// The product.
pub static PRODUCT: Product = Product {
    id: ID,
    title: "Test Product",
    label: Label::same("Test Product"),
    heading: Label::same("Test Product"),
    introduction: Label { english: "Does the name match?", german: "Stimmt der Name?" },
    guide: "the Test Product guide",
    destinations: &[DestinationEntry {
        id: SERVER_DESTINATION,
        role: Role::Server,
        title: "Test Product: server",
        label: Label::same("Test Product"),
        taker: "Test Product",
        wants: "Needed: a server certificate. Add the certificate of the Test Product server.",
        needs_valid_chain: false,
        ..DestinationEntry::PLAIN
    }],
    signs: &[],
    settings: &[NeededSetting { setting: Setting::Host, source: None }],
    files: &[],
    samples: &[],
    plan: Some(&plan::FORM),
    german: &[],
};

/// What it requires.
pub static RULES: Rules = Rules {
    product: &PRODUCT,
    certificates: REQUIREMENTS,
    requests: &[],
    clients: None,
    panel: |_| None,
    plan: Some(plan::draft),
    renewal: |_, consequence| consequence,
    pin: None,
};
