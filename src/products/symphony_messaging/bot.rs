//! The certificate that a bot logs in with.

use super::found::{SymphonyLine, SymphonyMessaging, SymphonyPart, SymphonyPartKind, part, short};
use super::known;
use crate::checks::{Delivery, Source, Subject, recipe};
use crate::input::Port;
use crate::model::{Content, SignatureCheck};
use crate::path::End;
use crate::products::symphony_messaging::requirements::{
    AUTHENTICATE, JAVA_KIT, PORT, SERVICE_USER, SESSION_AUTHENTICATE, SUMMARY, UPLOAD,
};
use crate::safe_text::visible;

/// Where a pod takes the calls of bots; only a placeholder.
const POD: &str = "mypod-api.symphony.com";
/// The port of people, where nobody asks for a certificate.
const PEOPLE: u16 = 443;
const MANUAL: Source =
    Source { document: "OpenSSL manual, openssl-pkcs12", section: "-keypbe, -certpbe, -macalg and -legacy" };
const PYTHON: Source = Source { document: "Requests for Python", section: "Client Side Certificates" };
const JAVA: Source = Source { document: "OpenJDK", section: "JDK-8228481 and JDK-8076190" };

/// What is left to do with the certificate of a bot.
pub(super) fn panel(subject: &Subject<'_>) -> SymphonyMessaging {
    let names = Names::of(subject);
    SymphonyMessaging {
        lead: format!(
            "With this certificate and its private key a bot logs in to Symphony Messaging as {}.",
            visible(&names.user)
        )
        .into(),
        parts: vec![
            upload(subject, &names),
            never(),
            secret(),
            steps(&names),
            programs(&names),
            known::failures(),
            known::contradictions(),
        ],
    }
}

/// Names as they enter sentences and commands.
struct Names {
    /// The account.
    user: String,
    /// The PKCS#12 file, harmless.
    file: String,
    /// Whether that file is the one that was dropped.
    is_given: bool,
    /// The port that both calls go to.
    port: u16,
}

impl Names {
    fn of(subject: &Subject<'_>) -> Self {
        let typed = subject.asked.user_name.map(|typed| typed.as_str().to_owned());
        let user = typed
            .or_else(|| subject.certificate.subject.common_name().map(str::to_owned))
            .unwrap_or_else(|| "an account without a name".to_owned());
        let given = pkcs12(subject).and_then(|delivery| recipe::file_name(Some(delivery)));
        let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let plain: String = user.chars().filter(is_plain).take(64).collect();
        let plain = plain.trim_start_matches(['-', '.']);
        let own = format!("{}.p12", if plain.is_empty() { "bot" } else { plain });
        let typed = subject.asked.port.map(Port::number).filter(|port| *port != PEOPLE);
        Self { user, is_given: given.is_some(), file: given.unwrap_or(own), port: typed.unwrap_or(PORT) }
    }
}

/// The file of the bot, if it is a PKCS#12 file by its content and its name.
fn pkcs12<'s>(subject: &'s Subject<'_>) -> Option<&'s Delivery<'s>> {
    let delivery = subject.delivery?;
    let name = delivery.base_name().to_ascii_lowercase();
    let is_named = name.ends_with(".p12") || name.ends_with(".pfx");
    (is_named && matches!(delivery.container, Some(Content::Pkcs12(_)))).then_some(delivery)
}

/// Whether the certificate can only be uploaded itself.
fn stands_alone(subject: &Subject<'_>) -> bool {
    let alone = |end| matches!(end, End::SelfIssued(_) | End::Anchor);
    subject.lineage.is_some_and(|lineage| lineage.chain.len() <= 1 && alone(lineage.end))
}

fn upload(subject: &Subject<'_>, names: &Names) -> SymphonyPart {
    const PLACE: &str = "Admin Portal, Manage Certificates, Import";
    let file = recipe::quote(&names.file);
    let line = if stands_alone(subject) {
        let line = SymphonyLine::new(
            PLACE,
            "Upload this certificate itself, without its private key: no CA issued it.",
            &[UPLOAD, SUMMARY],
        );
        match names.is_given {
            true => line.command(
                "OpenSSL: the certificate alone",
                format!("openssl pkcs12 -in {file} -clcerts -nokeys -out upload.pem"),
            ),
            false => line,
        }
    } else {
        authority(subject, names, PLACE)
    };
    let other = SymphonyLine::new(
        "Or the certificate itself",
        "The guide also allows to upload the client certificate directly, without its private key. Then every new certificate must be uploaded, too.",
        &[SUMMARY],
    );
    let lines = if stands_alone(subject) { vec![line] } else { vec![line, other] };
    part(SymphonyPartKind::Upload, "What to upload", lines)
}

/// The authority to upload, and where it is.
fn authority(subject: &Subject<'_>, names: &Names, place: &'static str) -> SymphonyLine {
    let issuer = visible(&short(&subject.certificate.issuer)).into_owned();
    let found = subject.lineage.and_then(|lineage| {
        let proven = lineage.links.first().is_some_and(|link| link.signature == SignatureCheck::Valid);
        lineage.chain.get(1).filter(|_| proven).copied()
    });
    let Some(found) = found else {
        let text = format!(
            "Upload the certificate of {issuer}, which issued this one. It is missing: ask the issuer of this certificate for it."
        );
        return SymphonyLine::new(place, text, &[UPLOAD]);
    };
    let beside = subject.delivery.filter(|delivery| {
        delivery.certificates.iter().any(|other| other.fingerprints.sha256 == found.fingerprints.sha256)
    });
    match beside {
        Some(delivery) if !delivery.keys.is_empty() => {
            let line = SymphonyLine::new(
                place,
                format!(
                    "Upload the certificate of {issuer}. It is in {} together with the private key: take it out first.",
                    visible(delivery.base_name())
                ),
                &[UPLOAD],
            );
            match names.is_given {
                true => line.command(
                    "OpenSSL: the certificates of the CAs alone",
                    format!(
                        "openssl pkcs12 -in {} -cacerts -nokeys -out upload.pem",
                        recipe::quote(&names.file)
                    ),
                ),
                false => line,
            }
        }
        Some(delivery) => SymphonyLine::new(
            place,
            format!(
                "Upload the certificate of {issuer}. It is in {}, with others.",
                visible(delivery.base_name())
            ),
            &[UPLOAD],
        ),
        None => SymphonyLine::new(
            place,
            format!(
                "Upload the certificate of {issuer}. It is at hand in a file of its own, or among the public roots."
            ),
            &[UPLOAD],
        ),
    }
}

fn never() -> SymphonyPart {
    let lines = vec![
        SymphonyLine::new(
            "The .p12 file and the private key",
            "The pod needs neither. Anyone who has them can log in as the bot.",
            &[SUMMARY],
        ),
        SymphonyLine::new(
            "The private key of the CA",
            "It stays where certificates are issued. Neither the portal nor the bot needs it.",
            &[SUMMARY],
        ),
    ];
    part(SymphonyPartKind::Never, "What never to upload", lines)
}

fn secret() -> SymphonyPart {
    let lines = vec![
        SymphonyLine::new(
            "On the computer of the bot",
            "The .p12 file, its password, and every PEM file with the key: readable by the account of the bot and nobody else, and not in a source repository.",
            &[],
        ),
        SymphonyLine::new(
            "The tokens",
            "Both tokens stand for the bot until the session ends. They do not belong into logs.",
            &[SESSION_AUTHENTICATE],
        ),
        SymphonyLine::new(
            "The password in the curl command",
            "The history of the shell keeps it. Leave the part behind the colon away, and curl asks for it.",
            &[],
        ),
    ];
    part(SymphonyPartKind::Secret, "What to keep secret", lines)
}

fn steps(names: &Names) -> SymphonyPart {
    let port = names.port;
    let call = |service: &str| {
        format!(
            "curl --cert {} --cert-type P12 -H 'Content-Type;' \\\n  -X POST https://{POD}:{port}/{service}/v1/authenticate",
            recipe::quote(&format!("{}:mypassword", names.file))
        )
    };
    let lines = vec![
        SymphonyLine::new(
            "Upload",
            "The administrator of the pod imports the certificate: Manage Certificates, Import.",
            &[UPLOAD],
        ),
        SymphonyLine::new(
            "Create the account",
            format!("The administrator creates a service user with the user name {}, to the letter. It must be active, and no enabled app with a certificate may have the same name.", visible(&names.user)),
            &[SERVICE_USER, SESSION_AUTHENTICATE],
        ),
        SymphonyLine::new(
            "Get the session token from the pod",
            "Put the address of your pod in place of the host. The port is not in the guide's command, but it is needed.",
            &[AUTHENTICATE, SESSION_AUTHENTICATE],
        )
        .command("curl: session authentication", call("sessionauth")),
        SymphonyLine::new(
            "Get the key manager token",
            "The key manager may have a host of its own, in your company.",
            &[AUTHENTICATE],
        )
        .command("curl: key manager authentication", call("keyauth")),
        SymphonyLine::new(
            "Use both tokens",
            "Every further call carries both, as the headers sessionToken and keyManagerToken. One alone is not enough.",
            &[AUTHENTICATE],
        ),
    ];
    part(SymphonyPartKind::Steps, "Step by step", lines)
}

fn programs(names: &Names) -> SymphonyPart {
    let file = recipe::quote(&names.file);
    let lines = vec![
        SymphonyLine::new(
            "Java",
            "Takes the .p12 file and its password. Give session authentication and key manager the port for client certificates.",
            &[JAVA_KIT],
        )
        .command("config.yaml of the Java kit", java(names)),
        SymphonyLine::new(
            "Java before 8u301",
            "Cannot read AES and says that the password is wrong. Write the file again with 3DES, and delete the file with the open key.",
            &[JAVA, MANUAL],
        )
        .command(
            "OpenSSL: for old Java",
            format!(
                "openssl pkcs12 -in {file} -nodes -out bot-all.pem\nopenssl pkcs12 -export -in bot-all.pem -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 \\\n  -out bot-old-java.p12\nrm bot-all.pem"
            ),
        ),
        SymphonyLine::new(
            "Python",
            "Takes a PEM file with key and certificate, and the key must have no passphrase: guard the file itself.",
            &[PYTHON],
        )
        .command("OpenSSL: for Python", format!("openssl pkcs12 -in {file} -nodes -out bot.pem\nchmod 600 bot.pem")),
    ];
    part(SymphonyPartKind::Programs, "Which file for which program", lines)
}

/// The user name and the file as YAML takes them, between double quotation marks.
fn java(names: &Names) -> String {
    let quoted = |text: &str| {
        let text: String = recipe::harmless(text).chars().filter(|c| *c != '\\').collect();
        format!("\"{text}\"")
    };
    format!(
        "host: mypod.symphony.com\nsessionAuth:\n  host: {POD}\n  port: {port}\nkeyManager:\n  host: {POD}\n  port: {port}\nbot:\n  username: {}\n  certificate:\n    path: {}\n    password: mypassword",
        quoted(&names.user),
        quoted(&names.file),
        port = names.port,
    )
}
