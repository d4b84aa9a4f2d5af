//! The names that options and reports have for the product and its destinations.

use crate::input::{Destination, ProfileId};

/// The name used on the command line and in reports.
pub const ID: ProfileId = ProfileId::declared("senstar-mobile");

/// The certificate of the Senstar Symphony Server.
pub const SERVER_DESTINATION: Destination = Destination::declared("senstar-mobile-server");

/// The certificate authority as iPhones and iPads take it.
pub const IOS_DESTINATION: Destination = Destination::declared("senstar-mobile-ios");

/// The certificate authority as Android phones take it.
pub const ANDROID_DESTINATION: Destination = Destination::declared("senstar-mobile-android");

/// The request for the certificate of the Senstar Symphony Server.
pub const REQUEST_DESTINATION: Destination = Destination::declared("senstar-mobile-request");
