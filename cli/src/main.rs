//! The command `cert-inspector`: files in, text or JSON out, an exit code for scripts. Everything it shows comes from the report.

mod arguments;
mod asn1;
mod compare;
mod deploy;
mod export;
mod files;
mod panel;
mod passwords;
mod text;
mod values;

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use arguments::{Arguments, Command, InspectArguments, ReadingArguments};
use cert_inspector::checks::Outcome;
use cert_inspector::input::parse_addresses;
use cert_inspector::model::visible;
use cert_inspector::report::{ObjectReport, Report, RequirementInfo};
use cert_inspector::view::Summary;
use cert_inspector::{Inspection, Options, Timestamp};
use clap::Parser;
use passwords::Passwords;

/// No demand of the chosen profile fails, and everything was read and opened.
const EXIT_PASS: u8 = 0;
/// A demand of the chosen profile fails, or something is broken, such as a key.
const EXIT_FAIL: u8 = 1;
/// The command was called in a wrong way.
const EXIT_USAGE: u8 = 2;
/// Some input could not be read, is shut, or is a container that is not opened. A failing demand counts more.
const EXIT_UNREAD: u8 = 3;

/// Says on the error output what could not be read, a line for each.
fn tell_problems(summary: &Summary) -> io::Result<()> {
    for problem in &summary.problems {
        let (file, message) = (visible(&problem.origin.file), visible(&problem.message));
        writeln!(io::stderr(), "cert-inspector: {file}: {message}")?;
    }
    Ok(())
}

fn main() -> ExitCode {
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
        Command::Panel(arguments) => panel::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Deploy(arguments) => deploy::deploy(&arguments),
        Command::Asn1(arguments) => asn1::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Requirements { json } => requirements(json).map(|()| EXIT_PASS).map_err(Failure::Output),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(Failure::Usage(message)) => {
            let _ = writeln!(io::stderr(), "cert-inspector: {message}");
            ExitCode::from(EXIT_USAGE)
        }
        // A closed pipe, as `| head` leaves it, is the reader's wish and no error.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(EXIT_PASS),
        Err(Failure::Output(error)) => {
            let _ = writeln!(io::stderr(), "cert-inspector: the output could not be written: {error}");
            ExitCode::from(EXIT_UNREAD)
        }
    }
}

/// Why the command ends without an answer.
enum Failure {
    /// The output could not be written.
    Output(io::Error),
    /// What was asked cannot be done, in a sentence.
    Usage(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Reads everything that the arguments name.
fn read(arguments: &ReadingArguments) -> Result<(Inspection, Options), Failure> {
    let addresses =
        parse_addresses(&arguments.address.join("\n")).map_err(|error| Failure::Usage(error.to_string()))?;
    let mut options = Options::at(arguments.at.unwrap_or_else(now));
    options.profile = arguments.profile;
    options.role = arguments.role;
    options.host.clone_from(&arguments.host);
    options.addresses = addresses;
    options.email.clone_from(&arguments.email);
    options.user_name.clone_from(&arguments.user_name);
    options.port = arguments.port;
    options.policy = arguments.policy;
    options.purpose = arguments.purpose;
    options.public_roots = !arguments.no_public_roots;
    options.require_revocation = !arguments.crl.is_empty();
    let mut files = files::list(&arguments.files);
    files.extend(files::list(&arguments.crl));
    let anchors = files.len();
    files.extend(files::list(&arguments.anchors));
    let passwords = Passwords::gather(arguments, &files).map_err(Failure::Usage)?;
    let mut inspection = Inspection::default();
    for (place, file) in files.into_iter().enumerate() {
        let unlocking = passwords.of(&file, arguments.max_rounds);
        let added = match file.read() {
            Ok(bytes) if file.folder.is_some() => {
                Some(inspection.add_from_folder(&file.name(), &bytes, &unlocking, &mut |_| {}))
            }
            Ok(bytes) => Some(inspection.add(&file.name(), &bytes, &unlocking, &mut |_| {})),
            Err((size, error)) => {
                inspection.refuse(&file.name(), size, error);
                None
            }
        };
        if let Some(input) = added.filter(|_| place >= anchors) {
            inspection.trust(input);
        }
    }
    Ok((inspection, options))
}

fn inspect(arguments: &InspectArguments) -> Result<u8, Failure> {
    let (inspection, options) = read(&arguments.reading)?;
    let report = inspection.report(&options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.json {
        serde_json::to_writer(&mut out, &report).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        text::write(&mut out, &report, &inspection.summary(&options), text::Paint::for_stdout())?;
    }
    out.flush()?;
    Ok(exit_code(&report))
}

fn exit_code(report: &Report) -> u8 {
    let is_shut = report.objects.iter().any(ObjectReport::is_unopened);
    if report.outcome == Outcome::Fail {
        EXIT_FAIL
    } else if is_shut || !report.problems.is_empty() {
        EXIT_UNREAD
    } else {
        EXIT_PASS
    }
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
