//! The names of the product and its destination.

use crate::input::{Destination, ProfileId};

/// The product.
pub(super) const ID: ProfileId = ProfileId::declared("test-product");

/// Its server.
pub(super) const SERVER_DESTINATION: Destination = Destination::declared("test-product-server");
