//! The product's panel: what is left to do, as blocks.

use super::{PRODUCT, SymphonyLine, SymphonyMessaging, SymphonyPart, SymphonyPartKind, examine};
use crate::products::Shown;
use crate::report::{Block, Fold, Line, Panel, TextStyle};

/// What an administrator, or the developer of a bot, is shown of a certificate or a request.
pub(super) fn shown(shown: &Shown<'_>) -> Option<Panel> {
    examine(shown).as_ref().map(panel)
}

fn panel(found: &SymphonyMessaging) -> Panel {
    let lead = [
        Block::text(TextStyle::Plain, found.lead.clone()),
        Block::text(
            TextStyle::Quiet,
            "Symphony Messaging is a chat product. It has nothing to do with Senstar Symphony.",
        ),
    ];
    Panel {
        product: PRODUCT.id,
        title: "Symphony Messaging: what is left to do".into(),
        brief: None,
        blocks: lead.into_iter().chain(found.parts.iter().map(section)).collect(),
    }
}

/// What one needs first is open.
fn section(part: &SymphonyPart) -> Block {
    let (id, fold) = match part.kind {
        SymphonyPartKind::Upload => ("symphony-upload", Fold::Open),
        SymphonyPartKind::HandOver => ("symphony-hand-over", Fold::Open),
        SymphonyPartKind::Never => ("symphony-never", Fold::Closed),
        SymphonyPartKind::Secret => ("symphony-secret", Fold::Closed),
        SymphonyPartKind::Steps => ("symphony-steps", Fold::Closed),
        SymphonyPartKind::Programs => ("symphony-programs", Fold::Closed),
        SymphonyPartKind::Failures => ("symphony-failures", Fold::Closed),
        SymphonyPartKind::Contradictions => ("symphony-contradictions", Fold::Closed),
    };
    let lines = part.lines.iter().map(line).collect();
    let list = Block::List { title: "".into(), ordered: part.kind == SymphonyPartKind::Steps, lines };
    Block::Section { id: id.into(), title: part.title.clone(), fold, blocks: vec![list] }
}

fn line(line: &SymphonyLine) -> Line {
    Line {
        heading: line.heading.clone(),
        texts: vec![line.text.clone()],
        commands: line.commands.clone(),
        sources: line.sources.clone(),
        ..Line::default()
    }
}
