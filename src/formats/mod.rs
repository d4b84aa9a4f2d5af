//! Bytes to objects: finds what a file holds by its content, decodes it, and opens containers.
//!
//! The only code that touches raw PEM, DER and containers. It does not decide whether anything is good; see
//! [`crate::checks`].

mod archive;
pub(crate) mod asn1;
pub(crate) mod certificate;
mod content_type;
mod context;
mod deviations;
mod element;
mod encoding;
mod encryption;
mod error;
mod found;
mod inside;
mod java_key_store;
mod named_value;
mod notation;
mod ocsp_response;
mod octets;
mod pasted;
mod pem;
mod pin_ledger;
mod pkcs12;
mod pkcs7;
mod private_key;
mod public_key;
mod read;
mod recognise;
mod request;
mod revocation_list;
mod shapes;
mod ssh_fields;
mod ssh_key;
mod ssh_public;
mod trust_settings;

pub use asn1::{Asn1Cause, Asn1Error};
pub use context::{Context, Progress, Step, Unit};
pub(crate) use deviations::Deviations;
pub use error::{FormatError, PinLedgerFault};
pub use found::{Decoded, Failure, Found, Reading};
pub(crate) use private_key::read as read_private_key;
pub use read::{decode_certificate, decode_name, read, unlock};
