//! Requirements of the guides that one of the two meets and the other does not.

use super::pair::Pair;
use crate::checks::Outcome;
use crate::model::Text;
use crate::report::{Assessment, Consequence};

pub(super) fn consequences(pair: &Pair<'_>, all: &mut Vec<Consequence>) {
    let (broken, mended) = (
        turned(pair.older.assessments, pair.newer.assessments),
        turned(pair.newer.assessments, pair.older.assessments),
    );
    if !broken.is_empty() {
        let title = match broken.len() {
            1 => "A requirement that the old certificate meets fails".to_owned(),
            number => format!("{number} requirements that the old certificate meets fail"),
        };
        all.push(
            Consequence::new("requirements", Outcome::Fail, title)
                .means("The product accepted the old certificate and does not accept the new one.")
                .so("Open the verdict of the new certificate: it says what to do about each.")
                .listing(broken),
        );
    }
    if !mended.is_empty() {
        all.push(
            Consequence::new(
                "requirements-fixed",
                Outcome::Pass,
                "Requirements that the old certificate fails are met now",
            )
            .listing(mended),
        );
    }
}

/// The requirements that one meets and the other fails, each with its destination.
fn turned(met: &[Assessment], failed: &[Assessment]) -> Vec<Text> {
    let mut lines = Vec::new();
    for assessment in failed {
        let Some(other) = met.iter().find(|other| other.destination == assessment.destination) else {
            continue;
        };
        for finding in assessment.findings.iter().filter(|finding| finding.outcome == Outcome::Fail) {
            let met = other.findings.iter().any(|other| {
                other.requirement == finding.requirement
                    && matches!(other.outcome, Outcome::Pass | Outcome::Warn)
            });
            if met {
                lines.push(format!("{}: {} ({})", assessment.title, finding.title, finding.found).into());
            }
        }
    }
    lines
}
