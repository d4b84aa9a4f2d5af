//! Where instants stand on the bar of validity.

/// So much room is left at either end for the marks there, in tenths of a percent.
const EDGE: i64 = 15;

/// The whole width, in tenths of a percent.
const WHOLE: i64 = 1_000;

/// A stretch of time, and where an instant lies in it.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    pub(super) from: i64,
    pub(super) to: i64,
}

impl Scale {
    /// Where an instant stands, in tenths of a percent of the width. What lies outside stands at the edge.
    pub(super) fn place(self, at: i64) -> i64 {
        let span = self.to.saturating_sub(self.from).max(1);
        let along = at.saturating_sub(self.from).clamp(0, span);
        EDGE.saturating_add(along.saturating_mul(WHOLE - 2 * EDGE) / span)
    }
}

pub(super) fn percent(place: i64) -> String {
    format!("{}.{}%", place / 10, place % 10)
}

/// On which side of its mark a word stands, so that it stays within the picture.
pub(super) const fn anchor(place: i64) -> &'static str {
    match place {
        ..150 => "start",
        850.. => "end",
        _ => "middle",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_stand_between_the_edges() {
        let scale = Scale { from: 100, to: 200 };
        for (at, place, words) in [
            (100, 15, "1.5%"),
            (150, 500, "50.0%"),
            (200, 985, "98.5%"),
            (-7, 15, "1.5%"),
            (900, 985, "98.5%"),
        ] {
            assert_eq!(scale.place(at), place, "{at}");
            assert_eq!(percent(place), words);
        }
    }

    #[test]
    fn a_period_without_length_or_the_wrong_way_round_is_no_division_by_nothing() {
        for (from, to) in [(5, 5), (9, 1), (i64::MIN, i64::MAX)] {
            let place = Scale { from, to }.place(5);
            assert!((EDGE..=WHOLE - EDGE).contains(&place), "{from} to {to}: {place}");
        }
    }

    #[test]
    fn words_stay_within_the_picture() {
        assert_eq!([15, 500, 985].map(anchor), ["start", "middle", "end"]);
    }
}
