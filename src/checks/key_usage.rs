//! Key usage (RFC 5280 section 4.2.1.3). Where the extension is absent, every usage is allowed.

use const_oid::db::rfc5280::ID_CE_KEY_USAGE;

use super::{Judgement, Outcome, Subject};
use crate::model::{Certificate, ExtensionValue, KeyUsage};

/// The key may sign certificates.
#[must_use]
pub fn may_sign_certificates(subject: &Subject<'_>) -> Judgement {
    let (judgement, usage) = usage(subject.certificate);
    match usage {
        Some(usage) if !usage.key_cert_sign => {
            judgement.because(Outcome::Fail, "Signing certificates (keyCertSign) is not among the usages.")
        }
        None if judgement.outcome == Outcome::Pass => {
            judgement.remark("RFC 5280 section 4.2.1.3 asks CAs to carry the extension.")
        }
        _ => judgement,
    }
}

/// The key may sign what is no certificate, such as a TLS handshake.
#[must_use]
pub fn may_sign_handshakes(subject: &Subject<'_>) -> Judgement {
    let (judgement, usage) = usage(subject.certificate);
    match usage {
        Some(usage) if !usage.digital_signature => judgement.because(
            Outcome::Fail,
            "Signing (digitalSignature) is not among the usages, and a TLS client proves with a signature that it has the key.",
        ),
        _ => judgement,
    }
}

/// The usages with a judgement that shows them: a pass, or a failure if the extension does not decode.
fn usage(certificate: &Certificate) -> (Judgement, Option<KeyUsage>) {
    let Some(extension) = certificate.extension(ID_CE_KEY_USAGE) else {
        let judgement = Judgement::pass("no key usage, so every usage").evidence("keyUsage", "absent", None);
        return (judgement, None);
    };
    let offset = Some(extension.span.offset);
    let ExtensionValue::KeyUsage(usage) = &extension.value else {
        let judgement = Judgement::new(Outcome::Fail, "unreadable extension")
            .because(Outcome::Fail, "The key usage does not decode.")
            .evidence("keyUsage", "malformed", offset);
        return (judgement, None);
    };
    let names = usage.names().join(", ");
    (Judgement::pass(names.clone()).evidence("keyUsage", names, offset), Some(*usage))
}
