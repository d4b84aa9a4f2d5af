//! A certificate in, scripts out: nothing in a certificate or in the name of its file leaves its place in a command.
//!
//! The first byte of an input is the length of the file's name, which follows; the rest is the file.

use std::collections::BTreeSet;

use cert_inspector::input::{Password, UserName};
use cert_inspector::products::PRODUCTS;
use cert_inspector::{Inspection, Options, ServerName, Timestamp, Unlocking};
use serde::Serialize;
use serde_json::Value;

use super::scripts;

/// Few rounds of key derivation, so that an input that asks for many costs nothing.
const MAX_ROUNDS: u32 = 5_000;

pub(super) fn run(bytes: &[u8]) -> bool {
    let Some((name, file)) =
        bytes.split_first().and_then(|(length, rest)| rest.split_at_checked(usize::from(*length)))
    else {
        return false;
    };
    let scripts = of(&String::from_utf8_lossy(name), file);
    for (tool, text) in &scripts {
        if let Err(fault) = scripts::check(tool, text) {
            panic!("{fault}\n{tool}:\n{text}");
        }
    }
    !scripts.is_empty()
}

/// Every command that a file leads to, with its tool.
fn of(name: &str, file: &[u8]) -> BTreeSet<(String, String)> {
    let unlocking =
        Unlocking { passwords: vec![Password::new(b"changeit".to_vec())], max_rounds: MAX_ROUNDS };
    let mut inspection = Inspection::default();
    inspection.add(name, file, &unlocking, &mut |_| {});
    let mut found = BTreeSet::new();
    let products = PRODUCTS.iter().map(|product| Some(product.id));
    for profile in [None].into_iter().chain(products) {
        let mut options = Options::at(Timestamp::from_unix_seconds(1_795_176_000));
        options.profile = profile;
        options.host = ServerName::parse("vms.example.org").ok();
        options.user_name = UserName::parse("demo-bot1").ok();
        let summary = inspection.summary(&options);
        collect(&json(&inspection.report(&options)), &mut found);
        for row in summary.objects.iter().take(4) {
            collect(&json(&inspection.detail(row.id, &options)), &mut found);
        }
        collect(&json(&summary), &mut found);
    }
    found
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("an answer is JSON")
}

/// A command has a tool and a text, wherever it is.
fn collect(value: &Value, found: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).and_then(Value::as_str);
            if let (2, Some(tool), Some(text)) = (fields.len(), text("tool"), text("text")) {
                found.insert((tool.to_owned(), text.to_owned()));
            }
            fields.values().for_each(|value| collect(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}
