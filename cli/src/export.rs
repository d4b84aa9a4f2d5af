//! Files to deploy, and reports to keep.

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use cert_inspector::export::{
    Compatibility, ENTROPY_BYTES, ExportError, ExportKind, ExportOrder, ExportedFile,
};
use cert_inspector::formats::Progress;
use cert_inspector::model::ObjectKind;
use cert_inspector::safe_text::{visible, write_pretty_json};
use cert_inspector::{Inspection, Options, Password, Reporter};
use clap::Args;

use crate::options::ReadingArguments;
use crate::outcome::{EXIT_PASS, Failure};
use crate::passwords::{from_file, from_variable};
use crate::reading::read;
use crate::saving::{Fill, SavingError, save};
use crate::values::{named, one_of};

#[derive(Args)]
pub(crate) struct ExportArguments {
    /// The kind of file
    #[arg(value_name = "KIND", value_parser = one_of(named(ExportKind::ALL, ExportKind::name, ExportKind::note)))]
    kind: ExportKind,
    /// The number of the certificate, if there are several; without it, they are listed
    #[arg(long, value_name = "N")]
    object: Option<u32>,
    /// Where to write: a file, a folder, or - for standard output [default: the current folder]
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Replace an existing file, once the new one is complete
    #[arg(long)]
    force: bool,
    /// Include the private key, if the file needs one
    #[arg(long)]
    with_key: bool,
    /// A file whose first line is the password of the new file
    #[arg(long, value_name = "PATH", conflicts_with = "export_password_env")]
    export_password_file: Option<PathBuf>,
    /// An environment variable whose value is the password of the new file
    #[arg(long, value_name = "NAME")]
    export_password_env: Option<OsString>,
    /// The encryption of a PKCS#12 file
    #[arg(long, value_name = "AGE", default_value = Compatibility::Modern.name(), value_parser = one_of(named(Compatibility::ALL, Compatibility::name, compatibility_help)))]
    compatibility: Compatibility,
    #[command(flatten)]
    reading: ReadingArguments,
}

const fn compatibility_help(compatibility: Compatibility) -> &'static str {
    match compatibility {
        Compatibility::Modern => "AES-256 and SHA-256",
        Compatibility::Legacy => "Triple DES and SHA-1, for old Windows and Java; the encryption is weak",
    }
}

/// Makes the file that is wanted, and writes it.
pub(crate) fn run(arguments: &ExportArguments) -> Result<u8, Failure> {
    let password = match (&arguments.export_password_file, &arguments.export_password_env) {
        (Some(path), _) => Some(from_file(path)),
        (None, Some(name)) => Some(from_variable(name)),
        (None, None) => None,
    };
    let password = password.transpose().map_err(Failure::Usage)?;
    let (inspection, options, working) = read(&arguments.reading)?;
    let kind = arguments.kind;
    if is_report(kind) {
        let offers = inspection.exports(None, &options);
        let name = offers.into_iter().find(|offer| offer.kind == kind).map(|offer| offer.name.into_owned());
        let reporter = inspection.reporter(&options);
        return place(arguments, &name.unwrap_or_default(), |out: &mut dyn Write| {
            report(&reporter, kind, out, &mut |step| working.hear(step))
        });
    }
    let file = make(arguments, password, &inspection, &options, &mut |step| working.hear(step))?;
    for remark in &file.remarks {
        writeln!(io::stderr(), "cert-inspector: {}", visible(remark))?;
    }
    place(arguments, &file.name, |out: &mut dyn Write| out.write_all(&file.bytes))
}

/// Whether the file is a report on all objects. It is written object by object, because it can be larger than the memory.
const fn is_report(kind: ExportKind) -> bool {
    matches!(kind, ExportKind::ReportHtml | ExportKind::ReportCsv | ExportKind::ReportJson)
}

fn report(
    reporter: &Reporter<'_>,
    kind: ExportKind,
    out: &mut dyn Write,
    progress: Progress<'_>,
) -> io::Result<()> {
    // A report comes in small pieces. It has no secrets, which would stay in the buffer.
    let mut out = BufWriter::new(out);
    if kind == ExportKind::ReportJson {
        write_pretty_json(&mut out, &reporter.streamed(progress, &mut |_| {}))?;
        out.write_all(b"\n")?;
    } else {
        reporter.write(kind, &mut out, progress)?;
    }
    out.flush()
}

/// Writes a file to where the arguments say.
fn place(arguments: &ExportArguments, name: &str, fill: impl Fill) -> Result<u8, Failure> {
    if arguments.out.as_deref() == Some(Path::new("-")) {
        let mut out = io::stdout().lock();
        fill(&mut out)?;
        out.flush()?;
        return Ok(EXIT_PASS);
    }
    let path = match &arguments.out {
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(path) => path.clone(),
        None => PathBuf::from(name),
    };
    save(&path, arguments.kind.needs_key(), arguments.force, fill).map_err(|error| refusal(&path, error))?;
    writeln!(io::stderr(), "cert-inspector: wrote {}", visible(&path.to_string_lossy()))?;
    Ok(EXIT_PASS)
}

fn make(
    arguments: &ExportArguments,
    password: Option<Password>,
    inspection: &Inspection,
    options: &Options,
    progress: Progress<'_>,
) -> Result<ExportedFile, Failure> {
    let mut entropy = [0; ENTROPY_BYTES];
    getrandom::fill(&mut entropy)
        .map_err(|error| Failure::Usage(format!("this computer gives no random numbers: {error}")))?;
    let order = ExportOrder {
        kind: arguments.kind,
        object: arguments.object,
        key: arguments.with_key,
        password,
        compatibility: arguments.compatibility,
        entropy,
    };
    let made = inspection.export_with(&order, options, progress);
    made.map_err(|error| Failure::Usage(sentence(error, inspection, options)))
}

/// Most certificates that are listed to choose from: a screenful.
const MAX_CHOICES: usize = 40;

/// The error, with the argument that helps where there is one.
fn sentence(error: ExportError, inspection: &Inspection, options: &Options) -> String {
    let hint = match error {
        ExportError::KeyNotAsked => "Add --with-key.",
        ExportError::KeyMissing => "Name its file on the command line.",
        ExportError::KeyLocked => "Use --password-file or --password-env.",
        ExportError::PasswordEmpty => "Use --export-password-file or --export-password-env.",
        ExportError::ObjectUnclear { .. }
        | ExportError::NoSuchObject { .. }
        | ExportError::NotARoot
        | ExportError::NotACertificate => "Use --object with one of these numbers:",
        _ => return error.to_string(),
    };
    let mut sentence = format!("{error} {hint}");
    if hint.ends_with(':') {
        let rows = inspection.summary(options).objects.into_iter();
        let certificates = rows.filter(|row| row.kind == ObjectKind::Certificate);
        for row in certificates.take(MAX_CHOICES) {
            sentence.push_str(&format!("\n  {:>4}  {}", row.id, visible(&row.title)));
        }
    }
    sentence
}

/// Why nothing was written, with what helps.
fn refusal(path: &Path, error: SavingError) -> Failure {
    let path = visible(&path.to_string_lossy()).into_owned();
    Failure::Usage(match error {
        SavingError::Exists => {
            format!("{path} is there already, and nothing was written: add --force, or another --out")
        }
        SavingError::Folder => format!("{path} is a folder, and nothing was written: choose another --out"),
        SavingError::Disk => {
            format!("{path} is a disk, and nothing was written: choose a file or a folder with --out")
        }
        SavingError::SystemLink => format!(
            "{path} is a link of the system, and nothing was written: use --out - for standard output, or a file"
        ),
        SavingError::System(error) => {
            return Failure::Output(io::Error::other(format!("{path}: {error}")));
        }
    })
}
