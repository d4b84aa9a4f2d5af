//! Notations of bytes in text, and how to tell that one is used.
//!
//! Each is looked for within blocks, by what cannot stand in PEM.

use memchr::{memchr, memmem};
use zeroize::Zeroizing;

use super::bodies::bodies;

/// Room for a text that only becomes shorter: a copy that may hold a key is never moved.
fn room(text: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(Vec::with_capacity(text.len()))
}

/// Where any of some pieces first occurs in a block. Each has the sign in it: most texts have it nowhere, and are looked at
/// only once.
fn first_of(text: &[u8], sign: u8, pieces: &[&[u8]]) -> Option<usize> {
    memchr(sign, text)?;
    bodies(text).find_map(|(start, body)| {
        memchr(sign, body)?;
        pieces.iter().filter_map(|piece| memmem::find(body, piece)).min().map(|at| start + at)
    })
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |digit: &u8| char::from(*digit).to_digit(16);
    match digits {
        [high, low] => u8::try_from(digit(high)? << 4 | digit(low)?).ok(),
        _ => None,
    }
}

/// Percent-encoding (RFC 3986 section 2.1): base64 and markers have no percent sign.
pub(super) fn find_url(text: &[u8]) -> Option<usize> {
    const ESCAPES: [&[u8]; 10] =
        [b"BEGIN%20", b"-----%0", b"%0A", b"%0a", b"%2B", b"%2b", b"%2F", b"%2f", b"%3D", b"%3d"];
    // The plus is base64, too: a text of blocks has it everywhere, but hardly ever behind this word.
    let plus = memmem::find(text, b"BEGIN+").and_then(|_| first_of(text, b'+', &[b"BEGIN+"]));
    first_of(text, b'%', &ESCAPES).into_iter().chain(plus).min()
}

/// The same in text without markers: what base64 needs escaped, and line breaks.
pub(super) fn find_url_anywhere(text: &[u8]) -> Option<usize> {
    const ESCAPES: [&[u8]; 10] =
        [b"%0A", b"%0a", b"%0D", b"%0d", b"%2B", b"%2b", b"%2F", b"%2f", b"%3D", b"%3d"];
    ESCAPES.iter().filter_map(|escape| memmem::find(text, escape)).min()
}

pub(super) fn url(text: &[u8]) -> Zeroizing<Vec<u8>> {
    // In forms a plus stands for a space; elsewhere it stands for itself.
    let is_form = memmem::find(text, b"BEGIN+").is_some();
    let mut decoded = room(text);
    let mut rest = text;
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        match byte {
            b'%' => {
                match behind.split_at_checked(2).and_then(|(digits, behind)| Some((hex(digits)?, behind))) {
                    Some((byte, behind)) => {
                        decoded.push(byte);
                        rest = behind;
                    }
                    None => decoded.push(b'%'),
                }
            }
            b'+' if is_form => decoded.push(b' '),
            byte => decoded.push(*byte),
        }
    }
    decoded
}

/// Quoted-printable (RFC 2045 section 6.7): an escaped sign of equality or line break, or a line that goes on although it is no padding.
pub(super) fn find_quoted_printable(text: &[u8]) -> Option<usize> {
    let escape =
        first_of(text, b'=', &[b"=3D", b"=3d", b"=0A", b"=0a", b"=0D", b"=0d", b"=2D-", b"-----=20"]);
    let soft = bodies(text).find_map(|(start, body)| {
        let breaks = memmem::find_iter(body, b"=\n").chain(memmem::find_iter(body, b"=\r\n"));
        breaks.filter(|at| goes_on(body, *at)).min().map(|at| start + at)
    });
    escape.into_iter().chain(soft).min()
}

/// The same in text without markers.
pub(super) fn find_quoted_printable_anywhere(text: &[u8]) -> Option<usize> {
    const ESCAPES: [&[u8]; 8] = [b"=3D", b"=3d", b"=0A", b"=0a", b"=0D", b"=0d", b"=\n", b"=\r\n"];
    ESCAPES.iter().filter_map(|escape| memmem::find(text, escape)).min()
}

/// Whether a sign of equality at the end of a line is a soft break: padding ends its block.
fn goes_on(body: &[u8], at: usize) -> bool {
    let is_padding = body.get(..at).is_some_and(|before| before.ends_with(b"="));
    let behind = body.get(at + 1..).unwrap_or_default().trim_ascii_start();
    let word: &[u8] = behind.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    !is_padding && !word.is_empty() && word.iter().all(is_base64)
}

pub(super) fn quoted_printable(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut decoded = room(text);
    let mut rest = text;
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        if *byte != b'=' {
            decoded.push(*byte);
            continue;
        }
        match behind {
            [b'\r', b'\n', behind @ ..] | [b'\n', behind @ ..] => rest = behind,
            [high, low, behind @ ..] => match hex(&[*high, *low]) {
                Some(byte) => {
                    decoded.push(byte);
                    rest = behind;
                }
                None => decoded.push(b'='),
            },
            _ => decoded.push(b'='),
        }
    }
    decoded
}

/// Characters that HTML names, and what stands for a line break.
const NAMES: &[(&[u8], &[u8])] = &[
    (b"&amp;", b"&"),
    (b"&plus;", b"+"),
    (b"&sol;", b"/"),
    (b"&equals;", b"="),
    (b"&hyphen;", b"-"),
    (b"&dash;", b"-"),
    (b"&nbsp;", b" "),
    (b"&NewLine;", b"\n"),
    (b"&quot;", b"\""),
    (b"<br>", b"\n"),
    (b"<br/>", b"\n"),
    (b"<br />", b"\n"),
    (b"<BR>", b"\n"),
    (b"<p>", b""),
    (b"</p>", b"\n"),
    (b"<div>", b""),
    (b"</div>", b"\n"),
    (b"<span>", b""),
    (b"</span>", b""),
];

pub(super) fn find_html(text: &[u8]) -> Option<usize> {
    let names = [
        &b"&#"[..],
        b"&amp;",
        b"&plus;",
        b"&sol;",
        b"&equals;",
        b"&hyphen;",
        b"&dash;",
        b"&nbsp;",
        b"&NewLine;",
    ];
    let breaks = first_of(text, b'<', &[b"<br", b"<BR"]);
    first_of(text, b'&', &names).into_iter().chain(breaks).min()
}

/// Undone twice, because forms escape what was escaped already: `&amp;#10;`.
pub(super) fn html(text: &[u8]) -> Zeroizing<Vec<u8>> {
    html_once(&html_once(text))
}

fn html_once(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut decoded = room(text);
    let mut rest = text;
    while let Some((byte, behind)) = rest.split_first() {
        let found = matches!(byte, b'&' | b'<').then(|| entity(rest)).flatten();
        match found {
            Some((character, behind)) => {
                decoded.extend_from_slice(&character);
                rest = behind;
            }
            None => {
                decoded.push(*byte);
                rest = behind;
            }
        }
    }
    decoded
}

/// The character at the start of a text, by its name or number, and what is behind it.
fn entity(text: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    /// Longest number with its sign and semicolon: `&#x10FFFF;`.
    const MAX_NUMBER: usize = 10;
    if let Some((name, character)) = NAMES.iter().find(|(name, _)| text.starts_with(name)) {
        return Some((character.to_vec(), text.get(name.len()..)?));
    }
    let number = text.strip_prefix(b"&#")?;
    let end = number.iter().take(MAX_NUMBER).position(|byte| *byte == b';')?;
    let (digits, behind) = (number.get(..end)?, number.get(end + 1..)?);
    let digits = std::str::from_utf8(digits).ok()?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => digits.parse().ok()?,
    };
    let mut buffer = [0; 4];
    // No character takes more bytes than its number does.
    Some((char::from_u32(code)?.encode_utf8(&mut buffer).as_bytes().to_vec(), behind))
}

/// Characters of ASCII by their number, as JSON writers for web pages escape them.
pub(super) fn find_json_escapes(text: &[u8]) -> Option<usize> {
    first_of(text, b'\\', &[b"\\u00", b"\\/"])
}

pub(super) fn json_escapes(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut decoded = room(text);
    let mut rest = text;
    while let Some((byte, behind)) = rest.split_first() {
        let escaped = match rest {
            [b'\\', b'u', b'0', b'0', high, low, behind @ ..] => {
                hex(&[*high, *low]).filter(u8::is_ascii).map(|byte| (byte, behind))
            }
            [b'\\', b'/', behind @ ..] => Some((b'/', behind)),
            _ => None,
        };
        let (byte, behind) = escaped.unwrap_or((*byte, behind));
        decoded.push(byte);
        rest = behind;
    }
    decoded
}
