//! One object: its verdict, its findings, its fields.

use cert_inspector::checks::Outcome;
use cert_inspector::input::Role;
use cert_inspector::model::LockReason;
use cert_inspector::report::{Relation, Verdict};

use super::{Words, grouped, same, say, words};

pub(crate) const CONTRADICTION: Words =
    words("The guide contradicts itself", "Der Leitfaden widerspricht sich");
pub(crate) const DECISION: Words = words("Here it is decided:", "Hier wird so entschieden:");
pub(crate) const FACT_ISSUER: Words = words("Issued by", "Ausgestellt von");
pub(crate) const FACT_VALIDITY: Words = words("Valid until", "Gültig bis");
pub(crate) const FACT_ROLE: Words = words("Judged as", "Beurteilt als");
pub(crate) const FACT_FILE: Words = words("Found in", "Gefunden in");
pub(crate) const GROUP_FAIL: Words = words("What is wrong", "Was nicht stimmt");
pub(crate) const GROUP_UNKNOWN: Words = words("What cannot be told", "Was nicht feststellbar ist");
pub(crate) const GROUP_WARN: Words = words("What deserves attention", "Was Beachtung verdient");
pub(crate) const GROUP_PLATFORM: Words = words("Beside the guides", "Neben den Leitfäden");
pub(crate) const GROUP_PLATFORM_NOTE: Words = words(
    "What phones, systems and standards ask beyond the guides. What makes a destination refuse the file is listed with its verdict above.",
    "Was Telefone, Systeme und Normen über die Leitfäden hinaus verlangen. Was ein Ziel ablehnen lässt, steht oben bei seinem Urteil.",
);
pub(crate) const DESTINATIONS: Words = words("Where it works", "Wo es funktioniert");
pub(crate) const REQUIRED: Words = words("Required", "Gefordert");
pub(crate) const FOUND_VALUE: Words = words("Found", "Gefunden");
pub(crate) const HOW_TO_FIX: Words = words("What to do", "Was zu tun ist");
pub(crate) const DEMAND: Words = words("What is asked", "Was verlangt wird");
pub(crate) const REMARKS: Words = words("Worth knowing", "Wissenswertes");
pub(crate) const EVIDENCE: Words = words("Where it stands in the certificate", "Wo es im Zertifikat steht");
/// Above the commands for other tools than the first.
pub(crate) const OTHER_TOOLS: Words = words("The same with Windows", "Dasselbe mit Windows");
pub(crate) const SAME_COMMANDS: Words = words("The same commands as above", "Dieselben Befehle wie oben");
pub(crate) const RECOMMENDED: Words = words("recommended", "empfohlen");
pub(crate) const NEXT_STEP: Words = words("What to do", "Was zu tun ist");

pub(crate) const UNLOCK: Words = words("It is shut", "Es ist verschlossen");
pub(crate) const PASSWORD: Words = words("Password", "Kennwort");
pub(crate) const SHOW_PASSWORD: Words = words("Show what I type", "Eingabe anzeigen");
pub(crate) const PASSWORD_HINT: Words = words(
    "It is used here, in this tab, and forgotten at once. Leave the field empty if the file was made without a password.",
    "Es wird hier in diesem Tab verwendet und sofort vergessen. Lassen Sie das Feld leer, wenn die Datei ohne Kennwort erstellt wurde.",
);
pub(crate) const OBSERVATIONS: Words = words("Worth attention", "Beachtenswert");
pub(crate) const RELATED: Words = words("What belongs to it", "Was dazu gehört");
pub(crate) const RELATED_NOTE: Words = words(
    "By the public key itself, not by names.",
    "Nach dem öffentlichen Schlüssel selbst, nicht nach Namen.",
);
pub(crate) const COMPATIBILITY: Words =
    words("Which systems open this file?", "Welche Systeme öffnen diese Datei?");
pub(crate) const COMPATIBILITY_NOTE: Words = words(
    "Told from the part of the file that is not encrypted, before any password. Where a vendor does not say, neither do we.",
    "Nach dem Teil der Datei, der nicht verschlüsselt ist, vor jedem Kennwort. Wo ein Hersteller nichts sagt, sagen auch wir nichts.",
);
pub(crate) const SYSTEM: Words = same("System");
pub(crate) const OPENS: Words = words("Opens it?", "Öffnet sie?");
pub(crate) const WHY: Words = words("Why", "Warum");

pub(crate) const DETAILS: Words = words("Every field", "Alle Felder");
pub(crate) const DETAILS_NOTE: Words = words(
    "What it says, field by field, with what each field means.",
    "Was darin steht, Feld für Feld, und was jedes Feld bedeutet.",
);
pub(crate) const CRITICAL: Words = words("critical", "kritisch");
pub(crate) const FINGERPRINTS: Words = words("Fingerprints", "Fingerabdrücke");
pub(crate) const FINGERPRINTS_NOTE: Words = words(
    "Compare them with what the server or the phone shows: the same fingerprint is the same certificate.",
    "Vergleichen Sie sie mit dem, was der Server oder das Telefon zeigt: Derselbe Fingerabdruck ist dasselbe Zertifikat.",
);
pub(crate) const BASE64: Words = words("base64", "Base64");
pub(crate) const PEM: Words = same("PEM");
pub(crate) const PEM_NOTE: Words = words(
    "The same as text, for configuration files and other tools.",
    "Dasselbe als Text, für Konfigurationsdateien und andere Werkzeuge.",
);
pub(crate) const COPY: Words = words("Copy", "Kopieren");
pub(crate) const COPIED: Words = words("Copied", "Kopiert");
pub(crate) const COPY_REFUSED: Words = words(
    "The browser refused: select the text and copy it yourself",
    "Der Browser lässt es nicht zu: Markieren Sie den Text und kopieren Sie ihn selbst",
);
pub(crate) const SHOW_LESS: Words = words("Show less", "Weniger zeigen");

/// The outcome of one demand, in a word or two.
pub(crate) const fn finding_outcome(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Fail => words("Not met", "Nicht erfüllt"),
        Outcome::Unknown => words("Cannot be told", "Nicht feststellbar"),
        Outcome::Warn => words("Attention", "Achtung"),
        Outcome::Pass => words("Met", "Erfüllt"),
        Outcome::NotApplicable => words("Does not apply", "Trifft nicht zu"),
    }
}

/// What the effect of a demand is headed with: it tells of a certificate that breaks it.
pub(crate) const fn effect(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Fail => words("What the device does", "Was das Gerät tut"),
        _ => words(
            "What the device does where this is not met",
            "Was das Gerät tut, wenn das nicht erfüllt ist",
        ),
    }
}

/// The head of what needs no care.
pub(crate) fn met(met: usize, all: usize) -> String {
    if met == all {
        say!("All {all} are met or do not apply", "Alle {all} sind erfüllt oder treffen nicht zu")
    } else {
        say!("{met} of {all} are met or do not apply", "{met} von {all} sind erfüllt oder treffen nicht zu")
    }
}

/// The head of the destinations that do not concern an object.
pub(crate) fn not_for(count: usize) -> String {
    match count {
        1 => words("1 destination is for something else", "1 Ziel ist für etwas anderes").to_string(),
        _ => say!("{count} destinations are for something else", "{count} Ziele sind für etwas anderes"),
    }
}

/// The head of the destinations for which nothing was dropped.
pub(crate) fn nothing_for(count: usize) -> String {
    match count {
        1 => words("Nothing was dropped for 1 destination", "Für 1 Ziel ist nichts dabei").to_string(),
        _ => say!("Nothing was dropped for {count} destinations", "Für {count} Ziele ist nichts dabei"),
    }
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

/// Why an object is shut, and what that means.
pub(crate) fn lock(reason: LockReason) -> String {
    match reason {
        LockReason::PasswordNeeded => {
            words("It is under a password. What is inside is not judged until it is opened.",
"Es ist mit einem Kennwort geschützt. Was darin ist, wird erst beurteilt, wenn es geöffnet ist.").to_string()
        }
        LockReason::WrongPassword => words("This password does not fit. It is not a matter of old or new encryption: this file’s encryption is one that is opened here. Mind upper and lower case, the keyboard’s language, and spaces at the ends.",
"Dieses Kennwort passt nicht. Es liegt nicht an alter oder neuer Verschlüsselung: Die Verschlüsselung dieser Datei kann hier geöffnet werden. Achten Sie auf Groß- und Kleinschreibung, die Sprache der Tastatur und Leerzeichen am Anfang und Ende.").to_string(),
        LockReason::OtherPassword => words("A password opens the file, but not this part of it. Enter the other password.",
"Ein Kennwort öffnet die Datei, aber nicht diesen Teil. Geben Sie das andere Kennwort ein.").to_string(),
        LockReason::WindowsAccount => words("Windows sealed its password for an account or group: only they can open it. Export it again with a password.",
"Windows hat das Kennwort für ein Konto oder eine Gruppe versiegelt: Nur sie können die Datei öffnen. Exportieren Sie sie erneut mit einem Kennwort.").to_string(),
        LockReason::TooManyRounds { rounds } => say!("Whoever made it asked for {} rounds of key derivation, to slow down guessing. Opening it takes some {} seconds or more on this computer; you can cancel meanwhile.",
"Wer es erstellt hat, verlangt {} Runden der Schlüsselableitung, um das Raten zu verlangsamen. Das Öffnen dauert auf diesem Computer etwa {} Sekunden oder länger; Sie können es abbrechen.",
            grouped(&rounds.to_string()),
            rounds / ROUNDS_PER_SECOND + 1
        ),
    }
}

/// The button that opens.
pub(crate) const fn unlock(reason: LockReason) -> Words {
    match reason {
        LockReason::TooManyRounds { .. } => words("Open it anyway", "Trotzdem öffnen"),
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
        Relation::Duplicate => words("The same certificate once more", "Dasselbe Zertifikat noch einmal"),
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
