//! The samples, and what is words while one is shown.

use super::{Words, say, words};

pub(crate) const SAMPLES: Words = words("Or try a sample", "Oder ein Beispiel ansehen");
pub(crate) const SAMPLES_NOTE: Words = words(
    "Made for this page. Nobody trusts them, and nobody uses their keys.",
    "Für diese Seite gemacht. Niemand vertraut ihnen, und niemand benutzt ihre Schlüssel.",
);
pub(crate) const SAMPLE_GOOD: Words = words("Good server", "Guter Server");
pub(crate) const SAMPLE_GOOD_LINE: Words = words(
    "A server certificate with its whole chain, ready for phones.",
    "Ein Serverzertifikat mit seiner ganzen Kette, bereit für Telefone.",
);
pub(crate) const SAMPLE_FOUR: Words = words("Four reasons to fail", "Vier Gründe zu scheitern");
pub(crate) const SAMPLE_FOUR_LINE: Words = words(
    "The Senstar mobile app refuses it four times over.",
    "Die Senstar-App lehnt es gleich vierfach ab.",
);
pub(crate) const SAMPLE_ORDER: Words =
    words("cert.pem in the wrong order", "cert.pem in falscher Reihenfolge");
pub(crate) const SAMPLE_ORDER_LINE: Words = words(
    "Complete, but DW Spectrum takes the root for the server.",
    "Vollständig, aber DW Spectrum hält die Wurzel für den Server.",
);
pub(crate) const SAMPLE_LEGACY: Words = words("PFX with an old cipher", "PFX mit alter Verschlüsselung");
pub(crate) const SAMPLE_LEGACY_LINE: Words =
    words("Newer software will not open it.", "Neuere Software öffnet es nicht mehr.");
pub(crate) const SAMPLE_BOT: Words = words("Bot with 2048 bits", "Bot mit 2048 Bit");
pub(crate) const SAMPLE_BOT_LINE: Words = words(
    "Symphony Messaging wants 4096, and contradicts itself.",
    "Symphony Messaging will 4096 und widerspricht sich dabei.",
);
pub(crate) const SAMPLE_EXPIRED: Words = words("Expired root", "Abgelaufene Wurzel");
pub(crate) const SAMPLE_EXPIRED_LINE: Words = words(
    "The server certificate is fine. What it rests on is not.",
    "Das Serverzertifikat ist in Ordnung. Worauf es beruht, ist es nicht.",
);
pub(crate) const LEAVE_SAMPLE: Words = words("Leave the sample", "Beispiel verlassen");

/// The password of a sample.
pub(crate) fn sample_password(password: &str) -> String {
    say!("Password: {password}", "Kennwort: {password}")
}

/// Says that what is shown is not the user's, and whose time and settings count.
pub(crate) fn sample_shown(title: Words, instant: &str) -> String {
    say!(
        "This is a sample: “{title}”. It is judged as of {instant} and by its own settings. Yours come back when you leave it or add files.",
        "Das ist ein Beispiel: „{title}“. Es wird zum Zeitpunkt {instant} und nach seinen eigenen Einstellungen beurteilt. Ihre kommen zurück, wenn Sie es verlassen oder Dateien hinzufügen."
    )
}
