//! Files that cost far more than they are long: each ends at a budget, which is told by counts of work and never by a clock.
//!
//! The full ones are measured by `cargo bench -p cert-inspector-cli --bench bombs`.

use crate::support;

use cert_inspector::input::{ANY_ROUNDS, Password};
use cert_inspector::limits::{
    KEY_COST, MAX_ARCHIVE_ENTRIES, MAX_ROUNDS_UNASKED, MAX_ROUNDS_UNASKED_TOTAL, ROUNDS_PER_LIMIT,
    SIGNATURE_COST_TOTAL,
};
use cert_inspector::model::{LockReason, Outcome};
use cert_inspector::report::{Facts, Report};
use cert_inspector::view::Summary;
use cert_inspector::{Inspection, Options, Unlocking};
use support::reference_instant;
use testkit::bombs::bomb;

fn options() -> Options {
    Options::at(reference_instant())
}

/// A bomb with so many parts, read under these limits.
fn read(name: &str, parts: u32, unlocking: &Unlocking) -> Inspection {
    let bomb = bomb(name).expect("a bomb of that name");
    let bytes = bomb.bytes(parts).expect("keys that sign");
    let mut inspection = Inspection::default();
    inspection.add(&format!("{name}.{}", bomb.ending), &bytes, unlocking, &mut |_| {});
    inspection
}

fn asked(passwords: &[&str], max_rounds: u32) -> Unlocking {
    let passwords = passwords.iter().map(|text| Password::new(text.as_bytes().to_vec())).collect();
    Unlocking { passwords, max_rounds }
}

/// How many objects were not tried.
fn untried(summary: &Summary) -> usize {
    let is_untried = |lock: &Option<LockReason>| matches!(lock, Some(LockReason::NotTried { .. }));
    summary.objects.iter().filter(|row| is_untried(&row.lock)).count()
}

/// What nobody asked for ends soon, whatever the keys, scrypt or the containers ask for.
#[test]
fn what_nobody_asked_for_has_one_budget() {
    for (name, parts) in [("encrypted-keys", 60), ("scrypt-keys", 70), ("zip-of-pfx", 60)] {
        let inspection = read(name, parts, &Unlocking::default());
        let spent = inspection.spent();
        assert!(spent.unasked_rounds <= MAX_ROUNDS_UNASKED_TOTAL, "{name}: {spent:?}");
        let nearly_all = MAX_ROUNDS_UNASKED_TOTAL - u64::from(MAX_ROUNDS_UNASKED);
        assert!(spent.unasked_rounds > nearly_all, "{name} is not large enough: {spent:?}");
        let summary = inspection.summary(&options());
        let untried = untried(&summary);
        assert!(untried > 0 && untried < summary.objects.len(), "{name}: {untried} untried");
        // What was not tried is never worse than unknown, and never better.
        let of_untried =
            summary.objects.iter().filter(|row| matches!(row.lock, Some(LockReason::NotTried { .. })));
        assert!(of_untried.clone().all(|row| row.outcome == Outcome::Unknown), "{name}");
    }
}

/// The budget is the inspection's: what one file uses up, the next one does not have.
#[test]
fn files_share_one_budget() {
    let mut inspection = read("encrypted-keys", 60, &Unlocking::default());
    let spent = inspection.spent().unasked_rounds;
    let more = bomb("encrypted-keys").and_then(|bomb| bomb.bytes(2)).expect("a bomb");
    inspection.add("more.pem", &more, &Unlocking::default(), &mut |_| {});
    assert_eq!(inspection.spent().unasked_rounds, spent);
    // A password is asked for, and has its own.
    inspection.add("asked.pem", &more, &asked(&["wrong"], 20_000), &mut |_| {});
    assert_eq!(inspection.spent().rounds, 40_000);
}

#[test]
fn all_passwords_of_all_objects_together_end_at_the_limit() {
    let limit = 20_000;
    let inspection = read("encrypted-keys-asked", 10, &asked(&["one", "two", "three"], limit));
    assert_eq!(inspection.spent().rounds, u64::from(limit) * ROUNDS_PER_LIMIT);
    let report = inspection.report(&options());
    let locks: Vec<_> = report.objects.iter().map(|object| object.lock).collect();
    assert_eq!(locks[0], Some(LockReason::WrongPassword));
    assert!(
        locks[1..].iter().all(|lock| *lock == Some(LockReason::NotTried { rounds: 20_000 })),
        "{locks:?}"
    );
}

/// Whoever wants it has everything tried: in a file, and in one object.
#[test]
fn what_was_not_tried_can_be_tried_anyway() {
    let inspection = read("encrypted-keys-asked", 6, &asked(&["one"], ANY_ROUNDS));
    assert_eq!(untried(&inspection.summary(&options())), 0);
    let mut inspection = read("encrypted-keys-asked", 6, &asked(&["one"], 20_000));
    assert_eq!(untried(&inspection.summary(&options())), 3);
    let reason = inspection.unlock(5, &asked(&["one"], ANY_ROUNDS), &mut |_| {}).expect("a readable key");
    assert_eq!(reason, Some(LockReason::WrongPassword));
}

/// A container that its MAC shows to be locked costs one attempt, however many keys are in it.
#[test]
fn keys_of_one_container_are_tried_while_its_password_may_fit() {
    let inspection = read("pfx-of-keys", 100, &asked(&["wrong"], 1_000_000));
    let spent = inspection.spent();
    assert!(
        spent.rounds <= 1_000_000 && spent.unasked_rounds <= u64::from(2 * MAX_ROUNDS_UNASKED),
        "{spent:?}"
    );
}

#[test]
fn arithmetic_on_keys_has_a_budget() {
    let inspection = read("dsa-keys", 460, &Unlocking::default());
    assert!(inspection.spent().keys <= KEY_COST, "{:?}", inspection.spent());
    let report = inspection.report(&options());
    let unchecked = |report: &Report| -> usize {
        let is_unchecked =
            |facts: &Option<Facts>| matches!(facts, Some(Facts::PrivateKey(key)) if key.unchecked);
        report.objects.iter().filter(|object| is_unchecked(&object.facts)).count()
    };
    let count = unchecked(&report);
    assert!(count > 0 && count < 460, "{count} of 460");
    let last = report.objects.last().expect("keys");
    assert_eq!(last.outcome, Outcome::Unknown);
    assert!(last.observations.iter().any(|one| one.text.contains("--try-anyway")), "{:?}", last.observations);
    assert!(last.related.is_empty());
}

/// Slow keys cost more than fast ones, by their kind and size.
#[test]
fn keys_cost_what_their_arithmetic_takes() {
    let cost = |name: &str| read(name, 4, &Unlocking::default()).spent().keys / 4;
    assert!(cost("dsa-keys") > cost("p521-keys"));
    for name in ["p521-keys", "ed448-keys"] {
        assert!(cost(name) >= 8, "{name}: {}", cost(name));
        // As many as are kept would take more than there is.
        assert!(cost(name) * 20_000 > KEY_COST);
    }
}

/// Signatures that fit are counted as well, each once, at what they take.
#[test]
fn signatures_are_counted() {
    let leaves = 12;
    let inspection = read("ed448-leaves", leaves, &Unlocking::default());
    inspection.verify_signatures(&mut |_, _| {});
    let spent = inspection.spent().signatures;
    assert!(spent >= u64::from(leaves + 1) * 20, "{spent}");
    assert!(spent / u64::from(leaves + 1) * 20_000 > SIGNATURE_COST_TOTAL);
    assert_eq!(inspection.report(&options()).objects.len(), 13);
    assert_eq!(inspection.spent().signatures, spent, "a report verifies nothing again");
}

#[test]
fn authorities_that_sign_each_other_again_and_again() {
    let inspection = read("cross-signs", 60, &Unlocking::default());
    let report = inspection.report(&options());
    assert!(inspection.spent().signatures < SIGNATURE_COST_TOTAL);
    assert_eq!(report.objects.len(), 60);
}

/// However many findings ask for a new certificate, its commands are written once, and only as many names as they have room for.
#[test]
fn commands_for_thousands_of_names_are_written_once() {
    let report = read("names", 2, &Unlocking::default()).report(&options());
    for object in &report.objects {
        let findings = object.assessments.iter().flat_map(|one| &one.findings).chain(&object.platform);
        let named =
            findings.filter(|finding| finding.remedy.as_ref().is_some_and(|one| one.recipe.is_some()));
        let named = named.count();
        assert!(named > object.recipes.len(), "{named} findings, {} recipes", object.recipes.len());
        for (place, recipe) in object.recipes.iter().enumerate() {
            assert!(object.recipes[..place].iter().all(|other| other.commands != recipe.commands));
            for command in recipe.commands.iter() {
                assert!(command.text.lines().count() < 1_300, "{}", command.tool);
            }
        }
    }
    let first = &report.objects[0];
    assert!(
        first.recipes.iter().any(|recipe| recipe.commands[0].text.contains("2500 more names are left out"))
    );
}

/// A report grows with the certificates alone: each adds about as much as the one before it.
#[test]
fn a_report_grows_with_its_objects() {
    let size = |count: u32| {
        let report = read("certificates", count, &Unlocking::default()).report(&options());
        serde_json::to_vec(&report).expect("a report").len()
    };
    let sizes = [10, 20, 30].map(size);
    let [first, second] = [sizes[1] - sizes[0], sizes[2] - sizes[1]];
    assert!(first.abs_diff(second) < first / 10, "{sizes:?}");
    assert!(first / 10 < 70_000, "{} bytes for each certificate", first / 10);
}

#[test]
fn gzip_members_are_counted_as_entries() {
    let parts = u32::try_from(MAX_ARCHIVE_ENTRIES).expect("in range") + 10;
    let report = read("gzip-members", parts, &Unlocking::default()).report(&options());
    assert!(
        report.problems.iter().any(|problem| problem.kind == "archiveTooManyEntries"),
        "{:?}",
        report.problems
    );
    let report = read("gzip-members", 10, &Unlocking::default()).report(&options());
    assert!(
        report.problems.iter().all(|problem| problem.kind != "archiveTooManyEntries"),
        "{:?}",
        report.problems
    );
}

/// Text in two bytes a character is text all the same.
#[test]
fn utf16_holds_what_it_holds_in_ascii() {
    let report = read("utf16", 20_000, &Unlocking::default()).report(&options());
    assert!(report.objects.len() > 10, "{}", report.objects.len());
}

/// Every bomb at a small size has an answer.
#[test]
fn every_bomb_has_an_answer() {
    for bomb in testkit::bombs::ALL {
        let inspection = read(bomb.name, 3, &Unlocking::default());
        let report = inspection.report(&options());
        assert!(!report.objects.is_empty() || !report.problems.is_empty(), "{}", bomb.name);
    }
}
