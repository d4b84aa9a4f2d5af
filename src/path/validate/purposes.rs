//! Purposes as old certificates name them.

use crate::input::Purpose;
use crate::model::NetscapeUse;

/// The use in Netscape's certificate type that allows a purpose to a target or to those who issue it, if there is one.
pub(super) const fn netscape_use(purpose: Purpose, is_target: bool) -> Option<NetscapeUse> {
    Some(match (purpose, is_target) {
        (Purpose::Server, true) => NetscapeUse::SslServer,
        (Purpose::Client, true) => NetscapeUse::SslClient,
        (Purpose::Server | Purpose::Client, false) => NetscapeUse::SslCa,
        (Purpose::Email, true) => NetscapeUse::Smime,
        (Purpose::Email, false) => NetscapeUse::SmimeCa,
        (Purpose::CodeSigning, true) => NetscapeUse::ObjectSigning,
        (Purpose::CodeSigning, false) => NetscapeUse::ObjectSigningCa,
        (Purpose::TimeStamping | Purpose::OcspSigning | Purpose::Any, _) => return None,
    })
}
