//! The command `asn1`: the bytes of objects as ASN.1 divides them.

use std::io::{self, Write};

use cert_inspector::safe_text::{visible, write_json};
use cert_inspector::structure::{Structure, StructureNode};
use clap::Args;

use crate::options::ReadingArguments;
use crate::outcome::{EXIT_PASS, EXIT_UNREAD, Failure};
use crate::reading::{read, tell_problems};

#[derive(Args)]
pub(crate) struct Asn1Arguments {
    /// Print only this object, by its number in the report, which starts at 0
    #[arg(long, value_name = "N")]
    object: Option<u32>,
    /// As JSON, with the bytes
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: ReadingArguments,
}

pub(crate) fn run(arguments: &Asn1Arguments) -> Result<u8, Failure> {
    let (inspection, options, _working) = read(&arguments.reading)?;
    let summary = inspection.summary(&options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let rows = summary.objects.iter().filter(|row| arguments.object.is_none_or(|wanted| wanted == row.id));
    let mut structures = Vec::new();
    let mut found = false;
    for row in rows {
        let Some(structure) = inspection.structure(row.id) else { continue };
        found = true;
        if arguments.json {
            structures.push(structure);
        } else {
            writeln!(out, "{} {}: {}", row.id, row.kind_name, visible(&row.title))?;
            write(&mut out, &structure)?;
        }
    }
    tell_problems(&summary)?;
    if let (false, Some(wanted)) = (found, arguments.object) {
        return Err(Failure::Usage(format!(
            "the bytes of the object {wanted} are not shown: there is none with that number, or it is a private key, may hold one, or has no bytes of its own"
        )));
    }
    if arguments.json {
        write_json(&mut out, &structures)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(if found && summary.problems.is_empty() { EXIT_PASS } else { EXIT_UNREAD })
}

fn write(out: &mut impl Write, structure: &Structure) -> io::Result<()> {
    writeln!(out, "  offset header content")?;
    structure.nodes.iter().try_for_each(|node| write_node(out, node))?;
    structure.remarks.iter().try_for_each(|remark| writeln!(out, "  {remark}"))
}

fn write_node(out: &mut impl Write, node: &StructureNode) -> io::Result<()> {
    let indent = usize::try_from(node.depth).unwrap_or(0).saturating_mul(2);
    let (offset, header, content) = (node.offset, node.header_length, node.content_length);
    write!(out, "{offset:8} {header:6} {content:7}  {:indent$}{}", "", node.tag)?;
    for part in [&node.name, &node.value] {
        if !part.is_empty() {
            write!(out, "  {}", visible(part))?;
        }
    }
    writeln!(out)?;
    node.deviations
        .iter()
        .try_for_each(|deviation| writeln!(out, "{:26}{:indent$}! {}", "", "", visible(deviation)))
}
