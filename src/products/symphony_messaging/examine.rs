//! What is left to do with an object.

use super::found::SymphonyMessaging;
use super::{authority, bot, request};
use crate::checks::role::{request_is_for_client, roles};
use crate::input::Role;
use crate::products::{Shown, ShownObject};

/// What is left to do with a bot's certificate, with the authority above it, or with a request for the certificate of a bot.
/// `None` for anything else.
#[must_use]
pub fn examine(shown: &Shown<'_>) -> Option<SymphonyMessaging> {
    match &shown.object {
        ShownObject::Certificate(subject) => {
            let roles = roles(subject.certificate, shown.options);
            let has = |wanted| roles.iter().any(|(role, _)| *role == wanted);
            if has(Role::Client) {
                Some(bot::panel(subject))
            } else {
                has(Role::Ca).then(|| authority::panel(subject))
            }
        }
        ShownObject::Request(subject) => {
            let for_client = request_is_for_client(subject.request, subject.asked.user_name);
            for_client.is_ok().then(|| request::panel(subject))
        }
    }
}
