//! `licenses`.

use crate::run;

#[test]
fn the_licences_of_software_and_data_are_printed() {
    let output = run(&["licenses"]);
    assert!(output.status.success());
    assert!(output.stderr.is_empty());
    let text = String::from_utf8(output.stdout).expect("text");
    for expected in
        ["clap ", "x509-parser ", "Public Suffix List", "Mozilla Public License", "Apache License"]
    {
        assert!(text.contains(expected), "{expected}");
    }
}
