//! The commands of one certificate, written once however many findings they solve.

use std::cell::RefCell;
use std::sync::Arc;

use crate::checks::judgement::Command;
use crate::input::Role;

/// What decides the commands: with the same, they are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    /// The hash of the certificate.
    pub(super) certificate: Vec<u8>,
    /// The hash of the one that issued it.
    pub(super) issuer: Option<Vec<u8>>,
}

/// The commands for the certificate that was asked about last.
#[derive(Debug, Default)]
pub struct Recipes(RefCell<Last>);

#[derive(Debug, Default)]
struct Last {
    about: About,
    /// By what is made, and for which role.
    written: Vec<(&'static str, Role, Arc<Vec<Command>>)>,
}

impl Recipes {
    /// The commands that make something, written by a function unless they are known.
    pub(super) fn of(
        &self,
        about: About,
        (made, role): (&'static str, Role),
        write: impl FnOnce() -> Vec<Command>,
    ) -> Arc<Vec<Command>> {
        let mut last = self.0.borrow_mut();
        if last.about != about {
            *last = Last { about, written: Vec::new() };
        }
        let mut known = last.written.iter();
        if let Some((.., commands)) = known.find(|(known, whose, _)| *known == made && *whose == role) {
            return Arc::clone(commands);
        }
        let commands = Arc::new(write());
        last.written.push((made, role, Arc::clone(&commands)));
        commands
    }
}
