//! How fast the page is, printed and not judged: a machine that does other things at the same time says nothing true.
//!
//! `cargo xtask bench` prints these figures below those of the native library.

use std::fs;
use std::path::Path;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{ASK_WORKER, Browser, Page, Place, REFERENCE_INSTANT, Result, Scratch, fixture};
use serde_json::{Value, json};

/// How often each figure is measured; the median counts.
const ROUNDS: usize = 9;

/// Gives the page a file as soon as it can take one, and notes when its verdict is there. Times are counted from the
/// beginning of the navigation.
const FIRST_VERDICT: &str = "
    const bytes = Uint8Array.from(atob('CERTIFICATE'), (character) => character.charCodeAt(0));
    let given = false;
    new MutationObserver(() => {
        const input = document.querySelector('#file-input');
        if (input && !given) {
            given = true;
            globalThis.usableAt = performance.now();
            // A task of its own, so that whoever listens to the input does so by now.
            setTimeout(() => {
                const transfer = new DataTransfer();
                transfer.items.add(new File([bytes], 'server.der'));
                input.files = transfer.files;
                input.dispatchEvent(new Event('change', { bubbles: true }));
            });
        }
        if (!globalThis.verdictAt && document.querySelector('[data-verdict]')) globalThis.verdictAt = performance.now();
    }).observe(document, { childList: true, subtree: true });";

/// What both measurements of the worker begin with.
const WORKER: &str = "
    const add = (file) => ask({ type: 'add', files: [{ name: file.name, file }] });
    const files = document.querySelector('#hand').files;
    await ask({ type: 'clear' });";

#[test]
fn figures() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let certificate = fixture("server/good.der");
    for place in Place::ALL {
        let (usable, verdict) = first_verdict(&certificate, place)?;
        println!(
            "{place:?}: page usable after {usable:.0} ms, first verdict after {verdict:.0} ms from opening"
        );
    }

    let _page = Page::open(&browser, Place::Disk)?;
    browser.run(
        "const input = document.createElement('input');
        Object.assign(input, { type: 'file', id: 'hand', multiple: true });
        document.body.append(input);",
        &[],
    )?;
    browser.choose("#hand", &[&certificate])?;
    let warm = browser.run_async(
        &format!(
            "{ASK_WORKER}{WORKER}
            const times = [];
            for (let round = 0; round < 200; round++) {{
                await ask({{ type: 'clear' }});
                const start = performance.now();
                await add(files[0]);
                await ask({{ type: 'detail', id: 0 }});
                times.push(performance.now() - start);
            }}
            worker.terminate();
            return times;"
        ),
        &[json!(REFERENCE_INSTANT)],
    )?;
    println!(
        "one certificate in a warm worker, from file to verdict and details: {:.2} ms",
        median(&numbers(&warm))
    );

    containers(&browser)?;

    let scratch = Scratch::new("timing")?;
    let (bundle, count) = bundle()?;
    let file = scratch.write("bundle.pem", bundle.as_bytes())?;
    browser.run("document.querySelector('#hand').value = '';", &[])?;
    browser.choose("#hand", &[&file])?;
    let rounds = browser.run_async(
        &format!(
            "{ASK_WORKER}{WORKER}
            const times = [];
            for (let round = 0; round < 3; round++) {{
                await ask({{ type: 'clear' }});
                const start = performance.now();
                const {{ summary }} = await add(files[0]);
                times.push([performance.now() - start, summary.objects.length]);
            }}
            worker.terminate();
            return times;"
        ),
        &[json!(REFERENCE_INSTANT)],
    )?;
    println!("{count} certificates in one PEM file of {:.1} MB, from file to list:", mega(bundle.len()));
    for round in rounds.as_array().into_iter().flatten() {
        let [milliseconds, objects] = numbers(round).try_into().map_err(|_| "not two numbers")?;
        println!(
            "  {objects} objects in {milliseconds:.0} ms: {:.0} certificates/s",
            objects * 1000.0 / milliseconds
        );
    }
    let start = Instant::now();
    browser.choose("#file-input", &[&file])?;
    browser.wait_for("document.querySelectorAll('[data-object]').length > 0")?;
    println!("  shown in the page after {} ms, the driver's part included", start.elapsed().as_millis());
    many(&browser)
}

/// Notes how long each interaction takes, from the event to the paint after it, as the browser itself measures it.
const WATCH: &str = "
    globalThis.interactions = [];
    new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) interactions.push([name, duration]);
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

/// What an administrator does with ten thousand certificates on the page.
fn many(browser: &Browser) -> Result {
    browser.wait_for("document.querySelector('#table') !== null")?;
    browser.run(WATCH, &[])?;
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
        let spot = browser.run(
            "const field = document.querySelector(arguments[0]);
            field.scrollIntoView({ block: 'nearest' });
            const { x, y, width, height } = field.getBoundingClientRect();
            return [x + width / 2, y + height / 2];",
            &[json!(selector)],
        )?;
        let [x, y] = numbers(&spot).try_into().map_err(|_| "no spot")?;
        for kind in ["mousePressed", "mouseReleased"] {
            let parameters = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            browser.debug("Input.dispatchMouseEvent", &parameters)?;
        }
        println!("  {what}: {:.0} ms to the next paint", interaction(browser)?);
    }
    browser.run("document.querySelector('#table-search').focus();", &[])?;
    for letter in ["r", "o", "o", "t"] {
        browser
            .debug("Input.dispatchKeyEvent", &json!({ "type": "keyDown", "text": letter, "key": letter }))?;
        browser.debug("Input.dispatchKeyEvent", &json!({ "type": "keyUp", "key": letter }))?;
        println!("  typing '{letter}' into the search: {:.0} ms to the next paint", interaction(browser)?);
    }
    browser.run("document.querySelector('#table-all').click();", &[])?;
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
    for (process, kilobytes) in memory()? {
        println!("  memory of {process}: {:.0} MiB", f64::from(kilobytes) / 1024.0);
    }
    Ok(())
}

/// The longest time of an event to its paint since the last call; 0 where the browser found none worth noting.
fn interaction(browser: &Browser) -> Result<f64> {
    std::thread::sleep(std::time::Duration::from_millis(700));
    let all = browser.run("return interactions.splice(0).map(([, duration]) => duration);", &[])?;
    Ok(numbers(&all).into_iter().fold(0.0, f64::max))
}

/// The processes that show pages, below this one, and their resident memory in kilobytes. The page's worker is in the same.
fn memory() -> Result<Vec<(String, u32)>> {
    let mut parents = std::collections::BTreeMap::new();
    for entry in fs::read_dir("/proc")?.flatten() {
        let Ok(process) = entry.file_name().to_string_lossy().parse::<u32>() else { continue };
        let Ok(status) = fs::read_to_string(entry.path().join("status")) else { continue };
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse::<u32>().ok()
        };
        let command = fs::read_to_string(entry.path().join("cmdline")).unwrap_or_default();
        let shows_pages = command.contains("--type=renderer");
        parents.insert(process, (field("PPid:").unwrap_or(0), field("VmRSS:").unwrap_or(0), shows_pages));
    }
    let is_ours = |process: &u32| {
        let parent = |process: &u32| parents.get(process).map(|(parent, ..)| *parent);
        std::iter::successors(Some(*process), parent).any(|one| one == std::process::id())
    };
    let ours = parents.iter().filter(|(process, (.., shows_pages))| *shows_pages && is_ours(process));
    Ok(ours.map(|(process, (_, memory, _))| (format!("renderer {process}"), *memory)).collect())
}

/// Opening PKCS#12 files with their passwords: from the password to the new list.
fn containers(browser: &Browser) -> Result {
    for (file, rounds) in [("openssl-default.p12", 20), ("openssl-rounds-600000.p12", 3)] {
        browser.run("document.querySelector('#hand').value = '';", &[])?;
        browser.choose("#hand", &[&fixture(&format!("foreign/{file}"))])?;
        let times = browser.run_async(
            &format!(
                "{ASK_WORKER}{WORKER}
                const times = [];
                for (let round = 0; round < {rounds}; round++) {{
                    await ask({{ type: 'clear' }});
                    await add(files[0]);
                    const password = new TextEncoder().encode('changeit');
                    const start = performance.now();
                    const {{ summary }} = await ask({{ type: 'unlock', id: 0, password, anyRounds: false }});
                    times.push(performance.now() - start);
                    if (summary.objects.length !== 5) throw new Error('it did not open');
                }}
                worker.terminate();
                return times;"
            ),
            &[json!(REFERENCE_INSTANT)],
        )?;
        println!("{file} in a warm worker, from password to list: {:.0} ms", median(&numbers(&times)));
    }
    Ok(())
}

/// The medians of when the page could be used and when the verdict was there, each time in a browser that has never
/// seen the page.
fn first_verdict(certificate: &Path, place: Place) -> Result<(f64, f64)> {
    let script = FIRST_VERDICT.replace("CERTIFICATE", &STANDARD.encode(fs::read(certificate)?));
    let (mut usable, mut verdict) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let Some(browser) = Browser::start()? else { return Err("the browser is gone".into()) };
        browser.before_boot(&script)?;
        let page = Page::open(&browser, place)?;
        page.browser.wait_for("globalThis.verdictAt")?;
        let times = numbers(&browser.run("return [usableAt, verdictAt];", &[])?);
        usable.extend(times.first());
        verdict.extend(times.get(1));
    }
    Ok((median(&usable), median(&verdict)))
}

/// Ten thousand certificates that all differ: Mozilla's roots, and what lies in a corpus beside the repository. After
/// each has been taken once, they are taken again with another signature, which no parser minds.
fn bundle() -> Result<(String, usize)> {
    const COUNT: usize = 10_000;
    let mut certificates: Vec<Vec<u8>> =
        webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().map(|certificate| certificate.to_vec()).collect();
    let roots = certificates.len();
    let corpus = xtask::paths::root().join("../shared/corpus/zlint");
    if corpus.is_dir() {
        certificates.extend(corpus_certificates(&corpus)?);
    } else {
        println!("skipped: no corpus beside the repository");
    }
    println!("bundle of {roots} roots and {} certificates of the corpus", certificates.len() - roots);
    let mut bundle = String::new();
    for (number, certificate) in certificates.iter().cycle().take(COUNT).enumerate() {
        let mut certificate = certificate.clone();
        let round = u32::try_from(number / certificates.len())?;
        if let Some(end) = certificate.last_chunk_mut::<4>() {
            *end = (u32::from_be_bytes(*end) ^ round).to_be_bytes();
        }
        let text = STANDARD.encode(&certificate);
        bundle.push_str("-----BEGIN CERTIFICATE-----\n");
        for line in text.as_bytes().chunks(64) {
            bundle.push_str(std::str::from_utf8(line)?);
            bundle.push('\n');
        }
        bundle.push_str("-----END CERTIFICATE-----\n");
    }
    Ok((bundle, COUNT))
}

/// The certificates of the corpus whose PEM can be read; broken ones are for other tests.
fn corpus_certificates(folder: &Path) -> Result<Vec<Vec<u8>>> {
    let mut files = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    let mut certificates = Vec::new();
    for file in files {
        let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
        let block = text
            .split_once("-----BEGIN CERTIFICATE-----")
            .and_then(|(_, rest)| rest.split_once("-----END CERTIFICATE-----"));
        let Some((block, _)) = block else { continue };
        let block: String = block.split_whitespace().collect();
        certificates.extend(STANDARD.decode(block));
    }
    Ok(certificates)
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn median(numbers: &[f64]) -> f64 {
    let mut numbers = numbers.to_vec();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Bytes in millions.
fn mega(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6
}
