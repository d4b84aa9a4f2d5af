//! Which of the addresses at which a server is reached its certificate covers.

use super::{Words, say, words};

pub(crate) const COVERAGE: Words = words("Every address", "Jede Adresse");
pub(crate) const COVERED_BY: Words = words("covered by", "abgedeckt durch");
pub(crate) const NOT_COVERED: Words = words("not covered", "nicht abgedeckt");
pub(crate) const COVERAGE_LINE: Words = words(
    "What a new certificate needs for all of them, as OpenSSL writes it; names that the present one has beside them and that are still in use go with it.",
    "Was ein neues Zertifikat für alle davon braucht, wie OpenSSL es schreibt; Namen, die das jetzige darüber hinaus hat und die noch in Gebrauch sind, kommen dazu.",
);
pub(crate) const COVERAGE_LINE_NAME: Words =
    words("the line for a new certificate", "die Zeile für ein neues Zertifikat");

/// How many of the addresses are not covered.
pub(crate) fn coverage(missing: usize, all: usize) -> String {
    match missing {
        0 => say!(
            "The certificate covers all {} addresses that you named.",
            "Das Zertifikat deckt alle {} Adressen ab, die Sie genannt haben.",
            all
        ),
        missing => say!(
            "The certificate does not cover {} of the {} addresses that you named: who uses those is refused or warned.",
            "Das Zertifikat deckt {} der {} Adressen, die Sie genannt haben, nicht ab: Wer diese verwendet, wird abgewiesen oder gewarnt.",
            missing,
            all
        ),
    }
}
