//! What people call things: titles of objects, and words for kinds, encodings and deviations.
//!
//! It knows the model and nothing of how anything is judged.

mod titles;
mod words;

pub(crate) use titles::{certificate_title, key_of, place, short_title, title, title_of};
pub(crate) use words::{deviation, encoding, fault, kind_name, look_alike, text_fault};
