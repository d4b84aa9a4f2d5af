//! What the product asks of a certificate.

requirements! {
    "test-product":
    alternative_name,
}
