//! What every face shows of the product.

use super::requirements::REQUIREMENTS;
use crate::input::{Destination, ProfileId, Role};
use crate::products::registry::{DestinationEntry, Label, NeededSetting, Product, Rules, Setting};

/// The product.
pub static PRODUCT: Product = Product {
    id: ProfileId::declared("test-product"),
    title: "Test Product",
    label: Label::same("Test Product"),
    heading: Label::same("Test Product"),
    introduction: Label { english: "Does the name match?", german: "Stimmt der Name?" },
    guide: "the Test Product guide",
    destinations: &[DestinationEntry {
        id: Destination::declared("test-product-server"),
        role: Role::Server,
        title: "Test Product: server",
        label: Label::same("Test Product"),
        wants: "No server certificate is here: drop the certificate of the Test Product server.",
        needs_valid_chain: false,
    }],
    settings: &[NeededSetting { setting: Setting::Host, source: None }],
    files: &[],
    samples: &[],
    german: &[],
};

/// What it demands.
pub static RULES: Rules = Rules {
    product: &PRODUCT,
    certificates: REQUIREMENTS,
    requests: &[],
    clients: None,
    panel: |_| None,
    renewal: |_, consequence| consequence,
    pin: None,
};
