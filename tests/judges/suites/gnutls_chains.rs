//! The chains of GnuTLS's own tests (tests/test-chains.h), read where they were downloaded.
//!
//! The policy is `rfc5280`. Flags that allow or forbid weak algorithms, and profiles of security, are settings of GnuTLS: what
//! follows from them stands in the table.

use super::{Case, Tally, certificates_of, outside, rows};

use std::collections::HashMap;

use cert_inspector::Timestamp;
use cert_inspector::input::Purpose;
use cert_inspector::model::Certificate;
use cert_inspector::path::Question;

/// A chain and an authority, each as the name of a list and a position in it; the instant, the purpose and the flags; GnuTLS's
/// answer, ours, and why they differ.
const TABLE: &str = include_str!("gnutls_chains.tsv");

#[test]
fn gnutls_chains() {
    let Some(folder) = outside("gnutls", "gnutls_chains") else { return };
    let source = std::fs::read_to_string(folder.join("test-chains.h")).expect("the chains of GnuTLS");
    let (mut tally, rows) = (Tally::of("GnuTLS, chains"), rows::<9>(TABLE));
    let lists = lists(&source);
    for [number, chain, authority, at, purpose, flags, theirs, ours, because] in &rows {
        let id = format!("{number} {chain} {flags}");
        match (part(&lists, chain), part(&lists, authority)) {
            (Some(chain), Some(authorities)) if !authorities.is_empty() => {
                let case = case(&chain, &authorities[0], at, purpose);
                let mut answer = case.answer();
                // A warning that names GnuTLS says that it rejects, where no flag allows what is weak.
                let is_strict =
                    ["allow_broken", "allow_sign_with_sha1"].iter().all(|flag| !flags.contains(flag));
                if answer.text == "accept"
                    && is_strict
                    && let (false, code) = case.answer_to(&["GnuTLS"])
                {
                    answer.text = format!("reject: {code}");
                }
                tally.compare(&id, theirs, ours, because, &answer);
            }
            _ => tally.absent(&id),
        }
    }
    tally.finish(rows.len());
}

/// A list of PEM texts in the C source: a certificate each, or NULL.
type List = Vec<Option<Certificate>>;

/// The lists by their names.
fn lists(source: &str) -> HashMap<&str, List> {
    let mut lists = HashMap::new();
    for list in source.split("static const char *").skip(1) {
        let Some((name, rest)) = list.split_once("[] = {") else { continue };
        // Comments have quotation marks, too.
        let text = rest.split("};").next().unwrap_or_default().split("/*");
        let text: String = text.map(|part| part.rsplit("*/").next().unwrap_or_default()).collect();
        lists.insert(name, entries(&text));
    }
    lists
}

fn entries(text: &str) -> List {
    let (mut list, mut pem) = (List::new(), String::new());
    for (index, part) in text.split('"').enumerate() {
        if index % 2 == 1 {
            // Some blocks are written without line ends.
            pem.push_str(&part.replace("\\n", ""));
            pem.push('\n');
            continue;
        }
        if part.contains([',', '}']) || index + 1 == text.split('"').count() {
            list.extend(certificates_of(pem.as_bytes()).into_iter().map(Some));
            pem.clear();
        }
        list.extend(part.contains("NULL").then_some(None));
    }
    list
}

/// The certificates of a list from a position to the next NULL, as in `v1ca[2]`.
fn part(lists: &HashMap<&str, List>, place: &str) -> Option<Vec<Certificate>> {
    let (name, position) = place.strip_suffix(']').and_then(|place| place.split_once('[')).expect("a place");
    let position: usize = position.parse().expect("a number");
    let rest = lists.get(name)?.get(position..)?;
    Some(rest.iter().map_while(Clone::clone).collect())
}

fn case(chain: &[Certificate], authority: &Certificate, at: &str, purpose: &str) -> Case {
    let instant = match at {
        // Time is not asked: the first instant at which every certificate has begun.
        "any" => {
            let begins = chain.iter().chain([authority]).map(|certificate| certificate.validity.not_before);
            begins.max_by_key(|begin| begin.unix_seconds()).expect("a certificate")
        }
        seconds => Timestamp::from_unix_seconds(seconds.parse().expect("seconds")),
    };
    let purpose = match purpose {
        "any" => Purpose::Any,
        "server" => Purpose::Server,
        "ocsp" => Purpose::OcspSigning,
        other => panic!("a purpose: {other}"),
    };
    Case {
        target: chain[0].clone(),
        untrusted: chain[1..].to_vec(),
        trusted: vec![authority.clone()],
        lists: Vec::new(),
        question: Question { purpose, ..Question::at(instant) },
    }
}
