//! The commands of one object, each written once and named by its number.

use std::cell::RefCell;
use std::sync::Arc;

use crate::checks::Remedy;
use crate::report::{FindingRemedy, Recipe};

/// The recipes that the findings of one object have named so far.
#[derive(Debug, Default)]
pub(crate) struct RecipeList(RefCell<Vec<Recipe>>);

impl RecipeList {
    /// Keeps the commands of a remedy, if they are not there yet, and answers the remedy with their number.
    pub(super) fn keep(&self, remedy: Remedy) -> FindingRemedy {
        let Remedy { text, commands } = remedy;
        if commands.is_empty() {
            return FindingRemedy { text, recipe: None };
        }
        let mut recipes = self.0.borrow_mut();
        // The commands of a new certificate are shared, so that few are compared byte by byte.
        let is_same =
            |recipe: &&Recipe| Arc::ptr_eq(&recipe.commands, &commands) || recipe.commands == commands;
        let known = recipes.iter().find(is_same).map(|recipe| recipe.id);
        let id = known.unwrap_or_else(|| {
            let id = u32::try_from(recipes.len()).unwrap_or(u32::MAX);
            recipes.push(Recipe { id, commands });
            id
        });
        FindingRemedy { text, recipe: Some(id) }
    }

    /// All of them.
    pub(crate) fn into_vec(self) -> Vec<Recipe> {
        self.0.into_inner()
    }
}
