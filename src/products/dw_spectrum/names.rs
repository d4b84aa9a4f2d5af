//! The names that options and reports have for the product and its destinations.

use crate::input::{Destination, ProfileId};

/// The name used on the command line and in reports.
pub const ID: ProfileId = ProfileId::declared("dw-spectrum");

/// The certificate of a DW Spectrum server, in its `cert.pem`.
pub const SERVER_DESTINATION: Destination = Destination::declared("dw-spectrum-server");

/// The request for the certificate of a DW Spectrum server.
pub const REQUEST_DESTINATION: Destination = Destination::declared("dw-spectrum-request");
