use std::time::{Duration, Instant};

use super::super::sample::{certificates, codes, extension, judge, judge_anchored, oid, outcomes};
use super::*;
use crate::model::{Extension, ExtensionValue, PolicyInformation, PolicyMapping, SignatureCheck, Timestamp};
use crate::path::{End, Question};

use Outcome::{Fail, NotApplicable, Pass};

const ANY: &str = "2.5.29.32.0";
const P1: &str = "2.16.840.1.101.3.2.1.48.1";
const P2: &str = "2.16.840.1.101.3.2.1.48.2";
const P3: &str = "2.16.840.1.101.3.2.1.48.3";

fn named(policies: &[&str]) -> Extension {
    let policy = |policy: &&str| PolicyInformation { policy: oid(policy), qualifiers: Vec::new() };
    extension("2.5.29.32", ExtensionValue::CertificatePolicies(policies.iter().map(policy).collect()))
}

fn mapped(pairs: &[(&str, &str)]) -> Extension {
    let mapping =
        |(from, to): &(&str, &str)| PolicyMapping { issuer_domain: oid(from), subject_domain: oid(to) };
    extension("2.5.29.33", ExtensionValue::PolicyMappings(pairs.iter().map(mapping).collect()))
}

fn constrained(explicit: Option<u32>, mapping: Option<u32>) -> Extension {
    let value = PolicyConstraints { require_explicit_policy: explicit, inhibit_policy_mapping: mapping };
    extension("2.5.29.36", ExtensionValue::PolicyConstraints(value))
}

fn explicit(skip: u32) -> Extension {
    constrained(Some(skip), None)
}

fn inhibit_any(skip: u32) -> Extension {
    extension("2.5.29.54", ExtensionValue::InhibitAnyPolicy(skip))
}

/// The answers under what the user asks; see [`down`].
fn down_under(inputs: PolicyInputs, rows: Vec<(&str, Vec<Extension>)>) -> Vec<Answer> {
    let mut rows: Vec<_> = rows.into_iter().rev().collect();
    rows.push(("CN=Root", Vec::new()));
    let question = Question { policies: inputs, ..Question::at(Timestamp::from_unix_seconds(0)) };
    let mut answers = judge(check, &certificates(rows), End::Anchor, &question);
    answers.pop();
    answers.reverse();
    answers
}

/// The answers for a chain, the anchor first as one reads RFC 5280; its own answer is left out. A row's name is that of its
/// subject: the same name twice makes the second self-issued.
fn down(rows: Vec<(&str, Vec<Extension>)>) -> Vec<Answer> {
    let mut rows: Vec<_> = rows.into_iter().rev().collect();
    rows.push(("CN=Root", Vec::new()));
    let mut answers = judge_anchored(check, &certificates(rows));
    let root = answers.pop().unwrap();
    assert_eq!(root, Answer::not_applicable(Check::Policies));
    answers.reverse();
    answers
}

#[test]
fn policies_are_judged_as_the_standard_does() {
    let ca = |extensions| ("CN=CA", extensions);
    let sub = |extensions| ("CN=Sub", extensions);
    let end = |extensions| ("CN=End", extensions);
    for (situation, rows, expected) in [
        ("nothing is said", vec![ca(vec![]), end(vec![])], vec![NotApplicable, NotApplicable]),
        (
            "the same policy all along",
            vec![ca(vec![named(&[P1]), explicit(0)]), end(vec![named(&[P1])])],
            vec![Pass, Pass],
        ),
        ("none in the end", vec![ca(vec![named(&[P1]), explicit(0)]), end(vec![])], vec![Pass, Fail]),
        (
            "another in the end",
            vec![ca(vec![named(&[P1]), explicit(0)]), end(vec![named(&[P2])])],
            vec![Pass, Fail],
        ),
        (
            "another, and none required",
            vec![ca(vec![named(&[P1])]), end(vec![named(&[P2])])],
            vec![Pass, Pass],
        ),
        ("any above", vec![ca(vec![named(&[ANY]), explicit(0)]), end(vec![named(&[P2])])], vec![Pass, Pass]),
        ("any below", vec![ca(vec![named(&[P1]), explicit(0)]), end(vec![named(&[ANY])])], vec![Pass, Pass]),
        (
            "the want begins later than the break",
            vec![ca(vec![]), sub(vec![named(&[P1]), explicit(0)]), end(vec![named(&[P1])])],
            vec![NotApplicable, Pass, Fail],
        ),
        (
            "broken in the middle, told there and at the end",
            vec![
                ca(vec![named(&[P1]), explicit(0)]),
                sub(vec![named(&[P2])]),
                ("CN=Lower", vec![named(&[P1])]),
                end(vec![named(&[P1])]),
            ],
            vec![Pass, Fail, NotApplicable, Fail],
        ),
        // 4.9: requireExplicitPolicy counts certificates.
        (
            "far away: never reached",
            vec![ca(vec![explicit(10)]), sub(vec![]), end(vec![])],
            vec![Pass, NotApplicable, NotApplicable],
        ),
        (
            "reached by the end",
            vec![ca(vec![explicit(1)]), sub(vec![]), end(vec![])],
            vec![Pass, NotApplicable, Fail],
        ),
        ("the last decrement counts", vec![ca(vec![explicit(1)]), end(vec![])], vec![Pass, Fail]),
        ("two to go, one left", vec![ca(vec![explicit(2)]), end(vec![])], vec![Pass, NotApplicable]),
        (
            "the end requirements for itself",
            vec![ca(vec![]), end(vec![explicit(0)])],
            vec![NotApplicable, Fail],
        ),
        (
            "the end requirements too late",
            vec![ca(vec![]), end(vec![explicit(1)])],
            vec![NotApplicable, Pass],
        ),
        (
            "a larger number does not lift a smaller one",
            vec![ca(vec![named(&[P1]), explicit(0)]), sub(vec![named(&[P1]), explicit(9)]), end(vec![])],
            vec![Pass, Pass, Fail],
        ),
        (
            "self-issued certificates do not count",
            vec![ca(vec![explicit(2)]), ca(vec![]), end(vec![])],
            vec![Pass, NotApplicable, NotApplicable],
        ),
        (
            "self-issued or not, a certificate without policies ends them",
            vec![ca(vec![named(&[P1]), explicit(1)]), ca(vec![]), end(vec![named(&[P1])])],
            vec![Pass, NotApplicable, Fail],
        ),
        // 4.10: mapping.
        (
            "mapped",
            vec![ca(vec![named(&[P1]), explicit(0), mapped(&[(P1, P2)])]), end(vec![named(&[P2])])],
            vec![Pass, Pass],
        ),
        (
            "the policy that was mapped is gone",
            vec![ca(vec![named(&[P1]), explicit(0), mapped(&[(P1, P2)])]), end(vec![named(&[P1])])],
            vec![Pass, Fail],
        ),
        (
            "mapped to several",
            vec![ca(vec![named(&[P1]), explicit(0), mapped(&[(P1, P2), (P1, P3)])]), end(vec![named(&[P3])])],
            vec![Pass, Pass],
        ),
        (
            "a mapping of a policy that is not valid maps nothing",
            vec![ca(vec![named(&[P1]), explicit(0), mapped(&[(P2, P3)])]), end(vec![named(&[P3])])],
            vec![Pass, Fail],
        ),
        (
            "under any, a mapped policy is made",
            vec![ca(vec![named(&[ANY]), explicit(0), mapped(&[(P1, P2)])]), end(vec![named(&[P2])])],
            vec![Pass, Pass],
        ),
        (
            "mapped twice",
            vec![
                ca(vec![named(&[P1]), explicit(0), mapped(&[(P1, P2)])]),
                sub(vec![named(&[P2]), mapped(&[(P2, P3)])]),
                end(vec![named(&[P3])]),
            ],
            vec![Pass, Pass, Pass],
        ),
        (
            "mapped from any",
            vec![ca(vec![named(&[P1]), mapped(&[(ANY, P1)])]), end(vec![named(&[P1])])],
            vec![Fail, Pass],
        ),
        (
            "mapped to any",
            vec![ca(vec![named(&[P1]), mapped(&[(P1, ANY)])]), end(vec![named(&[P1])])],
            vec![Fail, Pass],
        ),
        // 4.11: inhibitPolicyMapping.
        (
            "mapping is inhibited below",
            vec![
                ca(vec![named(&[P1]), constrained(Some(0), Some(0))]),
                sub(vec![named(&[P1]), mapped(&[(P1, P2)])]),
                end(vec![named(&[P2])]),
            ],
            vec![Pass, Pass, Fail],
        ),
        (
            "mapping is inhibited one further down",
            vec![
                ca(vec![named(&[P1]), constrained(Some(0), Some(1))]),
                sub(vec![named(&[P1]), mapped(&[(P1, P2)])]),
                end(vec![named(&[P2])]),
            ],
            vec![Pass, Pass, Pass],
        ),
        (
            "what is mapped where mapping is inhibited is lost, and nothing else",
            vec![
                ca(vec![named(&[P1, P2]), constrained(Some(0), Some(0))]),
                sub(vec![named(&[P1, P2]), mapped(&[(P1, P3)])]),
                end(vec![named(&[P2])]),
            ],
            vec![Pass, Pass, Pass],
        ),
        (
            "it does not bind the certificate that says it",
            vec![
                ca(vec![named(&[P1]), constrained(Some(0), Some(0)), mapped(&[(P1, P2)])]),
                end(vec![named(&[P2])]),
            ],
            vec![Pass, Pass],
        ),
        // 4.12: inhibitAnyPolicy.
        (
            "any means nothing below",
            vec![ca(vec![named(&[P1]), explicit(0), inhibit_any(0)]), end(vec![named(&[ANY])])],
            vec![Pass, Fail],
        ),
        (
            "any has its meaning for one more",
            vec![
                ca(vec![named(&[P1]), explicit(0), inhibit_any(1)]),
                sub(vec![named(&[ANY])]),
                end(vec![named(&[P1])]),
            ],
            vec![Pass, Pass, Pass],
        ),
        (
            "and not for two more",
            vec![
                ca(vec![named(&[P1]), explicit(0), inhibit_any(1)]),
                sub(vec![named(&[ANY])]),
                end(vec![named(&[ANY])]),
            ],
            vec![Pass, Pass, Fail],
        ),
        (
            "any of a self-issued certificate counts",
            vec![
                ca(vec![named(&[P1]), explicit(0), inhibit_any(0)]),
                ca(vec![named(&[ANY])]),
                end(vec![named(&[P1])]),
            ],
            vec![Pass, Pass, Pass],
        ),
        (
            "but not of a self-issued target",
            vec![ca(vec![named(&[P1]), explicit(0), inhibit_any(0)]), ca(vec![named(&[ANY])])],
            vec![Pass, Fail],
        ),
        (
            "a policy named twice is one",
            vec![ca(vec![named(&[P1, P1]), explicit(0)]), end(vec![named(&[P1, ANY, P1])])],
            vec![Pass, Pass],
        ),
        (
            "an extension that stands twice",
            vec![ca(vec![named(&[P1]), named(&[P2])]), end(vec![])],
            vec![Fail, NotApplicable],
        ),
        (
            "an extension that does not decode",
            vec![
                ca(vec![extension("2.5.29.36", ExtensionValue::Malformed("damaged".into()))]),
                end(vec![extension("2.5.29.32", ExtensionValue::Malformed("damaged".into()))]),
            ],
            vec![Fail, Fail],
        ),
    ] {
        let answers = down(rows);
        assert_eq!(outcomes(&answers), expected, "{situation}: {answers:#?}");
    }
}

#[test]
fn reasons_say_who_requires_and_where_policies_end() {
    let demanding = || ("CN=CA", vec![named(&[P1]), explicit(0)]);
    let answers =
        down(vec![demanding(), ("CN=Sub", vec![]), ("CN=Low", vec![]), ("CN=End", vec![named(&[P1])])]);
    for (index, text) in [
        (
            1,
            "'CN=CA' requires a policy that is valid along the whole path, and there is none. This certificate names no policy.",
        ),
        (2, "No policy was valid for the certificates above already."),
        (
            3,
            "'CN=CA' requires a policy that is valid along the whole path, and there is none. 'CN=Sub' names no policy.",
        ),
    ] {
        assert_eq!(answers[index].reasons.len(), 1);
        assert_eq!(answers[index].reasons[0].text, text);
    }
    let answers = down(vec![demanding(), ("CN=End", vec![named(&[P2, P1])])]);
    assert_eq!(answers[1].reasons[0].text, format!("Valid for the whole path: {P1}."));
    let answers = down(vec![("CN=CA", vec![named(&[ANY])]), ("CN=End", vec![named(&[ANY])])]);
    assert_eq!(answers[1].reasons[0].text, "Every policy is valid for the whole path.");
    let answers = down(vec![("CN=CA", vec![named(&[P1])]), ("CN=End", vec![named(&[P2])])]);
    assert_eq!(codes(&answers[1]), ["noValidPolicy"]);
}

/// RFC 5280 section 6.1.5 (g), with the walk of RFC 9618 to the anchor's domain.
#[test]
fn what_the_user_asks_is_asked_in_the_domain_of_the_anchor() {
    let ca = |extensions| ("CN=CA", extensions);
    let sub = |extensions| ("CN=Sub", extensions);
    let end = |extensions| ("CN=End", extensions);
    let accept = |policies: &[&str]| PolicyInputs {
        accepted: policies.iter().map(|policy| oid(policy)).collect(),
        ..PolicyInputs::default()
    };
    let explicit_for = |policies: &[&str]| PolicyInputs { require_explicit: true, ..accept(policies) };
    let none = PolicyInputs::default;
    let mapped_once = || vec![ca(vec![named(&[P1]), mapped(&[(P1, P2)])]), end(vec![named(&[P2])])];
    let mapped_twice = || {
        vec![
            ca(vec![named(&[P1, P2]), mapped(&[(P1, P3), (P2, P3)])]),
            sub(vec![named(&[P3]), mapped(&[(P3, P1)])]),
            end(vec![named(&[P1])]),
        ]
    };
    let under_any = || {
        vec![
            ca(vec![named(&[ANY]), mapped(&[(P1, P2)])]),
            sub(vec![named(&[ANY]), mapped(&[(P2, P3)])]),
            end(vec![named(&[P3])]),
        ]
    };
    let valid = |policies: &str| format!("Valid for the whole path: {policies}.");
    let refused = |accepted: &str, valid: &str| {
        format!(
            "None of the accepted policies ({accepted}) is valid for the whole path. Valid for it: {valid}."
        )
    };
    for (situation, inputs, rows, outcome, text) in [
        ("mapped: the anchor's name of it", none(), mapped_once(), Pass, valid(P1)),
        ("asked by the anchor's name", explicit_for(&[P1]), mapped_once(), Pass, valid(P1)),
        ("asked by the subject's name", explicit_for(&[P2]), mapped_once(), Fail, refused(P2, P1)),
        ("not required", accept(&[P2]), mapped_once(), Pass, refused(P2, P1)),
        ("one of several", explicit_for(&[P3, P1]), mapped_once(), Pass, valid(P1)),
        ("two mapped to one, and that to a third", none(), mapped_twice(), Pass, valid(&format!("{P1}, {P2}"))),
        ("and only one of them accepted", explicit_for(&[P2]), mapped_twice(), Pass, valid(P2)),
        ("a policy that begins under any", none(), under_any(), Pass, valid(P1)),
        (
            "named by the end, under any all along",
            none(),
            vec![ca(vec![named(&[ANY])]), end(vec![named(&[P3])])],
            Pass,
            valid(P3),
        ),
        (
            "any to the end",
            explicit_for(&[P3]),
            vec![ca(vec![named(&[ANY])]), end(vec![named(&[P1, ANY])])],
            Pass,
            valid(P3),
        ),
        (
            "any in the middle",
            none(),
            vec![ca(vec![named(&[P1, P2])]), sub(vec![named(&[P2, ANY])]), end(vec![named(&[P1])])],
            Pass,
            valid(P1),
        ),
        (
            "mapping is inhibited from the start",
            PolicyInputs { inhibit_mapping: true, ..explicit_for(&[]) },
            mapped_once(),
            Fail,
            "You require a policy that is valid along the whole path, and there is none. 'CN=CA' maps its policies to others where mapping is no longer allowed.".to_owned(),
        ),
        (
            "any is inhibited from the start",
            PolicyInputs { inhibit_any: true, ..explicit_for(&[]) },
            vec![ca(vec![named(&[ANY])]), end(vec![named(&[P1])])],
            Fail,
            "You require a policy that is valid along the whole path, and there is none. 'CN=CA' names no policy that is valid for the certificates above it.".to_owned(),
        ),
        (
            "a policy is required, and none is named",
            explicit_for(&[]),
            vec![end(vec![])],
            Fail,
            "You require a policy that is valid along the whole path, and there is none. This certificate names no policy.".to_owned(),
        ),
    ] {
        let answers = down_under(inputs, rows);
        let answer = answers.last().unwrap();
        assert_eq!((answer.outcome, &*answer.reasons[0].text), (outcome, &*text), "{situation}");
    }
}

#[test]
fn policies_of_a_root_do_not_bind() {
    let chain = certificates(vec![("CN=End", vec![]), ("CN=Root", vec![named(&[P1]), explicit(0)])]);
    let question = Question::at(Timestamp::from_unix_seconds(0));
    for (end, expected) in [
        (End::Anchor, [NotApplicable, NotApplicable]),
        (End::SelfIssued(SignatureCheck::Valid), [NotApplicable, NotApplicable]),
        (End::IssuerMissing, [Fail, Pass]),
    ] {
        assert_eq!(outcomes(&judge(check, &chain, end, &question)), expected, "{end:?}");
    }
    let alone = certificates(vec![("CN=Root", vec![explicit(0)])]);
    let answers = judge(check, &alone, End::Anchor, &question);
    assert_eq!((outcomes(&answers), codes(&answers[0])), (vec![NotApplicable], vec!["anchorPolicies"]));
}

#[test]
fn many_policies_and_mappings_take_no_time() {
    let policies: Vec<String> = (0..10_000).map(|number| format!("1.3.6.1.4.1.{number}")).collect();
    let all: Vec<&str> = policies.iter().map(String::as_str).collect();
    // Every policy is mapped to the next and to the one after: a tree would double with every certificate.
    let mappings: Vec<(&str, &str)> =
        (0..10_000).map(|number| (all[number / 2], all[(number / 2 + number % 2 + 1) % 10_000])).collect();
    let cas: Vec<(String, _)> = (0..30)
        .map(|number| (format!("CN=CA {number}"), vec![named(&all), mapped(&mappings), explicit(0)]))
        .collect();
    let mut rows: Vec<(&str, Vec<Extension>)> =
        cas.iter().map(|(subject, extensions)| (subject.as_str(), extensions.clone())).collect();
    rows.push(("CN=End", vec![named(&all)]));
    let started = Instant::now();
    let answers = down(rows);
    assert!(started.elapsed() < Duration::from_secs(20), "it took {:?}", started.elapsed());
    assert_eq!(answers.last().unwrap().outcome, Pass);
}
