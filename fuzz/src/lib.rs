//! What every fuzz target does: inspects the input in all ways that the faces use, and checks the invariants that the
//! tests check too.

#[path = "../../tests/support/invariants.rs"]
mod invariants;

use cert_inspector::model::ObjectKind;
use cert_inspector::report::Report;
use libfuzzer_sys::Corpus;

/// Inspects any bytes.
pub fn inspect(bytes: &[u8]) -> Report {
    invariants::inspect(bytes)
}

/// Inspects any bytes, and keeps them in the corpus only if they are of a kind or fail as something that is decoded.
pub fn inspect_kind(bytes: &[u8], kinds: &[ObjectKind]) -> Corpus {
    let report = inspect(bytes);
    let is_of_kind = report.objects.iter().any(|object| kinds.contains(&object.kind));
    let is_of_no_kind = ["certificateMalformed", "empty", "noCertificateInText", "unknownContent"];
    let fails = report.problems.iter().any(|problem| !is_of_no_kind.contains(&problem.kind.as_ref()));
    if is_of_kind || fails { Corpus::Keep } else { Corpus::Reject }
}
