//! One object whole.

use super::alike::alike;
use super::details;
use super::fingerprint::fingerprints;
use super::page::Detail;
use crate::export;
use crate::judge::{RecipeList, Whole, card};
use crate::model::Object;
use crate::structure::has_structure;

impl Whole<'_> {
    /// One object whole, for a page.
    pub(crate) fn detail(&self, id: u32, object: &Object) -> Detail {
        let (paths, lineage) = self.ancestry.report(id).unzip();
        let judged = self.judged(object, lineage.as_ref());
        let (assessments, platform, recipes) = self.verdicts(id, object, judged, paths.as_ref());
        let list = RecipeList::default();
        let around = self.around(id, &[], None, &list);
        let exports = export::offers(&self.material(id, &assessments, &platform, paths.as_ref()));
        Detail {
            row: self.row(id, object).0,
            assessments,
            platform,
            recipes,
            observations: self.observations(object),
            coverage: judged.map(|judged| judged.coverage(around)).unwrap_or_default(),
            related: self.related(id),
            compatibility: card(object),
            advice: self.advice(id, object),
            panels: judged.map(|judged| judged.panels(around, &self.pins())).unwrap_or_default(),
            exports,
            paths,
            has_structure: has_structure(&object.content),
            fields: details::fields(object),
            fingerprints: fingerprints(&object.content),
            alike: alike(id, self.objects),
            pem: details::pem(&object.content),
        }
    }
}
