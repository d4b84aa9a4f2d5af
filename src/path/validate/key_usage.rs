//! RFC 5280 sections 6.1.4 (n) and 4.2.1.3: issuers may sign certificates, and the target allows what is asked of it.

use crate::input::Purpose;
use crate::model::{ExtensionValue, KeyUsage, Outcome};
use crate::path::{Answer, Chain, Check, Position, Question};

const ISSUER: &str = "RFC 5280 section 6.1.4 (n)";
const TARGET: &str = "RFC 5280 section 4.2.1.3";

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|position| answer(&position, chain.question)).collect()
}

fn answer(position: &Position<'_>, question: &Question) -> Answer {
    let malformed = position.certificate.extensions.iter().any(|extension| {
        extension.oid == const_oid::db::rfc5280::ID_CE_KEY_USAGE
            && matches!(extension.value, ExtensionValue::Malformed(_))
    });
    if malformed {
        return Answer::pass(Check::KeyUsage).because(
            Outcome::Fail,
            "keyUsageMalformed",
            TARGET,
            "Its key usage cannot be read, so it is not known what the key may do.",
        );
    }
    let Some(usage) = position.certificate.key_usage() else {
        // Without the extension the key may do anything.
        return Answer::not_applicable(Check::KeyUsage);
    };
    let mut answer = Answer::pass(Check::KeyUsage);
    if position.is_target() {
        target(&mut answer, usage, question);
    } else if !usage.key_cert_sign {
        answer.add(
            Outcome::Fail,
            "mayNotSign",
            ISSUER,
            format!("It issued a certificate, but its key usage does not allow that: {}.", listed(usage)),
        );
    }
    answer
}

fn target(answer: &mut Answer, usage: KeyUsage, question: &Question) {
    let allowed = usage.names();
    let lacking: Vec<&str> =
        question.key_usage.names().into_iter().filter(|name| !allowed.contains(name)).collect();
    if !lacking.is_empty() {
        answer.add(
            Outcome::Fail,
            "usageNotAllowed",
            TARGET,
            format!("Its key usage lacks {}: it has {}.", lacking.join(", "), listed(usage)),
        );
    }
    for purpose in question.purposes() {
        let signs = usage.digital_signature || usage.content_commitment;
        let (fits, whose) = match purpose {
            Purpose::Server => {
                (usage.digital_signature || usage.key_encipherment || usage.key_agreement, "a TLS server")
            }
            Purpose::Client => (usage.digital_signature || usage.key_agreement, "a TLS client"),
            Purpose::Email => (signs || usage.key_encipherment || usage.key_agreement, "e-mail"),
            Purpose::CodeSigning => (usage.digital_signature, "code signing"),
            Purpose::TimeStamping => (signs, "time stamping"),
            Purpose::OcspSigning => (signs, "OCSP signing"),
            Purpose::Any => continue,
        };
        if !fits {
            answer.add(
                Outcome::Warn,
                "usageUnfit",
                "RFC 5280 section 4.2.1.12",
                format!(
                    "Its key usage does not fit {whose}: it has {}, and many clients refuse it.",
                    listed(usage)
                ),
            );
        }
    }
}

fn listed(usage: KeyUsage) -> String {
    let names = usage.names();
    if names.is_empty() { "nothing at all".to_owned() } else { names.join(", ") }
}
