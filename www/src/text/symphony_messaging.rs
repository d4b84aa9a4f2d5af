//! Symphony Messaging: what is left to do.

pub(crate) const SYMPHONY: &str = "Symphony Messaging: what is left to do";
pub(crate) const SYMPHONY_NOTE: &str =
    "Symphony Messaging is a chat product. It has nothing to do with Senstar Symphony.";
