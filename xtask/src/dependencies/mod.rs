//! The step `dependencies`: advisories, licences, bans and sources of every crate in the lock files of the workspace and of
//! `fuzz/`. No network is needed: the advisories are a snapshot that is committed, and the rest comes from cargo.

mod advisories;
mod bans;
mod crates;
mod licences;
mod pre_releases;
mod settings;
mod snapshot;

use crate::outcome::Result;
use crate::paths;

pub(crate) use crates::locked;
pub use crates::{Crate, Metadata};
pub use snapshot::write as write_snapshot;

/// The workspaces: where each lock file is, below the root.
const WORKSPACES: [&str; 2] = ["", "fuzz"];

/// Checks everything, and prints what was counted. Warnings do not fail the step.
///
/// # Errors
/// Lists every fault that was found.
pub fn check() -> Result {
    let settings = settings::read(&paths::root().join("deny.toml"))?;
    let snapshot = snapshot::read()?;
    println!("{} advisories, as of {}", snapshot.advisories.len(), snapshot.date);
    if let Some(age) = snapshot.age_in_days().filter(|age| *age > snapshot::MAX_AGE_DAYS) {
        println!(
            "warning: the snapshot of advisories is {age} days old; refresh it with 'cargo xtask generate advisories FOLDER'"
        );
    }
    let (mut locked, mut metadata) = (Vec::new(), Vec::new());
    for workspace in WORKSPACES {
        locked.extend(crates::locked(&paths::root().join(workspace))?);
        metadata.push(crates::metadata(&paths::root().join(workspace), &settings.graph.targets)?);
    }
    locked.sort();
    locked.dedup();

    let mut faults = advisories::check(&locked, &snapshot.advisories, &settings.advisories.ignore);
    faults.extend(bans::check_sources(&locked));
    faults.extend(bans::check(&locked, &metadata, &settings.bans));
    faults.extend(pre_releases::check(&locked, &pre_releases::read()?));
    let licences = licences::check(&metadata, &settings.licenses);
    faults.extend(licences.faults);
    println!(
        "{} crates in two lock files, {} with their licences read, under {} licences",
        locked.len(),
        licences.crates,
        licences.licences
    );
    println!("{} advisories are ignored with a reason", settings.advisories.ignore.len());
    for line in bans::several_versions(&locked) {
        println!("warning: several versions: {line}");
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}
