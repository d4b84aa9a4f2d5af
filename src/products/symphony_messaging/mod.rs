//! Symphony Messaging: what to upload, what to keep secret, and how a bot logs in.

mod authority;
mod bot;
mod examine;
mod found;
mod german;
mod known;
mod names;
mod panel;
mod product;
mod renewal;
mod request;
pub mod requests;
pub mod requirements;

pub use examine::examine;
pub use found::{SymphonyLine, SymphonyMessaging, SymphonyPart, SymphonyPartKind};
pub use names::{AUTHORITY_DESTINATION, BOT_DESTINATION, ID, REQUEST_DESTINATION};
pub use product::{PRODUCT, RULES};
