//! What editors, mail programs, word processors and hasty hands do to a PEM file.

use super::Numbers;

/// The labels that a block may get instead of its own.
const LABELS: &[&str] = &[
    "CERTIFICATE",
    "X509 CERTIFICATE",
    "TRUSTED CERTIFICATE",
    "CERTIFICATE REQUEST",
    "PRIVATE KEY",
    "RSA PRIVATE KEY",
    "rsa PRIVATE KEY",
    "EC PRIVATE KEY",
    "DSA PRIVATE KEY",
    "ANY PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "PUBLIC KEY",
    "PKCS7",
    "certificate",
];

/// What may stand in a block as a header or a line of text.
const HEADERS: &[&str] = &[
    "Proc-Type: 4,ENCRYPTED",
    "Proc-Type: 4,MIC-CLEAR",
    "DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF",
    "Comment: made by hand",
    "A: b",
    "friendlyName: server",
    "subject=CN = vms.example.org",
    "# comment",
];

type Lines = Vec<Vec<u8>>;
type Kind = (&'static str, fn(&mut Lines, &mut Numbers));

/// The kinds of damage.
const KINDS: &[Kind] = &[
    ("line ends", line_ends),
    ("blank line", |lines, numbers| insert(lines, numbers, b"\n")),
    ("blank line behind a marker", |lines, numbers| {
        let at = marker(lines, numbers);
        lines.insert(at + 1, b"\n".to_vec());
    }),
    ("blank line before a marker", |lines, numbers| {
        let at = marker(lines, numbers);
        lines.insert(at, b" \t\n".to_vec());
    }),
    ("indent", |lines, numbers| {
        let blank = [&b" "[..], b"    ", b"\t", b"\xC2\xA0", b"> "][numbers.below(5)];
        let at = numbers.below(lines.len());
        lines[at].splice(0..0, blank.iter().copied());
    }),
    ("all indented", |lines, numbers| {
        let blank = [&b"    "[..], b"\t", b"> ", b"\""][numbers.below(4)];
        for line in lines {
            line.splice(0..0, blank.iter().copied());
        }
    }),
    ("blanks behind", |lines, numbers| {
        let blank =
            [&b" "[..], b"   ", b"\t", b"\xC2\xA0", b"\x00", b"\x0C", b"\xE2\x80\x8B"][numbers.below(7)];
        let at = numbers.below(lines.len());
        let end = lines[at].len().saturating_sub(1);
        lines[at].splice(end..end, blank.iter().copied());
    }),
    ("dashes of a marker", |lines, numbers| {
        let at = marker(lines, numbers);
        let line = String::from_utf8_lossy(&lines[at]).into_owned();
        lines[at] = match numbers.below(6) {
            0 => line.replacen('-', "", 1),
            1 => line.replacen('-', "--", 1),
            2 => line.trim_end().trim_end_matches('-').to_owned() + "----\n",
            3 => line.trim_end().to_owned() + "-\n",
            4 => line.replace('-', "\u{2014}"),
            _ => line.replace("-----", "--- --"),
        }
        .into_bytes();
    }),
    ("label of a marker", |lines, numbers| {
        let at = marker(lines, numbers);
        let label = LABELS[numbers.below(LABELS.len())];
        let word = if lines[at].windows(5).any(|five| five == b"BEGIN") { "BEGIN" } else { "END" };
        lines[at] = format!("-----{word} {label}-----\n").into_bytes();
    }),
    ("label of a block", |lines, numbers| {
        let (begin, end) = block(lines, numbers);
        let label = LABELS[numbers.below(LABELS.len())];
        lines[begin] = format!("-----BEGIN {label}-----\n").into_bytes();
        lines[end] = format!("-----END {label}-----\n").into_bytes();
    }),
    ("padding", |lines, numbers| {
        let (_, end) = block(lines, numbers);
        let last = end.saturating_sub(1);
        let line = String::from_utf8_lossy(&lines[last]).into_owned();
        lines[last] = match numbers.below(4) {
            0 => line.replace('=', ""),
            1 => line.trim_end().to_owned() + "=\n",
            2 => line.trim_end().to_owned() + "==\n",
            _ => line.trim_end().to_owned() + "AAAA\n",
        }
        .into_bytes();
    }),
    ("glued lines", |lines, numbers| glue(lines, numbers.below(lines.len()))),
    ("glued markers", |lines, numbers| {
        let at = marker(lines, numbers);
        glue(lines, at);
    }),
    ("split line", |lines, numbers| {
        let at = numbers.below(lines.len());
        let middle = numbers.below(lines[at].len());
        lines[at].insert(middle, b'\n');
    }),
    ("header", |lines, numbers| {
        let (begin, _) = block(lines, numbers);
        let count = 1 + numbers.below(2);
        if numbers.below(2) == 0 {
            lines.insert(begin + 1, b"\n".to_vec());
        }
        for _ in 0..count {
            lines.insert(begin + 1, format!("{}\n", HEADERS[numbers.below(HEADERS.len())]).into_bytes());
        }
    }),
    ("text", |lines, numbers| {
        let text = format!("{}\n", HEADERS[numbers.below(HEADERS.len())]);
        insert(lines, numbers, text.as_bytes());
    }),
    ("attributes before a block", |lines, numbers| {
        let (begin, _) = block(lines, numbers);
        lines.insert(
            begin,
            b"Bag Attributes\n    localKeyID: 01 00\nKey Attributes: <No Attributes>\n".to_vec(),
        );
    }),
    ("byte order mark", |lines, numbers| {
        let at = if numbers.below(2) == 0 { 0 } else { numbers.below(lines.len()) };
        lines[at].splice(0..0, *b"\xEF\xBB\xBF");
    }),
    ("two blocks exchanged", |lines, numbers| {
        let (begin, end) = block(lines, numbers);
        let moved: Lines = lines.drain(begin..=end.min(lines.len() - 1)).collect();
        let at = if lines.is_empty() { 0 } else { numbers.below(lines.len()) };
        let at = (0..=at)
            .rev()
            .find(|at| lines.get(*at).is_some_and(|line| line.starts_with(b"-----BEGIN")))
            .unwrap_or(0);
        lines.splice(at..at, moved);
    }),
    ("block twice", |lines, numbers| {
        let (begin, end) = block(lines, numbers);
        let copy: Lines = lines[begin..=end.min(lines.len() - 1)].to_vec();
        lines.splice(begin..begin, copy);
    }),
    ("line lost", |lines, numbers| {
        let at = numbers.below(lines.len());
        lines.remove(at);
    }),
    ("marker lost", |lines, numbers| {
        let at = marker(lines, numbers);
        lines.remove(at);
    }),
    ("character", |lines, numbers| {
        let at = numbers.below(lines.len());
        let place = numbers.below(lines[at].len());
        lines[at][place] =
            [b'A', b'*', b'-', b'=', b':', 0, 0x0B, 0x80, b'\n', b' ', b'_'][numbers.below(11)];
    }),
    ("other width", |lines, numbers| {
        let (begin, end) = block(lines, numbers);
        if begin + 1 < end {
            let text: Vec<u8> =
                lines.drain(begin + 1..end).flatten().filter(|byte| !byte.is_ascii_whitespace()).collect();
            let width = [16, 60, 63, 65, 76, 253, 254, 255, 300, 508, 1_000_000][numbers.below(11)];
            let wrapped: Lines = text.chunks(width).map(|line| [line, b"\n"].concat()).collect();
            lines.splice(begin + 1..begin + 1, wrapped);
        }
    }),
    ("small letters", |lines, numbers| {
        let at = marker(lines, numbers);
        lines[at].make_ascii_lowercase();
    }),
    ("text behind a marker", |lines, numbers| {
        let at = marker(lines, numbers);
        let end = lines[at].len().saturating_sub(1);
        lines[at].splice(end..end, *b" # the server");
    }),
    ("typed line breaks", |lines, _| {
        let text = lines.concat();
        *lines = vec![String::from_utf8_lossy(&text).replace('\n', "\\n").into_bytes()];
    }),
    ("cut off", |lines, numbers| {
        let mut text = lines.concat();
        text.truncate(numbers.below(text.len()));
        *lines = split(&text);
    }),
    ("no last line feed", |lines, _| {
        if let Some(last) = lines.last_mut() {
            last.pop();
        }
    }),
    ("empty block", |lines, numbers| {
        let label = LABELS[numbers.below(LABELS.len())];
        insert(lines, numbers, format!("-----BEGIN {label}-----\n-----END {label}-----\n").as_bytes());
    }),
    ("block of other data", |lines, numbers| {
        let label = LABELS[numbers.below(LABELS.len())];
        let (begin, _) = block(lines, numbers);
        lines.insert(
            begin,
            format!("-----BEGIN {label}-----\nMAMCAQA=\n-----END {label}-----\n").into_bytes(),
        );
    }),
    ("UTF-16", |lines, _| {
        let text = lines.concat();
        *lines = split(&text.iter().flat_map(|byte| [*byte, 0]).collect::<Vec<u8>>());
    }),
];

/// A file with one to three kinds of damage, and their names.
pub(super) fn damaged(original: &[u8], others: &[Vec<u8>], numbers: &mut Numbers) -> (String, Vec<u8>) {
    let mut lines = split(original);
    // Some files hold what stands in two others.
    if numbers.below(4) == 0 {
        lines.extend(split(&others[numbers.below(others.len())]));
    }
    let mut names = Vec::new();
    for _ in 0..=numbers.below(3) {
        let (name, damage) = KINDS[numbers.below(KINDS.len())];
        if lines.iter().all(Vec::is_empty) {
            break;
        }
        lines.retain(|line| !line.is_empty());
        damage(&mut lines, numbers);
        names.push(name);
    }
    (names.join(", "), lines.concat())
}

fn split(text: &[u8]) -> Lines {
    text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

fn line_ends(lines: &mut Lines, numbers: &mut Numbers) {
    let end = [&b"\r\n"[..], b"\r", b"\n\n", b"\r\r\n"][numbers.below(4)];
    let only = (numbers.below(2) == 0).then(|| numbers.below(lines.len()));
    for (number, line) in lines.iter_mut().enumerate() {
        if line.ends_with(b"\n") && only.is_none_or(|only| only == number) {
            line.pop();
            line.extend(end);
        }
    }
}

fn insert(lines: &mut Lines, numbers: &mut Numbers, text: &[u8]) {
    let at = numbers.below(lines.len() + 1);
    lines.insert(at, text.to_vec());
}

fn glue(lines: &mut Lines, at: usize) {
    while lines[at].last().is_some_and(u8::is_ascii_whitespace) {
        lines[at].pop();
    }
    if at + 1 < lines.len() {
        let next = lines.remove(at + 1);
        lines[at].extend(next);
    }
}

/// The number of a marker line, or of any line where there is none.
fn marker(lines: &Lines, numbers: &mut Numbers) -> usize {
    let markers: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with(b"-----")).collect();
    if markers.is_empty() { numbers.below(lines.len()) } else { markers[numbers.below(markers.len())] }
}

/// The numbers of the first and the last line of a block.
fn block(lines: &Lines, numbers: &mut Numbers) -> (usize, usize) {
    let begins: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with(b"-----BEGIN")).collect();
    if begins.is_empty() {
        return (0, lines.len() - 1);
    }
    let begin = begins[numbers.below(begins.len())];
    let end = (begin..lines.len()).find(|at| lines[*at].starts_with(b"-----END")).unwrap_or(lines.len() - 1);
    (begin, end)
}
