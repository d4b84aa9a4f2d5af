//! The answers, and the bar that says what they are for.

use super::{Words, number, say, words};

pub(crate) const FOR: Words = words("For", "Für");
pub(crate) const WHAT_FOR: Words = words("What is it for?", "Wofür ist es?");
pub(crate) const NOT_SURE: Words = words("Not sure", "Weiß nicht");
pub(crate) const PLAN_ROLLOUT: Words = words("Plan a rollout", "Einführung planen");
pub(crate) const COPY_FIX: Words = words("Copy the commands for the fix", "Befehle zur Behebung kopieren");
pub(crate) const ANSWERS: Words = words("Answers", "Antworten");
pub(crate) const ELSEWHERE: Words = words("Other products:", "Andere Produkte:");
pub(crate) const ADD_FILES: Words = words("Add files", "Dateien hinzufügen");
pub(crate) const MORE_WAYS: Words = words("Other ways to add files", "Andere Wege, Dateien hinzuzufügen");
pub(crate) const BY_HAND: Words = words("Do it by hand", "Von Hand lösen");
pub(crate) const SHOW_OBJECT: Words = words("Show details", "Einzelheiten zeigen");
pub(crate) const HOLDS_KEY: Words = words("Contains the private key.", "Enthält den privaten Schlüssel.");
pub(crate) const THEN: Words = words("Then: ", "Danach: ");
pub(crate) const NOTHING_TO_JUDGE: Words = words(
    "No certificate, key or request could be read from these files",
    "In diesen Dateien ist kein lesbares Zertifikat, kein Schlüssel und keine Anforderung",
);
pub(crate) const NOTHING_FOR_PRODUCTS: Words = words(
    "None of these files is for the three products",
    "Keine dieser Dateien ist für eines der drei Produkte",
);
pub(crate) const DROP_INSTEAD: Words = words(
    "Drop the server's certificate with its key, the CA certificate, the bot's certificate, or a request (CSR).",
    "Ziehen Sie das Serverzertifikat mit Schlüssel, das CA-Zertifikat, das Zertifikat des Bots oder eine Anforderung (CSR) hierher.",
);

/// That nothing is for a product.
pub(crate) fn nothing_for_product(title: &str) -> String {
    say!("Nothing in these files is for {title}", "Nichts in diesen Dateien ist für {title}")
}

/// How many faults a card leaves out.
pub(crate) fn more_faults(count: u32) -> String {
    let count = number(usize::try_from(count).unwrap_or(usize::MAX));
    say!("and {count} more", "und {count} weitere")
}

/// Which file the button in a row forgets.
pub(crate) fn remove(file: &str) -> String {
    say!("Remove {file}", "{file} entfernen")
}
