//! The module in the browser and the native library give the same report, byte for byte.

use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::{ASK_WORKER, Browser, Page, Place, REFERENCE_INSTANT, Result, below_fixtures};
use cert_inspector::{Input, Options, Timestamp, inspect};
use serde_json::{Value, json};

/// Asks a worker of the page for the report over each file alone, then over all of them together.
const REPORTS: &str = "
    const report = async (files) => {
        await ask('clear');
        return JSON.stringify(await ask('report', files));
    };
    const files = [...document.querySelector('#hand').files];
    const reports = [];
    for (const file of files) reports.push(await report([file]));
    reports.push(await report(files));
    worker.terminate();
    return reports;";

#[test]
fn every_fixture_has_the_same_report_in_the_browser() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let files = below_fixtures()?;
    assert!(files.len() > 50, "only {} fixtures", files.len());
    let _page = Page::open(&browser, Place::Disk)?;
    browser.run(
        "const input = document.createElement('input');
        Object.assign(input, { type: 'file', id: 'hand', multiple: true });
        document.body.append(input);",
        &[],
    )?;
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    browser.choose("#hand", &paths)?;
    let Value::Array(reports) =
        browser.run_async(&format!("{ASK_WORKER}{REPORTS}"), &[json!(REFERENCE_INSTANT)])?
    else {
        return Err("the reports are not a list".into());
    };
    assert_eq!(reports.len(), files.len() + 1);

    let inputs = files.iter().map(|file| read(file)).collect::<Result<Vec<_>>>()?;
    let alone = inputs.iter().map(std::slice::from_ref);
    for (inputs, report) in alone.chain([inputs.as_slice()]).zip(&reports) {
        let native = serde_json::to_string(&inspect(inputs, &options()?))?;
        let report = report.as_str().ok_or("the report is not text")?;
        if native != report {
            return Err(difference(inputs, &native, report).into());
        }
    }
    println!("{} files: the reports are the same, byte for byte", files.len());
    Ok(())
}

fn read(file: &Path) -> Result<Input> {
    let name = file.file_name().ok_or("a file without a name")?.to_string_lossy().into_owned();
    Ok(Input::new(name, fs::read(file)?))
}

fn options() -> Result<Options> {
    Ok(Options::at(Timestamp::parse_rfc3339(REFERENCE_INSTANT).ok_or("not an instant")?))
}

/// The place where two reports part.
fn difference(inputs: &[Input], native: &str, browser: &str) -> String {
    let names: Vec<_> = inputs.iter().map(|input| input.name.as_str()).collect();
    let same = native.chars().zip(browser.chars()).take_while(|(one, other)| one == other).count();
    let near = |text: &str| text.chars().skip(same.saturating_sub(60)).take(160).collect::<String>();
    format!("{}\nnative:  …{}\nbrowser: …{}", names.join(" "), near(native), near(browser))
}
