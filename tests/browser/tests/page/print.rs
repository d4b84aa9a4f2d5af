//! Paper: everything that was judged, by what, and nothing that can only be pressed.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::{Value, json};

#[test]
fn printing_draws_all_parts_with_the_evidence_and_then_goes_back() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/rsa-1024.der"), &fixture("ca/root.der")])?;
    page.outcomes(2)?;
    browser.wait_for("document.querySelector('#tab-certificate') !== null")?;
    browser.run("dispatchEvent(new Event('beforeprint'))", &[])?;
    browser.debug("Emulation.setEmulatedMedia", &json!({ "media": "print" }))?;
    let paper = page.text_of("#results")?;
    let summary = browser.run("return document.querySelector('#evidence').innerText", &[])?;
    for expected in ["SHA-256", "Rule set", "Checked as of", "server/rsa-1024.der", "Every result"] {
        let name = expected.rsplit('/').next().unwrap_or(expected);
        assert!(summary.to_string().contains(name), "{name}: {summary}");
    }
    for expected in ["What was not checked", "Serial number", "Fingerprints"] {
        assert!(paper.contains(expected), "{expected}: {paper}");
    }
    let buttons = browser.run(
        "return [...document.querySelectorAll('button:not(.button-link), [data-more], [role=tab], input, dialog')]
            .filter((element) => element.getClientRects().length > 0).map((element) => element.outerHTML);",
        &[],
    )?;
    assert_eq!(buttons, json!([]));
    let folded = browser.run(
        "return [...document.querySelectorAll('#results details:not([open])')]
            .filter((element) => element.getClientRects().length > 0).map((element) => element.id);",
        &[],
    )?;
    assert_eq!(folded, json!([]));
    browser.debug("Emulation.setEmulatedMedia", &json!({ "media": "" }))?;
    browser.run("dispatchEvent(new Event('afterprint'))", &[])?;
    browser.wait_for(
        "document.querySelector('#evidence') === null && document.querySelector('[role=tablist]') !== null",
    )?;
    assert_eq!(
        browser.run("return document.querySelectorAll('[data-opened-to-print]').length", &[])?,
        json!(0)
    );
    Ok(())
}

#[test]
fn a_printed_page_has_the_evidence_in_it() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/rsa-1024.der")])?;
    page.outcomes(1)?;
    browser.wait_for("document.querySelector('#tab-certificate') !== null")?;
    // The browser itself says that it prints: nobody presses the page's own button.
    browser.run(
        "globalThis.printed = '';
        addEventListener('afterprint', () => { globalThis.printed = document.querySelector('#evidence')?.innerText ?? 'nothing'; }, true);",
        &[],
    )?;
    let answer = browser.debug("Page.printToPDF", &json!({}))?;
    assert!(answer.get("data").and_then(Value::as_str).is_some_and(|data| data.len() > 10_000));
    let printed = browser.wait_for("globalThis.printed")?;
    assert!(printed.to_string().contains("SHA-256"), "{printed}");
    Ok(())
}
