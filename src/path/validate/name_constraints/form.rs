//! The forms of names: what a certificate has of each, and what a constraint is for.

use std::net::IpAddr;

use const_oid::ObjectIdentifier;

use super::super::super::name::rdn_keys;
use super::super::names::{Mailbox, shown};
use super::dns::{DnsBase, DnsName};
use super::email::EmailBase;
use super::host::HostBase;
use super::ip::Network;
use super::uri;
use crate::model::{Certificate, GeneralName, Name};

/// The attribute that holds e-mail addresses in names of old (RFC 5280 section 4.1.2.6).
const EMAIL_ADDRESS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.1");
/// A mailbox with letters beyond ASCII, which constraints of e-mail addresses are for too (RFC 9598 section 6).
const SMTP_UTF8_MAILBOX: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.8.9");

/// A form of names, by the number of its tag (RFC 5280 section 4.2.1.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Other,
    Email,
    Dns,
    X400,
    Directory,
    EdiParty,
    Uri,
    Ip,
    RegisteredId,
    /// A tag that RFC 5280 does not have.
    Unknown,
}

impl Form {
    pub(super) const fn of(name: &GeneralName) -> Self {
        match name {
            GeneralName::OtherName { .. } => Self::Other,
            GeneralName::Rfc822Name(_) => Self::Email,
            GeneralName::DnsName(_) => Self::Dns,
            GeneralName::X400Address(_) => Self::X400,
            GeneralName::DirectoryName(_) => Self::Directory,
            GeneralName::EdiPartyName(_) => Self::EdiParty,
            GeneralName::Uri(_) => Self::Uri,
            GeneralName::IpAddress(_) | GeneralName::IpNetwork { .. } => Self::Ip,
            GeneralName::RegisteredId(_) => Self::RegisteredId,
            GeneralName::Malformed { tag, .. } => match tag {
                0 => Self::Other,
                1 => Self::Email,
                2 => Self::Dns,
                3 => Self::X400,
                4 => Self::Directory,
                5 => Self::EdiParty,
                6 => Self::Uri,
                7 => Self::Ip,
                8 => Self::RegisteredId,
                _ => Self::Unknown,
            },
        }
    }

    /// Whether constraints of the form can be processed.
    pub(super) const fn is_understood(self) -> bool {
        matches!(self, Self::Email | Self::Dns | Self::Directory | Self::Uri | Self::Ip)
    }

    /// What people call a name of the form.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Other => "other name",
            Self::Email => "e-mail address",
            Self::Dns => "DNS name",
            Self::X400 => "X.400 address",
            Self::Directory => "directory name",
            Self::EdiParty => "EDI party name",
            Self::Uri => "URI",
            Self::Ip => "IP address",
            Self::RegisteredId => "registered identifier",
            Self::Unknown => "name of an unknown form",
        }
    }
}

/// A name of a certificate.
#[derive(Debug)]
pub(super) struct Instance<'a> {
    pub(super) form: Form,
    /// What it says; `None` if it is malformed, or of a form that is not understood.
    pub(super) value: Option<Value<'a>>,
    written: Written<'a>,
}

/// A name as the certificate has it.
#[derive(Clone, Copy, Debug)]
enum Written<'a> {
    Alternative(&'a GeneralName),
    Subject(&'a Name),
    Attribute(&'a str),
}

/// What a name says.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Dns(DnsName),
    Email(Mailbox<'a>),
    UriHost(String),
    Ip(IpAddr),
    Directory(Vec<Vec<u8>>),
}

impl<'a> Instance<'a> {
    /// Every name of a certificate that constraints may be for.
    pub(super) fn all(certificate: &'a Certificate, names: &[&'a GeneralName]) -> Vec<Self> {
        let mut all = Vec::with_capacity(names.len().saturating_add(1));
        let subject = &certificate.subject;
        if !subject.is_empty() {
            all.push(Self {
                form: Form::Directory,
                value: rdn_keys(subject).map(Value::Directory),
                written: Written::Subject(subject),
            });
        }
        for name in names {
            let (form, written) = (Form::of(name), Written::Alternative(name));
            all.push(Self { form, value: Value::of(name), written });
            if let GeneralName::OtherName { oid, text, .. } = name
                && *oid == SMTP_UTF8_MAILBOX
            {
                let mailbox = text.as_deref().and_then(Mailbox::parse);
                all.push(Self { form: Form::Email, value: mailbox.map(Value::Email), written });
            }
        }
        if !names.iter().any(|name| matches!(name, GeneralName::Rfc822Name(_))) {
            for attribute in subject.attributes().filter(|attribute| attribute.oid == EMAIL_ADDRESS) {
                let mailbox = Mailbox::parse(&attribute.text);
                all.push(Self {
                    form: Form::Email,
                    value: mailbox.map(Value::Email),
                    written: Written::Attribute(&attribute.text),
                });
            }
        }
        all
    }

    /// The name as a sentence shows it: its form, and itself between quotation marks.
    pub(super) fn shown(&self) -> String {
        let (form, text) = match self.written {
            Written::Alternative(name) => (Form::of(name).title(), name.to_string()),
            Written::Subject(name) => ("subject", name.to_string()),
            Written::Attribute(text) => ("e-mail address in the subject,", text.to_owned()),
        };
        format!("{form} '{}'", shown(&text))
    }
}

impl<'a> Value<'a> {
    fn of(name: &'a GeneralName) -> Option<Self> {
        match name {
            GeneralName::DnsName(text) => DnsName::parse(text).map(Self::Dns),
            GeneralName::Rfc822Name(text) => {
                Mailbox::parse(text).filter(|_| text.is_ascii()).map(Self::Email)
            }
            GeneralName::Uri(text) => uri::host(text).map(Self::UriHost),
            GeneralName::IpAddress(address) => Some(Self::Ip(*address)),
            GeneralName::DirectoryName(name) => rdn_keys(name).map(Self::Directory),
            _ => None,
        }
    }
}

/// What a subtree of a constraint has in it.
#[derive(Debug)]
pub(super) enum Base<'a> {
    Dns(DnsBase),
    Email(EmailBase<'a>),
    Uri(HostBase),
    Ip(Network),
    Directory(Vec<Vec<u8>>),
}

impl<'a> Base<'a> {
    /// `None` if it is malformed, or of a form that is not understood.
    pub(super) fn of(name: &'a GeneralName) -> Option<Self> {
        match name {
            GeneralName::DnsName(text) => DnsBase::parse(text).map(Self::Dns),
            GeneralName::Rfc822Name(text) => {
                EmailBase::parse(text).filter(|_| text.is_ascii()).map(Self::Email)
            }
            GeneralName::Uri(text) => HostBase::parse(text).map(Self::Uri),
            GeneralName::IpNetwork { address, mask } => Network::new(*address, *mask).map(Self::Ip),
            GeneralName::DirectoryName(name) => rdn_keys(name).map(Self::Directory),
            _ => None,
        }
    }

    /// What a comparison with it costs at most, in comparisons of a DNS name: a few dozen bytes.
    pub(super) fn cost(&self) -> usize {
        let bytes = match self {
            Self::Directory(rdns) => rdns.iter().map(Vec::len).fold(0, usize::saturating_add),
            Self::Email(EmailBase::Mailbox(mailbox)) => mailbox.local.len(),
            // The name of a host has 253 bytes at most.
            Self::Dns(_) | Self::Email(EmailBase::Hosts(_)) | Self::Uri(_) | Self::Ip(_) => 0,
        };
        (bytes / 64).saturating_add(1)
    }

    /// Whether a name lies within: all of the names it stands for, if it is a wildcard.
    pub(super) fn covers(&self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Self::Dns(base), Value::Dns(name)) => base.covers(name),
            (Self::Email(base), Value::Email(mailbox)) => base.covers(mailbox),
            (Self::Uri(base), Value::UriHost(host)) => base.covers(host),
            (Self::Ip(network), Value::Ip(address)) => network.covers(*address),
            // The names below an entry of the directory begin with its name (RFC 5280 section 7.1).
            (Self::Directory(base), Value::Directory(name)) => name.starts_with(base),
            _ => false,
        }
    }

    /// Whether a name lies within, or any that it stands for.
    pub(super) fn meets(&self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Self::Dns(base), Value::Dns(name)) => base.meets(name),
            _ => self.covers(value),
        }
    }
}
