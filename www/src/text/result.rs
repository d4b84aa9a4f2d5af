//! One object: its verdict, its findings, its fields.

use cert_inspector::checks::Outcome;
use cert_inspector::input::Role;
use cert_inspector::model::LockReason;
use cert_inspector::report::Relation;

pub(crate) const CONTRADICTION: &str = "The guide contradicts itself";
pub(crate) const DECISION: &str = "Here it is decided:";
pub(crate) const FACT_ISSUER: &str = "Issued by";
pub(crate) const FACT_VALIDITY: &str = "Valid until";
pub(crate) const FACT_ROLE: &str = "Judged as";
pub(crate) const FACT_FILE: &str = "Found in";
pub(crate) const GROUP_FAIL: &str = "What is wrong";
pub(crate) const GROUP_UNKNOWN: &str = "What cannot be told";
pub(crate) const GROUP_WARN: &str = "What deserves attention";
pub(crate) const GROUP_PLATFORM: &str = "Beside the guides";
pub(crate) const GROUP_PLATFORM_NOTE: &str = "What phones, systems and standards ask beyond the guides. It does not count towards the verdicts above, but what is not met here can still keep a phone from connecting.";
pub(crate) const DESTINATIONS: &str = "Where it works";
pub(crate) const REQUIRED: &str = "Required";
pub(crate) const FOUND_VALUE: &str = "Found";
pub(crate) const HOW_TO_FIX: &str = "What to do";
pub(crate) const DEMAND: &str = "What is asked";
pub(crate) const REMARKS: &str = "Worth knowing";
pub(crate) const EVIDENCE: &str = "Where it stands in the certificate";
/// Above the commands for other tools than the first.
pub(crate) const OTHER_TOOLS: &str = "The same with Windows";
pub(crate) const SAME_COMMANDS: &str = "The same commands as above";
pub(crate) const RECOMMENDED: &str = "recommended";
pub(crate) const NEXT_STEP: &str = "What to do";

pub(crate) const UNLOCK: &str = "It is shut";
pub(crate) const PASSWORD: &str = "Password";
pub(crate) const SHOW_PASSWORD: &str = "Show what I type";
pub(crate) const PASSWORD_HINT: &str = "It is used here, in this tab, and forgotten at once. Leave the field empty if the file was made without a password.";
pub(crate) const OBSERVATIONS: &str = "Worth attention";
pub(crate) const RELATED: &str = "What belongs to it";
pub(crate) const RELATED_NOTE: &str = "By the public key itself, not by names.";
pub(crate) const COMPATIBILITY: &str = "Which systems open this file?";
pub(crate) const COMPATIBILITY_NOTE: &str = "Told from the part of the file that is not encrypted, before any password. Where a vendor does not say, neither do we.";
pub(crate) const SYSTEM: &str = "System";
pub(crate) const OPENS: &str = "Opens it?";
pub(crate) const WHY: &str = "Why";

pub(crate) const DETAILS: &str = "Every field";
pub(crate) const DETAILS_NOTE: &str = "What it says, field by field, with what each field means.";
pub(crate) const CRITICAL: &str = "critical";
pub(crate) const FINGERPRINTS: &str = "Fingerprints";
pub(crate) const FINGERPRINTS_NOTE: &str =
    "Compare them with what the server or the phone shows: the same fingerprint is the same certificate.";
pub(crate) const BASE64: &str = "base64";
pub(crate) const PEM: &str = "PEM";
pub(crate) const PEM_NOTE: &str = "The same as text, for configuration files and other tools.";
pub(crate) const COPY: &str = "Copy";
pub(crate) const COPIED: &str = "Copied";
pub(crate) const COPY_REFUSED: &str = "The browser refused: select the text and copy it yourself";
pub(crate) const SHOW_LESS: &str = "Show less";

/// The outcome of one demand, in a word or two.
pub(crate) const fn finding_outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "Not met",
        Outcome::Unknown => "Cannot be told",
        Outcome::Warn => "Attention",
        Outcome::Pass => "Met",
        Outcome::NotApplicable => "Does not apply",
    }
}

/// What the effect of a demand is headed with: it tells of a certificate that breaks it.
pub(crate) const fn effect(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "What the device does",
        _ => "What the device does where this is not met",
    }
}

/// The head of what needs no care.
pub(crate) fn met(met: usize, all: usize) -> String {
    if met == all {
        format!("All {all} are met or do not apply")
    } else {
        format!("{met} of {all} are met or do not apply")
    }
}

/// The head of the destinations that do not concern an object.
pub(crate) fn not_for(count: usize) -> String {
    match count {
        1 => "1 destination is for something else".to_owned(),
        _ => format!("{count} destinations are for something else"),
    }
}

/// The head of the destinations for which nothing was dropped.
pub(crate) fn nothing_for(count: usize) -> String {
    match count {
        1 => "Nothing was dropped for 1 destination".to_owned(),
        _ => format!("Nothing was dropped for {count} destinations"),
    }
}

/// The short answer for a destination. The core's headline, which names the scope, always follows it.
pub(crate) const fn answer(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "Not ready",
        Outcome::Unknown => "It cannot be told yet",
        Outcome::Warn => "Ready, but mind the warnings",
        Outcome::Pass => "Ready, as far as the guide goes",
        Outcome::NotApplicable => "The guide does not say",
    }
}

pub(crate) const fn role(role: Role) -> &'static str {
    match role {
        Role::Ca => "CA certificate",
        Role::Server => "Server certificate",
        Role::Client => "Client certificate",
        Role::Request => "Certificate request",
    }
}

/// So many rounds of key derivation a browser does in a second, roughly.
const ROUNDS_PER_SECOND: u32 = 1_000_000;

/// Why an object is shut, and what that means.
pub(crate) fn lock(reason: LockReason) -> String {
    match reason {
        LockReason::PasswordNeeded => {
            "It is under a password. What is inside is not judged until it is opened.".to_owned()
        }
        LockReason::WrongPassword => "This password does not fit. It is not a matter of old or new encryption: this file’s encryption is one that is opened here. Mind upper and lower case, the keyboard’s language, and spaces at the ends.".to_owned(),
        LockReason::TooManyRounds { rounds } => format!(
            "Whoever made it asked for {rounds} rounds of key derivation, to slow down guessing. Opening it takes some {} seconds or more on this computer; you can cancel meanwhile.",
            rounds / ROUNDS_PER_SECOND + 1
        ),
    }
}

/// The button that opens.
pub(crate) const fn unlock(reason: LockReason) -> &'static str {
    match reason {
        LockReason::TooManyRounds { .. } => "Open it anyway",
        LockReason::PasswordNeeded | LockReason::WrongPassword => "Open",
    }
}

/// What another object is to the one that is shown.
pub(crate) const fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Certificate => "Certificate for this key",
        Relation::Duplicate => "The same certificate once more",
        Relation::PrivateKey => "Its private key",
        Relation::PublicKey => "Its public key",
        Relation::Request => "Request for this key",
    }
}

/// Whether a system opens a file.
pub(crate) const fn opens(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "Opens",
        Outcome::Warn => "Depends",
        Outcome::Fail => "Does not open",
        Outcome::Unknown => "Not known",
        Outcome::NotApplicable => "Does not apply",
    }
}
