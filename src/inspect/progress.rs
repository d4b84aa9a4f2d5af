//! How far the judgement of many objects is.

use crate::formats::{Step, Unit};

/// How many objects are judged between two calls of the progress function.
const OBJECTS_PER_PROGRESS: usize = 16;

/// Tells it now and then, before the object of that number is judged.
pub(super) fn tell(progress: &mut dyn FnMut(Step), id: u32, total: usize) {
    let done = usize::try_from(id).unwrap_or(usize::MAX);
    if done.is_multiple_of(OBJECTS_PER_PROGRESS) {
        progress(Step { unit: Unit::Objects, done, total });
    }
}
