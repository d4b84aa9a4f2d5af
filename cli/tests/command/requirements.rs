//! The command `requirements`.

use super::{run, text};

#[test]
fn every_requirement_is_listed_with_its_source() {
    let listed: serde_json::Value =
        serde_json::from_slice(&run(&["requirements", "--json"]).stdout).expect("JSON");
    let listed = listed.as_array().expect("a list");
    assert!(listed.len() >= 13);
    let plain = text(&run(&["requirements"]));
    for requirement in listed {
        assert!(plain.contains(requirement["id"].as_str().expect("an id")));
        assert!(!requirement["sources"].as_array().expect("a list").is_empty());
    }
}
