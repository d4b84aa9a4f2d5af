//! `package`: the folder that npm packs, with the module, its types, the element and the page that it shows.

use std::fs;
use std::path::Path;

use super::{Make, pack, wasm};
use crate::outcome::Result;
use crate::{notices, paths};

/// What the module is called in the package, and its script beside it.
const CORE: &str = "core";

/// Builds `dist/npm`. The page must have been built: the element shows it.
///
/// # Errors
/// Fails when the module does not build, when there is no page, and when the sources name another version.
pub fn package(make: Make) -> Result {
    let folder = paths::package();
    if folder.is_dir() {
        // A build that fails leaves no older package behind that could be taken for its own.
        fs::remove_dir_all(&folder)?;
    }
    super::ensure_target()?;
    wasm::check_versions()?;
    let version = env!("CARGO_PKG_VERSION");
    let page = fs::read(paths::dist().join(paths::PAGE))
        .map_err(|error| format!("there is no page to put into the package: {error}"))?;
    let core = wasm::build_package(make)?;

    fs::create_dir_all(&folder)?;
    copy_sources(&folder, version)?;
    for license in ["LICENSE-APACHE", "LICENSE-MIT", notices::FILE] {
        fs::copy(paths::root().join(license), folder.join(license))?;
    }
    fs::write(folder.join(paths::PAGE), page)?;
    fs::write(folder.join(format!("{CORE}.wasm")), &core.module)?;
    fs::write(folder.join(format!("{CORE}.js")), core.script)?;
    fs::write(folder.join("types.d.ts"), types()?)?;
    fs::write(
        folder.join("embedding.md"),
        guide(&fs::read_to_string(paths::root().join("docs/embedding.md"))?),
    )?;
    fs::write(
        folder.join("version.js"),
        format!(
            "/** The version of the package and of the core in it. */\nexport const VERSION = \"{version}\";\n"
        ),
    )?;

    println!("{:<14}{:>10}{:>10}", "part", "bytes", "gzip");
    println!("{:<14}{:>10}{:>10}", "module", core.module.len(), pack::gzip(&core.module)?.len());
    println!("{}", folder.display());
    Ok(())
}

/// The types of the report, and those that only JavaScript sees.
fn types() -> Result<String> {
    let read = |path: &str| fs::read_to_string(paths::root().join(path));
    Ok([read("docs/report.d.ts")?, read("src/js/types.d.ts")?].join("\n"))
}

/// The guide as the package has it: without pictures, and with links to the package's own files only.
fn guide(text: &str) -> String {
    let text =
        text.replace("](report.d.ts)", "](types.d.ts)").replace("](../src/js/types.d.ts)", "](types.d.ts)");
    let lines = text.lines().filter(|line| !line.starts_with("![")).map(|line| {
        let mut line = line.to_owned();
        for outside in ["](../", "](formats.md"] {
            while let Some((before, rest)) = line.split_once(outside) {
                let Some((start, name)) = before.rsplit_once('[') else { break };
                let Some((_, end)) = rest.split_once(')') else { break };
                line = [start, name, end].concat();
            }
        }
        line + "\n"
    });
    lines.collect()
}

/// Everything in `package/`, as it stands there.
fn copy_sources(folder: &Path, version: &str) -> Result {
    let sources = paths::root().join("package");
    for entry in fs::read_dir(&sources)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    let manifest = fs::read_to_string(folder.join("package.json"))?;
    if !manifest.contains(&format!("\"version\": \"{version}\"")) {
        return Err(format!("package/package.json must have the version of Cargo.toml, {version}").into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::guide;

    #[test]
    fn the_guide_of_the_package_links_to_nothing_outside() {
        let text = "a [b](../c) d [e](../f#g), [h](report.d.ts)\n![i](j.png)\nk ([l](formats.md#m))\n";
        assert_eq!(guide(text), "a b d e, [h](types.d.ts)\nk (l)\n");
    }

    #[test]
    fn the_guide_in_the_docs_has_no_other_links_to_files() {
        let text =
            std::fs::read_to_string(crate::paths::root().join("docs/embedding.md")).expect("the guide");
        let guide = guide(&text);
        let targets =
            guide.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
        let files: Vec<&str> =
            targets.filter(|target| !target.starts_with('#') && !target.starts_with("http")).collect();
        assert!(files.iter().all(|file| *file == "types.d.ts"), "{files:?}");
    }
}
