//! What the keys do in the table.

use super::view::{Item, View};
use super::window::Geometry;

/// What a key does.
pub(crate) enum Pressed {
    Move(usize),
    Activate(Item),
}

/// What a key does in a table where `here` is the row that the keys move from.
pub(crate) fn pressed(key: &str, view: &View, here: Option<usize>, geometry: Geometry) -> Option<Pressed> {
    let last = view.items.len().checked_sub(1)?;
    let item = here.and_then(|here| view.items.get(here)).copied();
    let at = here.unwrap_or(0);
    let to = match key {
        // The first key shows where it begins.
        "ArrowDown" => here.map_or(0, |here| here.saturating_add(1)),
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => at.saturating_add(geometry.page()),
        "PageUp" => at.saturating_sub(geometry.page()),
        "Home" => 0,
        "End" => last,
        "Enter" | " " => return item.map(Pressed::Activate),
        "ArrowRight" | "ArrowLeft" => {
            let turns = matches!(item, Some(Item::Group { open, .. }) if open == (key == "ArrowLeft"));
            return item.filter(|_| turns).map(Pressed::Activate);
        }
        _ => return None,
    };
    Some(Pressed::Move(to.min(last)))
}

#[cfg(test)]
mod tests {
    use cert_inspector::checks::Outcome;

    use super::*;

    fn to(key: &str, here: Option<usize>) -> Option<usize> {
        let view = View { items: (0..100).map(Item::Row).collect(), ..View::default() };
        match pressed(key, &view, here, Geometry { row: 50, view: 500 })? {
            Pressed::Move(position) => Some(position),
            Pressed::Activate(_) => None,
        }
    }

    #[test]
    fn keys_move_within_the_table() {
        for (key, here, expected) in [
            ("ArrowDown", None, Some(0)),
            ("ArrowDown", Some(0), Some(1)),
            ("ArrowDown", Some(99), Some(99)),
            ("ArrowUp", Some(5), Some(4)),
            ("ArrowUp", Some(0), Some(0)),
            ("PageDown", Some(5), Some(15)),
            ("PageUp", Some(5), Some(0)),
            ("Home", Some(50), Some(0)),
            ("End", Some(50), Some(99)),
            ("x", Some(50), None),
            ("ArrowRight", Some(50), None),
            ("Enter", Some(50), None),
        ] {
            assert_eq!(to(key, here), expected, "{key} {here:?}");
        }
    }

    #[test]
    fn groups_open_and_shut_and_empty_tables_take_no_key() {
        let group = |open| Item::Group { key: 7, rows: 1, failing: 0, outcome: Outcome::Pass, open };
        for (key, open, acts) in [
            ("ArrowLeft", true, true),
            ("ArrowRight", true, false),
            ("ArrowRight", false, true),
            ("Enter", true, true),
        ] {
            let view = View { items: vec![group(open)], ..View::default() };
            let done = pressed(key, &view, Some(0), Geometry::default());
            assert_eq!(matches!(done, Some(Pressed::Activate(_))), acts, "{key} {open}");
        }
        assert!(pressed("End", &View::default(), None, Geometry::default()).is_none());
    }
}
