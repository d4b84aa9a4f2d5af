//! The row of an object in a list.

use super::page::ObjectRow;
use crate::checks::role::roles;
use crate::judge::{Answered, Brief, BriefAssessment, RecipeList, Whole, broken};
use crate::model::{Content, Object};
use crate::naming::{key_of, kind_name, place, short_title, title_of};
use crate::report::{RowDestination, Verdict};

impl Whole<'_> {
    /// The row of one object in a list, and what it comes to for the destinations that concern it.
    pub(crate) fn row(&self, id: u32, object: &Object) -> (ObjectRow, Vec<Answered>) {
        let kind = object.content.kind();
        let lock = object.lock.as_ref().map(|lock| lock.reason);
        let mut row = ObjectRow {
            id,
            input: object.origin.input,
            container: object.container,
            depth: self.depth(object),
            place: place(&object.origin),
            kind,
            kind_name: kind_name(kind).into(),
            lock,
            title: title_of(object).into(),
            issuer: "".into(),
            not_after: None,
            key: key_of(&object.content),
            role: None,
            trust: None,
            path: None,
            issued_by: None,
            key_of: self.certificate_for(id, object),
            self_signed: false,
            outcome: self.outcome(object),
            destinations: Vec::new(),
            failed: 0,
            warned: 0,
            requirements: 0,
        };
        let (mut lineage, mut broken_path) = (None, None);
        match &object.content {
            Content::Certificate(certificate) => {
                row.issuer = short_title(&certificate.issuer).into();
                row.not_after = Some(certificate.validity.not_after);
                let takes = &self.leads().takes().certificates;
                row.role = roles(certificate, self.options, takes).first().map(|likely| likely.role);
                if let Some((Brief { trust, outcome, issued_by, self_signed, broken: why }, best)) =
                    self.ancestry.brief(id)
                {
                    row.trust = Some(trust);
                    row.path = Some(outcome);
                    row.issued_by = issued_by;
                    row.self_signed = self_signed;
                    row.outcome = row.outcome.max(broken(outcome));
                    lineage = Some(best);
                    broken_path = why;
                }
            }
            Content::RevocationList(list) => {
                row.issuer = short_title(&list.issuer).into();
                row.not_after = list.next_update;
            }
            _ => {}
        }
        let judged = self.judged(object, lineage.as_ref());
        let faults = if judged.is_some() { self.faults(object) } else { Vec::new() };
        let recipes = RecipeList::default();
        let path = row.path.map(|path| (path, broken_path.as_deref()));
        let around = self.around(id, &faults, path, &recipes);
        let briefs = judged.map(|judged| judged.briefs(around)).unwrap_or_default();
        let mut verdicts = Vec::with_capacity(briefs.len());
        // The row shows the worst role; a list has no room for two.
        let mut worst = None;
        for brief in briefs {
            let (outcome, role) = (brief.counted(), brief.destination.role);
            let BriefAssessment { destination, tally, .. } = &brief;
            let (destination, verdict) = (destination.id, tally.verdict());
            if worst.is_none_or(|worst| outcome > worst) && row.role.is_some() {
                row.role = Some(role);
                worst = Some(outcome);
            }
            row.outcome = row.outcome.max(outcome);
            row.failed = row.failed.saturating_add(tally.failed);
            row.warned = row.warned.saturating_add(tally.warned);
            row.requirements = row.requirements.saturating_add(tally.requirements);
            row.destinations.push(RowDestination { destination, verdict });
            verdicts.push(Answered::brief(id, brief));
        }
        for destination in self.awaiting(object) {
            row.outcome = row.outcome.max(Verdict::NeedsMore.outcome());
            row.destinations.push(RowDestination { destination, verdict: Verdict::NeedsMore });
        }
        (row, verdicts)
    }
}
