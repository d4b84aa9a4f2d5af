//! The samples, and what is said while one is shown.

use super::{Said, said};

pub(crate) const SAMPLES: Said = said("Or try a sample", "Oder ein Beispiel ansehen");
pub(crate) const SAMPLES_NOTE: Said = said(
    "Made for this page. Nobody trusts them, and nobody uses their keys.",
    "Für diese Seite gemacht. Niemand vertraut ihnen, und niemand benutzt ihre Schlüssel.",
);
pub(crate) const SAMPLE_GOOD: Said = said("Good server", "Guter Server");
pub(crate) const SAMPLE_GOOD_LINE: Said = said(
    "A server certificate with its whole chain, ready for phones.",
    "Ein Serverzertifikat mit seiner ganzen Kette, bereit für Telefone.",
);
pub(crate) const SAMPLE_FOUR: Said = said("Four reasons to fail", "Vier Gründe zu scheitern");
pub(crate) const SAMPLE_FOUR_LINE: Said = said(
    "The Senstar mobile app refuses it four times over.",
    "Die Senstar-App lehnt es gleich vierfach ab.",
);
pub(crate) const SAMPLE_ORDER: Said = said("cert.pem in the wrong order", "cert.pem in falscher Reihenfolge");
pub(crate) const SAMPLE_ORDER_LINE: Said = said(
    "Complete, but DW Spectrum takes the root for the server.",
    "Vollständig, aber DW Spectrum hält das Stammzertifikat für den Server.",
);
pub(crate) const SAMPLE_LEGACY: Said = said("PFX with an old cipher", "PFX mit alter Verschlüsselung");
pub(crate) const SAMPLE_LEGACY_LINE: Said =
    said("Newer software will not open it.", "Neuere Software öffnet es nicht mehr.");
pub(crate) const SAMPLE_BOT: Said = said("Bot with 2048 bits", "Bot mit 2048 Bit");
pub(crate) const SAMPLE_BOT_LINE: Said = said(
    "Symphony Messaging wants 4096, and contradicts itself.",
    "Symphony Messaging will 4096 und widerspricht sich dabei.",
);
pub(crate) const SAMPLE_EXPIRED: Said = said("Expired root", "Abgelaufenes Stammzertifikat");
pub(crate) const SAMPLE_EXPIRED_LINE: Said = said(
    "The server certificate is fine. What it rests on is not.",
    "Das Serverzertifikat ist in Ordnung. Worauf es beruht, ist es nicht.",
);
pub(crate) const LEAVE_SAMPLE: Said = said("Leave the sample", "Beispiel verlassen");

/// The password of a sample.
pub(crate) fn sample_password(password: &str) -> String {
    format!("{} {password}", said("Password:", "Passwort:"))
}

/// Says that what is shown is not the user's, and whose time and settings count.
pub(crate) fn sample_shown(title: &str, instant: &str) -> String {
    format!(
        "{} “{title}”. {} {instant}. {}",
        said("This is a sample:", "Das ist ein Beispiel:"),
        said("It is judged as of", "Es wird beurteilt zum Zeitpunkt"),
        said(
            "The settings are the sample’s, too; yours come back when you leave it or add files.",
            "Auch die Einstellungen sind die des Beispiels; Ihre kommen zurück, wenn Sie es verlassen oder Dateien hinzufügen.",
        )
    )
}
