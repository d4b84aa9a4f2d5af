//! The product's panel: doctor, modes, pins and dialog as blocks.

use super::dialog::Dialog;
use super::disagreement::Disagreement;
use super::doctor::Doctor;
use super::found::{DwSpectrum, examine};
use super::modes::{Basis, Cell, ModeRow, Modes, Pinned, Reaction};
use super::names::{ID, SERVER_DESTINATION};
use super::pins::Pins;
use crate::checks::Outcome;
use crate::model::Text;
use crate::products::Shown;
use crate::report::{
    self, Block, Brief, BriefAnswer, ContradictionPlace, ContradictionReport, Entry, Fold, Line, Panel, Row,
    SourceReference, TextStyle,
};

/// What an administrator is shown of a server's certificate.
pub(super) fn shown(shown: &Shown<'_>) -> Option<Panel> {
    examine(shown).as_ref().map(panel)
}

fn panel(found: &DwSpectrum) -> Panel {
    Panel {
        product: ID,
        title: "DW Spectrum".into(),
        brief: Some(brief(&found.modes)),
        blocks: vec![
            Block::section("dw-doctor", "The file cert.pem", Fold::Never, doctor(&found.doctor)),
            Block::section("dw-modes", "What clients do", Fold::Never, modes(&found.modes)),
            Block::section(
                "dw-notes",
                "Worth knowing about modes, and where sources contradict each other",
                Fold::Closed,
                notes(&found.modes, &found.contradictions),
            ),
            Block::section("dw-pins", "Pins and renewals", Fold::Never, pins(&found.pins)),
            Block::section(
                "dw-dialog",
                "What the product’s own dialog shows",
                Fold::Closed,
                dialog(&found.dialog),
            ),
        ],
    }
}

/// What a client does at its first connection, by its mode.
fn brief(modes: &Modes) -> Brief {
    let answer = |row: &ModeRow| {
        let cell = row.cells.iter().find(|cell| cell.pinned == Pinned::Nothing)?;
        let text = match cell.reaction {
            Reaction::Allowed | Reaction::AllowedAndPinned => "connects",
            Reaction::Asks => "asks",
            Reaction::Refused => "refuses",
        };
        Some(BriefAnswer { label: row.title.clone(), outcome: outcome(cell.reaction), text: text.into() })
    };
    Brief {
        destination: SERVER_DESTINATION,
        title: "First connection, by mode of validation".into(),
        answers: modes.rows.iter().filter_map(answer).collect(),
    }
}

/// How a reaction counts.
const fn outcome(reaction: Reaction) -> Outcome {
    match reaction {
        Reaction::Allowed | Reaction::AllowedAndPinned => Outcome::Pass,
        Reaction::Asks => Outcome::Warn,
        Reaction::Refused => Outcome::Fail,
    }
}

fn doctor(doctor: &Doctor) -> Vec<Block> {
    let mut blocks = vec![Block::text(TextStyle::Lead, doctor.headline.clone())];
    let held = doctor.blocks.iter().map(|block| Line {
        outcome: Some(block.outcome),
        heading: block.number.map(|number| format!("Block {number}").into()).unwrap_or_default(),
        texts: [&block.title, &block.note].into_iter().filter(|text| !text.is_empty()).cloned().collect(),
        ..Line::default()
    });
    push(&mut blocks, Block::steps("What is in it", held));
    if doctor.omitted > 0 {
        blocks.push(Block::text(TextStyle::Quiet, format!("{} more are not listed.", doctor.omitted)));
    }
    let faults = doctor.faults.iter().map(|fault| Line {
        outcome: Some(fault.outcome),
        requirement: Some(fault.requirement.clone()),
        heading: fault.title.clone(),
        texts: fault.reasons.clone(),
        ..Line::default()
    });
    push(&mut blocks, Block::list("What is wrong", faults));
    for (title, texts) in [
        ("What the cert.pem to download holds", &doctor.repaired),
        ("What is repaired", &doctor.changes),
        ("What is missing for it", &doctor.missing),
        ("What repairing the file cannot fix", &doctor.remaining),
    ] {
        push(&mut blocks, Block::list(title, lines(texts)));
    }
    blocks.push(Block::Files { label: "To the files to download".into() });
    let places = doctor.places.iter().map(|place| Entry {
        label: place.system.clone(),
        value: place.path.clone(),
        code: true,
        copy: true,
    });
    blocks.push(Block::Values { title: "Where it goes".into(), entries: places.collect() });
    blocks.push(Block::steps("What to do there", lines(&doctor.steps)));
    blocks
}

fn modes(modes: &Modes) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(fallback) = &modes.fallback {
        blocks.push(Block::text(TextStyle::Warning, fallback.clone()));
    }
    let situations = modes.situations.iter().map(|found| Line {
        heading: found.title.clone(),
        texts: vec![found.why.clone()],
        ..Line::default()
    });
    blocks.push(Block::list("", situations));
    blocks.push(table(
        "Server certificate validation in the desktop client, for this certificate".into(),
        &modes.rows,
    ));
    blocks.push(sources(&modes.rows));
    blocks.push(Block::list("", warnings(&modes.rows).into_iter().chain([Line::of(modes.event.clone())])));
    let mut whole = Vec::new();
    for situation in &modes.table {
        whole.push(table(situation.title.clone(), &situation.rows));
        whole.push(sources(&situation.rows));
        whole.push(Block::text(TextStyle::Quiet, situation.event.clone()));
    }
    blocks.push(Block::section("dw-table", "The table for every situation", Fold::Closed, whole));
    blocks
}

fn table(caption: Text, rows: &[ModeRow]) -> Block {
    let cell = |cell: &Cell| report::Cell {
        outcome: outcome(cell.reaction),
        text: cell.title.clone(),
        note: basis(cell.basis).into(),
        source: cell.source.clone(),
    };
    let row = |row: &ModeRow| Row {
        title: row.title.clone(),
        note: row.note.clone(),
        cells: row.cells.iter().map(cell).collect(),
    };
    let columns = std::iter::once("Mode").chain(Pinned::ALL.iter().map(|pinned| pinned.title()));
    Block::Table { caption, columns: columns.map(Text::from).collect(), rows: rows.iter().map(row).collect() }
}

/// What the cells rest on, each place once.
fn sources(rows: &[ModeRow]) -> Block {
    let mut lines: Vec<Line> = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        let basis = basis(cell.basis);
        let heading = if cell.source.starts_with(basis) { "" } else { basis };
        let line = Line { heading: heading.into(), texts: vec![cell.source.clone()], ..Line::default() };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    Block::list("", lines)
}

/// What users see, each once.
fn warnings(rows: &[ModeRow]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.warning.is_empty()) {
        if !lines.iter().any(|line| line.texts.contains(&cell.warning)) {
            lines.push(Line {
                heading: cell.title.clone(),
                texts: vec![cell.warning.clone()],
                ..Line::default()
            });
        }
    }
    lines
}

/// What a cell rests on, in a word or two.
const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Guide => "manual",
        Basis::Code => "vendor’s code",
        Basis::Inferred => "inferred",
        Basis::Decision => "our decision",
    }
}

fn notes(modes: &Modes, contradictions: &[Disagreement]) -> Vec<Block> {
    let mut blocks = vec![Block::list("Also good to know", lines(&modes.notes))];
    blocks.extend(contradictions.iter().map(|found| {
        Block::Contradiction {
            title: found.title.clone(),
            contradiction: ContradictionReport {
                places: found
                    .places
                    .iter()
                    .map(|place| ContradictionPlace {
                        source: SourceReference { document: place.source.clone(), section: "".into() },
                        asks: place.says.clone(),
                    })
                    .collect(),
                decision: found.decision.clone(),
            },
        }
    }));
    blocks
}

fn pins(pins: &Pins) -> Vec<Block> {
    let mut blocks = vec![Block::text(TextStyle::Lead, pins.headline.clone())];
    let matches = pins.matches.iter().map(|found| {
        let name = if found.server.is_empty() { &found.title } else { &found.server };
        Line {
            heading: format!("{name}, pinned {}", found.pinned_at).into(),
            texts: vec![found.text.clone()],
            ..Line::default()
        }
    });
    push(&mut blocks, Block::list("", matches));
    let consequences = pins.consequences.iter().map(|consequence| Line {
        outcome: Some(outcome(consequence.reaction)),
        heading: consequence.title.clone(),
        texts: vec![consequence.text.clone()],
        ..Line::default()
    });
    push(&mut blocks, Block::list("", consequences));
    blocks.push(Block::Values {
        title: "".into(),
        entries: vec![Entry {
            label: "What a client pins of this certificate (SHA-256 of the public key)".into(),
            value: pins.pin.clone().into(),
            code: true,
            copy: true,
        }],
    });
    blocks.push(Block::text(
        TextStyle::Quiet,
        "A pin ledger is a small text file, which you save here among the files to download and add again later. Nothing is stored in the browser.",
    ));
    blocks
}

fn dialog(dialog: &Dialog) -> Vec<Block> {
    let mut blocks = vec![Block::text(TextStyle::Quiet, dialog.note.clone())];
    blocks.extend(dialog.warnings.iter().map(|warning| Block::text(TextStyle::Warning, warning.clone())));
    let lines = dialog.lines.iter().map(|line| Entry {
        label: line.label.clone(),
        value: line.value.clone(),
        code: line.code,
        copy: false,
    });
    blocks.push(Block::Values { title: "".into(), entries: lines.collect() });
    blocks
}

fn lines(texts: &[Text]) -> impl Iterator<Item = Line> {
    texts.iter().cloned().map(Line::of)
}

/// A list, unless it is empty.
fn push(blocks: &mut Vec<Block>, block: Block) {
    if !matches!(&block, Block::List { lines, .. } if lines.is_empty()) {
        blocks.push(block);
    }
}
