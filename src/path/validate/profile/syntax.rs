//! The syntax of names. Each function says what is wrong, or nothing.

use std::net::{IpAddr, Ipv6Addr};

/// Longest DNS name in characters: 255 bytes with the lengths of its labels (RFC 1035 section 2.3.4).
const MAX_NAME: usize = 253;

/// Longest label (RFC 1035 section 2.3.4).
const MAX_LABEL: usize = 63;

/// A dNSName: the preferred name syntax of RFC 1034 section 3.5 and RFC 1123 section 2.1. RFC 5280 leaves open what an asterisk
/// means, so it passes for a letter, and so does an underscore, which is warned about apart.
pub(crate) fn dns(name: &str) -> Option<&'static str> {
    labels(name, &|byte| matches!(byte, b'*' | b'_'))
}

/// A dNSName as a constraint: no wildcard.
pub(super) fn dns_constraint(name: &str) -> Option<&'static str> {
    labels(name, &|byte| byte == b'_')
}

/// A domain name without wildcards.
pub(crate) fn domain(name: &str) -> Option<&'static str> {
    labels(name, &|_| false)
}

fn labels(name: &str, also: &dyn Fn(u8) -> bool) -> Option<&'static str> {
    if name.trim().is_empty() {
        return Some("it is empty");
    }
    if !name.is_ascii() {
        return Some("a name with other than ASCII characters is written in its xn-- form");
    }
    if name.len() > MAX_NAME {
        return Some("it is longer than 253 characters");
    }
    if name.ends_with('.') {
        return Some("it ends in a dot");
    }
    name.split('.').find_map(|label| {
        if label.is_empty() {
            return Some("a label between its dots is empty");
        }
        if label.len() > MAX_LABEL {
            return Some("a label is longer than 63 characters");
        }
        if !label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || also(byte)) {
            return Some("only letters, digits and hyphens may stand between its dots");
        }
        (label.starts_with('-') || label.ends_with('-')).then_some("a label begins or ends with a hyphen")
    })
}

/// An rfc822Name: Local-part@Domain of RFC 2821 section 4.1.2.
pub(crate) fn mailbox(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("it is empty");
    }
    if !text.is_ascii() {
        return Some("an e-mail address has ASCII characters only");
    }
    let Some((local, host)) = text.rsplit_once('@') else { return Some("it has no @") };
    let quoted = local.len() > 1 && local.starts_with('"') && local.ends_with('"');
    let inner = local.get(1..local.len().saturating_sub(1)).unwrap_or_default();
    let local_fits = if quoted { is_quotable(inner) } else { local.split('.').all(is_atom) };
    if !local_fits {
        return Some("the part before the @ is not a mailbox");
    }
    match host.strip_prefix('[').and_then(|literal| literal.strip_suffix(']')) {
        Some(literal) => {
            let address = literal.strip_prefix("IPv6:").unwrap_or(literal);
            address.parse::<IpAddr>().is_err().then_some("the address behind its @ is none")
        }
        None => domain(host),
    }
}

/// RFC 2822 section 3.2.4.
fn is_atom(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
}

/// RFC 2822 section 3.2.5: quotes and backslashes only behind a backslash.
fn is_quotable(text: &str) -> bool {
    let mut escaped = false;
    for byte in text.bytes() {
        if !(b' '..=b'~').contains(&byte) || (byte == b'"' && !escaped) {
            return false;
        }
        escaped = byte == b'\\' && !escaped;
    }
    !escaped
}

/// A URI: absolute, with a host name or address where it has an authority (RFC 3986 sections 3 and 4.3).
pub(crate) fn uri(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("it is empty");
    }
    let forbidden = |byte: u8| !byte.is_ascii_graphic() || b"\"<>\\^`{|}".contains(&byte);
    if text.bytes().any(forbidden) {
        return Some("it holds characters that no URI has");
    }
    let Some((scheme, rest)) = text.split_once(':') else {
        return Some("it is not absolute: it has no scheme");
    };
    let scheme_fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    if !scheme_fits {
        return Some("it is not absolute: it has no scheme");
    }
    if rest.is_empty() {
        return Some("nothing follows its scheme");
    }
    let authority = rest.strip_prefix("//")?;
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if let Some((literal, _)) = host.strip_prefix('[').and_then(|host| host.split_once(']')) {
        return literal.parse::<Ipv6Addr>().is_err().then_some("its host is not an address");
    }
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    (host.parse::<IpAddr>().is_err() && domain(host.strip_suffix('.').unwrap_or(host)).is_some())
        .then_some("it has no host")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names_are_letters_digits_and_hyphens() {
        let label = "a".repeat(63);
        let long = format!("{label}.{label}.{label}.{label}");
        for (name, fits) in [
            ("example.com", true),
            ("localhost", true),
            ("3com.example", true),
            ("xn--bcher-kva.example", true),
            ("*.example.com", true),
            ("f*.example.com", true),
            (label.as_str(), true),
            ("", false),
            (" ", false),
            (".example.com", false),
            ("example.com.", false),
            ("a..b", false),
            ("a_b.example", true),
            ("-a.example", false),
            ("a-.example", false),
            ("a b.example", false),
            ("bücher.example", false),
            ("a@b.example", false),
            (long.as_str(), false),
        ] {
            assert_eq!(dns(name).is_none(), fits, "{name}");
        }
        assert!(domain("a_b.example.com").is_some() && dns_constraint("*.example.com").is_some());
        assert!(domain("*.example.com").is_some() && domain("a.example.com").is_none());
    }

    #[test]
    fn mailboxes_have_two_parts() {
        for (text, fits) in [
            ("a@example.com", true),
            ("*@example.com", true),
            ("**@example.com", true),
            ("a.b+c@example.com", true),
            ("\"a b\"@example.com", true),
            ("\"a\\\"@b\"@example.com", true),
            ("a@[192.0.2.1]", true),
            ("a@[IPv6:2001:db8::1]", true),
            ("", false),
            ("example.com", false),
            ("@example.com", false),
            ("a@", false),
            ("a@b@example.com", false),
            ("a..b@example.com", false),
            ("A <a@example.com>", false),
            ("\"a\"b\"@example.com", false),
            ("ä@example.com", false),
            ("a@[x]", false),
        ] {
            assert_eq!(mailbox(text).is_none(), fits, "{text}");
        }
    }

    #[test]
    fn uris_are_absolute() {
        for (text, fits) in [
            ("https://example.com/a?b#c", true),
            ("spiffe://domain/workload", true),
            ("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", true),
            ("http://user@192.0.2.1:8080/", true),
            ("http://[2001:db8::1]:80/", true),
            ("mailto:a@example.com", true),
            ("", false),
            ("/a/b", false),
            ("example.com", false),
            ("https:", false),
            ("https:///a", false),
            ("https://a b/", false),
            ("1a://example.com", false),
            ("http://[x]/", false),
        ] {
            assert_eq!(uri(text).is_none(), fits, "{text}");
        }
    }
}
