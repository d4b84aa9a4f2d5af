//! How long certificates of Let's Encrypt are valid, and what its profiles leave out.

use const_oid::db::rfc4519::ORGANIZATION_NAME;

use crate::checks::Outcome;
use crate::model::Certificate;
use crate::report::Observation;

/// What its subscribers have to plan for. Sources, letsencrypt.org: Decreasing Certificate Lifetimes to 45 Days; Profiles; Chains
/// of Trust.
const FACTS: [&str; 3] = [
    "Let's Encrypt issued it, so a program has to renew it. Its default profile (classic) is valid for 90 days, 64 days from 2027-02-10, and 45 days from 2028-02-16.",
    "Let's Encrypt's profile tlsserver is valid for 45 days and has neither a common name nor a subject key identifier. Only the profile shortlived (160 hours) has IP addresses.",
    "Since 2026-05-13 Let's Encrypt issues from generation Y by default. ISRG Root X1 and X2 cross-sign its roots (Root YR, Root YE): keep the cross-signed root in the file, because most devices do not have the new roots.",
];

/// The observations on a certificate of a server that Let's Encrypt issued.
pub(super) fn facts(certificate: &Certificate) -> Vec<Observation> {
    let mut organizations = certificate.issuer.attributes().filter(|part| part.oid == ORGANIZATION_NAME);
    let is_its = organizations.any(|part| part.text == "Let's Encrypt");
    let is_authority = certificate.basic_constraints().is_some_and(|constraints| constraints.ca);
    let told = FACTS.iter().filter(|_| is_its && !is_authority);
    told.map(|fact| Observation::new(Outcome::NotApplicable, *fact)).collect()
}
