//! Which systems open a PKCS#12 file, told from its clear part before any password.
//!
//! Each system is a list of rules, and each rule a declaration: what in a file it concerns, what comes of it, why, and who
//! says so. Every feature of the file meets every system. A feature without a rule is "the vendor does not say", never
//! "opens"; of several answers the worst counts.

mod android;
mod apple;
mod feature;
mod java;
mod openssl;
mod rule;
#[cfg(test)]
mod tests;
mod windows;

use serde::{Deserialize, Serialize};

use crate::model::{Outcome, PasswordForm, Pkcs12, SafeProtection, SourceReference, Text};
use crate::sorting;
use feature::Feature;
use rule::{Source, System};

/// What one system does with a PKCS#12 file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CompatibilityRow {
    /// The system with its versions.
    pub system: Text,
    /// Pass: opens. Warn: opens under a condition. Fail: does not open. Unknown: the vendor does not say.
    pub outcome: Outcome,
    /// Why, in a sentence; with what the system shows where it fails.
    pub reason: Text,
    /// Where it is said.
    pub sources: Vec<SourceReference>,
}

/// Every system of the card, in its order.
const SYSTEMS: &[&System] = &[
    &windows::OLD,
    &windows::NEW,
    &apple::ALL,
    &android::OLD,
    &android::NEW,
    &java::JAVA_8,
    &java::JAVA_17,
    &openssl::OPENSSL_1_1,
    &openssl::OPENSSL_3,
    &openssl::OPENSSL_3_LEGACY,
];

/// The compatibility card of a file; empty where nobody knows the password, so no system opens it.
pub(crate) fn card(file: &Pkcs12) -> Vec<CompatibilityRow> {
    if file.sealed_for.is_some() && file.opened.is_none() {
        return Vec::new();
    }
    let features = features(file);
    SYSTEMS.iter().map(|system| row(system, &features, hides_keys(file))).collect()
}

/// The rows of the card that are about Windows, the newer first.
pub(crate) fn windows(file: &Pkcs12) -> [CompatibilityRow; 2] {
    let features = features(file);
    [&windows::NEW, &windows::OLD].map(|system| row(system, &features, hides_keys(file)))
}

/// One system of the card alone, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opener {
    Java8,
    Java17,
    Java26,
    OpenSsl3,
}

/// What one system does with a file.
pub(crate) fn opened_by(file: &Pkcs12, opener: Opener) -> CompatibilityRow {
    let system = match opener {
        Opener::Java8 => &java::JAVA_8,
        Opener::Java17 => &java::JAVA_17,
        Opener::Java26 => &java::JAVA_26,
        Opener::OpenSsl3 => &openssl::OPENSSL_3,
    };
    row(system, &features(file), hides_keys(file))
}

fn features(file: &Pkcs12) -> Vec<Feature<'_>> {
    let mut features = vec![Feature::Mac(&file.mac)];
    for safe in &file.safes {
        match &safe.protection {
            SafeProtection::Clear => {}
            SafeProtection::Password(encryption) => features.push(Feature::Encryption(encryption)),
            SafeProtection::PublicKey => features.push(Feature::PublicKey),
        }
        features.extend(safe.key_encryptions.iter().map(Feature::Encryption));
        features.extend((safe.bare_keys > 0).then_some(Feature::BareKey));
    }
    if !features.iter().any(|feature| matches!(feature, Feature::Encryption(_) | Feature::PublicKey)) {
        features.push(Feature::Unencrypted);
    }
    let form = file.opened.as_ref().map(|opened| opened.password);
    if matches!(form, Some(PasswordForm::Absent | PasswordForm::Empty)) {
        features.push(Feature::EmptyPassword);
    }
    if file.opened.as_ref().is_some_and(|opened| !opened.password_is_ascii) {
        features.push(Feature::PasswordBeyondAscii);
    }
    features
}

/// Whether keys may stand in a part that is still locked, so that their own encryption is not seen.
fn hides_keys(file: &Pkcs12) -> bool {
    let is_locked = file.safes.iter().any(|safe| safe.bags.is_none());
    is_locked && file.safes.iter().all(|safe| safe.key_encryptions.is_empty() && safe.bare_keys == 0)
}

fn row(system: &System, features: &[Feature<'_>], hides_keys: bool) -> CompatibilityRow {
    let mut answers: Vec<(Outcome, String, &[Source])> = Vec::new();
    for feature in features {
        let answer = match system.first.iter().chain(system.rules).find(|rule| (rule.concerns)(*feature)) {
            Some(rule) => (rule.outcome, rule.reason.to_owned(), rule.sources),
            None => match feature.name() {
                Some(name) => (
                    Outcome::Unknown,
                    format!("{} does not say whether it reads {name}.", system.vendor),
                    &[][..],
                ),
                None => continue,
            },
        };
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    let outcome = Outcome::worst(answers.iter().map(|(outcome, ..)| *outcome));
    // What opens needs no reason beside what does not; the worst stands first.
    answers.retain(|(other, ..)| outcome == Outcome::Pass || *other != Outcome::Pass);
    sorting::by_key(&mut answers, |(outcome, ..)| std::cmp::Reverse(*outcome));
    let mut reasons: Vec<&str> = answers.iter().map(|(_, reason, _)| reason.as_str()).collect();
    if hides_keys && outcome != Outcome::Fail {
        reasons.push("Told from what is visible: a key in the encrypted part has an encryption of its own.");
    }
    let mut sources: Vec<SourceReference> = Vec::new();
    for (document, section) in answers.iter().flat_map(|(_, _, sources)| *sources) {
        let source = SourceReference { document: (*document).into(), section: (*section).into() };
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    CompatibilityRow { system: system.name.into(), outcome, reason: reasons.join(" ").into(), sources }
}
