//! Symphony Messaging: what is left to do.

use super::{Words, words};

pub(crate) const SYMPHONY: Words =
    words("Symphony Messaging: what is left to do", "Symphony Messaging: was noch zu tun ist");
pub(crate) const SYMPHONY_NOTE: Words = words(
    "Symphony Messaging is a chat product. It has nothing to do with Senstar Symphony.",
    "Symphony Messaging ist ein Chat-Produkt. Mit Senstar Symphony hat es nichts zu tun.",
);
