//! `notices`: the licences of everything that is shipped, in one text. Written by us and not by a tool, because it is small: cargo
//! names the crates, their own files have the texts, and a fault in either fails the check.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

use crate::dependencies::Crate;
use crate::outcome::Result;
use crate::paths;
use crate::shipped::{self, Product};

/// The file in the root folder, which every product carries.
pub const FILE: &str = "THIRD-PARTY-NOTICES.txt";

/// Of several licences the first of these is taken. Apache-2.0 is one text for many crates.
const PREFERRED: [&str; 7] =
    ["Apache-2.0", "MIT", "BSD-3-Clause", "Unicode-3.0", "ISC", "Zlib", "CDLA-Permissive-2.0"];

/// What a text of a licence contains, by which it is recognised.
const MARKS: [(&str, &str); 7] = [
    ("Apache-2.0", "Apache License Version 2.0"),
    ("MIT", "to any person obtaining a copy of this software"),
    ("BSD-3-Clause", "Neither the name of"),
    ("Unicode-3.0", "UNICODE LICENSE V3"),
    ("ISC", "Permission to use, copy, modify, and/or distribute"),
    ("Zlib", "This software is provided 'as-is'"),
    ("CDLA-Permissive-2.0", "Community Data License Agreement"),
];

const HEAD: &str = "\
Third-party notices

Certificate Inspector contains the software and the data that are listed here, each under the licence above it.
Where the authors offer several licences, the one that is used is listed.
";

/// A licence's text with those that it covers.
type Sections = BTreeMap<(String, String), BTreeSet<String>>;

/// Writes the notices, or with `check` only compares them.
///
/// # Errors
/// Fails where a crate has no usable licence, and with `check` when the file is out of date.
pub fn run(check: bool) -> Result {
    let text = text()?;
    let file = paths::root().join(FILE);
    if !check {
        fs::write(&file, text)?;
        return Ok(());
    }
    if fs::read_to_string(&file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Err(format!("{FILE} is out of date: run 'cargo xtask notices'").into())
}

fn text() -> Result<String> {
    let crates = shipped::metadata()?;
    let mut used = BTreeSet::new();
    for product in Product::ALL {
        used.extend(shipped::graph(product)?.into_keys());
    }
    let mut sections = Sections::new();
    let mut notes = Vec::new();
    for key in &used {
        let package = crates.get(key).ok_or_else(|| format!("cargo does not know {} {}", key.0, key.1))?;
        if package.source.is_some() {
            notes.extend(add(package, &mut sections)?);
        }
    }
    notes.extend(add_parts(&mut sections)?);
    Ok(write(&sections, &notes))
}

fn write(sections: &Sections, notes: &[String]) -> String {
    let mut text = HEAD.to_owned();
    for ((licence, body), covered) in sections {
        let covered: Vec<&str> = covered.iter().map(String::as_str).collect();
        text.push_str(&format!("\n{}\n{licence}\n\n{}\n\n{body}\n", "=".repeat(80), covered.join("\n")));
    }
    if !notes.is_empty() {
        text.push_str(&format!("\n{}\nNotices\n\n{}\n", "=".repeat(80), notes.join("\n\n")));
    }
    text
}

/// Adds a crate under each licence that it needs; what its own notice says.
fn add(package: &Crate, sections: &mut Sections) -> Result<Option<String>> {
    let Crate { name, version, license, .. } = package;
    let license = license.as_deref().ok_or_else(|| format!("{name} {version} names no licence"))?;
    let folder = package.manifest_path.parent().unwrap_or(Path::new("."));
    let files = license_files(folder)?;
    for licence in chosen(license).map_err(|error| format!("{name} {version}: {error}"))? {
        let body = if licence == "Apache-2.0" {
            apache()?
        } else {
            match files.iter().find_map(|(_, text)| part(text, &licence)) {
                Some(text) => text,
                None => template(package, &licence)?,
            }
        };
        sections.entry((licence, body)).or_default().insert(format!("{name} {version}"));
    }
    let is_notice = |path: &Path| path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("notice"));
    let notice = files.iter().find(|(path, _)| is_notice(path));
    Ok(notice.map(|(_, text)| format!("{name} {version}:\n{}", tidy(text))))
}

/// The licences that are needed, where each choice is ours.
fn chosen(license: &str) -> Result<Vec<String>> {
    let expression =
        Expression::parse_mode(license, ParseMode::LAX).map_err(|error| error.reason.to_string())?;
    let accepted: Vec<Licensee> = PREFERRED.iter().filter_map(|id| Licensee::parse(id).ok()).collect();
    let needed = expression
        .minimized_requirements(&accepted)
        .map_err(|error| format!("no licence of {license} is one that notices are made for: {error}"))?;
    Ok(needed.iter().map(ToString::to_string).collect())
}

/// Every file of a crate about its licence, with its text.
fn license_files(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_one = ["license", "licence", "copying", "notice", "unlicense"]
            .iter()
            .any(|word| name.starts_with(word));
        if is_one && path.is_file() {
            found.push((path.clone(), String::from_utf8_lossy(&fs::read(&path)?).into_owned()));
        }
    }
    found.sort();
    Ok(found)
}

/// The text of a licence, if a file has that one and no other.
fn part(text: &str, licence: &str) -> Option<String> {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let of: Vec<&str> = MARKS.iter().filter(|(_, mark)| plain.contains(mark)).map(|(id, _)| *id).collect();
    (of == [licence]).then(|| tidy(text))
}

/// The text of the one licence that crates without a file have.
fn template(package: &Crate, licence: &str) -> Result<String> {
    let Crate { name, version, authors, .. } = package;
    if licence != "MIT" || authors.is_empty() {
        return Err(format!("{name} {version} has no text of its licence, {licence}").into());
    }
    let own = fs::read_to_string(paths::root().join("LICENSE-MIT"))?;
    let (_, rest) = own.split_once("Permission is hereby").ok_or("LICENSE-MIT is not the MIT licence")?;
    Ok(tidy(&format!("Copyright (c) {}\n\nPermission is hereby{rest}", authors.join(", "))))
}

fn apache() -> Result<String> {
    Ok(tidy(&fs::read_to_string(paths::root().join("LICENSE-APACHE"))?))
}

/// What is shipped besides crates.
fn add_parts(sections: &mut Sections) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct File {
        part: Vec<Part>,
    }
    #[derive(Deserialize)]
    struct Part {
        name: String,
        copyright: String,
        licence: String,
        note: String,
    }
    let folder = paths::root().join("xtask/data/licences");
    let file: File = basic_toml::from_str(&fs::read_to_string(folder.join("extra.toml"))?)?;
    let mut notes = Vec::new();
    for Part { name, copyright, licence, note } in file.part {
        let body = if licence == "Apache-2.0" {
            apache()?
        } else {
            tidy(&fs::read_to_string(folder.join(format!("{licence}.txt")))?)
        };
        sections.entry((licence, body)).or_default().insert(format!("{name}. Copyright: {copyright}"));
        notes.push(format!("{name}:\n{note}"));
    }
    Ok(notes)
}

/// A text without spaces at the ends of lines, without blank lines around it, and with LF alone.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use semver::Version;

    use super::*;

    #[test]
    fn the_first_of_several_licences_is_taken() {
        for (license, expected) in [
            ("MIT OR Apache-2.0", vec!["Apache-2.0"]),
            ("MIT/Apache-2.0", vec!["Apache-2.0"]),
            ("Unlicense OR MIT", vec!["MIT"]),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", vec!["Apache-2.0", "Unicode-3.0"]),
        ] {
            let mut found = chosen(license).unwrap();
            found.sort();
            assert_eq!(found, expected, "{license}");
        }
        assert!(chosen("GPL-3.0-only").is_err());
    }

    #[test]
    fn a_file_with_two_licences_is_not_the_text_of_one() {
        let mit = "to any person obtaining a copy\nof this software  ";
        assert_eq!(part(mit, "MIT").as_deref(), Some(mit.trim_end()));
        assert_eq!(part(mit, "BSD-3-Clause"), None);
        assert_eq!(part(&format!("{mit}\nNeither the name of"), "MIT"), None);
    }

    #[test]
    fn the_notices_are_complete_and_name_neither_registry_nor_machine() {
        let text = text().unwrap();
        for expected in
            ["aes ", "yew ", "clap ", "Public Suffix List", "Mozilla Public License", "root certificates"]
        {
            assert!(text.contains(expected), "{expected}");
        }
        let root = paths::root().to_string_lossy().into_owned();
        for forbidden in [root.as_str(), "crates.io", "/registry/", "/home/", ".cargo"] {
            assert!(!text.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn a_crate_without_a_text_is_a_fault_unless_its_authors_are_known() {
        let package = |license: &str, authors: &[&str]| Crate {
            id: "a".into(),
            name: "a".into(),
            version: Version::new(1, 0, 0),
            license: Some(license.into()),
            license_file: None,
            description: None,
            authors: authors.iter().map(|author| (*author).to_owned()).collect(),
            repository: None,
            source: None,
            manifest_path: PathBuf::new(),
            dependencies: Vec::new(),
            targets: Vec::new(),
        };
        assert!(
            template(&package("MIT", &["A. Author"]), "MIT")
                .unwrap()
                .starts_with("Copyright (c) A. Author\n")
        );
        assert!(template(&package("MIT", &[]), "MIT").is_err());
        assert!(template(&package("ISC", &["A. Author"]), "ISC").is_err());
    }
}
