//! The seeds of the fuzz targets, each run once: what the fuzzer holds every input to holds for them, too.

use crate::support::{self, invariants, root};

use std::collections::BTreeSet;
use std::fs;

#[path = "../../fuzz/src/targets/mod.rs"]
mod targets;

use targets::{TARGETS, scripts};

/// The largest seed, in bytes. Seeds are run by every test run, and are in every clone.
const MAX_SEED: usize = 16 * 1024;

#[test]
fn every_target_has_seeds_and_holds_for_them() {
    let folder = root().join("fuzz/seeds");
    let folders: BTreeSet<String> = fs::read_dir(&folder)
        .expect("the folder of seeds")
        .map(|entry| entry.expect("a readable entry").file_name().into_string().expect("a plain name"))
        .collect();
    let names: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    assert_eq!(folders, names, "one folder of seeds for each target");
    for target in TARGETS {
        let mut files = Vec::new();
        support::walk(&folder.join(target.name), &mut files);
        let mut kept = 0;
        for file in &files {
            let bytes = fs::read(file).expect("a readable seed");
            assert!(bytes.len() <= MAX_SEED, "{} is too large for a seed", file.display());
            println!("{}", file.display());
            kept += usize::from((target.run)(&bytes));
        }
        assert!(kept >= 2, "{}: {kept} of {} seeds are of its kind", target.name, files.len());
    }
}

#[test]
fn the_parsers_of_scripts_find_what_leaves_its_quotation_marks() {
    for script in [
        "openssl x509 -in 'it'\\''s.pem' -out a.pem",
        "cat > a.cnf <<'END_OF_FILE'\n[req]\n# a comment\n1.CN = \"a\\$b\"\nDNS.1 = a\nEND_OF_FILE\nrm a.cnf",
        "openssl x509 -set_serial \"0x$(openssl rand -hex 16)\" \\\n  -days 3",
    ] {
        assert_eq!(scripts::check("OpenSSL", script), Ok(()));
    }
    for script in [
        "openssl x509 -in it's.pem",
        "openssl x509 -in $(reboot)",
        "openssl x509 -in a.pem; reboot",
        "openssl x509 -in a.pem | sh",
        "openssl x509 -in `reboot`",
        "openssl x509 -in '-engine'",
        "openssl x509\nreboot",
        "cat > a.cnf <<'END_OF_FILE'\n[req]",
        "cat > a.cnf <<END_OF_FILE\n[req]\nEND_OF_FILE\n",
        "cat > a.cnf <<'END_OF_FILE'\n1.CN = \"a$b\"\nEND_OF_FILE",
        "cat > a.cnf <<'END_OF_FILE'\n1.CN = \"a\"b\"\nEND_OF_FILE",
        "cat > a.cnf <<'END_OF_FILE'\n1.CN = \"a\nEND_OF_FILE\nreboot\nEND_OF_FILE",
        "openssl x509 -in 'a\u{1B}'",
    ] {
        assert!(scripts::check("OpenSSL", script).is_err(), "{script}");
    }
    for script in [
        "$names = @(\n  'DNS=it''s \u{2019}\u{2019}'\n)\n# a comment; reboot",
        "@'\n[Version]\nSignature = \"$Windows NT$\"\nSubject = \"CN=\"\"a\"\"\"\n'@ | Set-Content -Encoding Unicode ca.inf",
    ] {
        assert_eq!(scripts::check("Windows", script), Ok(()));
    }
    for script in [
        "$names = @('it's')",
        "$names = @('it\u{2019}; Restart-Computer; \u{2019}')",
        "$names = @(\"a$(Restart-Computer)\")",
        "Restart-Computer",
        "$names = @('a') # a comment",
        "$names = @('a'); certreq",
        "@'\nSubject = \"a\n'@",
        "@'\nSubject = \"a%b\"\n'@",
        "@'\nSubject = \"a\"b\"\n'@",
    ] {
        assert!(scripts::check("Windows", script).is_err(), "{script}");
    }
    assert_eq!(scripts::check("config.yaml", "bot:\n  username: \"a b\"\n  port: 8444"), Ok(()));
    for script in ["bot: \"a\"b\"", "bot: a b", "a b: c", "bot: \"a\\\""] {
        assert!(scripts::check("config.yaml", script).is_err(), "{script}");
    }
}
