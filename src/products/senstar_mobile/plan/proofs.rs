//! What among the files shows that a step is done.

use crate::products::senstar_mobile::{IOS_DESTINATION, SERVER_DESTINATION};
use crate::products::{Proof, Which};

/// The requirement that the address in the app is in the certificate: it is one of the final checks.
/// Requirements that steps of the plan are about.
pub(super) const ROOT_ON_PHONES: &str = "senstar-mobile/server-root-on-phones";
pub(super) const PFX_FILE: &str = "senstar-mobile/server-pfx";
pub(super) const ADDRESS: &str = "senstar-mobile/server-address";

pub(super) const REQUEST: Proof = Proof::Request(SERVER_DESTINATION);
pub(super) const SERVER_CERTIFICATE: Proof = certificate(
    Which::Any,
    "It is here. Its private key has to be on the server's computer, or to come in a PFX file.",
);
pub(super) const ISSUED: Proof = certificate(Which::Issued, "It is here.");
pub(super) const PUBLICLY_ISSUED: Proof =
    certificate(Which::PubliclyIssued, "A certificate that leads to a public root is here.");
pub(super) const SERVER_READY: Proof = Proof::Ready(SERVER_DESTINATION);
pub(super) const PFX: Proof = Proof::PfxFile(SERVER_DESTINATION);
pub(super) const CA_FILE: Proof = Proof::RootFile(IOS_DESTINATION);
pub(super) const CA_READY: Proof = Proof::Ready(IOS_DESTINATION);
pub(super) const CHAIN: Proof = Proof::Chain { destination: SERVER_DESTINATION, root: IOS_DESTINATION };
pub(super) const PUBLIC_TRUST: Proof = Proof::PublicRoot(SERVER_DESTINATION);
pub(super) const IN_APP: Proof = Proof::Requirement {
    destination: SERVER_DESTINATION,
    id: ADDRESS,
    needs: "Type the address that users type in the app.",
    remedy: "Type the address as it is in the certificate, or have the certificate reissued with it.",
};

const fn certificate(which: Which, here: &'static str) -> Proof {
    Proof::Certificate { destination: SERVER_DESTINATION, which, here }
}
