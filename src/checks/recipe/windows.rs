//! Commands for Windows: PowerShell, and `certreq` with its INF file.
//!
//! Subjects are written as CertStrToName reads them, names as the text form of the extension. What neither can carry, or
//! what the file around them would read, is left out with a comment.

use super::command::command;
use super::names::AltName;
use super::plan::{Kind, Plan};
use super::subject::{COMMON_NAME, COUNTRY, ORGANIZATION, UNIT, Value};
use crate::checks::Command;
use crate::safe_text::command::powershell_string;

/// The usages by the bits of their first octet, as PowerShell calls them.
const USAGES: &[(u8, &str)] = &[
    (0x80, "'DigitalSignature'"),
    (0x40, "'NonRepudiation'"),
    (0x20, "'KeyEncipherment'"),
    (0x10, "'DataEncipherment'"),
    (0x04, "'CertSign'"),
    (0x02, "'CRLSign'"),
];

/// The types that Windows knows by a short name; others are written by their numbers.
const SHORT: &[(&str, &str)] = &[
    (COMMON_NAME, "CN"),
    (COUNTRY, "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "S"),
    (ORGANIZATION, "O"),
    (UNIT, "OU"),
    ("1.2.840.113549.1.9.1", "E"),
    ("0.9.2342.19200300.100.1.25", "DC"),
];

/// The form of user principal names.
const PRINCIPAL_NAME: &str = "1.3.6.1.4.1.311.20.2.3";

pub(super) fn commands(plan: &Plan<'_>) -> Vec<Command> {
    let request = command("Windows: a new key and a request by certreq", request(plan));
    let made = match plan.kind {
        Kind::Request => return vec![request],
        Kind::Authority if plan.is_root => {
            return vec![command("Windows PowerShell: a new root", certificate(plan))];
        }
        Kind::Authority => command("Windows PowerShell: issue it with your root", certificate(plan)),
        _ => command("Windows PowerShell: issue it with your own CA", certificate(plan)),
    };
    vec![made, request]
}

fn certificate(plan: &Plan<'_>) -> String {
    let mut left_out = 0_usize;
    let subject = subject(&plan.subject, &|_| true, &mut left_out);
    let names = names(&plan.names, &|_| true, &mut left_out);
    let file = plan.file();
    let notes = plan.notes.lines("#");
    let mut text = format!("{notes}{}", also_left_out("#", left_out));
    let mut extensions = Vec::new();
    match (plan.kind, plan.path_length) {
        (Kind::Authority, Some(length)) => {
            extensions.push(format!("'2.5.29.19={{critical}}{{text}}ca=true&pathlength={length}'"));
        }
        (Kind::Authority, None) => extensions.push("'2.5.29.19={critical}{text}ca=true'".to_owned()),
        _ => {}
    }
    if !plan.purposes.is_empty() {
        extensions.push(format!("'2.5.29.37={{text}}{}'", plan.purposes.join(",")));
    }
    if !names.is_empty() {
        text.push_str("$names = @(\n");
        for name in &names {
            text.push_str(&format!("  {}\n", powershell_string(name)));
        }
        text.push_str(")\n");
        extensions.push("('2.5.29.17={text}' + ($names -join '&'))".to_owned());
    }
    let usages: Vec<&str> =
        USAGES.iter().filter(|(bit, _)| plan.usage & bit != 0).map(|(_, name)| *name).collect();
    text.push_str("$parameters = @{\n  Type = 'Custom'\n");
    text.push_str(&format!("  Subject = {}\n", powershell_string(&subject)));
    text.push_str(&format!("  KeyAlgorithm = 'RSA'\n  KeyLength = {}\n", plan.bits));
    text.push_str(&format!("  HashAlgorithm = '{}'\n", plan.hash.to_ascii_uppercase()));
    text.push_str(&format!("  KeyUsage = {}\n  KeyExportPolicy = 'Exportable'\n", usages.join(", ")));
    text.push_str(&format!("  TextExtension = @({})\n", extensions.join(", ")));
    text.push_str(&format!("  NotAfter = (Get-Date).AddDays({})\n", plan.days));
    if !(plan.kind == Kind::Authority && plan.is_root) {
        let issuer = plan.issuer.as_deref().unwrap_or("THUMBPRINT_OF_YOUR_CA");
        text.push_str(&format!("  Signer = Get-Item 'Cert:\\LocalMachine\\My\\{issuer}'\n"));
    }
    text.push_str("  CertStoreLocation = 'Cert:\\LocalMachine\\My'\n}\n");
    text.push_str("$certificate = New-SelfSignedCertificate @parameters\n");
    text.push_str(&if plan.kind == Kind::Authority {
        format!("Export-Certificate -Cert $certificate -FilePath {file}.cer")
    } else {
        format!(
            "Export-PfxCertificate -Cert $certificate -FilePath {file}.pfx -Password (Read-Host -AsSecureString 'Password')"
        )
    });
    text
}

fn request(plan: &Plan<'_>) -> String {
    // An INF file has no safe way to write these within a value: they quote, and name strings and lines.
    let fits = |text: &str| !text.contains(['"', '%', '\\']);
    let mut left_out = 0_usize;
    let subject = subject(&plan.subject, &fits, &mut left_out);
    let names = names(&plan.names, &fits, &mut left_out);
    let file = plan.file();
    let mut text = format!("@'\n{}{}", plan.notes.lines(";"), also_left_out(";", left_out));
    text.push_str("[Version]\nSignature = \"$Windows NT$\"\n\n[NewRequest]\n");
    text.push_str(&format!("Subject = \"{}\"\n", subject.replace('"', "\"\"")));
    text.push_str(&format!("KeyAlgorithm = RSA\nKeyLength = {}\n", plan.bits));
    text.push_str(&format!("HashAlgorithm = {}\n", plan.hash.to_ascii_uppercase()));
    text.push_str(&format!("KeyUsage = 0x{:02x}\n", plan.usage));
    text.push_str("MachineKeySet = TRUE\nExportable = TRUE\nRequestType = PKCS10\n");
    if !plan.purposes.is_empty() {
        text.push_str("\n[EnhancedKeyUsageExtension]\n");
        for purpose in &plan.purposes {
            text.push_str(&format!("OID = {purpose}\n"));
        }
    }
    let mut extensions = String::new();
    match (plan.kind, plan.path_length) {
        (Kind::Authority, Some(length)) => {
            extensions.push_str(&format!(
                "2.5.29.19 = \"{{text}}ca=true&pathlength={length}\"\nCritical = 2.5.29.19\n"
            ));
        }
        (Kind::Authority, None) => {
            extensions.push_str("2.5.29.19 = \"{text}ca=true\"\nCritical = 2.5.29.19\n")
        }
        _ => {}
    }
    if !names.is_empty() {
        extensions.push_str("2.5.29.17 = \"{text}\"\n");
        for name in &names {
            extensions.push_str(&format!("_continue_ = \"{name}&\"\n"));
        }
    }
    if !extensions.is_empty() {
        text.push_str(&format!("\n[Extensions]\n{extensions}"));
    }
    text.push_str(&format!(
        "'@ | Set-Content -Encoding Unicode {file}.inf\ncertreq -new {file}.inf {file}.csr"
    ));
    text
}

fn also_left_out(sign: &str, number: usize) -> String {
    if number == 0 {
        return String::new();
    }
    format!("{sign} Left out, as they cannot be written here: {number} values\n")
}

/// The most specific relative name first, as Windows shows and reads them.
fn subject(rdns: &[Vec<Value>], fits: &dyn Fn(&str) -> bool, left_out: &mut usize) -> String {
    let all = || rdns.iter().flatten();
    // Where a value has commas, semicolons divide (New-SelfSignedCertificate, -Subject).
    let divider = if all().any(|value| value.text.contains(',')) { "; " } else { ", " };
    *left_out = left_out.saturating_add(all().filter(|value| !fits(&value.text)).count());
    let rdns = rdns.iter().rev().filter_map(|rdn| {
        let values: Vec<String> = rdn.iter().filter(|value| fits(&value.text)).map(attribute).collect();
        (!values.is_empty()).then(|| values.join(" + "))
    });
    rdns.collect::<Vec<_>>().join(divider)
}

fn attribute(value: &Value) -> String {
    let is_plain = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '@' | '*' | ':' | '/' | '(' | ')')
    };
    let text = &value.text;
    let text = if text.chars().all(is_plain) && text.trim() == text {
        text.clone()
    } else {
        format!("\"{}\"", text.replace('"', "\"\""))
    };
    match SHORT.iter().find(|(oid, _)| *oid == value.oid) {
        Some((_, name)) => format!("{name}={text}"),
        None => format!("OID.{}={text}", value.oid),
    }
}

fn names(names: &[AltName<'_>], fits: &dyn Fn(&str) -> bool, left_out: &mut usize) -> Vec<String> {
    let mut written = Vec::new();
    for name in names {
        let text = match name {
            AltName::Dns(name) => format!("DNS={name}"),
            AltName::Ip(address) => format!("IPAddress={address}"),
            AltName::Email(address) => format!("Email={address}"),
            AltName::Uri(uri) => format!("URL={uri}"),
            AltName::RegisteredId(oid) => format!("RegisteredID={oid}"),
            AltName::Other(oid, text) if oid == PRINCIPAL_NAME => format!("UPN={text}"),
            AltName::Other(..) | AltName::Directory(_) => {
                *left_out = left_out.saturating_add(1);
                continue;
            }
        };
        // An ampersand ends an entry, and a quotation mark begins a value in which it does not.
        if fits(&text) && !text.contains(['&', '"']) {
            written.push(text);
        } else {
            *left_out = left_out.saturating_add(1);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_as_windows_reads_names() {
        let attribute = |text: &str| attribute(&Value::new(COMMON_NAME, text));
        assert_eq!(attribute("vms.example.org"), "CN=vms.example.org");
        assert_eq!(attribute("a, b"), "CN=\"a, b\"");
        assert_eq!(attribute(" a"), "CN=\" a\"");
        assert_eq!(attribute("a\"b"), "CN=\"a\"\"b\"");
        assert_eq!(super::attribute(&Value::new("2.5.4.5", "7")), "OID.2.5.4.5=7");
    }
}
