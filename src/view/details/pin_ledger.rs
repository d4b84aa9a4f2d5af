//! A ledger of pins in words.

use super::field::{code, group, text, time};
use crate::model::PinLedger;
use crate::view::Field;

/// Every pin with its server.
pub(super) fn fields(ledger: &PinLedger) -> Vec<Field> {
    let pins = ledger.pins.iter().map(|pin| {
        let mut children = vec![
            code("Public key SHA-256", &pin.spki_sha256.0),
            code("Certificate SHA-256", &pin.certificate_sha256.0),
            time("Certificate ends", pin.not_after),
            time("Pinned", pin.pinned_at),
        ];
        if !pin.server.is_empty() {
            children.push(text("Server", &pin.server));
        }
        let title = if pin.title.is_empty() { "Pin" } else { pin.title.as_str() };
        group(crate::safe_text::visible(title).into_owned(), children)
    });
    vec![text("Version", ledger.version.to_string()), group("Pins", pins.collect())]
}
