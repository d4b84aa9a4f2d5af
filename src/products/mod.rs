//! The products: one folder each, with what it requires, what its guide says, and what every face shows of it.
//!
//! To add one, write the folder and name it in the list below; nothing else changes.

pub mod dw_spectrum;
mod label;
mod plan_draft;
mod plan_form;
mod registry;
mod samples;
pub mod senstar_mobile;
pub mod symphony_messaging;
#[cfg(feature = "test-product")]
pub mod test_product;

pub use label::Label;
pub use plan_draft::{DraftContent, DraftSection, DraftState, DraftStep, PlanDraft, Proof, Standing, Which};
pub use plan_form::{Choice, NO, PlanError, PlanForm, Question, QuestionKind, YES};
pub use registry::{
    Authority, DestinationEntry, Difference, DraftPlan, Form, MakePin, NeededSetting, OwnFile, OwnFileKind,
    Product, Rules, Sample, SampleContent, SampleFile, Setting, Shown, ShownObject, Sign,
};

pub use samples::SAMPLES;

/// Where it stands which certificates are exported for phones.
pub(crate) use senstar_mobile::EXPORTED as EXPORT_FOR_PHONES;

use crate::checks::ClientRules;
use crate::input::{Destination, ProfileId, Role, ServerName};
use crate::model::{Certificate, Pin, Timestamp};
use crate::report::Consequence;

/// Lists the products once, for what is shown and for what is required.
macro_rules! products {
    ($($(#[$attribute:meta])* $product:ident,)*) => {
        /// Every product, in the order in which they are shown.
        pub static PRODUCTS: &[&Product] = &[$($(#[$attribute])* &$product::PRODUCT,)*];

        /// What they require, in the same order.
        pub static RULES: &[&Rules] = &[$($(#[$attribute])* &$product::RULES,)*];
    };
}

products! {
    senstar_mobile,
    dw_spectrum,
    symphony_messaging,
    #[cfg(feature = "test-product")]
    test_product,
}

/// Version of the requirements: the day on which one of them last changed. A test holds it to the declarations.
pub const RULE_SET: &str = "2026-12-01";

/// A product by its name.
#[must_use]
pub fn product(id: ProfileId) -> Option<&'static Product> {
    PRODUCTS.iter().copied().find(|product| product.id == id)
}

/// The identifier of the product with a name, as users and programs type it.
#[must_use]
pub fn profile(name: &str) -> Option<ProfileId> {
    PRODUCTS.iter().map(|product| product.id).find(|id| id.name() == name)
}

/// The names of all products, as a message lists them.
#[must_use]
pub fn profile_names() -> String {
    let names: Vec<&str> = PRODUCTS.iter().map(|product| product.id.name()).collect();
    names.join(", ")
}

/// The roles for which a product takes something, in the order of [`Role::ALL`].
fn roles(profile: ProfileId) -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(move |role| has_role(profile, *role))
}

/// Whether a product takes something for a role.
#[must_use]
pub fn has_role(profile: ProfileId, role: Role) -> bool {
    product(profile).is_some_and(|product| product.destinations.iter().any(|entry| entry.role == role))
}

/// The names of the roles for which a product takes something, as a message lists them.
#[must_use]
pub fn role_names(profile: ProfileId) -> String {
    let names: Vec<&str> = roles(profile).map(Role::name).collect();
    names.join(", ")
}

/// What the products say of the certificates of clients.
#[must_use]
pub fn client_rules() -> &'static ClientRules {
    RULES.iter().find_map(|requirements| requirements.clients).unwrap_or(ClientRules::NONE)
}

/// Every product that has a plan, with its form.
pub fn planned() -> impl Iterator<Item = (&'static Product, &'static PlanForm)> {
    PRODUCTS.iter().filter_map(|product| Some((*product, product.plan?)))
}

/// What follows from a difference, with what the products have to say of it.
#[must_use]
pub(crate) fn renewal(difference: &Difference<'_>, consequence: Consequence) -> Consequence {
    RULES.iter().fold(consequence, |consequence, rules| (rules.renewal)(difference, consequence))
}

/// The first product that a kind of file is made for, with what it says of that file.
#[must_use]
pub fn own_file(kind: OwnFileKind) -> Option<(&'static Product, &'static OwnFile)> {
    PRODUCTS.iter().find_map(|product| {
        let file = product.files.iter().find(|file| file.kind == kind)?;
        Some((*product, file))
    })
}

/// What clients of a product keep of the certificate of a server, where they pin anything.
#[must_use]
pub(crate) fn pin(certificate: &Certificate, server: Option<&ServerName>, at: Timestamp) -> Option<Pin> {
    RULES.iter().find_map(|rules| rules.pin).map(|pin| pin(certificate, server, at))
}

/// Every destination with its product.
pub fn destinations() -> impl Iterator<Item = (&'static Product, &'static DestinationEntry)> {
    PRODUCTS.iter().flat_map(|product| product.destinations.iter().map(|entry| (*product, entry)))
}

/// A destination by its name, with its product.
#[must_use]
pub fn destination(id: Destination) -> Option<(&'static Product, &'static DestinationEntry)> {
    destinations().find(|(_, entry)| entry.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::checks::{Kind, Outcome, Requirement};

    /// What is asked of every declaration, whatever it is about.
    fn complete<K: Kind>(requirement: &Requirement<K>, ids: &mut HashSet<&'static str>) {
        let id = requirement.id;
        assert!(ids.insert(id), "{id} stands twice");
        for (field, text) in [
            ("title", requirement.title),
            ("rule", requirement.rule),
            ("required", requirement.required),
            ("effect", requirement.effect),
        ] {
            assert!(!text.trim().is_empty(), "{id} has no {field}");
        }
        assert!(!requirement.sources.is_empty() && !requirement.roles.is_empty(), "{id}");
        assert!(requirement.sources.iter().all(|s| !s.document.is_empty() && !s.section.is_empty()), "{id}");
        let expects = |wanted: fn(Outcome) -> bool| requirement.examples.iter().any(|e| wanted(e.expect));
        assert!(expects(|outcome| outcome == Outcome::Pass), "{id} has no example that passes");
        let breaks = expects(|outcome| matches!(outcome, Outcome::Fail | Outcome::Warn));
        let asks = requirement.examples.iter().any(|example| example.asks_for_step);
        assert!(breaks || asks, "{id} has no example that breaks it");
    }

    #[test]
    fn a_form_and_its_draft_come_together_and_begin_with_answers_that_fit() {
        for rules in RULES {
            assert_eq!(rules.plan.is_some(), rules.product.plan.is_some(), "{}", rules.product.id);
            let Some((form, draft)) = rules.product.plan.zip(rules.plan) else { continue };
            let mut ids = HashSet::new();
            for question in form.questions {
                assert!(ids.insert(question.id), "{} stands twice", question.id);
                assert!(!question.help.is_empty() && !question.label.german.is_empty());
                assert!(question.default.iter().all(|value| question.check(value).is_ok()));
                if let QuestionKind::Text { suggestions, .. } = question.kind {
                    assert!(
                        !suggestions.is_empty()
                            && suggestions.iter().all(|(text, _)| question.check(text).is_ok())
                    );
                }
            }
            let answers = form.check(&form.initial()).unwrap();
            let draft = draft(&answers).unwrap();
            assert!(draft.choice.is_none_or(|choice| ids.contains(&*choice.question)));
        }
    }

    #[test]
    fn every_declaration_is_complete() {
        let mut ids = HashSet::new();
        for requirements in RULES {
            requirements.certificates.iter().for_each(|requirement| complete(requirement, &mut ids));
            requirements.requests.iter().for_each(|requirement| complete(requirement, &mut ids));
        }
    }
}
