//! Which rows are drawn: those in view, and some above and below.

use std::ops::Range;

/// So many rows are drawn above and below those in view, so that scrolling does not show a gap before they are drawn.
const SPARE: usize = 10;
/// The window moves by so many rows at a time: most steps of scrolling draw nothing anew.
const STEP: usize = 5;

/// The measures of the table on the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Geometry {
    /// The height of a row.
    pub(crate) row: i32,
    /// The height of the rows in view.
    pub(crate) view: i32,
}

impl Default for Geometry {
    /// What it is until it was measured.
    fn default() -> Self {
        Self { row: 52, view: 600 }
    }
}

impl Geometry {
    /// How many rows are in view whole.
    pub(crate) fn page(self) -> usize {
        rows(self.view, self.row).max(1)
    }

    /// Where the view has to begin, so that a row is in it: as it is, if it is.
    pub(crate) fn scroll_to(self, scroll: i32, position: usize) -> i32 {
        let top = self.height(position);
        let last = top.saturating_add(self.row).saturating_sub(self.view);
        scroll.clamp(last.min(top), top)
    }

    /// The height of so many rows.
    pub(crate) fn height(self, rows: usize) -> i32 {
        i32::try_from(rows).unwrap_or(i32::MAX).saturating_mul(self.row)
    }
}

/// The rows that are drawn of `count`, when the first `scroll` pixels are out of view.
pub(crate) fn window(geometry: Geometry, scroll: i32, count: usize) -> Range<usize> {
    let steps = rows(scroll.max(0), geometry.row).checked_div(STEP).unwrap_or(0);
    let first = steps.saturating_mul(STEP).saturating_sub(SPARE);
    let drawn =
        geometry.page().saturating_add(SPARE.saturating_mul(2)).saturating_add(STEP).saturating_add(1);
    let end = first.saturating_add(drawn).min(count);
    first.min(end.saturating_sub(drawn.min(end)))..end
}

fn rows(pixels: i32, row: i32) -> usize {
    usize::try_from(pixels.checked_div(row).unwrap_or(0)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIFTY: Geometry = Geometry { row: 50, view: 500 };

    #[test]
    fn a_window_holds_what_is_in_view_and_little_more() {
        for scroll in [0, 1, 49, 50, 249, 250, 5_000, 123_456, 499_500] {
            let window = window(FIFTY, scroll, 10_000);
            let first = usize::try_from(scroll / 50).unwrap();
            assert!(window.start <= first && window.end >= (first + 11).min(10_000), "{scroll}: {window:?}");
            assert!(window.len() <= 40, "{scroll}: {window:?}");
        }
        assert_eq!(window(FIFTY, 240, 10_000), window(FIFTY, 249, 10_000));
    }

    #[test]
    fn a_window_never_reaches_beyond_the_rows() {
        assert_eq!(window(FIFTY, 0, 0), 0..0);
        assert_eq!(window(FIFTY, 0, 3), 0..3);
        let after_filter = window(FIFTY, 400_000, 3);
        assert_eq!(after_filter, 0..3, "the rows became fewer");
        assert_eq!(window(FIFTY, i32::MAX, 10_000).end, 10_000);
        assert_eq!(window(Geometry { row: 0, view: 0 }, 100, 10).start, 0);
    }

    #[test]
    fn a_row_is_brought_into_view_by_the_shortest_way() {
        for (scroll, position, expected) in
            [(0, 0, 0), (0, 9, 0), (0, 10, 50), (1_000, 5, 250), (1_000, 20, 1_000), (1_000, 25, 1_000)]
        {
            assert_eq!(FIFTY.scroll_to(scroll, position), expected, "{scroll} {position}");
        }
    }
}
