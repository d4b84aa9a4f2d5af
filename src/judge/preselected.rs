//! For which product a drop is meant, where nobody said.

use super::whole::Whole;
use crate::checks::role::{role_of_request, roles};
use crate::input::{ProfileId, Role};
use crate::model::{Content, Object};
use crate::products::{PRODUCTS, Product, Sign};
use crate::report::{DestinationReport, Verdict};

impl Whole<'_> {
    /// The product that was chosen, or else the one that the drop looks meant for.
    pub(crate) fn preselected(&self) -> Option<ProfileId> {
        if self.options.profile.is_some() {
            return self.options.profile;
        }
        let signs =
            PRODUCTS.iter().flat_map(|product| product.signs.iter().map(move |sign| (*product, *sign)));
        let seen = signs.filter(|(_, sign)| self.shows(*sign));
        seen.min_by_key(|(_, sign)| rank(*sign)).map(|(product, _)| product.id)
    }

    /// The answer that counts for the whole drop: the worst for the product that was chosen or that the drop looks meant for;
    /// `None` where it is meant for no product in particular.
    pub(crate) fn verdict(&self, destinations: &[DestinationReport]) -> Option<Verdict> {
        let product = self.preselected().and_then(crate::products::product);
        if product.is_none() && self.options.role.is_none() {
            return None;
        }
        let is_its = |product: &Product, one: &DestinationReport| {
            product.destinations.iter().any(|entry| entry.id == one.destination)
        };
        let its = destinations.iter().filter(|one| product.is_none_or(|product| is_its(product, one)));
        Some(its.map(|one| one.verdict).max().unwrap_or(Verdict::Nothing))
    }

    fn shows(&self, sign: Sign) -> bool {
        let mut given = self.objects.iter().filter(|object| !self.is_anchor(object));
        match sign {
            Sign::FileNamed(name) => {
                let files = (0_u32..).zip(self.files).filter(|(input, _)| !self.anchors.contains(input));
                files.map(|(_, file)| file).any(|file| file.base_name() == name)
            }
            Sign::Client => given.any(|object| self.is_of(object, Role::Client)),
            Sign::KeyOfServer => {
                let is_key = |object: &&Object| {
                    matches!(object.content, Content::PrivateKey(_)) && object.container.is_none()
                };
                given.filter(is_key).any(|key| self.is_key_of_server(key))
            }
            Sign::Pkcs12 => given.any(|object| matches!(object.content, Content::Pkcs12(_))),
            Sign::Authority => {
                let certificates: Vec<&Object> =
                    given.filter(|object| matches!(object.content, Content::Certificate(_))).collect();
                // Intermediates without their root are for a server's chain, for a pod or for phones: nothing tells.
                let is_root = |object: &&Object| matches!(&object.content, Content::Certificate(certificate) if certificate.is_self_issued());
                certificates.iter().any(is_root)
                    && certificates.iter().all(|object| self.is_of(object, Role::Ca))
            }
        }
    }

    /// Whether a certificate, or the one that a request asks for, looks made for a role.
    fn is_of(&self, object: &Object, wanted: Role) -> bool {
        match &object.content {
            Content::Certificate(certificate) => {
                roles(certificate, self.options, &[]).first().is_some_and(|likely| likely.role == wanted)
            }
            Content::CertificateRequest(request) => {
                role_of_request(request, self.options, &[]).role == wanted
            }
            _ => false,
        }
    }

    fn is_key_of_server(&self, key: &Object) -> bool {
        let Content::PrivateKey(key) = &key.content else { return false };
        let Some(public) = &key.public_key else { return false };
        self.objects.iter().any(|object| match &object.content {
            Content::Certificate(certificate) => {
                certificate.fingerprints.spki_sha256 == public.spki_sha256 && self.is_of(object, Role::Server)
            }
            _ => false,
        })
    }
}

/// What counts for more stands first; the name of a file does not change that.
const fn rank(sign: Sign) -> u8 {
    match sign {
        Sign::FileNamed(_) => 0,
        Sign::Client => 1,
        Sign::KeyOfServer => 2,
        Sign::Pkcs12 => 3,
        Sign::Authority => 4,
    }
}
