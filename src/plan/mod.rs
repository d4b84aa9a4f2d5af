//! Fills the plan that a product drafts: how each step stands, as the files show it.
//!
//! Nothing is judged here: the outcomes of requirements are those of the assessments.

mod evidence;
mod fill;
mod pfx;
mod phones;
mod proofs;
mod requirements;

pub(crate) use evidence::{Evidence, Seen};
pub(crate) use fill::fill;
