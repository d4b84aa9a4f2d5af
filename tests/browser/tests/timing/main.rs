//! How fast the page is, printed and not judged: a machine that does other things at the same time says nothing true.
//!
//! `cargo xtask bench` prints these figures below those of the native library.

mod bombs;
mod bundle;
mod many;

use std::path::{Path, PathBuf};
use std::{env, fs};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{
    ASK_WORKER, Browser, Page, Place, REFERENCE_INSTANT, Result, Scratch, fixture, page_file, probe,
    test_portal,
};
use serde_json::{Value, json};
use xtask::paths;
use xtask::server::{PORTAL_POLICY, Server, Site};

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
    const add = (file) => ask('summary', [file]);
    const files = document.querySelector('#hand').files;
    await ask('clear');";

/// The package, under the policy of a portal.
#[test]
fn package() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for probe in probe(&browser, &test_portal(PORTAL_POLICY)?, "speed")? {
        if let Some(error) = probe.error {
            return Err(format!("{}: {error}", probe.name).into());
        }
        println!("package: {}", probe.told.unwrap_or_default());
    }
    Ok(())
}

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
                await ask('clear');
                const start = performance.now();
                await add(files[0]);
                await ask({{ detail: 0 }});
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
    let (bundle, count) = bundle::bundle()?;
    let file = scratch.write("bundle.pem", bundle.as_bytes())?;
    browser.run("document.querySelector('#hand').value = '';", &[])?;
    browser.choose("#hand", &[&file])?;
    let rounds = browser.run_async(
        &format!(
            "{ASK_WORKER}{WORKER}
            const times = [];
            for (let round = 0; round < 3; round++) {{
                await ask('clear');
                const start = performance.now();
                const summary = await add(files[0]);
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
    many::figures(&file)
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
                    await ask('clear');
                    await add(files[0]);
                    const password = new TextEncoder().encode('changeit');
                    const start = performance.now();
                    const summary = await ask({{ unlock: {{ id: 0, password, anyRounds: false }} }});
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
    let server = Server::start(Site::folder(paths::dist()), 0)?;
    let url = match place {
        Place::Disk => format!("file://{}", page_file()?.display()),
        Place::Web => format!("http://{}/", server.address()),
    };
    let (mut usable, mut verdict) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let times = one_verdict(certificate, &url)?;
        usable.push(times.0);
        verdict.push(times.1);
    }
    Ok((median(&usable), median(&verdict)))
}

/// When the page at an address could be used, and when its verdict was there.
fn one_verdict(certificate: &Path, url: &str) -> Result<(f64, f64)> {
    let Some(browser) = Browser::start()? else { return Err("the browser is gone".into()) };
    browser.before_boot(&FIRST_VERDICT.replace("CERTIFICATE", &STANDARD.encode(fs::read(certificate)?)))?;
    browser.open(url)?;
    browser.wait_for("globalThis.verdictAt")?;
    match numbers(&browser.run("return [usableAt, verdictAt];", &[])?)[..] {
        [usable, verdict] => Ok((usable, verdict)),
        _ => Err("not two numbers".into()),
    }
}

/// The first verdict from disk next to that of another page, which `BASELINE_PAGE` names. They take turns, so whatever else
/// the machine does slows both.
#[test]
fn first_verdict_next_to_a_baseline() -> Result {
    const ROUNDS: usize = 10;
    let Some(baseline) = env::var_os("BASELINE_PAGE") else {
        println!("skipped: first_verdict_next_to_a_baseline: BASELINE_PAGE names no page");
        return Ok(());
    };
    let pages = [("baseline", PathBuf::from(baseline)), ("this page", page_file()?)];
    let mut times = [Vec::new(), Vec::new()];
    let certificate = fixture("server/good.der");
    for _ in 0..ROUNDS {
        for ((_, page), times) in pages.iter().zip(&mut times) {
            times.push(one_verdict(&certificate, &format!("file://{}", page.display()))?);
        }
    }
    for ((name, _), times) in pages.iter().zip(times) {
        let (usable, verdict): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
        let least = verdict.iter().copied().fold(f64::INFINITY, f64::min);
        println!(
            "{name}: usable after {:.0} ms, first verdict after {:.0} ms, at best {least:.0} ms",
            median(&usable),
            median(&verdict)
        );
    }
    Ok(())
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
