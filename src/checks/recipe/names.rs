//! The alternative names of what is to be made: the usable ones, those in the wrong place moved, the rest left out.

use std::borrow::Cow;
use std::collections::HashSet;
use std::net::IpAddr;

use super::notes::Notes;
use super::subject::{self, Value};
use crate::checks::dns_name::{Flaw, flaw};
use crate::input::ServerName;
use crate::model::GeneralName;
use crate::safe_text::deceives;

/// Most names that are carried over: certificates of content delivery networks have about 500.
const MAX_NAMES: usize = 1000;
/// Most text that all names together may have, in bytes: a remedy is shown whole, and several times.
const MAX_TEXT: usize = 64 * 1024;
/// Longest e-mail address (RFC 5321 section 4.5.3.1.3).
const MAX_EMAIL: usize = 254;
/// Longest URI that is carried over; browsers take about as much.
const MAX_URI: usize = 2000;
/// Tag number of iPAddress (RFC 5280 section 4.2.1.6).
const IP_ADDRESS: u32 = 7;
/// Tag of UTF8String (X.680 section 8.4).
const UTF8_STRING: u8 = 0x0C;

/// A name that tools can express.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum AltName<'a> {
    Dns(Cow<'a, str>),
    Ip(IpAddr),
    Email(&'a str),
    Uri(&'a str),
    RegisteredId(String),
    /// A name of another form, whose value is a UTF8String.
    Other(String, &'a str),
    Directory(Vec<Vec<Value>>),
}

/// The names of a certificate or a request that can be used, each once. Where there are too many for a command, the rest is only
/// counted.
pub(super) fn usable<'a>(names: &'a [GeneralName], notes: &mut Notes) -> Vec<AltName<'a>> {
    let mut found: Vec<AltName<'a>> = Vec::new();
    let mut known: HashSet<AltName<'a>> = HashSet::new();
    let mut text = 0_usize;
    for (index, name) in names.iter().enumerate() {
        if found.len() >= MAX_NAMES || text > MAX_TEXT {
            let left = names.len().saturating_sub(index);
            notes.say(format!("{left} more names are left out: there are too many for a command"));
            break;
        }
        match mended(name) {
            Ok(mended) => {
                if known.insert(mended.clone()) {
                    text = text.saturating_add(name.to_string().len());
                    found.push(mended);
                }
            }
            Err(reason) => notes.add(name.form(), &name.to_string(), reason),
        }
    }
    found
}

/// Adds an address that clients type, if it is not there yet.
pub(super) fn add_address<'a>(names: &mut Vec<AltName<'a>>, address: &'a ServerName) {
    let added = match address {
        ServerName::Dns(host) => AltName::Dns(Cow::Borrowed(host)),
        ServerName::Ip(address) => AltName::Ip(*address),
    };
    let same = |name: &AltName<'_>| match (name, &added) {
        (AltName::Dns(name), AltName::Dns(host)) => name.eq_ignore_ascii_case(host),
        (name, added) => name == added,
    };
    if !names.iter().any(same) {
        names.push(added);
    }
}

fn mended(name: &GeneralName) -> Result<AltName<'_>, &'static str> {
    let is_plain = |text: &str, longest| {
        text.len() <= longest && !text.is_empty() && text.bytes().all(|c| c.is_ascii_graphic())
    };
    match name {
        GeneralName::DnsName(entry) => host(entry),
        GeneralName::IpAddress(address) => Ok(AltName::Ip(*address)),
        GeneralName::Malformed { tag: IP_ADDRESS, bytes } => {
            let address = std::str::from_utf8(&bytes.0).ok().and_then(|text| text.trim().parse().ok());
            address.map(AltName::Ip).ok_or("its bytes are not an address")
        }
        GeneralName::Rfc822Name(address) if is_plain(address, MAX_EMAIL) && address.contains('@') => {
            Ok(AltName::Email(address))
        }
        GeneralName::Uri(uri) if is_plain(uri, MAX_URI) && uri.contains(':') => Ok(AltName::Uri(uri)),
        GeneralName::RegisteredId(oid) => {
            subject::identifier(oid).map(AltName::RegisteredId).ok_or("it is not a valid object identifier")
        }
        GeneralName::OtherName { oid, text: Some(text), value }
            if is_utf8(&value.0)
                && !text.is_empty()
                && text.len() <= MAX_EMAIL
                && !text.contains(deceives) =>
        {
            subject::identifier(oid).map(|oid| AltName::Other(oid, text)).ok_or("its form is not known")
        }
        GeneralName::DirectoryName(name) => {
            subject::whole(name).map(AltName::Directory).ok_or("not all of it can be written in a command")
        }
        _ => Err("it cannot be used, or not be written in a command"),
    }
}

/// Whether the value of a name of another form is a UTF8String, within its explicit tag of short length.
fn is_utf8(value: &[u8]) -> bool {
    matches!(value, [0xA0, ..=0x7F, UTF8_STRING, ..] | [0xA0, 0x81, _, UTF8_STRING, ..])
}

/// A host name as it should stand: addresses go where they belong, and what surrounds a name in a URL goes away.
fn host(entry: &str) -> Result<AltName<'_>, &'static str> {
    let trimmed = entry.trim();
    let behind_scheme = trimmed.split_once("://").map_or(trimmed, |(_, rest)| rest);
    let before_path = behind_scheme.split('/').next().unwrap_or_default();
    let without_port = match before_path.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') && port.bytes().all(|c| c.is_ascii_digit()) => host,
        _ => before_path,
    };
    if let Ok(address) = trimmed.parse().or_else(|_| without_port.parse()) {
        return Ok(AltName::Ip(address));
    }
    let host = without_port.strip_suffix('.').unwrap_or(without_port);
    match flaw(host) {
        None | Some(Flaw::Doubtful(_)) => Ok(AltName::Dns(Cow::Borrowed(host))),
        Some(Flaw::Refused(reason)) => Err(reason),
    }
}
