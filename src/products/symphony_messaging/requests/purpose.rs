//! The request is for the certificate of a client.

use crate::checks::{Blocks, 
    Contradiction, Judgement, Level, OfRequest, Outcome, RequestSubject, Requirement, example,
    extended_key_usage, recipe,
};
use crate::input::Role;
use crate::model::{ExtensionValue, GeneralName};
use crate::products::symphony_messaging::requirements::{PUBLIC_CLIENTS, PUBLIC_CLIENTS_END, REQUEST_TABLE, SUMMARY};

pub(super) static REQUIREMENT: Requirement<OfRequest> = Requirement {
    id: "symphony-request/purpose",
    title: "The request is for a client certificate",
    title_failed: "The request is not for a client certificate",
    rule: "The certificate is to be for a TLS client: a request that lists purposes lists client authentication, and a request that lists none is to be accompanied by that wish.",
    required: "no purposes, or clientAuth (1.3.6.1.5.5.7.3.2)",
    sources: &[SUMMARY, REQUEST_TABLE],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
    roles: &[Role::Request],
    effect: "The CA issues the certificate of a web server, and the pod refuses it from a client.",
    check,
    remedy: |subject| {
        recipe::request(subject,
            "Make a new request for client authentication. The key may stay.",
        )
    },
    contradictions: &[Contradiction {
        places: &[
            (SUMMARY, "The certificate is a client certificate."),
            (REQUEST_TABLE, "The type of the certificate is \"Single Domain Certificate\", as CAs call a product for web servers."),
            (PUBLIC_CLIENTS, PUBLIC_CLIENTS_END),
        ],
        decision: "Ask your own PKI team for a client certificate for one name; \"Single Domain\" only means one name. A public CA is the wrong place.",
    }],
    examples: &[
        example("requests/bot", Outcome::Pass),
        example("requests/bot-minimal", Outcome::Pass),
        example("requests/bot-server-auth", Outcome::Fail),
    ],
};

fn check(subject: &RequestSubject<'_>) -> Judgement {
    let extensions = &subject.request.extensions;
    let mut judgement = extended_key_usage::allows_client_authentication(extensions);
    let asks = extensions
        .iter()
        .any(|extension| matches!(extension.value, ExtensionValue::ExtendedKeyUsage(_)));
    if !asks {
        judgement = judgement.remark(
            "The request does not say what the certificate is for. Tell the PKI team: a client certificate, extended key usage clientAuth.",
        );
    }
    let has_address = extensions.iter().any(|extension| match &extension.value {
        ExtensionValue::SubjectAltName(names) => names
            .iter()
            .any(|name| matches!(name, GeneralName::DnsName(_) | GeneralName::IpAddress(_))),
        _ => false,
    });
    if has_address {
        judgement = judgement.remark("It asks for addresses of a server, which a bot does not need.");
    }
    judgement
}
