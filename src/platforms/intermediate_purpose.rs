//! An authority that may not stand above a server.

use const_oid::db::rfc5280::{ANY_EXTENDED_KEY_USAGE, ID_CE_EXT_KEY_USAGE};

use super::{APPLE_EKU_FIX, anew, is_public};
use crate::checks::extended_key_usage::SERVER_AUTH;
use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/intermediate-purpose",
    title: "The CA may issue server certificates",
    title_failed: "The CA may not issue server certificates",
    rule: "If the certificate of a CA has an extended key usage, server authentication or any purpose is in it.",
    required: "no extended key usage, or serverAuth or any in it",
    sources: &[
        Source { document: "Apple, Security framework (published source, older than iOS 26.7 and 27)", section: "SecPolicyServer.c" },
        APPLE_EKU_FIX,
        Source { document: "CA/Browser Forum Baseline Requirements", section: "7.1.2.10.6" },
    ],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca],
    effect: "Most clients take the purposes of a CA as a limit for what it issues, and reject its servers. iOS 26.7 and 27 and macOS 15.8, 26.7 and 27 check them more strictly than earlier versions. Android looks at the server certificate only.",
    check,
    remedy: |subject| anew(subject, "For servers, use a CA without this limit. Bot certificates are not affected."),
    contradictions: &[],
    examples: &[
        example("ca/intermediate", Outcome::Pass),
        example("ca/intermediate-server-auth", Outcome::Pass),
        example("ca/intermediate-client-only", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(extension) = subject.certificate.extension(ID_CE_EXT_KEY_USAGE) else {
        return Judgement::pass("no extended key usage");
    };
    let purposes = subject.certificate.extended_key_usage().unwrap_or_default();
    let allows = purposes.iter().any(|purpose| *purpose == SERVER_AUTH || *purpose == ANY_EXTENDED_KEY_USAGE);
    let names: Vec<String> =
        purposes.iter().take(8).map(|oid| oid.name().map_or_else(|| oid.to_string(), str::to_owned)).collect();
    let judgement = Judgement::pass(names.join(", ")).evidence("extKeyUsage", names.join(", "), Some(extension.span.offset));
    match (allows, is_public(subject)) {
        (true, _) => judgement,
        (false, true) => judgement.because(Outcome::Fail, "Under a public root no client takes a server's certificate from it."),
        (false, false) => judgement.because(Outcome::Fail, "It is limited to other purposes than server authentication."),
    }
}
