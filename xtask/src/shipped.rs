//! Which crates are in what is given away: those of the ordinary dependencies, without macros and build scripts, which only run
//! in the compiler.

use std::collections::{BTreeMap, BTreeSet};

use semver::Version;

use crate::dependencies::{Crate, Metadata};
use crate::outcome::Result;
use crate::{paths, process};

/// The platform of the native command.
pub const NATIVE_TARGET: &str = "x86_64-unknown-linux-gnu";

/// Something that is given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// The single file.
    Page,
    /// The package for portals, which the page is a part of.
    Package,
    /// The native command.
    Command,
}

impl Product {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Page, Self::Package, Self::Command];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Package => "package",
            Self::Command => "command",
        }
    }

    /// The crates that it is built from, each with what it needs of the library.
    const fn roots(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Page => &[&["www"]],
            Self::Package => &[&["cert-inspector", "--features", "js"], &["www"]],
            Self::Command => &[&["cert-inspector-cli"]],
        }
    }

    const fn target(self) -> &'static str {
        match self {
            Self::Page | Self::Package => paths::WASM,
            Self::Command => NATIVE_TARGET,
        }
    }
}

/// Name and version of a crate.
pub type Key = (String, Version);

/// Every crate of a product, each with those that it uses itself.
///
/// # Errors
/// Fails as cargo does, for example when the lock file is out of date.
pub fn graph(product: Product) -> Result<BTreeMap<Key, BTreeSet<Key>>> {
    let mut graph = BTreeMap::new();
    for root in product.roots() {
        let mut command = process::cargo();
        command.args(["tree", "--locked", "--target", product.target(), "--edges", "normal,no-proc-macro"]);
        command.args(["--prefix", "depth", "--format", " {p}", "--package"]).args(*root);
        read(&process::output(&mut command)?, &mut graph)?;
    }
    Ok(graph)
}

/// Reads lines such as `2 aes v0.9.4 (*)`: the depth, and what is there.
fn read(tree: &str, graph: &mut BTreeMap<Key, BTreeSet<Key>>) -> Result {
    let mut above: Vec<Key> = Vec::new();
    for line in tree.lines().filter(|line| !line.trim().is_empty()) {
        let mut words = line.split(' ');
        let mut word = || words.next().ok_or_else(|| format!("cargo tree says: {line}"));
        let (depth, name, version) = (word()?.parse::<usize>()?, word()?.to_owned(), word()?);
        let key = (name, Version::parse(version.trim_start_matches('v'))?);
        above.truncate(depth);
        if let Some(user) = above.last() {
            graph.entry(user.clone()).or_default().insert(key.clone());
        }
        graph.entry(key.clone()).or_default();
        above.push(key);
    }
    Ok(())
}

/// The manifests of every crate of the workspace.
///
/// # Errors
/// Fails as cargo does.
pub fn metadata() -> Result<BTreeMap<Key, Crate>> {
    let arguments = ["--all-features", "--filter-platform", NATIVE_TARGET, "--filter-platform", paths::WASM];
    let metadata = Metadata::read(paths::root(), &arguments)?;
    Ok(metadata
        .packages
        .into_iter()
        .map(|package| ((package.name.clone(), package.version.clone()), package))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_becomes_a_graph() {
        let tree = "0 a v1.0.0 (/folder)\n1 b v2.0.0\n2 c v3.0.0-rc.1\n1 c v3.0.0-rc.1 (*)\n";
        let mut graph = BTreeMap::new();
        read(tree, &mut graph).unwrap();
        let uses = |name: &str| {
            let (_, used) = graph.iter().find(|((other, _), _)| other == name).unwrap();
            used.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!((uses("a"), uses("b"), uses("c")), (vec!["b", "c"], vec!["c"], vec![]));
        assert!(read("x", &mut BTreeMap::new()).is_err());
    }

    #[test]
    fn what_only_the_compiler_runs_is_not_shipped() {
        let page = graph(Product::Page).unwrap();
        let names: BTreeSet<&str> = page.keys().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains("yew") && names.contains("x509-parser"), "{names:?}");
        assert!(!names.contains("syn") && !names.contains("clap"), "{names:?}");
        let command = graph(Product::Command).unwrap();
        assert!(
            command.keys().any(|(name, _)| name == "clap") && !command.keys().any(|(name, _)| name == "yew")
        );
    }
}
