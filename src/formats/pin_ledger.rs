//! The ledger of pins: a text file of our own, one line for each pin, tab separated. Anybody may have edited it.

use super::{Decoded, Failure, FormatError, PinLedgerFault};
use crate::limits::{MAX_PIN_LEDGER_BYTES, MAX_PIN_TEXT, MAX_PINS};
use crate::model::{Bytes, Content, PIN_LEDGER_MARK, PIN_LEDGER_VERSION, Pin, PinLedger, Timestamp};

/// Bytes of a SHA-256 hash.
const HASH: usize = 32;

/// Decodes a ledger. A line that does not decode is a failure of its own, and the others stand.
pub(super) fn decode(text: &[u8]) -> Result<Decoded, FormatError> {
    if text.len() > MAX_PIN_LEDGER_BYTES {
        return Err(FormatError::PinLedgerTooLarge);
    }
    let mut lines = (1_u32..).zip(text.split(|byte| *byte == b'\n')).map(|(number, line)| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        (number, line)
    });
    let mut first = lines.by_ref().skip_while(|(_, line)| line.trim_ascii().is_empty());
    let (_, mark) = first.next().ok_or(FormatError::PinLedgerVersion)?;
    let version = mark.trim_ascii().strip_prefix(PIN_LEDGER_MARK.as_bytes());
    if version != Some(PIN_LEDGER_VERSION.to_string().as_bytes()) {
        return Err(FormatError::PinLedgerVersion);
    }
    let mut pins = Vec::new();
    let mut failures = Vec::new();
    for (line, bytes) in lines.filter(|(_, line)| !line.trim_ascii().is_empty() && !line.starts_with(b"#")) {
        if pins.len() + failures.len() >= MAX_PINS {
            failures.push(failure(FormatError::PinLedgerTooLarge));
            break;
        }
        match pin(bytes) {
            Ok(pin) => pins.push(pin),
            Err(fault) => failures.push(failure(FormatError::PinLedgerLine { line, fault })),
        }
    }
    let ledger = PinLedger { version: PIN_LEDGER_VERSION, pins };
    Ok(Decoded { failures, ..Decoded::leaf(Content::PinLedger(Box::new(ledger))) })
}

const fn failure(error: FormatError) -> Failure {
    Failure { path: Vec::new(), block: None, offset: None, error }
}

fn pin(line: &[u8]) -> Result<Pin, PinLedgerFault> {
    let line = std::str::from_utf8(line).map_err(|_| PinLedgerFault::Text)?;
    let fields: Vec<&str> = line.split('\t').take(7).map(str::trim).collect();
    let [spki, certificate, not_after, pinned_at, server, title] = fields.as_slice() else {
        return Err(PinLedgerFault::Fields);
    };
    let instant = |text: &str| Timestamp::parse_rfc3339(text).ok_or(PinLedgerFault::Instant);
    let text = |text: &str| (text.len() <= MAX_PIN_TEXT).then(|| text.to_owned()).ok_or(PinLedgerFault::Text);
    Ok(Pin {
        spki_sha256: hash(spki)?,
        certificate_sha256: hash(certificate)?,
        not_after: instant(not_after)?,
        pinned_at: instant(pinned_at)?,
        server: text(server)?,
        title: text(title)?,
    })
}

/// A SHA-256 hash in hexadecimal, in either case, with colons or without.
fn hash(text: &str) -> Result<Bytes, PinLedgerFault> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .filter(|character| *character != ':')
        .take(2 * HASH + 1)
        .map(|digit| u8::try_from(digit.to_digit(16)?).ok())
        .collect();
    let digits = digits.filter(|digits| digits.len() == 2 * HASH).ok_or(PinLedgerFault::Hash)?;
    Ok(Bytes(digits.as_chunks::<2>().0.iter().map(|[high, low]| high << 4 | low).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "2026-11-20T12:00:00Z\t2026-11-20T12:00:00Z\tvms.example.org\tVMS";

    fn read(text: &[u8]) -> Result<(PinLedger, Vec<FormatError>), FormatError> {
        let decoded = decode(text)?;
        let Content::PinLedger(ledger) = decoded.content else { panic!("another kind") };
        Ok((*ledger, decoded.failures.into_iter().map(|failure| failure.error).collect()))
    }

    #[test]
    fn a_line_that_does_not_decode_is_named_by_its_number() {
        let (hash, colons) = ("ab".repeat(32), vec!["AB"; 32].join(":"));
        let good = format!("{hash}\t{colons}\t{GOOD}");
        for (line, fault) in [
            (good.clone(), None),
            (format!("{good}\r"), None),
            (format!("# {good}"), None),
            (format!("{good}\tmore"), Some(PinLedgerFault::Fields)),
            (hash.clone(), Some(PinLedgerFault::Fields)),
            (good.replacen("ab", "ag", 1), Some(PinLedgerFault::Hash)),
            (good.replacen("ab", "", 1), Some(PinLedgerFault::Hash)),
            (good.replacen("ab", "abab", 1), Some(PinLedgerFault::Hash)),
            (good.replace("2026-11-20T12", "2026-11-31T12"), Some(PinLedgerFault::Instant)),
            (good.replace("VMS", &"x".repeat(MAX_PIN_TEXT + 1)), Some(PinLedgerFault::Text)),
        ] {
            let text = format!("{PIN_LEDGER_MARK}1\n\n{line}\n{good}\n");
            let (ledger, failures) = read(text.as_bytes()).unwrap();
            let expected = fault.map(|fault| FormatError::PinLedgerLine { line: 3, fault });
            assert_eq!(failures, expected.into_iter().collect::<Vec<_>>(), "{line}");
            assert!(
                ledger
                    .pins
                    .iter()
                    .all(|pin| pin.spki_sha256.0 == [0xAB; 32] && pin.server == "vms.example.org")
            );
            assert!(!ledger.pins.is_empty());
        }
    }

    #[test]
    fn hostile_ledgers_are_refused_with_their_cause() {
        for (text, error) in [
            (format!("{PIN_LEDGER_MARK}2\n").into_bytes(), FormatError::PinLedgerVersion),
            (format!("{PIN_LEDGER_MARK}01\n").into_bytes(), FormatError::PinLedgerVersion),
            (PIN_LEDGER_MARK.as_bytes().to_vec(), FormatError::PinLedgerVersion),
            (vec![b'\n'; MAX_PIN_LEDGER_BYTES], FormatError::PinLedgerVersion),
            (vec![b'\n'; MAX_PIN_LEDGER_BYTES + 1], FormatError::PinLedgerTooLarge),
        ] {
            assert_eq!(read(&text).unwrap_err(), error);
        }
        let (ledger, failures) = read(format!("{PIN_LEDGER_MARK}1\n\u{FF}").as_bytes()).unwrap();
        assert_eq!((ledger.pins.len(), failures.len()), (0, 1));
        let many = [format!("{PIN_LEDGER_MARK}1\n").into_bytes(), b"x\n".repeat(MAX_PINS + 5)].concat();
        let (_, failures) = read(&many).unwrap();
        assert_eq!((failures.len(), failures.last()), (MAX_PINS + 1, Some(&FormatError::PinLedgerTooLarge)));
    }
}
