//! Measures the native library and prints figures: `cargo bench`. It asserts nothing.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cert_inspector::{Input, Inspection, Options, Timestamp, Unlocking, inspect};
use testkit::text::certificate;

mod hostile_inputs;
mod paths;
mod signatures;

fn main() {
    let options = Options::at(Timestamp::from_unix_seconds(1_795_176_000));
    throughput(&options);
    one_certificate(&options);
    paths::chain(&options);
    paths::many(&options);
    signatures::run();
    hostile(&options);
}

/// Many certificates in one PEM: decoded, with their fields and fingerprints.
fn throughput(options: &Options) {
    let (pem, count) = bundle();
    let time = best_of(9, || {
        let mut inspection = Inspection::default();
        inspection.add("bundle.pem", &pem, &Unlocking::default(), &mut |_| {});
        inspection.len()
    });
    let rate = f64::from(count) / time.as_secs_f64();
    println!("decode, fields, fingerprints: {count} certificates in {time:?}: {rate:.0} a second");
    let mut inspection = Inspection::default();
    inspection.add("bundle.pem", &pem, &Unlocking::default(), &mut |_| {});
    let time = best_of(5, || inspection.summary(options).objects.len());
    println!("judge all for a list: {time:?}");
    let time = best_of(5, || serde_json::to_vec(&inspection.report(options)).map_or(0, |json| json.len()));
    println!("whole report as JSON: {time:?}");
}

fn one_certificate(options: &Options) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/server/good.der");
    let Ok(bytes) = std::fs::read(path) else { return };
    let inputs = [Input::new("good.der", bytes)];
    let time = best_of(200, || inspect(&inputs, options).objects.len());
    println!("one certificate, bytes to report: {time:?}");
}

fn hostile(options: &Options) {
    for (name, make) in hostile_inputs::all() {
        let bytes = make();
        let start = Instant::now();
        let mut inspection = Inspection::default();
        inspection.add(name, &bytes, &Unlocking::default(), &mut |_| {});
        let problems = inspection.report(options).problems.len();
        println!("{name}: {:?}, {} objects, {problems} problems", start.elapsed(), inspection.len());
    }
    match peak_memory() {
        Some(peak) => println!("peak memory of this process, inputs included: {peak}"),
        None => println!("skipped: peak memory: this system does not tell it"),
    }
}

/// The Mozilla roots and, where it is at hand, the corpus, as one PEM.
fn bundle() -> (Vec<u8>, u32) {
    let mut pem = String::new();
    let mut count = 0_u32;
    for der in webpki_root_certs::TLS_SERVER_ROOT_CERTS {
        pem.push_str(&certificate(der));
        count += 1;
    }
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/zlint");
    let mut files = Vec::new();
    walk(&corpus, &mut files);
    files.sort();
    if files.is_empty() {
        println!("skipped: the corpus is not beside the project; the roots are repeated instead");
    }
    for file in files {
        let mut inspection = Inspection::default();
        let bytes = std::fs::read(file).unwrap_or_default();
        inspection.add("corpus", &bytes, &Unlocking::default(), &mut |_| {});
        let report = inspection.report(&Options::at(Timestamp::from_unix_seconds(0)));
        for found in report.objects.iter().filter_map(|object| object.certificate.as_ref()) {
            pem.push_str(&certificate(&found.der));
            count += 1;
        }
    }
    // To the number that the project's figures speak of.
    while count < 1_440 {
        for der in
            webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().take(usize::try_from(1_440 - count).unwrap_or(0))
        {
            pem.push_str(&certificate(der));
            count += 1;
        }
    }
    (pem.into_bytes(), count)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

/// The shortest of several runs: what the work costs when nothing else disturbs it.
fn best_of(runs: u32, mut work: impl FnMut() -> usize) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..runs {
        let start = Instant::now();
        std::hint::black_box(work());
        best = best.min(start.elapsed());
    }
    best
}

/// The high-water mark of resident memory, on Linux.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}
