//! Forgetting one file of several.

use super::Inspection;
use crate::model::Object;

impl Inspection {
    /// Forgets an input and everything that was found in it. The inputs and objects behind it move up. What was unlocked
    /// elsewhere stays open. Without an input of that number, nothing changes.
    pub fn remove(&mut self, input: u32) {
        let index = usize::try_from(input).ok().filter(|index| *index < self.inputs.len());
        let Some(index) = index else { return };
        self.inputs.remove(index);
        self.files.remove(index);
        self.problems.retain(|(other, _)| *other != input);
        self.problems.iter_mut().for_each(|(other, _)| *other = moved_up(*other, input));
        self.trusted.retain(|other| *other != input);
        self.trusted.iter_mut().for_each(|other| *other = moved_up(*other, input));
        // All objects of an input stand together.
        let is_its = |object: &&Object| object.origin.input == input;
        let first = self.objects.iter().take_while(|object| !is_its(object)).count();
        let first = u32::try_from(first).unwrap_or(u32::MAX);
        let gone = u32::try_from(self.objects.iter().filter(is_its).count()).unwrap_or(u32::MAX);
        self.objects.retain(|object| object.origin.input != input);
        for object in &mut self.objects {
            object.origin.input = moved_up(object.origin.input, input);
            if let Some(container) = object.container.as_mut().filter(|container| **container > first) {
                *container = container.saturating_sub(gone);
            }
        }
        self.kin.take();
    }
}

/// The number of an input after another one was removed.
const fn moved_up(input: u32, removed: u32) -> u32 {
    if input > removed { input - 1 } else { input }
}

#[cfg(test)]
mod tests {
    use crate::Inspection;
    use crate::input::{Options, Unlocking};
    use crate::model::Timestamp;

    /// What is left after a removal is what would be there if the file had never been given.
    #[test]
    fn a_removed_file_leaves_no_trace() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/");
        let names = [
            "foreign/openssl-default.p12",
            "server/good.der",
            "bundles/broken-tail.pem",
            "containers/files.tar",
        ];
        let read = |skipped: Option<usize>| {
            let mut inspection = Inspection::default();
            for (_, name) in names.iter().enumerate().filter(|(index, _)| Some(*index) != skipped) {
                let bytes = std::fs::read([folder, name].concat()).unwrap();
                inspection.add(name, &bytes, &Unlocking::default(), &mut |_| {});
            }
            inspection
        };
        let options = Options::at(Timestamp::parse_rfc3339("2026-11-20T12:00:00Z").unwrap());
        for (removed, name) in names.iter().enumerate() {
            let mut inspection = read(None);
            inspection.remove(u32::try_from(removed).unwrap());
            assert_eq!(inspection.report(&options), read(Some(removed)).report(&options), "{name}");
        }
        let mut inspection = read(None);
        inspection.remove(99);
        assert_eq!(inspection.report(&options), read(None).report(&options));
    }
}
