//! A certificate that promises what the server may not do.

use const_oid::ObjectIdentifier;

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::model::ExtensionValue;

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/must-staple",
    title: "The certificate does not require OCSP stapling",
    title_failed: "The certificate requires OCSP stapling",
    rule: "The server's certificate does not promise that the server sends a fresh answer of the revocation service with every connection.",
    required: "no TLS feature status_request",
    sources: &[Source { document: "RFC 7633", section: "4" }],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Server],
    effect: "Clients that heed the promise refuse the connection where the server does not keep it; none of the three products says that it does.",
    check,
    remedy: |subject| recipe::server(subject, "Have the certificate reissued without the extension (must-staple)."),
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("details/tls-feature", Outcome::Warn),
    ],
};

/// The TLS features status_request and status_request_v2 (RFC 6066 section 8, RFC 6961).
const STAPLING: [u16; 2] = [5, 17];
const TLS_FEATURE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1.24");

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(extension) = subject.certificate.extension(TLS_FEATURE) else {
        return Judgement::pass("no TLS feature");
    };
    let ExtensionValue::TlsFeature(features) = &extension.value else {
        return Judgement::pass("unreadable extension");
    };
    let judgement = Judgement::pass("TLS features").evidence("tlsFeature", format!("{features:?}"), Some(extension.span.offset));
    if features.iter().any(|feature| STAPLING.contains(feature)) {
        judgement.because(Outcome::Fail, "It requires OCSP stapling (must-staple).")
    } else {
        judgement
    }
}
