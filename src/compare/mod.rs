//! Two certificates beside each other, or a request and a certificate: what changes for those who connect, then field by field.
//!
//! What a consequence counts follows one rule. Fail: what worked with the older one does not work with the newer one, whatever
//! else is done. Warn: something has to be done elsewhere too, or somebody has to look. Unknown: something has to be dropped
//! first. Pass: what matters stays as it was, or became better.

mod chain;
mod comparison;
mod constraints;
mod dates;
mod error;
mod fields;
mod key;
mod names;
mod origin;
mod pair;
mod requirements;
mod side;
#[cfg(test)]
mod tests;
mod usages;
mod whole;

pub use comparison::{Change, ComparedField, ComparedObject, Comparison, ComparisonOrder};
pub use error::ComparisonError;

use crate::checks::Outcome;
use crate::input::Options;
use crate::model::Text;
use crate::report::Consequence;
use crate::sorting;
use pair::Pair;
use side::Side;

/// What changes from one to the other.
pub(super) fn compare(older: &Side<'_>, newer: &Side<'_>, options: &Options) -> Comparison {
    // Two that begin together are in no order: one may well be the shorter successor of the other.
    let reversed = older.age().zip(newer.age()).is_some_and(|((older, _), (newer, _))| older > newer);
    let mut consequences = if older.sha256() == newer.sha256() {
        vec![identical()]
    } else {
        let user = if older.certificate().is_some() { older } else { newer };
        let pair = Pair { older, newer, role: user.role(options), options };
        let mut all = Vec::new();
        if reversed {
            all.push(other_way_round());
        }
        for part in [
            key::consequences,
            names::consequences,
            usages::consequences,
            constraints::consequences,
            chain::consequences,
            origin::consequences,
            dates::consequences,
            requirements::consequences,
        ] {
            part(&pair, &mut all);
        }
        all
    };
    sorting::by_key(&mut consequences, |consequence| std::cmp::Reverse(consequence.outcome));
    let outcome = Outcome::worst(consequences.iter().map(|consequence| consequence.outcome));
    let (fields, omitted) = fields::compare(&older.fields(), &newer.fields());
    Comparison {
        older: older.compared(),
        newer: newer.compared(),
        reversed,
        outcome,
        headline: headline(&consequences, outcome),
        consequences,
        fields,
        omitted,
    }
}

fn identical() -> Consequence {
    Consequence::new("identical", Outcome::Warn, "Both are the same, byte for byte")
        .means("Their SHA-256 is the same. To put one in the place of the other changes nothing.")
        .so("If one of them should be the renewal, it is the wrong file: look for the new one.")
}

fn other_way_round() -> Consequence {
    Consequence::new("order", Outcome::Warn, "By their dates it is the other way round")
        .means("The certificate used as the new one here becomes valid before the other.")
        .so("Swap the two, unless you mean to go back to the older certificate.")
}

/// The answer in a sentence.
fn headline(consequences: &[Consequence], outcome: Outcome) -> Text {
    let count = |wanted: Outcome| consequences.iter().filter(|one| one.outcome == wanted).count();
    let attention = count(Outcome::Warn).saturating_add(count(Outcome::Unknown));
    match outcome {
        _ if consequences.iter().any(|one| one.id == "identical") => "They are one and the same.".into(),
        Outcome::Fail => match count(Outcome::Fail) {
            1 => "One thing breaks with the new certificate.".into(),
            number => format!("{number} things break with the new certificate.").into(),
        },
        Outcome::Warn | Outcome::Unknown => match attention {
            1 => "Nothing breaks by itself; one thing has to be seen to.".into(),
            number => format!("Nothing breaks by itself; {number} things have to be seen to.").into(),
        },
        Outcome::Pass | Outcome::NotApplicable => "Nothing breaks.".into(),
    }
}
