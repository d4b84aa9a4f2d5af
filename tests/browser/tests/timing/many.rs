//! The page with ten thousand certificates in it: how soon it answers, and how it feels after that.

use std::fs;
use std::path::Path;
use std::time::Duration;

use browser_tests::{Browser, Page, Place, Result};
use serde_json::{Value, json};

use crate::{median, numbers};

/// Reading ten thousand certificates takes longer than anything else that is waited for.
const LONGEST_MS: u32 = 90_000;

/// Notes when the file was chosen, when progress was shown and when the table came; and how long each interaction takes, from
/// the event to the paint after it, as the browser itself measures it.
const WATCH: &str = "
    window.times = {};
    window.events = [];
    document.addEventListener('change', () => { window.times.chosen ??= performance.now(); }, { capture: true });
    new MutationObserver(() => {
        if (!window.times.chosen) return;
        if (!window.times.progress && document.querySelector('.busy')) window.times.progress = performance.now();
        if (!window.times.table && document.querySelector('#table')) window.times.table = performance.now();
    }).observe(document.body, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.events.push(duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false });";

/// Scrolls through the whole table, a bit in each frame, and notes how long each frame took.
const SCROLL: &str = "
    const table = document.querySelector('#table');
    const deltas = [];
    const step = (table.scrollHeight - table.clientHeight) / 240;
    table.scrollTop = 0;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await new Promise((done) => {
        let last = performance.now();
        const frame = (now) => {
            deltas.push(now - last);
            last = now;
            table.scrollTop += arguments[0] || step;
            if (deltas.length < 240) requestAnimationFrame(frame); else done();
        };
        requestAnimationFrame(frame);
    });
    return deltas.slice(1);";

/// Prints what the page does with a file of very many certificates.
pub(crate) fn figures(file: &Path) -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    browser.run(WATCH, &[])?;
    let before = memory(&browser)?;
    page.choose(&[file])?;
    let times = browser.run_async(
        "const end = performance.now() + arguments[0];
        while (!window.times.table && performance.now() < end) await new Promise((done) => setTimeout(done, 50));
        return window.times;",
        &[json!(LONGEST_MS)],
    )?;
    let since = |name: &str| {
        let at = |name: &str| times.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
        at(name) - at("chosen")
    };
    println!(
        "  in the page: progress after {:.0} ms, table after {:.0} ms",
        since("progress"),
        since("table")
    );
    let nodes = browser.run(
        "return [document.querySelectorAll('[data-object]').length, document.querySelectorAll('*').length];",
        &[],
    )?;
    println!("  rows and elements in the document: {nodes}");
    println!("  memory before: {before}");
    println!("  memory with all of them: {}", memory(&browser)?);
    interactions(&browser)?;
    for (what, step) in [("a row and a half", 84), ("a fortieth of a screen of all rows", 0)] {
        let mut frames = numbers(&browser.run_async(SCROLL, &[json!(step)])?);
        frames.sort_by(f64::total_cmp);
        let slow = frames.iter().filter(|frame| **frame > 20.0).count();
        println!(
            "  scrolling by {what} in each frame: median {:.1} ms, longest {:.1} ms, {slow} of {} frames over 20 ms",
            median(&frames),
            frames.last().copied().unwrap_or(f64::NAN),
            frames.len()
        );
    }
    println!("  memory after all that: {}", memory(&browser)?);
    Ok(())
}

/// What an administrator does with ten thousand certificates on the page.
fn interactions(browser: &Browser) -> Result {
    for (what, selector) in [
        ("sort by subject", "[data-sort=subject]"),
        ("sort by key", "[data-sort=key]"),
        ("sort by findings", "[data-sort=findings]"),
        ("filter by outcome", "[data-facet]"),
        ("filter by outcome, back", "[data-facet]"),
        ("open a row", "[data-object] .table-title"),
        ("back to the table", "#back-to-table"),
    ] {
        browser.wait_for(&format!("document.querySelector('{selector}') !== null"))?;
        browser.click(selector)?;
        println!("  {what}: {:.0} ms to the next paint", interaction(browser)?);
    }
    browser.run("document.querySelector('#table-search').focus();", &[])?;
    for letter in ["r", "o", "o", "t"] {
        browser.press(letter)?;
        println!("  typing '{letter}' into the search: {:.0} ms to the next paint", interaction(browser)?);
    }
    browser.run("document.querySelector('#table-all').click();", &[]).map(drop)
}

/// The longest time of an event to its paint since the last call; 0 where the browser found none worth noting.
fn interaction(browser: &Browser) -> Result<f64> {
    std::thread::sleep(Duration::from_millis(700));
    let all = browser.run("return window.events.splice(0);", &[])?;
    Ok(numbers(&all).into_iter().fold(0.0, f64::max))
}

/// JavaScript's part by the browser's account; the whole by that of the system, the worker and its module included.
fn memory(browser: &Browser) -> Result<String> {
    browser.debug("Performance.enable", &json!({}))?;
    let metrics = browser.debug("Performance.getMetrics", &json!({}))?;
    let heap = metrics
        .get("metrics")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .find(|metric| metric.get("name") == Some(&json!("JSHeapUsedSize")))
        .and_then(|metric| metric.get("value"))
        .and_then(Value::as_f64)
        .unwrap_or(f64::NAN);
    let resident = resident_of_tab(browser.profile())
        .map_or_else(|| "unknown".to_owned(), |kib| format!("{:.0} MB", f64::from(kib) / 1000.0));
    Ok(format!("heap of the page {:.0} MB, resident in the tab's process {resident}", heap / 1e6))
}

/// The largest of the renderers of the browser with this profile, in KiB. Linux only.
pub(crate) fn resident_of_tab(profile: &Path) -> Option<u32> {
    let processes: Vec<(String, String, String)> =
        fs::read_dir("/proc").ok()?.flatten().filter_map(|entry| read(&entry.path())).collect();
    let mark = format!("--user-data-dir={}", profile.display());
    let mut family: Vec<String> =
        processes.iter().filter(|(_, line, _)| line.contains(&mark)).map(|(id, ..)| id.clone()).collect();
    // Renderers are children of a child that was forked for them.
    for _ in 0..4 {
        let children: Vec<String> = processes
            .iter()
            .filter(|(id, _, status)| {
                let parent = field(status, "PPid:").unwrap_or_default();
                !family.contains(id) && family.iter().any(|one| one == parent)
            })
            .map(|(id, ..)| id.clone())
            .collect();
        family.extend(children);
    }
    processes
        .iter()
        .filter(|(id, line, _)| family.contains(id) && line.contains("--type=renderer"))
        .filter_map(|(_, _, status)| field(status, "VmRSS:")?.trim_end_matches("kB").trim().parse().ok())
        .max()
}

/// Number, command line and status of a process.
fn read(folder: &Path) -> Option<(String, String, String)> {
    let id = folder.file_name()?.to_str()?.to_owned();
    id.parse::<u32>().ok()?;
    let line = fs::read(folder.join("cmdline")).ok()?;
    let status = fs::read_to_string(folder.join("status")).ok()?;
    Some((id, String::from_utf8_lossy(&line).into_owned(), status))
}

fn field<'a>(status: &'a str, name: &str) -> Option<&'a str> {
    status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim)
}
