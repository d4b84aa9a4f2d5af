//! Purposes that do not go with servers.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as id;

use crate::model::Oid;

/// The names of purposes, for a sentence.
pub(super) fn listed(purposes: &[&Oid]) -> String {
    let name = |oid: &&Oid| oid.name().map_or_else(|| oid.to_string(), str::to_owned);
    purposes.iter().take(5).map(name).collect::<Vec<_>>().join(", ")
}

/// Purposes that go with TLS servers neither in certificates of servers nor in those of their authorities.
pub(super) fn foreign_purposes(purposes: &[Oid]) -> Vec<&Oid> {
    const FOREIGN: &[ObjectIdentifier] = &[
        id::ID_KP_CODE_SIGNING,
        id::ID_KP_EMAIL_PROTECTION,
        id::ID_KP_TIME_STAMPING,
        id::ID_KP_OCSP_SIGNING,
        PRECERTIFICATE_SIGNING,
    ];
    purposes.iter().filter(|purpose| FOREIGN.iter().any(|foreign| *purpose == foreign)).collect()
}

/// RFC 6962 section 3.1.
const PRECERTIFICATE_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.11129.2.4.4");
