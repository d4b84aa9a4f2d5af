//! The names that options and reports have for the product and its destinations.

use crate::input::{Destination, ProfileId};

/// The name used on the command line and in reports.
pub const ID: ProfileId = ProfileId::declared("symphony-messaging");

/// The certificate that a bot logs in with.
pub const BOT_DESTINATION: Destination = Destination::declared("symphony-bot");

/// The signing or root certificate that an administrator uploads.
pub const AUTHORITY_DESTINATION: Destination = Destination::declared("symphony-authority");

/// The request for the certificate of a bot.
pub const REQUEST_DESTINATION: Destination = Destination::declared("symphony-request");
