//! RFC 5280 sections 4.2, 6.1.4 (o) and 6.1.5 (f): no extension stands there twice, and every critical one is processed. And
//! the TLS features of the issuer are there.
//!
//! What is only information (where services are, other names of the issuer) is never processed, here as in OpenSSL: critical,
//! it makes the certificate invalid.

use std::collections::HashSet;

use super::purposes::netscape_use;
use super::tls_features;
use crate::input::Purpose;
use crate::model::{Extension, ExtensionValue, Oid, Outcome, PolicyQualifier, QcStatement};
use crate::path::{Answer, Chain, Check, Position, Question};

const SOURCE: &str = "RFC 5280 section 4.2";

/// The TLS extensions that a server may promise and that the report speaks of: status_request and its second version.
const STAPLING: [u16; 2] = [5, 17];

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|position| answer(&position, chain.question)).collect()
}

fn answer(position: &Position<'_>, question: &Question) -> Answer {
    let extensions = &position.certificate.extensions;
    let mut answer = Answer::pass(Check::CriticalExtensions);
    let mut seen = HashSet::new();
    for extension in extensions.iter().filter(|extension| !seen.insert(extension.oid.der_content())) {
        let text = format!(
            "Its extension {} occurs more than once, so it is not known which one counts: OpenSSL, Java and Go reject the certificate.",
            title(&extension.oid)
        );
        answer.add(Outcome::Fail, "extensionTwice", SOURCE, text);
    }
    let is_bound = tls_features::judge(&mut answer, position);
    let mut is_concerned = is_bound || answer.outcome != Outcome::Pass;
    for extension in extensions.iter().filter(|extension| extension.critical) {
        is_concerned = true;
        judge(&mut answer, extension, position, question);
    }
    if is_concerned { answer } else { Answer::not_applicable(Check::CriticalExtensions) }
}

fn judge(answer: &mut Answer, extension: &Extension, position: &Position<'_>, question: &Question) {
    use ExtensionValue as Value;
    let name = title(&extension.oid);
    let mut refuse = |code: &'static str, source: &'static str, text: String| {
        answer.add(Outcome::Fail, code, source, text);
    };
    match &extension.value {
        Value::CtPoison => refuse(
            "precertificate",
            "RFC 6962 section 3.1",
            "It is a precertificate, made for Certificate Transparency logs and for nothing else: use the certificate that was issued after it.".to_owned(),
        ),
        Value::Malformed(why) => refuse(
            "criticalExtensionMalformed",
            SOURCE,
            format!("Its critical extension {name} cannot be read ({why}), so it must be refused."),
        ),
        // Other checks process them whole.
        Value::AuthorityKeyIdentifier(_)
        | Value::BasicConstraints(_)
        | Value::CrlDistributionPoints(_)
        | Value::ExtendedKeyUsage(_)
        | Value::InhibitAnyPolicy(_)
        | Value::KeyUsage(_)
        | Value::NameConstraints(_)
        | Value::PolicyConstraints(_)
        | Value::PolicyMappings(_)
        | Value::SubjectAltName(_)
        | Value::SubjectKeyIdentifier(_) => {}
        // It spares a client the revocation check of a responder. Here that is made all the same.
        Value::OcspNoCheck => {}
        Value::CertificatePolicies(policies) => {
            let qualifiers = policies.iter().flat_map(|policy| &policy.qualifiers);
            let unknown = qualifiers.filter_map(|qualifier| match qualifier {
                PolicyQualifier::Other { oid, .. } => Some(oid),
                PolicyQualifier::Cps(_) | PolicyQualifier::UserNotice(_) => None,
            });
            for oid in unknown.take(1) {
                refuse(
                    "criticalPolicyQualifierUnknown",
                    "RFC 5280 section 4.2.1.4",
                    format!("Its policies are critical, and one has a qualifier that is not understood ({}), so it must be refused.", title(oid)),
                );
            }
        }
        Value::NetscapeCertType(uses) => {
            // What no use of Netscape's stands for is not named either.
            let mut asked = question.purposes().filter(|purpose| *purpose != Purpose::Any);
            let lacks = |purpose: &Purpose| {
                netscape_use(*purpose, position.is_target()).is_none_or(|needed| !uses.contains(&needed))
            };
            if let Some(purpose) = asked.find(lacks) {
                refuse(
                    "netscapeUseMissing",
                    SOURCE,
                    format!(
                        "Its critical Netscape certificate type does not allow the purpose asked for ({}), so it must be refused.",
                        purpose.name()
                    ),
                );
            }
        }
        Value::QcStatements(statements) => {
            if let Some(unknown) = statements.iter().find(|statement| !is_known(statement)) {
                refuse(
                    "criticalStatementUnknown",
                    "RFC 3739 section 3.2.6",
                    format!("Its statements for qualified certificates are critical, and one is not understood ({}), so it must be refused.", title(&unknown.statement)),
                );
            }
        }
        Value::TlsFeature(features) => {
            if let Some(unknown) = features.iter().find(|feature| !STAPLING.contains(feature)) {
                refuse(
                    "criticalFeatureUnknown",
                    "RFC 7633 section 4",
                    format!("Its TLS feature {unknown} is critical and not known, so it must be refused."),
                );
            }
        }
        Value::AuthorityInfoAccess(_)
        | Value::FreshestCrl(_)
        | Value::IssuerAltName(_)
        | Value::SubjectInfoAccess(_) => refuse(
            "criticalExtensionNotProcessed",
            SOURCE,
            format!("Its extension {name} is critical, but clients do not process it, OpenSSL among them: they must refuse the certificate. Only an extension that clients process may be critical."),
        ),
        _ => refuse(
            "criticalExtensionUnknown",
            SOURCE,
            format!("Its extension {name} is critical and not understood, so it must be refused."),
        ),
    }
}

/// Whether a statement is known, and its details decode.
fn is_known(statement: &QcStatement) -> bool {
    statement.statement.name().is_some() && statement.der.is_none()
}

fn title(oid: &Oid) -> String {
    oid.name().map_or_else(|| oid.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{certificates, codes, extension, judge, oid};
    use super::*;
    use crate::model::{Bytes, NetscapeUse, PolicyInformation, Timestamp};
    use crate::path::End;

    fn critical(dotted: &str, value: ExtensionValue) -> Extension {
        Extension { critical: true, ..extension(dotted, value) }
    }

    fn policies(qualifier: PolicyQualifier) -> ExtensionValue {
        let policy = PolicyInformation { policy: oid("1.3.6.1.4.1.99999.1"), qualifiers: vec![qualifier] };
        ExtensionValue::CertificatePolicies(vec![policy])
    }

    fn statement(dotted: &str, der: Option<&[u8]>) -> ExtensionValue {
        let statement =
            QcStatement { statement: oid(dotted), details: Vec::new(), der: der.map(Bytes::from) };
        ExtensionValue::QcStatements(vec![statement])
    }

    fn netscape(uses: &[NetscapeUse]) -> ExtensionValue {
        ExtensionValue::NetscapeCertType(uses.to_vec())
    }

    #[test]
    fn a_critical_extension_counts_only_where_it_is_processed() {
        use ExtensionValue as Value;
        use NetscapeUse::{SslCa, SslClient, SslServer};
        use Purpose::{Any, Client, Server};
        let other = || PolicyQualifier::Other { oid: oid("1.3.6.1.4.1.99999.2"), der: Bytes::default() };
        for (situation, dotted, value, purpose, code) in [
            (
                "a statement's address",
                "2.5.29.32",
                policies(PolicyQualifier::Cps("http://a/".into())),
                Any,
                None,
            ),
            (
                "an unknown qualifier",
                "2.5.29.32",
                policies(other()),
                Any,
                Some("criticalPolicyQualifierUnknown"),
            ),
            (
                "services",
                "1.3.6.1.5.5.7.1.1",
                Value::AuthorityInfoAccess(vec![]),
                Any,
                Some("criticalExtensionNotProcessed"),
            ),
            (
                "services",
                "1.3.6.1.5.5.7.1.11",
                Value::SubjectInfoAccess(vec![]),
                Any,
                Some("criticalExtensionNotProcessed"),
            ),
            ("deltas", "2.5.29.46", Value::FreshestCrl(vec![]), Any, Some("criticalExtensionNotProcessed")),
            (
                "the issuer's names",
                "2.5.29.18",
                Value::IssuerAltName(vec![]),
                Any,
                Some("criticalExtensionNotProcessed"),
            ),
            ("names", "2.5.29.17", Value::SubjectAltName(vec![]), Any, None),
            ("points", "2.5.29.31", Value::CrlDistributionPoints(vec![]), Any, None),
            ("a compliant one", "1.3.6.1.5.5.7.1.3", statement("0.4.0.1862.1.1", None), Any, None),
            (
                "with content",
                "1.3.6.1.5.5.7.1.3",
                statement("0.4.0.1862.1.1", Some(&[5, 0])),
                Any,
                Some("criticalStatementUnknown"),
            ),
            (
                "unknown",
                "1.3.6.1.5.5.7.1.3",
                statement("1.3.6.1.4.1.99999.3", None),
                Any,
                Some("criticalStatementUnknown"),
            ),
            ("stapling", "1.3.6.1.5.5.7.1.24", Value::TlsFeature(vec![5, 17]), Server, None),
            (
                "another feature",
                "1.3.6.1.5.5.7.1.24",
                Value::TlsFeature(vec![5, 6]),
                Server,
                Some("criticalFeatureUnknown"),
            ),
            ("for servers", "2.16.840.1.113730.1.1", netscape(&[SslServer]), Server, None),
            (
                "for clients",
                "2.16.840.1.113730.1.1",
                netscape(&[SslClient]),
                Server,
                Some("netscapeUseMissing"),
            ),
            ("for clients", "2.16.840.1.113730.1.1", netscape(&[SslClient]), Client, None),
            ("for CAs", "2.16.840.1.113730.1.1", netscape(&[SslCa]), Client, Some("netscapeUseMissing")),
            ("nothing asked", "2.16.840.1.113730.1.1", netscape(&[]), Any, None),
            (
                "unknown",
                "1.3.6.1.4.1.99999.4",
                Value::Unknown(Bytes::default()),
                Any,
                Some("criticalExtensionUnknown"),
            ),
            ("a precertificate", "1.3.6.1.4.1.11129.2.4.3", Value::CtPoison, Any, Some("precertificate")),
            (
                "damaged",
                "2.5.29.19",
                Value::Malformed("damaged".into()),
                Any,
                Some("criticalExtensionMalformed"),
            ),
        ] {
            let question = Question { purpose, ..Question::at(Timestamp::from_unix_seconds(0)) };
            for (is_critical, expected) in [(true, code), (false, None)] {
                let extension = Extension { critical: is_critical, ..critical(dotted, value.clone()) };
                let chain = certificates(vec![("CN=End", vec![extension]), ("CN=Root", vec![])]);
                let answers = judge(check, &chain, End::Anchor, &question);
                let expected: Vec<&str> = expected.into_iter().collect();
                assert_eq!(codes(&answers[0]), expected, "{situation}, {dotted}, {purpose:?}");
                let outcome = match (is_critical, expected.is_empty()) {
                    (false, _) => Outcome::NotApplicable,
                    (true, true) => Outcome::Pass,
                    (true, false) => Outcome::Fail,
                };
                assert_eq!(answers[0].outcome, outcome, "{situation}, {dotted}");
                assert_eq!(answers[1].outcome, Outcome::NotApplicable);
            }
        }
        let issuer = |uses: &[NetscapeUse]| {
            let root = critical("2.16.840.1.113730.1.1", netscape(uses));
            let chain = certificates(vec![("CN=End", vec![]), ("CN=Root", vec![root])]);
            let question = Question { purpose: Server, ..Question::at(Timestamp::from_unix_seconds(0)) };
            judge(check, &chain, End::Anchor, &question)[1].outcome
        };
        assert_eq!((issuer(&[SslCa]), issuer(&[SslServer])), (Outcome::Pass, Outcome::Fail));
    }

    #[test]
    fn an_extension_that_stands_twice_makes_every_certificate_invalid() {
        let twice = || {
            vec![
                extension("1.2.3", ExtensionValue::OcspNoCheck),
                extension("1.2.3", ExtensionValue::OcspNoCheck),
            ]
        };
        let chain = certificates(vec![("CN=End", twice()), ("CN=Sub", vec![]), ("CN=Root", twice())]);
        let answers = judge(check, &chain, End::Anchor, &Question::at(Timestamp::from_unix_seconds(0)));
        for (answer, expected) in answers.iter().zip([&["extensionTwice"][..], &[], &["extensionTwice"]]) {
            assert_eq!(codes(answer), expected);
        }
        assert_eq!((answers[0].outcome, answers[1].outcome), (Outcome::Fail, Outcome::NotApplicable));
    }
}
