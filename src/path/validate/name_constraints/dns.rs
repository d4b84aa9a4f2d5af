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
pub(super) struct DnsBase {
    /// In lower case, without dots at its ends.
    host: String,
    /// Whether a dot stands before it. RFC 5280 has none; for OpenSSL, Go and NSS it takes the name itself out.
    below_only: bool,
}

impl DnsBase {
    /// `None` if it is no DNS name: RFC 5280 has no wildcards here. A trailing dot means nothing, as for Chrome.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (host, below_only) = match text.strip_prefix('.') {
            Some(host) => (host, true),
            None => (text, false),
        };
        let host = host.strip_suffix('.').unwrap_or(host);
        (text.is_empty() || is_host(host)).then(|| Self { host: host.to_ascii_lowercase(), below_only })
    }

    /// Whether every name that `name` stands for lies within.
    pub(super) fn covers(&self, name: &DnsName) -> bool {
        let may_be_the_name = !self.below_only || name.wildcard;
        self.host.is_empty()
            || name
                .host
                .strip_suffix(&self.host)
                .is_some_and(|left| if left.is_empty() { may_be_the_name } else { left.ends_with('.') })
    }

    /// Whether any name that `name` stands for lies within.
    pub(super) fn meets(&self, name: &DnsName) -> bool {
        let is_among =
            || !self.below_only && self.host.split_once('.').is_some_and(|(_, rest)| rest == name.host);
        self.covers(name) || (name.wildcard && is_among())
    }
}

/// What other validators make of a constraint that has a dot where RFC 5280 has none; `None` if it has none there.
pub(super) fn dotted(text: &str) -> Option<String> {
    if !text.starts_with('.') && !text.ends_with('.') {
        return None;
    }
    let DnsBase { host, below_only } = DnsBase::parse(text)?;
    Some(if below_only {
        format!(
            "begins with a dot, which RFC 5280 does not allow: clients apply it to every name below {host}, but not to {host} itself"
        )
    } else {
        format!(
            "ends in a dot, which RFC 5280 does not allow: Chrome applies it to {host} and every name below, OpenSSL to no name"
        )
    })
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
            (".example.com", "a.example.com", true, true),
            (".Example.com", "a.b.example.com", true, true),
            (".example.com", "example.com", false, false),
            (".example.com", "badexample.com", false, false),
            (".example.com", "*.example.com", true, true),
            (".example.com", "*.a.example.com", true, true),
            (".example.com", "*.com", false, false),
            (".a.example.com", "*.example.com", false, false),
            ("example.com.", "example.com", true, true),
            ("example.com.", "a.example.com.", true, true),
            (".example.com.", "example.com", false, false),
            (".example.com.", "a.example.com", true, true),
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
        for text in [
            "*.example.com",
            ".",
            "..",
            "..example.com",
            "example.com..",
            " ",
            "https://example.com",
            "é.com",
        ] {
            assert!(DnsBase::parse(text).is_none(), "{text}");
        }
    }
}
