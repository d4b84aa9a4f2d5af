//! Senstar mobile: what the app requirements of certificates, and the plan that brings them to server and phones.

mod names;
mod plan;
mod product;
mod renewal;
pub mod requests;
pub mod requirements;

use crate::checks::Source;
pub use names::{ANDROID_DESTINATION, ID, IOS_DESTINATION, REQUEST_DESTINATION, SERVER_DESTINATION};
pub use product::{PRODUCT, RULES};
pub use requirements::GUIDE;

/// Which of the certificates is exported for phones.
pub(crate) const EXPORTED: Source = guide("Export the certificate authority certificate");

/// A section of the guide.
const fn guide(section: &'static str) -> Source {
    Source { document: GUIDE, section }
}
