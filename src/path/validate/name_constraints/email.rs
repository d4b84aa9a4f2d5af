//! E-mail addresses: a constraint is a mailbox, a host, or the hosts below a domain. No character is a wildcard.

use super::super::names::Mailbox;
use super::host::HostBase;

/// An rfc822Name of a name constraint.
#[derive(Clone, Debug)]
pub(super) enum EmailBase<'a> {
    /// One mailbox.
    Mailbox(Mailbox<'a>),
    /// Every mailbox on these hosts.
    Hosts(HostBase),
}

impl<'a> EmailBase<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        if text.contains('@') {
            Mailbox::parse(text).map(Self::Mailbox)
        } else {
            HostBase::parse(text).map(Self::Hosts)
        }
    }

    pub(super) fn covers(&self, mailbox: &Mailbox<'_>) -> bool {
        match self {
            Self::Mailbox(this) => this == mailbox,
            Self::Hosts(hosts) => hosts.covers(&mailbox.host),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_are_mailboxes_hosts_or_domains() {
        for (base, mailbox, covers) in [
            ("root@example.com", "root@EXAMPLE.com", true),
            ("root@example.com", "Root@example.com", false),
            ("root@example.com", "\"root\"@example.com", true),
            ("root@example.com", "root@a.example.com", false),
            ("*@example.com", "*@example.com", true),
            ("*@example.com", "user@example.com", false),
            ("**@example.com", "*@example.com", false),
            ("example.com", "user@example.com", true),
            ("Example.com", "user@example.COM", true),
            ("example.com", "user@a.example.com", false),
            (".example.com", "user@a.example.com", true),
            (".example.com", "user@a.b.Example.com", true),
            (".example.com", "user@example.com", false),
            (".example.com", "user@badexample.com", false),
            ("", "user@example.com", true),
        ] {
            let (base, mailbox) = (EmailBase::parse(base).unwrap(), Mailbox::parse(mailbox).unwrap());
            assert_eq!(base.covers(&mailbox), covers, "{base:?} {mailbox:?}");
        }
        for base in
            ["@example.com", "a@", "*.example.com", "..example.com", ".", "a@.example.com", "exa mple"]
        {
            assert!(EmailBase::parse(base).is_none(), "{base}");
        }
    }
}
