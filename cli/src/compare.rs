//! The command `compare`: what changes from one certificate to another.

use std::io::{self, Write};
use std::ops::Range;

use cert_inspector::checks::Outcome;
use cert_inspector::compare::{Change, ComparedField, ComparedObject, Comparison, ComparisonOrder};
use cert_inspector::input::Role;
use cert_inspector::model::ObjectKind;
use cert_inspector::report::Consequence;
use cert_inspector::safe_text::{visible, write_json};
use cert_inspector::view::{ObjectRow, Summary};
use clap::Args;

use crate::files;
use crate::options::InspectArguments;
use crate::outcome::{EXIT_FAIL, EXIT_PASS, EXIT_UNREAD, Failure};
use crate::reading::{read, tell_problems};
use crate::text::{Paint, outcome_word};

#[derive(Args)]
#[command(mut_arg("files", |files| files
    .num_args(2)
    .value_names(["OLD", "NEW"])
    .help("The certificate or request in use, and its replacement; - is standard input")))]
#[command(mut_arg("json", |json| json.help("The comparison as JSON")))]
pub(crate) struct CompareArguments {
    /// List equal fields, too
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    inspect: InspectArguments,
}

/// Writes what changes from the one to the other.
pub(crate) fn run(arguments: &CompareArguments) -> Result<u8, Failure> {
    let named = &arguments.inspect.reading.files;
    let (inspection, options, _working) = read(&arguments.inspect.reading)?;
    let summary = inspection.summary(&options);
    let mut begin = 0_u32;
    let mut chosen = Vec::new();
    for path in named {
        let count = u32::try_from(files::list(std::slice::from_ref(path)).len()).unwrap_or(u32::MAX);
        let inputs = begin..begin.saturating_add(count);
        begin = inputs.end;
        match choose(&summary, &inputs) {
            Some(id) => chosen.push(id),
            None => {
                let locked =
                    summary.objects.iter().any(|row| inputs.contains(&row.input) && row.lock.is_some());
                let hint = if locked { "; it is locked: give its password with --password-file" } else { "" };
                writeln!(
                    io::stderr(),
                    "cert-inspector: {}: neither a certificate nor a request was found in it{hint}",
                    visible(&path.to_string_lossy())
                )?;
            }
        }
    }
    tell_problems(&summary)?;
    let [older, newer] = chosen.as_slice() else { return Ok(EXIT_UNREAD) };
    let comparison = inspection
        .compare(*older, *newer, ComparisonOrder::AsGiven, &options)
        .map_err(|error| Failure::Usage(error.to_string()))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.inspect.json {
        write_json(&mut out, &comparison)?;
        writeln!(out)?;
    } else {
        write(&mut out, &comparison, arguments.all, Paint::for_stdout())?;
    }
    out.flush()?;
    let is_locked = summary.objects.iter().any(|object| object.lock.is_some());
    Ok(if comparison.outcome == Outcome::Fail {
        EXIT_FAIL
    } else if is_locked || !summary.problems.is_empty() {
        EXIT_UNREAD
    } else {
        EXIT_PASS
    })
}

/// What a file is about: the certificate that goes with its key or its chain, else the first that is no authority.
fn choose(summary: &Summary, inputs: &Range<u32>) -> Option<u32> {
    let bundle = summary.bundles.iter().find(|bundle| inputs.contains(&bundle.input));
    let comparable = |row: &&ObjectRow| {
        matches!(row.kind, ObjectKind::Certificate | ObjectKind::CertificateRequest)
            && inputs.contains(&row.input)
    };
    let rows: Vec<&ObjectRow> = summary.objects.iter().filter(comparable).collect();
    let leaf = rows.iter().find(|row| row.role != Some(Role::Ca));
    bundle.map(|bundle| bundle.leaf).or_else(|| leaf.or(rows.first()).map(|row| row.id))
}

fn write(out: &mut impl Write, comparison: &Comparison, all: bool, paint: Paint) -> io::Result<()> {
    write_object(out, "Older", &comparison.older)?;
    write_object(out, "Newer", &comparison.newer)?;
    writeln!(out, "\n{}\n", comparison.headline)?;
    for consequence in &comparison.consequences {
        write_consequence(out, consequence, paint)?;
    }
    let (same, differing): (Vec<_>, Vec<_>) =
        comparison.fields.iter().partition(|field| field.change == Change::Same);
    writeln!(out, "Fields that differ: {}; the same: {}", differing.len(), same.len())?;
    for field in differing {
        write_field(out, field)?;
    }
    if comparison.omitted > 0 {
        writeln!(out, "  and {} more that are not compared here", comparison.omitted)?;
    }
    if all {
        writeln!(out, "\nFields that are the same")?;
        for field in same {
            writeln!(out, "  {}: {}", path(field), visible(field.newer.as_deref().unwrap_or_default()))?;
        }
    }
    Ok(())
}

fn write_object(out: &mut impl Write, word: &str, object: &ComparedObject) -> io::Result<()> {
    write!(out, "{word}: {} in {}", visible(&object.title), visible(&object.file))?;
    match (object.not_before, object.not_after) {
        (Some(begins), Some(ends)) => writeln!(out, ", {begins} to {ends}"),
        _ => writeln!(out, ", {}", object.kind_name),
    }
}

fn write_consequence(out: &mut impl Write, consequence: &Consequence, paint: Paint) -> io::Result<()> {
    let word = format!("{:<8}", outcome_word(consequence.outcome));
    writeln!(out, "  {} {}", paint.word(consequence.outcome, &word), visible(&consequence.title))?;
    for line in [&consequence.meaning, &consequence.action] {
        if !line.is_empty() {
            writeln!(out, "           {}", visible(line))?;
        }
    }
    for line in &consequence.details {
        writeln!(out, "             - {}", visible(line))?;
    }
    if !consequence.sources.is_empty() {
        let sources =
            consequence.sources.iter().map(|source| format!("{}, {}", source.document, source.section));
        writeln!(out, "           Source: {}", sources.collect::<Vec<_>>().join("; "))?;
    }
    writeln!(out)
}

fn path(field: &ComparedField) -> String {
    visible(&field.path.join(" › ")).into_owned()
}

fn write_field(out: &mut impl Write, field: &ComparedField) -> io::Result<()> {
    writeln!(out, "  {}", path(field))?;
    for (sign, value) in [("-", &field.older), ("+", &field.newer)] {
        if let Some(value) = value {
            writeln!(out, "    {sign} {}", visible(value))?;
        }
    }
    Ok(())
}
