//! What everything that was dropped comes to: the one place where that is decided.

mod admission;
mod advice;
mod answered;
mod coverage;
mod deliveries;
mod destinations;
mod judged;
mod leads;
mod observations;
mod paths;
mod preselected;
mod recipes;
mod related;
mod requirements;
mod tally;
mod targets;
mod whole;

pub(crate) use admission::{admission, refusal, refused_settings};
pub(crate) use answered::Answered;
pub(crate) use deliveries::FileFacts;
pub(crate) use destinations::JOINED;
pub(crate) use judged::{BriefAssessment, Judged};
pub(crate) use paths::{Ancestry, Brief, Kin};
pub(crate) use recipes::RecipeList;
pub(crate) use whole::{Whole, broken, card};
