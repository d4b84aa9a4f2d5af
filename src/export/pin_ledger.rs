//! The ledger of pins, as it is saved.

use crate::model::{PIN_LEDGER_MARK, PIN_LEDGER_VERSION, Pin, hex_lower};
use crate::safe_text::visible;

/// The pins of older ledgers with a new one. A server has one key, so the new pin takes the place of the one it had.
pub(super) fn with_pins<'a>(pins: impl IntoIterator<Item = &'a Pin>, new: Option<Pin>) -> Vec<Pin> {
    let stays = |pin: &&Pin| {
        new.as_ref().is_none_or(|new| {
            pin.spki_sha256 != new.spki_sha256 && (new.server.is_empty() || pin.server != new.server)
        })
    };
    let mut all: Vec<Pin> = pins.into_iter().filter(stays).cloned().collect();
    all.extend(new);
    all
}

/// A ledger as text: a line that names it, and one line for each pin.
#[must_use]
pub fn write(pins: &[Pin]) -> String {
    let mut text = format!(
        "{PIN_LEDGER_MARK}{PIN_LEDGER_VERSION}\n# public key SHA-256\tcertificate SHA-256\tcertificate ends\tpinned\tserver\ttitle\n"
    );
    for pin in pins {
        let fields = [
            hex_lower(&pin.spki_sha256.0),
            hex_lower(&pin.certificate_sha256.0),
            pin.not_after.to_string(),
            pin.pinned_at.to_string(),
            visible(&pin.server).into_owned(),
            visible(&pin.title).into_owned(),
        ];
        text.push_str(&fields.join("\t"));
        text.push('\n');
    }
    text
}
