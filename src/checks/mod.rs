//! Requirements: what is asked of a certificate, and predicates that products share.
//!
//! A requirement is one file with one declaration; which product asks for it stands in [`crate::profiles`]. The page, the
//! command, the documentation and the tests are derived from the declarations.

pub mod dns_name;
pub mod extended_key_usage;
pub mod hash;
pub mod key;
pub mod recipe;
pub mod role;
pub mod validity;
pub mod weak_key;

mod judgement;

pub use judgement::{Command, Evidence, Judgement, Remedy};

pub use crate::model::{Level, Outcome, Text};

use crate::input::{Role, ServerName};
use crate::model::{Certificate, Timestamp};

/// A demand on a certificate: one declaration, from which everything that speaks of it is derived.
#[derive(Debug)]
pub struct Requirement {
    /// Identifier, stable across versions: the profile, a slash, and the name of the file with hyphens.
    pub id: &'static str,
    /// A line that names the demand.
    pub title: &'static str,
    /// What is asked, in our own words.
    pub demand: &'static str,
    /// The value that is asked for, short.
    pub required: &'static str,
    /// Where it is asked.
    pub sources: &'static [Source],
    /// How binding it is.
    pub level: Level,
    /// The roles that it concerns.
    pub roles: &'static [Role],
    /// What the device does with a certificate that breaks it.
    pub effect: &'static str,
    /// The predicate.
    pub check: fn(&Subject<'_>) -> Judgement,
    /// What to do about a breach.
    pub remedy: fn(&Subject<'_>) -> Remedy,
    /// Fixtures that show the demand at work; at least one passes and one does not.
    pub examples: &'static [Example],
}

/// A document and the place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Title of the document.
    pub document: &'static str,
    /// Section, article or file within it.
    pub section: &'static str,
}

/// A fixture below `tests/fixtures`, without its extension, and the outcome it must have.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// For example `server/good`.
    pub fixture: &'static str,
    /// What the requirement must say of it at the reference instant of the tests.
    pub expect: Outcome,
}

/// Shorthand for declarations.
pub(crate) const fn example(fixture: &'static str, expect: Outcome) -> Example {
    Example { fixture, expect }
}

/// What a predicate may look at. It has no clock, no network and no other certificate.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The certificate.
    pub certificate: &'a Certificate,
    /// What it is judged as.
    pub role: Role,
    /// The instant at which validity is judged.
    pub at: Timestamp,
    /// The address that users type in the app.
    pub host: Option<&'a ServerName>,
}

impl Requirement {
    /// Asks the requirement about a certificate. One that does not concern the role is not applicable.
    #[must_use]
    pub fn judge(&self, subject: &Subject<'_>) -> Judgement {
        if self.roles.contains(&subject.role) {
            let mut judgement = (self.check)(subject);
            judgement.outcome = self.level.weigh(judgement.outcome);
            judgement
        } else {
            Judgement::new(Outcome::NotApplicable, "another kind of certificate")
        }
    }
}
