//! What platforms and standards ask beside any guide. Shown in a group of its own, never part of a vendor's verdict.

use crate::checks::{Remedy, Source, Subject, Text, recipe};
use crate::input::Role;
use crate::path::Trust;

requirements! {
    "platform":
    android_ascii_names,
    android_ca_file,
    apple_ca_file,
    apple_hash,
    apple_server_purpose,
    apple_strong_key,
    apple_trust_switch,
    apple_validity,
    ca_key_usage,
    ca_name_constraints,
    file_encoding,
    file_name,
    intermediate_purpose,
    issuer_key,
    known_weak_key,
    must_staple,
    outlives_issuer,
    self_signed_server,
    server_names,
    server_not_ca,
    status_addresses,
    unique_extensions,
    unique_serial,
}

/// Apple's list of what it asks of certificates.
const APPLE_LIST: Source = Source {
    document: "Apple, Requirements for trusted certificates in iOS 13 and macOS 10.15",
    section: "article 103769 (HT210176)",
};

/// What changed after the source that Apple published.
const APPLE_EKU_FIX: Source = Source {
    document: "Apple, security content of iOS 26.7 and 27, macOS 15.8, 26.7 and 27 (September 2026)",
    section: "CVE-2026-86881: improved validation of extended key usages",
};

/// What Android's installer of certificates does.
const ANDROID_INSTALLER: Source =
    Source { document: "Android, CertInstaller", section: "CredentialHelper.isCa and parseCert" };

/// A new certificate for the role that is judged.
fn anew(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    match subject.role {
        Role::Ca => recipe::authority(subject, text),
        Role::Server => recipe::server(subject, text),
        Role::Client | Role::Request => recipe::client(subject, text),
    }
}

/// Whether its path leads to a built-in public root.
fn is_public(subject: &Subject<'_>) -> bool {
    subject.lineage.is_some_and(|lineage| lineage.trust == Trust::PubliclyTrusted)
}
