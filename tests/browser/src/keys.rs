//! Keys that write no character, as WebDriver names them.

/// To the next control.
pub const TAB: char = '\u{E004}';
/// Presses what has the focus.
pub const ENTER: char = '\u{E007}';
/// With another key.
pub const SHIFT: char = '\u{E008}';
/// Away with it.
pub const ESCAPE: char = '\u{E00C}';
/// Presses a button and a box.
pub const SPACE: char = ' ';
/// To the next tab.
pub const RIGHT: char = '\u{E014}';
/// To the next of a list.
pub const DOWN: char = '\u{E015}';
