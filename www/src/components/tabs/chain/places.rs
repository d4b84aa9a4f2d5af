//! Where the certificates of paths stand in their picture.

/// More ways up than these do not fit beside each other.
const MAX_COLUMNS: usize = 3;

/// Where something stands: a certificate of a path, or the gap at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: usize,
    /// Which on the path, and so in which row.
    pub(crate) row: usize,
    pub(crate) column: usize,
    /// The column of the one before.
    pub(crate) from: usize,
}

/// A place for each certificate of each path, of which only the hashes matter. What two paths begin with stands once; from
/// where they part, the later one has a column of its own.
pub(crate) fn places(paths: &[Vec<&str>]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut used = 0;
    for (path, hashes) in paths.iter().enumerate() {
        let common = |other: &[&str]| hashes.iter().zip(other).take_while(|(one, two)| one == two).count();
        let nearest = paths.iter().zip(&columns).map(|(other, columns)| (common(other), columns));
        let (shared, mut own) = nearest.max_by_key(|(shared, _)| *shared).map_or_else(
            || (0, Vec::new()),
            |(shared, columns)| (shared, columns.iter().copied().take(shared).collect()),
        );
        if shared < hashes.len() && used < MAX_COLUMNS {
            for row in shared..hashes.len() {
                let from = own.last().copied().unwrap_or(used);
                places.push(Place { path, row, column: used, from });
                own.push(used);
            }
            used = used.saturating_add(1);
        }
        columns.push(own);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Path, row, column and the column before, of each place.
    fn placed(paths: &[&str]) -> Vec<(usize, usize, usize, usize)> {
        let paths: Vec<Vec<&str>> = paths.iter().map(|path| path.split(' ').collect()).collect();
        let places = places(&paths).into_iter();
        places.map(|place| (place.path, place.row, place.column, place.from)).collect()
    }

    #[test]
    fn a_single_path_is_a_column() {
        assert_eq!(placed(&["leaf ca root"]), [(0, 0, 0, 0), (0, 1, 0, 0), (0, 2, 0, 0)]);
        assert_eq!(placed(&[]), []);
    }

    #[test]
    fn a_second_path_leaves_the_first_where_they_part() {
        let both = placed(&["leaf ca root", "leaf ca cross other"]);
        assert_eq!(both[3..], [(1, 2, 1, 0), (1, 3, 1, 1)]);
    }

    #[test]
    fn a_third_path_leaves_the_one_that_it_has_most_in_common_with() {
        let all = placed(&["leaf ca root", "leaf cb cross", "leaf cb gap"]);
        assert_eq!(all[3..], [(1, 1, 1, 0), (1, 2, 1, 1), (2, 2, 2, 1)]);
    }

    #[test]
    fn what_an_earlier_path_shows_whole_takes_no_column() {
        let all = placed(&["leaf ca root", "leaf ca", "leaf cb"]);
        assert_eq!(all[3..], [(2, 1, 1, 0)]);
    }

    #[test]
    fn there_are_never_more_columns_than_fit() {
        let all = placed(&["leaf a", "leaf b", "leaf c", "leaf d", "leaf d e"]);
        assert_eq!(all.iter().map(|place| place.2).max(), Some(MAX_COLUMNS - 1));
        assert_eq!(all.len(), 1 + MAX_COLUMNS);
    }
}
