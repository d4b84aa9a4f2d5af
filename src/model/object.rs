//! What was found in the files, and where.

use serde::{Deserialize, Serialize};

use super::{
    Archive, BarePublicKey, Certificate, CertificateRequest, KeyStore, Label, Lock, OcspResponse, PinLedger,
    Pkcs7, Pkcs12, PrivateKey, RevocationList, SshKey,
};

/// Where an object stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Origin {
    /// Index of the file among the inputs.
    pub input: u32,
    /// The way into containers, outermost first: `["certs/a.pfx", "bag 3"]`, and the name of a value in a file that keeps values by name:
    /// `["tls.crt"]`. Empty for what stands in the file itself.
    pub path: Vec<String>,
    /// Number of the PEM block in the innermost file, from 1; `None` where it has no blocks.
    pub block: Option<u32>,
    /// Byte offset of the object, or of its PEM block, in the innermost file or decrypted part.
    pub offset: u32,
}

/// An object found in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// Where it stands.
    pub origin: Origin,
    /// The container it was found in, by its number; containers stand before what they hold.
    pub container: Option<u32>,
    /// The names that the container gives it.
    pub label: Label,
    /// What it is.
    pub content: Content,
    /// What keeps it locked.
    pub lock: Option<Box<Lock>>,
}

/// What an object is.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the types say it all")]
pub enum Content {
    Archive(ObjectKind, Box<Archive>),
    Certificate(Box<Certificate>),
    CertificateRequest(Box<CertificateRequest>),
    KeyStore(ObjectKind, Box<KeyStore>),
    OcspResponse(Box<OcspResponse>),
    PinLedger(Box<PinLedger>),
    Pkcs12(Box<Pkcs12>),
    Pkcs7(Box<Pkcs7>),
    PrivateKey(Box<PrivateKey>),
    PublicKey(Box<BarePublicKey>),
    RevocationList(Box<RevocationList>),
    SshKey(Box<SshKey>),
    /// Something else that was recognised, and is not opened.
    Other(ObjectKind),
}

impl Content {
    /// The kind of object.
    #[must_use]
    pub const fn kind(&self) -> ObjectKind {
        match self {
            Self::Archive(kind, _) | Self::KeyStore(kind, _) | Self::Other(kind) => *kind,
            Self::Certificate(_) => ObjectKind::Certificate,
            Self::CertificateRequest(_) => ObjectKind::CertificateRequest,
            Self::OcspResponse(_) => ObjectKind::OcspResponse,
            Self::PinLedger(_) => ObjectKind::PinLedger,
            Self::Pkcs12(_) => ObjectKind::Pkcs12,
            Self::Pkcs7(_) => ObjectKind::Pkcs7,
            Self::PrivateKey(key) if key.encryption.is_some() => ObjectKind::EncryptedPrivateKey,
            Self::PrivateKey(_) => ObjectKind::PrivateKey,
            Self::PublicKey(_) => ObjectKind::PublicKey,
            Self::RevocationList(_) => ObjectKind::RevocationList,
            Self::SshKey(key) if key.private => ObjectKind::SshPrivateKey,
            Self::SshKey(_) => ObjectKind::SshPublicKey,
        }
    }
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
    /// An OCSP request (RFC 6960).
    OcspRequest,
    /// A public key with a challenge, as browsers signed it for `<keygen>` (Netscape's `SignedPublicKeyAndChallenge`).
    Spkac,
    /// A certificate request in a CMS message: CMC (RFC 5272), or PKCS#7 around a PKCS#10 request.
    CmsRequest,
    /// A message of the Certificate Management Protocol (RFC 9810).
    CmpMessage,
    /// A request, a response or a token of a time-stamping service (RFC 3161).
    TimeStamp,
    /// A list of certificates without anything around it, as Java writes a path (`PkiPath`, RFC 6066 section 5).
    PkiPath,
    /// A key store of Bouncy Castle whose contents are readable (BKS).
    BksKeyStore,
    /// A key store of Bouncy Castle that is encrypted as a whole (UBER).
    UberKeyStore,
    /// A key store of Bouncy Castle's FIPS edition (BCFKS).
    BcfksKeyStore,
    /// A private key of Microsoft's old tools (`.pvk`).
    PvkKey,
    /// A ledger of the pins of clients, as this program writes it.
    PinLedger,
    /// A symmetric key or another secret in a container.
    Secret,
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

impl ObjectKind {
    /// The kind as the subject of a sentence.
    #[must_use]
    pub const fn subject(self) -> &'static str {
        match self {
            Self::Certificate => "The certificate",
            Self::PrivateKey | Self::EncryptedPrivateKey => "The private key",
            Self::PublicKey => "The public key",
            Self::CertificateRequest => "The certificate request",
            Self::RevocationList => "The revocation list",
            Self::Pkcs7 => "The PKCS#7 bundle",
            Self::Pkcs12 => "The PKCS#12 file",
            Self::JavaKeyStore | Self::JceKeyStore => "The Java key store",
            Self::OcspResponse => "The OCSP response",
            Self::PkiPath => "The certificate path",
            Self::PinLedger => "The pin ledger",
            Self::SshPublicKey | Self::SshPrivateKey => "The SSH key",
            _ => "The object",
        }
    }
}

/// How a file was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// An archive that was unpacked.
    Archive,
    /// Bare base64.
    Base64,
    /// Base64 inside other text, such as XML, JSON or YAML.
    Base64InText,
    /// DER.
    Der,
    /// Hexadecimal digits.
    Hexadecimal,
    /// A Java key store.
    KeyStore,
    /// Nothing was read.
    #[default]
    None,
    /// PEM blocks.
    Pem,
    /// PEM blocks behind a byte order mark, as Windows Notepad writes it.
    PemAfterMark,
    /// PEM blocks in UTF-16, as Windows PowerShell writes them.
    PemInUtf16,
    /// PEM blocks in a text that has to be repaired before other programs read it.
    PemToRepair,
    /// Another kind that was recognised.
    Recognised,
    /// Text of a kind of its own.
    Text,
}
