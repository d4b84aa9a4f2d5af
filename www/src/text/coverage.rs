//! Which of the addresses at which a server is reached its certificate covers.

use super::{Words, say, words};

pub(crate) const COVERAGE: Words = words("Every address", "Jede Adresse");
pub(crate) const COVERED_BY: Words = words("covered by", "abgedeckt durch");
pub(crate) const NOT_COVERED: Words = words("not covered", "nicht abgedeckt");
pub(crate) const COVERAGE_LINE: Words = words(
    "The names for a new certificate, in OpenSSL’s format. Add other names of the current one that are still in use.",
    "Was ein neues Zertifikat für alle davon braucht, wie OpenSSL es schreibt; Namen, die das jetzige darüber hinaus hat und die noch in Gebrauch sind, kommen dazu.",
);
pub(crate) const COVERAGE_LINE_NAME: Words =
    words("the line for a new certificate", "die Zeile für ein neues Zertifikat");

/// How many of the addresses are not covered.
pub(crate) fn coverage(missing: usize, all: usize) -> String {
    match (missing, all) {
        (0, 1) => words(
            "The certificate covers the address that you entered.",
            "Das Zertifikat deckt die Adresse ab, die Sie genannt haben.",
        )
        .to_string(),
        (0, all) => say!(
            "The certificate covers all {all} addresses that you entered.",
            "Das Zertifikat deckt alle {all} Adressen ab, die Sie genannt haben."
        ),
        (_, 1) => words(
            "The certificate does not cover the address that you entered: clients that use it are refused or warned.",
            "Das Zertifikat deckt die Adresse, die Sie genannt haben, nicht ab: Wer sie verwendet, wird abgewiesen oder gewarnt.",
        )
        .to_string(),
        (missing, all) => say!(
            "The certificate does not cover {missing} of the {all} addresses that you entered: clients that use those are refused or warned.",
            "Das Zertifikat deckt {missing} der {all} Adressen, die Sie genannt haben, nicht ab: Wer diese verwendet, wird abgewiesen oder gewarnt."
        ),
    }
}
