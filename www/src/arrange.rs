//! The order of the list: as things lie in files, or each certificate below the one that issued it.

use cert_inspector::view::{ObjectRow, Summary};

/// A longer list stays in the order of the files: a tree of thousands is no help.
const MAX_TREE: usize = 500;

/// A row, and how far it is set in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placed<'a> {
    pub(crate) row: &'a ObjectRow,
    pub(crate) level: u32,
}

/// Whether anything stands in a container: then the order of the files says more at first.
pub(crate) fn has_containers(summary: &Summary) -> bool {
    summary.objects.iter().any(|row| row.depth > 0)
}

/// The order of the files, each object in its container.
pub(crate) fn by_file(summary: &Summary) -> Vec<Placed<'_>> {
    summary.objects.iter().map(|row| Placed { row, level: row.depth }).collect()
}

/// Each certificate below its issuer, and a key or a request below the certificate for it. `None` where that tells nothing that
/// the order of the files does not tell, or where there are too many.
pub(crate) fn by_issuer(summary: &Summary) -> Option<Vec<Placed<'_>>> {
    let rows = &summary.objects;
    if rows.len() > MAX_TREE {
        return None;
    }
    let place = |id: u32| rows.binary_search_by_key(&id, |row| row.id).ok();
    let parent = |row: &ObjectRow| row.issued_by.or(row.key_of).and_then(place);
    let parents: Vec<Option<usize>> = rows.iter().map(parent).collect();
    if parents.iter().all(Option::is_none) {
        return None;
    }
    let mut children = vec![Vec::new(); rows.len()];
    for (index, parent) in parents.iter().enumerate() {
        if let Some(below) = parent.and_then(|parent| children.get_mut(parent)) {
            below.push(index);
        }
    }
    let tops = parents.iter().enumerate().filter(|(_, parent)| parent.is_none()).map(|(index, _)| index);
    // Those that issued each other in a circle hang from no top; the first of them becomes one.
    let starts: Vec<usize> = tops.chain(0..rows.len()).collect();
    let mut seen = vec![false; rows.len()];
    let mut placed = Vec::with_capacity(rows.len());
    for start in starts {
        let mut waiting = vec![(start, 0_u32)];
        while let Some((index, level)) = waiting.pop() {
            let (Some(seen), Some(row)) = (seen.get_mut(index), rows.get(index)) else { continue };
            if std::mem::replace(seen, true) {
                continue;
            }
            placed.push(Placed { row, level });
            let below = children.get(index).into_iter().flatten().rev();
            waiting.extend(below.map(|child| (*child, level.saturating_add(1))));
        }
    }
    Some(placed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::tests::{row, summary_of};

    fn tree(issuers: &[Option<u32>]) -> Option<Vec<(u32, u32)>> {
        let rows =
            (0_u32..).zip(issuers).map(|(id, issued_by)| ObjectRow { issued_by: *issued_by, ..row(id) });
        let summary = summary_of(rows.collect());
        let placed = by_issuer(&summary)?;
        Some(placed.iter().map(|placed| (placed.row.id, placed.level)).collect())
    }

    #[test]
    fn certificates_stand_below_their_issuers_in_the_order_of_the_files() {
        let leaf_first = [Some(1), Some(2), None, None, Some(1)];
        assert_eq!(tree(&leaf_first).unwrap(), [(2, 0), (1, 1), (0, 2), (4, 2), (3, 0)]);
    }

    #[test]
    fn a_key_stands_below_its_certificate() {
        let rows =
            vec![ObjectRow { key_of: Some(1), ..row(0) }, ObjectRow { issued_by: Some(2), ..row(1) }, row(2)];
        let summary = summary_of(rows);
        let placed = by_issuer(&summary).unwrap();
        let placed: Vec<_> = placed.iter().map(|placed| (placed.row.id, placed.level)).collect();
        assert_eq!(placed, [(2, 0), (1, 1), (0, 2)]);
    }

    #[test]
    fn a_circle_of_issuers_loses_nobody() {
        assert_eq!(tree(&[None, Some(2), Some(1), Some(2)]).unwrap(), [(0, 0), (1, 0), (2, 1), (3, 2)]);
    }

    #[test]
    fn without_issuers_or_with_too_many_rows_there_is_no_tree() {
        assert_eq!(tree(&[None, None]), None);
        assert!(tree(&vec![Some(0); MAX_TREE]).is_some());
        assert_eq!(tree(&vec![Some(0); MAX_TREE + 1]), None);
    }

    #[test]
    fn an_issuer_that_is_not_in_the_list_is_none() {
        assert_eq!(tree(&[Some(9), Some(0)]).unwrap(), [(0, 0), (1, 1)]);
    }
}
