//! A fingerprint that another screen shows: what it is of, among all that was dropped.
//!
//! Phones, dialogs and commands write them in many ways. What they write is read as hexadecimal where it can be, else as
//! base64; what stands before it and between its digits does not count.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::fingerprint::{FingerprintName, hashes};
use crate::model::{Bytes, Content, ExtensionValue, Object, Outcome, Text};
use crate::naming::title_of;
use crate::report::InputReport;
use crate::sorting;

/// Longest text that is looked at, in bytes: whole outputs of commands are pasted, but no files.
const MAX_TEXT: usize = 4_096;
/// Fewest characters of a beginning that say anything: with eight digits, one of four thousand million others agrees.
const MIN_BEGINNING: usize = 8;
/// Bytes of the longest fingerprint that is known here.
const SHA256_BYTES: usize = 32;

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Identification {
    /// Pass for a fingerprint of the object that is shown; a warning where it is of another one, of a file, or only a
    /// beginning agrees; a failure where it is of nothing here. Not applicable where there is no text.
    pub outcome: Outcome,
    /// What it was taken for, by its length.
    pub length: Length,
    /// How many characters were compared, without what stands before and between them.
    pub characters: u32,
    /// Which fingerprint it is.
    pub name: Option<FingerprintName>,
    /// Whether all of it agrees, or only as much as there is.
    pub whole: bool,
    /// Whose it is; `None` where it is nobody's here, or a file's.
    pub object: Option<IdentifiedObject>,
    /// The file whose hash it is.
    pub file: Option<String>,
}

/// The object that a fingerprint is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct IdentifiedObject {
    /// Its number in the report.
    pub id: u32,
    /// Its name, for people.
    pub title: Text,
    /// Whether it is the one that is shown.
    pub shown: bool,
}

/// What a text is taken for, by its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[expect(missing_docs, reason = "the names of the hashes say it all")]
pub enum Length {
    /// There is no text.
    Empty,
    /// It has characters that neither hexadecimal nor base64 has.
    NoFingerprint,
    /// It is too short to say anything.
    TooShort,
    /// It is the beginning of a fingerprint.
    Beginning,
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
    /// It has the length of no hash.
    TooLong,
}

/// What was read: digits of four bits, or characters of six.
struct Digits {
    values: Vec<u8>,
    width: usize,
}

/// Which fingerprint of what a text is.
pub(crate) fn identify(
    text: &str,
    shown: Option<u32>,
    objects: &[Object],
    inputs: &[InputReport],
) -> Identification {
    let unknown = |outcome, length, characters: usize| Identification {
        outcome,
        length,
        characters: u32::try_from(characters).unwrap_or(u32::MAX),
        name: None,
        whole: false,
        object: None,
        file: None,
    };
    if text.trim().is_empty() {
        return unknown(Outcome::NotApplicable, Length::Empty, 0);
    }
    if text.len() > MAX_TEXT {
        return unknown(Outcome::Fail, Length::TooLong, text.chars().count());
    }
    let readings = read(text);
    let Some(first) = readings.first() else {
        return unknown(Outcome::Fail, Length::NoFingerprint, 0);
    };
    let answer = unknown(Outcome::Fail, first.length(), first.values.len());
    let order = || {
        let own = shown.and_then(|id| Some((id, objects.get(usize::try_from(id).ok()?)?)));
        own.into_iter().chain((0_u32..).zip(objects))
    };
    for whole in [true, false] {
        for digits in &readings {
            let found = order().find_map(|(id, object)| {
                let name = digits.find(&object.content, whole)?;
                Some((id, object, name))
            });
            if let Some((id, object, name)) = found {
                let is_shown = shown == Some(id);
                let passes = whole && is_shown && name != FingerprintName::KeyIdentifier;
                return Identification {
                    outcome: if passes { Outcome::Pass } else { Outcome::Warn },
                    length: digits.length(),
                    characters: u32::try_from(digits.values.len()).unwrap_or(u32::MAX),
                    name: Some(name),
                    whole,
                    object: Some(IdentifiedObject { id, title: title_of(object).into(), shown: is_shown }),
                    file: None,
                };
            }
            let of_file = |input: &&InputReport| {
                whole && read(&input.sha256).first().is_some_and(|hash| hash.values == digits.values)
            };
            if let Some(file) = inputs.iter().find(of_file) {
                return Identification {
                    outcome: Outcome::Warn,
                    name: Some(FingerprintName::File),
                    whole,
                    file: Some(file.name.clone()),
                    ..answer
                };
            }
        }
    }
    answer
}

impl Digits {
    /// Whole bytes.
    fn bytes(&self) -> usize {
        self.values.len().saturating_mul(self.width) / 8
    }

    /// What it is, by the number of its digits.
    fn length(&self) -> Length {
        // Base64 without its padding has up to five bits more than the bytes need.
        let even = self.width != 4 || self.values.len().is_multiple_of(2);
        match self.bytes() {
            _ if self.values.len() < MIN_BEGINNING => Length::TooShort,
            16 if even => Length::Md5,
            20 if even => Length::Sha1,
            28 if even => Length::Sha224,
            SHA256_BYTES if even => Length::Sha256,
            48 if even => Length::Sha384,
            64 if even => Length::Sha512,
            bytes if bytes < SHA256_BYTES => Length::Beginning,
            _ => Length::TooLong,
        }
    }

    /// The fingerprint of an object that it is, or, where it need not be whole, that begins with it.
    fn find(&self, content: &Content, whole: bool) -> Option<FingerprintName> {
        let key_identifier = match content {
            Content::Certificate(certificate) => certificate.extensions.iter().find_map(|e| match &e.value {
                ExtensionValue::SubjectKeyIdentifier(bytes) => Some((FingerprintName::KeyIdentifier, bytes)),
                _ => None,
            }),
            _ => None,
        };
        let all = hashes(content).into_iter().chain(key_identifier);
        let agrees = |(_, hash): &(FingerprintName, &Bytes)| {
            let complete = self.bytes() == hash.0.len() && self.length() != Length::Beginning;
            (if whole { complete } else { self.values.len() >= MIN_BEGINNING && !complete })
                && self.begins(&hash.0)
        };
        all.into_iter().find(agrees).map(|(name, _)| name)
    }

    /// Whether bytes begin with the digits. Bits behind the last byte count as zero, as base64 has them.
    fn begins(&self, bytes: &[u8]) -> bool {
        let total = bytes.len().saturating_mul(8);
        let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| (byte >> (7 - at % 8)) & 1 == 1);
        let digit = |index: usize| {
            let start = index.saturating_mul(self.width);
            (start < total).then(|| {
                (start..start.saturating_add(self.width))
                    .fold(0_u8, |value, at| (value << 1) | u8::from(bit(at)))
            })
        };
        self.values.iter().enumerate().all(|(index, value)| digit(index) == Some(*value))
    }
}

/// What stands before fingerprints, in lower case; the longer ones first where one begins like another.
const LABELS: &[&str] = &[
    "certificate",
    "fingerprints",
    "fingerprint",
    "thumbprint",
    "public key",
    "publickey",
    "public-key",
    "digest",
    "spki",
    "hash",
    "pin",
    "sha-256",
    "sha256",
    "sha 256",
    "sha-1",
    "sha1",
    "sha 1",
    "md5",
];

/// The readings that a text has, the likeliest first.
fn read(text: &str) -> Vec<Digits> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_ignored(c));
    let (text, labelled) = without_labels(text);
    let mut readings = Vec::new();
    let digits: Option<Vec<u8>> = text
        .chars()
        .filter(|c| !is_between(*c))
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    readings.extend(digits.map(|values| Digits { values, width: 4 }));
    // Pins are written behind one slash or two, and the first character of base64 may be one, too.
    let slashed = text.strip_prefix('/').filter(|_| labelled);
    for text in [Some(text), slashed].into_iter().flatten() {
        let text = text.trim_matches(|c: char| is_ignored(c) || c == '=');
        let values: Option<Vec<u8>> =
            text.chars().filter(|c| !c.is_whitespace() && !is_ignored(*c)).map(base64_value).collect();
        readings.extend(values.map(|values| Digits { values, width: 6 }));
    }
    readings.retain(|reading| !reading.values.is_empty());
    // What has the length of a hash comes before what has not.
    sorting::by_key(&mut readings, |reading| (reading.width != 4, reading.length() != Length::Sha256));
    readings
}

/// The text behind its labels, and whether there were any.
fn without_labels(text: &str) -> (&str, bool) {
    // "SHA256 Fingerprint=AA:BB", "pin-sha256=": what stands before the sign says what it is. At the end it is padding.
    let assigned = text.split_once('=').filter(|(label, rest)| {
        let label = label.to_ascii_lowercase();
        rest.len() >= MIN_BEGINNING && LABELS.iter().any(|known| label.contains(known))
    });
    let (mut rest, mut labelled) = assigned.map_or((text, false), |(_, rest)| (rest, true));
    loop {
        rest = rest.trim_start_matches(|c: char| is_between(c) || matches!(c, '(' | ')' | '='));
        let lower = rest.to_ascii_lowercase();
        let behind = LABELS.iter().find_map(|label| {
            let behind = rest.get(lower.strip_prefix(label).map(|_| label.len())?..)?;
            behind.chars().next().is_none_or(|c| !c.is_alphanumeric()).then_some(behind)
        });
        let Some(behind) = behind else { return (rest, labelled) };
        labelled = true;
        rest = behind.strip_prefix('/').unwrap_or(behind);
    }
}

/// What stands between digits in hexadecimal.
fn is_between(c: char) -> bool {
    c.is_whitespace() || is_ignored(c) || matches!(c, ':' | '-' | '.' | ',' | ';' | '\u{B7}' | '\u{2026}')
}

/// What cannot be seen or only sets a text off: Windows puts a mark of direction before what it shows.
const fn is_ignored(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

fn base64_value(c: char) -> Option<u8> {
    let code = u8::try_from(c).ok()?;
    Some(match code {
        b'A'..=b'Z' => code - b'A',
        b'a'..=b'z' => code - b'a' + 26,
        b'0'..=b'9' => code - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}
