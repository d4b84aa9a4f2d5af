//! What a destination's own software makes of the same bytes.

pub mod openssl_pem;
pub(crate) mod pkcs12_systems;

pub use pkcs12_systems::CompatibilityRow;
pub(crate) use pkcs12_systems::Opener;
