//! Symphony Messaging: the certificate that a bot logs in with, and the signing or root certificate above it.
//!
//! Symphony Messaging is a chat system, unrelated to Senstar Symphony.

requirements! {}
