//! `fuzz`: runs the fuzz targets on the compiler that builds everything else. Coverage is counted by the compiler's own pass; no
//! sanitizer is needed, since the core has no `unsafe`.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::outcome::Result;
use crate::{paths, process};

/// The marks of the targets in their list, in `fuzz/src/targets/mod.rs`.
const MARK: &str = "name: \"";

/// How long each target runs, unless it is said.
const DEFAULT_MINUTES: u64 = 5;

/// An input that takes longer is a finding, in seconds.
const MAX_SECONDS: u32 = 20;

/// An input for which more memory is taken is a finding, in MiB.
const MAX_MEMORY: u32 = 2048;

/// Larger inputs say nothing that smaller ones do not, and take longer.
const MAX_BYTES: u32 = 32 * 1024;

/// What the instrumentation needs. These are options of LLVM, so a stable compiler takes them.
const FLAGS: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Ccodegen-units=1",
    "--cfg=fuzzing",
];

/// Seeds from the fixtures, by the dictionary of a target: folders below `tests/fixtures`.
const FIXTURES: &[(&str, &[&str])] = &[
    ("der", &["server", "ca", "client", "requests", "lists", "other", "foreign", "containers"]),
    ("text", &["encodings", "bundles", "foreign", "cert-pem", "mistaken"]),
    ("script", &[]),
    ("protocol", &[]),
];

/// The dictionary of each target that is not about DER.
const DICTIONARIES: &[(&str, &str)] = &[
    ("pem", "text"),
    ("pin_ledger", "text"),
    ("protocol", "protocol"),
    ("readers", "text"),
    ("remedies", "script"),
    ("ssh", "text"),
];

/// What a run of a target came to.
struct Run {
    executions: u64,
    coverage: u64,
    corpus: u64,
    has_finding: bool,
}

/// Runs targets: `[--minutes N] [TARGET…]`, every target if none is named.
///
/// # Errors
/// Fails when the program does not build, when a target does not exist, and when something was found.
pub fn run(arguments: &[&str]) -> Result {
    let (minutes, wanted) = match arguments {
        ["--minutes", minutes, wanted @ ..] => (minutes.parse()?, wanted),
        wanted => (DEFAULT_MINUTES, wanted),
    };
    let all = targets()?;
    if let Some(unknown) = wanted.iter().find(|name| !all.iter().any(|target| target == *name)) {
        return Err(format!("'{unknown}' is not a fuzz target: {}", all.join(", ")).into());
    }
    let program = build()?;
    let mut findings = Vec::new();
    for target in all.iter().filter(|target| wanted.is_empty() || wanted.contains(&target.as_str())) {
        let start = Instant::now();
        let run = run_target(&program, target, minutes)?;
        println!(
            "{target:<16} {:>10} executions {:>6} edges {:>5} inputs {:>5} s{}",
            run.executions,
            run.coverage,
            run.corpus,
            start.elapsed().as_secs(),
            if run.has_finding { "  FINDING" } else { "" },
        );
        if run.has_finding {
            findings.push(target.as_str());
        }
    }
    if findings.is_empty() {
        return Ok(());
    }
    Err(format!("found something: {}; see fuzz/artifacts and fuzz/logs", findings.join(", ")).into())
}

/// The names of the targets, as their list has them.
fn targets() -> Result<Vec<String>> {
    let list = fs::read_to_string(paths::root().join("fuzz/src/targets/mod.rs"))?;
    Ok(list.split(MARK).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect())
}

fn build() -> Result<std::path::PathBuf> {
    let folder = paths::root().join("fuzz");
    let target = folder.join("target");
    let mut command = process::cargo();
    command.current_dir(&folder).args(["build", "--release", "--locked", "--target-dir"]).arg(&target);
    // The platform is named so that build scripts and macros are built without these flags.
    let host = host()?;
    command.args(["--target", &host]);
    command.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}")).env("RUSTC_BOOTSTRAP", "1");
    process::run(&mut command)?;
    Ok(target.join(host).join("release/fuzz"))
}

fn host() -> Result<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = process::output(Command::new(rustc).current_dir(paths::root()).arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("the compiler does not name its platform")?.to_owned())
}

fn run_target(program: &Path, target: &str, minutes: u64) -> Result<Run> {
    let folder = paths::root().join("fuzz");
    let (corpus, artifacts, logs) =
        (folder.join("corpus").join(target), folder.join("artifacts"), folder.join("logs"));
    for folder in [&corpus, &artifacts, &logs] {
        fs::create_dir_all(folder)?;
    }
    let dictionary =
        DICTIONARIES.iter().find(|(name, _)| *name == target).map_or("der", |(_, dictionary)| dictionary);
    let fixtures =
        FIXTURES.iter().find(|(name, _)| *name == dictionary).map_or(&[][..], |(_, folders)| folders);
    let log = logs.join(format!("{target}.log"));
    let mut command = Command::new(program);
    command.current_dir(&folder).env("FUZZ_TARGET", target).env("RUST_BACKTRACE", "1");
    command
        .arg(&corpus)
        .arg(folder.join("seeds").join(target))
        .args(fixtures.iter().map(|name| paths::root().join("tests/fixtures").join(name)))
        .arg(format!("-max_total_time={}", minutes * 60))
        .arg(format!("-timeout={MAX_SECONDS}"))
        .arg(format!("-rss_limit_mb={MAX_MEMORY}"))
        .arg(format!("-max_len={MAX_BYTES}"))
        .arg(format!("-artifact_prefix={}/{target}-", artifacts.display()))
        .arg(format!("-dict={}", folder.join("dictionaries").join(format!("{dictionary}.dict")).display()))
        .arg("-print_final_stats=1")
        .stdout(Stdio::null())
        .stderr(fs::File::create(&log)?);
    let status = command.status()?;
    let text = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    let (executions, coverage, corpus) = figures(&text);
    Ok(Run { executions, coverage, corpus, has_finding: !status.success() })
}

/// Executions, edges and inputs, as the fuzzer's last words about each have them.
fn figures(log: &str) -> (u64, u64, u64) {
    let behind = |mark: &str| {
        let (_, rest) = log.rsplit_once(mark)?;
        let digits = rest.trim_start();
        digits.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    let executions = behind("stat::number_of_executed_units:").unwrap_or_default();
    (executions, behind(" cov: ").unwrap_or_default(), behind(" corp: ").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_the_last_ones() {
        let log = "#2\tINITED cov: 10 ft: 11 corp: 1/1b\n#90\tDONE   cov: 1234 ft: 2 corp: 56/7Kb\n\
                   stat::number_of_executed_units: 90\n";
        assert_eq!(figures(log), (90, 1234, 56));
        assert_eq!(figures(""), (0, 0, 0));
    }

    #[test]
    fn every_target_has_seeds_and_a_dictionary() {
        let targets = targets().unwrap();
        assert!(targets.len() >= 18, "{targets:?}");
        for target in &targets {
            assert!(paths::root().join("fuzz/seeds").join(target).is_dir(), "{target}");
        }
        for (target, dictionary) in DICTIONARIES {
            assert!(targets.iter().any(|name| name == target), "{target}");
            assert!(
                paths::root().join(format!("fuzz/dictionaries/{dictionary}.dict")).is_file(),
                "{dictionary}"
            );
        }
    }
}
