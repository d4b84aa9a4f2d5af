//! Which of the others a certificate is compared with first.

use std::collections::HashSet;

use super::item::Item;
use crate::model::{GeneralName, Object};

/// The object that is most like another one: a certificate or a request of the same subject, for the same names or the same
/// key. Not itself, its issuer or its double. `None` where there is none like it: two that have nothing in common are no
/// older and newer one, and what would follow from the change is nonsense.
pub(super) fn alike(id: u32, objects: &[Object]) -> Option<u32> {
    let subject = Item::of(objects.get(usize::try_from(id).ok()?)?)?;
    let names: HashSet<String> = subject.names().iter().filter_map(address).collect();
    let others = (0_u32..).zip(objects).filter(|(other, _)| *other != id);
    let scored =
        others.filter_map(|(other, object)| Some((score(subject, &names, Item::of(object)?)?, other)));
    // The first of the best.
    scored.max_by_key(|(score, other)| (*score, std::cmp::Reverse(*other))).map(|(_, other)| other)
}

/// How much two have in common; `None` where that is nothing, or all.
fn score(one: Item<'_>, names: &HashSet<String>, other: Item<'_>) -> Option<u32> {
    if one.sha256() == other.sha256() {
        return None;
    }
    let same_subject = one.subject().der == other.subject().der;
    if let (Item::Certificate(one), Item::Certificate(other)) = (one, other)
        && !same_subject
        && (one.issuer.der == other.subject.der || other.issuer.der == one.subject.der)
    {
        return None;
    }
    let common_name = one.subject().common_name();
    let same_name = common_name.is_some() && common_name == other.subject().common_name();
    let shares =
        !names.is_empty() && other.names().iter().filter_map(address).any(|name| names.contains(&name));
    let is_authority = |item: Item<'_>| match item {
        Item::Certificate(certificate) => certificate.basic_constraints().is_some_and(|basic| basic.ca),
        Item::Request(_) => false,
    };
    let same_key = one.key_hash() == other.key_hash();
    let marks = [
        (same_subject, 16),
        (same_name, 8),
        (shares, 8),
        (same_key, 8),
        (is_authority(one) == is_authority(other), 4),
        (matches!(other, Item::Certificate(_)), 2),
    ];
    let is_like = same_subject || same_name || shares || same_key;
    is_like.then(|| marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).sum())
}

/// An address that servers are found by.
fn address(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::DnsName(entry) => Some(entry.to_ascii_lowercase()),
        GeneralName::IpAddress(address) => Some(address.to_string()),
        _ => None,
    }
}
