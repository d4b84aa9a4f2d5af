//! The commands of one certificate, written once however many findings they solve.

use std::cell::RefCell;
use std::sync::Arc;

use super::plan::Kind;
use crate::checks::{Command, Subject};
use crate::input::Role;

/// What commands are for: with the same, they are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) kind: Kind,
    /// Whether a new key is made in any case.
    pub(super) new_key: bool,
    pub(super) role: Role,
}

/// The commands for the certificate that was asked about last.
#[derive(Debug, Default)]
pub struct Recipes(RefCell<Last>);

#[derive(Debug, Default)]
struct Last {
    /// The hashes of the certificate and of the one that issued it, which decide everything but what is asked.
    certificate: Vec<u8>,
    issuer: Option<Vec<u8>>,
    written: Vec<(Wanted, Arc<Vec<Command>>)>,
}

impl Recipes {
    /// The commands for a certificate, written by a function unless they are known.
    pub(super) fn of(
        &self,
        subject: &Subject<'_>,
        wanted: Wanted,
        write: impl FnOnce() -> Vec<Command>,
    ) -> Arc<Vec<Command>> {
        let certificate = &subject.certificate.fingerprints.sha256.0;
        let issuer = subject.lineage.and_then(|lineage| lineage.chain.get(1));
        let issuer = issuer.map(|issuer| &issuer.fingerprints.sha256.0);
        let mut last = self.0.borrow_mut();
        if last.certificate != *certificate || last.issuer.as_ref() != issuer {
            *last = Last { certificate: certificate.clone(), issuer: issuer.cloned(), written: Vec::new() };
        }
        if let Some((_, commands)) = last.written.iter().find(|(known, _)| *known == wanted) {
            return Arc::clone(commands);
        }
        let commands = Arc::new(write());
        last.written.push((wanted, Arc::clone(&commands)));
        commands
    }
}
