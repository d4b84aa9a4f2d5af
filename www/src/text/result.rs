//! One object: its verdict, its findings, its fields.

use cert_inspector::checks::Outcome;
use cert_inspector::input::Role;
use cert_inspector::model::LockReason;
use cert_inspector::report::{Relation, Verdict};

use super::{Words, count, grouped, same, say, words};
use cert_inspector::safe_text::visible_lines as shown;

pub(crate) const CONTRADICTION: Words =
    words("The guide contradicts itself", "Der Leitfaden widerspricht sich");
pub(crate) const DECISION: Words = words("Our decision:", "Unsere Entscheidung:");
pub(crate) const FACT_ISSUER: Words = words("Issued by", "Ausgestellt von");
pub(crate) const FACT_VALIDITY: Words = words("Valid until", "Gültig bis");
pub(crate) const FACT_ROLE: Words = words("Checked as", "Geprüft als");
pub(crate) const FACT_FILE: Words = words("Found in", "Gefunden in");
pub(crate) const GROUP_PLATFORM_NOTE: Words = words(
    "Requirements of phones, systems and standards beyond the guides. If one of them makes a destination reject the file, the answer above says so.",
    "Was Telefone und Normen über die Leitfäden hinaus verlangen. Was ein Ziel ablehnen lässt, steht oben bei seinem Urteil.",
);
pub(crate) const REQUIRED: Words = words("Required", "Gefordert");
pub(crate) const FOUND_VALUE: Words = words("Found", "Gefunden");
pub(crate) const HOW_TO_FIX: Words = words("What to do", "Was zu tun ist");
pub(crate) const DEMAND: Words = words("Requirement", "Anforderung des Leitfadens");
pub(crate) const REMARKS: Words = words("Worth knowing", "Wissenswertes");
pub(crate) const EVIDENCE: Words = words("Place in the certificate", "Wo es im Zertifikat steht");
/// Above the commands for other tools than the first.
pub(crate) const OTHER_TOOLS: Words = words("The same with Windows", "Dasselbe mit Windows");
pub(crate) const SAME_COMMANDS: Words = words("The same commands as above", "Dieselben Befehle wie oben");
pub(crate) const RECOMMENDED: Words = words("recommended", "empfohlen");

pub(crate) const PASSWORD: Words = words("Password", "Kennwort");
pub(crate) const SHOW_PASSWORD: Words = words("Show", "Anzeigen");
pub(crate) const PASSWORD_HINT: Words = words(
    "It stays in this tab. Leave it empty if there is none.",
    "Es bleibt in diesem Tab. Gibt es keines, lassen Sie das Feld leer.",
);
pub(crate) const OBSERVATIONS: Words = words("Attention", "Beachtenswert");
pub(crate) const RELATED: Words = words("Related objects", "Zugehörige Objekte");
pub(crate) const RELATED_NOTE: Words =
    words("Matched by public key, not by name.", "Nach dem öffentlichen Schlüssel selbst, nicht nach Namen.");
pub(crate) const COMPATIBILITY: Words =
    words("Which systems open this file?", "Welche Systeme öffnen diese Datei?");
pub(crate) const COMPATIBILITY_NOTE: Words = words(
    "Read from the unencrypted header; no password needed. Not known means that the vendor does not document it.",
    "Aus dem unverschlüsselten Kopf gelesen, ohne Kennwort. „Nicht bekannt“ heißt: Der Hersteller dokumentiert es nicht.",
);
pub(crate) const SYSTEM: Words = same("System");
pub(crate) const OPENS: Words = words("Opens it?", "Öffnet sie?");
pub(crate) const WHY: Words = words("Why", "Warum");

pub(crate) const DETAILS: Words = words("Every field", "Alle Felder");
pub(crate) const DETAILS_NOTE: Words =
    words("Every field with its meaning.", "Jedes Feld mit seiner Bedeutung.");
pub(crate) const CRITICAL: Words = words("critical", "kritisch");
pub(crate) const FINGERPRINTS: Words = words("Fingerprints", "Fingerabdrücke");
pub(crate) const FINGERPRINTS_NOTE: Words = words(
    "Compare them with the fingerprint that the server or the phone shows: equal fingerprints mean the same certificate.",
    "Vergleichen Sie sie mit dem, was der Server oder das Telefon zeigt: Derselbe Fingerabdruck ist dasselbe Zertifikat.",
);
pub(crate) const BASE64: Words = words("base64", "Base64");
pub(crate) const PEM: Words = same("PEM");
pub(crate) const PEM_NOTE: Words = words(
    "The certificate as text, for configuration files and other tools.",
    "Dasselbe als Text, für Konfigurationsdateien und andere Werkzeuge.",
);
pub(crate) const COPY: Words = words("Copy", "Kopieren");
pub(crate) const COPIED: Words = words("Copied", "Kopiert");
pub(crate) const COPY_REFUSED: Words = words(
    "The browser did not allow it: select the text and copy it yourself",
    "Der Browser lässt es nicht zu: Markieren Sie den Text und kopieren Sie ihn selbst",
);
pub(crate) const SHOW_LESS: Words = words("Show less", "Weniger zeigen");

/// The outcome of one requirement, in a word or two.
pub(crate) const fn finding_outcome(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Fail => words("Not met", "Nicht erfüllt"),
        Outcome::Unknown => words("Cannot be determined", "Nicht feststellbar"),
        Outcome::Warn => words("Attention", "Achtung"),
        Outcome::Pass => words("Met", "Erfüllt"),
        Outcome::NotApplicable => words("Does not apply", "Trifft nicht zu"),
    }
}

/// What the effect of a requirement is headed with: it tells of a certificate that breaks it.
pub(crate) const fn effect(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Fail => words("What the device does", "Was das Gerät tut"),
        _ => {
            words("What the device does if this is not met", "Was das Gerät tut, wenn das nicht erfüllt ist")
        }
    }
}

/// The head of the checks that failed.
pub(crate) fn failed_checks(number: usize) -> String {
    count(
        number,
        words("1 check failed", "1 Prüfung nicht bestanden"),
        words("checks failed", "Prüfungen nicht bestanden"),
    )
}

/// The head of the checks that cannot be made.
pub(crate) fn unknown_checks(number: usize) -> String {
    count(
        number,
        words("1 check needs more", "1 Prüfung braucht mehr"),
        words("checks need more", "Prüfungen brauchen mehr"),
    )
}

/// The head of the checks with a warning.
pub(crate) fn warned_checks(number: usize) -> String {
    count(number, words("1 warning", "1 Warnung"), words("warnings", "Warnungen"))
}

/// The head of the checks that need no care.
pub(crate) fn passed(number: usize) -> String {
    count(
        number,
        words("1 check passed", "1 Prüfung bestanden"),
        words("checks passed", "Prüfungen bestanden"),
    )
}

/// The head of what platforms ask.
pub(crate) fn platform_heading(care: usize, all: usize) -> String {
    match care {
        0 => say!(
            "Phones and standards: {all} checks passed",
            "Telefone und Normen: {all} Prüfungen bestanden"
        ),
        1 => say!(
            "Phones and standards: 1 of {all} checks needs attention",
            "Telefone und Normen: 1 von {all} Prüfungen braucht Beachtung"
        ),
        _ => say!(
            "Phones and standards: {care} of {all} checks need attention",
            "Telefone und Normen: {care} von {all} Prüfungen brauchen Beachtung"
        ),
    }
}

/// The head of what a product shows next to its answer.
pub(crate) fn panel_heading(title: &str) -> String {
    say!("How {title} handles it", "Wie {title} damit umgeht")
}

/// The answer for a destination.
pub(crate) const fn verdict(verdict: Verdict) -> Words {
    match verdict {
        Verdict::Nothing => words("nothing for it", "nichts dafür"),
        Verdict::Works => words("works", "funktioniert"),
        Verdict::WorksAfterStep => words("works after a step", "funktioniert nach einem Schritt"),
        Verdict::NeedsMore => words("needs more", "braucht mehr"),
        Verdict::Rejected => words("will be rejected", "wird abgelehnt"),
    }
}

pub(crate) const fn role(role: Role) -> Words {
    match role {
        Role::Ca => words("CA certificate", "CA-Zertifikat"),
        Role::Server => words("Server certificate", "Serverzertifikat"),
        Role::Client => words("Client certificate", "Clientzertifikat"),
        Role::Request => words("Certificate request", "Zertifikatsanforderung"),
    }
}

/// So many rounds of key derivation a browser does in a second, roughly.
const ROUNDS_PER_SECOND: u32 = 1_000_000;

/// Why an object is locked, and what that means.
pub(crate) fn lock(reason: LockReason) -> String {
    match reason {
        LockReason::PasswordNeeded => {
            words("Enter it to check the contents.", "Geben Sie es ein, um den Inhalt zu beurteilen.").to_string()
        }
        LockReason::WrongPassword => words("Wrong password. The encryption itself is supported here. Check upper and lower case, the keyboard layout and spaces at the ends.",
"Falsches Kennwort. Die Verschlüsselung selbst wird hier unterstützt. Prüfen Sie Groß- und Kleinschreibung, die Tastaturbelegung und Leerzeichen am Anfang und Ende.").to_string(),
        LockReason::OtherPassword => words("A password opens the file, but not this part of it. Enter the other password.",
"Ein Kennwort öffnet die Datei, aber nicht diesen Teil. Geben Sie das andere Kennwort ein.").to_string(),
        LockReason::WindowsAccount => words("Windows protected this file for an account or a group, and only they can open it. Export it again with a password.",
"Windows hat das Kennwort für ein Konto oder eine Gruppe versiegelt: Nur sie können die Datei öffnen. Exportieren Sie sie erneut mit einem Kennwort.").to_string(),
        LockReason::TooManyRounds { rounds } => say!("It uses {} rounds of key derivation, to slow down guessing. Opening it takes about {} seconds or more on this computer. You can cancel at any time.",
"Wer es erstellt hat, verlangt {} Runden der Schlüsselableitung, um das Raten zu verlangsamen. Das Öffnen dauert auf diesem Computer etwa {} Sekunden oder länger; Sie können es abbrechen.",
            grouped(&rounds.to_string()),
            rounds / ROUNDS_PER_SECOND + 1
        ),
        LockReason::NotTried { rounds } => say!("Not tried: other files used up the limit for key derivation. Enter its password and try it anyway: it needs {} rounds, about {} seconds on this computer.",
"Nicht versucht: Andere Dateien haben die Runden der Schlüsselableitung aufgebraucht, die ohne Nachfrage gerechnet werden. Geben Sie sein Kennwort ein und versuchen Sie es trotzdem: Das braucht {} Runden, etwa {} Sekunden auf diesem Computer.",
            grouped(&rounds.to_string()),
            rounds / ROUNDS_PER_SECOND + 1
        ),
    }
}

/// Above the field for a password.
pub(crate) fn unlock_heading(name: &str) -> String {
    if name.is_empty() {
        return words("It has a password", "Es hat ein Kennwort").to_string();
    }
    say!("{} has a password", "{} hat ein Kennwort", shown(name))
}

/// The button that opens.
pub(crate) const fn unlock(reason: LockReason) -> Words {
    match reason {
        LockReason::TooManyRounds { .. } | LockReason::NotTried { .. } => {
            words("Try anyway", "Trotzdem versuchen")
        }
        LockReason::OtherPassword
        | LockReason::PasswordNeeded
        | LockReason::WindowsAccount
        | LockReason::WrongPassword => words("Open", "Öffnen"),
    }
}

/// What another object is to the one that is shown.
pub(crate) const fn relation(relation: Relation) -> Words {
    match relation {
        Relation::Certificate => words("Certificate for this key", "Zertifikat zu diesem Schlüssel"),
        Relation::Duplicate => words("The same certificate again", "Dasselbe Zertifikat noch einmal"),
        Relation::PrivateKey => words("Its private key", "Sein privater Schlüssel"),
        Relation::PublicKey => words("Its public key", "Sein öffentlicher Schlüssel"),
        Relation::Request => words("Request for this key", "Anforderung zu diesem Schlüssel"),
    }
}

/// Whether a system opens a file.
pub(crate) const fn opens(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Pass => words("Opens", "Öffnet"),
        Outcome::Warn => words("Depends", "Kommt darauf an"),
        Outcome::Fail => words("Does not open", "Öffnet nicht"),
        Outcome::Unknown => words("Not known", "Nicht bekannt"),
        Outcome::NotApplicable => words("Does not apply", "Trifft nicht zu"),
    }
}
