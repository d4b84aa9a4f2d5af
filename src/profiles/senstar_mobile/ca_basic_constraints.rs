//! Demand C4: the authority's certificate is marked as one.

use const_oid::db::rfc5280::ID_CE_BASIC_CONSTRAINTS;

use super::{CA_LIST, new_authority};
use crate::checks::{Judgement, Level, Outcome, Requirement, Source, Subject, example};
use crate::input::Role;
use crate::model::{ExtensionValue, Version};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "senstar-mobile/ca-basic-constraints",
    title: "The CA certificate is marked as a certificate authority",
    demand: "The basic constraints of the certificate authority's certificate say that it is a certificate authority.",
    required: "basicConstraints with cA = TRUE",
    sources: &[
        CA_LIST,
        Source { document: "RFC 5280", section: "4.2.1.9" },
        Source { document: "Android, CertInstaller", section: "CredentialHelper.isCa" },
    ],
    level: Level::Must,
    roles: &[Role::Ca],
    effect: "Android asks for a private key instead of installing it as a CA; iOS shows no switch for it under Certificate Trust Settings; both refuse certificates that it issued.",
    check,
    remedy: |subject| {
        new_authority(
            subject,
            "Check first that this is the certificate of the authority and not that of the server: export it from Trusted Root Certification Authorities. If it is, make it anew with basic constraints cA = TRUE, marked critical.",
        )
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("ca/intermediate", Outcome::Pass),
        example("ca/basic-constraints-not-critical", Outcome::Warn),
        example("ca/no-basic-constraints", Outcome::Fail),
        example("ca/basic-constraints-empty", Outcome::Fail),
        example("ca/ca-false", Outcome::Fail),
        example("ca/v1", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
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
        return judgement.because(Outcome::Fail, "The extension is there but does not mark a certificate authority.");
    }
    if !extension.critical {
        return judgement.because(
            Outcome::Warn,
            "The extension is not marked critical, as RFC 5280 section 4.2.1.9 demands of an authority.",
        );
    }
    judgement
}
