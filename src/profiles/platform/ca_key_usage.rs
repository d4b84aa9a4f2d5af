//! An authority that says what its key may do says that it may sign certificates.

use const_oid::db::rfc5280::ID_CE_KEY_USAGE;

use crate::checks::{Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::model::ExtensionValue;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/ca-key-usage",
    title: "The CA's key usage allows it to sign certificates",
    demand: "If a certificate authority's certificate has a key usage extension, signing certificates is among the usages.",
    required: "keyCertSign, if the extension is there",
    sources: &[Source { document: "RFC 5280", section: "4.2.1.3 and 6.1.4 (n)" }],
    level: Level::Must,
    roles: &[Role::Ca],
    effect: "Every device refuses the certificates that it issued.",
    check,
    remedy: |subject| {
        recipe::authority(subject, "Make the certificate of the authority anew with the key usages keyCertSign and cRLSign.")
    },
    contradictions: &[],
    examples: &[
        example("ca/root", Outcome::Pass),
        example("ca/no-key-usage", Outcome::Pass),
        example("ca/no-key-cert-sign", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(extension) = subject.certificate.extension(ID_CE_KEY_USAGE) else {
        return Judgement::pass("no key usage, so every usage")
            .remark("RFC 5280 section 4.2.1.3 asks authorities to carry the extension.")
            .evidence("keyUsage", "absent", None);
    };
    let offset = Some(extension.span.offset);
    let ExtensionValue::KeyUsage(usage) = &extension.value else {
        return Judgement::new(Outcome::Fail, "unreadable extension")
            .because(Outcome::Fail, "The key usage does not decode.")
            .evidence("keyUsage", "malformed", offset);
    };
    let names = usage.names().join(", ");
    let judgement = Judgement::pass(names.clone()).evidence("keyUsage", names, offset);
    if usage.key_cert_sign {
        judgement
    } else {
        judgement.because(Outcome::Fail, "Signing certificates (keyCertSign) is not among the usages.")
    }
}
