//! What the page is for, while it is empty.

use super::{Words, words};

pub(crate) const WELCOME: Words =
    words("Will this certificate work?", "Wird dieses Zertifikat funktionieren?");
pub(crate) const WELCOME_LEAD: Words = words(
    "Drop certificate files anywhere on this page to see whether they work, what is wrong, and how to fix it.",
    "Ziehen Sie Zertifikatsdateien auf diese Seite. Sie sehen, ob sie funktionieren, was falsch ist und wie Sie es beheben.",
);

pub(crate) const WELCOME_KINDS: Words = words(
    "Certificates, keys, requests and revocation lists; PFX, P12 and P7B files, Java key stores, zip files and whole folders. The content decides what a file is, not its name.",
    "Zertifikate, Schlüssel, Anforderungen und Sperrlisten; PFX-, P12- und P7B-Dateien, Java-Keystores, Zip-Dateien und ganze Ordner. Was eine Datei ist, wird an ihrem Inhalt erkannt, nicht an ihrem Namen.",
);
