//! At 200 %, as somebody reads who sees little: half as many pixels, each twice as large.

use browser_tests::{Browser, Look, Page, Place, Result, fixture, keys};
use serde_json::json;

/// A window of 1280 by 900 pixels at 200 %.
const DOUBLE: Look = Look { width: 640, height: 450, dark: false, print: false };

const CLIPPED: &str = "
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth;
    const cut = [...document.querySelectorAll('[data-part]')].filter((part) => {
        const box = part.getBoundingClientRect();
        return box.width > 0 && (box.left < 0 || box.right > root.clientWidth || part.scrollWidth > part.clientWidth + 1
            && getComputedStyle(part).overflow === 'hidden');
    });
    return { wide, cut: cut.map((part) => part.innerText) };";

/// Drops files for a product and finds the first sentence, with nothing cut off.
fn answered(page: &Page<'_>, product: &str, file: &str, words: &str) -> Result {
    page.browser.click(&format!("[data-product={product}]"))?;
    page.choose(&[&fixture(file)])?;
    let first = "document.querySelector('[data-part=verdict]')?.innerText";
    page.browser.wait_for(&format!("{first}?.includes({})", json!(words)))?;
    let clipped = page.browser.run(CLIPPED, &[])?;
    assert_eq!(clipped, json!({ "wide": false, "cut": [] }), "{file}");
    Ok(())
}

#[test]
fn three_tasks_are_done_at_twice_the_size() -> Result {
    for (product, file, words, ending) in [
        ("dw-spectrum", "bundles/root-first.pem", "will be rejected by DW Spectrum", ".pem"),
        ("senstar-mobile", "ca/root.der", "works for iPhones and iPads after a step", ".mobileconfig"),
    ] {
        let Some(browser) = Browser::start()? else { return Ok(()) };
        DOUBLE.at(&browser)?;
        let page = Page::open(&browser, Place::Disk)?;
        page.judge_at_reference()?;
        page.keep_files()?;
        answered(&page, product, file, words)?;
        // A real click: it fails where something else covers the button.
        browser.click("[data-part=action]")?;
        let (name, bytes) = page.saved(1)?;
        assert!(name.ends_with(ending) && !bytes.is_empty(), "{name}");
    }
    let Some(browser) = Browser::start()? else { return Ok(()) };
    DOUBLE.at(&browser)?;
    let page = Page::open(&browser, Place::Disk)?;
    page.judge_at_reference()?;
    answered(
        &page,
        "senstar-mobile",
        "foreign/openssl-default.p12",
        "needs more for the Senstar mobile app",
    )?;
    browser.click("#password")?;
    browser.press(&format!("changeit{}", keys::ENTER))?;
    let first = "document.querySelector('[data-part=verdict]')?.innerText";
    browser.wait_for(&format!("{first}?.includes('works for the Senstar mobile app')")).map(drop)
}
