//! Symphony Messaging: the request for the certificate of a bot.

requirements! { crate::checks::OfRequest: }
