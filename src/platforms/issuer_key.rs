//! An authority of the right name, but with another key.

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::model::{ExtensionValue, SignatureCheck, hex_colons};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/issuer-key",
    title: "The issuer's certificate has the key that signed this one",
    title_failed: "The issuer's certificate has another key than the one that signed this",
    rule: "The CA certificate among the files has the right key, not only the right name. A CA renewed with a new key keeps its name.",
    required: "an issuer whose key fits the signature",
    sources: &[Source { document: "RFC 5280", section: "4.2.1.1 and 6.1.3 (a)(1)" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Ca, Role::Server, Role::Client],
    effect: "Clients that have only this CA certificate refuse the connection.",
    check,
    remedy: |_| {
        recipe::advice("Find the other CA certificate: the one whose subject key identifier is the authority key identifier of this certificate. If the old key is gone, have this certificate reissued.")
    },
    contradictions: &[],
    examples: &[
        example("bundles/no-root.pem", Outcome::Pass),
        example("bundles/rekeyed.pem", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let link = subject.lineage.and_then(|lineage| lineage.links.first().zip(lineage.chain.get(1)));
    let Some((link, _)) = link.filter(|(link, _)| link.name) else {
        return Judgement::new(Outcome::NotApplicable, "its issuer is not here, or is itself");
    };
    if link.signature != SignatureCheck::Invalid {
        return Judgement::pass("the issuer's key is not another one");
    }
    let wanted = subject.certificate.extensions.iter().find_map(|extension| match &extension.value {
        ExtensionValue::AuthorityKeyIdentifier(identifier) => identifier.key_identifier.as_ref(),
        _ => None,
    });
    let judgement = Judgement::pass("an issuer with another key").because(
        Outcome::Fail,
        "The CA among the files has the right name, but its key did not sign this certificate.",
    );
    match wanted {
        Some(wanted) => {
            let wanted = hex_colons(&wanted.0);
            judgement.remark(format!("It was signed by the key with the identifier {wanted}.")).evidence("authorityKeyIdentifier", wanted, None)
        }
        None => judgement,
    }
}
