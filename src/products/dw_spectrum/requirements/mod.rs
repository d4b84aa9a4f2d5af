//! DW Spectrum: what its server needs of `cert.pem`, and of the certificate in it.
//!
//! The manual says little: the private key and the whole trust chain in a file of that name. How the server reads the file is
//! read from the library that the vendor published; the server itself is closed, and may differ.

use crate::checks::{Remedy, Source, Subject, Text, recipe};

requirements! {
    "dw-spectrum":
    pem_file,
    readable,
    leaf_first,
    private_key,
    unencrypted_key,
    key_matches,
    key_type,
    key_size,
    damaged_blocks,
    complete_chain,
    validity,
    server_address,
    authorized_issuer,
}

pub(super) use key_size::is_refused_size;

/// Title of the manual.
const MANUAL: &str = "DW Spectrum User Manual";

/// How to obtain and install a certificate.
pub(super) const INSTALL: Source =
    Source { document: MANUAL, section: "To Obtain and Install an Authorized Certificate, steps 2 to 4" };

/// The modes of the client.
const MODES: Source = Source { document: MANUAL, section: "To Set Server Certificate Validation" };

/// How the vendor's published library reads the file.
pub(super) const LIBRARY: Source = Source {
    document: "networkoptix/nx_open (published client and network library)",
    section: "nx/network/ssl/certificate.cpp",
};

/// What the server does with a file that it cannot use.
const UNUSABLE: &str =
    "The server silently falls back to its own self-signed certificate, and clients ask or refuse.";

/// A new server certificate in one file, which is how the server reads it.
fn new_server(subject: &Subject<'_>, text: impl Into<Text>) -> Remedy {
    /// What the server does by itself.
    const OWN: &str = "A certificate of your own is not a must: without cert.pem, the server makes a self-signed one when it is restarted.";
    recipe::server_in_one_file(subject, format!("{} {OWN}", text.into()))
}
