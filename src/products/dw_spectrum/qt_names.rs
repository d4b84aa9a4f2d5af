//! Whether Qt finds the address of a connection in a certificate, as the client asks it.
//!
//! Follows `QSslSocketPrivate::isMatchingHostname` in `src/network/ssl/qsslsocket.cpp` of Qt 6, which
//! `QSslCertificate::verify` calls: an iPAddress entry, then every common name, then the dNSName entries. RFC 9525 allows
//! neither a common name nor an address written as a name, so browsers and phones are stricter.

use std::net::IpAddr;

use crate::input::ServerName;
use crate::model::{Certificate, GeneralName, unicode_host};

/// Where Qt found an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// An iPAddress entry equals it.
    Address,
    /// A common name matches it.
    CommonName(&'a str),
    /// A dNSName entry matches it.
    DnsName(&'a str),
}

/// Where Qt finds an address in a certificate, or `None`.
pub(super) fn place<'a>(certificate: &'a Certificate, host: &ServerName) -> Option<Place<'a>> {
    let names = certificate.subject_alt_names().unwrap_or_default();
    if let ServerName::Ip(address) = host
        && names.iter().any(|name| matches!(name, GeneralName::IpAddress(entry) if entry == address))
    {
        return Some(Place::Address);
    }
    let host = host.to_string();
    let mut common = certificate
        .subject
        .attributes()
        .filter(|attribute| attribute.oid == const_oid::db::rfc4519::COMMON_NAME)
        .map(|attribute| attribute.text.as_str());
    if let Some(name) = common.find(|name| matches(name, &host)) {
        return Some(Place::CommonName(name));
    }
    names.iter().find_map(|name| match name {
        GeneralName::DnsName(entry) if matches(entry, &host) => Some(Place::DnsName(entry)),
        _ => None,
    })
}

/// Whether one name matches an address in lower case. An address is compared as text.
///
/// `QUrl::toAce` makes nothing of an IPv6 address, so that Qt also accepts names that are no host names for it. That is an
/// accident, and not counted here: only the same text is.
fn matches(name: &str, host: &str) -> bool {
    let Some(star) = name.find('*') else { return same_host(name, host) };
    let Some((first, rest)) = name.split_once('.') else { return false };
    // At least three parts, the asterisk last in the first of them, and no other asterisk.
    let has_three_parts = rest.split_once('.').is_some_and(|(_, last)| !last.is_empty());
    if !has_three_parts || star.saturating_add(1) != first.len() || rest.contains('*') {
        return false;
    }
    let starts = |text: &str, prefix: &str| {
        text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    let before = first.strip_suffix('*').unwrap_or_default();
    let below = host.split_once('.').map_or(host, |(_, below)| below);
    // RFC 6125 section 7.2: no asterisk within an internationalised label.
    !starts(name, "xn--") && starts(host, before) && same_host(rest, below) && host.parse::<IpAddr>().is_err()
}

/// Whether a name, which may have letters beyond ASCII, is a host name in its ASCII form.
fn same_host(name: &str, host: &str) -> bool {
    if name.is_ascii() {
        return name.eq_ignore_ascii_case(host);
    }
    unicode_host(host).is_some_and(|host| host.to_lowercase() == name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables of Qt itself: `tests/auto/network/ssl/qsslsocket/tst_qsslsocket.cpp`, `wildcardCertificateNames` and
    /// `isMatchingHostname`.
    #[test]
    fn names_match_as_in_the_tests_of_qt() {
        for (name, host, expected) in [
            ("www.example.com", "www.example.com", true),
            ("WWW.EXAMPLE.COM", "www.example.com", true),
            ("*.example.com", "www.example.com", true),
            ("xxx*.example.com", "xxxwww.example.com", true),
            ("f*.example.com", "foo.example.com", true),
            ("192.168.0.0", "192.168.0.0", true),
            ("foo.\u{e9}xample.com", "foo.xn--xample-9ua.com", true),
            ("*.\u{e9}xample.com", "foo.xn--xample-9ua.com", true),
            ("*.SCH\u{c4}UFELE.DE", "www.xn--schufele-2za.de", true),
            ("xn--kcry6tjko.example.org", "xn--kcry6tjko.example.org", true),
            ("*.xn--kcry6tjko.example.org", "xn--kcr.xn--kcry6tjko.example.org", true),
            ("xxx.example.com", "www.example.com", false),
            ("*", "www.example.com", false),
            ("*.*.com", "www.example.com", false),
            ("*.example.com", "baa.foo.example.com", false),
            ("f*.example.com", "baa.example.com", false),
            ("*.com", "example.com", false),
            ("*fail.com", "example.com", false),
            ("*.example.", "www.example.", false),
            ("*.example.", "www.example", false),
            ("", "www", false),
            ("*", "www", false),
            ("*.168.0.0", "192.168.0.0", false),
            ("xn--kcry6tjko*.example.org", "xn--kcry6tjkoanc.example.org", false),
            ("\u{e5}*.example.org", "xn--la-xia.example.org", false),
            ("*.SCH\u{c4}UFELE.DE", "foo.foo.xn--schufele-2za.de", false),
            ("*.SCH\u{c4}UFELE.DE", "www.schaufele.de", false),
        ] {
            assert_eq!(matches(name, host), expected, "{name} {host}");
        }
    }

    #[test]
    fn what_the_tests_of_qt_leave_open_follows_its_code() {
        for (name, host, expected) in [
            ("vms.example.org.", "vms.example.org", false),
            ("vms", "vms", true),
            ("*vms.example.org", "vms.example.org", false),
            ("a.*.example.org", "a.b.example.org", false),
            ("VMS*.Example.org", "vms1.example.org", true),
            ("vms*.example.org", "vms.example.org", true),
            ("2001:db8::5", "2001:db8::5", true),
            ("Example Camera", "2001:db8::5", false),
            ("*.a.b", "b", false),
        ] {
            assert_eq!(matches(name, host), expected, "{name} {host}");
        }
    }
}
