//! The ledger of pins: what is read can be written, and what was written is read as the same.

use cert_inspector::export::pin_ledger;
use cert_inspector::model::{Pin, PinLedger};
use cert_inspector::report::{Facts, Report};

use super::invariants;

pub(super) fn run(bytes: &[u8]) -> bool {
    let Some(ledger) = ledger(&invariants::inspect(bytes)) else { return false };
    let text = pin_ledger::write(&ledger.pins);
    let report = invariants::inspect(text.as_bytes());
    assert!(report.problems.is_empty(), "a written ledger does not decode: {:?}", report.problems);
    let again = self::ledger(&report).expect("a written ledger is a ledger");
    assert_eq!(again.pins.len(), ledger.pins.len(), "a pin is lost");
    for (pin, again) in ledger.pins.iter().zip(&again.pins) {
        assert_eq!(facts(pin), facts(again));
    }
    // Characters that deceive are written out once; from then on nothing changes.
    assert_eq!(pin_ledger::write(&again.pins), text, "a ledger changes by being read");
    true
}

/// The facts of a pin that no text can change.
fn facts(pin: &Pin) -> impl PartialEq + std::fmt::Debug {
    (&pin.spki_sha256, &pin.certificate_sha256, pin.not_after, pin.pinned_at)
}

fn ledger(report: &Report) -> Option<PinLedger> {
    report.objects.iter().find_map(|object| match &object.facts {
        Some(Facts::PinLedger(ledger)) => Some((**ledger).clone()),
        _ => None,
    })
}
