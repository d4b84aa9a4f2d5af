//! What was answered for the plans of products. It lives and dies with the page.

use std::collections::BTreeMap;

use cert_inspector::ProfileId;
use cert_inspector::products::{PlanForm, Product, planned};
use cert_inspector::report::PlanAnswers;

/// The plans, as far as the page knows them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PlanState {
    /// The plan is unfolded. It is asked for only then.
    pub(crate) open: bool,
    answers: BTreeMap<ProfileId, PlanAnswers>,
}

impl PlanState {
    /// The same, unfolded if it was folded.
    pub(crate) fn toggled(&self) -> Self {
        Self { open: !self.open, ..self.clone() }
    }

    /// What was answered for a product, or the answers to begin with.
    pub(crate) fn answers(&self, product: &Product, form: &PlanForm) -> PlanAnswers {
        self.answers.get(&product.id).cloned().unwrap_or_else(|| form.initial())
    }

    /// The same with other answers for a product.
    pub(crate) fn answered(&self, product: &Product, answers: PlanAnswers) -> Self {
        let mut next = self.clone();
        next.answers.insert(product.id, answers);
        next
    }
}

/// The plan that is shown: that of the chosen product, or the first one while none is chosen.
pub(crate) fn planned_product(profile: Option<ProfileId>) -> Option<(&'static Product, &'static PlanForm)> {
    planned().find(|(product, _)| profile.is_none_or(|profile| profile == product.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_begin_as_the_form_says_and_are_kept_for_each_product() {
        let (product, form) = planned_product(None).unwrap();
        let fresh = PlanState::default();
        assert_eq!(fresh.answers(product, form), form.initial());
        assert!(form.check(&form.initial()).is_ok(), "the page can ask at once");
        let mut answers = form.initial();
        answers.set(form.questions[0].id, ["8.5"]);
        let next = fresh.answered(product, answers.clone());
        assert_eq!(next.answers(product, form), answers);
        assert!(!next.open);
    }

    #[test]
    fn the_plan_of_another_product_is_not_shown() {
        for product in cert_inspector::products::PRODUCTS {
            let shown = planned_product(Some(product.id)).map(|(product, _)| product.id);
            assert_eq!(shown, product.plan.map(|_| product.id));
        }
    }
}
