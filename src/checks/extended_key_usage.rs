//! Extended key usages (RFC 5280 section 4.2.1.12).

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{ANY_EXTENDED_KEY_USAGE, ID_CE_EXT_KEY_USAGE, ID_KP_SERVER_AUTH};

use super::{Judgement, Outcome, Subject};
use crate::model::{Extension, ExtensionValue, Oid};

/// The purpose of TLS client authentication.
pub const CLIENT_AUTH: ObjectIdentifier = const_oid::db::rfc5280::ID_KP_CLIENT_AUTH;
/// The purpose of TLS server authentication.
pub const SERVER_AUTH: ObjectIdentifier = ID_KP_SERVER_AUTH;

/// The extension lists server authentication by name.
#[must_use]
pub fn names_server_authentication(subject: &Subject<'_>) -> Judgement {
    const TOLERATED: &str =
        "iOS itself accepts this where the user installed the root, but the guide requires the purpose.";
    let Some(extension) = subject.certificate.extension(ID_CE_EXT_KEY_USAGE) else {
        return Judgement::new(Outcome::Fail, "no extended key usage")
            .because(Outcome::Fail, "The extension is absent.")
            .remark(TOLERATED)
            .evidence("extKeyUsage", "absent", None);
    };
    let (judgement, purposes) = purposes(extension);
    let Some(purposes) = purposes else { return judgement };
    if purposes.iter().any(|purpose| *purpose == SERVER_AUTH) {
        return judgement;
    }
    if purposes.iter().any(|purpose| *purpose == ANY_EXTENDED_KEY_USAGE) {
        return judgement
            .because(Outcome::Fail, "It allows any purpose but does not name server authentication.")
            .remark(TOLERATED);
    }
    judgement.because(Outcome::Fail, "Server authentication (1.3.6.1.5.5.7.3.1) is not among the purposes.")
}

/// No extension at all, or one that lists client authentication or any purpose. `extensions` may also be those that a
/// request asks for.
#[must_use]
pub fn allows_client_authentication(extensions: &[Extension]) -> Judgement {
    let Some(extension) = extensions.iter().find(|extension| extension.oid == ID_CE_EXT_KEY_USAGE) else {
        return Judgement::pass("no extended key usage, so every purpose").evidence(
            "extKeyUsage",
            "absent",
            None,
        );
    };
    let (judgement, purposes) = purposes(extension);
    let Some(purposes) = purposes else { return judgement };
    if purposes.iter().any(|purpose| *purpose == CLIENT_AUTH) {
        return judgement;
    }
    if purposes.iter().any(|purpose| *purpose == ANY_EXTENDED_KEY_USAGE) {
        return judgement.remark("It allows any purpose, and so client authentication.");
    }
    judgement.because(Outcome::Fail, "Client authentication (1.3.6.1.5.5.7.3.2) is not among the purposes.")
}

/// The purposes of the extension with a pass that shows them, or with a failure that says that it does not decode.
fn purposes(extension: &Extension) -> (Judgement, Option<&[Oid]>) {
    let offset = Some(extension.span.offset);
    let ExtensionValue::ExtendedKeyUsage(purposes) = &extension.value else {
        let judgement = Judgement::new(Outcome::Fail, "unreadable extension")
            .because(Outcome::Fail, "The extension does not decode.")
            .evidence("extKeyUsage", "malformed", offset);
        return (judgement, None);
    };
    let names = purposes.iter().map(name).collect::<Vec<_>>().join(", ");
    let found = if names.is_empty() { "an empty list".to_owned() } else { names };
    (Judgement::pass(found.clone()).evidence("extKeyUsage", found, offset), Some(purposes))
}

/// The name of a purpose, or its identifier.
fn name(purpose: &Oid) -> String {
    purpose.name().map_or_else(|| purpose.to_string(), str::to_owned)
}
