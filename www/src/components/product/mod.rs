//! Panels of single products.

pub(super) mod deployment;
pub(super) mod deployment_fields;
pub(super) mod deployment_view;
pub(super) mod deployment_way;
pub(super) mod dw_spectrum;
pub(super) mod dw_spectrum_modes;
pub(super) mod dw_spectrum_pins;
pub(super) mod symphony_messaging;
