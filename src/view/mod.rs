//! What a page shows: rows for a list, one object whole, a fingerprint looked up.

mod alike;
mod card;
mod detail;
pub(crate) mod details;
mod fingerprint;
mod identification;
mod item;
mod list;
mod page;
mod rows;

pub use card::{Card, CardFault, CardFile, CardLock};
pub use fingerprint::FingerprintName;
pub(crate) use identification::identify;
pub use identification::{Identification, IdentifiedObject, Length};
pub(crate) use item::Item;
pub use list::{List, ListedObject};
pub use page::{Detail, Field, FieldStyle, Fingerprint, ObjectRow, Summary};
