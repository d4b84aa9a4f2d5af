//! What is left to do with an object.

use super::found::SymphonyMessaging;
use super::{authority, bot, request};
use crate::input::Role;
use crate::products::{Shown, ShownObject};

/// What is left to do with a bot's certificate, with the authority above it, or with a request for the certificate of a bot.
/// `None` for anything else.
#[must_use]
pub fn examine(shown: &Shown<'_>) -> Option<SymphonyMessaging> {
    match &shown.object {
        ShownObject::Certificate(subject) => match subject.role {
            Role::Client => Some(bot::panel(subject)),
            Role::Ca => Some(authority::panel(subject)),
            Role::Server | Role::Request => None,
        },
        ShownObject::Request(subject) => (subject.requested == Role::Client).then(|| request::panel(subject)),
    }
}
