//! Which destinations are asked about.

use crate::input::{Options, Role};
use crate::products::{self, DestinationEntry, RULES, Rules};

/// A destination with what is asked there.
#[derive(Clone, Copy)]
pub(crate) struct Target {
    pub(crate) entry: &'static DestinationEntry,
    pub(crate) requirements: &'static Rules,
}

/// The products that are asked about: one, or all.
pub(crate) fn asked_products(options: &Options) -> impl Iterator<Item = &'static Rules> + use<> {
    let profile = options.profile;
    RULES
        .iter()
        .copied()
        .filter(move |requirements| profile.is_none_or(|profile| requirements.product.id == profile))
}

/// Their destinations: where a role is wanted, those that take something for it.
pub(crate) fn asked(options: &Options) -> impl Iterator<Item = Target> + use<> {
    let role = options.role;
    asked_products(options)
        .flat_map(|requirements| {
            requirements.product.destinations.iter().map(move |entry| Target { entry, requirements })
        })
        .filter(move |target| role.is_none_or(|role| target.entry.role == role))
}

/// In which roles the chosen product takes certificates, and for which it takes requests; empty where none is chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Takes {
    pub(crate) certificates: Vec<Role>,
    pub(crate) requests: Vec<Role>,
}

impl Takes {
    /// What the product of the options takes.
    pub(crate) fn of(options: &Options) -> Self {
        let mut takes = Self::default();
        let entries = options.profile.and_then(products::product).map(|product| product.destinations);
        for entry in entries.unwrap_or_default() {
            let (role, roles) = match entry.requested {
                Some(requested) => (requested, &mut takes.requests),
                None => (entry.role, &mut takes.certificates),
            };
            if role != Role::Ca && !roles.contains(&role) {
                roles.push(role);
            }
        }
        takes
    }
}
