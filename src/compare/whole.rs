//! Compares two objects, with all that is known of them.

use super::side::Side;
use super::{Comparison, ComparisonError, ComparisonOrder, compare};
use crate::judge::{Judged, Whole};
use crate::model::Object;
use crate::view::Item;

impl<'a> Whole<'a> {
    /// What changes from one object to another.
    ///
    /// # Errors
    /// One of them is not there, or cannot be compared.
    pub(crate) fn compare(
        &self,
        older: u32,
        newer: u32,
        order: ComparisonOrder,
    ) -> Result<Comparison, ComparisonError> {
        let (one, other) = (self.comparable(older)?, self.comparable(newer)?);
        let swap = order == ComparisonOrder::ByDate && one.1.age() > other.1.age();
        let (older, newer) = if swap { (newer, older) } else { (older, newer) };
        let (one, other) = if swap { (other, one) } else { (one, other) };
        Ok(self.with_side(older, one, |older| {
            self.with_side(newer, other, |newer| compare(older, newer, self.options))
        }))
    }

    fn comparable(&self, id: u32) -> Result<(&'a Object, Item<'a>), ComparisonError> {
        let object = usize::try_from(id).ok().and_then(|index| self.objects.get(index));
        let object = object.ok_or(ComparisonError::NoSuchObject { id })?;
        let item = Item::of(object);
        Ok((object, item.ok_or(ComparisonError::NotComparable { kind: object.content.kind() })?))
    }

    /// Calls a function with all that is known of an object that is compared.
    fn with_side<T>(
        &self,
        id: u32,
        (object, item): (&'a Object, Item<'a>),
        look: impl FnOnce(&Side<'_>) -> T,
    ) -> T {
        let (paths, lineage) = self.ancestry.report(id).unzip();
        let judged = self.judged(object, lineage.as_ref());
        let (assessments, ..) = self.verdicts(id, object, judged, paths.as_ref());
        let file = usize::try_from(object.origin.input).ok().and_then(|input| self.files.get(input));
        look(&Side {
            id,
            object,
            file: file.map_or("", |file| file.name.as_str()),
            item,
            subject: match judged {
                Some(Judged::Certificate(subject) | Judged::Anchor(subject)) => Some(subject),
                _ => None,
            },
            lineage: lineage.as_ref(),
            paths: paths.as_ref(),
            self_signed: self.ancestry.brief(id).is_some_and(|(brief, _)| brief.self_signed),
            assessments: &assessments,
        })
    }
}
