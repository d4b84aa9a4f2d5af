//! What the panel says, in German. What is not here stays English.

/// English, then German.
pub(super) const GERMAN: &[(&str, &str)] = &[
    ("Symphony Messaging: what is left to do", "Symphony Messaging: was noch zu tun ist"),
    (
        "Symphony Messaging is a chat product. It has nothing to do with Senstar Symphony.",
        "Symphony Messaging ist ein Chat-Produkt. Mit Senstar Symphony hat es nichts zu tun.",
    ),
];
