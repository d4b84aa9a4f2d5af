//! The command `compare`.

use super::{AT, COMPARE_ANCHORED, inspection, options, run, text};

#[test]
fn the_comparison_in_json_is_that_of_the_library() {
    let files = ["server/good.der", "server/san-other-host.der"];
    let output = run(&["compare", "--json", "--at", AT, files[0], files[1]]);
    let order = cert_inspector::compare::ComparisonOrder::AsGiven;
    let comparison = inspection(&files).compare(0, 1, order, &options()).expect("two certificates");
    let expected = serde_json::to_string(&comparison).expect("JSON");
    assert_eq!(text(&output), format!("{expected}\n"));
    let read: cert_inspector::compare::Comparison = serde_json::from_str(&expected).expect("the same back");
    assert_eq!(read, comparison);
}

#[test]
fn a_comparison_says_what_breaks_before_what_differs() {
    let output =
        text(&run(&[&COMPARE_ANCHORED[..], &["server/good.der", "server/san-other-host.der"]].concat()));
    let places: Vec<usize> = [
        "Older: vms.example.org in server/good.der, ",
        "WARN     A name is lost",
        "- DNS: vms.example.org",
        "PASS     The same authority issued both",
        "Fields that differ: ",
        "Subject alternative name › DNS",
    ]
    .iter()
    .map(|words| output.find(words).unwrap_or_else(|| panic!("{words:?} is missing in\n{output}")))
    .collect();
    assert!(places.is_sorted(), "{output}");
    assert!(!output.contains("Fields that are the same\n") && !output.contains('\u{1b}'), "{output}");
}

#[test]
fn of_a_file_with_a_chain_the_leaf_is_compared() {
    let output = text(&run(&["compare", "--all", "--at", AT, "bundles/swapped.pem", "server/days-398.der"]));
    assert!(output.starts_with("Older: vms.example.org in bundles/swapped.pem"), "{output}");
    assert!(output.contains("Fields that are the same\n"), "{output}");
}
