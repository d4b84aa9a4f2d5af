//! Facts, decoded once and owned. Nothing here judges, and nothing here knows how it was decoded.

mod algorithm;
mod bytes;
mod certificate;
mod extension;
mod name;
mod object;
mod oid;
mod time;
mod visible;

pub use algorithm::{
    Curve, HashAlgorithm, Parameters, PssParameters, PublicKey, PublicKeyAlgorithm, SignatureAlgorithm,
    SignatureScheme,
};
pub use bytes::{Bytes, Span, hex_colons, hex_lower};
pub use certificate::{Certificate, Deviation, DeviationKind, Fingerprints, Validity, Version};
pub use extension::*;
pub use name::{Attribute, GeneralName, Name, StringType};
pub use object::{Content, Encoding, Object, ObjectKind, Origin};
pub use oid::Oid;
pub use time::{DAY, HOUR, MINUTE, Period, Timestamp};
pub use visible::{deceives, visible};
