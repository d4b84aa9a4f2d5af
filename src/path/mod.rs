//! Certification paths: what binds certificates to each other, every way to a trust anchor, and what breaks on it.
//!
//! ```text
//! certificates -> Links (names, key identifiers, signatures) -> paths() -> validate() -> answers
//! ```
//!
//! Links do not depend on time, purpose or trust, so they are found once and kept. A path may end at an anchor, or in the
//! open; it is validated either way, and every check answers for every certificate on it.

pub mod answer;
mod build;
pub mod bundle;
mod chain;
mod links;
pub mod name;
pub mod public_suffix;
pub mod question;
pub mod revocation;
pub mod signature;
mod signature_cache;
mod trust;
pub mod validate;

pub use answer::{Answer, Check, Layer, Reason};
pub use build::{Anchors, Built, End, Path, paths};
pub use chain::{Chain, Position};
pub use links::{Edge, Link, Links};
pub use question::{PeerName, PolicyInputs, Question};
pub use revocation::Lists;
pub use signature_cache::SignatureCache;
pub use trust::Trust;
pub use validate::{Validation, validate};
