//! URIs: a constraint is for the host that the authority part names, and for nothing else of it.

use super::super::names::is_host;

/// The host of a URI in lower case, without a trailing dot.
///
/// `None` where no authority names a host by its fully qualified domain name: such a URI must be rejected where URIs are
/// constrained (RFC 5280 section 4.2.1.10).
pub(super) fn host(uri: &str) -> Option<String> {
    let (scheme, rest) = uri.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    let authority = rest.strip_prefix("//").filter(|_| is_scheme)?.split(['/', '?', '#']).next()?;
    // Browsers take a backslash for a slash, and would find another host than the standard does.
    if authority.contains('\\') {
        return None;
    }
    let host = match authority.split_once('@') {
        Some((_, host)) => host,
        None => authority,
    };
    let host = match host.split_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        Some(_) => return None,
        None => host,
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    (is_host(host) && is_qualified(host)).then(|| host.to_ascii_lowercase())
}

/// Whether a name has more than one label, and is not an IP address: no top-level domain is a number.
fn is_qualified(host: &str) -> bool {
    let is_number = |label: &str| {
        let hexadecimal = label.strip_prefix("0x").or_else(|| label.strip_prefix("0X"));
        match hexadecimal {
            Some(digits) => digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
            None => label.bytes().all(|byte| byte.is_ascii_digit()),
        }
    };
    host.rsplit_once('.').is_some_and(|(_, last)| !is_number(last))
}

#[cfg(test)]
mod tests {
    use super::super::host::HostBase;
    use super::*;

    #[test]
    fn the_host_is_that_of_the_authority() {
        for (uri, expected) in [
            ("https://Host.example.com/a?b#c", Some("host.example.com")),
            ("https://host.example.com", Some("host.example.com")),
            ("ldap://user:word@host.example.com:389/cn=x", Some("host.example.com")),
            ("http://host.example.com:/", Some("host.example.com")),
            ("http://host.example.com./", Some("host.example.com")),
            ("http://evil.example.net/@host.example.com", Some("evil.example.net")),
            ("http://evil.example.net?//host.example.com", Some("evil.example.net")),
            ("http://evil.example.net#@host.example.com", Some("evil.example.net")),
            ("http://a@b@host.example.com/", None),
            ("http://host.example.com\\@evil.example.net/", None),
            ("http://evil.example.net\\.example.com/", None),
            ("http://10.0.0.1/", None),
            ("http://0x7f.0x1/", None),
            ("http://[2001:db8::1]/", None),
            ("http://host.example.com:80a/", None),
            ("http://localhost/", None),
            ("http:///path", None),
            ("http://%68ost.example.com/", None),
            ("urn:uuid:1", None),
            ("mailto:a@host.example.com", None),
            ("//host.example.com/", None),
            ("1http://host.example.com/", None),
            ("host.example.com", None),
            ("", None),
        ] {
            assert_eq!(host(uri).as_deref(), expected, "{uri}");
        }
    }

    #[test]
    fn constraints_are_hosts_or_domains() {
        for (base, uri, covers) in [
            ("host.example.com", "http://HOST.example.com/", true),
            ("example.com", "http://host.example.com/", false),
            (".example.com", "http://host.example.com/", true),
            (".example.com", "http://my.host.example.com/", true),
            (".example.com", "http://example.com/", false),
            ("", "http://example.com/", true),
        ] {
            let base = HostBase::parse(base).unwrap();
            assert_eq!(base.covers(&host(uri).unwrap()), covers, "{base:?} {uri}");
        }
        for base in
            ["http://example.com", "example.com/", "*.example.com", "example.com:80", "user@example.com"]
        {
            assert!(HostBase::parse(base).is_none(), "{base}");
        }
    }
}
