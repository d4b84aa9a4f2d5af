//! The signing or root certificate that an administrator uploads.

use super::found::{SymphonyLine, SymphonyMessaging, SymphonyPart, SymphonyPartKind, part, short};
use super::known;
use crate::checks::Subject;
use crate::products::symphony_messaging::requirements::{SERVICE_USER, SUMMARY, UPLOAD};
use crate::safe_text::visible;

/// What is left to do with the certificate of an authority.
pub(super) fn panel(subject: &Subject<'_>) -> SymphonyMessaging {
    let name = short(&subject.certificate.subject);
    let kind = if subject.certificate.is_self_issued() { "root" } else { "signing" };
    SymphonyMessaging {
        lead: format!(
            "If {} issues the certificates of your bots, this is the {kind} certificate to upload in the Admin Portal.",
            visible(&name)
        )
        .into(),
        parts: vec![upload(subject), never(), steps(), known::contradictions()],
    }
}

fn upload(subject: &Subject<'_>) -> SymphonyPart {
    let place = match subject.delivery {
        Some(delivery) if !delivery.keys.is_empty() => format!(
            "{} holds private keys, too: take the certificate out of it first.",
            visible(delivery.base_name())
        ),
        Some(delivery) if delivery.certificates.len() > 1 => format!(
            "{} holds several certificates: whether the portal takes more than the first is not documented. Upload a file with this one alone.",
            visible(delivery.base_name())
        ),
        Some(delivery) => format!("Upload {} as it is.", visible(delivery.base_name())),
        None => "Upload this certificate.".to_owned(),
    };
    let lines = vec![SymphonyLine::new("Admin Portal, Manage Certificates, Import", place, &[UPLOAD])];
    part(SymphonyPartKind::Upload, "What to upload", lines)
}

fn never() -> SymphonyPart {
    let lines = vec![
        SymphonyLine::new(
            "The private key of the CA",
            "Anyone who has it can issue a certificate for every bot. It stays where certificates are issued.",
            &[SUMMARY],
        ),
        SymphonyLine::new(
            "A .p12 or .pfx file",
            "It usually holds a private key. The portal needs the certificate alone.",
            &[SUMMARY],
        ),
    ];
    part(SymphonyPartKind::Never, "What never to upload", lines)
}

fn steps() -> SymphonyPart {
    let lines = vec![
        SymphonyLine::new(
            "Log in",
            "Only an administrator of the pod can do this: open the Admin Portal of the pod, whose address ends in ?admin.",
            &[UPLOAD],
        ),
        SymphonyLine::new(
            "Import",
            "Choose Manage Certificates, then Import, and drag the certificate into the window. Wait for the message that it was uploaded.",
            &[UPLOAD],
        ),
        SymphonyLine::new(
            "Issue",
            "Issue a certificate for each bot under this authority, with the user name of its service account as the common name.",
            &[SUMMARY],
        ),
        SymphonyLine::new(
            "Create the accounts",
            "Create a service user for each bot with a user name that is its common name to the letter.",
            &[SERVICE_USER],
        ),
    ];
    part(SymphonyPartKind::Steps, "Step by step", lines)
}
