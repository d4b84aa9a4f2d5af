//! Targets that inspect a file in all ways that the faces use.

use cert_inspector::model::ObjectKind;

use super::invariants;

/// Inspects any bytes. They are kept only if they are of a kind, or fail as something that is decoded.
pub(super) fn inspect(bytes: &[u8], kinds: &[ObjectKind]) -> bool {
    let report = invariants::inspect(bytes);
    let is_of_kind = report.objects.iter().any(|object| kinds.contains(&object.kind));
    let is_of_no_kind = ["certificateMalformed", "empty", "noCertificateInText", "unknownContent"];
    is_of_kind || report.problems.iter().any(|problem| !is_of_no_kind.contains(&problem.kind.as_ref()))
}

/// Text: PEM blocks, and base64 in whatever surrounds it.
pub(super) fn inspect_text(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_err() {
        return false;
    }
    invariants::inspect(bytes);
    true
}

/// Any bytes.
pub(super) fn inspect_any(bytes: &[u8]) -> bool {
    invariants::inspect(bytes);
    true
}
