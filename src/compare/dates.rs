//! When the two hold: gap or overlap, longer or shorter, and the limits.

use super::pair::Pair;
use crate::checks::Outcome;
use crate::model::{HOUR, Period, Timestamp};
use crate::report::{Consequence, ValidityLimit};

pub(super) fn consequences(pair: &Pair<'_>, all: &mut Vec<Consequence>) {
    let (Some((older_begins, older_ends)), Some((begins, ends))) = (pair.older.age(), pair.newer.age())
    else {
        return;
    };
    let at = pair.options.at;
    if older_begins <= begins {
        all.push(handover(older_ends, begins, at));
    }
    if ends < at {
        all.push(
            Consequence::new("expired", Outcome::Fail, "The new certificate has expired")
                .means(format!("It ended at {ends}."))
                .so("Have a certificate issued that holds."),
        );
    }
    if ends < older_ends {
        all.push(
            Consequence::new("ends-earlier", Outcome::Warn, "The new certificate expires before the old one")
                .means(format!(
                    "It expires at {ends}, {} before the old certificate.",
                    length(Period::between(ends, older_ends))
                ))
                .so("Note the earlier date, or have it issued for longer."),
        );
    }
    all.push(period(pair, Period::between(older_begins, older_ends), Period::between(begins, ends)));
}

/// From the one to the other.
fn handover(older_ends: Timestamp, begins: Timestamp, at: Timestamp) -> Consequence {
    const ID: &str = "handover";
    if begins > older_ends {
        let gap = length(Period::between(older_ends, begins));
        let title = format!("A gap of {gap} between the two");
        return if begins > at {
            Consequence::new(ID, Outcome::Fail, title)
                .means(format!(
                    "Between {older_ends} and {begins} neither of them holds, and nobody connects."
                ))
                .so("Have the new certificate issued so that it starts before the old one expires.")
        } else {
            Consequence::new(ID, Outcome::Pass, title).means(format!(
                "Between {older_ends} and {begins} neither of them was valid. The new certificate is valid now."
            ))
        };
    }
    let overlap = length(Period::between(begins, older_ends));
    if begins > at {
        return Consequence::new(ID, Outcome::Warn, "The new certificate is not valid yet")
            .means(format!("It begins at {begins}, {overlap} before the old certificate expires."))
            .so("Put it in place after it begins and before the old certificate expires. A phone whose clock is slow refuses it a little longer.");
    }
    if older_ends < at {
        return Consequence::new(ID, Outcome::Pass, "The old certificate has expired")
            .means(format!("It expired at {older_ends}; the new certificate was valid before that."));
    }
    Consequence::new(ID, Outcome::Pass, "Both hold now")
        .means(format!("Install the new certificate by {older_ends}."))
}

/// How long each holds, and whether that keeps to the limit.
fn period(pair: &Pair<'_>, older: Period, newer: Period) -> Consequence {
    const ID: &str = "period";
    let title = match newer.cmp(&older) {
        std::cmp::Ordering::Less => "It holds for a shorter time",
        std::cmp::Ordering::Equal => "It is valid as long as the old certificate",
        std::cmp::Ordering::Greater => "It holds for a longer time",
    };
    let limit = |paths: Option<&crate::report::PathsReport>| -> Option<ValidityLimit> {
        paths?.validity_limit.clone()
    };
    let (before, now) = (limit(pair.older.paths), limit(pair.newer.paths));
    let words = format!("The old certificate: {older}; the new certificate: {newer}.");
    let exceeds =
        |limit: &Option<ValidityLimit>| limit.as_ref().is_some_and(|limit| limit.outcome != Outcome::Pass);
    match now.as_ref().filter(|_| exceeds(&now)) {
        Some(limit) if !exceeds(&before) => {
            Consequence::new(ID, Outcome::Fail, "It holds for longer than phones allow")
                .means(format!("{words} {} The old certificate kept to the limit.", limit.text))
                .so("Have it reissued for a shorter time.")
        }
        Some(limit) => Consequence::new(
            ID,
            Outcome::Warn,
            "It is valid longer than phones allow, as the old certificate was",
        )
        .means(format!("{words} {}", limit.text))
        .so("Have it reissued for a shorter time."),
        None => Consequence::new(ID, Outcome::Pass, title).means(words),
    }
}

/// A length in the largest whole unit that people think in.
fn length(period: Period) -> String {
    let days = period.whole_days();
    let hours = period.seconds() / HOUR;
    match (days, hours) {
        (0, 0) => "less than an hour".to_owned(),
        (0, 1) => "1 hour".to_owned(),
        (0, hours) => format!("{hours} hours"),
        (1, _) => "1 day".to_owned(),
        (days, _) => format!("{days} days"),
    }
}
