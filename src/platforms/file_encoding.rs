//! What a file is, and what its name says that it is.

use crate::checks::{Blocks, Judgement, Level, Outcome, Requirement, Source, Subject, example, recipe};
use crate::input::Role;
use crate::model::{Content, Encoding};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "platform/file-encoding",
    title: "The file is of the kind that its name says",
    title_failed: "The file is of another kind than its name says",
    rule: "The certificate is in a plain PEM or DER file, or in a container, with the file extension of its kind.",
    required: "PEM or DER, or a container, with a fitting ending",
    sources: &[
        Source { document: "RFC 7468", section: "2 and 5" },
        Source { document: "RFC 5280", section: "4.2.1.13, on the ending .cer" },
    ],
    level: Level::Should,
    blocks: Blocks::Nobody,
    topic: None,
    roles: &[Role::Ca, Role::Server, Role::Client],
    effect: "Programs that go by the ending, or that read ASCII only, refuse the file.",
    check,
    remedy: |subject| {
        let file = recipe::word(subject.delivery, "FILE");
        recipe::advice(format!("Convert the file to PEM or DER, for example: openssl x509 -inform DER -in {file} -out certificate.pem"))
    },
    contradictions: &[],
    examples: &[
        example("server/good", Outcome::Pass),
        example("encodings/good.pem", Outcome::Pass),
        example("encodings/pem-named.cer", Outcome::Pass),
        example("encodings/der-named.pem", Outcome::Warn),
        example("encodings/good-utf16le.pem", Outcome::Warn),
        example("encodings/good-hex.txt", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    let Some(delivery) = subject.delivery else {
        return Judgement::new(Outcome::NotApplicable, "no file");
    };
    let (_, ending) = delivery.base_name().rsplit_once('.').unwrap_or_default();
    let ending = ending.to_ascii_lowercase();
    if ["env", "json", "yaml", "yml", "eml"].contains(&ending.as_str()) {
        return Judgement::new(Outcome::NotApplicable, "a file of another program, with the certificate in it");
    }
    let (kind, odd, fitting): (&'static str, Option<&'static str>, &[&str]) =
        match (delivery.container, delivery.encoding) {
            (Some(Content::Archive(..)), _) | (None, Encoding::Archive) => {
                return Judgement::new(Outcome::NotApplicable, "an archive");
            }
            (Some(Content::Pkcs12(_)), _) => ("PKCS#12", None, &["p12", "pfx"]),
            (Some(Content::Pkcs7(_)), _) => ("PKCS#7", None, &["p7b", "p7c", "p7s", "p7m", "pem", "cer", "crt", "spc"]),
            (Some(_), _) => return Judgement::pass("a container"),
            (None, Encoding::Der) => ("DER", None, &["der", "cer", "crt"]),
            (None, Encoding::Pem) => ("PEM", None, &["pem", "crt", "cer", "cert", "key", "txt", "ca-bundle", "chain"]),
            (None, Encoding::PemInUtf16) => {
                ("PEM in UTF-16", Some("Windows PowerShell wrote it in UTF-16: most programs read PEM in ASCII only."), &[])
            }
            (None, _) => ("text", Some("It is written in a form that programs for certificates do not read."), &[]),
        };
    let judgement = Judgement::pass(kind);
    match odd {
        Some(reason) => judgement.because(Outcome::Fail, reason),
        // What is pasted has no ending.
        None if ending.is_empty() || fitting.contains(&ending.as_str()) => judgement,
        None => judgement.because(
            Outcome::Fail,
            format!("The file is {kind}, but its name ends with .{}.", ending.escape_debug()),
        ),
    }
}
