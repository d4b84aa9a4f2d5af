//! Fingerprints: their QR codes, and what a fingerprint from another screen turns out to be.

use cert_inspector::view::{FingerprintName, Identification, Length};

use super::{Words, number, same, say, words};
use cert_inspector::safe_text::visible_lines as shown;

pub(crate) const QR: Words = words("QR code", "QR-Code");
pub(crate) const QR_NOTE: Words = words(
    "A phone’s camera shows it as text. Compare it with the fingerprint that the phone shows for the certificate.",
    "Die Kamera eines Telefons zeigt ihn als Text: Vergleichen Sie ihn dort mit dem, was das Telefon vom Zertifikat zeigt.",
);
pub(crate) const IDENTIFY: Words =
    words("Compare with another screen", "Mit einem anderen Bildschirm vergleichen");
pub(crate) const IDENTIFY_LABEL: Words =
    words("Fingerprint that the other screen shows", "Fingerabdruck, den der andere Bildschirm zeigt");
pub(crate) const IDENTIFY_HINT: Words = words(
    "Paste or enter the fingerprint that a phone, a dialog or a server shows, in hexadecimal or base64. Case, colons, spaces and text before it do not matter.",
    "Fügen Sie ein oder tippen Sie, was ein Telefon, ein Dialog oder ein Server zeigt. Groß und klein, Doppelpunkte, Leerzeichen und was davor steht sind gleichgültig; hexadezimal und Base64 werden beide gelesen.",
);

/// What a QR code says, for those who do not see it.
pub(crate) fn qr_alternative(name: &str) -> String {
    say!("QR code with the fingerprint {name}", "QR-Code mit dem Fingerabdruck {name}")
}

/// A button that shows a QR code.
pub(crate) fn qr_of(name: &str) -> String {
    say!("QR code of {name}", "QR-Code von {name}")
}

/// What a hash is called, with its article.
const fn fingerprint(name: FingerprintName) -> Words {
    match name {
        FingerprintName::Sha256 => words("the SHA-256 fingerprint", "der SHA-256-Fingerabdruck"),
        FingerprintName::Sha1 => words("the SHA-1 fingerprint", "der SHA-1-Fingerabdruck"),
        FingerprintName::PublicKey => {
            words("the SHA-256 of the public key", "der SHA-256-Wert des öffentlichen Schlüssels")
        }
        FingerprintName::KeyIdentifier => words(
            "the identifier of the key, which is not a fingerprint,",
            "die Kennung des Schlüssels, die kein Fingerabdruck ist,",
        ),
        FingerprintName::File => words("the SHA-256", "der SHA-256-Wert"),
    }
}

/// What a text was taken for, as the object of a sentence.
const fn taken_for(length: Length) -> Words {
    match length {
        Length::Md5 => words(
            "an MD5 fingerprint, which nobody should use any more",
            "einen MD5-Fingerabdruck, den niemand mehr verwenden sollte",
        ),
        Length::Sha1 => words("a SHA-1 fingerprint", "einen SHA-1-Fingerabdruck"),
        Length::Sha224 => same("SHA-224"),
        Length::Sha256 => words("a SHA-256 fingerprint", "einen SHA-256-Fingerabdruck"),
        Length::Sha384 => same("SHA-384"),
        Length::Sha512 => same("SHA-512"),
        _ => words("the beginning of a fingerprint", "den Anfang eines Fingerabdrucks"),
    }
}

/// The answer in a sentence. Where it is of another object, that one's name follows.
pub(crate) fn identified(answer: &Identification) -> String {
    let characters = number(usize::try_from(answer.characters).unwrap_or(usize::MAX));
    if let (Some(name), Some(file)) = (answer.name, &answer.file) {
        let (what, file) = (fingerprint(name), shown(file));
        return say!(
            "It is {what} of the file {file}, and not of a certificate in it.",
            "Es ist {what} der Datei {file}, nicht eines Zertifikats darin."
        );
    }
    let Some((name, object)) = answer.name.zip(answer.object.as_ref()) else {
        return matches_nothing(answer.length, &characters);
    };
    let what = fingerprint(name);
    match (object.shown, answer.whole) {
        (true, true) => say!("It is {what} of this one.", "Es ist {what} von diesem hier."),
        (false, true) => {
            say!(
                "It is not of this one. It is {what} of another one:",
                "Es gehört nicht zu diesem. Es ist {what} von einem anderen:"
            )
        }
        (true, false) => say!(
            "The first {characters} characters agree with {what} of this one. Compare the rest, too: the beginning alone can be made to agree.",
            "Die ersten {characters} Zeichen stimmen überein; so beginnt hier {what}. Vergleichen Sie auch den Rest: Ein gleicher Anfang allein lässt sich fälschen."
        ),
        (false, false) => say!(
            "It is not of this one. The first {characters} characters agree with {what} of another one:",
            "Es gehört nicht zu diesem. Die ersten {characters} Zeichen stimmen überein; so beginnt {what} von einem anderen:"
        ),
    }
}

fn matches_nothing(length: Length, characters: &str) -> String {
    match length {
        Length::Empty => String::new(),
        Length::NoFingerprint => say!(
            "Not a fingerprint: it has characters that are neither hexadecimal nor base64.",
            "Das ist kein Fingerabdruck: Es hat Zeichen, die weder hexadezimal noch Base64 sind."
        ),
        Length::TooShort => say!(
            "{characters} characters are too few to tell anything. Give eight or more.",
            "{characters} Zeichen sind zu wenige, um etwas zu sagen. Geben Sie acht oder mehr ein."
        ),
        Length::TooLong => say!(
            "With {characters} characters it has the length of no fingerprint. SHA-256 has 64 in hexadecimal, SHA-1 has 40.",
            "Mit {characters} Zeichen hat es die Länge keines Fingerabdrucks. SHA-256 hat hexadezimal 64, SHA-1 hat 40."
        ),
        Length::Sha224 | Length::Sha384 | Length::Sha512 => {
            let what = taken_for(length);
            say!(
                "By its length it was taken for {what}, which is not compared here. Have the other screen show SHA-256.",
                "Nach der Länge ist es {what}, was hier nicht verglichen wird. Lassen Sie den anderen Bildschirm SHA-256 zeigen."
            )
        }
        _ => {
            let what = taken_for(length);
            say!(
                "No match in these files. Its {characters} characters look like {what}: the other screen shows another certificate, or a character is wrong.",
                "Es gehört zu nichts hier. Nach seinen {characters} Zeichen wurde es für {what} gehalten; der andere Bildschirm zeigt ein anderes Zertifikat, oder ein Zeichen ist falsch."
            )
        }
    }
}
