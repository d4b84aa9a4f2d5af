//! Which steps there are, by what was answered.

use std::collections::HashSet;

use cert_inspector::products::senstar_mobile::GUIDE;
use cert_inspector::report::StepState::{Done, Impossible, NotMet, ToDo};
use cert_inspector::report::{Fit, Plan};

use super::{VERSIONS, WAYS, answers, has, planned, step, steps};

#[test]
fn each_way_and_version_has_its_steps_and_no_others() {
    for (way, version, present, absent) in [
        (
            "senstar-ca",
            "8.6.1",
            &[
                "wanted/nothing",
                "wanted/domain-or-ip",
                "server/generate",
                "server/export-ca",
                "server/farm",
                "server/mobile-861",
                "ios/trust",
                "android/install",
                "check/ca",
                "check/server",
            ][..],
            &[
                "wanted/pfx",
                "wanted/domain",
                "server/request",
                "server/select-authority",
                "server/own-root",
                "ios/nothing",
                "server/not-in-this-version",
            ][..],
        ),
        (
            "senstar-ca",
            "8.6.0",
            &["server/not-in-this-version"],
            &["server/generate", "ios/trust", "phones/site", "check/ca"],
        ),
        (
            "senstar-ca",
            "8.5",
            &["server/not-in-this-version"],
            &["server/generate", "android/install", "phones/site"],
        ),
        (
            "public-ca",
            "8.6.1",
            &[
                "wanted/domain",
                "wanted/certificate-in-windows",
                "server/request",
                "server/select-authority",
                "server/mobile-861",
                "ios/nothing",
                "android/nothing",
                "check/public",
            ],
            &[
                "wanted/pfx",
                "wanted/ca-file",
                "server/add-860",
                "server/own-root",
                "ios/trust",
                "android/install",
                "check/ca",
                "server/generate",
            ],
        ),
        (
            "public-ca",
            "8.6.0",
            &["wanted/pfx", "server/make-pfx", "server/add-860", "server/mobile-860", "ios/nothing"],
            &[
                "wanted/certificate-in-windows",
                "server/select-authority",
                "server/mobile-861",
                "server/add-85",
                "ios/install",
            ],
        ),
        (
            "public-ca",
            "8.5.1",
            &["wanted/file", "server/add-85", "server/mobile-85"],
            &["wanted/pfx", "server/mobile-860", "server/mobile-861", "server/select-authority"],
        ),
        (
            "own-ca",
            "8.6.1",
            &[
                "wanted/ca-file",
                "server/own-root",
                "server/own-personal",
                "server/select-authority",
                "ios/trust",
                "android/install",
                "check/chain",
            ],
            &["wanted/domain", "server/make-pfx", "server/request", "ios/nothing", "check/public"],
        ),
        (
            "own-ca",
            "8.6.0",
            &[
                "wanted/pfx",
                "wanted/ca-file",
                "server/own-root",
                "server/make-pfx",
                "server/mobile-860",
                "ios/trust",
            ],
            &["server/own-personal", "server/select-authority", "android/nothing"],
        ),
        (
            "own-ca",
            "8.4",
            &[
                "wanted/file",
                "wanted/ca-file",
                "server/own-root",
                "server/add-85",
                "server/mobile-85",
                "android/install",
            ],
            &["wanted/pfx", "server/own-personal", "server/add-860"],
        ),
    ] {
        let plan = planned(&[], &answers(version, Some(way)));
        for id in present {
            assert!(has(&plan, id), "{way:?} {version} lacks {id}");
        }
        for id in absent {
            assert!(!has(&plan, id), "{way:?} {version} has {id}");
        }
    }
}

#[test]
fn phones_that_are_not_there_have_no_steps() {
    for version in VERSIONS {
        for way in WAYS {
            for (ios, android) in [(true, true), (true, false), (false, true), (false, false)] {
                let phones = [("ios", ios), ("android", android)];
                let phones = phones.into_iter().filter(|(_, there)| *there).map(|(phone, _)| phone);
                let answers = answers(version, Some(way)).with("phones", phones);
                let plan = planned(&["ca/root.der", "server/good.der"], &answers);
                let installs = way != "public-ca";
                let is_available = way != "senstar-ca" || version == "8.6.1";
                let has_section = |id| plan.sections.iter().any(|section| section.id == id);
                assert_eq!(has_section("ios"), ios && is_available, "{way:?} {version}");
                assert_eq!(has_section("android"), android && is_available, "{way:?} {version}");
                assert_eq!(has(&plan, "phone/ios"), ios && installs, "{way:?} {version}");
                assert_eq!(has(&plan, "phone/android"), android && installs, "{way:?} {version}");
            }
        }
    }
}

/// What a person does fits on a screen: the rest is looked up by this page.
#[test]
fn nobody_has_more_than_twelve_things_to_do() {
    for version in VERSIONS {
        for way in WAYS {
            let plan = planned(&[], &answers(version, Some(way)));
            let sections = ["server", "ios", "android", "phones"];
            let by_hand =
                steps(&plan).filter(|(section, step)| sections.contains(section) && step.state == ToDo);
            let by_hand: Vec<_> = by_hand.map(|(_, step)| &*step.id).collect();
            assert!(by_hand.len() <= 12, "{way:?} {version}: {} {by_hand:?}", by_hand.len());
            for (_, step) in steps(&plan).filter(|(_, step)| step.file.is_some()) {
                let wanted = matches!(
                    &*step.id,
                    "server/own-personal" | "server/make-pfx" | "ios/send" | "android/install"
                );
                assert!(wanted, "{}", step.id);
            }
        }
    }
}

#[test]
fn everything_says_where_it_comes_from() {
    let drops: [&[&str]; 2] =
        [&[], &["ca/root.der", "server/no-san.der", "foreign/openssl-windows.p12", "ca/v1.der"]];
    for version in VERSIONS {
        for way in [None, Some("senstar-ca"), Some("public-ca"), Some("own-ca")] {
            for drop in drops {
                let plan = planned(drop, &answers(version, way));
                let mut ids = HashSet::new();
                for (section, step) in steps(&plan) {
                    let at = format!("{way:?} {version} {}", step.id);
                    assert!(!step.sources.is_empty(), "{at} has no source");
                    assert!(
                        step.sources
                            .iter()
                            .all(|source| !source.document.is_empty() && !source.section.is_empty()),
                        "{at}"
                    );
                    assert!(!step.text.trim().is_empty() && !step.text.contains("  "), "{at}");
                    assert!(step.reasons.iter().all(|reason| !reason.trim().is_empty()), "{at}");
                    let repeats = matches!(section, "pfx" | "phoneFiles");
                    assert!(ids.insert(step.id.clone()) || repeats, "{at} stands twice");
                    if matches!(step.state, NotMet | Impossible) {
                        assert!(!step.reasons.is_empty(), "{at} says not why");
                    }
                }
                let choice = plan.choice.as_ref().expect("ways");
                for way in &choice.options {
                    assert!(!way.sources.is_empty() && !way.reasons.is_empty() && !way.asks.is_empty());
                    assert_eq!(way.instead.is_some(), way.fit == Fit::Impossible);
                }
                for question in &plan.open_questions {
                    assert!(!question.text.is_empty() && !question.sources.is_empty());
                }
                for contradiction in &plan.contradictions {
                    assert!(contradiction.places.len() >= 2 && !contradiction.decision.is_empty());
                    assert!(contradiction.places.iter().all(|place| place.source.document == GUIDE));
                }
            }
        }
    }
}

#[test]
fn nothing_dropped_is_nothing_done() {
    for version in VERSIONS {
        for way in WAYS {
            let plan = planned(&[], &answers(version, Some(way)));
            for (_, step) in steps(&plan) {
                let needs_nothing = step.id == "wanted/nothing";
                assert_eq!(step.state == Done, needs_nothing, "{way:?} {version} {}", step.id);
                assert!(step.objects.is_empty());
            }
        }
    }
}

#[test]
fn the_guide_recommends_by_access_and_domain() {
    use Fit::{Impossible, Possible, Recommended};
    type Said = (Option<&'static str>, Option<bool>, Option<bool>, Option<bool>);
    let cases: [(&str, Said, [Fit; 3], Option<&str>); 10] = [
        ("8.6.1", (None, None, None, None), [Possible, Possible, Possible], None),
        ("8.6.1", (Some("internet"), None, None, None), [Possible, Recommended, Possible], Some("public-ca")),
        ("8.6.1", (Some("vpn"), None, None, None), [Possible, Possible, Recommended], Some("own-ca")),
        ("8.6.1", (None, None, None, Some(true)), [Possible, Possible, Recommended], Some("own-ca")),
        (
            "8.6.1",
            (Some("internet"), None, None, Some(true)),
            [Possible, Recommended, Possible],
            Some("public-ca"),
        ),
        ("8.6.1", (Some("internet"), Some(false), None, None), [Possible, Impossible, Possible], None),
        (
            "8.6.1",
            (Some("internet"), Some(false), Some(false), None),
            [Impossible, Impossible, Possible],
            None,
        ),
        ("8.6.1", (Some("internet"), Some(false), Some(true), None), [Possible, Impossible, Possible], None),
        (
            "8.6.0",
            (Some("internet"), Some(true), None, None),
            [Impossible, Recommended, Possible],
            Some("public-ca"),
        ),
        (
            "8.4",
            (Some("vpn"), Some(false), None, None),
            [Impossible, Impossible, Recommended],
            Some("own-ca"),
        ),
    ];
    for (version, (access, owns_domain, static_ip, managed_phones), fits, way) in cases {
        let yes_no = |said| if said { "yes" } else { "no" };
        let said = [
            ("access", access),
            ("owns-domain", owns_domain.map(yes_no)),
            ("static-ip", static_ip.map(yes_no)),
            ("managed-phones", managed_phones.map(yes_no)),
        ];
        let answers = said
            .into_iter()
            .filter_map(|(question, answer)| Some((question, answer?)))
            .fold(answers(version, None), |all, (question, answer)| all.with(question, [answer]));
        let plan = planned(&[], &answers);
        let choice = plan.choice.as_ref().expect("ways");
        let found: Vec<Fit> = choice.options.iter().map(|way| way.fit).collect();
        assert_eq!((found.as_slice(), choice.chosen.as_deref()), (fits.as_slice(), way), "{answers:?}");
        assert_eq!(has(&plan, "server/choose-way"), way.is_none(), "{answers:?}");
        assert_eq!(plan.headline.starts_with("Choose"), way.is_none(), "{answers:?}");
    }
}

#[test]
fn a_way_that_a_version_does_not_have_says_what_to_do_instead() {
    for version in ["8.6.0", "8.5", "8.2"] {
        let plan = planned(&["ca/root.der"], &answers(version, Some("senstar-ca")));
        let step = step(&plan, "server/not-in-this-version");
        assert_eq!(step.state, Impossible);
        assert!(step.remedy.as_ref().is_some_and(|remedy| remedy.contains("8.6.1")), "{step:?}");
        assert!(plan.contradictions.is_empty());
    }
}

#[test]
fn versions_before_the_guide_say_so() {
    let noted = |version| {
        planned(&[], &answers(version, Some("own-ca"))).notes.iter().any(|note| note.contains("older"))
    };
    assert!(noted("8.4") && noted("7.3"));
    assert!(!noted("8.5") && !noted("8.6.1"));
}

#[test]
fn contradictions_stand_where_they_matter() {
    for (way, version, count, words) in [
        ("senstar-ca", "8.6.1", 1, "DNS entry"),
        ("public-ca", "8.6.1", 1, "setup wizard"),
        ("public-ca", "8.6.0", 1, "Mobile Connections"),
        ("public-ca", "8.5", 2, "PFX"),
        ("own-ca", "8.6.1", 3, "Personal"),
        ("own-ca", "8.6.0", 3, "Personal"),
        ("own-ca", "8.5", 4, "exported"),
    ] {
        let plan = planned(&[], &answers(version, Some(way)));
        assert_eq!(plan.contradictions.len(), count, "{way:?} {version}");
        assert!(
            plan.contradictions.iter().any(|contradiction| contradiction.decision.contains(words)),
            "{way:?} {version} {words}"
        );
        assert!(plan.open_questions.iter().any(|question| question.text.contains("no defaults")));
    }
}

#[test]
fn it_survives_json() {
    let plan = planned(&["server/good.der", "ca/root.der"], &answers("8.6.0", Some("own-ca")));
    let json = serde_json::to_string(&plan).expect("JSON");
    assert!(json.contains("\"edition\":\"8.6.0\"") && json.contains("\"chosen\":\"own-ca\""));
    assert_eq!(serde_json::from_str::<Plan>(&json).expect("a plan"), plan);
}
