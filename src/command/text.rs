//! The report as text for people.

use std::io::{self, Write};

use cert_inspector::checks::Outcome;
use cert_inspector::input::Role;
use cert_inspector::model::visible;
use cert_inspector::report::{Assessment, Finding, Group, ObjectReport, Report, RequirementInfo};

/// Writes the report. Colour only where the caller says that a terminal shows it.
pub(super) fn write(out: &mut impl Write, report: &Report, colour: bool) -> io::Result<()> {
    let paint = Paint(colour);
    for object in &report.objects {
        write_object(out, report, object, paint)?;
    }
    for problem in &report.problems {
        let origin = &problem.origin;
        write!(out, "{} {}", paint.word(Outcome::Fail, "NOT READ"), visible(&origin.file))?;
        if let Some(block) = origin.block {
            write!(out, ", block {block}")?;
        }
        if let Some(offset) = origin.offset {
            write!(out, ", byte {offset}")?;
        }
        writeln!(out, "\n  {}\n", visible(&problem.message))?;
    }
    writeln!(out, "Judged as of {}. Not checked:", report.settings.at)?;
    for item in &report.not_checked {
        writeln!(out, "  - {item}")?;
    }
    Ok(())
}

fn write_object(
    out: &mut impl Write,
    report: &Report,
    object: &ObjectReport,
    paint: Paint,
) -> io::Result<()> {
    let file = usize::try_from(object.origin.input).ok().and_then(|index| report.inputs.get(index));
    let file = file.map(|input| visible(&input.name)).unwrap_or_default();
    write!(out, "{file}")?;
    if let Some(block) = object.origin.block {
        write!(out, ", block {block}")?;
    } else if object.origin.offset > 0 {
        write!(out, ", byte {}", object.origin.offset)?;
    }
    writeln!(out)?;
    if let Some(certificate) = &object.certificate {
        writeln!(out, "  subject      {}", visible(&certificate.subject.to_string()))?;
        writeln!(out, "  issuer       {}", visible(&certificate.issuer.to_string()))?;
        writeln!(
            out,
            "  valid        {} to {}",
            certificate.validity.not_before, certificate.validity.not_after
        )?;
        writeln!(out, "  key          {}", certificate.public_key)?;
        let sha256 = cert_inspector::model::hex_colons(&certificate.fingerprints.sha256.0);
        writeln!(out, "  SHA-256      {sha256}")?;
    }
    if let Some(advice) = &object.advice {
        writeln!(out, "  {}\n  {}", advice.what, advice.next_step)?;
    }
    for assessment in &object.assessments {
        write_assessment(out, assessment, paint)?;
    }
    writeln!(out)
}

fn write_assessment(out: &mut impl Write, assessment: &Assessment, paint: Paint) -> io::Result<()> {
    let role = match assessment.role {
        Role::Ca => "certificate authority",
        Role::Server => "server",
        Role::Client => "client",
    };
    writeln!(out, "\n  As {role}: {}", paint.word(assessment.outcome, &assessment.headline))?;
    for finding in &assessment.findings {
        write_finding(out, finding, paint)?;
    }
    Ok(())
}

fn write_finding(out: &mut impl Write, finding: &Finding, paint: Paint) -> io::Result<()> {
    let group = if finding.group == Group::Platform { " (platform)" } else { "" };
    let word = format!("{:<7}", outcome_word(finding.outcome));
    writeln!(out, "  {} {}{group}", paint.word(finding.outcome, &word), finding.title)?;
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
        writeln!(out, "          remedy    {}", remedy.text)?;
    }
    Ok(())
}

/// Writes the list of demands.
pub(super) fn write_requirements(out: &mut impl Write, requirements: &[RequirementInfo]) -> io::Result<()> {
    for requirement in requirements {
        writeln!(out, "{}\n  {}", requirement.id, requirement.demand)?;
        for source in &requirement.sources {
            writeln!(out, "  source: {}: {}", source.document, source.section)?;
        }
    }
    Ok(())
}

const fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotApplicable => "N/A",
        Outcome::Pass => "PASS",
        Outcome::Warn => "WARN",
        Outcome::Unknown => "UNKNOWN",
        Outcome::Fail => "FAIL",
    }
}

#[derive(Clone, Copy)]
struct Paint(bool);

impl Paint {
    /// A word in the colour of an outcome; the word itself always says it too.
    fn word(self, outcome: Outcome, word: &str) -> String {
        let code = match outcome {
            Outcome::Pass => "32",
            Outcome::Warn => "33",
            Outcome::Fail => "31",
            Outcome::Unknown => "35",
            Outcome::NotApplicable => "2",
        };
        if self.0 { format!("\x1b[{code}m{word}\x1b[0m") } else { word.to_owned() }
    }
}
