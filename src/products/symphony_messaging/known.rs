//! What holds for every bot: failures that people report, where the guide contradicts itself, what never leaves the house.

use super::found::{SymphonyLine, SymphonyPart, SymphonyPartKind, part};
use crate::checks::{Contradiction, Source};
use crate::products::symphony_messaging::requirements::{KEY_SIZE, PORTS, SESSION_AUTHENTICATE};

const JAVA_519: Source = Source { document: "finos/symphony-bdk-java", section: "issue 519" };
const JAVA_546: Source = Source { document: "finos/symphony-bdk-java", section: "issue 546" };
const JAVA_794: Source = Source { document: "finos/symphony-bdk-java", section: "issue 794" };
const SPRING: Source = Source { document: "finos/spring-bot", section: "troubleshooting.md" };
const JAVA_8228481: Source = Source { document: "OpenJDK", section: "JDK-8228481 and JDK-8076190" };
const OPENSSL_PKCS12: Source = Source { document: "OpenSSL manual, openssl-pkcs12", section: "-legacy" };

/// A symptom as the bot shows it, its cause with what to do, and where it is reported.
type Failure = (&'static str, &'static str, &'static [Source]);

const FAILURES: &[Failure] = &[
    (
        "bad_certificate or certificate_unknown in the TLS handshake",
        "The pod does not accept the certificate: the signing or root certificate is not uploaded or was revoked; the certificate expired; no active account has its common name; or an intermediate certificate is missing. Check the requirements above, then ask the administrator which certificate is uploaded.",
        &[JAVA_519, SPRING],
    ),
    (
        "PKIX path building failed, unable to find valid certification path",
        "This is not about the bot's certificate: the bot does not trust the pod. Its own trust store lacks the CA of the pod, for example since the pod moved to Let's Encrypt. Add that CA to the trust store of the bot.",
        &[JAVA_794],
    ),
    (
        "Public addresses fail too, since a trust store was configured",
        "A trust store of your own may hide that of the system. Put the public roots that are needed into it as well, or update the kit.",
        &[JAVA_546],
    ),
    (
        "404 from sessionauth or keyauth",
        "Certificate and RSA key are mixed up: the bot is configured with a certificate where the account has an RSA public key, or the other way round. Certificates use /sessionauth and /keyauth on the port for client certificates, RSA keys use /login and /relay.",
        &[SPRING],
    ),
    (
        "401 or 403 although the handshake succeeds",
        "No active service account has exactly this user name; certificates are not allowed for it; or an enabled app has the same name and its own certificate.",
        &[SESSION_AUTHENTICATE],
    ),
    (
        "The request is refused since March 2025",
        "The call must have an empty content type and no body. Some libraries send a content type by themselves.",
        &[SESSION_AUTHENTICATE],
    ),
    (
        "keystore password was incorrect, although it is right",
        "Java before 8u301 and old Windows cannot read AES in a .p12 file. Update Java, or write the file again with 3DES.",
        &[JAVA_8228481],
    ),
    (
        "unsupported: RC2-40-CBC",
        "OpenSSL 3 cannot read a file that OpenSSL 1 wrote, unless it is given -legacy. Write the file again with AES-256.",
        &[OPENSSL_PKCS12],
    ),
];

pub(super) fn failures() -> SymphonyPart {
    let lines = FAILURES.iter().map(|(symptom, cause, sources)| SymphonyLine::new(*symptom, *cause, sources));
    part(SymphonyPartKind::Failures, "If it fails", lines.collect())
}

pub(super) fn contradictions() -> SymphonyPart {
    let line = |heading: &'static str, contradiction: &Contradiction| {
        let sources: Vec<Source> = contradiction.places.iter().map(|(source, _)| *source).collect();
        let asks: Vec<&str> = contradiction.places.iter().map(|(_, asks)| *asks).collect();
        SymphonyLine::new(
            heading,
            format!("{} Our reading: {}", asks.join(" But: "), contradiction.decision),
            &sources,
        )
    };
    let lines = vec![line("Size of the key", &KEY_SIZE), line("Port", &PORTS)];
    part(SymphonyPartKind::Contradictions, "Where the guide contradicts itself", lines)
}
