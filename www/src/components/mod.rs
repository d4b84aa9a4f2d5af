//! What the page is drawn of. All of it takes properties, emits callbacks and holds no state but its own looks.
//!
//! What has such state, or should not be drawn anew without need, is a component (in capitals). The rest are plain
//! functions: a component costs some four kilobytes of the page.

mod basics;
mod cards;
mod found;
mod frame;
mod intake;
mod product;
mod result;
mod settings;
mod table;
mod tabs;

pub(crate) use cards::cards;
pub(crate) use found::list::Found;
pub(crate) use frame::alert_box::alert_box;
pub(crate) use frame::busy::busy;
pub(crate) use frame::drop_overlay::drop_overlay;
pub(crate) use frame::evidence::evidence;
pub(crate) use frame::masthead::{masthead, portal_notice};
pub(crate) use frame::notices::notices;
pub(crate) use frame::problems::{problems, remarks};
pub(crate) use frame::product_bar::{bar_fields, product_bar, strip};
pub(crate) use frame::shortcuts_dialog::shortcuts_dialog;
pub(crate) use frame::trust_dialog::trust_dialog;
pub(crate) use frame::window_events::use_window_events;
pub(crate) use frame::window_intake::use_window_intake;
pub(crate) use intake::welcome::welcome;
pub(crate) use product::plan::plan;
pub(crate) use product::plan_view::PlanView;
pub(crate) use result::ResultView;
pub(crate) use settings::panel::settings_drawer;
pub(crate) use table::facets::{facets, layout_switch};
pub(crate) use table::view::TableView;
pub(crate) use tabs::parts::Parts;
pub(crate) use tabs::question;
