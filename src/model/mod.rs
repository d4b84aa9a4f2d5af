//! Facts, decoded once and owned. Nothing here judges, and nothing here knows how it was decoded.

mod algorithm;
mod archive;
mod bytes;
mod certificate;
mod encryption;
mod extension;
mod key_store;
mod lock;
mod look_alike;
mod name;
mod object;
mod ocsp_response;
mod oid;
mod outcome;
mod pin_ledger;
mod pkcs12;
mod pkcs7;
mod private_key;
mod request;
mod revocation_list;
mod source;
mod ssh_key;
mod text_fault;
mod time;

pub use algorithm::{
    BarePublicKey, Curve, HashAlgorithm, Parameters, PssParameters, PublicKey, PublicKeyAlgorithm,
    SignatureAlgorithm, SignatureCheck, SignatureScheme,
};
pub use archive::{Archive, PassedOver, PassedOverReason};
pub use bytes::{Bytes, Span, hex_colons, hex_lower};
pub use certificate::{Certificate, Deviation, DeviationKind, Fingerprints, Validity, Version};
pub use encryption::{Cipher, Encryption, KeyDerivation, Mac};
pub use extension::*;
pub use key_store::{KeyStore, KeyStoreIntegrity};
pub use lock::{Lock, LockReason, LockedForm};
pub use look_alike::{LookAlike, look_alike, unicode_host};
pub use name::{Attribute, GeneralName, Name, StringType};
pub use object::{Content, Encoding, Object, ObjectKind, Origin};
pub use ocsp_response::{OcspAnswer, OcspResponse, OcspStatus};
pub use oid::Oid;
pub use outcome::{Level, Outcome, Text};
pub use pin_ledger::{PIN_LEDGER_MARK, PIN_LEDGER_VERSION, Pin, PinLedger};
pub use pkcs7::{Pkcs7, Pkcs7Content};
pub use pkcs12::{Label, Opened, PEM_LABEL, PasswordForm, Pkcs12, Safe, SafeProtection};
pub use private_key::{KeyFault, PrivateKey, PrivateKeyForm, SecretKey};
pub use request::{CertificateRequest, RequestAttribute};
pub use revocation_list::{REASON_FLAGS, RevocationList, RevocationReason, RevokedCertificate};
pub use source::SourceReference;
pub use ssh_key::{SshKey, SshKeyForm};
pub use text_fault::{TextFault, TextForm};
pub use time::{DAY, HOUR, MINUTE, Period, Timestamp};
