//! The page with ten thousand certificates in it: how soon it answers, and how it feels after that.

use std::fs;
use std::path::Path;

use browser_tests::{Browser, Page, Place, Result};
use serde_json::{Value, json};

use crate::{median, numbers};

/// Reading ten thousand certificates takes longer than anything else that is waited for.
const LONGEST_MS: u32 = 90_000;

/// Notes when the file was chosen, when the list came, and when the first verdict; and how long each event took to be seen.
const WATCH: &str = "
    window.times = {};
    window.events = [];
    document.addEventListener('change', () => { window.times.chosen = performance.now(); }, { capture: true });
    new MutationObserver(() => {
        if (!window.times.chosen) return;
        const busy = document.querySelector('.busy-words');
        if (!window.times.progress && busy) window.times.progress = performance.now();
        if (!window.times.list && document.querySelector('[data-object]')) window.times.list = performance.now();
        if (!window.times.verdict && document.querySelector('[data-verdict]')) window.times.verdict = performance.now();
    }).observe(document.body, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.interactionId) window.events.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 });";

/// From a click to the second frame after it, which shows what came of it at once.
const CLICKS: &str = "
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const rows = [...document.querySelectorAll('[data-object]')].slice(0, 12);
    const times = [];
    for (const row of rows) {
        const start = performance.now();
        (row.isConnected ? row : document.querySelector('[data-object]')).click();
        await frame();
        await new Promise((done) => setTimeout(done));
        times.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 300));
    }
    return times;";

/// The times between frames while the list is scrolled for three seconds.
const SCROLL: &str = "
    const row = document.querySelector('[data-object]');
    let scroller = row.parentElement;
    while (scroller && !(scroller.scrollHeight > scroller.clientHeight + 10
        && /auto|scroll/.test(getComputedStyle(scroller).overflowY))) scroller = scroller.parentElement;
    scroller ??= document.scrollingElement;
    const times = [];
    let last = performance.now();
    const end = last + 3000;
    while (last < end) {
        await new Promise((done) => requestAnimationFrame(done));
        const now = performance.now();
        times.push(now - last);
        last = now;
        scroller.scrollBy(0, 150);
    }
    scroller.scrollTo(0, 0);
    return times;";

/// Prints what the page does with a file of very many certificates.
pub(crate) fn figures(file: &Path) -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    browser.run(WATCH, &[])?;
    let before = memory(&browser)?;
    page.choose(&[file])?;
    let times = browser.run_async(
        "const end = performance.now() + arguments[0];
        while (!window.times.verdict && performance.now() < end) await new Promise((done) => setTimeout(done, 50));
        return window.times;",
        &[json!(LONGEST_MS)],
    )?;
    let since = |name: &str| {
        let at = |name: &str| times.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
        at(name) - at("chosen")
    };
    println!(
        "  in the page: progress after {:.0} ms, list after {:.0} ms, first verdict after {:.0} ms",
        since("progress"),
        since("list"),
        since("verdict")
    );
    let nodes = browser.run(
        "return [document.querySelectorAll('[data-object]').length, document.querySelectorAll('*').length];",
        &[],
    )?;
    println!("  rows and elements in the document: {nodes}");

    let clicks = numbers(&browser.run_async(CLICKS, &[])?);
    println!(
        "  from a click on a row to the next frame: median {:.0} ms, worst {:.0} ms",
        median(&clicks),
        most(&clicks)
    );
    // Clicks of the driver are events that the browser itself times; the first row, and back.
    for _ in 0..5 {
        for row in
            ["[data-object]", "li:nth-child(3) [data-object], tr:nth-child(3) [data-object], [data-object]"]
        {
            browser.click(row)?;
        }
    }
    let events = browser
        .run_async("await new Promise((done) => setTimeout(done, 500)); return window.events;", &[])?;
    let events = numbers(&events);
    println!("  interaction to next paint, of {} events: worst {:.0} ms", events.len(), most(&events));

    let frames = numbers(&browser.run_async(SCROLL, &[])?);
    let whole: f64 = frames.iter().sum();
    let count = f64::from(u32::try_from(frames.len())?);
    println!(
        "  scrolling: {:.0} frames/s, the longest frame {:.0} ms",
        count * 1000.0 / whole,
        most(&frames)
    );
    println!("  memory before: {before}");
    println!("  memory after:  {}", memory(&browser)?);
    Ok(())
}

fn most(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::NAN, f64::max)
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
fn resident_of_tab(profile: &Path) -> Option<u32> {
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
