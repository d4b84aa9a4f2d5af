//! The request for the certificate of a bot.

use super::found::{SymphonyLine, SymphonyMessaging, SymphonyPart, SymphonyPartKind, part};
use super::known;
use crate::checks::RequestSubject;
use crate::checks::user_name::values;
use crate::products::symphony_messaging::requirements::{REQUEST_TABLE, SERVICE_USER, SUMMARY, UPLOAD};
use crate::safe_text::visible;

/// Fields of the guide's table, with the attribute that holds them.
const FIELDS: [(&str, &str); 6] = [
    ("Common Name (CN)", "CN"),
    ("Organization", "O"),
    ("Department", "OU"),
    ("Locality", "L"),
    ("State / Province", "ST"),
    ("Country", "C"),
];

/// What is to be done with a request.
pub(super) fn panel(subject: &RequestSubject<'_>) -> SymphonyMessaging {
    SymphonyMessaging {
        lead: "This request goes to the PKI team, who return the certificate of the bot. The private key that it was made with stays with you.".into(),
        parts: vec![hand_over(subject), secret(), steps(), known::contradictions()],
    }
}

fn hand_over(subject: &RequestSubject<'_>) -> SymphonyPart {
    let mut lines = vec![
        SymphonyLine::new(
            "The request",
            "Send the .csr file itself. It contains nothing secret.",
            &[REQUEST_TABLE],
        ),
        SymphonyLine::new(
            "Certificate Type",
            "A client certificate for one name (extended key usage clientAuth). The table says \"Single Domain\", which CAs sell for web servers.",
            &[REQUEST_TABLE],
        ),
    ];
    for (label, kind) in FIELDS {
        let found: Vec<&str> = values(&subject.request.subject, kind).collect();
        let text = match found.as_slice() {
            [] => "not in the request: say it in words, or make a new request".to_owned(),
            found => visible(&found.join(", ")).into_owned(),
        };
        lines.push(SymphonyLine::new(label, text, &[]));
    }
    lines.push(SymphonyLine::new(
        "Key Size",
        format!("{} in the request; 4096 bits are required.", subject.request.public_key.key),
        &[REQUEST_TABLE],
    ));
    part(SymphonyPartKind::HandOver, "What to hand to the PKI team", lines)
}

fn secret() -> SymphonyPart {
    let lines = vec![SymphonyLine::new(
        "The private key",
        "Nobody needs it for issuing the certificate: not the PKI team, and not the administrator of the pod.",
        &[],
    )];
    part(SymphonyPartKind::Secret, "What to keep secret", lines)
}

fn steps() -> SymphonyPart {
    let lines = vec![
        SymphonyLine::new(
            "Ask",
            "Have the certificate issued by the CA whose signing or root certificate is uploaded, or is going to be.",
            &[SUMMARY],
        ),
        SymphonyLine::new(
            "Upload",
            "Have the administrator of the pod import the certificate of that CA: Manage Certificates, Import.",
            &[UPLOAD],
        ),
        SymphonyLine::new(
            "Create the account",
            "Have the administrator create a service user whose user name is the common name to the letter.",
            &[SERVICE_USER],
        ),
        SymphonyLine::new(
            "Check",
            "Add the certificate here together with its private key and the CA certificate.",
            &[],
        ),
    ];
    part(SymphonyPartKind::Steps, "Step by step", lines)
}
