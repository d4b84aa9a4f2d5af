//! Every file that can be taken away, read back byte for byte.

use std::collections::BTreeSet;

use browser_tests::{Page, REFERENCE_INSTANT, Result, fixture, strings};
use cert_inspector::{Input, Options, Timestamp, inspect};
use serde_json::{Value, json};

use browser_tests::in_every_engine;

in_every_engine! {
    crate::run;
    of_one => files_of_one;
    of_all => files_of_all;
}

const PASSWORD: &str = "a new secret";

fn files_of_one(page: &Page<'_>) -> Result {
    page.keep_files()?;
    page.choose(&[&fixture("bundles/with-key.pem")])?;
    page.outcomes(4)?;
    page.show(1)?;
    page.open_tab("files")?;
    page.browser.wait_for("document.querySelector('#exports') !== null")?;
    let kinds = page.browser.run(
        "return [...document.querySelectorAll('[data-export]')].filter((one) => one.querySelector('button'))
            .map((one) => one.dataset.export);",
        &[],
    )?;
    let kinds = strings(&kinds);
    let mut names = BTreeSet::new();
    for (number, kind) in kinds.iter().enumerate() {
        page.browser.run(
            "const item = document.querySelector(`[data-export=\"${arguments[0]}\"]`);
            for (const box of item.querySelectorAll('input[type=checkbox]')) box.click();
            for (const field of item.querySelectorAll('input[type=password]')) field.value = arguments[1];
            item.querySelector('button').click();",
            &[json!(kind), json!(PASSWORD)],
        )?;
        let (name, bytes) = page.saved(number + 1).map_err(|error| format!("{kind}: {error}"))?;
        check(kind, &name, &bytes)?;
        names.insert(name);
    }
    assert!(kinds.len() >= 5, "{kinds:?}");
    println!("{names:?}");
    assert_eq!(
        page.browser.run("return document.querySelector('#alert')?.innerText ?? '';", &[])?,
        json!("")
    );
    Ok(())
}

/// A file is what its name says, and what a reader of such files finds in it.
fn check(kind: &str, name: &str, bytes: &[u8]) -> Result {
    let text = String::from_utf8_lossy(bytes);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension).ok_or("no extension")?;
    let fits = match extension {
        "pem" => text.contains("-----BEGIN"),
        "der" | "cer" | "crt" | "p12" | "pfx" | "p7b" => {
            bytes.first() == Some(&0x30) || text.contains("-----BEGIN CERTIFICATE-----")
        }
        "mobileconfig" => text.starts_with("<?xml") && text.contains("</plist>"),
        _ => !bytes.is_empty(),
    };
    assert!(fits, "{kind}: {name}");
    assert!(!text.contains(PASSWORD), "{kind}: the password stands in {name}");
    if matches!(extension, "pem" | "der" | "cer" | "crt" | "p12" | "p7b") {
        let at = Timestamp::parse_rfc3339(REFERENCE_INSTANT).ok_or("not an instant")?;
        let report = inspect(&[Input::new(name, bytes.to_vec())], &Options::at(at));
        let report: Value = serde_json::to_value(&report)?;
        let objects = report.get("objects").and_then(Value::as_array).map_or(0, Vec::len);
        assert!(objects > 0, "{kind}: nothing in {name}");
    }
    Ok(())
}

fn files_of_all(page: &Page<'_>) -> Result {
    page.keep_files()?;
    page.choose(&[&fixture("server/good.der"), &fixture("server/san-html.der")])?;
    page.outcomes(2)?;
    for (count, id, name, words) in [
        (1, "export-html", "cert-inspector-report.html", "<h1>Certificate report</h1>"),
        (2, "export-csv", "cert-inspector-report.csv", "File,Place,"),
        (3, "export-calendar", "certificate-ends.ics", "END:VCALENDAR"),
        (4, "export-json", "cert-inspector-report.json", "\"schemaVersion\""),
    ] {
        page.press(&format!("#{id}"))?;
        let (saved, bytes) = page.saved(count)?;
        let text = String::from_utf8(bytes)?;
        assert_eq!(saved, name);
        assert!(text.contains(words), "{name}");
        if id == "export-json" {
            let report: Value = serde_json::from_str(&text)?;
            assert_eq!(report.get("objects").and_then(Value::as_array).map_or(0, Vec::len), 2);
        }
    }
    Ok(())
}
