//! The crates: all that a lock file names, and what cargo knows of those that are built for a platform.

use std::fs;
use std::path::{Path, PathBuf};

use semver::Version;
use serde::Deserialize;

use crate::outcome::Result;
use crate::process;

/// A crate in a lock file.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Locked {
    pub(crate) name: String,
    pub(crate) version: Version,
    /// `None` for our own.
    pub(super) source: Option<String>,
    pub(crate) checksum: Option<String>,
}

/// What `cargo metadata` says of a workspace.
#[derive(Clone, Debug, Deserialize)]
pub struct Metadata {
    /// The crates.
    pub packages: Vec<Crate>,
    /// Which crate uses which.
    pub resolve: Resolve,
}

/// A crate, as its manifest describes it.
#[derive(Clone, Debug, Deserialize)]
pub struct Crate {
    /// How cargo tells it from others.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: Version,
    /// The SPDX expression of its licence.
    pub license: Option<String>,
    /// The file of its licence, where it names one.
    pub license_file: Option<PathBuf>,
    /// What it is.
    pub description: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where its source is kept.
    pub repository: Option<String>,
    /// Where cargo got it from; `None` for our own.
    pub source: Option<String>,
    /// Its manifest, next to its licence.
    pub manifest_path: PathBuf,
    /// What its manifest asks for.
    pub dependencies: Vec<Dependency>,
    /// What is built of it.
    pub targets: Vec<Target>,
}

impl Crate {
    /// Whether it runs in the compiler, so that nothing of it is shipped.
    #[must_use]
    pub fn is_macro(&self) -> bool {
        self.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "proc-macro"))
    }
}

/// A line of a manifest's dependencies.
#[derive(Clone, Debug, Deserialize)]
pub struct Dependency {
    /// The crate.
    pub name: String,
    /// The versions that fit.
    pub req: String,
    /// Where it is, if it is our own.
    pub path: Option<PathBuf>,
}

/// What is built of a crate.
#[derive(Clone, Debug, Deserialize)]
pub struct Target {
    kind: Vec<String>,
}

/// The graph of the crates.
#[derive(Clone, Debug, Deserialize)]
pub struct Resolve {
    /// Every crate with those that it uses.
    pub nodes: Vec<Node>,
}

/// A crate in the graph.
#[derive(Clone, Debug, Deserialize)]
pub struct Node {
    /// Which crate.
    pub id: String,
    /// What it uses.
    pub deps: Vec<Edge>,
}

/// A use of a crate.
#[derive(Clone, Debug, Deserialize)]
pub struct Edge {
    /// Which crate.
    pub pkg: String,
    /// For what.
    pub dep_kinds: Vec<EdgeKind>,
}

/// For what a crate is used.
#[derive(Clone, Debug, Deserialize)]
pub struct EdgeKind {
    /// When it is used.
    pub kind: Kind,
}

/// When a crate is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// By the code that is shipped.
    #[default]
    Normal,
    /// By a build script.
    Build,
    /// By tests.
    Dev,
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        // Cargo writes null for the ordinary kind.
        Ok(match Option::<String>::deserialize(deserializer)?.as_deref() {
            None => Self::Normal,
            Some("build") => Self::Build,
            Some(_) => Self::Dev,
        })
    }
}

/// Everything that the lock file of a workspace names, for every platform.
pub(crate) fn locked(workspace: &Path) -> Result<Vec<Locked>> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    let text = fs::read_to_string(workspace.join("Cargo.lock"))?;
    Ok(basic_toml::from_str::<Lock>(&text)?.package)
}

/// The crates of a workspace with all features, for some platforms.
pub(super) fn metadata(workspace: &Path, targets: &[String]) -> Result<Metadata> {
    let mut arguments = vec!["--all-features"];
    for target in targets {
        arguments.extend(["--filter-platform", target]);
    }
    Metadata::read(workspace, &arguments)
}

impl Metadata {
    /// Asks cargo.
    ///
    /// # Errors
    /// Fails as cargo does, for example when the lock file is out of date.
    pub fn read(workspace: &Path, arguments: &[&str]) -> Result<Self> {
        let mut command = process::cargo();
        command.args(["metadata", "--format-version", "1", "--locked", "--manifest-path"]);
        command.arg(workspace.join("Cargo.toml")).args(arguments);
        Ok(serde_json::from_str(&process::output(&mut command)?)?)
    }

    /// A crate by its identifier.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Crate> {
        self.packages.iter().find(|package| package.id == id)
    }
}
