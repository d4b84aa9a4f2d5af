//! What was found in the files, and where.

use serde::{Deserialize, Serialize};

use super::Certificate;

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Origin {
    /// Index of the file among the inputs.
    pub input: u32,
    /// Number of the PEM block in the file, from 1; `None` where the file has no blocks.
    pub block: Option<u32>,
    /// Byte offset of the object, or of its PEM block, in the file.
    pub offset: u32,
}

/// An object found in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// Where it stands.
    pub origin: Origin,
    /// What it is.
    pub content: Content,
}

/// What an object is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A certificate, decoded.
    Certificate(Box<Certificate>),
    /// Something else that was recognised, and is not opened.
    Other(ObjectKind),
}

/// A kind of object, as found from the content and never from the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ObjectKind {
    /// An X.509 certificate.
    Certificate,
    /// A private key that is not encrypted.
    PrivateKey,
    /// A private key under a passphrase.
    EncryptedPrivateKey,
    /// A public key without a certificate.
    PublicKey,
    /// A certificate signing request (PKCS#10, RFC 2986).
    CertificateRequest,
    /// A certificate revocation list (RFC 5280 section 5).
    RevocationList,
    /// A PKCS#7 or CMS bundle (RFC 5652).
    Pkcs7,
    /// A PKCS#12 file, also called PFX (RFC 7292).
    Pkcs12,
    /// A Java key store (JKS).
    JavaKeyStore,
    /// A Java key store of the JCEKS kind.
    JceKeyStore,
    /// An OCSP response (RFC 6960).
    OcspResponse,
    /// An attribute certificate (RFC 5755).
    AttributeCertificate,
    /// Diffie-Hellman parameters.
    DhParameters,
    /// Parameters of an elliptic curve.
    EcParameters,
    /// An SSH public key.
    SshPublicKey,
    /// An SSH private key.
    SshPrivateKey,
    /// An OpenPGP key or message.
    OpenPgp,
    /// A Windows registry file.
    WindowsRegistry,
    /// A serialised Windows certificate store.
    WindowsCertificateStore,
    /// A configuration profile of Apple, or another property list.
    AppleProfile,
    /// An archive of another kind.
    Archive,
    /// A Zip archive.
    Zip,
    /// A tar archive.
    Tar,
    /// A gzip stream.
    Gzip,
    /// A PDF document.
    Pdf,
    /// A picture.
    Image,
    /// A web page.
    Html,
    /// An Office document or another compound file.
    OfficeDocument,
    /// A program.
    Executable,
    /// ASN.1 that is none of the kinds above.
    UnknownAsn1,
}

/// How a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Bare base64.
    Base64,
    /// Base64 inside other text, such as XML, JSON or YAML.
    Base64InText,
    /// DER.
    Der,
    /// Hexadecimal digits.
    Hexadecimal,
    /// Nothing was read.
    None,
    /// PEM blocks.
    Pem,
    /// PEM blocks in UTF-16, as Windows PowerShell writes them.
    PemInUtf16,
    /// Another kind that was recognised.
    Recognised,
}
