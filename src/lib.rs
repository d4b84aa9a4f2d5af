//! The core of Certificate Inspector: files in, a report out.
//!
//! ```text
//! bytes -> formats -> model -> path -> checks x profiles, products -> report, export -> command, JavaScript, page
//! ```
//!
//! [`inspect`] is a pure function. The clock, the address typed in the app and every other setting come in through
//! [`Options`]; nothing here reads the time, the network, the environment or a file, so the native command and the
//! WebAssembly module give the same bytes for the same input.
//!
//! | module | what it does | what it does not know |
//! |---|---|---|
//! | [`input`] | files and options | anything about certificates |
//! | [`limits`] | every limit with its reason | |
//! | [`formats`] | finds and decodes what files hold | whether it is good |
//! | [`model`] | the decoded facts | how they were decoded, who asks for what |
//! | [`path`] | what binds certificates to each other, and whether a path to an anchor is valid | how they were decoded, products, the clock |
//! | [`roots`] | the public roots that are built in | whether anybody asks for them |
//! | [`checks`] | predicates and the shape of a requirement | products, bytes |
//! | [`profiles`] | the demands of each product, one file each | bytes, pages |
//! | [`products`] | what the guides say beside their demands: steps, places, dialogs, modes | bytes, pages |
//! | [`export`] | files to deploy, and evidence of the judgement | how anything was decoded |
//! | [`protocol`] | what a page or a package asks, and the answers | what runs around the core |
//! | [`report`] | the answer, serialisable | how anything was decoded |

pub mod checks;
pub mod export;
pub mod formats;
pub mod input;
mod inspect;
#[cfg(feature = "js")]
pub mod js;
pub mod limits;
pub mod model;
pub mod path;
pub mod products;
pub mod profiles;
mod protection;
pub mod protocol;
pub mod report;
pub mod roots;
mod sorting;
mod structure;
mod writing;

pub use input::{
    Input, Options, Password, ProfileId, Purpose, Role, ServerName, Unlocking, ValidationPolicy,
};
pub use inspect::{Inspection, inspect};
pub use model::Timestamp;
pub use report::Report;
