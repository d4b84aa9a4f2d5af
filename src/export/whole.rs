//! The files that can be made of an inspection.

use super::material::only_certificate;
use super::{
    ExportError, ExportKind, ExportOffer, ExportOrder, ExportedFile, Material, make, make_profile, offers,
    profile_roots,
};
use crate::judge::Whole;
use crate::report::{Assessment, Finding, PathsReport};

impl Whole<'_> {
    /// Makes a file of a certificate, or of all roots.
    ///
    /// # Errors
    /// Something is missing; the error says what.
    pub(crate) fn export(&self, order: &ExportOrder) -> Result<ExportedFile, ExportError> {
        if let (ExportKind::Mobileconfig, None) = (order.kind, order.object) {
            let mut remarks = Vec::new();
            for id in profile_roots(self.objects) {
                for offer in self.exports(id).into_iter().filter(|offer| offer.kind == order.kind) {
                    remarks.extend(offer.remarks);
                }
            }
            return make_profile(self.objects, remarks);
        }
        let id = order.object.map_or_else(|| only_certificate(self.objects), Ok)?;
        self.with_material(id, |material| make(material, order, false))
            .ok_or(ExportError::NoSuchObject { id })?
    }

    /// A file of a certificate, to be judged and thrown away; `None` where it cannot be made.
    pub(crate) fn draft(&self, id: u32, order: &ExportOrder) -> Option<ExportedFile> {
        self.with_material(id, |material| make(material, order, true))?.ok()
    }

    /// The files that can be made of an object.
    pub(crate) fn exports(&self, id: u32) -> Vec<ExportOffer> {
        self.with_material(id, offers).unwrap_or_default()
    }

    /// Calls a function with what files are made of; `None` if there is no object with that number.
    fn with_material<T>(&self, id: u32, make: impl FnOnce(&Material<'_>) -> T) -> Option<T> {
        let object = self.objects.get(usize::try_from(id).ok()?)?;
        let found = self.found(id, object);
        Some(make(&self.material(id, &found.assessments, &found.platform, found.paths.as_ref())))
    }

    pub(crate) fn material<'s>(
        &'s self,
        id: u32,
        assessments: &'s [Assessment],
        platform: &'s [Finding],
        paths: Option<&'s PathsReport>,
    ) -> Material<'s> {
        let bundle = self.bundles().iter().find(|bundle| bundle.leaf == id);
        Material { objects: self.objects, id, assessments, platform, paths, bundle, options: self.options }
    }
}
