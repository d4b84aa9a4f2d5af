//! Requirement B5: the extended key usage, if there is one, allows to log in as a client.

use const_oid::db::rfc5280::ID_CE_EXT_KEY_USAGE;

use super::{GENERATE, OVERVIEW, PUBLIC_CLIENTS, PURPOSE_ARTICLE, REFUSED};
use crate::checks::{Blocks, Judgement,
    Level, Outcome, Requirement, Source, Subject, example, extended_key_usage, recipe,
};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "symphony-messaging/bot-extended-key-usage",
    title: "The extended key usage allows client authentication",
    title_failed: "The extended key usage does not allow client authentication",
    rule: "The certificate is for a TLS client: if it lists purposes, client authentication is among them. The guide's commands list none.",
    required: "no extended key usage, or clientAuth (1.3.6.1.5.5.7.3.2)",
    sources: &[OVERVIEW, GENERATE, PURPOSE_ARTICLE, PUBLIC_CLIENTS, Source { document: "RFC 5280", section: "4.2.1.12" }],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Client],
    effect: REFUSED,
    check,
    remedy: |subject| {
        recipe::client(subject,
            "Have the certificate reissued for client authentication; a certificate for a web server is the wrong product.",
        )
    },
    contradictions: &[],
    examples: &[
        example("client/good", Outcome::Pass),
        example("client/v1", Outcome::Pass),
        example("client/client-auth", Outcome::Pass),
        example("bot/any-purpose", Outcome::Pass),
        example("client/server-auth-only", Outcome::Fail),
        example("server/eku-empty", Outcome::Fail),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let judgement = extended_key_usage::allows_client_authentication(&subject.certificate.extensions);
    if subject.certificate.extension(ID_CE_EXT_KEY_USAGE).is_some() {
        return judgement;
    }
    judgement.remark(
        "Include clientAuth when it is issued next. Symphony has published an article about this purpose and mTLS, of which only the beginning could be read.",
    )
}
