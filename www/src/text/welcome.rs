//! What the page is for, while it is empty.

use super::{Words, words};

pub(crate) const WELCOME: Words =
    words("Will this certificate work?", "Wird dieses Zertifikat funktionieren?");
pub(crate) const WELCOME_LEAD: Words = words(
    "Drop certificate files anywhere on this page. For each one you read whether it will do, what exactly is wrong if not, and what to do now.",
    "Ziehen Sie Zertifikatsdateien irgendwo auf diese Seite. Zu jeder lesen Sie, ob sie taugt, was andernfalls genau falsch ist und was Sie tun können.",
);

/// The products, and what is judged for each.
pub(crate) const WELCOME_PRODUCTS: [(&str, Words); 3] = [
    (
        "Senstar Symphony",
        words(
            "Will phones with the mobile app trust the server? By the security guide 4.0.",
            "Vertrauen Telefone mit der App dem Server? Nach dem Sicherheitsleitfaden 4.0.",
        ),
    ),
    (
        "DW Spectrum",
        words(
            "Will the server take this cert.pem, and will clients connect? In every validation mode.",
            "Nimmt der Server diese cert.pem an, und verbinden sich die Clients? In jedem Prüfmodus.",
        ),
    ),
    (
        "Symphony Messaging",
        words(
            "Will the pod accept the bot’s certificate, the request for it, and its authority?",
            "Nimmt der Pod das Zertifikat des Bots an, die Anforderung dafür und die Zertifizierungsstelle?",
        ),
    ),
];
pub(crate) const WELCOME_KINDS: Words = words(
    "Certificates, keys, requests and revocation lists; PFX, P12 and P7B files, Java key stores, zip files and whole folders. What a file is, is found from its content, not from its name.",
    "Zertifikate, Schlüssel, Anforderungen und Sperrlisten; PFX-, P12- und P7B-Dateien, Java-Keystores, Zip-Dateien und ganze Ordner. Was eine Datei ist, wird an ihrem Inhalt erkannt, nicht an ihrem Namen.",
);
