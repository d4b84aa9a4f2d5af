//! What the page is for, while it is empty.

use super::{Words, words};

pub(crate) const WELCOME: Words =
    words("Will this certificate work?", "Wird dieses Zertifikat funktionieren?");
pub(crate) const WELCOME_LEAD: Words = words(
    "Drop certificate files anywhere on this page. For each one you read whether it will do, what exactly is wrong if not, and what to do now.",
    "Ziehen Sie Zertifikatsdateien irgendwo auf diese Seite. Zu jeder lesen Sie, ob sie taugt, was andernfalls genau falsch ist und was Sie tun können.",
);

pub(crate) const WELCOME_KINDS: Words = words(
    "Certificates, keys, requests and revocation lists; PFX, P12 and P7B files, Java key stores, zip files and whole folders. What a file is, is found from its content, not from its name.",
    "Zertifikate, Schlüssel, Anforderungen und Sperrlisten; PFX-, P12- und P7B-Dateien, Java-Keystores, Zip-Dateien und ganze Ordner. Was eine Datei ist, wird an ihrem Inhalt erkannt, nicht an ihrem Namen.",
);
