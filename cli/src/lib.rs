//! The command `cert-inspector`: files in, text or JSON out, an exit code for scripts. Everything it shows comes from the report.
//!
//! It is a library so that the example `reference` can write the help of every command to `docs/command.md`.

mod arguments;
mod asn1;
mod compare;
mod deploy;
mod export;
mod files;
mod licenses;
mod opening;
mod options;
mod outcome;
mod panel;
mod passwords;
mod reading;
mod saving;
mod text;
mod values;
mod working;

use cert_inspector::safe_text::{visible, visible_lines, write_json, write_pretty_json};
use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Command};
use cert_inspector::report::RequirementInfo;
use clap::{CommandFactory, Parser};
use options::InspectArguments;
use outcome::{EXIT_OUTPUT, EXIT_PASS, EXIT_USAGE, Ending, Failure, Seen, exit_code};
use reading::read;

/// The command line as clap knows it.
#[must_use]
pub fn command_line() -> clap::Command {
    Arguments::command()
}

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
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
        Command::Licenses => licenses::run().map(|()| EXIT_PASS).map_err(Failure::Output),
        Command::Requirements { json } => requirements(json).map(|()| EXIT_PASS).map_err(Failure::Output),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(Failure::Usage(message)) => {
            let _ = writeln!(io::stderr(), "cert-inspector: {}", visible_lines(&message));
            ExitCode::from(EXIT_USAGE)
        }
        // A closed pipe, as `| head` leaves it, is the reader's wish and no error.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(EXIT_PASS),
        Err(Failure::Output(error)) => {
            let error = error.to_string();
            let _ = writeln!(
                io::stderr(),
                "cert-inspector: the output could not be written: {}",
                visible(&error)
            );
            ExitCode::from(EXIT_OUTPUT)
        }
    }
}

fn inspect(arguments: &InspectArguments) -> Result<u8, Failure> {
    let (inspection, options, working) = read(&arguments.reading)?;
    let reporter = inspection.reporter(&options);
    let mut hear = |step| working.hear(step);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut seen = Seen::default();
    let code = if arguments.json {
        working.begin_output();
        let mut add = |object: &_| seen.add(object);
        let report = reporter.streamed(&mut hear, &mut add);
        write_json(&mut out, &report)?;
        writeln!(out)?;
        let frame = report.into_frame();
        exit_code(&Ending::from(&frame), || seen)
    } else {
        let (summary, paint) = (reporter.summary(&mut hear), text::Paint::for_stdout());
        working.begin_output();
        if arguments.verbose {
            text::write(&mut out, &reporter, &summary, paint, &mut hear, &mut seen)?;
        } else {
            text::short::write(&mut out, &reporter, &summary, paint, &mut seen)?;
        }
        exit_code(&Ending::from(&summary), || {
            let others: Vec<u32> =
                summary.objects.iter().map(|row| row.id).filter(|id| !seen.has(*id)).collect();
            others.into_iter().filter_map(|id| reporter.object(id)).for_each(|object| seen.add(&object));
            seen
        })
    };
    out.flush()?;
    Ok(if arguments.exit_zero { EXIT_PASS } else { code })
}

fn requirements(json: bool) -> io::Result<()> {
    let requirements = RequirementInfo::all();
    let mut out = io::BufWriter::new(io::stdout().lock());
    if json {
        write_pretty_json(&mut out, &requirements)?;
        writeln!(out)?;
    } else {
        text::write_requirements(&mut out, &requirements)?;
    }
    out.flush()
}
