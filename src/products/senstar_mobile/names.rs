//! The names that options and reports have for the product and its destinations.

use crate::input::{Destination, ProfileId};

/// The name used on the command line and in reports.
pub const ID: ProfileId = ProfileId::declared("senstar-mobile");

/// The certificate of the Senstar Symphony Server.
pub const SERVER_DESTINATION: Destination = Destination::declared("senstar-mobile-server");

/// The certificate authority that phones trust.
pub const CA_DESTINATION: Destination = Destination::declared("senstar-mobile-ca");
