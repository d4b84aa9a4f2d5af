//! The answer in short: for each thing that is handed in whether it works, what is wrong, and the fix.

use std::collections::HashSet;
use std::io::{self, Write};

use cert_inspector::checks::Outcome;
use cert_inspector::model::ObjectKind;
use cert_inspector::report::{
    Assessment, Command, DeliveryReport, DestinationReport, Finding, Group, ObjectReport, Recipe, Verdict,
};
use cert_inspector::safe_text::visible;
use cert_inspector::view::{ObjectRow, Summary};
use cert_inspector::{Reporter, products};

use super::paint::Paint;
use super::{file, kept, locked, write_command, write_contradictions, write_place, write_problem};
use crate::outcome::Seen;

/// Commands of more lines than this stand behind the faults, each once.
const MAX_INLINE_LINES: usize = 4;

/// Most sentences of a fix that the short answer prints.
const MAX_SENTENCES: usize = 2;

/// What was said of one thing that is handed in, so that nothing is said twice.
#[derive(Default)]
struct Told<'a> {
    effects: HashSet<&'a str>,
    /// Commands that are too long to stand with a fault: those of the first fix that has any.
    long: Vec<&'a Command>,
}

/// Writes the answers, and for objects without one what they are and what to do with them.
pub(crate) fn write(
    out: &mut impl Write,
    reporter: &Reporter<'_>,
    summary: &Summary,
    paint: Paint,
    seen: &mut Seen,
) -> io::Result<()> {
    let (meant, others): (Vec<_>, Vec<_>) = summary
        .destinations
        .iter()
        .filter(|destination| !destination.deliveries.is_empty())
        .partition(|destination| is_meant(summary, destination));
    for destination in &meant {
        for delivery in &destination.deliveries {
            let object = delivery.object.and_then(|id| reporter.object(id));
            object.iter().for_each(|object| seen.add(object));
            write_delivery(out, object.as_ref(), destination, delivery, paint)?;
        }
    }
    if meant.is_empty() {
        write_nothing(out, summary, paint)?;
    }
    if !others.is_empty() {
        writeln!(out, "{}", paint.heading("Other destinations:"))?;
        for destination in &others {
            let word =
                paint.word(destination.verdict.outcome(), &format!("{:<18}", destination.verdict.words()));
            writeln!(out, "  {word} {}", visible(&destination.headline))?;
        }
        writeln!(out)?;
    }
    write_rest(out, reporter, summary, seen)?;
    for problem in &summary.problems {
        write_problem(out, problem, paint)?;
    }
    super::write_remarks(out, summary, paint)?;
    super::write_passed_over(out, summary)?;
    writeln!(
        out,
        "Checked as of {}. --verbose shows every check, the chain, the platforms and what is not checked.",
        summary.settings.at
    )
}

/// Whether a destination belongs to the product that was chosen or that the files look meant for.
fn is_meant(summary: &Summary, destination: &DestinationReport) -> bool {
    let product = products::destination(destination.destination).map(|(product, _)| product.id);
    summary.preselected.is_none() || product == summary.preselected
}

fn write_delivery(
    out: &mut impl Write,
    object: Option<&ObjectReport>,
    destination: &DestinationReport,
    delivery: &DeliveryReport,
    paint: Paint,
) -> io::Result<()> {
    let assessment = object.and_then(|object| assessment(object, destination));
    let Some((object, assessment)) = object.zip(assessment) else {
        writeln!(out, "{}", paint.word(delivery.verdict.outcome(), &visible(&delivery.sentence)))?;
        if let Some(lock) = object.and_then(|object| object.lock) {
            writeln!(out, "  Locked: {}.", locked(lock))?;
        }
        return writeln!(out);
    };
    writeln!(out, "{}", paint.word(delivery.verdict.outcome(), &visible(&delivery.answer)))?;
    let mut told = Told::default();
    for fault in &assessment.faults {
        let finding = fault.requirement.as_ref();
        let finding = finding.and_then(|id| assessment.findings.iter().find(|one| one.requirement == *id));
        match finding {
            Some(finding) => write_finding(out, finding, &object.recipes, &mut told, paint)?,
            None => writeln!(out, "  - {}", visible(&fault.title))?,
        }
    }
    if delivery.verdict == Verdict::NeedsMore {
        for finding in with(assessment, Outcome::Unknown) {
            for line in finding.reasons.iter().chain(&finding.remarks) {
                writeln!(out, "  - {}", visible(line))?;
            }
        }
        for need in &assessment.needs {
            writeln!(out, "  {} {}", paint.word(Outcome::Unknown, "Needed:"), visible(need))?;
        }
    }
    if delivery.verdict == Verdict::WorksAfterStep {
        for step in &assessment.steps {
            writeln!(out, "  {} {}", paint.word(Outcome::Pass, "Step:"), visible(step))?;
        }
    }
    // What a platform refuses as well is mostly the same fault in other words.
    let is_new = |finding: &&Finding| {
        is_warning(finding)
            && !(delivery.verdict == Verdict::Rejected
                && finding.group == Group::Platform
                && finding.outcome == Outcome::Fail)
    };
    let warnings = with(assessment, Outcome::Warn).chain(&object.platform).filter(is_new);
    for finding in warnings {
        let why = finding.reasons.first().unwrap_or(&finding.title);
        writeln!(out, "  {} {}", paint.word(Outcome::Warn, "Warning:"), visible(why))?;
    }
    if !told.long.is_empty() {
        writeln!(out, "  Commands for a new one (--verbose has those for Windows, too):")?;
    }
    for command in told.long {
        write_command(out, command, "    ")?;
    }
    for observation in object.observations.iter().filter(|one| one.outcome == Outcome::Warn) {
        writeln!(out, "  {} {}", paint.word(Outcome::Warn, "Warning:"), visible(&observation.text))?;
    }
    let passed = with(assessment, Outcome::Pass).count();
    match passed {
        0 => {}
        1 => writeln!(out, "  1 check passed.")?,
        count => writeln!(out, "  {count} checks passed.")?,
    }
    writeln!(out)
}

fn first_sentences(text: &str) -> &str {
    let end = text.match_indices(". ").nth(MAX_SENTENCES.saturating_sub(1));
    end.and_then(|(at, _)| text.get(..=at)).unwrap_or(text)
}

fn assessment<'a>(object: &'a ObjectReport, destination: &DestinationReport) -> Option<&'a Assessment> {
    object.assessments.iter().find(|one| one.destination == destination.destination)
}

fn with(assessment: &Assessment, outcome: Outcome) -> impl Iterator<Item = &Finding> {
    assessment.findings.iter().filter(move |finding| finding.outcome == outcome)
}

/// Whether something is worth a line: not what only another destination refuses.
fn is_warning(finding: &Finding) -> bool {
    match finding.group {
        Group::Guide => finding.outcome == Outcome::Warn,
        Group::Platform => matches!(finding.outcome, Outcome::Warn | Outcome::Fail),
    }
}

/// A fault: its title, why, who refuses it, the fix. Long commands are kept for the end.
fn write_finding<'a>(
    out: &mut impl Write,
    finding: &'a Finding,
    recipes: &'a [Recipe],
    told: &mut Told<'a>,
    paint: Paint,
) -> io::Result<()> {
    writeln!(out, "  - {}", paint.word(finding.outcome, &finding.title))?;
    for reason in kept(&finding.reasons) {
        writeln!(out, "    {}", visible(reason))?;
    }
    if finding.outcome == Outcome::Fail && told.effects.insert(&finding.effect) {
        writeln!(out, "    {}", finding.effect)?;
    }
    if let Some(remedy) = &finding.remedy {
        writeln!(out, "    Fix: {}", visible(first_sentences(&remedy.text)))?;
        let recipe = remedy.recipe.and_then(|wanted| recipes.iter().find(|recipe| recipe.id == wanted));
        let commands = recipe.map_or(&[][..], |recipe| recipe.commands.as_slice());
        let is_long = |command: &Command| command.text.lines().count() > MAX_INLINE_LINES;
        if !commands.iter().any(is_long) {
            commands.iter().try_for_each(|command| write_command(out, command, "      "))?;
        } else if told.long.is_empty() {
            told.long.extend(commands.iter().filter(|command| command.tool.starts_with("OpenSSL")));
        }
    }
    write_contradictions(out, &finding.contradictions)
}

/// That nothing is for what was asked, once: what was found stands with it.
fn write_nothing(out: &mut impl Write, summary: &Summary, paint: Paint) -> io::Result<()> {
    let asked = summary.preselected.and_then(products::product).map(|product| product.title);
    let Some(title) = asked else { return Ok(()) };
    writeln!(out, "{}", paint.heading(&format!("Nothing in these files is for {title}.")))?;
    for destination in summary.destinations.iter().filter(|destination| is_meant(summary, destination)) {
        writeln!(out, "  {}", visible(&destination.headline))?;
    }
    writeln!(out)
}

/// The objects that were not judged, a line or two for each.
fn write_rest(
    out: &mut impl Write,
    reporter: &Reporter<'_>,
    summary: &Summary,
    seen: &mut Seen,
) -> io::Result<()> {
    let deliveries = summary.destinations.iter().flat_map(|destination| &destination.deliveries);
    let judged: HashSet<u32> = deliveries
        .flat_map(|delivery| delivery.object.into_iter().chain(delivery.copies.iter().copied()))
        .collect();
    let of_judged = summary.objects.iter().filter(|row| judged.contains(&row.id));
    let inputs: HashSet<u32> = of_judged.map(|row| row.input).collect();
    let holders: HashSet<u32> = summary.objects.iter().filter_map(|row| row.container).collect();
    // A key in the file of a judged certificate needs no advice, nor does what holds other objects.
    let stands_alone = |row: &&ObjectRow| {
        row.kind != ObjectKind::Certificate && !inputs.contains(&row.input) && !holders.contains(&row.id)
    };
    for row in summary.objects.iter().filter(stands_alone) {
        let Some(object) = reporter.object(row.id) else { continue };
        seen.add(&object);
        let Some(advice) = object.advice.as_ref() else { continue };
        // Nor does the key of a judged certificate in another file.
        if object.related.iter().any(|related| judged.contains(&related.id)) {
            continue;
        }
        write!(out, "{}", visible(file(summary, &object.origin)))?;
        write_place(out, &object.origin.path, object.origin.block, None)?;
        writeln!(out, ": {}", visible(&row.kind_name))?;
        writeln!(out, "  {} {}", advice.what, advice.next_step)?;
        if let Some(lock) = object.lock {
            writeln!(out, "  Locked: {}.", locked(lock))?;
        }
        for observation in object.observations.iter().filter(|one| one.outcome >= Outcome::Warn) {
            writeln!(out, "  {}", visible(&observation.text))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
