//! Commands for OpenSSL in a POSIX shell.
//!
//! What comes from a certificate stands in a configuration file only, never on a command line. The shell does not look into
//! a here-document whose end is quoted; within the file every value stands in double quotes, which keep comments, sections,
//! lists and spaces out, and a backslash stands before what OpenSSL would read there (config(5)) and before `!`, which some
//! interactive shells expand even here.

use super::command::command;
use super::names::AltName;
use super::plan::{Kind, Plan};
use super::subject::{COMMON_NAME, COUNTRY, ORGANIZATION, UNIT, Value};
use crate::checks::Command;
use crate::checks::extended_key_usage::{CLIENT_AUTH, SERVER_AUTH};
use crate::safe_text::command::openssl_value;

/// The usages by the bits of their first octet, as OpenSSL calls them.
const USAGES: &[(u8, &str)] = &[
    (0x80, "digitalSignature"),
    (0x40, "nonRepudiation"),
    (0x20, "keyEncipherment"),
    (0x10, "dataEncipherment"),
    (0x04, "keyCertSign"),
    (0x02, "cRLSign"),
];

/// Types that every version of OpenSSL knows by a short name.
const SHORT: &[(&str, &str)] = &[
    (COMMON_NAME, "CN"),
    (COUNTRY, "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    (ORGANIZATION, "O"),
    (UNIT, "OU"),
    ("1.2.840.113549.1.9.1", "emailAddress"),
];

pub(super) fn commands(plan: &Plan<'_>) -> Vec<Command> {
    let Plan { bits, hash, days, .. } = plan;
    let file = plan.file();
    let here = here_document(file, &configuration(plan));
    let request = format!(
        "{here}openssl req -new -config {file}.cnf -newkey rsa:{bits} -nodes -keyout {file}.key -{hash} -out {file}.csr"
    );
    let issue = |issuer: &str| {
        format!(
            "openssl x509 -req -in {file}.csr -CA {issuer}.pem -CAkey {issuer}.key -CAcreateserial \\\n  -{hash} -days {days} -extfile {file}.cnf -extensions certificate -out {file}.pem"
        )
    };
    let mut commands = Vec::new();
    if plan.kind == Kind::Authority && plan.is_root {
        let root = format!(
            "{here}openssl req -x509 -new -config {file}.cnf -newkey rsa:{bits} -nodes -keyout {file}.key \\\n  -{hash} -days {days} -out {file}.pem"
        );
        commands.push(command("OpenSSL: a new root with a new key", root));
        if let Some(identifier) = &plan.renewal {
            commands.push(command(
                "OpenSSL: or the same root again, with its old key",
                renewal(plan, identifier),
            ));
        }
        return commands;
    }
    commands.push(command("OpenSSL: a new key and a request", request));
    match plan.kind {
        Kind::Authority => commands.push(command("OpenSSL: issue it with your root", issue("root"))),
        Kind::Request => {}
        Kind::Client => {
            commands
                .push(command("OpenSSL: issue it with your own CA, unless your PKI team does", issue("ca")));
        }
        _ => commands.push(command("OpenSSL: issue it with your own CA", issue("ca"))),
    }
    match plan.kind {
        Kind::Server => {
            commands.push(command("OpenSSL: certificate and key in a PFX file", bundle("server", "pfx")))
        }
        Kind::Client => {
            commands.push(command("OpenSSL: certificate and key in a PKCS#12 file", bundle("bot", "p12")))
        }
        Kind::ServerInOneFile => commands.push(command(
            "OpenSSL: certificate, chain and key in cert.pem",
            "cat server.pem ca.pem server.key > cert.pem\nchmod 600 cert.pem server.key".to_owned(),
        )),
        Kind::Authority | Kind::Request => {}
    }
    commands
}

fn bundle(file: &str, ending: &str) -> String {
    format!("openssl pkcs12 -export -in {file}.pem -inkey {file}.key -certfile ca.pem -out {file}.{ending}")
}

/// A new certificate for the old root's name and key, both taken from the old files as they are.
fn renewal(plan: &Plan<'_>, identifier: &str) -> String {
    let Plan { hash, days, .. } = plan;
    let extensions = format!("[certificate]\n{}", extensions(plan, identifier));
    let here = here_document("renewal", &extensions);
    format!(
        "{here}openssl x509 -in old-ca.pem -signkey old-ca.key -clrext -set_serial \"0x$(openssl rand -hex 16)\" \\\n  -{hash} -days {days} -extfile renewal.cnf -extensions certificate -out ca.pem"
    )
}

fn here_document(file: &str, text: &str) -> String {
    format!("cat > {file}.cnf <<'END_OF_FILE'\n{text}END_OF_FILE\n")
}

fn configuration(plan: &Plan<'_>) -> String {
    let notes = plan.notes.lines("#");
    let mut text = format!(
        "{notes}[req]\nprompt = no\nutf8 = yes\nstring_mask = utf8only\ndistinguished_name = subject\n"
    );
    let issued_by_itself = plan.kind == Kind::Authority && plan.is_root;
    text.push_str(if issued_by_itself {
        "x509_extensions = certificate\n"
    } else {
        "req_extensions = request\n"
    });
    text.push_str("\n[subject]\n");
    distinguished_name(&plan.subject, &mut text);
    if !issued_by_itself {
        text.push_str("\n[request]\n");
        text.push_str(&extensions(plan, "hash"));
    }
    if plan.kind != Kind::Request {
        text.push_str("\n[certificate]\n");
        text.push_str(&extensions(plan, "hash"));
        if !issued_by_itself {
            text.push_str("authorityKeyIdentifier = keyid\n");
        }
    }
    names(&plan.names, &mut text);
    text
}

fn extensions(plan: &Plan<'_>, key_identifier: &str) -> String {
    let mut text = String::new();
    match (plan.kind, plan.path_length) {
        (Kind::Authority, Some(length)) => {
            text.push_str(&format!("basicConstraints = critical, CA:TRUE, pathlen:{length}\n"));
        }
        (Kind::Authority, None) => text.push_str("basicConstraints = critical, CA:TRUE\n"),
        _ => text.push_str("basicConstraints = critical, CA:FALSE\n"),
    }
    let set = USAGES.iter().filter(|(bit, _)| plan.usage & bit != 0).map(|(_, name)| *name);
    text.push_str(&format!("keyUsage = critical, {}\n", set.collect::<Vec<_>>().join(", ")));
    if !plan.purposes.is_empty() {
        let purposes: Vec<&str> = plan.purposes.iter().map(|purpose| purpose_name(purpose)).collect();
        text.push_str(&format!("extendedKeyUsage = {}\n", purposes.join(", ")));
    }
    if !plan.names.is_empty() {
        text.push_str("subjectAltName = @names\n");
    }
    text.push_str(&format!("subjectKeyIdentifier = {key_identifier}\n"));
    text
}

fn purpose_name(dotted: &str) -> &str {
    match dotted {
        _ if dotted == SERVER_AUTH.to_string() => "serverAuth",
        _ if dotted == CLIENT_AUTH.to_string() => "clientAuth",
        _ => dotted,
    }
}

/// A number before each type keeps the same one apart from itself; a plus sign adds to the relative name before it.
fn distinguished_name(rdns: &[Vec<Value>], text: &mut String) {
    let mut number = 0_u32;
    for rdn in rdns {
        for (index, value) in rdn.iter().enumerate() {
            number = number.saturating_add(1);
            let plus = if index > 0 { "+" } else { "" };
            let short =
                SHORT.iter().find(|(oid, _)| *oid == value.oid).map_or(value.oid.as_str(), |(_, name)| name);
            text.push_str(&format!("{number}.{plus}{short} = {}\n", openssl_value(&value.text)));
        }
    }
}

fn names(names: &[AltName<'_>], text: &mut String) {
    if names.is_empty() {
        return;
    }
    text.push_str("\n[names]\n");
    let mut directories = String::new();
    for (number, name) in (1_u32..).zip(names) {
        let (form, value) = match name {
            AltName::Dns(name) => ("DNS", openssl_value(name)),
            AltName::Ip(address) => ("IP", address.to_string()),
            AltName::Email(address) => ("email", openssl_value(address)),
            AltName::Uri(uri) => ("URI", openssl_value(uri)),
            AltName::RegisteredId(oid) => ("RID", oid.clone()),
            AltName::Other(oid, value) => {
                ("otherName", openssl_value(&format!("{oid};FORMAT:UTF8,UTF8:{value}")))
            }
            AltName::Directory(rdns) => {
                directories.push_str(&format!("\n[name{number}]\n"));
                distinguished_name(rdns, &mut directories);
                ("dirName", format!("name{number}"))
            }
        };
        text.push_str(&format!("{form}.{number} = {value}\n"));
    }
    text.push_str(&directories);
}
