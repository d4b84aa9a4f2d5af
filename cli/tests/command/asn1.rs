//! The command `asn1`.

use super::{AT, run, text};

#[test]
fn asn1_prints_the_structure_of_each_object() {
    let whole = text(&run(&["asn1", "--at", AT, "server/good.der"]));
    for words in [
        "Certificate: vms.example.org",
        "SEQUENCE  tbsCertificate",
        "serialNumber",
        "dNSName  vms.example.org",
    ] {
        assert!(whole.contains(words), "{words} is not in\n{whole}");
    }
    let first = whole.lines().nth(2).expect("a line");
    assert!(first.trim_start().starts_with("0 ") && first.ends_with("SEQUENCE  Certificate"), "{first}");
    for (arguments, code) in [
        (&["asn1", "--at", AT, "server/good.der"][..], 0),
        (&["asn1", "--at", AT, "--object", "0", "server/good.der"], 0),
        (&["asn1", "--at", AT, "--object", "7", "server/good.der"], 2),
        (&["asn1", "--at", AT, "other/pkcs8-key.pem"], 3),
        (&["asn1", "--at", AT, "--object", "0", "other/pkcs8-key.pem"], 2),
        (&["asn1"], 2),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
    let json: serde_json::Value =
        serde_json::from_slice(&run(&["asn1", "--at", AT, "--json", "server/good.der"]).stdout)
            .expect("JSON");
    assert_eq!(json[0]["nodes"][0]["name"], "Certificate");
    assert!(json[0]["hex"].as_str().is_some_and(|hex| hex.starts_with("3082")));
}
