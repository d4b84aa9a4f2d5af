//! What products show next to their verdicts, written as text. The blocks are the core's; no product is known here.

use std::io::{self, Write};

use cert_inspector::checks::Outcome;
use cert_inspector::report::{Block, ContradictionReport, Line, Panel, Row, Text};
use cert_inspector::safe_text::{visible, write_json};
use cert_inspector::view::Detail;
use cert_inspector::{Inspection, Options};

use crate::options::InspectArguments;
use crate::outcome::{EXIT_PASS, EXIT_UNREAD, Failure};
use crate::reading::read;
use crate::text::Paint;

/// How wide the names of values are.
const LABEL: usize = 26;
/// Spaces between two columns of a table.
const GAP: usize = 2;

/// Prints the panels of every object in the files.
pub(crate) fn run(arguments: &InspectArguments) -> Result<u8, Failure> {
    let (inspection, options, _working) = read(&arguments.reading)?;
    let details = details(&inspection, &options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.json {
        let panels: Vec<&Panel> = details.iter().flat_map(|detail| &detail.panels).collect();
        write_json(&mut out, &panels)?;
        writeln!(out)?;
    } else {
        let paint = Paint::for_stdout();
        for detail in &details {
            for panel in &detail.panels {
                write(&mut out, &detail.row.title, panel, paint)?;
            }
        }
    }
    out.flush()?;
    if details.is_empty() {
        writeln!(io::stderr(), "cert-inspector: no product has more to say of these files")?;
        return Ok(EXIT_UNREAD);
    }
    Ok(EXIT_PASS)
}

/// The objects that a product has more to say of.
fn details(inspection: &Inspection, options: &Options) -> Vec<Detail> {
    let count = u32::try_from(inspection.len()).unwrap_or(u32::MAX);
    let reporter = inspection.reporter(options);
    let details = (0..count).filter_map(|id| reporter.detail(id));
    details.filter(|detail| !detail.panels.is_empty()).collect()
}

fn write(out: &mut impl Write, title: &str, panel: &Panel, paint: Paint) -> io::Result<()> {
    writeln!(out, "{}\n", paint.heading(&format!("{}: {}", panel.title, visible(title))))?;
    if let Some(brief) = &panel.brief {
        let answers = brief.answers.iter().map(|answer| format!("{} {}", answer.label, answer.text));
        writeln!(out, "  {}: {}", brief.title, answers.collect::<Vec<_>>().join(", "))?;
    }
    write_blocks(out, &panel.blocks, paint)?;
    writeln!(out)
}

fn write_blocks(out: &mut impl Write, blocks: &[Block], paint: Paint) -> io::Result<()> {
    for block in blocks {
        match block {
            Block::Text { text, .. } => writeln!(out, "  {}", visible(text))?,
            Block::List { title, ordered, lines } => write_list(out, title, *ordered, lines)?,
            Block::Table { caption, columns, rows } => write_table(out, caption, columns, rows)?,
            Block::Values { title, entries } => {
                write_title(out, title)?;
                for entry in entries {
                    writeln!(out, "  {:<LABEL$} {}", entry.label, visible(&entry.value))?;
                }
            }
            Block::Contradiction { title, contradiction } => write_contradiction(out, title, contradiction)?,
            // Files are made by another command.
            Block::Files { .. } => {}
            Block::Section { title, blocks, .. } => {
                writeln!(out, "\n  {}", paint.heading(title))?;
                write_blocks(out, blocks, paint)?;
            }
        }
    }
    Ok(())
}

fn write_title(out: &mut impl Write, title: &str) -> io::Result<()> {
    if title.is_empty() { Ok(()) } else { writeln!(out, "  {title}:") }
}

fn write_list(out: &mut impl Write, title: &str, ordered: bool, lines: &[Line]) -> io::Result<()> {
    write_title(out, title)?;
    for (number, line) in (1..).zip(lines) {
        let mark = if ordered { format!("{number}.") } else { "-".to_owned() };
        let verdict = match line.outcome {
            Some(Outcome::Fail) => "FAIL ",
            Some(Outcome::Warn) => "WARN ",
            Some(Outcome::Unknown) => "UNKNOWN ",
            Some(Outcome::Pass | Outcome::NotApplicable) | None => "",
        };
        let heading = if line.heading.is_empty() || line.texts.is_empty() { "" } else { ": " };
        let texts = line.texts.iter().map(|text| visible(text)).collect::<Vec<_>>().join(" ");
        writeln!(out, "    {mark} {verdict}{}{heading}{texts}", visible(&line.heading))?;
        for command in &line.commands {
            writeln!(out, "      {}:", command.tool)?;
            for text in command.text.lines() {
                writeln!(out, "        {text}")?;
            }
        }
        for source in &line.sources {
            writeln!(out, "      ({source})")?;
        }
    }
    Ok(())
}

fn write_table(out: &mut impl Write, caption: &str, columns: &[Text], rows: &[Row]) -> io::Result<()> {
    writeln!(out, "\n  {caption}")?;
    let cells = |row: &Row| -> Vec<String> {
        let texts = row.cells.iter().map(|cell| format!("{} ({})", cell.text, cell.note));
        std::iter::once(row.title.to_string()).chain(texts).collect()
    };
    let head: Vec<String> = columns.iter().map(ToString::to_string).collect();
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(rows.iter().map(cells)).collect();
    let width = |column: usize| {
        lines.iter().filter_map(|line| Some(line.get(column)?.chars().count())).max().unwrap_or_default()
    };
    for line in &lines {
        write!(out, "  ")?;
        for (column, text) in line.iter().enumerate() {
            let width = if column + 1 == line.len() { 0 } else { width(column) + GAP };
            write!(out, "{text:<width$}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_contradiction(out: &mut impl Write, title: &str, found: &ContradictionReport) -> io::Result<()> {
    writeln!(out, "\n  {title}: sources contradict each other.")?;
    for place in &found.places {
        let section = if place.source.section.is_empty() { "" } else { ", " };
        writeln!(out, "    {} ({}{section}{})", place.asks, place.source.document, place.source.section)?;
    }
    writeln!(out, "    Decision: {}", found.decision)
}
