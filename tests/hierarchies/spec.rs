//! Certificates in terms of what they say.

use super::generator::NOW;
use crate::support::forge::{self, Key, Name, Sheet, usage};

/// A day, in seconds.
pub(crate) const DAY: i64 = 86_400;

/// A general name, or the base of a name constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Dns(&'static str),
    Ip(&'static str),
    Email(&'static str),
    Uri(&'static str),
    Directory(Name),
}

/// Name constraints.
#[derive(Clone, Debug, Default)]
pub(crate) struct Constraints {
    pub(crate) critical: bool,
    pub(crate) permitted: Vec<Form>,
    pub(crate) excluded: Vec<Form>,
}

/// A certificate, in terms of what it says.
#[derive(Clone, Debug)]
pub(crate) struct Spec {
    pub(crate) subject: Name,
    pub(crate) issuer: Name,
    pub(crate) key: u32,
    pub(crate) signer: u32,
    pub(crate) version: u8,
    pub(crate) not_before: i64,
    pub(crate) not_after: i64,
    /// `cA` and `pathLenConstraint`.
    pub(crate) basic: Option<(bool, Option<u8>)>,
    pub(crate) usage: Option<u8>,
    /// Purposes: 0 any, 1 server, 2 client, 3 code signing.
    pub(crate) purposes: Option<Vec<u8>>,
    pub(crate) names: Option<Vec<Form>>,
    pub(crate) constraints: Option<Constraints>,
    /// Policies by number; 0 is anyPolicy.
    pub(crate) policies: Option<Vec<u8>>,
    /// Policy mappings from and to.
    pub(crate) mappings: Option<(u8, u8)>,
    /// `requireExplicitPolicy` and `inhibitPolicyMapping`.
    pub(crate) policy_constraints: Option<(Option<u8>, Option<u8>)>,
    pub(crate) inhibit_any: Option<u8>,
    /// An extension that nobody knows, and whether it is critical.
    pub(crate) unknown: Option<bool>,
    /// The key whose identifier stands as the subject's.
    pub(crate) own_identifier: Option<u32>,
    /// The key whose identifier stands as the authority's.
    pub(crate) authority_identifier: Option<u32>,
    pub(crate) sha1: bool,
    pub(crate) broken: bool,
}

impl Spec {
    pub(crate) fn authority(subject: Name, issuer: Name, key: u32, signer: u32) -> Self {
        Self {
            subject,
            issuer,
            key,
            signer,
            version: 3,
            not_before: NOW - 400 * DAY,
            not_after: NOW + 400 * DAY,
            basic: Some((true, None)),
            usage: Some(usage::KEY_CERT_SIGN | usage::CRL_SIGN),
            purposes: None,
            names: None,
            constraints: None,
            policies: None,
            mappings: None,
            policy_constraints: None,
            inhibit_any: None,
            unknown: None,
            own_identifier: Some(key),
            authority_identifier: Some(signer),
            sha1: false,
            broken: false,
        }
    }

    pub(crate) fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }

    /// Whether a purpose is listed; so it is, too, where none is.
    pub(crate) fn lists(&self, purpose: u8) -> bool {
        self.purposes.as_ref().is_none_or(|purposes| purposes.contains(&purpose))
    }

    /// One line: who issued what, and everything in which it is not the plain certificate that it was at first.
    pub(crate) fn brief(&self) -> String {
        let plain = Self::authority(self.subject.clone(), self.issuer.clone(), self.key, self.signer);
        let (plain, this) = (format!("{plain:#?}"), format!("{self:#?}"));
        let unusual: Vec<&str> =
            this.lines().filter(|line| !plain.lines().any(|other| other == *line)).collect();
        let unusual: String = unusual.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        let cn = |name: &Name| name.last().map(|(_, text)| text.clone()).unwrap_or_default();
        let (subject, issuer) = (cn(&self.subject), cn(&self.issuer));
        format!("{subject} ({}) by {issuer} ({}): {unusual}", self.key, self.signer)
    }

    pub(crate) fn sheet(&self) -> Sheet {
        let identifier = |key: u32| key.wrapping_mul(0x9E37_79B9).to_be_bytes().repeat(5);
        let some = [
            self.basic.map(|(authority, length)| forge::basic_constraints(authority, length)),
            self.usage.map(forge::key_usage),
            self.purposes.as_ref().map(|purposes| forge::extended_key_usage(purposes)),
            self.names
                .as_ref()
                .map(|names| forge::subject_alt_name(&names.iter().map(general_name).collect::<Vec<_>>())),
            self.constraints.as_ref().map(|constraints| {
                let bases = |bases: &[Form]| bases.iter().map(base).collect::<Vec<_>>();
                forge::name_constraints(
                    constraints.critical,
                    &bases(&constraints.permitted),
                    &bases(&constraints.excluded),
                )
            }),
            self.policies.as_ref().map(|policies| {
                let policies: Vec<_> =
                    policies.iter().map(|number| forge::sequence(&[policy(*number)])).collect();
                forge::extension(32, false, &forge::sequence(&policies))
            }),
            self.mappings.map(|(from, to)| {
                let mapping = forge::sequence(&[policy(from), policy(to)]);
                forge::extension(33, true, &forge::sequence(&[mapping]))
            }),
            self.policy_constraints.map(|(explicit, mapping)| {
                let skip = |tag: u8, number: Option<u8>| {
                    number.map_or(Vec::new(), |number| forge::tlv(tag, &[number]))
                };
                forge::extension(36, true, &forge::sequence(&[skip(0x80, explicit), skip(0x81, mapping)]))
            }),
            self.inhibit_any.map(|number| forge::extension(54, true, &forge::tlv(0x02, &[number]))),
            self.unknown.map(|critical| {
                forge::named_extension(
                    &[0x2b, 0x06, 0x01, 0x04, 0x01, 0x86, 0x8d, 0x1f, 0x01],
                    critical,
                    b"\x05\x00",
                )
            }),
            self.own_identifier.map(|key| forge::subject_key_identifier(&identifier(key))),
            self.authority_identifier.map(|key| forge::authority_key_identifier(&identifier(key))),
        ];
        Sheet {
            subject: self.subject.clone(),
            issuer: self.issuer.clone(),
            key: Key::P256(self.key),
            signer: Key::P256(self.signer),
            version: self.version,
            not_before: self.not_before,
            not_after: self.not_after,
            extensions: if self.version == 1 { Vec::new() } else { some.into_iter().flatten().collect() },
            sha1: self.sha1,
            broken: self.broken,
        }
    }
}

fn policy(number: u8) -> Vec<u8> {
    match number {
        0 => forge::oid(&[0x55, 0x1d, 0x20, 0x00]),
        number => forge::oid(&[0x2b, 0x06, 0x01, 0x04, 0x01, 0x86, 0x8d, 0x1f, 0x02, number]),
    }
}

fn general_name(name: &Form) -> Vec<u8> {
    match name {
        Form::Dns(text) => forge::general_name(2, text.as_bytes()),
        Form::Ip(text) => forge::general_name(7, &forge::address(text)),
        Form::Email(text) => forge::general_name(1, text.as_bytes()),
        Form::Uri(text) => forge::general_name(6, text.as_bytes()),
        Form::Directory(name) => forge::directory_name(name),
    }
}

fn base(base: &Form) -> Vec<u8> {
    match base {
        Form::Ip(text) => {
            let (address, mask) = text.split_once('/').expect("a subnet");
            forge::general_name(7, &[forge::address(address), forge::address(mask)].concat())
        }
        other => general_name(other),
    }
}
