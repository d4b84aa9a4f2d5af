//! The report as text for people.

mod facts;
mod paint;
mod paths;
pub(crate) mod short;

use std::io::{self, Write};

use cert_inspector::Reporter;
use cert_inspector::checks::{Outcome, Remedy};
use cert_inspector::formats::Progress;
use cert_inspector::model::{LockReason, Origin};
use cert_inspector::report::{
    AddressCoverage, Assessment, Command, CompatibilityRow, ContradictionReport, Finding, ObjectReport,
    Observation, Problem, Recipe, Relation, RequirementInfo, Verdict,
};
use cert_inspector::safe_text::visible;
use cert_inspector::view::{ObjectRow, Summary};

pub(crate) use paint::{Paint, outcome_word};

use crate::outcome::Seen;

/// How wide the names of lines are.
const LABEL: usize = 12;

/// How wide the words of verdicts are.
const VERDICT: usize = 18;

/// Writes the report, with what concerns all of it from the summary of the same inspection.
pub(super) fn write(
    out: &mut impl Write,
    reporter: &Reporter<'_>,
    summary: &Summary,
    paint: Paint,
    progress: Progress<'_>,
    seen: &mut Seen,
) -> io::Result<()> {
    for (object, row) in reporter.objects(progress).zip(&summary.objects) {
        seen.add(&object);
        write_object(out, reporter, summary, &object, row, paint)?;
    }
    for bundle in &summary.bundles {
        paths::write_bundle(out, bundle, summary, paint)?;
    }
    for problem in &summary.problems {
        write_problem(out, problem, paint)?;
    }
    write_remarks(out, summary, paint)?;
    write_passed_over(out, summary)?;
    write_destinations(out, summary, paint)?;
    writeln!(out, "Checked as of {}. Not checked:", summary.settings.at)?;
    for item in &summary.not_checked {
        writeln!(out, "  - {item}")?;
    }
    Ok(())
}

/// What there is to know of how files were read.
fn write_remarks(out: &mut impl Write, summary: &Summary, paint: Paint) -> io::Result<()> {
    for input in &summary.inputs {
        for remark in &input.remarks {
            writeln!(
                out,
                "{} {}: {}\n",
                paint.word(Outcome::Warn, "NOTE"),
                visible(&input.name),
                visible(remark)
            )?;
        }
    }
    Ok(())
}

/// How many files of folders hold nothing.
fn write_passed_over(out: &mut impl Write, summary: &Summary) -> io::Result<()> {
    match summary.inputs.iter().filter(|input| input.passed_over).count() {
        0 => Ok(()),
        1 => writeln!(
            out,
            "1 file in folders was passed over: no certificate, key, request or list is in there.\n"
        ),
        count => writeln!(
            out,
            "{count} files in folders were passed over: no certificate, key, request or list is in there.\n"
        ),
    }
}

/// What all of it comes to for each product.
fn write_destinations(out: &mut impl Write, summary: &Summary, paint: Paint) -> io::Result<()> {
    writeln!(out, "Destinations:")?;
    for destination in &summary.destinations {
        let word = destination.verdict.words();
        let word = paint.word(destination.verdict.outcome(), &format!("{word:<VERDICT$}"));
        writeln!(out, "  {word} {}: {}", destination.title, visible(&destination.headline))?;
        for need in &destination.needs {
            writeln!(out, "  {:<VERDICT$} {}", "", visible(need))?;
        }
    }
    writeln!(out)
}

fn write_problem(out: &mut impl Write, problem: &Problem, paint: Paint) -> io::Result<()> {
    let origin = &problem.origin;
    write!(out, "{} {}", paint.word(Outcome::Fail, "NOT READ"), visible(&origin.file))?;
    write_place(out, &origin.path, origin.block, origin.offset)?;
    writeln!(out, "\n  {}\n", visible(&problem.message))
}

/// The way into containers, and the place in the innermost file.
fn write_place(
    out: &mut impl Write,
    path: &[String],
    block: Option<u32>,
    offset: Option<u32>,
) -> io::Result<()> {
    for part in path {
        write!(out, " › {}", visible(part))?;
    }
    if let Some(block) = block {
        write!(out, ", block {block}")?;
    }
    match offset {
        Some(offset) => write!(out, ", byte {offset}"),
        None => Ok(()),
    }
}

fn file<'a>(summary: &'a Summary, origin: &Origin) -> &'a str {
    let input = usize::try_from(origin.input).ok().and_then(|index| summary.inputs.get(index));
    input.map(|input| input.name.as_str()).unwrap_or_default()
}

fn write_object(
    out: &mut impl Write,
    reporter: &Reporter<'_>,
    summary: &Summary,
    object: &ObjectReport,
    row: &ObjectRow,
    paint: Paint,
) -> io::Result<()> {
    let origin = &object.origin;
    write!(out, "{}", visible(file(summary, origin)))?;
    // Where there is a block or a part of a container, the offset says no more.
    let offset =
        (origin.block.is_none() && origin.path.is_empty() && origin.offset > 0).then_some(origin.offset);
    write_place(out, &origin.path, origin.block, offset)?;
    writeln!(out)?;
    if object.certificate.is_none() {
        line(out, "kind", &row.kind_name)?;
    }
    if let Some(name) = &object.label.friendly_name {
        line(out, "name", name)?;
    }
    if let Some(lock) = object.lock {
        line(out, "locked", &locked(lock))?;
    }
    for (label, value) in facts::lines(object) {
        line(out, label, &value)?;
    }
    for related in &object.related {
        let row = usize::try_from(related.id).ok().and_then(|id| summary.objects.get(id));
        if let Some((origin, row)) = reporter.origin(related.id).zip(row) {
            let mut place = Vec::new();
            write!(place, "{}", file(summary, origin))?;
            write_place(&mut place, &origin.path, origin.block, None)?;
            let place = String::from_utf8_lossy(&place);
            match related.relation {
                Relation::Duplicate => line(out, "also in", &place)?,
                relation => {
                    line(
                        out,
                        "belongs to",
                        &format!("{} '{}' in {place}", relation_word(relation), row.title),
                    )?;
                }
            }
        }
    }
    if let Some(advice) = &object.advice {
        writeln!(out, "  {}\n  {}", advice.what, advice.next_step)?;
    }
    for observation in &object.observations {
        write_observation(out, observation, paint)?;
    }
    write_compatibility(out, &object.compatibility, paint)?;
    write_coverage(out, &object.coverage, paint)?;
    let concerned = object.assessments.iter().filter(|assessment| assessment.verdict != Verdict::Nothing);
    for assessment in concerned {
        write_assessment(out, assessment, &object.recipes, paint)?;
    }
    if !object.platform.is_empty() {
        writeln!(out, "\n  Platform requirements:")?;
    }
    for finding in &object.platform {
        write_finding(out, finding, &object.recipes, paint)?;
    }
    if let Some(paths) = &object.paths {
        paths::write(out, paths, paint)?;
    }
    writeln!(out)
}

fn line(out: &mut impl Write, label: &str, value: &str) -> io::Result<()> {
    writeln!(out, "  {label:<LABEL$} {}", visible(value))
}

/// Why an object is locked, and what to do.
fn locked(lock: LockReason) -> String {
    match lock {
        LockReason::OtherPassword => {
            "a password opens the file, but not this part; give the other one too, by --password-file"
                .to_owned()
        }
        LockReason::WindowsAccount => {
            "sealed for a Windows account or group; only they can open it".to_owned()
        }
        LockReason::PasswordNeeded => "needs a password; give --password-file".to_owned(),
        LockReason::TooManyRounds { rounds } => {
            format!("asks for {rounds} rounds of key derivation; allow them by --max-rounds {rounds}")
        }
        LockReason::NotTried { rounds } => {
            format!(
                "not tried: other files used up the rounds of key derivation; it needs {rounds}. Inspect it alone, or add --try-anyway"
            )
        }
        LockReason::WrongPassword => {
            "does not open with any of the passwords; give another one by --password-file".to_owned()
        }
    }
}

const fn relation_word(relation: Relation) -> &'static str {
    match relation {
        Relation::Certificate | Relation::Duplicate => "certificate",
        Relation::PrivateKey => "private key",
        Relation::PublicKey => "public key",
        Relation::Request => "request",
    }
}

fn write_observation(out: &mut impl Write, observation: &Observation, paint: Paint) -> io::Result<()> {
    // What concerns no requirement and is not bad is a remark.
    let word = match observation.outcome {
        Outcome::NotApplicable => "NOTE",
        outcome => outcome_word(outcome),
    };
    let word = paint.word(observation.outcome, &format!("{word:<7}"));
    writeln!(out, "  {word} {}", visible(&observation.text))
}

/// Which systems open a file, one line each.
fn write_compatibility(out: &mut impl Write, rows: &[CompatibilityRow], paint: Paint) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let width = rows.iter().map(|row| row.system.chars().count()).max().unwrap_or(0);
    writeln!(out, "\n  Which systems open it:")?;
    for row in rows {
        let word = paint.word(row.outcome, &format!("{:<7}", outcome_word(row.outcome)));
        writeln!(out, "  {word} {:<width$}  {}", row.system, visible(&row.reason))?;
    }
    Ok(())
}

/// Which addresses a certificate covers, one line each.
fn write_coverage(out: &mut impl Write, rows: &[AddressCoverage], paint: Paint) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let width = rows.iter().map(|row| row.address.chars().count()).max().unwrap_or(0);
    writeln!(out, "\n  Every address at which the server is reached:")?;
    for row in rows {
        let word = paint.word(row.outcome, &format!("{:<7}", outcome_word(row.outcome)));
        let words = match (&row.entry, &row.remark) {
            (Some(entry), _) => format!("covered by {}", visible(entry)),
            (None, Some(remark)) => format!("not covered. {}", visible(remark)),
            (None, None) => "not covered".to_owned(),
        };
        writeln!(out, "  {word} {:<width$}  {words}", row.address)?;
    }
    Ok(())
}

fn write_assessment(
    out: &mut impl Write,
    assessment: &Assessment,
    recipes: &[Recipe],
    paint: Paint,
) -> io::Result<()> {
    let word = paint.word(assessment.verdict.outcome(), assessment.verdict.words());
    writeln!(out, "\n  {}: {word}. {}", assessment.title, assessment.headline)?;
    for need in &assessment.needs {
        writeln!(out, "  Needed: {need}")?;
    }
    for step in &assessment.steps {
        writeln!(out, "  Step: {step}")?;
    }
    for finding in &assessment.findings {
        write_finding(out, finding, recipes, paint)?;
    }
    Ok(())
}

fn write_finding(
    out: &mut impl Write,
    finding: &Finding,
    recipes: &[Recipe],
    paint: Paint,
) -> io::Result<()> {
    let word = format!("{:<7}", outcome_word(finding.outcome));
    writeln!(out, "  {} {}", paint.word(finding.outcome, &word), finding.title)?;
    if matches!(finding.outcome, Outcome::Pass | Outcome::NotApplicable) {
        return Ok(());
    }
    writeln!(out, "          required  {}", finding.required)?;
    writeln!(out, "          found     {}", visible(&finding.found))?;
    for line in finding.reasons.iter().chain(&finding.remarks) {
        writeln!(out, "          {}", visible(line))?;
    }
    for source in &finding.sources {
        writeln!(out, "          source    {}: {}", source.document, source.section)?;
    }
    if finding.outcome == Outcome::Fail {
        writeln!(out, "          effect    {}", finding.effect)?;
    }
    if let Some(remedy) = &finding.remedy {
        write_remedy(out, &remedy.with_commands(recipes), "          ")?;
    }
    write_contradictions(out, &finding.contradictions)
}

/// What to do, with the commands for it.
fn write_remedy(out: &mut impl Write, remedy: &Remedy, indent: &str) -> io::Result<()> {
    writeln!(out, "{indent}Fix: {}", visible(&remedy.text))?;
    remedy.commands.iter().try_for_each(|command| write_command(out, command, &format!("{indent}  ")))
}

/// A command, under the name of its tool.
fn write_command(out: &mut impl Write, command: &Command, indent: &str) -> io::Result<()> {
    writeln!(out, "{indent}{}:", visible(&command.tool))?;
    command.text.lines().try_for_each(|line| writeln!(out, "{indent}  {}", visible(line)))
}

/// Where sources contradict each other, and what we made of it.
fn write_contradictions(out: &mut impl Write, contradictions: &[ContradictionReport]) -> io::Result<()> {
    for contradiction in contradictions {
        for place in &contradiction.places {
            let section = if place.source.section.is_empty() { "" } else { ", " };
            let (document, name) = (&place.source.document, &place.source.section);
            writeln!(out, "    The sources differ: {} ({document}{section}{name})", place.asks)?;
        }
        writeln!(out, "    Decision: {}", contradiction.decision)?;
    }
    Ok(())
}

/// The first reasons of a long list.
fn kept<T>(reasons: &[T]) -> impl Iterator<Item = &T> {
    /// Most reasons of one finding that the short answer prints.
    const MAX_REASONS: usize = 3;
    reasons.iter().take(MAX_REASONS)
}

/// Writes the list of requirements.
pub(super) fn write_requirements(out: &mut impl Write, requirements: &[RequirementInfo]) -> io::Result<()> {
    for requirement in requirements {
        writeln!(out, "{}\n  {}", requirement.id, requirement.rule)?;
        for source in &requirement.sources {
            writeln!(out, "  source: {}: {}", source.document, source.section)?;
        }
    }
    Ok(())
}
