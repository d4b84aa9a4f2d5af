//! The promise of the masthead: counted by the browser, explained, and told with dates.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::json;

#[test]
fn the_count_is_the_browsers_and_begins_at_nothing() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for place in Place::ALL {
        let page = Page::open(&browser, place)?;
        page.choose(&[&fixture("server/good.der")])?;
        page.outcomes(1)?;
        assert_eq!(page.text_of("#requests")?, "0 requests", "{place:?}");
        // What the policy stops and is no request is not counted.
        browser.run("document.body.setAttribute('style', 'color: red');", &[])?;
        // What the policy stops is counted, too: on this page, and in its worker.
        browser.run("fetch('http://192.0.2.1/page').catch(() => {});", &[])?;
        browser.wait_for("document.querySelector('#requests').innerText.startsWith('1 ')")?;
        let words = browser.run("return document.querySelector('#trust-dialog').textContent", &[])?;
        assert!(words.to_string().contains("connect-src http://192.0.2.1"), "{words}");
    }
    Ok(())
}

#[test]
fn the_dialog_says_how_to_check_and_gives_the_focus_back() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    browser.wait_for("document.querySelector('#trust-dialog').textContent.includes('Rule set')")?;
    browser.run(
        "document.querySelector('#trust-button').focus(); document.querySelector('#trust-button').click();",
        &[],
    )?;
    browser.wait_for("document.querySelector('#trust-dialog').open")?;
    let words = page.text_of("#trust-dialog")?;
    let size = std::fs::metadata(browser_tests::page_file()?)?.len();
    let file = format!("sha256sum \"{}\"", xtask::paths::PAGE);
    for expected in [
        "default-src 'none'",
        "certutil -hashfile",
        &file,
        &size.to_string(),
        "Mozilla",
        "What is not checked",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    browser.press_escape()?;
    browser.wait_for("!document.querySelector('#trust-dialog').open")?;
    assert_eq!(browser.run("return document.activeElement.id", &[])?, json!("trust-button"));
    Ok(())
}

#[test]
fn the_licences_of_others_are_shown_when_asked_for() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    assert_eq!(browser.run("return document.querySelector('#licences-dialog pre')", &[])?, json!(null));
    // Real clicks: one press of Escape closes every dialog that a script opened without one.
    browser.click("#trust-button")?;
    browser.click("#licences-button")?;
    browser.wait_for("document.querySelector('#licences-dialog').open")?;
    let words = page.text_of("#licences-dialog")?;
    for expected in ["Apache License", "Mozilla Public License", "Public Suffix List", "yew "] {
        assert!(words.contains(expected), "{expected}");
    }
    // Escape closes the upper dialog alone.
    browser.press_escape()?;
    browser.wait_for("!document.querySelector('#licences-dialog').open")?;
    assert_eq!(browser.run("return document.querySelector('#trust-dialog').open", &[])?, json!(true));
    Ok(())
}

#[test]
fn a_clock_that_is_certainly_wrong_is_told() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    browser.wait_for("document.querySelector('#trust-dialog').textContent.includes('Rule set')")?;
    assert_eq!(browser.run("return document.querySelector('#clock-notice')", &[])?, json!(null));
    browser.before_boot("Date.prototype.toISOString = () => '2019-05-05T05:05:05.000Z';")?;
    let page = {
        drop(page);
        Page::open(&browser, Place::Disk)?
    };
    assert!(page.text_of("#clock-notice")?.contains("computer's clock is wrong"));
    browser.run("document.querySelector('#clock-notice button').click()", &[])?;
    browser.wait_for("document.activeElement.id === 'at'")?;
    browser.run("const at = document.querySelector('#at'); at.value = '2026-11-21 12:00'; at.dispatchEvent(new Event('change', { bubbles: true }));", &[])?;
    browser.wait_for("document.querySelector('#clock-notice') === null")?;
    Ok(())
}
