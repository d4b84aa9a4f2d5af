//! RFC 5280 sections 6.1.4 (o) and 6.1.5 (f): every critical extension is understood.

use crate::model::{Extension, ExtensionValue, Outcome};
use crate::path::{Answer, Chain, Check, Position};

const SOURCE: &str = "RFC 5280 section 4.2";

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|position| answer(&position)).collect()
}

fn answer(position: &Position<'_>) -> Answer {
    let mut critical =
        position.certificate.extensions.iter().filter(|extension| extension.critical).peekable();
    if critical.peek().is_none() {
        return Answer::not_applicable(Check::CriticalExtensions);
    }
    let mut answer = Answer::pass(Check::CriticalExtensions);
    for extension in critical {
        judge(&mut answer, extension);
    }
    answer
}

fn judge(answer: &mut Answer, extension: &Extension) {
    let name = extension.oid.name().map_or_else(|| extension.oid.to_string(), str::to_owned);
    match &extension.value {
        ExtensionValue::CtPoison => answer.add(
            Outcome::Fail,
            "precertificate",
            "RFC 6962 section 3.1",
            "It is a precertificate, made for Certificate Transparency logs and for nothing else: use the certificate that was issued after it.",
        ),
        ExtensionValue::Malformed(why) => answer.add(
            Outcome::Fail,
            "criticalExtensionMalformed",
            SOURCE,
            format!("Its critical extension {name} cannot be read ({why}), so it must be refused."),
        ),
        value if is_processed(value) => {}
        _ => answer.add(
            Outcome::Fail,
            "criticalExtensionUnknown",
            SOURCE,
            format!("Its extension {name} is critical and not understood, so it must be refused."),
        ),
    }
}

/// Whether what an extension says is taken into account, here or by whoever reads the report.
const fn is_processed(value: &ExtensionValue) -> bool {
    use ExtensionValue as Value;
    matches!(
        value,
        Value::AuthorityInfoAccess(_)
            | Value::AuthorityKeyIdentifier(_)
            | Value::BasicConstraints(_)
            | Value::CertificatePolicies(_)
            | Value::CrlDistributionPoints(_)
            | Value::ExtendedKeyUsage(_)
            | Value::FreshestCrl(_)
            | Value::InhibitAnyPolicy(_)
            | Value::IssuerAltName(_)
            | Value::KeyUsage(_)
            | Value::NameConstraints(_)
            | Value::NetscapeCertType(_)
            | Value::OcspNoCheck
            | Value::PolicyConstraints(_)
            | Value::PolicyMappings(_)
            | Value::QcStatements(_)
            | Value::SubjectAltName(_)
            | Value::SubjectInfoAccess(_)
            | Value::SubjectKeyIdentifier(_)
            | Value::TlsFeature(_)
    )
}
