//! What keeps an object locked.

use serde::{Deserialize, Serialize};

/// An object that is not open, why, and what is needed to open it later.
#[derive(Clone, PartialEq, Eq)]
pub struct Lock {
    /// Why it is locked.
    pub reason: LockReason,
    /// How the bytes are to be read.
    pub form: LockedForm,
    /// The protected bytes, as they stand in the file.
    pub bytes: Vec<u8>,
}

/// Not the bytes: they are long, and nobody reads ciphertext.
impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lock({:?}, {:?}, {} bytes)", self.reason, self.form, self.bytes.len())
    }
}

/// Why an object is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum LockReason {
    /// A password that was given fits the container, and another one is needed here.
    OtherPassword,
    /// No password was given.
    PasswordNeeded,
    /// The key derivation asks for more rounds than are done without asking.
    TooManyRounds {
        /// Rounds that it asks for, all derivations of one attempt together.
        rounds: u32,
    },
    /// Opening other objects used up the rounds of key derivation that are done without asking, so that not every password was
    /// tried.
    NotTried {
        /// Rounds that one attempt takes.
        rounds: u32,
    },
    /// Windows sealed the password for an account or a group; only they can open it.
    WindowsAccount,
    /// Passwords were given, and none fits.
    WrongPassword,
}

/// How locked bytes are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockedForm {
    /// A Java key store (JKS): its certificates are open, its integrity and its keys are not.
    JavaKeyStore,
    /// A whole PKCS#12 file (RFC 7292).
    Pkcs12,
    /// `EncryptedPrivateKeyInfo` (RFC 5958 section 3), also as bag of a PKCS#12 file or entry of a Java key store.
    Pkcs8,
    /// The body of a PEM block with `Proc-Type: 4,ENCRYPTED` (RFC 1421 section 4.6.1.1), with its headers.
    TraditionalPem,
}
