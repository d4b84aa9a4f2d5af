//! `docs`: the documents that are generated from the declarations of the core and from the help of the command.

use crate::outcome::Result;
use crate::process;

/// What writes the documents, as arguments of `cargo run`.
const GENERATORS: &[&[&str]] = &[
    &["--package", "cert-inspector", "--features", "schema", "--example", "docs"],
    &["--package", "cert-inspector-cli", "--example", "reference"],
];

/// Writes the generated documents, or with `check` only compares them.
///
/// # Errors
/// Fails when a generator does, and with `check` when a document is out of date.
pub fn run(check: bool) -> Result {
    for generator in GENERATORS {
        let mut command = process::cargo();
        command.args(["run", "--quiet"]).args(*generator).arg("--");
        if check {
            command.arg("--check");
        }
        process::run(&mut command)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use crate::paths;

    fn documents() -> Vec<PathBuf> {
        let root = paths::root();
        let files = [root.to_owned(), root.join("docs")]
            .into_iter()
            .flat_map(|folder| fs::read_dir(folder).expect("a folder"))
            .map(|entry| entry.expect("an entry").path());
        files.filter(|file| file.extension().is_some_and(|ending| ending == "md")).collect()
    }

    /// The anchors of a document's headings, as GitHub makes them.
    fn anchors(text: &str) -> Vec<String> {
        let headings = text.lines().filter_map(|line| {
            line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))
        });
        let anchor = |heading: &str| {
            let kept = heading.to_lowercase();
            let kept = kept.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        };
        headings.map(anchor).collect()
    }

    #[test]
    fn every_relative_link_leads_somewhere() {
        let mut broken = Vec::new();
        for document in documents() {
            let text = fs::read_to_string(&document).expect("a document");
            let links =
                text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
            for link in links.filter(|link| !link.starts_with("http")) {
                let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
                let folder = document.parent().unwrap_or(Path::new("."));
                let target = if file.is_empty() { document.clone() } else { folder.join(file) };
                let leads = if anchor.is_empty() {
                    target.exists()
                } else {
                    fs::read_to_string(&target)
                        .is_ok_and(|text| anchors(&text).iter().any(|known| known == anchor))
                };
                if !leads {
                    broken.push(format!("{}: {link}", document.display()));
                }
            }
        }
        assert!(broken.is_empty(), "{broken:#?}");
    }
}
