//! Whether the path of the newer one breaks: revoked, excluded, signed falsely, under an authority that has ended.

use super::pair::Pair;
use super::side::Side;
use crate::checks::Outcome;
use crate::input::{Purpose, ValidationPolicy};
use crate::model::Text;
use crate::path::{Check, Layer};
use crate::report::Consequence;

pub(super) fn consequences(pair: &Pair<'_>, all: &mut Vec<Consequence>) {
    let Some(now) = failure(pair.newer) else { return };
    let consequence = if failure(pair.older).is_some() {
        Consequence::new("chain", Outcome::Warn, "The chain breaks, as that of the old certificate does")
    } else {
        Consequence::new("chain", Outcome::Fail, "The chain of the new certificate breaks")
    };
    all.push(
        consequence
            .means(now)
            .so("Open the paths of the new certificate to see which certificate fails and why. Replace that one, or have the new certificate reissued."),
    );
}

/// Why the best path of one fails, with the certificate that it is about; `None` where it does not fail, or only for what
/// other consequences tell: its own dates, and the address that was typed.
///
/// The headline of the paths names the first reason, which may be one of those.
fn failure(side: &Side<'_>) -> Option<Text> {
    let paths = side.paths.filter(|paths| paths.outcome == Outcome::Fail)?;
    let best = paths.paths.first()?;
    let is_told = |place: usize, check: Check| {
        place == 0
            && (check == Check::Validity || check == Check::PeerName && paths.purpose == Purpose::Server)
    };
    // What decides comes before what the other rules add to it.
    let counts = |layer: &Layer| *layer != Layer::Profile || paths.policy != ValidationPolicy::Rfc5280;
    [Layer::Path, Layer::Profile, Layer::Baseline].into_iter().filter(counts).find_map(|layer| {
        best.certificates.iter().enumerate().find_map(|(place, certificate)| {
            let answer = certificate.answers.iter().find(|answer| {
                answer.outcome == Outcome::Fail
                    && answer.check.layer() == layer
                    && !is_told(place, answer.check)
            })?;
            let reason = answer.reasons.iter().map(|reason| reason.text.as_ref()).next().unwrap_or_default();
            Some(format!("{}: {reason}", certificate.title).into())
        })
    })
}
