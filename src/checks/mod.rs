//! Requirements: what is asked of a certificate, and predicates that products share.
//!
//! A requirement is one file with one declaration; which product asks for it stands in [`crate::products`] and [`crate::platforms`]. The page, the
//! command, the documentation and the tests are derived from the declarations.

#[macro_use]
mod declare;

pub mod basic_constraints;
mod delivery;
pub mod dns_name;
pub mod extended_key_usage;
pub mod hash;
pub mod key;
pub mod key_usage;
pub mod phone_installer;
pub mod recipe;
pub mod role;
pub mod server_request;
pub mod user_name;
pub mod validity;
pub mod weak_key;

mod judgement;

pub use delivery::{Arranged, DeliveredKey, Delivery, Lineage};
pub use judgement::{Command, Evidence, Judgement, Remedy};

pub use crate::model::{Level, Outcome, Text};

use self::weak_key::{WeakKeys, Weakness};
use crate::input::{Options, Port, Role, Runtime, ServerName, UserName};
use crate::model::{Certificate, CertificateRequest, SourceReference, Timestamp};

/// What a requirement is about: certificates or requests.
pub trait Kind: std::fmt::Debug + 'static {
    /// What its predicates look at.
    type Subject<'a>: Copy;

    /// What the object is judged as.
    fn role(subject: &Self::Subject<'_>) -> Role;
}

/// Requirements on certificates.
#[derive(Debug)]
pub struct OfCertificate;

impl Kind for OfCertificate {
    type Subject<'a> = Subject<'a>;

    fn role(subject: &Subject<'_>) -> Role {
        subject.role
    }
}

/// Requirements on requests for certificates.
#[derive(Debug)]
pub struct OfRequest;

impl Kind for OfRequest {
    type Subject<'a> = RequestSubject<'a>;

    fn role(_: &RequestSubject<'_>) -> Role {
        Role::Request
    }
}

/// A requirement on a certificate or a request: one declaration, from which everything that speaks of it is derived.
#[derive(Debug)]
pub struct Requirement<K: Kind = OfCertificate> {
    /// Identifier, stable across versions: the profile, a slash, and the name of the file with hyphens.
    pub id: &'static str,
    /// A line that names the requirement.
    pub title: &'static str,
    /// The same line where it is not met: the fault in a sentence.
    pub title_failed: &'static str,
    /// What is asked, in our own words.
    pub rule: &'static str,
    /// The value that is asked for, short.
    pub required: &'static str,
    /// Where it is asked.
    pub sources: &'static [Source],
    /// How binding it is.
    pub level: Level,
    /// Whose refusal a breach means.
    pub blocks: Blocks,
    /// What it is about, where a guide and a platform ask for nearly the same: then one fault is said once.
    pub topic: Option<Topic>,
    /// The roles that it concerns.
    pub roles: &'static [Role],
    /// What the device does with a certificate that breaks it.
    pub effect: &'static str,
    /// The predicate.
    pub check: for<'a> fn(&K::Subject<'a>) -> Judgement,
    /// What to do about a breach.
    pub remedy: for<'a> fn(&K::Subject<'a>) -> Remedy,
    /// Where its source contradicts itself or another, and what we made of it.
    pub contradictions: &'static [Contradiction],
    /// Fixtures that show the requirement at work; at least one passes and one does not.
    pub examples: &'static [Example],
}

/// Whom a breach of a requirement stops: who refuses what breaks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// Every destination that it is asked for.
    Everyone,
    /// The destinations where one of these decides.
    These(&'static [Recipient]),
    /// Nobody: a breach is worth knowing and stops nothing.
    Nobody,
}

/// What a guide and a platform may both ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Being an authority.
    Authority,
    /// The hash of the signature.
    Hash,
    /// The kind and the size of the key.
    Key,
    /// What the key may do.
    KeyUsage,
    /// The names of the server.
    Names,
    /// The length of the validity period.
    Period,
    /// The extended key usage.
    Purpose,
}

/// Software that takes or refuses what is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recipient {
    /// iPhones and iPads.
    Ios,
    /// Android phones.
    Android,
}

/// Two places that cannot both be followed, and what we made of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Each place with what it asks, in our own words.
    pub places: &'static [(Source, &'static str)],
    /// Our decision, with its reason.
    pub decision: &'static str,
}

/// A document and the place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Title of the document.
    pub document: &'static str,
    /// Section, article or file within it.
    pub section: &'static str,
}

impl From<&Source> for SourceReference {
    fn from(source: &Source) -> Self {
        Self { document: source.document.into(), section: source.section.into() }
    }
}

/// A fixture below `tests/fixtures`, without its extension, and the outcome it must have.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// For example `server/good`.
    pub fixture: &'static str,
    /// What the requirement must say of it at the reference instant of the tests.
    pub expect: Outcome,
    /// The port that is typed, where the requirement is about it.
    pub port: Option<&'static str>,
    /// Whether it asks for a step outside the files.
    pub asks_for_step: bool,
}

/// Shorthand for declarations.
pub(crate) const fn example(fixture: &'static str, expect: Outcome) -> Example {
    Example { fixture, expect, port: None, asks_for_step: false }
}

/// The same, with a port typed.
pub(crate) const fn example_at_port(fixture: &'static str, port: &'static str, expect: Outcome) -> Example {
    Example { fixture, expect, port: Some(port), asks_for_step: false }
}

/// The same where the requirement is met once a step is taken.
pub(crate) const fn example_with_step(fixture: &'static str) -> Example {
    Example { fixture, expect: Outcome::Pass, port: None, asks_for_step: true }
}

/// What a predicate about a certificate may look at. It has no clock and no network.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The certificate.
    pub certificate: &'a Certificate,
    /// What it is judged as.
    pub role: Role,
    /// What the user asked and typed.
    pub asked: Asked<'a>,
    /// The file that it came in; `None` where the certificate is judged by itself.
    pub delivery: Option<&'a Delivery<'a>>,
    /// Who issued it; `None` where the certificate is judged by itself.
    pub lineage: Option<&'a Lineage<'a>>,
    /// Every private key that was dropped, in whatever file.
    pub keys: &'a [DeliveredKey<'a>],
    /// The weaknesses of the keys that were looked into before; `None` where the certificate is judged by itself.
    pub weak_keys: Option<&'a WeakKeys>,
    /// The commands that were written before for the same certificate; `None` where it is judged by itself.
    pub recipes: Option<&'a recipe::Recipes>,
}

/// What a predicate about a request may look at.
#[derive(Clone, Copy, Debug)]
pub struct RequestSubject<'a> {
    /// The request.
    pub request: &'a CertificateRequest,
    /// What the certificate that it asks for is used as.
    pub requested: Role,
    /// What the user asked and typed.
    pub asked: Asked<'a>,
}

/// What the user asked and typed.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The instant at which validity is judged.
    pub at: Timestamp,
    /// The address that users type in the app.
    pub host: Option<&'a ServerName>,
    /// Every other address at which the server is reached.
    pub addresses: &'a [ServerName],
    /// The user name of the service account.
    pub user_name: Option<&'a UserName>,
    /// The port that a bot connects to.
    pub port: Option<Port>,
    /// What a bot runs on.
    pub runtime: Option<Runtime>,
    /// What a new certificate for a client follows.
    pub clients: &'static ClientRules,
}

/// What a product says of the certificates of clients: remedies follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientRules {
    /// Values of the samples in a guide, which nobody should keep: attribute, by its object identifier, and text.
    pub samples: &'static [(&'static str, &'static str)],
    /// Attributes that a request must have besides the common name, each with a placeholder.
    pub attributes: &'static [(&'static str, &'static str)],
    /// Most days that a certificate is valid.
    pub most_days: i64,
}

impl ClientRules {
    /// Nothing is said.
    pub const NONE: &Self = &Self { samples: &[], attributes: &[], most_days: 2_922 };
}

impl<'a> Asked<'a> {
    /// The part of the options that predicates look at.
    #[must_use]
    pub fn of(options: &'a Options) -> Self {
        Self {
            at: options.at,
            host: options.host.as_ref(),
            addresses: &options.addresses,
            user_name: options.user_name.as_ref(),
            port: options.port,
            runtime: options.runtime,
            clients: ClientRules::NONE,
        }
    }
}

impl<'a> Subject<'a> {
    /// A certificate by itself: without its file, and without those who issued it.
    #[must_use]
    pub fn alone(certificate: &'a Certificate, role: Role, options: &'a Options) -> Self {
        let asked = Asked::of(options);
        Self {
            certificate,
            role,
            asked,
            delivery: None,
            lineage: None,
            keys: &[],
            weak_keys: None,
            recipes: None,
        }
    }

    /// Everything that makes the certificate's key weak.
    #[must_use]
    pub fn weaknesses(&self) -> Vec<Weakness> {
        let fingerprint = &self.certificate.fingerprints.spki_sha256.0;
        let key = &self.certificate.public_key;
        let found = match self.weak_keys {
            Some(known) => known.of(fingerprint, key),
            None => weak_key::weaknesses(key),
        };
        weak_key::published(fingerprint).into_iter().chain(found).collect()
    }
}

impl<K: Kind> Requirement<K> {
    /// Asks the requirement about an object. One that does not concern the role is not applicable.
    #[must_use]
    pub fn judge(&self, subject: &K::Subject<'_>) -> Judgement {
        if self.roles.contains(&K::role(subject)) {
            let mut judgement = (self.check)(subject);
            judgement.outcome = self.level.weigh(judgement.outcome);
            judgement
        } else {
            Judgement::new(Outcome::NotApplicable, "another kind of object")
        }
    }
}
