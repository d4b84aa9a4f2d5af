//! BEGIN and END markers as people and word processors write them.

use memchr::memmem;
use zeroize::Zeroizing;

use crate::model::TextForm;

/// Longest label that is believed; see `formats/pem.rs`.
const MAX_LABEL: usize = 64;

/// Fewest hyphens that are taken for a marker. One is a mark of punctuation.
const MIN_HYPHENS: usize = 2;

/// Most dashes that are looked at on one side.
const MAX_DASHES: usize = 32;

/// Dashes other than the hyphen: U+2010 to U+2015, the minus sign, and small and wide ones; then the en and em dash that were read as
/// Windows-1252 and saved as UTF-8.
const DASHES: &[&[u8]] = &[
    b"\xE2\x80\x90",
    b"\xE2\x80\x91",
    b"\xE2\x80\x92",
    b"\xE2\x80\x93",
    b"\xE2\x80\x94",
    b"\xE2\x80\x95",
    b"\xE2\x88\x92",
    b"\xEF\xB9\x98",
    b"\xEF\xB9\xA3",
    b"\xEF\xBC\x8D",
    "\u{E2}\u{20AC}\u{201C}".as_bytes(),
    "\u{E2}\u{20AC}\u{201D}".as_bytes(),
];

/// The en and em dash of Windows-1252.
const WINDOWS_DASHES: &[&[u8]] = &[b"\x96", b"\x97"];

/// A marker that is none for strict programs.
pub(super) struct Found {
    /// Where it starts.
    pub(super) at: usize,
    end: usize,
    pub(super) form: TextForm,
    /// The marker as it should be; `None` where it can be read as it is.
    pub(super) replacement: Option<Vec<u8>>,
}

/// The dashes at one side of a marker.
#[derive(Clone, Copy, Default)]
struct Run {
    count: usize,
    bytes: usize,
    has_others: bool,
    /// White space between the dashes and the word.
    spaces: usize,
}

/// The markers of a text that have a fault, in order.
pub(super) fn faults(text: &[u8]) -> Vec<Found> {
    let has_windows_dashes = std::str::from_utf8(text).is_err();
    let mut found: Vec<Found> = Vec::new();
    for word in [&b"BEGIN "[..], b"END ", b"begin ", b"end ", b"Begin ", b"End "] {
        found.extend(
            memmem::find_iter(text, word).filter_map(|at| marker(text, at, word, has_windows_dashes)),
        );
    }
    crate::sorting::by_key(&mut found, |found| found.at);
    found
}

/// The text with its markers put right.
pub(super) fn rewritten(text: &[u8], faults: &[Found]) -> Zeroizing<Vec<u8>> {
    let added: usize = faults.iter().filter_map(|found| found.replacement.as_ref()).map(Vec::len).sum();
    let mut plain = Zeroizing::new(Vec::with_capacity(text.len() + added));
    let mut done = 0;
    for found in faults {
        let Some(replacement) = &found.replacement else { continue };
        // Markers that stand in each other are none.
        let Some(between) = text.get(done..found.at) else { continue };
        plain.extend_from_slice(between);
        plain.extend_from_slice(replacement);
        done = found.end;
    }
    plain.extend_from_slice(text.get(done..).unwrap_or_default());
    plain
}

fn marker(text: &[u8], word_at: usize, word: &[u8], has_windows_dashes: bool) -> Option<Found> {
    let before = text.get(..word_at)?;
    let mut leading = run_before(before, MAX_DASHES, has_windows_dashes);
    // Behind an END on the same line, half of the dashes are its own.
    let is_glued = before
        .len()
        .checked_sub(leading.spaces + leading.bytes + 1)
        .and_then(|at| before.get(at))
        .is_some_and(u8::is_ascii_alphanumeric);
    if is_glued && leading.count > 5 {
        leading = run_before(before, leading.count.div_ceil(2), has_windows_dashes);
    }
    let label_at = word_at + word.len();
    let rest = text.get(label_at..)?;
    let length = rest
        .iter()
        .take(MAX_LABEL)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'#' | b'.' | b'/'))
        .count();
    let label = rest.get(..length)?;
    let trimmed = label.trim_ascii();
    let behind = rest.get(length..)?;
    let mut trailing = run_behind(behind, MAX_DASHES, has_windows_dashes);
    let next = behind.get(trailing.bytes..).unwrap_or_default();
    if trailing.count > 5 && next.get(..5).is_some_and(|next| next.eq_ignore_ascii_case(b"BEGIN")) {
        trailing = run_behind(behind, trailing.count / 2, has_windows_dashes);
    }
    let is_run = |run: &Run| run.has_others || run.count >= MIN_HYPHENS;
    // Blocks of RFC 4716 have four hyphens and a space by right.
    if trimmed.is_empty() || !is_run(&leading) || !is_run(&trailing) || trimmed.starts_with(b"SSH2 ") {
        return None;
    }
    let spaces_behind = label.len() - label.trim_ascii_end().len();
    let spaces_before = label.len() - label.trim_ascii_start().len();
    let is_small = word.iter().any(u8::is_ascii_lowercase) || trimmed.iter().any(u8::is_ascii_lowercase);
    let at = word_at - leading.spaces - leading.bytes;
    let end = label_at + length + trailing.bytes;
    let differs =
        |run: &Run| (run.count != 5).then_some(TextForm::Dashes(u8::try_from(run.count).unwrap_or(u8::MAX)));
    let form = match () {
        () if leading.has_others || trailing.has_others => TextForm::OtherDashes,
        () if differs(&leading).or_else(|| differs(&trailing)).is_some() => {
            differs(&leading).or_else(|| differs(&trailing))?
        }
        () if leading.spaces + spaces_before + spaces_behind > 0 => TextForm::SpaceInMarker,
        () if is_small => TextForm::SmallLetters,
        () => {
            // Typed out where the marker stands at the start of its line; in a value of another file it is how that file is written.
            let before = text.get(..at)?;
            let is_start = before.trim_ascii_end().is_empty() || before.ends_with(b"\n");
            let is_typed = text.get(end..)?.starts_with(br"\n") || text.get(end..)?.starts_with(br"\r\n");
            return (is_start && is_typed && word == b"BEGIN ").then_some(Found {
                at,
                end,
                form: TextForm::TypedLineBreak,
                replacement: None,
            });
        }
    };
    let mut replacement = b"-----".to_vec();
    replacement.extend(word.iter().map(u8::to_ascii_uppercase));
    replacement.extend(trimmed.iter().map(u8::to_ascii_uppercase));
    replacement.extend(b"-----");
    Some(Found { at, end, form, replacement: Some(replacement) })
}

/// How long the dash is that a text starts or ends with, and whether it is a hyphen.
fn dash(text: &[u8], at_end: bool, has_windows_dashes: bool) -> Option<(usize, bool)> {
    let is_here = |dash: &&[u8]| if at_end { text.ends_with(dash) } else { text.starts_with(dash) };
    if is_here(&&b"-"[..]) {
        return Some((1, true));
    }
    let windows = if has_windows_dashes { WINDOWS_DASHES } else { &[] };
    let found = DASHES.iter().chain(windows).find(|dash| is_here(dash))?;
    Some((found.len(), false))
}

fn run_before(text: &[u8], max: usize, has_windows_dashes: bool) -> Run {
    let mut run = Run::default();
    let trimmed = text.len() - text.iter().rev().take(MAX_DASHES).take_while(|byte| **byte == b' ').count();
    run.spaces = text.len() - trimmed;
    let mut rest = text.get(..trimmed).unwrap_or_default();
    while run.count < max
        && let Some((length, is_hyphen)) = dash(rest, true, has_windows_dashes)
    {
        run.count += 1;
        run.bytes += length;
        run.has_others |= !is_hyphen;
        rest = rest.get(..rest.len().saturating_sub(length)).unwrap_or_default();
    }
    run
}

fn run_behind(text: &[u8], max: usize, has_windows_dashes: bool) -> Run {
    let mut run = Run::default();
    let mut rest = text;
    while run.count < max
        && let Some((length, is_hyphen)) = dash(rest, false, has_windows_dashes)
    {
        run.count += 1;
        run.bytes += length;
        run.has_others |= !is_hyphen;
        rest = rest.get(length..).unwrap_or_default();
    }
    run
}
