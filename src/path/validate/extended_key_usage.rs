//! RFC 5280 section 4.2.1.12: every purpose that is asked is allowed.
//!
//! The standard speaks of the target only; clients take the purposes of issuers as limits for everything below them.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{
    ANY_EXTENDED_KEY_USAGE, ID_CE_EXT_KEY_USAGE, ID_KP_CLIENT_AUTH, ID_KP_CODE_SIGNING,
    ID_KP_EMAIL_PROTECTION, ID_KP_OCSP_SIGNING, ID_KP_SERVER_AUTH, ID_KP_TIME_STAMPING,
};

use super::purposes::netscape_use;
use crate::input::Purpose;
use crate::model::{Extension, ExtensionValue, Oid, Outcome};
use crate::path::{Answer, Chain, Check, Position};

const SOURCE: &str = "RFC 5280 section 4.2.1.12";
/// How many purposes a sentence lists before it counts the rest.
const MAX_LISTED: usize = 8;

/// A purpose by its identifier and its name in sentences.
struct Wanted {
    purpose: Purpose,
    oid: ObjectIdentifier,
    name: &'static str,
    /// The standard that wants it named in the target, if one does.
    must_be_named: Option<&'static str>,
}

impl Wanted {
    /// `None` where nothing is asked.
    const fn of(purpose: Purpose) -> Option<Self> {
        let (oid, name, must_be_named) = match purpose {
            Purpose::Server => (ID_KP_SERVER_AUTH, "server authentication", None),
            Purpose::Client => (ID_KP_CLIENT_AUTH, "client authentication", None),
            Purpose::Email => (ID_KP_EMAIL_PROTECTION, "e-mail", None),
            Purpose::CodeSigning => (ID_KP_CODE_SIGNING, "code signing", None),
            Purpose::TimeStamping => (ID_KP_TIME_STAMPING, "time stamping", Some("RFC 3161 section 2.3")),
            Purpose::OcspSigning => (ID_KP_OCSP_SIGNING, "OCSP signing", Some("RFC 6960 section 4.2.2.2")),
            Purpose::Any => return None,
        };
        Some(Self { purpose, oid, name, must_be_named })
    }
}

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    let wanted: Vec<Wanted> = chain.question.purposes().filter_map(Wanted::of).collect();
    chain.positions().map(|position| answer(&position, &wanted)).collect()
}

fn answer(position: &Position<'_>, wanted: &[Wanted]) -> Answer {
    let mut answer = Answer::not_applicable(Check::ExtendedKeyUsage);
    for wanted in wanted {
        of_extension(&mut answer, position, wanted);
        of_netscape(&mut answer, position, wanted);
    }
    answer
}

/// What the extended key usage says of a purpose.
fn of_extension(answer: &mut Answer, position: &Position<'_>, wanted: &Wanted) {
    let Wanted { oid, name, must_be_named, .. } = wanted;
    let must_be_named = must_be_named.filter(|_| position.is_target());
    let Some(extension) = position.certificate.extension(ID_CE_EXT_KEY_USAGE) else {
        // Without the extension it is for everything, where no other standard wants more.
        if let Some(source) = must_be_named {
            let text = format!("It has no extended key usage, which must name {name}.");
            answer.add(Outcome::Fail, "purposeNotNamed", source, text);
        }
        return;
    };
    // Whoever delegates the signing of responses is not limited to it.
    if wanted.purpose == Purpose::OcspSigning && !position.is_target() {
        return;
    }
    let ExtensionValue::ExtendedKeyUsage(purposes) = &extension.value else {
        let text = "Its extended key usage cannot be read, so its purposes are not known.";
        return answer.add(Outcome::Fail, "extendedKeyUsageMalformed", SOURCE, text);
    };
    answer.outcome = answer.outcome.max(Outcome::Pass);
    let is_named = purposes.iter().any(|purpose| purpose == oid);
    let is_any = || purposes.iter().any(|purpose| *purpose == ANY_EXTENDED_KEY_USAGE);
    if is_named || (is_any() && must_be_named.is_none()) {
        if wanted.purpose == Purpose::TimeStamping && position.is_target() {
            alone(answer, extension, purposes);
        }
        if !is_named && matches!(wanted.purpose, Purpose::Server | Purpose::Client | Purpose::Email) {
            let text = format!(
                "Its extended key usage names any purpose, but not {name}: OpenSSL and Firefox reject it."
            );
            answer.add(Outcome::Warn, "anyPurposeOnly", "OpenSSL, X509_check_purpose", text);
        }
        return;
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
    answer.add(Outcome::Fail, "purposeNotAllowed", must_be_named.unwrap_or(SOURCE), text);
}

/// Whoever signs time stamps does nothing else, and every client must know.
fn alone(answer: &mut Answer, extension: &Extension, purposes: &[Oid]) {
    if purposes.len() != 1 || !extension.critical {
        let text = "It is for time stamping, so its extended key usage must be critical and name nothing else; OpenSSL rejects it otherwise.";
        answer.add(Outcome::Fail, "timeStampingNotAlone", "RFC 3161 section 2.3", text);
    }
}

/// What Netscape's certificate type says of a purpose. A critical one is judged with the critical extensions.
fn of_netscape(answer: &mut Answer, position: &Position<'_>, wanted: &Wanted) {
    let Some(needed) = netscape_use(wanted.purpose, true).filter(|_| position.is_target()) else { return };
    let lacks = |extension: &Extension| match &extension.value {
        ExtensionValue::NetscapeCertType(uses) => !extension.critical && !uses.contains(&needed),
        _ => false,
    };
    if position.certificate.extensions.iter().any(lacks) {
        answer.add(
            Outcome::Warn,
            "netscapeUseMissing",
            "OpenSSL, X509_check_purpose",
            format!(
                "Its Netscape certificate type does not name the use '{}': OpenSSL rejects it for {}, other clients do not look at it.",
                needed.name(),
                wanted.name
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{certificates, codes, extension, judge, oid};
    use super::*;
    use crate::model::{NetscapeUse, Timestamp};
    use crate::path::{End, Question};

    fn usage(purposes: &[ObjectIdentifier]) -> Extension {
        let purposes = purposes.iter().map(|purpose| oid(&purpose.to_string())).collect();
        extension("2.5.29.37", ExtensionValue::ExtendedKeyUsage(purposes))
    }

    #[test]
    fn every_purpose_is_asked_of_the_target_and_of_its_issuers() {
        use Outcome::{Fail, NotApplicable, Pass};
        use Purpose::{Any, Client, CodeSigning, Email, OcspSigning, Server, TimeStamping};
        let critical = |extension: Extension| Extension { critical: true, ..extension };
        for (situation, purposes, end, issuer, outcomes, code) in [
            ("nothing is said", &[Server][..], vec![], vec![], [NotApplicable, NotApplicable], None),
            ("nothing is asked", &[Any], vec![usage(&[])], vec![], [NotApplicable, NotApplicable], None),
            ("named", &[Server], vec![usage(&[ID_KP_SERVER_AUTH])], vec![], [Pass, NotApplicable], None),
            (
                "any",
                &[CodeSigning],
                vec![usage(&[ANY_EXTENDED_KEY_USAGE])],
                vec![],
                [Pass, NotApplicable],
                None,
            ),
            (
                "any, where OpenSSL wants it named",
                &[Email],
                vec![usage(&[ANY_EXTENDED_KEY_USAGE])],
                vec![],
                [Outcome::Warn, NotApplicable],
                Some("anyPurposeOnly"),
            ),
            (
                "another",
                &[CodeSigning],
                vec![usage(&[ID_KP_SERVER_AUTH])],
                vec![],
                [Fail, NotApplicable],
                Some("purposeNotAllowed"),
            ),
            (
                "one of two",
                &[Server, Client],
                vec![usage(&[ID_KP_SERVER_AUTH])],
                vec![],
                [Fail, NotApplicable],
                Some("purposeNotAllowed"),
            ),
            (
                "both",
                &[Server, Client],
                vec![usage(&[ID_KP_SERVER_AUTH, ID_KP_CLIENT_AUTH])],
                vec![],
                [Pass, NotApplicable],
                None,
            ),
            (
                "the issuer's limit",
                &[Email],
                vec![usage(&[ID_KP_EMAIL_PROTECTION])],
                vec![usage(&[ID_KP_SERVER_AUTH])],
                [Pass, Fail],
                None,
            ),
            (
                "a responder's issuer is not limited",
                &[OcspSigning],
                vec![usage(&[ID_KP_OCSP_SIGNING])],
                vec![usage(&[ID_KP_SERVER_AUTH])],
                [Pass, NotApplicable],
                None,
            ),
            ("not named", &[OcspSigning], vec![], vec![], [Fail, NotApplicable], Some("purposeNotNamed")),
            (
                "any is not named",
                &[OcspSigning],
                vec![usage(&[ANY_EXTENDED_KEY_USAGE])],
                vec![],
                [Fail, NotApplicable],
                Some("purposeNotAllowed"),
            ),
            (
                "alone and critical",
                &[TimeStamping],
                vec![critical(usage(&[ID_KP_TIME_STAMPING]))],
                vec![],
                [Pass, NotApplicable],
                None,
            ),
            (
                "not critical",
                &[TimeStamping],
                vec![usage(&[ID_KP_TIME_STAMPING])],
                vec![],
                [Fail, NotApplicable],
                Some("timeStampingNotAlone"),
            ),
            (
                "not alone",
                &[TimeStamping],
                vec![critical(usage(&[ID_KP_TIME_STAMPING, ID_KP_CODE_SIGNING]))],
                vec![],
                [Fail, NotApplicable],
                Some("timeStampingNotAlone"),
            ),
            (
                "damaged",
                &[Server],
                vec![extension("2.5.29.37", ExtensionValue::Malformed("damaged".into()))],
                vec![],
                [Fail, NotApplicable],
                Some("extendedKeyUsageMalformed"),
            ),
            (
                "Netscape's type of a client",
                &[Server],
                vec![extension(
                    "2.16.840.1.113730.1.1",
                    ExtensionValue::NetscapeCertType(vec![NetscapeUse::SslClient]),
                )],
                vec![],
                [Outcome::Warn, NotApplicable],
                Some("netscapeUseMissing"),
            ),
        ] {
            let (purpose, further) = purposes.split_first().unwrap();
            let question = Question {
                purpose: *purpose,
                further_purposes: further.to_vec(),
                ..Question::at(Timestamp::from_unix_seconds(0))
            };
            let chain = certificates(vec![("CN=End", end), ("CN=CA", issuer)]);
            let answers = judge(check, &chain, End::Anchor, &question);
            assert_eq!([answers[0].outcome, answers[1].outcome], outcomes, "{situation}: {answers:#?}");
            assert_eq!(codes(&answers[0]), Vec::from_iter(code), "{situation}");
        }
    }
}
