//! Certificates in terms of what they say.

use super::generator::NOW;
use std::net::IpAddr;

use testkit::certificate::{self, Authority, Certificate};
use testkit::der::{self, boolean, integer, oid, seq};
use testkit::extension::{self, Extension};
use testkit::hash::Hash;
use testkit::key::{Key, Scheme};
use testkit::oid::{self, Oid};

/// A day, in seconds.
pub(crate) const DAY: i64 = 86_400;

/// Attributes of a distinguished name.
pub(crate) type Name = Vec<(Oid, String)>;

/// `O=Example, CN=…`.
pub(crate) fn name(common_name: &str) -> Name {
    vec![(oid::ORGANIZATION, "Example".to_owned()), (oid::COMMON_NAME, common_name.to_owned())]
}

/// Bits of the key usage (RFC 5280 section 4.2.1.3), as they stand in its first octet.
pub(crate) mod usage {
    use testkit::extension::usage;

    pub(crate) const DIGITAL_SIGNATURE: u8 = 0x80 >> usage::DIGITAL_SIGNATURE;
    pub(crate) const KEY_ENCIPHERMENT: u8 = 0x80 >> usage::KEY_ENCIPHERMENT;
    pub(crate) const KEY_CERT_SIGN: u8 = 0x80 >> usage::KEY_CERT_SIGN;
    pub(crate) const CRL_SIGN: u8 = 0x80 >> usage::CRL_SIGN;
}

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

    /// The certificate in DER.
    pub(crate) fn der(&self) -> Vec<u8> {
        let key = |number| Key::p256(number).expect("a key");
        let mut issuer = Authority::new(distinguished(&self.issuer), &key(self.signer));
        if self.sha1 {
            issuer.scheme = Scheme::Ecdsa(Hash::Sha1);
        }
        let mut certificate = Certificate::bare(distinguished(&self.subject), &key(self.key), &issuer)
            .valid(self.not_before, self.not_after);
        certificate.extensions = self.extensions();
        if self.version == 1 {
            certificate = certificate.version_1();
        }
        let mut der = certificate.numbered().and_then(|numbered| numbered.to_der()).expect("a signature");
        if let (true, Some(last)) = (self.broken, der.last_mut()) {
            *last ^= 1;
        }
        der
    }

    fn extensions(&self) -> Vec<Extension> {
        let identifier = |key: u32| key.wrapping_mul(0x9E37_79B9).to_be_bytes().repeat(5);
        let some = [
            self.basic.map(|(authority, length)| {
                let authority = if authority { boolean(true) } else { vec![] };
                let length = length.map(|length| integer(length.into())).unwrap_or_default();
                extension::basic_constraints(seq([authority, length])).critical()
            }),
            self.usage.map(|usage| {
                let numbers: Vec<u8> = (0..8).filter(|number| usage & (0x80 >> number) != 0).collect();
                extension::key_usage(&numbers)
            }),
            self.purposes.as_ref().map(|purposes| {
                extension::extended_key_usage(
                    &purposes.iter().map(|number| purpose(*number)).collect::<Vec<_>>(),
                )
            }),
            self.names.as_ref().map(|names| {
                extension::subject_alt_name(&names.iter().map(general_name).collect::<Vec<_>>())
            }),
            self.constraints.as_ref().map(|constraints| {
                let bases = |bases: &[Form]| bases.iter().map(base).collect::<Vec<_>>();
                let (permitted, excluded) = (bases(&constraints.permitted), bases(&constraints.excluded));
                let extension = extension::name_constraints(&permitted, &excluded);
                if constraints.critical { extension.critical() } else { extension }
            }),
            self.policies.as_ref().map(|policies| {
                let policies = policies.iter().map(|number| seq([policy(*number)]));
                Extension::new(oid::CERTIFICATE_POLICIES, seq(policies))
            }),
            self.mappings.map(|(from, to)| {
                let mapping = seq([policy(from), policy(to)]);
                Extension::new(oid::POLICY_MAPPINGS, seq([mapping])).critical()
            }),
            self.policy_constraints.map(|(explicit, mapping)| {
                let skip = |tag: u8, number: Option<u8>| {
                    number.map_or(Vec::new(), |number| der::implicit(tag, [number]))
                };
                Extension::new(oid::POLICY_CONSTRAINTS, seq([skip(0, explicit), skip(1, mapping)])).critical()
            }),
            self.inhibit_any
                .map(|number| Extension::new(oid::INHIBIT_ANY_POLICY, integer(number.into())).critical()),
            self.unknown.map(|critical| {
                let unknown = Extension::new(private("1"), der::null());
                if critical { unknown.critical() } else { unknown }
            }),
            self.own_identifier.map(|key| extension::subject_key_identifier(&identifier(key))),
            self.authority_identifier.map(|key| extension::authority_key_identifier(&identifier(key))),
        ];
        some.into_iter().flatten().collect()
    }
}

fn distinguished(name: &Name) -> Vec<u8> {
    let attributes: Vec<(Oid, &str)> = name.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
    certificate::name(&attributes)
}

/// An identifier that nobody knows.
fn private(arcs: &str) -> Oid {
    Oid::new(&format!("1.3.6.1.4.1.99999.{arcs}")).expect("an identifier")
}

fn purpose(number: u8) -> Oid {
    match number {
        0 => oid::ANY_PURPOSE,
        1 => oid::SERVER_AUTH,
        2 => oid::CLIENT_AUTH,
        _ => oid::CODE_SIGNING,
    }
}

fn policy(number: u8) -> Vec<u8> {
    match number {
        0 => oid(&oid::ANY_POLICY),
        number => oid(&private(&format!("2.{number}"))),
    }
}

fn general_name(name: &Form) -> Vec<u8> {
    match name {
        Form::Dns(text) => extension::dns(text),
        Form::Ip(text) => extension::ip(&address(text)),
        Form::Email(text) => extension::email(text),
        Form::Uri(text) => extension::uri(text),
        Form::Directory(name) => extension::directory(&distinguished(name)),
    }
}

fn base(base: &Form) -> Vec<u8> {
    match base {
        Form::Ip(text) => {
            let (network, mask) = text.split_once('/').expect("a subnet");
            extension::ip(&[address(network), address(mask)].concat())
        }
        other => general_name(other),
    }
}

/// The octets of an address.
fn address(text: &str) -> Vec<u8> {
    match text.parse().expect("an IP address") {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    }
}
