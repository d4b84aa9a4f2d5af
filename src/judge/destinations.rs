//! One drop, judged for every product at once: what is handed in where, and the answer for each.

use std::collections::HashMap;

use super::answered::Answered;
use super::deliveries::FileFacts;
use super::targets::{Target, asked};
use super::whole::Whole;
use crate::input::{Destination, Role};
use crate::model::{Content, Object, ObjectKind};
use crate::naming::{kind_name, title_of};
use crate::products::{self, DestinationEntry};
use crate::report::{DeliveryReport, DestinationReport, Text, Verdict};
use crate::sorting;

/// Most needs that are listed for one destination.
const MAX_NEEDS: usize = 5;

/// What stands between the file of the private key and the file of the certificate.
pub(crate) const JOINED: &str = " with ";

/// Most objects that are named where nothing is for a destination.
const MAX_FOUND: usize = 3;

impl Whole<'_> {
    /// Adds up the answers of all objects, and those for what holds no object that could be judged.
    pub(crate) fn destinations(&self, mut answered: Vec<Answered>) -> Vec<DestinationReport> {
        answered.extend(self.unjudged());
        let mut by_destination: HashMap<Destination, Vec<Answered>> = HashMap::new();
        for one in answered {
            by_destination.entry(one.destination).or_default().push(one);
        }
        let report = |target: Target| {
            self.destination(target.entry, by_destination.remove(&target.entry.id).unwrap_or_default())
        };
        asked(self.options).map(report).collect()
    }

    fn destination(&self, entry: &DestinationEntry, mut answered: Vec<Answered>) -> DestinationReport {
        sorting::by_key(&mut answered, |one| (std::cmp::Reverse(one.verdict), one.object));
        let mut needs: Vec<Text> = Vec::new();
        for need in answered.iter().flat_map(|one| &one.needs) {
            if needs.len() < MAX_NEEDS && !needs.contains(need) {
                needs.push(need.clone());
            }
        }
        let deliveries = self.deliveries_of(entry, answered);
        DestinationReport {
            destination: entry.id,
            title: entry.title.into(),
            verdict: deliveries.first().map_or(Verdict::Nothing, |first| first.verdict),
            headline: match deliveries.as_slice() {
                [] => self.nothing_for(entry),
                [one] => one.sentence.clone(),
                several => counted(several),
            },
            deliveries,
            needs,
        }
    }

    fn deliveries_of(&self, entry: &DestinationEntry, answered: Vec<Answered>) -> Vec<DeliveryReport> {
        let names: Vec<String> = answered.iter().map(|one| self.name_of(entry, one)).collect();
        let mut count: HashMap<&str, usize> = HashMap::new();
        for name in &names {
            *count.entry(name).or_default() += 1;
        }
        let delivery = |(one, name): (Answered, &String)| {
            let is_shared = count.get(name.as_str()).is_some_and(|count| *count > 1);
            let title = one.object.filter(|_| is_shared).and_then(|id| self.object_at(id)).map(title_of);
            let name = title.map_or_else(|| name.clone(), |title| format!("{title} ({name})"));
            let answer = answer(entry, &name, one.verdict);
            let first = one.first.as_deref().unwrap_or_default().trim_end_matches('.');
            let reason = if first.is_empty() { String::new() } else { format!(": {first}") };
            DeliveryReport {
                sentence: format!("{answer}{reason}.").into(),
                answer: format!("{answer}.").into(),
                name: name.into(),
                verdict: one.verdict,
                object: one.object,
                copies: one.copies,
            }
        };
        answered.into_iter().zip(&names).map(delivery).collect()
    }

    /// What people call it: the file, and the file of its private key where that is another one.
    fn name_of(&self, entry: &DestinationEntry, one: &Answered) -> String {
        let object = one.object.and_then(|id| Some((id, self.object_at(id)?)));
        let Some((id, object)) = object else { return self.file_name(one.input) };
        let name = self.place_name(object);
        let key = entry.holds_key.then(|| self.index().private_key(id, self.objects)).flatten();
        let key = key.and_then(|key| self.object_at(key));
        let key =
            key.filter(|key| (key.origin.input, key.container) != (object.origin.input, object.container));
        let key = key.map(|key| self.place_name(key));
        match key.filter(|key| *key != name) {
            Some(key) => [&key, JOINED, &name].concat(),
            None => name,
        }
    }

    /// A file by its name without folders, with the way into containers.
    fn place_name(&self, object: &Object) -> String {
        let mut name = self.file_name(Some(object.origin.input));
        // A container in an archive is handed in by its own name; a value in a file of another program is not.
        let parts = object.origin.path.iter().filter(|part| object.container.is_some() && part.contains('.'));
        for part in parts {
            name.push_str(" › ");
            name.push_str(part);
        }
        name
    }

    fn file_name(&self, input: Option<u32>) -> String {
        let file = input.and_then(|input| self.files.get(usize::try_from(input).ok()?));
        file.map_or("", FileFacts::base_name).to_owned()
    }

    fn object_at(&self, id: u32) -> Option<&Object> {
        self.objects.get(usize::try_from(id).ok()?)
    }

    /// What is handed in somewhere although no certificate and no request in it can be judged: what is still locked, and files
    /// that are damaged.
    fn unjudged(&self) -> Vec<Answered> {
        let mut answered = Vec::new();
        let mut is_damage_told = false;
        for target in asked(self.options).filter(|target| !self.leads().serve(target.entry.id)) {
            let entry = target.entry;
            if entry.holds_key {
                answered.extend(self.locked(entry));
            }
            if !is_damage_told || entry.file_name.is_some() {
                let damaged: Vec<Answered> = self.damaged(entry).collect();
                is_damage_told |= !damaged.is_empty();
                answered.extend(damaged);
            }
        }
        answered
    }

    /// The destinations that a container may be for, as long as it is locked: those that wait for a file with a key.
    pub(crate) fn awaiting(&self, object: &Object) -> impl Iterator<Item = Destination> {
        let may_hold = is_locked_container(object) && !self.is_anchor(object);
        let entries = asked(self.options).filter(move |_| may_hold).map(|target| target.entry);
        entries.filter(|entry| entry.holds_key && !self.leads().serve(entry.id)).map(|entry| entry.id)
    }

    /// Containers that are still locked, and so may hold what is wanted.
    pub(crate) fn locked(&self, entry: &DestinationEntry) -> impl Iterator<Item = Answered> {
        let locked = (0_u32..).zip(self.objects).filter(|(_, object)| is_locked_container(object));
        locked.filter(|(_, object)| !self.is_anchor(object)).map(|(id, object)| {
            let need: Text = format!("Type the password of {}.", self.place_name(object)).into();
            Answered {
                object: Some(id),
                input: None,
                destination: entry.id,
                verdict: Verdict::NeedsMore,
                first: Some(need.clone()),
                needs: vec![need],
                copies: Vec::new(),
            }
        })
    }

    /// Files with damage in them and nothing for the destination: of what the user chose, or by the name that it looks for.
    fn damaged(&self, entry: &DestinationEntry) -> impl Iterator<Item = Answered> {
        let is_chosen = self.options.profile.is_some() || self.options.role.is_some();
        let judged = self.leads().inputs(self.objects);
        let files = (0_u32..).zip(self.files).filter(move |(input, file)| {
            let is_named = entry.file_name.is_some_and(|name| name == file.base_name());
            !self.anchors.contains(input) && (is_named || is_chosen) && !judged.contains(input)
        });
        files.filter_map(|(input, file)| {
            Some(Answered {
                object: None,
                input: Some(input),
                destination: entry.id,
                verdict: Verdict::Rejected,
                first: Some(file.damage()?.into()),
                needs: Vec::new(),
                copies: Vec::new(),
            })
        })
    }

    /// That nothing is for a destination, what was found instead, and what to drop.
    fn nothing_for(&self, entry: &DestinationEntry) -> Text {
        let others =
            self.objects.iter().filter(|object| !self.is_anchor(object) && object.container.is_none());
        let others: Vec<String> = others
            .take(MAX_FOUND)
            .map(|object| {
                let kind = kind_name(object.content.kind());
                format!("{} ({})", kind.to_lowercase(), self.place_name(object))
            })
            .collect();
        // Only where the drop is meant for the product does it help to say what is there instead.
        let product = products::destination(entry.id).map(|(product, _)| product.id);
        if others.is_empty() || product != self.preselected() || entry.role == Role::Request {
            return entry.wants.into();
        }
        format!("{} Found instead: {}.", entry.wants, others.join(", ")).into()
    }
}

/// Whether an object is a container whose content is not known yet.
fn is_locked_container(object: &Object) -> bool {
    let kind = object.content.kind();
    let is_container =
        matches!(kind, ObjectKind::Pkcs12 | ObjectKind::JavaKeyStore | ObjectKind::JceKeyStore)
            || matches!(object.content, Content::Archive(..));
    is_container && object.lock.is_some()
}

/// The answer without its reasons, and without the full stop.
fn answer(entry: &DestinationEntry, name: &str, verdict: Verdict) -> String {
    let taker = entry.taker;
    match verdict {
        Verdict::Nothing => format!("{name} is nothing for {taker}"),
        Verdict::Works => format!("{name} works for {taker}"),
        Verdict::WorksAfterStep => format!("{name} works for {taker} after a step"),
        Verdict::NeedsMore => format!("{name} needs more for {taker}"),
        // A request is sent to a CA, and what it asks for is what the product refuses.
        Verdict::Rejected if entry.role == Role::Request => format!("{name} will be rejected for {taker}"),
        Verdict::Rejected => format!("{name} will be rejected by {taker}"),
    }
}

/// Several answers for one destination.
fn counted(deliveries: &[DeliveryReport]) -> Text {
    let count = |wanted| deliveries.iter().filter(|one| one.verdict == wanted).count();
    let worst_first = Verdict::ALL.iter().rev().copied().map(|verdict| (count(verdict), verdict));
    let parts: Vec<String> = worst_first
        .filter(|(count, _)| *count > 0)
        .map(|(count, verdict)| {
            let words = match (verdict, count) {
                (Verdict::Works, 2..) => "work",
                (Verdict::WorksAfterStep, 2..) => "work after a step",
                (Verdict::NeedsMore, 2..) => "need more",
                (verdict, _) => verdict.words(),
            };
            format!("{count} {words}")
        })
        .collect();
    format!("Of {}: {}.", deliveries.len(), parts.join(", ")).into()
}
