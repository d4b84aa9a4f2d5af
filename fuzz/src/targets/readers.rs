//! What other software makes of a file: a PEM file as OpenSSL reads it, and the systems that open a PKCS#12 file.

use cert_inspector::budget::Budget;
use cert_inspector::model::Outcome;
use cert_inspector::readers::openssl_pem::{KeyRead, PemReading, Readings, Stop};

use super::invariants;

/// The systems on the card of a PKCS#12 file.
const SYSTEMS: usize = 10;

pub(super) fn run(bytes: &[u8]) -> bool {
    let readings = Readings::of(bytes, &mut Budget::default());
    if let Some(Readings { old, new }) = &readings {
        // The reader counts a line for each line feed; what follows the last one is a line, too.
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
        for reading in [old, new] {
            check(reading, u32::try_from(lines).expect("few lines"));
        }
        assert_eq!(
            Readings::of(bytes, &mut Budget::default()).as_ref(),
            readings.as_ref(),
            "the same bytes, another reading"
        );
    }
    let report = invariants::inspect(bytes);
    let cards = report.objects.iter().map(|object| &object.compatibility).filter(|card| !card.is_empty());
    let mut has_card = false;
    for card in cards {
        has_card = true;
        assert_eq!(card.len(), SYSTEMS, "a system is missing from the card");
        for row in card {
            assert!(!row.system.is_empty() && !row.reason.is_empty(), "a row without its reason");
            assert!(row.outcome == Outcome::Unknown || !row.sources.is_empty(), "{}: no source", row.system);
        }
    }
    has_card || readings.is_some()
}

fn check(reading: &PemReading, lines: u32) {
    let is_line = |line: u32| (1..=lines).contains(&line);
    let check_stop = |stop: Stop| {
        assert!(is_line(stop.line) && is_line(stop.block), "a scan ends outside the file: {stop:?}");
        assert!(stop.block <= stop.line, "a scan ends before its block: {stop:?}");
        assert!(!stop.to_string().is_empty() && !reading.cause(Some(stop)).is_empty(), "no cause in words");
    };
    if let Some(stop) = reading.stopped {
        check_stop(stop);
    }
    match reading.key {
        KeyRead::Found { line } => assert!(is_line(line), "a key outside the file"),
        KeyRead::Stopped(stop) => check_stop(stop),
        KeyRead::None => {}
    }
    let mut last = 0;
    for certificate in &reading.certificates {
        assert!(is_line(certificate.line) && certificate.line > last, "certificates out of order");
        assert!(reading.stopped.is_none_or(|stop| certificate.line < stop.line), "read behind the end");
        last = certificate.line;
    }
    for miss in &reading.misses {
        assert!(is_line(miss.line) && !miss.to_string().is_empty(), "a marker outside the file: {miss:?}");
    }
}
