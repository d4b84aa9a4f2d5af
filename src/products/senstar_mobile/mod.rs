//! Senstar mobile: the deployment of a certificate on server and phones, by version and by the way of obtaining it.
//!
//! What the guide says stands here as tables. What of it is done already is told in `report::deployment`, from what was
//! dropped.

mod choices;
mod contradictions;
mod names;
mod product;
mod release;
mod renewal;
pub mod requirements;
mod steps;
mod ways;

pub use choices::{Access, DeploymentChoices, Way};
pub(crate) use contradictions::{CONTRADICTIONS, OPEN_QUESTIONS};
pub use release::{Release, ServerVersion, ServerVersionError};
pub use steps::Who;
pub(crate) use steps::{Part, Proof, Step, steps};
pub(crate) use ways::{WAYS, WayFacts};

use crate::checks::Source;
pub use names::{CA_DESTINATION, ID, SERVER_DESTINATION};
pub use product::{PRODUCT, RULES};
pub use requirements::GUIDE;

/// Which of the certificates is exported for phones.
pub(crate) const EXPORTED: Source = guide("Export the certificate authority certificate");

/// A section of the guide.
const fn guide(section: &'static str) -> Source {
    Source { document: GUIDE, section }
}
