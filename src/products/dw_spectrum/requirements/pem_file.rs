//! N1: a text file by the name of cert.pem.

use super::{INSTALL, LIBRARY, UNUSABLE};
use crate::products::dw_spectrum::cert_pem::{self, Form};
use crate::checks::{Command, Judgement, Level, Outcome, Remedy, Requirement, Subject, example, recipe};
use crate::input::Role;
use crate::model::{Content, Encoding};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/pem-file",
    title: "The file is PEM text by the name of cert.pem",
    demand: "The server reads one file, cert.pem in its folder ssl: text with PEM blocks. Other names and other forms are not looked at.",
    required: "PEM text, named cert.pem",
    sources: &[INSTALL, LIBRARY],
    level: Level::Must,
    roles: &[Role::Server],
    effect: UNUSABLE,
    check,
    remedy,
    contradictions: &[],
    examples: &[
        example("cert-pem/good/cert.pem", Outcome::Pass),
        example("cert-pem/stray-text/cert.pem", Outcome::Pass),
        example("cert-pem/byte-order-mark/cert.pem", Outcome::Fail),
        example("cert-pem/utf16/cert.pem", Outcome::Fail),
        example("bundles/with-key.pem", Outcome::Warn),
        example("cert-pem/parts/leaf.pem", Outcome::Warn),
        example("cert-pem/der/cert.pem", Outcome::Fail),
        example("foreign/openssl-default.p12", Outcome::Fail),
        example("server/good.der", Outcome::Warn),
    ],
};

fn check(subject: &Subject<'_>) -> Judgement {
    match cert_pem::form(subject) {
        Form::Part(None) => Judgement::new(Outcome::NotApplicable, "no file"),
        Form::Container(delivery) => {
            let (name, what) = match delivery.container {
                Some(Content::Pkcs12(_)) => ("PKCS#12", "a PKCS#12 file (.pfx or .p12)"),
                Some(Content::Pkcs7(_)) => ("PKCS#7", "a PKCS#7 bundle (.p7b)"),
                Some(Content::KeyStore(..)) => ("Java key store", "a Java key store"),
                _ => ("a container", "a container"),
            };
            // What is only a part has to be put together with others anyway.
            let outcome = if delivery.keys.is_empty() { Outcome::Warn } else { Outcome::Fail };
            Judgement::new(outcome, name).because(
                outcome,
                format!("It stands in {what}, which the server does not read: it has to be converted."),
            )
        }
        Form::Part(Some(delivery)) if delivery.container.is_some() => {
            Judgement::new(Outcome::Warn, "in an archive").because(
                Outcome::Warn,
                "It stands in an archive: unpack it, or download the cert.pem that is put together here.",
            )
        }
        Form::Whole(delivery) | Form::Part(Some(delivery)) => {
            let whole = matches!(cert_pem::form(subject), Form::Whole(_));
            let name = delivery.base_name().escape_debug().to_string();
            let judgement = Judgement::pass(format!("{}, {name}", encoding(delivery.encoding)));
            let judgement = match delivery.encoding {
                Encoding::Pem if !whole => judgement.because(
                    Outcome::Warn,
                    "This file is only a part: the server reads one cert.pem with the private key and the whole chain.",
                ),
                Encoding::Pem if !cert_pem::is_named(delivery) => judgement.because(
                    Outcome::Warn,
                    "The server looks for the name cert.pem alone, in small letters: rename the file.",
                ),
                Encoding::Pem => judgement,
                Encoding::PemAfterMark => judgement.because(
                    Outcome::Fail,
                    "A byte order mark stands before the first block, so the server does not see that block: save the file as plain ASCII or UTF-8 without a mark.",
                ),
                Encoding::PemInUtf16 => judgement.because(
                    Outcome::Fail,
                    "The text is stored as UTF-16, in which the server finds no block: save it as plain ASCII.",
                ),
                Encoding::PemToRepair => judgement.because(
                    if whole { Outcome::Fail } else { Outcome::Warn },
                    "The PEM text is damaged, so the server finds no block in it. Save the repaired file.",
                ),
                _ => judgement.because(
                    if whole { Outcome::Fail } else { Outcome::Warn },
                    "It is no PEM text, and the server does not read it: it has to be converted.",
                ),
            };
            if delivery.stray_text {
                judgement.remark("Text stands outside the blocks, as OpenSSL and Windows exports leave it. The server skips it; it does no harm.")
            } else {
                judgement
            }
        }
    }
}

const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Pem => "PEM",
        Encoding::PemAfterMark => "PEM with a byte order mark",
        Encoding::PemInUtf16 => "PEM in UTF-16",
        Encoding::PemToRepair => "PEM that needs repair",
        Encoding::Der => "DER",
        Encoding::Base64 | Encoding::Base64InText => "base64 without PEM lines",
        Encoding::Hexadecimal => "hexadecimal",
        _ => "no PEM",
    }
}

fn remedy(subject: &Subject<'_>) -> Remedy {
    const TEXT: &str = "Download the cert.pem that is put together here, or make it with OpenSSL, and place it in the folder ssl of the server.";
    let (tool, text) = match cert_pem::form(subject) {
        Form::Container(delivery) if matches!(delivery.container, Some(Content::Pkcs12(_))) => (
            "OpenSSL: a PKCS#12 file",
            "openssl pkcs12 -in FILE.pfx -nodes -out cert.pem",
        ),
        Form::Part(Some(delivery)) if delivery.encoding == Encoding::Der => (
            "OpenSSL: key, certificate and chain, each as PEM, one behind the other",
            "openssl x509 -inform DER -in FILE.cer -out server.pem\ncat server.key server.pem chain.pem > cert.pem",
        ),
        Form::Part(Some(_)) => (
            "Key, certificate and chain, each as PEM, one behind the other",
            "cat server.key server.pem chain.pem > cert.pem",
        ),
        _ => return recipe::advice(TEXT),
    };
    Remedy { text: TEXT.into(), commands: vec![Command { tool: tool.into(), text: text.into() }] }
}
