//! What stands on the first screen: where the answer begins, that its faults are in sight, and how much there is to read.
//! Printed for every sample and for every case of the field, on a desktop and on a phone, in light and dark colours.

use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::{Browser, Look, Page, Place, Result};
use serde_json::Value;
use xtask::paths;

/// The answer begins no lower than this, in CSS pixels: on a desktop and on a phone.
const LOWEST_VERDICT: [(u32, f64); 2] = [(1280, 240.0), (390, 260.0)];

/// The most words before anything is unfolded: for one answer, for several answers of one product, and with all products.
const MOST_WORDS: (f64, f64, f64) = (250.0, 300.0, 400.0);

/// What can be measured of a look.
const MEASURE: &str = "
    const box = (one) => one.getBoundingClientRect();
    const seen = [...document.querySelectorAll('[data-part=verdict]')].filter((one) => box(one).height > 0);
    const card = seen[0]?.closest('article');
    const faults = card ? [...card.querySelectorAll('[data-part=fault]')] : [];
    const bottom = Math.max(0, ...[...faults, ...seen.slice(0, 1)].map((one) => box(one).bottom));
    window.scrollTo(0, 0);
    // What a person sees: not what is folded away, nor what is only read out.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const visible = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        const range = document.createRange();
        range.selectNodeContents(node);
        if (parent.checkVisibility() && !parent.closest('.visually-hidden, .skip, script, style') && range.getBoundingClientRect().height > 2) visible.push(node.data);
    }
    return {
        top: seen[0] ? box(seen[0]).top : null,
        bottom,
        height: innerHeight,
        words: visible.join(' ').split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length,
        read: visible.join(' '),
        cards: seen.length,
        sideways: document.documentElement.scrollWidth > innerWidth,
        pressed: document.querySelector('[data-product][aria-pressed=true]')?.dataset.product,
        verdict: seen[0]?.innerText ?? '',
        actions: [...document.querySelectorAll('[data-part=action]')].map((one) => one.innerText).join(' | '),
    };";

/// The cases of the field: a folder each. `None` where they are not there.
fn cases() -> Result<Option<Vec<PathBuf>>> {
    let Some(field) = paths::root().parent().map(|folder| folder.join("shared/field")) else {
        return Ok(None);
    };
    if !field.is_dir() {
        println!("skipped: {} is not there", field.display());
        return Ok(None);
    }
    let mut folders = Vec::new();
    for folder in [field.clone(), field.join("foreign")] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() && !["pki", "foreign"].iter().any(|name| path.ends_with(name)) {
                folders.push(path);
            }
        }
    }
    folders.sort();
    Ok(Some(folders))
}

/// The files of a case, but for the note about them.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else if !path.ends_with("note.txt") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn number(value: &Value, name: &str) -> f64 {
    value.get(name).and_then(Value::as_f64).unwrap_or(f64::MAX)
}

/// Looks at the page in every way, prints what is measured, and says what is too much.
fn measure(page: &Page<'_>, case: &str, wrong: &mut Vec<String>) -> Result {
    for look in Look::ALL {
        look.at(page.browser)?;
        let found = page.browser.run(MEASURE, &[])?;
        let text = |name: &str| found.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (top, bottom, words) = (number(&found, "top"), number(&found, "bottom"), number(&found, "words"));
        let name = look.name();
        println!(
            "{case:36} {name:10} y {top:4.0}  faults end {bottom:4.0}  words {words:4.0}  {:18} {} [{}]",
            text("pressed"),
            text("verdict"),
            text("actions"),
        );
        if std::env::var("CERT_INSPECTOR_PICTURES").is_ok() && look == Look::ALL[0] {
            println!("    {}", text("read").split_whitespace().collect::<Vec<_>>().join(" "));
        }
        let lowest = LOWEST_VERDICT.iter().find(|(width, _)| *width == look.width).map_or(0.0, |(_, y)| *y);
        if top > lowest {
            wrong.push(format!("{case} {name}: the answer begins at {top}, and {lowest} is the most"));
        }
        if bottom > number(&found, "height") {
            wrong.push(format!("{case} {name}: the faults end at {bottom}, below the first screen"));
        }
        let most = match (text("pressed").as_str(), number(&found, "cards") > 1.0) {
            ("all", _) => MOST_WORDS.2,
            (_, true) => MOST_WORDS.1,
            _ => MOST_WORDS.0,
        };
        if words > most {
            wrong.push(format!("{case} {name}: {words} words, and {most} are the most"));
        }
        if found.get("sideways") == Some(&Value::Bool(true)) {
            wrong.push(format!("{case} {name}: it scrolls sideways"));
        }
    }
    Look { width: 320, ..Look::ALL[2] }.at(page.browser)?;
    let wide = page.browser.run("return document.documentElement.scrollWidth;", &[])?;
    if wide.as_f64().is_some_and(|wide| wide > 320.0) {
        wrong.push(format!("{case}: at 320 pixels it is {wide} wide"));
    }
    Look::ALL[0].at(page.browser)?;
    if let Ok(folder) = std::env::var("CERT_INSPECTOR_PICTURES") {
        for look in [Look::ALL[0], Look::ALL[2]] {
            look.at(page.browser)?;
            let file = Path::new(&folder).join(format!("{}-{}.png", case.replace('/', "-"), look.name()));
            fs::write(file, look.picture(page.browser)?)?;
        }
        Look::ALL[0].at(page.browser)?;
    }
    Ok(())
}

#[test]
fn the_answer_to_every_sample_is_on_the_first_screen() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let mut wrong = Vec::new();
    for sample in ["good", "four-reasons", "wrong-order", "legacy-pfx", "bot-2048", "expired-root"] {
        Look::ALL[0].at(&browser)?;
        let page = Page::open(&browser, Place::Disk)?;
        let there = format!("return document.querySelector('[data-sample={sample}]') !== null;");
        if browser.run(&there, &[])? != Value::Bool(true) {
            let all = "return [...document.querySelectorAll('[data-sample]')].map((one) => one.dataset.sample).join();";
            return Err(format!("no sample {sample} among {}", browser.run(all, &[])?).into());
        }
        page.press(&format!("[data-sample={sample}]"))?;
        page.text_of("[data-part=verdict]")?;
        page.browser.wait_for("document.querySelector('[data-verdict]') !== null")?;
        measure(&page, sample, &mut wrong)?;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn the_answer_to_every_case_of_the_field_is_on_the_first_screen() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let Some(cases) = cases()? else { return Ok(()) };
    let mut wrong = Vec::new();
    for case in cases {
        Look::ALL[0].at(&browser)?;
        let page = Page::open(&browser, Place::Disk)?;
        page.browser.run(
            "const field = document.querySelector('#at'); field.value = '2026-11-30 12:00';
            field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[],
        )?;
        let files = files(&case)?;
        page.choose(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>())?;
        page.text_of("[data-part=verdict]")?;
        page.browser.wait_for("document.querySelector('main [aria-busy=false]') !== null")?;
        measure(&page, &case.file_name().unwrap_or_default().to_string_lossy(), &mut wrong)?;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
