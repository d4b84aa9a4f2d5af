//! The ledger of pins, as it is saved.

use crate::limits::MAX_PIN_TEXT;
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

/// A text with the characters that deceive written out, no longer than a reader accepts.
fn text(text: &str) -> String {
    let text = visible(text);
    text.get(..text.floor_char_boundary(MAX_PIN_TEXT)).unwrap_or_default().trim().to_owned()
}

/// A ledger as text: a line that names it, and one line for each pin.
#[must_use]
pub fn write(pins: &[Pin]) -> String {
    let mut ledger = format!(
        "{PIN_LEDGER_MARK}{PIN_LEDGER_VERSION}\n# public key SHA-256\tcertificate SHA-256\tcertificate ends\tpinned\tserver\ttitle\n"
    );
    for pin in pins {
        let fields = [
            hex_lower(&pin.spki_sha256.0),
            hex_lower(&pin.certificate_sha256.0),
            pin.not_after.to_string(),
            pin.pinned_at.to_string(),
            text(&pin.server),
            text(&pin.title),
        ];
        ledger.push_str(&fields.join("\t"));
        ledger.push('\n');
    }
    ledger
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_longer_than_a_reader_accepts() {
        assert_eq!(text("VMS\u{202E}"), "VMS<U+202E>");
        for long in
            ["\r".repeat(MAX_PIN_TEXT), "é".repeat(MAX_PIN_TEXT), format!("{}x", " ".repeat(MAX_PIN_TEXT))]
        {
            let text = text(&long);
            assert!(text.len() <= MAX_PIN_TEXT && text.trim() == text, "{} bytes", text.len());
        }
    }
}
