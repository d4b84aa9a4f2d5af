//! Keys that do something by themselves: only while nothing else wants them, and only while they are wanted.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::{Value, json};

/// Presses a key on the element that has the focus.
fn press(browser: &Browser, key: &str) -> Result {
    browser
        .run(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, cancelable: true }));",
            &[json!(key)],
        )
        .map(drop)
}

fn shown(browser: &Browser) -> Result<Value> {
    browser.run("return document.querySelector('[data-object][aria-current]')?.dataset.object ?? null", &[])
}

#[test]
fn keys_lead_through_the_result() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/rsa-1024.der"), &fixture("server/sha1.der")])?;
    page.outcomes(2)?;
    browser.wait_for("document.querySelector('#tab-certificate') !== null")?;
    let first = shown(&browser)?;
    press(&browser, "j")?;
    browser.wait_for(&format!(
        "document.querySelector('[data-object][aria-current]').dataset.object !== {first}"
    ))?;
    press(&browser, "k")?;
    browser.wait_for(&format!(
        "document.querySelector('[data-object][aria-current]').dataset.object === {first}"
    ))?;
    press(&browser, "2")?;
    browser
        .wait_for("document.querySelector('#tab-certificate').getAttribute('aria-selected') === 'true'")?;
    press(&browser, "?")?;
    browser.wait_for("document.querySelector('#shortcuts-dialog').open")?;
    press(&browser, "1")?;
    assert_eq!(
        browser
            .run("return document.querySelector('#tab-certificate').getAttribute('aria-selected')", &[])?,
        json!("true"),
        "a dialog keeps keys to itself"
    );
    Ok(())
}

#[test]
fn a_field_keeps_its_keys_and_the_switch_silences_them() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/rsa-1024.der"), &fixture("server/sha1.der")])?;
    page.outcomes(2)?;
    let first = shown(&browser)?;
    browser.run("document.querySelector('#host').focus()", &[])?;
    browser.type_into("#host", "j?")?;
    assert_eq!(shown(&browser)?, first);
    assert_eq!(browser.run("return document.querySelector('#shortcuts-dialog').open", &[])?, json!(false));
    browser.run("document.activeElement.blur(); document.querySelector('#shortcuts-on').click();", &[])?;
    browser.wait_for("!document.querySelector('#shortcuts-on').checked")?;
    press(&browser, "j")?;
    press(&browser, "?")?;
    assert_eq!(shown(&browser)?, first);
    assert_eq!(browser.run("return document.querySelector('#shortcuts-dialog').open", &[])?, json!(false));
    page.open_tab("details")?;
    press(&browser, "/")?;
    assert_eq!(browser.run("return document.activeElement.id === 'field-search'", &[])?, json!(false));
    Ok(())
}

#[test]
fn keys_work_while_the_focus_is_where_nothing_is_typed() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/rsa-1024.der")])?;
    page.outcomes(1)?;
    browser.wait_for("document.querySelector('#tab-certificate') !== null")?;
    browser.run("document.querySelector('#file-input').focus()", &[])?;
    press(&browser, "2")?;
    browser
        .wait_for("document.querySelector('#tab-certificate').getAttribute('aria-selected') === 'true'")?;
    press(&browser, "/")?;
    browser.wait_for("document.activeElement.id === 'field-search'")?;
    Ok(())
}
