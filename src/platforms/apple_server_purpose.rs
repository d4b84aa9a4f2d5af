//! What Apple's systems really ask of the purposes of a server's certificate.

use const_oid::db::rfc5280::{ANY_EXTENDED_KEY_USAGE, ID_CE_EXT_KEY_USAGE};

use super::{APPLE_EKU_FIX, APPLE_LIST, is_public};
use crate::checks::extended_key_usage::SERVER_AUTH;
use crate::checks::{Blocks, Recipient, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe, Topic};
use crate::input::Role;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/apple-server-purpose",
    title: "iOS and macOS accept the certificate for a server",
    title_failed: "iOS and macOS refuse the certificate for a server",
    rule: "The extended key usage of the server's certificate names server authentication. Under an installed root, Apple's code also accepts a certificate without the extension, with any purpose, or with the old server gated cryptography.",
    required: "serverAuth; under an own root also none, any, or the old purposes",
    sources: &[APPLE_LIST, Source { document: "Apple, Security framework (published source, older than iOS 26.7 and 27)", section: "SecPolicyServer.c, SecPolicyCheckServerAuthEKU; SecPolicy.c, set_ssl_ekus" }, APPLE_EKU_FIX],
    level: Level::Must,
    blocks: Blocks::These(&[Recipient::Ios]),
    topic: Some(Topic::Purpose),
    roles: &[Role::Server],
    effect: "iPhones, iPads and Macs refuse the TLS connection.",
    check,
    remedy: |subject| recipe::server(subject, "Have the certificate reissued for server authentication."),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("server/no-eku", Outcome::Pass),
        example("server/eku-any-only", Outcome::Pass),
        example("server/eku-old-sgc-only", Outcome::Pass),
        example("server/eku-client-only", Outcome::Fail),
        example("server/eku-empty", Outcome::Fail),
    ],
};

/// Server gated cryptography, of Netscape and of Microsoft.
const OLD: [&str; 2] = ["2.16.840.1.113730.4.1", "1.3.6.1.4.1.311.10.3.3"];

fn check(subject: &Subject<'_>) -> Judgement {
    let certificate = subject.certificate;
    let offset = certificate.extension(ID_CE_EXT_KEY_USAGE).map(|extension| extension.span.offset);
    let purposes = certificate.extended_key_usage();
    if purposes.is_some_and(|purposes| purposes.iter().any(|purpose| *purpose == SERVER_AUTH)) {
        return Judgement::pass("server authentication").evidence("extKeyUsage", "serverAuth", offset);
    }
    let is_loose = offset.is_none()
        || purposes.unwrap_or_default().iter().any(|purpose| {
            *purpose == ANY_EXTENDED_KEY_USAGE || OLD.contains(&purpose.to_string().as_str())
        });
    let found = if offset.is_none() { "no extended key usage" } else { "server authentication is not named" };
    let judgement = Judgement::pass(found).evidence("extKeyUsage", found, offset);
    if !is_loose {
        judgement.because(Outcome::Fail, "None of its purposes is one that Apple's systems accept for a server.")
    } else if is_public(subject) {
        judgement.because(Outcome::Fail, "Under a built-in root, Apple's systems require the purpose server authentication.")
    } else {
        judgement.remark("Apple's systems accept this only under a root that the user or an administrator installed; guides require the purpose. iOS 26.7 and 27 and macOS 15.8, 26.7 and 27 validate purposes below intermediates more strictly (CVE-2026-86881), and may reject it.")
    }
}
