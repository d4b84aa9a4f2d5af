//! What a judgement depends on beside the files.

use cert_inspector::input::{ProfileId, Purpose, ValidationPolicy};
use cert_inspector::model::Timestamp;
use cert_inspector::products;
use cert_inspector::report::AnchorsReport;

use super::{Words, instant, same, say, words};

pub(crate) const SETTINGS: Words = words("Settings", "Einstellungen");
pub(crate) const AT_LABEL: Words = words("Judge as of (UTC)", "Beurteilen zum Zeitpunkt (UTC)");
pub(crate) const AT_INVALID: Words = words(
    "This is not a valid time. Write it as 2026-11-20 14:02, in UTC.",
    "Das ist kein Zeitpunkt. Schreiben Sie ihn als 2026-11-20 14:02 oder 20.11.2026, 14:02, in UTC.",
);
pub(crate) const AT_NOW: Words = words("Now", "Jetzt");
pub(crate) const BACK_TO_NOW: Words = words("Back to now", "Zurück zu jetzt");
pub(crate) const HOST_LABEL: Words = words("Address in use", "Verwendete Adresse");
pub(crate) const ADDRESSES_LABEL: Words = words("Other addresses in use", "Weitere Adressen in Gebrauch");
pub(crate) const PRODUCT_LABEL: Words = words("Product", "Produkt");
pub(crate) const PRODUCT_ALL: Words = words("All three", "Alle drei");
pub(crate) const USER_NAME_LABEL: Words = words("User name of the bot", "Benutzername des Bots");
pub(crate) const PORT_LABEL: Words =
    words("Port the bot connects to", "Port, mit dem sich der Bot verbindet");
pub(crate) const RUNTIME_LABEL: Words = words("The bot runs on", "Der Bot läuft auf");
pub(crate) const RUNTIME_UNKNOWN: Words = words("Not chosen", "Nicht gewählt");
pub(crate) const ROLE_LABEL: Words = words("Wanted", "Gesucht");
pub(crate) const ROLE_AUTOMATIC: Words =
    words("Everything that the product accepts", "Alles, was das Produkt annimmt");

pub(crate) fn time_is_set(at: Timestamp) -> String {
    say!("Checked as of {}.", "Beurteilt zum {}.", instant(at))
}

pub(crate) const PURPOSE_LABEL: Words = words("Used as", "Verwendet als");
pub(crate) const PURPOSE_AUTOMATIC: Words = words("As the certificate looks", "Wie das Zertifikat aussieht");
pub(crate) const POLICY_LABEL: Words = words("Rules", "Regeln");
pub(crate) const PUBLIC_ROOTS_LABEL: Words =
    words("Count public roots as trusted", "Öffentlichen Wurzeln vertrauen");
pub(crate) const PUBLIC_ROOTS_HINT: Words = words(
    "The roots that browsers and phones include. Without them, only what you mark with “Trust here” is trusted.",
    "Die Wurzeln, die Browser und Telefone mitbringen. Ohne sie wird nur dem vertraut, was Sie mit „Hier vertrauen“ markieren.",
);

pub(crate) const fn purpose(purpose: Purpose) -> Words {
    match purpose {
        Purpose::Server => same("Server"),
        Purpose::Client => same("Client"),
        Purpose::Email => same("E-Mail"),
        Purpose::CodeSigning => words("Code signing", "Codesignatur"),
        Purpose::TimeStamping => words("Time stamping", "Zeitstempel"),
        Purpose::OcspSigning => words("OCSP signing", "OCSP-Signatur"),
        Purpose::Any => words("Anything", "Alles"),
    }
}

/// What a choice of purpose means; `None` leaves it to the certificate.
pub(crate) const fn purpose_hint(purpose: Option<Purpose>) -> Words {
    match purpose {
        None => words(
            "Each certificate is checked for its own use.",
            "Ein Zertifikat, das für Server gemacht ist, wird als das eines Servers beurteilt, und so weiter.",
        ),
        Some(Purpose::Server) => words(
            "Every certificate of the chain must allow TLS servers, and the address must fit.",
            "Jedes Zertifikat der Kette muss TLS-Server erlauben, und die Adresse muss passen.",
        ),
        Some(Purpose::Client) => words(
            "Every certificate of the chain must allow TLS clients.",
            "Jedes Zertifikat der Kette muss TLS-Clients erlauben.",
        ),
        Some(Purpose::Email | Purpose::CodeSigning | Purpose::TimeStamping | Purpose::OcspSigning) => words(
            "Every certificate of the chain must allow this use.",
            "Jedes Zertifikat der Kette muss diese Verwendung erlauben.",
        ),
        Some(Purpose::Any) => words(
            "The allowed uses are not checked.",
            "Wofür ein Zertifikat verwendet werden darf, wird nicht betrachtet.",
        ),
    }
}

pub(crate) const fn policy(policy: ValidationPolicy) -> Words {
    match policy {
        ValidationPolicy::Rfc5280 => same("RFC 5280"),
        ValidationPolicy::Rfc5280Profile => words("RFC 5280 with profile", "RFC 5280 mit Profil"),
        ValidationPolicy::WebPki => same("Web PKI"),
    }
}

/// What a choice of rules means.
pub(crate) const fn policy_hint(policy: ValidationPolicy) -> Words {
    match policy {
        ValidationPolicy::Rfc5280 => words(
            "The standard for certification paths, for private CAs.",
            "Die Norm für Zertifizierungspfade: woran sich eine private Zertifizierungsstelle halten muss.",
        ),
        ValidationPolicy::Rfc5280Profile => words(
            "The standard, with its rules for the contents of certificates and revocation lists. Most clients accept violations of these.",
            "Die Norm, auch dafür, wie Zertifikate und Sperrlisten aufgebaut sind. Die meisten Clients nehmen Verstöße dagegen hin.",
        ),
        ValidationPolicy::WebPki => words(
            "The standard and the Baseline Requirements of the CA/Browser Forum, for public CAs.",
            "Die Norm und die Baseline Requirements des CA/Browser Forum: woran Browser öffentliche Zertifizierungsstellen messen.",
        ),
    }
}

/// Where the built-in roots come from; `None` where they were not asked.
pub(crate) fn public_roots(anchors: &AnchorsReport) -> Option<String> {
    (anchors.public_count > 0)
        .then(|| say!("{} roots: {}.", "{} Wurzeln: {}.", anchors.public_count, anchors.public_source))
}

/// What a product is called.
pub(crate) fn product(profile: ProfileId) -> Words {
    products::product(profile).map_or(same(""), |product| product.label.into())
}
