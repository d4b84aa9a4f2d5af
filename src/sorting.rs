//! Sorting, for short lists of anything.
//!
//! The standard library's sort is compiled anew for every type and order, five kilobytes each time. Here only numbers of
//! places are sorted by it, once for all, and what stands at them follows.

use std::cmp::Ordering;

/// Sorts by a key; what has the same key keeps its order.
pub(crate) fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a comparison; what compares equal keeps its order.
pub(crate) fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    // Round each circle of places whose items have to move: what belongs here is fetched, and what stood here waits there.
    for start in 0..items.len() {
        let mut here = start;
        while let Some(from) = order.get_mut(here).map(|from| std::mem::replace(from, here))
            && from != start
        {
            items.swap(here, from);
            here = from;
        }
    }
}

/// The places of so many items in the order in which they belong.
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(
            mut items in proptest::collection::vec((0..20_u8, any::<u8>()), 0..60),
        ) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            super::by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(items, expected);
        }
    }
}
