//! Texts that people read are in plain modern English: no sentence pattern that was carried over from another language.
//!
//! The patterns are those of the project's glossary. An exception needs its reason in [`EXCEPTIONS`]. A sentence has at most
//! [`MAX_WORDS`] words.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// What is not written, and what is written instead.
const PATTERNS: &[(&str, &str)] = &[
    (r"\b(is|are|be) told\b", "reports, shows, receives; cannot be determined"),
    (
        r"\bstands? (in|at|for itself|twice|once|there|here|beside|above|below|alone)\b",
        "is in, is listed, occurs",
    ),
    (r"\bbeside\b", "besides, with, together with, next to"),
    (r"\banew\b", "again, reissue, new"),
    (r"\bwhoever\b", "anyone who, if you"),
    (r"\bto be had\b", "available"),
    (r"\bdemands?\b", "requirement, requires"),
    (r"\bshut\b", "locked"),
    (r"\bholds? (until|yet|no|nothing)\b", "is valid until, has no"),
    (r"\bmend(s|ed)?\b", "fix, repair"),
    (r"\bby (the )?\w+['’]s own word\b", "named in"),
    (r"\bwithout a word\b", "silently"),
    (r"\bvouch", "trust"),
    (r"\bin the clear\b", "not encrypted"),
    (r"\btakes? .{0,30}\bfor\b", "treats as, reads as"),
    (r"\bof nothing\b", "of none"),
    (r"\bjudged as\b", "checked as"),
];

/// "is no certificate": "is not a certificate". Not "there is no certificate", and not "is no longer valid".
const IS_NO: &str = r"(\w+ )?\b(?:is|are) no (\w+)";

/// Where a pattern is right: the end of a path, a part of the text, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[("tests/suite/voice.rs", "", "the patterns themselves")];

/// Longest sentence, in words: a longer one needs a second reading. A colon or a semicolon ends one, too.
const MAX_WORDS: usize = 25;

/// Folders and files with texts that people read.
const PLACES: &[&str] = &[
    "src",
    "cli/src",
    "cli/examples",
    "www/src",
    "package",
    "examples",
    "README.md",
    "docs",
    "SECURITY.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
];

/// A text with the file that it is in.
struct Found {
    file: PathBuf,
    text: String,
}

fn collect(path: &Path, found: &mut Vec<Found>) {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        entries.sort();
        entries.iter().filter(|entry| !entry.ends_with("tests")).for_each(|entry| collect(entry, found));
        return;
    }
    let extension = path.extension().and_then(|one| one.to_str()).unwrap_or_default();
    let Ok(content) = fs::read_to_string(path) else { return };
    let texts: Vec<String> = match extension {
        // Types of the package and data are generated, or are nothing that is read.
        _ if path.to_string_lossy().ends_with(".d.ts") || path.ends_with("tests.rs") => Vec::new(),
        "rs" => literals(content.split("#[cfg(test)]").next().unwrap_or_default(), &['"']),
        "js" => literals(&content, &['"', '`']),
        "md" => paragraphs(&content),
        _ => Vec::new(),
    };
    found.extend(texts.into_iter().map(|text| Found { file: path.to_owned(), text }));
}

/// The string literals of a source, without those in comments, of three words and more.
fn literals(source: &str, quotes: &[char]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = source;
    while let Some(start) = rest.find(|c| quotes.contains(&c) || c == '/') {
        let (from, behind) = rest.split_at(start);
        if behind.starts_with("//") && from.rsplit('\n').next().unwrap_or_default().trim().is_empty() {
            rest = behind.split_once('\n').map_or("", |(_, rest)| rest);
            continue;
        }
        let quote = behind.chars().next().unwrap_or('/');
        let mut text = String::new();
        let mut characters = behind.chars();
        characters.next();
        if quote != '/' && !from.ends_with('\'') {
            while let Some(character) = characters.next() {
                match character {
                    '\\' => _ = characters.next(),
                    _ if character == quote => break,
                    _ => text.push(character),
                }
            }
        }
        rest = characters.as_str();
        if text.split_whitespace().count() >= 3 {
            texts.push(text);
        }
    }
    texts
}

/// The paragraphs of a document, without its code.
fn paragraphs(document: &str) -> Vec<String> {
    let prose: String = document.split("```").step_by(2).collect();
    prose.split("\n\n").map(str::to_owned).collect()
}

/// Every text that people read, with its file below the root.
fn texts() -> Vec<Found> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    PLACES.iter().for_each(|place| collect(&root.join(place), &mut found));
    assert!(found.len() > 4_000, "only {} texts were found", found.len());
    for one in &mut found {
        one.file = one.file.strip_prefix(root).expect("a file of the project").to_owned();
    }
    found
}

/// The sentences of a text that are longer than [`MAX_WORDS`], without commands and other code.
fn long_sentences(text: &str) -> Vec<String> {
    let code = Regex::new(r"`[^`]*`").expect("a pattern");
    let end = Regex::new(r"[.!?;:]\s|\n\s*[-|#*]|\n\s*\d+\.\s| \| ").expect("a pattern");
    let text = code.replace_all(text, "");
    let is_long = |sentence: &&str| {
        let is_code = sentence.contains(['\\', '=', '<', '{']) || sentence.contains("--");
        let is_word = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
        !is_code && sentence.split_whitespace().filter(is_word).count() > MAX_WORDS
    };
    end.split(&text).filter(is_long).map(|sentence| sentence.replace('\n', " ")).collect()
}

#[test]
fn sentences_are_short() {
    let long: Vec<String> = texts()
        .iter()
        .flat_map(|one| {
            long_sentences(&one.text).into_iter().map(|text| format!("{}: {text}", one.file.display()))
        })
        .collect();
    assert!(
        long.is_empty(),
        "{} sentences have more than {MAX_WORDS} words:\n{}",
        long.len(),
        long.join("\n")
    );
}

#[test]
fn long_sentences_are_found() {
    let words = |count: usize| "word ".repeat(count).trim_end().to_owned();
    assert_eq!(long_sentences(&format!("{}. {}.", words(25), words(25))), Vec::<String>::new());
    assert_eq!(long_sentences(&format!("One. {}. Two.", words(26))).len(), 1);
    assert_eq!(long_sentences(&format!("- {}\n- {}", words(20), words(20))), Vec::<String>::new());
    assert_eq!(long_sentences(&format!("`{}`", words(40))), Vec::<String>::new());
}

#[test]
fn texts_are_plain_english() {
    let found = texts();
    let patterns: Vec<(Regex, &str)> = PATTERNS
        .iter()
        .map(|(pattern, instead)| (Regex::new(&format!("(?i){pattern}")).expect("a pattern"), *instead))
        .collect();
    let is_no = Regex::new(&format!("(?i){IS_NO}")).expect("a pattern");
    let mut stilted = String::new();
    for Found { file, text } in &found {
        let is_exception = |(path, part, _): &(&str, &str, &str)| file.ends_with(path) && text.contains(part);
        if EXCEPTIONS.iter().any(is_exception) {
            continue;
        }
        let mut note = |found: &str, instead: &str| {
            let file = file.display();
            _ = writeln!(stilted, "{file}: '{found}' ({instead}): {}", text.replace('\n', " "));
        };
        for (pattern, instead) in &patterns {
            pattern.find_iter(text).for_each(|hit| note(hit.as_str(), instead));
        }
        for hit in is_no.captures_iter(text) {
            let word = |number| hit.get(number).map_or("", |one| one.as_str().trim());
            let is_right = word(1).eq_ignore_ascii_case("there") || ["longer", "more"].contains(&word(2));
            if !is_right {
                note(&hit[0], "is not a");
            }
        }
    }
    assert!(stilted.is_empty(), "write these in plain words:\n{stilted}");
}

#[test]
fn literals_and_paragraphs_are_found() {
    assert_eq!(
        literals("// \"a comment of words\"\nf(\"one two three\", '\"', \"short\", \"a \\\" b c\")", &['"']),
        ["one two three", "a  b c"]
    );
    assert_eq!(paragraphs("one\n\n```\ncode\n```\ntwo"), ["one", "\ntwo"]);
}
