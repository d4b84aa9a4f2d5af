//! Nothing has to be scrolled sideways: on a phone, on a desktop, nor at 200 % zoom on a desktop, which is 640 CSS pixels.

use browser_tests::{Browser, Engine, Page, Place, Result, fixture};
use serde_json::{Value, json};

const WIDTHS: [u32; 3] = [390, 640, 1280];

#[test]
fn chromium() -> Result {
    fits(Engine::Chromium)
}

#[test]
fn firefox() -> Result {
    fits(Engine::Firefox)
}

#[test]
fn webkit() -> Result {
    fits(Engine::WebKit)
}

fn fits(engine: Engine) -> Result {
    let Some(browser) = Browser::start_in(engine)? else { return Ok(()) };
    for place in Place::ALL {
        for width in WIDTHS {
            let page = Page::open_framed(&browser, place, width)?;
            let state = |name: &str| {
                inside(&page, width)
                    .map_err(|error| format!("{engine:?}, {place:?}, {width}, {name}: {error}"))
            };
            state("empty")?;
            page.choose(&[&fixture("bundles/with-key.pem"), &fixture("foreign/openssl-default.p12")])?;
            page.outcomes(6)?;
            page.show(1)?;
            state("result")?;
            for tab in ["verdict", "details", "chain", "fingerprints", "asn1", "compare", "files"] {
                page.open_tab(tab)?;
                open_folds(&page)?;
                state(tab)?;
            }
            page.press("[data-product=senstar-mobile]")?;
            page.press("#plan-button")?;
            page.text_of("#deployment-headline")?;
            open_folds(&page)?;
            state("everything open")?;
            page.press("#close-plan")?;
            page.show(4)?;
            state("password")?;
        }
    }
    Ok(())
}

fn open_folds(page: &Page<'_>) -> Result {
    let script = "for (const fold of document.querySelectorAll('details:not(.menu)')) fold.open = true;";
    page.browser.run(script, &[]).map(drop)
}

/// The document is as wide as its window, and what is too wide for it is named.
fn inside(page: &Page<'_>, width: u32) -> Result {
    let script = "
        const root = document.documentElement;
        const wide = [...document.querySelectorAll('body *')]
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 5).map((one) => `${one.tagName}#${one.id}.${one.className}`);
        return [innerWidth, root.scrollWidth > root.clientWidth ? wide : []];";
    let found = page.browser.run(script, &[])?;
    assert_eq!(found.get(0), Some(&json!(width)));
    match found.get(1).and_then(Value::as_array) {
        Some(wide) if wide.is_empty() => Ok(()),
        _ => Err(format!("has to be scrolled sideways: {found}").into()),
    }
}
