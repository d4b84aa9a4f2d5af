//! DNS names: labels may be added on the left; a wildcard is the set of the names that it covers.

use super::super::names::is_host;

/// A dNSName of a certificate.
#[derive(Clone, Debug)]
pub(super) struct DnsName {
    /// The name in lower case; of a wildcard what stands behind the asterisk.
    host: String,
    /// Whether any one label stands before that.
    wildcard: bool,
}

impl DnsName {
    /// `None` if it is no DNS name. A trailing dot means nothing.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.strip_suffix('.').unwrap_or(text);
        let (host, wildcard) = match text.strip_prefix("*.") {
            Some(host) => (host, true),
            None => (text, false),
        };
        is_host(host).then(|| Self { host: host.to_ascii_lowercase(), wildcard })
    }

    pub(super) const fn is_wildcard(&self) -> bool {
        self.wildcard
    }
}

/// A dNSName of a name constraint: the name, and every name below it. The empty one has every name below it.
#[derive(Clone, Debug)]
pub(super) struct DnsBase(String);

impl DnsBase {
    /// `None` if it is no DNS name: RFC 5280 has neither wildcards here nor leading periods.
    pub(super) fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || is_host(text)).then(|| Self(text.to_ascii_lowercase()))
    }

    /// Whether every name that `name` stands for lies within.
    pub(super) fn covers(&self, name: &DnsName) -> bool {
        self.0.is_empty()
            || name.host.strip_suffix(&self.0).is_some_and(|left| left.is_empty() || left.ends_with('.'))
    }

    /// Whether any name that `name` stands for lies within.
    pub(super) fn meets(&self, name: &DnsName) -> bool {
        let is_among = || self.0.split_once('.').is_some_and(|(_, rest)| rest == name.host);
        self.covers(name) || (name.wildcard && is_among())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_may_be_added_on_the_left() {
        for (base, name, covers, meets) in [
            ("example.com", "example.com", true, true),
            ("example.com", "a.b.EXAMPLE.com", true, true),
            ("Example.Com", "a.example.com.", true, true),
            ("host.example.com", "host1.example.com", false, false),
            ("example.com", "badexample.com", false, false),
            ("a.example.com", "example.com", false, false),
            ("", "example.com", true, true),
            ("", "*.example.com", true, true),
            ("com", "example.com", true, true),
            ("example.com", "*.example.com", true, true),
            ("example.com", "*.a.example.com", true, true),
            ("bar.example.com", "*.example.com", false, true),
            ("a.bar.example.com", "*.example.com", false, false),
            ("bar.example.net", "*.example.com", false, false),
            ("example.com", "*.com", false, true),
        ] {
            let (base, name) = (DnsBase::parse(base).unwrap(), DnsName::parse(name).unwrap());
            assert_eq!((base.covers(&name), base.meets(&name)), (covers, meets), "{base:?} {name:?}");
        }
    }

    #[test]
    fn other_syntax_is_not_read() {
        for text in
            ["", " ", "*", "*.", "f*.example.com", "a.*.example.com", "*.*.example.com", "é.com", ".a", "a\0"]
        {
            assert!(DnsName::parse(text).is_none(), "{text}");
        }
        for text in
            [".example.com", "*.example.com", "example.com.", ".", " ", "https://example.com", "é.com"]
        {
            assert!(DnsBase::parse(text).is_none(), "{text}");
        }
    }
}
