//! The Senstar Symphony Mobile Application 4.0: the request for the certificate of the server.

requirements! {
    "senstar-request", crate::checks::OfRequest:
    key,
    names,
    purpose,
    not_authority,
}
