//! The command `panel`, which is also called `modes`.

use super::{AT, run, text};

#[test]
fn modes_prints_the_dialog_and_the_table() {
    let files = ["cert-pem/rekeyed/cert.pem", "cert-pem/pins.txt"];
    let arguments = [
        "modes",
        "--profile",
        "dw-spectrum",
        "--at",
        AT,
        "--host",
        "vms.example.org",
        "--anchors",
        "ca/root.der",
    ];
    let output = text(&run(&[&arguments[..], &files].concat()));
    for expected in [
        "Certificate signer         Certificate authority",
        "- Trusted: Its chain leads to a certificate that you trust here",
        "Recommended  Connects and pins (vendor’s code)",
        "The key is not the pinned one",
        "Strict       Refuses (manual)",
        "Which modes there are: sources contradict each other.",
    ] {
        assert!(output.contains(expected), "{expected} is missing in\n{output}");
    }
    let json = text(&run(&[&["modes", "--json", "--at", AT], &files[..1]].concat()));
    assert!(json.starts_with("[{\"product\":\"dw-spectrum\",\"title\":\"DW Spectrum\""), "{json}");
}
