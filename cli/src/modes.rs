//! What DW Spectrum shows of a server's certificate, and what its clients do in each mode.

use std::io::{self, Write};

use cert_inspector::model::visible;
use cert_inspector::products::dw_spectrum::{self, DwSpectrum, ModeRow, Pinned};
use cert_inspector::view::Detail;
use cert_inspector::{Inspection, Options};

use crate::arguments::InspectArguments;
use crate::text::Paint;
use crate::{EXIT_PASS, EXIT_UNREAD, Failure, read};

/// How wide the names of lines and modes are.
const LABEL: usize = 26;
/// How wide a cell of the table is.
const CELL: usize = 34;

/// Prints dialog and table for every server's certificate in the files.
pub(crate) fn run(arguments: &InspectArguments) -> Result<u8, Failure> {
    let (inspection, mut options) = read(&arguments.reading)?;
    options.profile = Some(dw_spectrum::ID);
    let details = servers(&inspection, &options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.json {
        let panels: Vec<&DwSpectrum> =
            details.iter().filter_map(|detail| detail.dw_spectrum.as_ref()).collect();
        serde_json::to_writer(&mut out, &panels).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        let paint = Paint::for_stdout();
        for detail in &details {
            if let Some(panel) = &detail.dw_spectrum {
                write(&mut out, &detail.row.title, panel, paint)?;
            }
        }
    }
    out.flush()?;
    if details.is_empty() {
        writeln!(
            io::stderr(),
            "cert-inspector: no certificate of a server was found; give one, or choose --role server"
        )?;
        return Ok(EXIT_UNREAD);
    }
    Ok(EXIT_PASS)
}

/// The certificates of servers, with their panels.
fn servers(inspection: &Inspection, options: &Options) -> Vec<Detail> {
    let count = u32::try_from(inspection.len()).unwrap_or(u32::MAX);
    let details = (0..count).filter_map(|id| inspection.detail(id, options));
    details.filter(|detail| detail.dw_spectrum.is_some()).collect()
}

fn write(out: &mut impl Write, title: &str, panel: &DwSpectrum, paint: Paint) -> io::Result<()> {
    let heading = |text: &str| paint.heading(text);
    writeln!(out, "{}\n", heading(&visible(title)))?;
    writeln!(out, "  {}", heading("The file"))?;
    writeln!(out, "  {}", panel.doctor.headline)?;
    for fault in &panel.doctor.faults {
        for reason in &fault.reasons {
            writeln!(out, "    - {}", visible(reason))?;
        }
    }
    for need in &panel.doctor.missing {
        writeln!(out, "    - {}", visible(need))?;
    }
    writeln!(out, "\n  {}", heading("The certificate dialog of the product"))?;
    for line in &panel.dialog.lines {
        writeln!(out, "  {:<LABEL$} {}", line.label, visible(&line.value))?;
    }
    for warning in &panel.dialog.warnings {
        writeln!(out, "  {warning}")?;
    }
    writeln!(out, "\n  {}", heading("What clients do"))?;
    if let Some(fallback) = &panel.modes.fallback {
        writeln!(out, "  {fallback}")?;
    }
    for found in &panel.modes.situations {
        writeln!(out, "  {}: {}", found.title, visible(&found.why))?;
    }
    writeln!(out)?;
    write_table(out, &panel.modes.rows)?;
    write_warnings(out, &panel.modes.rows)?;
    writeln!(out, "  {}", panel.modes.event)?;
    if !panel.pins.matches.is_empty() {
        writeln!(out, "\n  {}\n  {}", heading("The pin ledger"), panel.pins.headline)?;
        for consequence in &panel.pins.consequences {
            writeln!(out, "  {:<LABEL$} {}", consequence.title, consequence.text)?;
        }
    }
    writeln!(out, "\n  {}", heading("The whole table"))?;
    for situation in &panel.modes.table {
        writeln!(out, "  {}. {}", situation.title, situation.event)?;
        write_table(out, &situation.rows)?;
        writeln!(out)?;
    }
    for note in &panel.modes.notes {
        writeln!(out, "  - {note}")?;
    }
    for contradiction in &panel.contradictions {
        writeln!(out, "\n  {}: sources contradict each other.", contradiction.title)?;
        for place in &contradiction.places {
            writeln!(out, "    {} ({})", place.says, place.source)?;
        }
        writeln!(out, "    Decision: {}", contradiction.decision)?;
    }
    writeln!(out)
}

fn write_table(out: &mut impl Write, rows: &[ModeRow]) -> io::Result<()> {
    write!(out, "  {:<LABEL$}", "Mode")?;
    for pinned in Pinned::ALL {
        let gap = if *pinned == Pinned::OtherKey { 0 } else { CELL };
        write!(out, " {:<gap$}", pinned.title())?;
    }
    writeln!(out)?;
    for row in rows {
        write!(out, "  {:<LABEL$}", row.title)?;
        for cell in &row.cells {
            let basis = serde_json::to_string(&cell.basis)?;
            let gap = if cell.pinned == Pinned::OtherKey { 0 } else { CELL };
            write!(out, " {:<gap$}", format!("{} ({})", cell.title, basis.trim_matches('"')))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// What the user sees, each once.
fn write_warnings(out: &mut impl Write, rows: &[ModeRow]) -> io::Result<()> {
    let mut written = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        if !cell.warning.is_empty() && !written.contains(&&cell.warning) {
            writeln!(out, "  {}: {}", cell.title, cell.warning)?;
            written.push(&cell.warning);
        }
    }
    Ok(())
}
