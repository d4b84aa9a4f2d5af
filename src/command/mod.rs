//! Arguments in, output and exit code out. Everything it shows comes from the report.

mod arguments;
mod text;

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use arguments::{Arguments, Command, InspectArguments};
use cert_inspector::checks::Outcome;
use cert_inspector::formats::FormatError;
use cert_inspector::limits::MAX_INPUT_BYTES;
use cert_inspector::model::ObjectKind;
use cert_inspector::report::{Report, RequirementInfo};
use cert_inspector::{Inspection, Options, Timestamp};
use clap::Parser;

/// No demand of the chosen profile fails, and everything was read.
const EXIT_PASS: u8 = 0;
/// A demand of the chosen profile fails.
const EXIT_FAIL: u8 = 1;
/// The command was called in a wrong way.
const EXIT_USAGE: u8 = 2;
/// Some input could not be read, or is a container that is not opened. A failing demand counts more.
const EXIT_UNREAD: u8 = 3;

pub(crate) fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { EXIT_USAGE } else { EXIT_PASS };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let outcome = match arguments.command {
        Command::Inspect(arguments) => inspect(&arguments),
        Command::Requirements { json } => requirements(json).map(|()| EXIT_PASS),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        // A closed pipe, as `| head` leaves it, is the reader's wish and no error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(EXIT_PASS),
        Err(error) => {
            let _ = writeln!(io::stderr(), "cert-inspector: the output could not be written: {error}");
            ExitCode::from(EXIT_UNREAD)
        }
    }
}

fn inspect(arguments: &InspectArguments) -> io::Result<u8> {
    let options = Options {
        at: arguments.at.unwrap_or_else(now),
        profile: arguments.profile.into(),
        role: arguments.role.map(Into::into),
        host: arguments.host.clone(),
    };
    let mut inspection = Inspection::default();
    for path in &arguments.files {
        add(&mut inspection, path);
    }
    let report = inspection.report(&options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.json {
        serde_json::to_writer(&mut out, &report)?;
        writeln!(out)?;
    } else {
        let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        text::write(&mut out, &report, colour)?;
    }
    out.flush()?;
    Ok(exit_code(&report))
}

fn exit_code(report: &Report) -> u8 {
    // Recognised but not opened: what is inside was not judged, and a script must learn that.
    let unopened = |kind: ObjectKind| {
        matches!(
            kind,
            ObjectKind::Pkcs7
                | ObjectKind::Pkcs12
                | ObjectKind::JavaKeyStore
                | ObjectKind::JceKeyStore
                | ObjectKind::WindowsCertificateStore
                | ObjectKind::WindowsRegistry
                | ObjectKind::AppleProfile
                | ObjectKind::Archive
                | ObjectKind::Zip
                | ObjectKind::Tar
                | ObjectKind::Gzip
        )
    };
    if report.outcome == Outcome::Fail {
        EXIT_FAIL
    } else if !report.problems.is_empty() || report.objects.iter().any(|object| unopened(object.kind)) {
        EXIT_UNREAD
    } else {
        EXIT_PASS
    }
}

/// Reads a file, or standard input for `-`, without reading more than the limit.
fn add(inspection: &mut Inspection, path: &Path) {
    let is_standard_input = path == Path::new("-");
    let name =
        if is_standard_input { "standard input".to_owned() } else { path.to_string_lossy().into_owned() };
    let limit = u64::try_from(MAX_INPUT_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let outcome = if is_standard_input {
        io::stdin().take(limit).read_to_end(&mut bytes)
    } else {
        open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    match outcome {
        Ok(_) if bytes.len() > MAX_INPUT_BYTES => {
            let size = std::fs::metadata(path).map_or(limit, |metadata| metadata.len());
            inspection.refuse(&name, size, &FormatError::TooLarge { size });
        }
        Ok(_) => inspection.add(&name, &bytes, &mut |_, _| {}),
        Err(error) => inspection.refuse(&name, 0, &FormatError::Unreadable { reason: error.to_string() }),
    }
}

fn open(path: &Path) -> io::Result<std::fs::File> {
    if path.is_dir() {
        return Err(io::Error::other("it is a folder; name the files in it"));
    }
    std::fs::File::open(PathBuf::from(path))
}

/// The clock of this machine; at its first second if it stands before 1970.
fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Timestamp::from_unix_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))
}

fn requirements(json: bool) -> io::Result<()> {
    let requirements = RequirementInfo::all();
    let mut out = io::BufWriter::new(io::stdout().lock());
    if json {
        serde_json::to_writer_pretty(&mut out, &requirements)?;
        writeln!(out)?;
    } else {
        text::write_requirements(&mut out, &requirements)?;
    }
    out.flush()
}
