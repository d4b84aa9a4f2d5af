//! What the guides say beside their demands: where a file goes, what the product shows and does, which steps are left.
//!
//! One module for each product. Nothing here judges a certificate; that is what [`crate::profiles`] does.

pub mod dw_spectrum;
pub mod senstar_mobile;
pub mod symphony_messaging;
