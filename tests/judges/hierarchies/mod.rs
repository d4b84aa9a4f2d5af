//! Thousands of hierarchies, made at random from fixed seeds, judged by us and by others.
//!
//! Where two judges differ there must be a reason, which is written down in `reasons` and holds for a feature of the
//! hierarchy, never for its seed; and every reason must explain something.

mod generator;
mod judges;
mod reasons;
mod spec;
use std::collections::BTreeMap;
use std::thread;

use generator::Hierarchy;
use judges::{Ours, Theirs};
use reasons::{Judge, LENIENT, STRICT};

/// How many hierarchies are judged. More are for whoever changes a rule: `HIERARCHIES=100000`.
const COUNT: u64 = 4_000;

/// One hierarchy with every verdict.
struct Case {
    hierarchy: Hierarchy,
    ours: Ours,
    theirs: Vec<(Judge, Theirs)>,
}

#[test]
fn every_difference_has_a_reason_and_every_reason_a_difference() {
    let count = std::env::var("HIERARCHIES").ok().and_then(|count| count.parse().ok()).unwrap_or(COUNT);
    let cases = judged(count);
    let mut used = BTreeMap::new();
    let mut unexplained = Vec::new();
    for judge in [Judge::Webpki, Judge::OpenSsl] {
        let mut figures = [0_usize; 4];
        for case in &cases {
            let Some((_, theirs)) = case.theirs.iter().find(|(other, _)| *other == judge) else { continue };
            let (we, they) = (case.ours.accepts(), theirs.is_empty());
            figures[usize::from(!we) * 2 + usize::from(!they)] += 1;
            let reasons = match (we, they) {
                (true, false) => strict(judge, &case.hierarchy, theirs),
                (false, true) => lenient(judge, &case.hierarchy, &case.ours),
                (true, true) | (false, false) => continue,
            };
            match reasons {
                Some(reasons) => reasons.into_iter().for_each(|reason| *used.entry(reason).or_insert(0) += 1),
                None => unexplained.push((judge, case, theirs)),
            }
        }
        let [both, we, they, nobody] = figures;
        println!("{judge:?}: both accept {both}, neither {nobody}; only we {we}, only it {they}");
    }
    for ((judge, reason), times) in &used {
        println!("{times:6} {judge}: {reason}");
    }
    report(&unexplained);
    assert!(unexplained.is_empty(), "{} differences without a reason", unexplained.len());
    if cases.iter().all(|case| case.theirs.len() == 2) {
        let all = LENIENT
            .iter()
            .map(|reason| (reason.judge, reason.because))
            .chain(STRICT.iter().map(|reason| (reason.judge, reason.because)));
        let idle: Vec<_> =
            all.filter(|(judge, because)| !used.contains_key(&(format!("{judge:?}"), *because))).collect();
        assert!(idle.is_empty(), "reasons that explain nothing: {idle:#?}");
    }
}

fn report(unexplained: &[(Judge, &Case, &Theirs)]) {
    let mut kinds: BTreeMap<String, Vec<&(Judge, &Case, &Theirs)>> = BTreeMap::new();
    for entry in unexplained {
        let (judge, case, theirs) = entry;
        let mut ours: Vec<&str> =
            case.ours.paths.iter().flat_map(|(_, faults)| faults).map(|fault| fault.code.as_str()).collect();
        ours.sort_unstable();
        ours.dedup();
        let ours = if case.ours.accepts() { "ok".to_owned() } else { format!("{ours:?}") };
        kinds.entry(format!("{judge:?}: we {ours}, it {theirs:?}")).or_default().push(entry);
    }
    for (kind, entries) in kinds {
        println!("without a reason, {} times: {kind}", entries.len());
        for (_, case, _) in entries.iter().take(1) {
            println!(
                "  seed {}, {:?} {:?}",
                case.hierarchy.seed, case.hierarchy.purpose, case.hierarchy.host
            );
            if std::env::var_os("VERBOSE").is_some() {
                for (index, spec) in case.hierarchy.specs.iter().enumerate() {
                    println!(
                        "  {index}: {}{}",
                        if case.hierarchy.is_anchor(index) { "anchor " } else { "" },
                        spec.brief()
                    );
                }
                println!("  ours: {:?}", case.ours.paths);
            }
        }
    }
}

type Why = Vec<(String, &'static str)>;

/// Why the other refuses what we accept: a reason for each of its faults.
fn strict(judge: Judge, hierarchy: &Hierarchy, theirs: &Theirs) -> Option<Why> {
    let reason = |error: &String| {
        let mut fitting =
            STRICT.iter().filter(|reason| reason.judge == judge && reason.errors.contains(&error.as_str()));
        let reason = fitting.find(|reason| (reason.when)(hierarchy))?;
        Some((format!("{judge:?}"), reason.because))
    };
    theirs.iter().map(reason).collect()
}

/// Why the other accepts what we refuse: on one path of ours, a reason for every fault.
fn lenient(judge: Judge, hierarchy: &Hierarchy, ours: &Ours) -> Option<Why> {
    ours.paths.iter().find_map(|(_, faults)| {
        let reason = |fault: &judges::Fault| {
            let mut fitting = LENIENT
                .iter()
                .filter(|reason| reason.judge == judge && reason.codes.contains(&fault.code.as_str()));
            let reason = fitting.find(|reason| (reason.when)(hierarchy, fault))?;
            Some((format!("{judge:?}"), reason.because))
        };
        faults.iter().map(reason).collect()
    })
}

/// Makes and judges hierarchies, on all processors.
fn judged(count: u64) -> Vec<Case> {
    let folder = judges::has_openssl().then(|| {
        let folder = std::env::temp_dir().join(format!("hierarchies-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for temporary files");
        folder
    });
    let workers = u64::try_from(thread::available_parallelism().map_or(1, usize::from)).expect("few");
    let cases = thread::scope(|scope| {
        let work = |worker: u64| {
            let folder = folder.clone();
            scope.spawn(move || {
                let judge = |seed| {
                    let hierarchy = Hierarchy::new(seed);
                    let ours = judges::ours(&hierarchy);
                    let mut theirs = vec![(Judge::Webpki, judges::webpki(&hierarchy))];
                    theirs.extend(
                        folder.as_ref().map(|folder| (Judge::OpenSsl, judges::openssl(&hierarchy, folder))),
                    );
                    Case { hierarchy, ours, theirs }
                };
                (0..count).filter(|seed| seed % workers == worker).map(judge).collect::<Vec<Case>>()
            })
        };
        let threads: Vec<_> = (0..workers).map(work).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a judge that ends")).collect()
    });
    if let Some(folder) = folder {
        std::fs::remove_dir_all(folder).expect("the folder was ours");
    }
    cases
}
