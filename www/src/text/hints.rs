//! What each setting changes, and where it is written.

use super::{Words, same, say, words};

pub(crate) const GROUP_PRODUCT: Words = words("Product and what it needs", "Produkt und was es braucht");
pub(crate) const GROUP_TIME: Words = words("Time", "Zeit");
pub(crate) const GROUP_TRUST: Words = words("Trust and rules", "Vertrauen und Regeln");
pub(crate) const GROUP_ADVANCED: Words = words("Advanced", "Weitere");
pub(crate) const DEFAULTS: Words = words("Back to defaults", "Zurück zu den Vorgaben");
pub(crate) const ALL_DEFAULT: Words = words("all defaults", "alles wie vorgegeben");
pub(crate) const WHERE: Words = words("Source:", "Quelle:");

pub(crate) const HOST_CHANGES: Words = words(
    "A name or an IP address, as users type it in the app or client. It is compared with the names in the certificate. Without it, they are not checked.",
    "Ein Name oder eine IP-Adresse, wie Benutzer sie in App oder Client eingeben. Sie wird mit den Namen im Zertifikat verglichen; ohne sie wird das nicht beurteilt.",
);
pub(crate) const ADDRESSES_CHANGES: Words = words(
    "Names and IP addresses, with commas or spaces between them: those of phones, desktops and the VPN. The result shows which ones the certificate covers.",
    "Namen und IP-Adressen, mit Kommas oder Leerzeichen dazwischen: die von Telefonen, Desktops und aus dem VPN. Das Urteil zeigt, welche das Zertifikat abdeckt.",
);
pub(crate) const ADDRESSES_WHERE: Words = same("RFC 9525, 6.3 and 6.4");
pub(crate) const USER_NAME_CHANGES: Words = words(
    "As the Admin Portal shows it. The common name in the bot’s certificate must be the same; whether the pod distinguishes upper and lower case is not documented.",
    "Wie das Admin-Portal ihn zeigt. Der allgemeine Name im Zertifikat des Bots muss gleich sein; ob der Pod Groß- und Kleinschreibung unterscheidet, ist nicht dokumentiert.",
);
pub(crate) const PORT_CHANGES: Words = words(
    "In digits. Bots with a certificate use another port than people. The commands contain the port that you enter.",
    "In Ziffern. Ein Bot mit Zertifikat verbindet sich mit einem anderen Port als Menschen; die Befehle werden mit Ihrem geschrieben.",
);
pub(crate) const EMAIL_LABEL: Words = words("Mailbox of the client", "Postfach des Clients");
pub(crate) const EMAIL_CHANGES: Words = words(
    "If set, a client certificate must contain this mailbox, or its chain is not valid.",
    "Das Zertifikat eines Clients muss dann dieses Postfach nennen, sonst hält seine Kette nicht.",
);
pub(crate) const EMAIL_WHERE: Words = same("RFC 5280, 4.2.1.6");
pub(crate) const EMAIL_INVALID: Words = words(
    "This is not a mailbox. Write it as name@example.org.",
    "Das ist kein Postfach. Schreiben Sie es wie name@example.org.",
);
pub(crate) const AT_CHANGES: Words = words(
    "Year-month-day hour:minute, in UTC. Validity is checked at this time. Set it to see what is still valid next year.",
    "Jahr-Monat-Tag Stunde:Minute, in UTC. Jede Gültigkeit wird zu diesem Zeitpunkt beurteilt: Stellen Sie ihn vor, um zu sehen, was nächstes Jahr noch gilt.",
);
pub(crate) const PURPOSE_WHERE: Words = same("RFC 5280, 4.2.1.12");
pub(crate) const POLICY_WHERE: Words = same("RFC 5280, 6.1; CA/Browser Forum Baseline Requirements");
pub(crate) const ROLE_CHANGES: Words = words(
    "Only objects for this role are checked.",
    "Nur was in dieser Rolle abgegeben wird, wird beurteilt.",
);
pub(crate) const REVOCATION_LABEL: Words =
    words("Fail where revocation is unknown", "Durchfallen, wo der Widerruf unbekannt ist");
pub(crate) const REVOCATION_CHANGES: Words = words(
    "The page never asks a server whether a certificate was revoked. It reads the revocation lists that you drop. If set, a chain that they do not cover fails. OCSP responses are shown but not used.",
    "Die Seite fragt keinen Server, ob ein Zertifikat widerrufen ist; sie liest die Sperrlisten, die Sie auf die Seite ziehen. Hiermit besteht eine Kette nicht, die von ihnen nicht erfasst ist. OCSP-Antworten werden gezeigt, zählen hier aber nicht.",
);
pub(crate) const REVOCATION_WHERE: Words = same("RFC 5280, 6.3");
pub(crate) const CLOCK_WRONG: Words = words(
    "This computer's clock is wrong: it is earlier than the date of this page. Validity depends on it. Set the clock, or set the time here.",
    "Die Uhr dieses Computers geht falsch: Sie zeigt einen Tag, der vor der Entstehung dieser Seite liegt. Die Gültigkeit wird nach ihr beurteilt. Stellen Sie die Uhr, oder stellen Sie hier die Zeit ein.",
);
pub(crate) const SET_TIME: Words = words("Set the time", "Zeit einstellen");
pub(crate) const CHANGE_TIME: Words = words("Change the time", "Zeit ändern");

/// How many settings differ from the defaults.
pub(crate) fn changed(number: usize) -> String {
    match number {
        0 => ALL_DEFAULT.to_string(),
        1 => words("1 differs from the defaults", "1 weicht von den Vorgaben ab").to_string(),
        _ => say!("{number} differ from the defaults", "{number} weichen von den Vorgaben ab"),
    }
}

/// How many certificates the user trusts.
pub(crate) fn trusted_here(number: usize) -> String {
    say!("Marked with “Trust here”: {number}", "Mit „Hier vertrauen“ markiert: {number}")
}
