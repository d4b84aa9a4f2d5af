//! DW Spectrum: the request for the certificate of the server.

requirements! {
    "dw-request", crate::checks::OfRequest:
    key,
    names,
    purpose,
    not_authority,
}
