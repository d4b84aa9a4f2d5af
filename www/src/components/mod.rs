//! What the page is drawn of. All of it takes properties, emits callbacks and holds no state but its own looks.
//!
//! What has such state, or should not be drawn anew without need, is a component (in capitals). The rest are plain
//! functions: a component costs some four kilobytes of the page.

mod alert_box;
mod asn1;
mod assessment;
mod beside;
mod bundle;
mod busy;
mod chain;
mod chain_checks;
mod chain_link;
mod chain_path;
mod chain_settings;
mod choices;
mod comparison;
mod copy_button;
mod deployment;
mod deployment_fields;
mod deployment_way;
mod destinations;
mod drop_overlay;
mod dw_spectrum;
mod dw_spectrum_modes;
mod dw_spectrum_pins;
mod exports;
mod exports_of_all;
mod facts;
mod field_tree;
mod finding;
mod fingerprints;
mod found;
mod found_row;
mod icon;
mod intake_panel;
mod long_value;
mod masthead;
mod outcome;
mod password_form;
mod paste_panel;
mod pem;
mod problems;
mod remedy;
mod result;
mod sample_list;
mod settings_panel;
mod symphony_messaging;
mod tabs;
mod text_field;
mod validity_bar;
mod window_intake;

pub(crate) use alert_box::alert_box;
pub(crate) use busy::busy;
pub(crate) use deployment::{DeploymentView, deployment};
pub(crate) use destinations::overview;
pub(crate) use drop_overlay::drop_overlay;
pub(crate) use exports_of_all::exports_of_all;
pub(crate) use found::Found;
pub(crate) use intake_panel::{IntakePanel, intake_panel};
pub(crate) use masthead::masthead;
pub(crate) use password_form::Key;
pub(crate) use problems::{not_checked, problems};
pub(crate) use result::ResultView;
pub(crate) use settings_panel::{SettingsPanel, settings_panel};
pub(crate) use window_intake::use_window_intake;
