//! The model of OpenSSL's PEM reader beside OpenSSL 3 and 1.1.1 themselves, on damaged files.

mod damage;

use crate::support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use cert_inspector::budget::Budget;
use cert_inspector::readers::openssl_pem::{self, KeyRead, PemReading, Version};
use support::numbers::Numbers;
use support::{fixtures, root, skipped};

/// How many damaged files are compared, unless `OPENSSL_PEM_FILES` says another number.
const FILES: usize = 6_000;

/// Where `cargo xtask test` puts the Python package whose library is OpenSSL 1.1.1, beside this folder.
const OLD_LIBRARY: &str = "../outside/openssl-1.1.1";

/// A folder for files of tests.
const SCRATCH: &str = env!("CARGO_TARGET_TMPDIR");

/// Kinds of damage after which the answers may differ: the name of the kind, the version, and why.
const EXCEPTIONS: &str = include_str!("exceptions.tsv");

/// What a library or the model got: whether there is a key, and how many certificates.
type Got = (bool, usize);

fn got(reading: &PemReading) -> Got {
    (matches!(reading.key, KeyRead::Found { .. }), reading.certificates.len())
}

#[test]
fn the_model_reads_what_openssl_reads() {
    let originals: Vec<Vec<u8>> = fixtures("cert-pem")
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "pem"))
        .map(|path| std::fs::read(path).expect("a fixture"))
        .collect();
    let mut numbers = Numbers(16);
    let mut files: Vec<(String, Vec<u8>)> =
        originals.iter().map(|original| ("nothing".to_owned(), original.clone())).collect();
    let wanted =
        std::env::var("OPENSSL_PEM_FILES").ok().and_then(|files| files.parse().ok()).unwrap_or(FILES);
    while files.len() < wanted {
        let original = &originals[numbers.below(originals.len())];
        files.push(damage::damaged(original, &originals, &mut numbers));
    }
    let Some((names, answers)) = libraries(&files) else {
        return skipped("the_model_reads_what_openssl_reads", "python3 with OpenSSL 3 is not installed");
    };
    if answers.first().is_some_and(|answer| answer.len() < 2) {
        skipped(
            "the_model_reads_what_openssl_reads, 1.1.1",
            "the package cryptography 35 could not be installed",
        );
    }
    let mut agree = 0;
    let mut excepted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut differences = Vec::new();
    for ((damage, file), answer) in files.iter().zip(&answers) {
        for (version, theirs) in [Version::V3, Version::V1_1_1].into_iter().zip(answer) {
            let reading = openssl_pem::read(file, version, &mut Budget::default());
            if got(&reading) == *theirs {
                agree += 1;
            } else if let Some(reason) = exception(file, version) {
                *excepted.entry(reason).or_default() += 1;
            } else {
                differences.push(format!(
                    "{version:?}, {damage}: the model {:?}, the library {theirs:?}; {:?}, {:?}",
                    got(&reading),
                    reading.key,
                    reading.stopped
                ));
                keep(file, differences.len());
            }
        }
    }
    println!(
        "{names}: {} files, agree {agree}, excepted {excepted:?}, differ {}",
        files.len(),
        differences.len()
    );
    assert!(differences.is_empty(), "{}", differences[..differences.len().min(20)].join("\n"));
}

/// Why an answer may differ, from the list.
fn exception(file: &[u8], version: Version) -> Option<&'static str> {
    let text = String::from_utf8_lossy(file);
    EXCEPTIONS.lines().skip(1).find_map(|line| {
        let mut columns = line.split('\t');
        let (id, of, reason) = (columns.next()?, columns.next()?, columns.next()?);
        let applies = match id {
            "trusted-first" => text.contains("BEGIN TRUSTED CERTIFICATE"),
            _ => panic!("no such exception: {id}"),
        };
        (applies && of == format!("{version:?}")).then_some(reason)
    })
}

/// Keeps a file that is read in another way, to look at.
fn keep(file: &[u8], number: usize) {
    if number <= 20 {
        let folder = Path::new(SCRATCH).join("openssl_pem");
        let _ = std::fs::create_dir_all(&folder);
        let _ = std::fs::write(folder.join(format!("{number}.pem")), file);
    }
}

/// What the libraries read: their names, and for each file one answer or two.
fn libraries(files: &[(String, Vec<u8>)]) -> Option<(String, Vec<Vec<Got>>)> {
    let path = Path::new(SCRATCH).join("openssl_pem.blobs");
    let mut blobs = Vec::new();
    for (_, file) in files {
        blobs.extend(u32::try_from(file.len()).expect("a short file").to_le_bytes());
        blobs.extend(file);
    }
    std::fs::write(&path, blobs).expect("written");
    let output = Command::new("python3")
        .arg(root().join("tests/judges/openssl_pem/read.py"))
        .arg(&path)
        .env("PYTHONPATH", Path::new(SCRATCH).join(OLD_LIBRARY))
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).expect("text");
    let (names, lines) = text.split_once('\n')?;
    let answers: Vec<Vec<Got>> = lines
        .lines()
        .map(|line| {
            let numbers: Vec<usize> =
                line.split(' ').map(|number| number.parse().expect("a number")).collect();
            numbers.chunks(2).map(|pair| (pair[0] == 1, pair[1])).collect()
        })
        .collect();
    assert_eq!(answers.len(), files.len(), "{}", String::from_utf8_lossy(&output.stderr));
    names.contains("OpenSSL 3").then(|| (names.to_owned(), answers))
}
