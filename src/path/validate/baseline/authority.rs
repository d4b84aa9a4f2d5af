//! Roots and subordinate authorities (Baseline Requirements sections 7.1.2.1, 7.1.2.6 and 7.1.2.10).

use const_oid::db::rfc5280 as id;

use super::purposes::{foreign_purposes, listed};
use super::subject::{Role, Subject};
use crate::model::Oid;

pub(super) fn judge(subject: &mut Subject<'_>) {
    key_usage(subject);
    let purposes = subject.certificate.extended_key_usage();
    match subject.role {
        Role::Root => {
            if subject.certificate.extension(id::ID_CE_EXT_KEY_USAGE).is_some() {
                subject.must(
                    "rootWithPurposes",
                    "Baseline Requirements section 7.1.2.1.2",
                    "It is a root with an extended key usage, which roots must not have.",
                );
            }
        }
        _ => {
            extended_key_usage(subject, purposes);
            missing_extensions(subject);
        }
    }
}

fn key_usage(subject: &mut Subject<'_>) {
    const SOURCE: &str = "Baseline Requirements section 7.1.2.10.7";
    let Some(usage) = subject.certificate.key_usage() else {
        subject.should("keyUsageMissing", SOURCE, "It is a certificate authority without key usage.");
        return;
    };
    if !usage.key_cert_sign {
        let text = "It is a certificate authority, but its key usage does not allow it to sign certificates.";
        subject.must("keyCertSignMissing", SOURCE, text);
    }
    if !usage.crl_sign {
        let text =
            "It is a certificate authority, but its key usage does not allow it to sign revocation lists.";
        subject.should("crlSignMissing", SOURCE, text);
    }
    if subject.is_critical(id::ID_CE_KEY_USAGE) == Some(false) {
        subject.should("keyUsageNotCritical", SOURCE, "Its key usage is not critical.");
    }
    let allowed = ["digitalSignature", "keyCertSign", "cRLSign"];
    let other: Vec<&str> = usage.names().into_iter().filter(|name| !allowed.contains(name)).collect();
    if !other.is_empty() {
        let text =
            format!("Its key usage allows what a certificate authority must not do: {}.", other.join(", "));
        subject.must_lately("keyUsageNotAllowed", SOURCE, text);
    }
}

fn extended_key_usage(subject: &mut Subject<'_>, purposes: Option<&[Oid]>) {
    const SOURCE: &str = "Baseline Requirements section 7.1.2.10.6";
    let Some(purposes) = purposes else {
        if subject.certificate.extension(id::ID_CE_EXT_KEY_USAGE).is_none() {
            subject.should(
                "purposesMissing",
                "Baseline Requirements section 7.1.2.6.1",
                "It is a subordinate authority without an extended key usage that limits it to TLS.",
            );
        }
        return;
    };
    let any = purposes.iter().any(|purpose| *purpose == id::ANY_EXTENDED_KEY_USAGE);
    // Alone it stands in cross-certificates (section 7.1.2.2.4).
    if any && purposes.len() > 1 {
        subject.must(
            "anyPurposeAmongOthers",
            SOURCE,
            "It allows any purpose by anyExtendedKeyUsage, and others as well.",
        );
    }
    let foreign = foreign_purposes(purposes);
    if !foreign.is_empty() && purposes.iter().any(|purpose| *purpose == id::ID_KP_SERVER_AUTH) {
        let text =
            format!("It may issue for TLS servers and for other purposes at once: {}.", listed(&foreign));
        subject.must_lately("purposesNotAllowed", SOURCE, text);
    }
    if subject.is_critical(id::ID_CE_EXT_KEY_USAGE) == Some(true) {
        subject.must_lately(
            "purposesCritical",
            SOURCE,
            "Its extended key usage is critical, but must not be.",
        );
    }
}

/// What is required, and no client asks for.
fn missing_extensions(subject: &mut Subject<'_>) {
    const SOURCE: &str = "Baseline Requirements section 7.1.2.6.1";
    let required = [id::ID_CE_CERTIFICATE_POLICIES, id::ID_CE_CRL_DISTRIBUTION_POINTS];
    for oid in required.into_iter().filter(|oid| subject.certificate.extension(*oid).is_none()) {
        let oid = Oid::from_der_content(oid.as_bytes());
        let text = format!(
            "It is a subordinate authority without the extension {}.",
            oid.name().unwrap_or_default()
        );
        subject.should("extensionMissing", SOURCE, text);
    }
    let names: Vec<_> = subject.certificate.subject.attributes().filter_map(|a| a.short_name()).collect();
    let missing: Vec<&str> = ["C", "O", "CN"].into_iter().filter(|short| !names.contains(short)).collect();
    if !missing.is_empty() {
        let text =
            format!("Its subject lacks {}: CAs have country, organization and name.", missing.join(", "));
        subject.should("subjectAttributeMissing", "Baseline Requirements section 7.1.2.10.2", text);
    }
}
