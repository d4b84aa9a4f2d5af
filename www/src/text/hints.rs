//! What each setting changes, and where it is written.

use super::{Said, said};

pub(crate) const GROUP_PRODUCT: Said = said("Product and what it needs", "Produkt und was es braucht");
pub(crate) const GROUP_TIME: Said = said("Time", "Zeit");
pub(crate) const GROUP_TRUST: Said = said("Trust and rules", "Vertrauen und Regeln");
pub(crate) const GROUP_ADVANCED: Said = said("Advanced", "Weitere");
pub(crate) const DEFAULTS: Said = said("Back to defaults", "Zurück zu den Vorgaben");
pub(crate) const ALL_DEFAULT: Said = said("all as by default", "alles wie vorgegeben");
pub(crate) const WHERE: Said = said("Where it is written:", "Wo es steht:");

pub(crate) const PRODUCT_HINT: Said = said(
    "Whose demands are applied. The fields that the product needs stand first.",
    "Wessen Forderungen gelten. Die Felder, die das Produkt braucht, stehen vorn.",
);
pub(crate) const HOST_CHANGES: Said = said(
    "A name or an IP address, as users type it in the app or client. It is compared with the names in the certificate; without it, that is not judged.",
    "Ein Name oder eine IP-Adresse, wie Benutzer sie in App oder Client eingeben. Sie wird mit den Namen im Zertifikat verglichen; ohne sie wird das nicht beurteilt.",
);
pub(crate) const HOST_WHERE: &str = "Senstar 4.0 Security Guide, Certificate requirements; DW Spectrum User Manual, To Set Server Certificate Validation";
pub(crate) const USER_NAME_CHANGES: Said = said(
    "As the Admin Portal shows it. The common name of the bot’s certificate must be the same, to the letter.",
    "Wie das Admin-Portal ihn zeigt. Der allgemeine Name im Zertifikat des Bots muss auf den Buchstaben gleich sein.",
);
pub(crate) const USER_NAME_WHERE: &str = "Symphony Messaging, Certificate Authentication Workflow, Creation of the service user in the Admin Portal";
pub(crate) const PORT_CHANGES: Said = said(
    "In digits. A bot with a certificate connects to another port than people do; the commands are written with yours.",
    "In Ziffern. Ein Bot mit Zertifikat verbindet sich mit einem anderen Port als Menschen; die Befehle werden mit Ihrem geschrieben.",
);
pub(crate) const PORT_WHERE: &str =
    "Symphony Messaging, Certificate Authentication Workflow, 3. Authenticate";
pub(crate) const EMAIL_LABEL: Said = said("Mailbox of the client", "Postfach des Clients");
pub(crate) const EMAIL_CHANGES: Said = said(
    "A client’s certificate must then name this mailbox, or its chain does not hold.",
    "Das Zertifikat eines Clients muss dann dieses Postfach nennen, sonst hält seine Kette nicht.",
);
pub(crate) const EMAIL_WHERE: &str = "RFC 5280, 4.2.1.6";
pub(crate) const EMAIL_INVALID: Said = said(
    "This is not a mailbox. Write it as name@example.org.",
    "Das ist kein Postfach. Schreiben Sie es wie name@example.org.",
);
pub(crate) const AT_CHANGES: Said = said(
    "Year-month-day hour:minute, in UTC. Every validity is judged at this moment: set it to see what will hold next year.",
    "Jahr-Monat-Tag Stunde:Minute, in UTC. Jede Gültigkeit wird zu diesem Zeitpunkt beurteilt: Stellen Sie ihn vor, um zu sehen, was nächstes Jahr noch gilt.",
);
pub(crate) const PURPOSE_WHERE: &str = "RFC 5280, 4.2.1.12";
pub(crate) const POLICY_WHERE: &str = "RFC 5280, 6.1; CA/Browser Forum Baseline Requirements";
pub(crate) const ROLE_CHANGES: Said = said(
    "Overrules what each certificate looks made for, and with it the list of demands.",
    "Setzt sich darüber hinweg, wofür jedes Zertifikat gemacht scheint, und damit über die Liste der Forderungen.",
);
pub(crate) const REVOCATION_LABEL: Said =
    said("Fail where revocation is unknown", "Durchfallen, wo der Widerruf unbekannt ist");
pub(crate) const REVOCATION_CHANGES: Said = said(
    "The page asks no server whether a certificate was revoked; it reads revocation lists and OCSP answers that you drop. With this, a chain that none of them covers does not pass.",
    "Die Seite fragt keinen Server, ob ein Zertifikat widerrufen ist; sie liest Sperrlisten und OCSP-Antworten, die Sie ablegen. Hiermit besteht eine Kette nicht, zu der es keine gibt.",
);
pub(crate) const REVOCATION_WHERE: &str = "RFC 5280, 6.3; RFC 6960";
pub(crate) const CLOCK_WRONG: Said = said(
    "The clock of this computer is wrong: it shows a day before this page was made. Validity is judged by it. Set the clock, or set the time here.",
    "Die Uhr dieses Computers geht falsch: Sie zeigt einen Tag, bevor diese Seite gemacht wurde. Die Gültigkeit wird nach ihr beurteilt. Stellen Sie die Uhr, oder stellen Sie hier die Zeit ein.",
);
pub(crate) const SET_TIME: Said = said("Set the time", "Zeit einstellen");
pub(crate) const CHANGE_TIME: Said = said("Change the time", "Zeit ändern");

/// How many settings differ from the defaults.
pub(crate) fn changed(number: usize) -> String {
    match number {
        0 => ALL_DEFAULT.to_owned(),
        1 => said("1 differs from the defaults", "1 weicht von den Vorgaben ab").to_owned(),
        _ => format!("{number} {}", said("differ from the defaults", "weichen von den Vorgaben ab")),
    }
}

/// The same instant on this computer's clock.
pub(crate) fn on_this_computer(local: &str) -> String {
    format!("{local} {}", said("on this computer", "auf diesem Computer"))
}

/// How many certificates the user trusts.
pub(crate) fn trusted_here(number: usize) -> String {
    format!("{}: {number}", said("Marked with “Trust here”", "Mit „Hier vertrauen“ markiert"))
}
