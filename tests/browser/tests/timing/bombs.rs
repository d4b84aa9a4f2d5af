//! The page with files that are built to be costly: how soon it answers, how much memory its tab needs, and how soon it can be
//! used again after Cancel. The command has the same table: `cargo bench --package cert-inspector-cli --bench bombs`.

use std::time::{Duration, Instant};
use std::{env, fs, thread};

use browser_tests::{Browser, Page, Place, Result, Scratch};
use serde_json::{Value, json};
use testkit::bombs::{ALL, Bomb};

use crate::many::resident_of_tab;

/// A bomb that takes longer is not waited for, and its line says so.
const PATIENCE: Duration = Duration::from_secs(90);

/// How often the memory of the tab is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// How long a bomb works before Cancel is pressed. Those that are done by then have nothing to cancel.
const BEFORE_CANCEL: Duration = Duration::from_millis(1_500);

/// Notes when files were chosen, when the page first showed progress, and whether it is at work.
const WATCH: &str = "
    window.times = {};
    document.addEventListener('change', () => { window.times = { chosen: performance.now() }; }, { capture: true });
    const look = () => {
        if (window.times.chosen === undefined) return;
        const now = performance.now();
        const [busy, answered] = ['.busy', '[data-object], [role=alert], .problem'].map((one) => document.querySelector(one));
        if (busy) { window.times.progress ??= now; delete window.times.done; }
        else if (answered) window.times.done ??= now;
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });";

/// What became of a bomb: milliseconds since it was chosen.
struct Run {
    progress: f64,
    done: Option<f64>,
    peak: u32,
}

/// Prints a line for each bomb that `BOMBS` names, separated by commas, or for all.
#[test]
fn bombs() -> Result {
    let names = env::var("BOMBS").unwrap_or_default();
    let is_wanted = |bomb: &&Bomb| names.is_empty() || names.split(',').any(|name| name == bomb.name);
    let scratch = Scratch::new("bombs")?;
    println!("| bomb | progress | answer | peak of the tab | usable after Cancel |");
    println!("|---|---|---|---|---|");
    for bomb in ALL.iter().filter(is_wanted) {
        let name = format!("{}.{}", bomb.name, bomb.ending);
        let file = scratch.write(&name, &bomb.bytes(bomb.full)?)?;
        let Some(browser) = Browser::start()? else { return Ok(()) };
        let page = Page::open(&browser, Place::Disk)?;
        browser.run(WATCH, &[])?;
        page.choose(&[&file])?;
        let run = watch(&browser)?;
        let answer = run.done.map_or_else(
            || format!("more than {} s", PATIENCE.as_secs()),
            |done| format!("{:.1} s", done / 1000.0),
        );
        println!(
            "| {} × {} | {:.0} ms | {answer} | {} MiB | {} |",
            bomb.name,
            bomb.full,
            run.progress,
            run.peak / 1024,
            cancelled(bomb, &file)?
        );
        fs::remove_file(&file)?;
    }
    Ok(())
}

/// Waits for the answer, and looks at the memory of the tab as long as the page works.
fn watch(browser: &Browser) -> Result<Run> {
    let (start, mut peak) = (Instant::now(), 0);
    loop {
        let times = browser.run("return window.times;", &[])?;
        peak = peak.max(resident_of_tab(browser.profile()).unwrap_or_default());
        let since = |name: &str| Some(times.get(name)?.as_f64()? - times.get("chosen")?.as_f64()?);
        let done = since("done");
        if done.is_some() || start.elapsed() > PATIENCE {
            return Ok(Run { progress: since("progress").unwrap_or(f64::NAN), done, peak });
        }
        thread::sleep(LOOK);
    }
}

/// The time from Cancel until the page is not at work any more and another file can be chosen.
fn cancelled(bomb: &Bomb, file: &std::path::Path) -> Result<String> {
    let Some(browser) = Browser::start()? else { return Ok(String::new()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[file])?;
    thread::sleep(BEFORE_CANCEL);
    let elapsed = browser.run_async(
        "const cancel = document.querySelector('#cancel');
        if (!cancel) return null;
        const start = performance.now();
        cancel.click();
        while (document.querySelector('.busy')) await new Promise((done) => setTimeout(done, 5));
        return performance.now() - start;",
        &[json!(bomb.name)],
    )?;
    Ok(match elapsed {
        Value::Null => "was done".to_owned(),
        elapsed => format!("{:.0} ms", elapsed.as_f64().unwrap_or(f64::NAN)),
    })
}
