//! RFC 5280 section 4.2.1.12: the purpose is allowed.
//!
//! The standard speaks of the target only; clients take the purposes of issuers as limits for everything below them.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{
    ANY_EXTENDED_KEY_USAGE, ID_CE_EXT_KEY_USAGE, ID_KP_CLIENT_AUTH, ID_KP_SERVER_AUTH,
};

use crate::input::Purpose;
use crate::model::{Extension, ExtensionValue, NetscapeUse, Outcome};
use crate::path::{Answer, Chain, Check, Position};

const SOURCE: &str = "RFC 5280 section 4.2.1.12";
/// How many purposes a sentence lists before it counts the rest.
const MAX_LISTED: usize = 8;

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    chain.positions().map(|position| answer(&position, chain.question.purpose)).collect()
}

fn answer(position: &Position<'_>, purpose: Purpose) -> Answer {
    let (wanted, name, netscape) = match purpose {
        Purpose::Server => (ID_KP_SERVER_AUTH, "server authentication", NetscapeUse::SslServer),
        Purpose::Client => (ID_KP_CLIENT_AUTH, "client authentication", NetscapeUse::SslClient),
        Purpose::Any => return Answer::not_applicable(Check::ExtendedKeyUsage),
    };
    let mut answer = of_extension(position, wanted, name);
    let lacks = |extension: &Extension| match &extension.value {
        // A critical one is judged with the critical extensions.
        ExtensionValue::NetscapeCertType(uses) => !extension.critical && !uses.contains(&netscape),
        _ => false,
    };
    if position.is_target() && position.certificate.extensions.iter().any(lacks) {
        answer.add(
            Outcome::Warn,
            "netscapeUseMissing",
            "OpenSSL, X509_check_purpose",
            format!("Its Netscape certificate type does not name the use '{}': OpenSSL rejects it for {name}, other clients do not look at it.", netscape.name()),
        );
    }
    answer
}

/// What the extended key usage says of a purpose.
fn of_extension(position: &Position<'_>, wanted: ObjectIdentifier, name: &str) -> Answer {
    let extension = position.certificate.extension(ID_CE_EXT_KEY_USAGE);
    let answer = Answer::pass(Check::ExtendedKeyUsage);
    match extension.map(|extension| &extension.value) {
        Some(ExtensionValue::ExtendedKeyUsage(purposes)) => {
            if purposes.iter().any(|purpose| *purpose == wanted || *purpose == ANY_EXTENDED_KEY_USAGE) {
                return answer;
            }
            let listed = purposes.iter().take(MAX_LISTED);
            let listed: Vec<String> =
                listed.map(|oid| oid.name().map_or_else(|| oid.to_string(), str::to_owned)).collect();
            let has = if listed.is_empty() { "nothing at all".to_owned() } else { listed.join(", ") };
            let text = if position.is_target() {
                format!("It is not for {name}: its extended key usage names {has}.")
            } else {
                format!("It may not issue certificates for {name}: its extended key usage names {has}.")
            };
            answer.because(Outcome::Fail, "purposeNotAllowed", SOURCE, text)
        }
        Some(_) => answer.because(
            Outcome::Fail,
            "extendedKeyUsageMalformed",
            SOURCE,
            "Its extended key usage cannot be read, so it cannot be told what it is for.",
        ),
        // Without the extension it is for everything.
        None => Answer::not_applicable(Check::ExtendedKeyUsage),
    }
}
