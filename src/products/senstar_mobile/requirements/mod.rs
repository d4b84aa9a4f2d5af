//! The Senstar Symphony Mobile Application 4.0: requirements on the certificate authority and on the server's certificate.
//!
//! Senstar Symphony is a video system, unrelated to Symphony Messaging.

use crate::checks::{Remedy, Source, Subject, recipe};

requirements! {
    "senstar-mobile":
    ca_validity,
    ca_key_size,
    ca_hash,
    ca_basic_constraints,
    server_validity,
    server_key_size,
    server_hash,
    server_dns_name,
    server_extended_key_usage,
    server_validity_period,
    server_address,
    server_root_on_phones,
    server_pfx,
}

/// Title of the guide.
pub const GUIDE: &str = "Senstar Symphony Mobile Application 4.0 Security Guide";

/// The list of requirements on the certificate of the authority.
const CA_LIST: Source = Source {
    document: GUIDE,
    section: "Certificate requirements, list for the certificate authority certificate",
};

/// The list of requirements on the certificate of the server.
pub(super) const SERVER_LIST: Source = Source {
    document: GUIDE,
    section: "Certificate requirements, list for the SSL certificate on the server",
};

/// Where the guide has the request made.
pub(super) const CSR_STEP: Source =
    Source { document: GUIDE, section: "Get an SSL certificate from a trusted CA, 2. Generate a CSR" };

/// Apple's own list, which the guide follows.
const APPLE_LIST: Source = Source {
    document: "Apple, Requirements for trusted certificates in iOS 13 and macOS 10.15",
    section: "article 103769 (HT210176)",
};

/// What Android itself asks of a chain: the size of keys, the hash of signatures, and the purpose of the leaf.
const CONSCRYPT: Source = Source {
    document: "Android, Conscrypt",
    section: "ChainStrengthAnalyzer; TrustManagerImpl, ExtendedKeyUsagePKIXCertPathChecker",
};

/// What the app sees where both systems reject the certificate. Whether the app checks more than its system is not published.
const REJECTED: &str =
    "iOS and Android reject the TLS connection, and the app shows the server as unreachable or not trusted.";

/// What the systems make of a key that is too short.
const SHORT_KEY: &str = "The guide requires it. iOS rejects RSA keys below 2048 bits and curves below 256 bits. Android's own minimum is RSA 1024.";

/// What the systems make of a signature.
const WEAK_HASH: &str = "The guide requires it. iOS rejects signatures with MD2, MD4, MD5 or SHA-1; Android rejects the first three. Whether current Android also rejects SHA-1 is not known. Neither checks the signature that a root makes on itself.";

/// What the vendor's own program does where there is no authority yet.
const WIZARD: &str = "On Senstar Symphony Server 8.6.1 and later the setup wizard can make both certificates instead: in the Networking pane of the Server Configuration tab, select 'Have the setup wizard generate SSL certificates', type the domain name, click Verify and Apply.";

/// A new server certificate: by the setup wizard or by commands.
fn new_server(subject: &Subject<'_>, text: &'static str) -> Remedy {
    recipe::server(subject, format!("{text} {WIZARD}"))
}

/// A new authority: by the setup wizard or by commands.
fn new_authority(subject: &Subject<'_>, text: &'static str) -> Remedy {
    recipe::authority(subject, format!("{text} {WIZARD}"))
}
