//! A revocation list in words.

use super::field::{code, general_names, group, name, text, time, warnings};
use super::{extensions, general};
use crate::model::Text;
use crate::model::{RevocationList, RevocationReason, RevokedCertificate};
use crate::view::Field;

/// Most entries that are shown one by one.
///
/// A person looks a serial number up and scrolls no further; a page draws a thousand lines at once. The report as JSON has all
/// that were kept.
const MAX_SHOWN: usize = 1_000;

/// The fields in words.
pub(super) fn fields(list: &RevocationList) -> Vec<Field> {
    let mut fields = vec![
        noted(text("Version", list.version.to_string()), "RFC 5280, 5.1.2.1. Only version 2 has extensions."),
        noted(name("Issuer", &list.issuer), "RFC 5280, 5.1.2.3. Who signed the list."),
        noted(time("This update", list.this_update), "RFC 5280, 5.1.2.4. When the list was made."),
        noted(
            match list.next_update {
                Some(instant) => time("Next update", instant),
                None => text("Next update", "none is announced"),
            },
            "RFC 5280, 5.1.2.5. When the next list is due at the latest; then devices may refuse this one.",
        ),
        noted(general::signature_algorithm(&list.signature_algorithm), "RFC 5280, 5.1.1.2."),
    ];
    for field in &mut fields {
        let standard_names = standard_names(&field.label);
        field.warnings = warnings(&list.deviations, |found| standard_names.contains(&found.field));
    }
    if let Some(first) = fields.first_mut() {
        first.warnings.extend(warnings(&list.deviations, |found| {
            matches!(found.field, "CertificateList" | "tbsCertList")
        }));
    }
    let mut of_list = extensions::field(&list.extensions, &list.deviations);
    of_list.note =
        "RFC 5280, 5.2. A device that does not understand a critical one must not use the list.".into();
    fields.push(of_list);
    fields.push(entries(list));
    let signature = list.signature.of(&list.der);
    if !signature.is_empty() {
        fields.push(noted(
            code("Signature", signature),
            "RFC 5280, 5.1.1.3. Made by the issuer over everything but itself.",
        ));
    }
    fields
}

/// The names under which deviations are filed for a line of the details.
fn standard_names(label: &str) -> &'static [&'static str] {
    match label {
        "Version" => &["version"],
        "Issuer" => &["issuer"],
        "This update" => &["thisUpdate"],
        "Next update" => &["nextUpdate"],
        "Signature algorithm" => &["signatureAlgorithm", "signature"],
        _ => &[],
    }
}

/// The names under which deviations of entries are filed.
const ENTRY_FIELDS: &[&str] =
    &["revokedCertificates", "userCertificate", "revocationDate", "crlEntryExtensions", "extnValue"];

fn entries(list: &RevocationList) -> Field {
    let mut children: Vec<Field> = list.entries.iter().take(MAX_SHOWN).map(entry).collect();
    let count = usize::try_from(list.entry_count).unwrap_or(usize::MAX);
    let more = count.saturating_sub(children.len());
    if more > 0 && !children.is_empty() {
        children.push(text("More", format!("{more} more entries are not shown here")));
    }
    let number = match list.entry_count {
        0 => "none".to_owned(),
        count => count.to_string(),
    };
    let mut field = Field { children, ..text("Revoked certificates", number) };
    field.note =
        "RFC 5280, 5.1.2.6. Serial numbers of the issuer's certificates that must not be trusted.".into();
    field.warnings = warnings(&list.deviations, |found| ENTRY_FIELDS.contains(&found.field));
    field
}

fn entry(entry: &RevokedCertificate) -> Field {
    let mut field = code("Serial number", &entry.serial.0);
    let mut children = vec![time("Revoked", entry.revocation_date)];
    children.extend(entry.reason.map(|why| text("Reason", reason(why))));
    children.extend(entry.invalidity_date.map(|instant| time("Not to be trusted since", instant)));
    if !entry.certificate_issuer.is_empty() {
        children.push(group("Issued by", general_names(&entry.certificate_issuer)));
    }
    if entry.unknown_critical {
        children.push(text("Unknown", "a critical extension that is not known here"));
    }
    field.children = children;
    field
}

/// A reason by its name in RFC 5280, with what it means where the name does not tell.
pub(super) const fn reason(reason: RevocationReason) -> &'static str {
    match reason {
        RevocationReason::Unspecified => "unspecified",
        RevocationReason::KeyCompromise => "keyCompromise: the private key is in other hands",
        RevocationReason::CaCompromise => "cACompromise: the CA's private key is in other hands",
        RevocationReason::AffiliationChanged => "affiliationChanged: the name no longer holds",
        RevocationReason::Superseded => "superseded: it was replaced",
        RevocationReason::CessationOfOperation => "cessationOfOperation: it is no longer needed",
        RevocationReason::CertificateHold => "certificateHold: suspended, and may come back",
        RevocationReason::RemoveFromCrl => "removeFromCRL: no longer suspended",
        RevocationReason::PrivilegeWithdrawn => "privilegeWithdrawn",
        RevocationReason::AaCompromise => {
            "aACompromise: the attribute authority's private key is in other hands"
        }
        RevocationReason::Unknown => "a number that the standard does not define",
    }
}

fn noted(mut field: Field, note: impl Into<Text>) -> Field {
    field.note = note.into();
    field
}
