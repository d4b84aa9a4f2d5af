//! What platforms and standards ask beside any guide. Shown in a group of its own, never part of a vendor's verdict.

requirements! {
    ca_key_usage,
    known_weak_key,
    server_not_ca,
}
