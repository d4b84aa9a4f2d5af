//! What constraints of e-mail addresses and URIs share: a host, or the hosts below a domain.

use super::super::names::is_host;

/// The hosts that a constraint is for.
#[derive(Clone, Debug)]
pub(super) enum HostBase {
    /// Every host. The standard does not say what an empty constraint means; this is what NSS and Go make of it.
    All,
    /// This host, in lower case.
    Host(String),
    /// The hosts below a domain, which is in lower case and begins with a period.
    Below(String),
}

impl HostBase {
    /// `None` if it is neither host nor domain.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let host = text.strip_prefix('.').unwrap_or(text);
        if text.is_empty() {
            Some(Self::All)
        } else if !is_host(host) {
            None
        } else if text.starts_with('.') {
            Some(Self::Below(text.to_ascii_lowercase()))
        } else {
            Some(Self::Host(text.to_ascii_lowercase()))
        }
    }

    /// Whether a host, in lower case, lies within.
    pub(super) fn covers(&self, host: &str) -> bool {
        match self {
            Self::All => true,
            Self::Host(this) => host == this,
            // A host does not begin with a period, so at least one label stands before it.
            Self::Below(domain) => host.ends_with(domain.as_str()),
        }
    }
}
