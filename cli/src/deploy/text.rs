//! A plan written as text. No product is known here.

use std::io::{self, Write};

use cert_inspector::checks::Outcome;
use cert_inspector::report::{
    ContradictionReport, Fit, Plan, PlanChoice, PlanOption, PlanSection, PlanStep, SourceReference, StepState,
};
use cert_inspector::safe_text::visible;

use crate::text::Paint;

/// Writes a plan.
pub(super) fn write(out: &mut impl Write, plan: &Plan, paint: Paint) -> io::Result<()> {
    writeln!(out, "{}\n{}", plan.title, plan.headline)?;
    writeln!(out, "The guide is the {}.", plan.guide)?;
    for note in &plan.notes {
        writeln!(out, "{note}")?;
    }
    if let Some(choice) = &plan.choice {
        writeln!(out, "\n{}", choice.title)?;
        for option in &choice.options {
            write_option(out, plan, choice, option, paint)?;
        }
    }
    for section in &plan.sections {
        write_section(out, plan, section, paint)?;
    }
    if !plan.contradictions.is_empty() {
        writeln!(out, "\nWhere the guide contradicts itself")?;
    }
    for contradiction in &plan.contradictions {
        write_contradiction(out, plan, contradiction)?;
    }
    if !plan.open_questions.is_empty() {
        writeln!(out, "\nWhat the guide leaves open")?;
    }
    for question in &plan.open_questions {
        writeln!(out, "  - {}", question.text)?;
        write_sources(out, plan, &question.sources)?;
    }
    Ok(())
}

fn write_option(
    out: &mut impl Write,
    plan: &Plan,
    choice: &PlanChoice,
    option: &PlanOption,
    paint: Paint,
) -> io::Result<()> {
    let (word, outcome) = match option.fit {
        Fit::Recommended => ("recommended", Outcome::Pass),
        Fit::Possible => ("possible", Outcome::NotApplicable),
        Fit::Impossible => ("NOT POSSIBLE", Outcome::Fail),
    };
    let chosen = choice.chosen.as_ref() == Some(&option.id);
    let mark = if chosen { ">" } else { " " };
    writeln!(
        out,
        "{mark} {} {} (--{} {})",
        paint.word(outcome, &format!("{word:<12}")),
        option.title,
        choice.question,
        option.id
    )?;
    for line in option.reasons.iter().chain(&option.instead) {
        writeln!(out, "               {line}")?;
    }
    for ask in &option.asks {
        writeln!(out, "               asks: {ask}")?;
    }
    write_sources(out, plan, &option.sources)
}

fn write_section(out: &mut impl Write, plan: &Plan, section: &PlanSection, paint: Paint) -> io::Result<()> {
    writeln!(out, "\n{}", section.title)?;
    for note in &section.notes {
        writeln!(out, "  {note}")?;
    }
    for step in &section.steps {
        write_step(out, plan, step, paint)?;
    }
    Ok(())
}

fn write_step(out: &mut impl Write, plan: &Plan, step: &PlanStep, paint: Paint) -> io::Result<()> {
    let (word, outcome) = match step.state {
        StepState::Done => ("[x]", Outcome::Pass),
        StepState::Attention => ("[x] note:", Outcome::Warn),
        StepState::ToDo => ("[ ]", Outcome::NotApplicable),
        StepState::CannotTell => ("[?]", Outcome::Unknown),
        StepState::NotMet => ("[ ] NOT MET:", Outcome::Fail),
        StepState::Impossible => ("[ ] NOT POSSIBLE:", Outcome::Fail),
    };
    let others = step.who.as_ref().filter(|who| **who != plan.reader);
    let who = others.map(|who| format!(" ({who})")).unwrap_or_default();
    let optional = if step.optional { " (optional)" } else { "" };
    writeln!(out, "  {} {}{optional}{who}", paint.word(outcome, word), step.text)?;
    for action in &step.actions {
        writeln!(out, "        - {action}")?;
    }
    for line in step.reasons.iter().chain(&step.remedy) {
        writeln!(out, "        {}", visible(line))?;
    }
    if !step.objects.is_empty() {
        let objects = step.objects.iter().map(|object| {
            format!("no. {} '{}' in {}", object.id, visible(&object.title), visible(&object.file))
        });
        writeln!(out, "        {}", objects.collect::<Vec<_>>().join("; "))?;
    }
    write_sources(out, plan, &step.sources)
}

fn write_contradiction(
    out: &mut impl Write,
    plan: &Plan,
    contradiction: &ContradictionReport,
) -> io::Result<()> {
    for place in &contradiction.places {
        writeln!(out, "  - {}", place.asks)?;
        write_sources(out, plan, std::slice::from_ref(&place.source))?;
    }
    writeln!(out, "    Decision: {}", contradiction.decision)
}

/// Where it is asked, in a line. The title of the guide stands at the top.
fn write_sources(out: &mut impl Write, plan: &Plan, sources: &[SourceReference]) -> io::Result<()> {
    let sources = sources.iter().map(|source| {
        let is_guide = source.document == plan.guide;
        format!("{}, {}", if is_guide { "the guide" } else { &source.document }, source.section)
    });
    writeln!(out, "        Source: {}", sources.collect::<Vec<_>>().join("; "))
}
