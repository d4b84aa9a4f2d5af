//! A product that exists only in tests: it proves that a folder and a line in the list are all that a product needs.

mod names;
mod plan;
mod product;
pub mod requirements;

pub use product::{PRODUCT, RULES};
