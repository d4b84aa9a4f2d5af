//! DW Spectrum: what its server needs of `cert.pem`, and of the certificate in it.

requirements! {}
