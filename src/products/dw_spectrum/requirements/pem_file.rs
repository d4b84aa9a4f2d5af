//! N1: a text file by the name of cert.pem.

use super::{INSTALL, LIBRARY, UNUSABLE};
use crate::products::dw_spectrum::cert_pem::{self, Form, KeyOf};
use crate::checks::{Blocks, Command, Delivery, Judgement, Level, Outcome, Remedy, Requirement, Source, Subject, example, example_with_step, recipe};
use crate::input::Role;
use crate::model::{Content, Encoding};

/// The report about the other file in the folder.
const DOCKER: Source = Source {
    document: "NxWitness docker images, reports of users",
    section: "a replaced default.pem comes back; cert.pem is the file to place",
};

pub(super) static REQUIREMENT: Requirement = Requirement {
    id: "dw-spectrum/pem-file",
    title: "The file is PEM text by the name of cert.pem",
    title_failed: "The file is not a PEM file named cert.pem",
    rule: "The server reads one file, cert.pem in its folder ssl: text with PEM blocks. Other names and other forms are not looked at.",
    required: "PEM text, named cert.pem",
    sources: &[INSTALL, LIBRARY, DOCKER],
    level: Level::Must,
    blocks: Blocks::Everyone,
    topic: None,
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
        example_with_step("bundles/with-key.pem"),
        example_with_step("cert-pem/parts/leaf.pem"),
        example("cert-pem/der/cert.pem", Outcome::Fail),
        example_with_step("foreign/openssl-default.p12"),
        example_with_step("server/good.der"),
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
            if cert_pem::is_named(delivery) {
                return Judgement::new(Outcome::Fail, name).because(
                    Outcome::Fail,
                    format!("The file is named cert.pem, but it is {what}, which the server does not read."),
                );
            }
            Judgement::pass(name).step(format!("Save the cert.pem that is made from {what}."))
        }
        Form::Part(Some(delivery)) if delivery.container.is_some() => {
            Judgement::pass("in an archive").step("Save the cert.pem that is joined from the files of the archive.")
        }
        Form::Whole(delivery) | Form::Part(Some(delivery)) => {
            let whole = matches!(cert_pem::form(subject), Form::Whole(_));
            let name = delivery.base_name().escape_debug().to_string();
            let judgement = Judgement::pass(format!("{}, {name}", encoding(delivery.encoding)));
            let judgement = match delivery.encoding {
                _ if !whole => judgement.step(joined(subject, &name)),
                Encoding::Pem if cert_pem::is_server_default(delivery) => judgement.step(DEFAULT),
                Encoding::Pem if !cert_pem::is_named(delivery) => judgement
                    .step(format!("Rename {name} to cert.pem: the server looks for no other name.")),
                Encoding::Pem => judgement,
                Encoding::PemAfterMark => judgement.because(
                    Outcome::Fail,
                    "A byte order mark stands before the first block, so the server does not see that block: save the file as plain ASCII or UTF-8 without a mark.",
                ),
                Encoding::PemInUtf16 => judgement.because(
                    Outcome::Fail,
                    "The text is stored as UTF-16, in which the server finds no block: save it as plain ASCII.",
                ),
                // Markers that are not quite right are told with their lines by the requirement about the reader.
                _ if delivery.readings.is_some() => judgement,
                _ => judgement.because(
                    Outcome::Fail,
                    "It is not PEM text, so the server does not read it: convert it.",
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

/// What to do with parts in several files.
fn joined(subject: &Subject<'_>, name: &str) -> String {
    let from = match cert_pem::key_of(subject) {
        KeyOf::Here(key) if !key.file.is_empty() && key.file != name => {
            format!("{} and {name}", key.file.escape_debug())
        }
        _ => "these files".to_owned(),
    };
    format!("Save the cert.pem that is joined from {from}: private key, certificate and chain in one.")
}

/// What to do with the file that the server makes by itself.
const DEFAULT: &str = "Save it as cert.pem in the folder of default.pem: the server makes default.pem by itself and puts it back when it is replaced. The file to place is cert.pem.";

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
    const TEXT: &str = "Join the parts in one cert.pem, and place it in the server's ssl folder.";
    let this = |other| recipe::word(subject.delivery, other);
    let key = match cert_pem::key_of(subject) {
        KeyOf::Here(key) => recipe::word(Some(&Delivery { file: key.file, ..Delivery::default() }), "server.key"),
        _ => "server.key".to_owned(),
    };
    let (tool, text) = match cert_pem::form(subject) {
        Form::Container(delivery) if matches!(delivery.container, Some(Content::Pkcs12(_))) => (
            "OpenSSL: a PKCS#12 file",
            format!("openssl pkcs12 -in {} -nodes -out cert.pem", this("FILE.pfx")),
        ),
        Form::Whole(delivery) | Form::Part(Some(delivery)) if delivery.encoding == Encoding::Der => (
            "OpenSSL: key, certificate and chain, each as PEM, in this order",
            format!("openssl x509 -inform DER -in {} -out server.pem\ncat {key} server.pem chain.pem > cert.pem", this("FILE.cer")),
        ),
        // A part that is named cert.pem itself cannot be read and written at once.
        Form::Part(Some(delivery)) => {
            let is_direct = delivery.container.is_none() && !cert_pem::is_data(delivery);
            let is_named = is_direct && cert_pem::is_pem(delivery.encoding) && !cert_pem::is_named(delivery);
            let part = if is_named { this("server.pem") } else { "server.pem".to_owned() };
            ("Key, certificate and chain, each as PEM, one behind the other", format!("cat {key} {part} chain.pem > cert.pem"))
        }
        _ => return recipe::advice(TEXT),
    };
    Remedy { text: TEXT.into(), commands: vec![Command { tool: tool.into(), text: text.into() }].into() }
}
