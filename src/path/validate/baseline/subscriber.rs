//! Certificates of servers (Baseline Requirements sections 6.3.2 and 7.1.2.7).

use const_oid::db::rfc5280 as id;

use super::super::profile::shown;
use super::names;
use super::purposes::{foreign_purposes, listed};
use super::subject::Subject;
use crate::input::Purpose;
use crate::model::{DAY, ExtensionValue as Value, GeneralName, KeyUsage, PublicKeyAlgorithm, Validity};

pub(super) fn judge(subject: &mut Subject<'_>) {
    basic_constraints(subject);
    key_usage(subject);
    extended_key_usage(subject);
    validity(subject);
    services(subject);
    // The Requirements are silent on the names of clients.
    if subject.purpose != Purpose::Client {
        names::judge(subject);
    }
}

fn basic_constraints(subject: &mut Subject<'_>) {
    const SOURCE: &str = "Baseline Requirements section 7.1.2.7.8";
    let Some(constraints) = subject.certificate.basic_constraints() else { return };
    if constraints.ca {
        let text = "It is a CA certificate in the place of a server certificate.";
        subject.must("authorityAsServer", SOURCE, text);
    }
    if constraints.path_length.is_some() {
        subject.must("pathLength", SOURCE, "It limits the length of paths, which only CAs may.");
    }
    if subject.is_critical(id::ID_CE_BASIC_CONSTRAINTS) == Some(false) {
        subject.should("basicConstraintsNotCritical", SOURCE, "Its basic constraints are not critical.");
    }
}

fn key_usage(subject: &mut Subject<'_>) {
    const SOURCE: &str = "Baseline Requirements section 7.1.2.7.11";
    let Some(usage) = subject.certificate.key_usage() else { return };
    if usage.key_cert_sign || usage.crl_sign {
        let text = "Its key usage allows it to sign certificates or revocation lists, which only CAs may.";
        subject.must("keyUsageOfAuthority", SOURCE, text);
    }
    let allowed = match subject.certificate.public_key.algorithm {
        PublicKeyAlgorithm::Rsa { .. } => KeyUsage {
            digital_signature: true,
            key_encipherment: true,
            data_encipherment: true,
            ..authority()
        },
        PublicKeyAlgorithm::Ec { .. } => {
            KeyUsage { digital_signature: true, key_agreement: true, ..authority() }
        }
        _ => return,
    };
    let allowed = allowed.names();
    let other: Vec<&str> = usage.names().into_iter().filter(|name| !allowed.contains(name)).collect();
    if !other.is_empty() {
        let text = format!("Its key usage allows what does not go with its key: {}.", other.join(", "));
        subject.must_lately("keyUsageNotAllowed", SOURCE, text);
    }
}

/// What is said of apart.
fn authority() -> KeyUsage {
    KeyUsage { key_cert_sign: true, crl_sign: true, ..KeyUsage::default() }
}

fn extended_key_usage(subject: &mut Subject<'_>) {
    const SOURCE: &str = "Baseline Requirements section 7.1.2.7.10";
    let is_server = subject.purpose == Purpose::Server;
    let Some(purposes) = subject.certificate.extended_key_usage() else {
        if is_server {
            let (code, text) = match subject.certificate.extension(id::ID_CE_EXT_KEY_USAGE) {
                None => ("purposesMissing", "It has no extended key usage, which must say serverAuth."),
                Some(_) => (
                    "serverAuthMissing",
                    "Its extended key usage cannot be read, so it does not say serverAuth.",
                ),
            };
            subject.must(code, SOURCE, text);
        }
        return;
    };
    if is_server && !purposes.iter().any(|purpose| *purpose == id::ID_KP_SERVER_AUTH) {
        subject.must("serverAuthMissing", SOURCE, "Its extended key usage does not say serverAuth.");
    }
    if purposes.iter().any(|purpose| *purpose == id::ANY_EXTENDED_KEY_USAGE) {
        let text = "Its extended key usage allows any purpose (anyExtendedKeyUsage), which it must not.";
        subject.must("anyPurpose", SOURCE, text);
    }
    let foreign = foreign_purposes(purposes);
    if is_server && !foreign.is_empty() {
        let text = format!("It is for purposes that must not go with TLS servers: {}.", listed(&foreign));
        subject.must_lately("purposesNotAllowed", SOURCE, text);
    }
    if subject.is_critical(id::ID_CE_EXT_KEY_USAGE) == Some(true) {
        let source = "Baseline Requirements section 7.1.2.7.6";
        subject.must("purposesCritical", source, "Its extended key usage is critical, but must not be.");
    }
}

/// Most days that a certificate may be valid, by the second from which it is. The latest first.
const LIMITS: &[(i64, u32)] = &[
    // 2029-03-15, 2027-03-15, 2026-03-15, 2020-09-01.
    (1_868_227_200, 47),
    (1_805_068_800, 100),
    (1_773_532_800, 200),
    (1_598_918_400, 398),
    (i64::MIN, 825),
];

/// Whether a public server certificate that is valid so long keeps to the limit of its time, and the limit in days.
pub(super) fn keeps_to_limit(validity: &Validity) -> (bool, u32) {
    let begin = validity.not_before.unix_seconds();
    let limit = LIMITS.iter().find(|(from, _)| begin >= *from).map_or(0, |(_, days)| *days);
    // Both ends count: the last second is one of the period.
    let seconds = validity.period().seconds().saturating_add(1);
    (seconds <= i64::from(limit).saturating_mul(DAY), limit)
}

fn validity(subject: &mut Subject<'_>) {
    let validity = subject.certificate.validity;
    let (keeps, limit) = keeps_to_limit(&validity);
    if !keeps {
        let days = validity.period().whole_days();
        let text = format!(
            "It is valid for more than {days} days; public certificates that begin when it does may be valid for {limit} at most."
        );
        subject.should("validTooLong", "Baseline Requirements section 6.3.2", text);
    }
}

/// Longest validity in days of a certificate that needs no way to be revoked (section 1.6.1, from 2026-03-15).
const SHORT_LIVED_DAYS: i64 = 7;

fn services(subject: &mut Subject<'_>) {
    const ACCESS: &str = "Baseline Requirements section 7.1.2.7.7";
    let mut has_status = false;
    let mut odd = None;
    for value in subject.values() {
        match value {
            Value::AuthorityInfoAccess(entries) => {
                has_status |= entries.iter().any(|entry| entry.method == id::ID_AD_OCSP);
                odd = entries.iter().find(|entry| {
                    let known = entry.method == id::ID_AD_OCSP || entry.method == id::ID_AD_CA_ISSUERS;
                    !known || !matches!(&entry.location, GeneralName::Uri(uri) if is_http(uri))
                });
            }
            Value::CrlDistributionPoints(_) => has_status = true,
            _ => {}
        }
    }
    if let Some(entry) = odd {
        let text = format!(
            "Its authority information access gives '{}', but must give HTTP addresses of OCSP and of the issuer's certificate only.",
            shown(&entry.location)
        );
        subject.must_lately("accessNotAllowed", ACCESS, text);
    }
    if subject.certificate.extension(id::ID_PE_AUTHORITY_INFO_ACCESS).is_none() {
        let text =
            "It does not say where the issuer's certificate is available (authority information access).";
        subject.should("accessMissing", "Baseline Requirements section 7.1.2.7.6", text);
    }
    if subject.certificate.extension(id::ID_CE_CERTIFICATE_POLICIES).is_none() {
        let text = "It does not say under which policy it was issued (certificate policies).";
        subject.should("policiesMissing", "Baseline Requirements section 7.1.2.7.9", text);
    }
    if !has_status && subject.certificate.validity.period().seconds() > SHORT_LIVED_DAYS.saturating_mul(DAY) {
        let text = "It gives neither a revocation list nor an OCSP responder, so clients cannot ask whether it was revoked.";
        subject.should("revocationMissing", "Baseline Requirements section 7.1.2.11.2", text);
    }
}

fn is_http(uri: &str) -> bool {
    uri.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://"))
}
