//! Which of the addresses at which a server is reached its certificate covers.

use super::{Words, say, words};

pub(crate) const COVERAGE: Words = words("Every address", "Jede Adresse");
pub(crate) const COVERED_BY: Words = words("covered by", "abgedeckt durch");
pub(crate) const NOT_COVERED: Words = words("not covered", "nicht abgedeckt");
pub(crate) const COVERAGE_LINE: Words = words(
    "What a new certificate needs for all of them, as OpenSSL writes it; keep other names of the current one that are still in use.",
    "Was ein neues Zertifikat für alle davon braucht, wie OpenSSL es schreibt; Namen, die das jetzige darüber hinaus hat und die noch in Gebrauch sind, kommen dazu.",
);
pub(crate) const COVERAGE_LINE_NAME: Words =
    words("the line for a new certificate", "die Zeile für ein neues Zertifikat");

/// How many of the addresses are not covered.
pub(crate) fn coverage(missing: usize, all: usize) -> String {
    match (missing, all) {
        (0, 1) => words(
            "The certificate covers the address that you named.",
            "Das Zertifikat deckt die Adresse ab, die Sie genannt haben.",
        )
        .to_string(),
        (0, all) => say!(
            "The certificate covers all {all} addresses that you named.",
            "Das Zertifikat deckt alle {all} Adressen ab, die Sie genannt haben."
        ),
        (_, 1) => words(
            "The certificate does not cover the address that you named: who uses it is refused or warned.",
            "Das Zertifikat deckt die Adresse, die Sie genannt haben, nicht ab: Wer sie verwendet, wird abgewiesen oder gewarnt.",
        )
        .to_string(),
        (missing, all) => say!(
            "The certificate does not cover {missing} of the {all} addresses that you named: who uses those is refused or warned.",
            "Das Zertifikat deckt {missing} der {all} Adressen, die Sie genannt haben, nicht ab: Wer diese verwendet, wird abgewiesen oder gewarnt."
        ),
    }
}
