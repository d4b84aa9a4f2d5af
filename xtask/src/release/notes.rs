//! The notes of a release: its part of CHANGELOG.md.

use crate::outcome::Result;

/// The part of the changelog about a version. As long as there is none, what is not released yet is meant.
pub(super) fn of(changelog: &str, version: &str) -> Result<String> {
    let parts: Vec<(&str, &str)> =
        changelog.split("\n## ").skip(1).map(|part| part.split_once('\n').unwrap_or((part, ""))).collect();
    let is_version = |title: &str| {
        title.split([' ', ',']).next().is_some_and(|word| word.trim_matches(['[', ']']) == version)
    };
    let part = parts
        .iter()
        .find(|(title, _)| is_version(title))
        .or_else(|| parts.iter().find(|(title, _)| title.trim() == "Unreleased"));
    let (_, text) = part.ok_or_else(|| format!("CHANGELOG.md has no part about {version}"))?;
    Ok(format!("# Certificate Inspector {version}\n\n{}\n", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_notes_are_the_part_about_the_version() {
        let changelog = "# Changelog\n\n## Unreleased\n\nNew.\n\n## 1.2.0 - 2026-01-01\n\n### Part\n\nOld.\n\n## 1.2\n\nx\n";
        assert_eq!(of(changelog, "1.2.0").unwrap(), "# Certificate Inspector 1.2.0\n\n### Part\n\nOld.\n");
        assert_eq!(of(changelog, "1.3.0").unwrap(), "# Certificate Inspector 1.3.0\n\nNew.\n");
        assert!(of("# Changelog\n", "1.3.0").is_err());
    }
}
