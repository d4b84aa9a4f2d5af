//! The snapshot of the advisories on Rust crates: their facts, one in a line.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use semver::VersionReq;
use serde::Deserialize;

use crate::outcome::Result;
use crate::paths;

/// A snapshot that is older may lack what is known by now.
pub(super) const MAX_AGE_DAYS: i64 = 90;

/// How the file begins; the date follows.
const HEAD: &str = "# Advisories on Rust crates, as of ";

const LEGEND: &str = "\
# Facts of the RustSec advisory database, which is in the public domain (CC0 1.0; entries from GitHub are CC BY 4.0).
# Written by `cargo xtask generate advisories FOLDER`. Do not edit.
# identifier <tab> crate <tab> date <tab> kind <tab> patched versions <tab> unaffected versions
";

/// An advisory.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Advisory {
    pub(super) id: String,
    pub(super) package: String,
    pub(super) date: String,
    /// `vulnerability`, `unsound`, `unmaintained` or `notice`.
    pub(super) kind: String,
    pub(super) patched: Vec<VersionReq>,
    pub(super) unaffected: Vec<VersionReq>,
}

/// The advisories of a day.
pub(super) struct Snapshot {
    pub(super) date: String,
    pub(super) advisories: Vec<Advisory>,
}

impl Snapshot {
    /// Days since its date by the clock of this machine; `None` if the clock or the date is unusable.
    pub(super) fn age_in_days(&self) -> Option<i64> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
        Some(i64::try_from(now / 86_400).ok()? - days(&self.date)?)
    }
}

/// Days from 1970 to a date such as 2026-08-20.
fn days(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Years begin in March, so that the leap day is the last one.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(365 * year + leaps + (153 * month + 2) / 5 + day - 1 - 719_468)
}

fn file() -> PathBuf {
    paths::root().join("xtask/data/advisories.tsv")
}

/// The snapshot that is committed.
pub(super) fn read() -> Result<Snapshot> {
    let file = file();
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    parse(&text)
}

fn parse(text: &str) -> Result<Snapshot> {
    let date = text.lines().next().and_then(|line| line.strip_prefix(HEAD));
    let date = date.filter(|date| days(date).is_some()).ok_or("the snapshot of advisories has no date")?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let advisories = lines.map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, package, date, kind, patched, unaffected] = fields[..] else {
            return Err(format!("not a line of a snapshot: {line}").into());
        };
        let [patched, unaffected] = [patched, unaffected].map(requirements);
        let [id, package, date, kind] = [id, package, date, kind].map(str::to_owned);
        Ok(Advisory { id, package, date, kind, patched: patched?, unaffected: unaffected? })
    });
    let advisories = advisories.collect::<Result<Vec<_>>>()?;
    if advisories.is_empty() {
        return Err("the snapshot has no advisories".into());
    }
    Ok(Snapshot { date: date.to_owned(), advisories })
}

fn requirements(text: &str) -> Result<Vec<VersionReq>> {
    let parts = text.split(';').filter(|part| !part.is_empty());
    parts.map(|part| Ok(VersionReq::parse(part).map_err(|error| format!("{part}: {error}"))?)).collect()
}

/// Writes the snapshot from a folder of the database: a file for each advisory, TOML within Markdown. Its date is that of the
/// newest advisory.
///
/// # Errors
/// Fails on a file that is not an advisory.
pub fn write(folder: &Path) -> Result {
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    let mut lines = Vec::new();
    let mut newest = String::new();
    for path in files {
        let text = fs::read_to_string(&path)?;
        let Some(read) = entry(&text).map_err(|error| format!("{}: {error}", path.display()))? else {
            continue;
        };
        newest = newest.max(read.date);
        lines.push(read.line);
    }
    if lines.is_empty() {
        return Err(format!("{} has no advisories", folder.display()).into());
    }
    lines.sort();
    let text = format!("{HEAD}{newest}\n{LEGEND}{}", lines.concat());
    parse(&text)?;
    fs::write(file(), text)?;
    println!("{} advisories, as of {newest}: {}", lines.len(), file().display());
    Ok(())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
    Ok(())
}

/// A line of the snapshot, and the date of its advisory.
#[derive(Debug)]
struct Entry {
    date: String,
    line: String,
}

/// The facts of a file; `None` where it is no advisory, or one that was withdrawn.
fn entry(text: &str) -> Result<Option<Entry>> {
    #[derive(Deserialize)]
    struct File {
        advisory: Head,
        versions: Versions,
    }
    #[derive(Deserialize)]
    struct Head {
        id: String,
        package: String,
        date: String,
        withdrawn: Option<String>,
        informational: Option<String>,
    }
    #[derive(Deserialize)]
    struct Versions {
        patched: Vec<String>,
        #[serde(default)]
        unaffected: Vec<String>,
    }
    let Some((_, rest)) = text.split_once("```toml") else { return Ok(None) };
    let (facts, _) = rest.split_once("```").ok_or("its facts have no end")?;
    let File { advisory, versions } = basic_toml::from_str(facts)?;
    if advisory.withdrawn.is_some() {
        return Ok(None);
    }
    let kind = advisory.informational.as_deref().unwrap_or("vulnerability");
    let list = |versions: &[String]| {
        versions.iter().map(|version| version.replace(' ', "")).collect::<Vec<_>>().join(";")
    };
    let Head { id, package, date, .. } = &advisory;
    let line = format!(
        "{id}\t{package}\t{date}\t{kind}\t{}\t{}\n",
        list(&versions.patched),
        list(&versions.unaffected)
    );
    Ok(Some(Entry { date: advisory.date, line }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_of_an_advisory_become_a_line() {
        let text = "```toml\n[advisory]\nid = \"RUSTSEC-2020-0001\"\npackage = \"a\"\ndate = \"2020-01-02\"\n\n[versions]\npatched = [\">= 1.2.3, < 2\", \"^ 0.9\"]\nunaffected = [\"< 0.3\"]\n```\n# Text\n";
        let found = entry(text).unwrap().unwrap();
        assert_eq!(found.line, "RUSTSEC-2020-0001\ta\t2020-01-02\tvulnerability\t>=1.2.3,<2;^0.9\t<0.3\n");
        let withdrawn =
            text.replace("date = \"2020-01-02\"", "date = \"2020-01-02\"\nwithdrawn = \"2021-01-01\"");
        assert!(entry(&withdrawn).unwrap().is_none());
        assert!(entry("# Only text").unwrap().is_none());
        assert!(entry("```toml\n[advisory]\n```").is_err());
    }

    #[test]
    fn a_snapshot_has_a_date_and_whole_lines() {
        let line = "RUSTSEC-2020-0001\ta\t2020-01-02\tunsound\t>=1\t\n";
        let snapshot = parse(&format!("{HEAD}2026-08-20\n{LEGEND}{line}")).unwrap();
        assert_eq!((snapshot.date.as_str(), snapshot.advisories.len()), ("2026-08-20", 1));
        assert!(parse(line).is_err());
        assert!(parse(&format!("{HEAD}2026-08-20\n")).is_err());
        assert!(parse(&format!("{HEAD}2026-08-20\nRUSTSEC-2020-0001\ta\n")).is_err());
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days("1970-01-01"), Some(0));
        assert_eq!(days("2024-02-29"), Some(19_782));
        assert_eq!(days("2026-11-30"), Some(20_787));
        assert_eq!(days("yesterday"), None);
    }
}
