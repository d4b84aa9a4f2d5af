//! Symphony Messaging: the certificate that a bot logs in with, and the signing or root certificate above it.
//!
//! Symphony Messaging is a chat system, unrelated to Senstar Symphony.

use crate::checks::{Contradiction, Source};

requirements! {
    "symphony-messaging":
    bot_key_size,
    bot_user_name,
    bot_trust,
    bot_extended_key_usage,
    bot_key_usage,
    bot_validity,
    bot_hash,
    bot_key_file,
    bot_encryption,
    bot_runtime,
    bot_port,
    bot_sample_values,
    bot_version,
    authority_basic_constraints,
    authority_key_usage,
    authority_validity,
    authority_key_size,
    authority_hash,
    authority_no_private_key,
    authority_private,
    authority_encoding,
}

pub(crate) use bot_key_size::judge as judge_key;

/// Title of the guide.
const GUIDE: &str = "Symphony Messaging, Certificate Authentication Workflow";

/// How a pod knows a bot, and at which port.
pub(super) const OVERVIEW: Source = Source { document: GUIDE, section: "Overview" };

/// Who uploads and who hands over what.
pub(crate) const SUMMARY: Source = Source { document: GUIDE, section: "Summary" };

/// Where the signing or root certificate goes.
pub(crate) const UPLOAD: Source =
    Source { document: GUIDE, section: "1. Upload a Signing Certificate or Root Certificate" };

/// The commands that make a certificate.
pub(crate) const GENERATE: Source =
    Source { document: GUIDE, section: "2. Generate a Client Certificate, the commands" };

/// The sentence above the commands.
const GENERATE_TEXT: Source =
    Source { document: GUIDE, section: "2. Generate a Client Certificate, above the commands" };

/// The table for the PKI team.
pub(crate) const REQUEST_TABLE: Source =
    Source { document: GUIDE, section: "2. Generate a Client Certificate, table for the PKI team" };

/// The account of the bot.
pub(crate) const SERVICE_USER: Source =
    Source { document: GUIDE, section: "Creation of the service user in the Admin Portal" };

/// The two calls.
pub(crate) const AUTHENTICATE: Source = Source { document: GUIDE, section: "3. Authenticate" };

/// The reference of the first call.
pub(crate) const SESSION_AUTHENTICATE: Source =
    Source { document: "Symphony REST API, Session Authenticate (Cert)", section: "Important" };

/// The ports in the configuration of the Java kit.
pub(crate) const JAVA_KIT: Source =
    Source { document: "finos/symphony-bdk-java", section: "docs/configuration.md" };

/// Bits that a key must have, by the guide's text and by the reference.
pub(crate) const KEY_BITS: u32 = 4096;
/// Bits that a key has in the guide's table, and the least that anybody accepts.
pub(crate) const EXAMPLE_KEY_BITS: u32 = 2048;
/// The port that a client certificate is asked for at.
pub(crate) const PORT: u16 = 8444;
/// The organization in the guide's sample command.
pub(crate) const SAMPLE_ORGANIZATION: &str = "Symphony Communications LLC";
/// The organizational unit in the guide's sample command.
pub(crate) const SAMPLE_UNIT: &str = "NOT FOR PRODUCTION USE";

/// The end of client certificates from public CAs.
pub(crate) const PUBLIC_CLIENTS: Source =
    Source { document: "Chrome Root Program Policy 1.8", section: "dedicated hierarchies for TLS servers" };

/// When public CAs stop to issue certificates for clients.
pub(crate) const PUBLIC_CLIENTS_END: &str = "Public CAs stop to issue certificates for clients. Chrome's policy 1.8 ends them for subordinate CAs on 2026-06-15 and for certificates on 2027-03-15. DigiCert stops on 2027-03-01. Let's Encrypt's profile tlsclient ended on 2026-07-08. For Sectigo, sources differ.";

/// What the vendor says of certificates without the purpose.
pub(super) const PURPOSE_ARTICLE: Source = Source {
    document: "Symphony, Client Authentication EKU deprecation: impact on Symphony Messaging API and mTLS",
    section: "article 42010251391252, of which only the beginning could be read",
};

/// How an authority is uploaded without the portal.
pub(crate) const REST_UPLOAD: Source = Source {
    document: "Symphony REST API, Company Certificate Create",
    section: "POST /v2/companycert/create",
};

/// 4096 bits or 2048.
pub(crate) const KEY_SIZE: Contradiction = Contradiction {
    places: &[
        (GENERATE_TEXT, "The certificate must have 4096 bits, and the first command makes such a key."),
        (REQUEST_TABLE, "The example value for the size of the key is 2048 bits."),
        (SESSION_AUTHENTICATE, "The certificate, and so the root, must have 4096 bits, or it is rejected."),
    ],
    decision: "4096 bits are required: two places say must, and the third only gives an example. Where the pod is known to accept a key of 2048 bits, read the failure as a warning, and make the next key with 4096.",
};

/// Which certificate is uploaded.
const UPLOADED: Contradiction = Contradiction {
    places: &[
        (OVERVIEW, "The client certificate is signed by a trusted root certificate."),
        (
            SUMMARY,
            "It is a child of the signing or root certificate that was uploaded; or it is uploaded itself.",
        ),
    ],
    decision: "Each of the three ways passes: under the uploaded root, directly under the uploaded signing certificate, or uploaded itself.",
};

/// Which port the calls go to.
pub(crate) const PORTS: Contradiction = Contradiction {
    places: &[
        (OVERVIEW, "Client certificates need a port of their own, typically 8444; port 443 is for people."),
        (AUTHENTICATE, "The commands name no port, which means 443."),
    ],
    decision: "Both calls go to port 8444 unless the pod has another port for client certificates. The commands here name it.",
};

/// What any mistake in the certificate looks like to the bot.
const REFUSED: &str =
    "The TLS handshake or the login fails: bad_certificate, certificate_unknown or 401, without a reason.";

/// What becomes of a file that a program cannot read.
const REFUSED_FILE: &str =
    "Programs that do not know the cipher say that the password is wrong, although it is right.";
