//! Where certificates come from: their paths, validated and put into words.

mod ancestry;
mod bundles;
mod described;
mod limit;
mod pool;
mod words;

pub(crate) use ancestry::{Ancestry, Brief};
pub(crate) use pool::Kin;
