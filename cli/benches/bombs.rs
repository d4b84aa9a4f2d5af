//! Measures the command on files that are built to be costly, and prints a line for each: `cargo bench --bench bombs`. Processor
//! times are in parentheses.
//!
//! Behind `--` may stand names of bombs, and `--command FILE` to measure another build. It asserts nothing: the tests of the
//! budgets count work, and times depend on the machine.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use testkit::Result;
use testkit::bombs::{ALL, Bomb};

/// A run that takes longer is ended, and the line says so.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often the memory of the command is looked at.
const LOOK: Duration = Duration::from_millis(5);

fn main() -> Result {
    let mut command = PathBuf::from(env!("CARGO_BIN_EXE_cert-inspector"));
    let mut names = Vec::new();
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--command" => command = arguments.next().ok_or("--command needs a file")?.into(),
            _ => names.push(argument),
        }
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bombs");
    fs::create_dir_all(&folder)?;
    println!("| bomb | file | answer | peak | JSON | peak | size of the JSON |");
    println!("|---|---|---|---|---|---|---|");
    for bomb in ALL.iter().filter(|bomb| names.is_empty() || names.iter().any(|name| name == bomb.name)) {
        let file = folder.join(format!("{}-{}.{}", bomb.name, bomb.full, bomb.ending));
        if !file.exists() {
            fs::write(&file, bomb.bytes(bomb.full)?)?;
        }
        let size = fs::metadata(&file)?.len();
        let short = run(&command, bomb, &file, false)?;
        // What has no answer has no report either.
        let long = if short.is_ended { Run::default() } else { run(&command, bomb, &file, true)? };
        println!(
            "| {} × {} | {} | {} | {} | {} | {} | {} |",
            bomb.name,
            bomb.full,
            mebibytes(size),
            short.time(),
            mebibytes(short.peak),
            long.time(),
            mebibytes(long.peak),
            mebibytes(long.written)
        );
    }
    Ok(())
}

#[derive(Default)]
struct Run {
    elapsed: Duration,
    /// Most memory that the command had, in bytes.
    peak: u64,
    /// Bytes on its standard output.
    written: u64,
    is_ended: bool,
    /// Processor time, which other work on the machine does not change.
    cpu: Duration,
}

impl Run {
    fn time(&self) -> String {
        let more = if self.is_ended { "more than " } else { "" };
        format!("{more}{:.1} s ({:.1} s)", self.elapsed.as_secs_f64(), self.cpu.as_secs_f64())
    }
}

fn run(command: &Path, bomb: &Bomb, file: &Path, json: bool) -> Result<Run> {
    let output = file.with_extension("out");
    let mut process = Command::new(command);
    process.args(["inspect", "--at", "2026-11-20T12:00:00Z"]).arg(file);
    process.args(json.then_some("--json"));
    if bomb.password {
        process.args(["--password", "wrong"]);
    }
    let start = Instant::now();
    let mut child = process.stdout(fs::File::create(&output)?).stderr(Stdio::null()).spawn()?;
    let mut run = Run::default();
    while child.try_wait()?.is_none() {
        run.peak = run.peak.max(peak(&child));
        run.cpu = run.cpu.max(cpu(&child));
        if start.elapsed() > PATIENCE {
            child.kill()?;
            run.is_ended = true;
        }
        thread::sleep(LOOK);
    }
    run.elapsed = start.elapsed();
    run.written = fs::metadata(&output)?.len();
    fs::remove_file(output)?;
    Ok(run)
}

/// The high-water mark of a process, on Linux; 0 elsewhere.
fn peak(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kibibytes.unwrap_or_default() * 1024
}

/// The processor time of a process, on Linux, where a clock tick is a hundredth of a second; 0 elsewhere.
fn cpu(child: &Child) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap_or_default();
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields.split_whitespace().skip(11).take(2));
    let ticks: u64 = fields.into_iter().flatten().filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

fn mebibytes(bytes: u64) -> String {
    format!("{}.{} MiB", bytes >> 20, (bytes >> 10 & 1023) * 10 / 1024)
}
