//! Basic constraints (RFC 5280 section 4.2.1.9).

use const_oid::db::rfc5280::ID_CE_BASIC_CONSTRAINTS;

use super::{Judgement, Outcome, Subject};
use crate::model::{ExtensionValue, Version};

/// The basic constraints are there and say that the certificate is one of an authority.
#[must_use]
pub fn mark_an_authority(subject: &Subject<'_>) -> Judgement {
    let Some(extension) = subject.certificate.extension(ID_CE_BASIC_CONSTRAINTS) else {
        let judgement = Judgement::new(Outcome::Fail, "no basic constraints")
            .because(Outcome::Fail, "The extension is absent.")
            .evidence("basicConstraints", "absent", None);
        return match subject.certificate.version {
            Version::V3 => judgement,
            _ => judgement.remark("The certificate is older than version 3 and so has no extensions at all."),
        };
    };
    let offset = Some(extension.span.offset);
    let ExtensionValue::BasicConstraints(constraints) = &extension.value else {
        return Judgement::new(Outcome::Fail, "unreadable extension")
            .because(Outcome::Fail, "The basic constraints do not decode.")
            .evidence("basicConstraints", "malformed", offset);
    };
    let found = match (constraints.ca, constraints.path_length) {
        (true, Some(length)) => format!("cA = TRUE, path length {length}"),
        (true, None) => "cA = TRUE".to_owned(),
        (false, _) => "cA = FALSE".to_owned(),
    };
    let judgement = Judgement::pass(found.clone()).evidence("basicConstraints", found, offset);
    if !constraints.ca {
        return judgement
            .because(Outcome::Fail, "The extension is there but does not mark a certificate authority.");
    }
    if !extension.critical {
        return judgement.because(
            Outcome::Warn,
            "The extension is not marked critical, as RFC 5280 section 4.2.1.9 requires for a CA.",
        );
    }
    judgement
}
