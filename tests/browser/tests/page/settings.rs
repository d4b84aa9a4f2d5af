//! The settings: what a product needs comes first, what differs is counted, and one press takes it all back.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::json;

fn set(browser: &Browser, selector: &str, value: &str) -> Result {
    browser
        .run(
            "const field = document.querySelector(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[json!(selector), json!(value)],
        )
        .map(drop)
}

#[test]
fn the_fields_of_the_product_stand_above_the_answer_and_none_is_out_of_reach() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der")])?;
    page.outcomes(1)?;
    for (product, fields) in [
        ("all", json!(["host", "user-name"])),
        ("senstar-mobile", json!(["host"])),
        ("symphony-messaging", json!(["user-name", "runtime"])),
        ("dw-spectrum", json!(["host"])),
    ] {
        page.press(&format!("[data-product={product}]"))?;
        browser.wait_for(&format!(
            "document.querySelector('[data-product={product}]').getAttribute('aria-pressed') === 'true'"
        ))?;
        let shown = "return [...document.querySelectorAll('.bar-fields :is(input, select)')].map((field) => field.id);";
        assert_eq!(browser.run(shown, &[])?, fields, "{product}");
        let all = "return document.querySelectorAll('#host, #addresses, #user-name, #port, #email').length";
        assert_eq!(browser.run(all, &[])?, json!(5), "{product}");
    }
    Ok(())
}

#[test]
fn every_address_is_compared_with_the_certificate() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/san-dns-and-ip.der")])?;
    page.outcomes(1)?;
    set(&browser, "#addresses", "vms.example.org, https://x")?;
    assert!(page.text_of("#addresses-error")?.contains("https://x"));
    set(&browser, "#addresses", "VMS.example.org 10.0.0.5; vpn.example.org")?;
    page.text_of("#coverage-headline")?;
    let rows = browser.run(
        "return [...document.querySelectorAll('#coverage [data-address]')].map((row) => [row.dataset.address, row.dataset.outcome]);",
        &[],
    )?;
    assert_eq!(rows, json!([["vms.example.org", "pass"], ["10.0.0.5", "pass"], ["vpn.example.org", "fail"]]));
    assert!(
        page.text_of("#coverage code")?.ends_with("DNS:vms.example.org, IP:10.0.0.5, DNS:vpn.example.org")
    );
    set(&browser, "#addresses", "")?;
    browser.wait_for("document.querySelector('#coverage') === null")?;
    Ok(())
}

#[test]
fn what_differs_is_counted_and_taken_back_at_once() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der"), &fixture("ca/intermediate.der"), &fixture("ca/root.der")])?;
    page.outcomes(3)?;
    page.press("#settings-button")?;
    assert_eq!(page.text_of("#settings-changed")?, "all defaults");
    set(&browser, "#at", "2026-11-20 12:00")?;
    set(&browser, "#email", "nobody")?;
    assert!(page.text_of("#email-error")?.contains("name@example.org"));
    set(&browser, "#email", "bot@example.org")?;
    browser.run("document.querySelector('#require-revocation').click()", &[])?;
    browser.wait_for("document.querySelector('#settings-changed').innerText.startsWith('3 ')")?;
    browser.run(
        "document.querySelector('#defaults').focus(); document.querySelector('#defaults').click()",
        &[],
    )?;
    // The button is gone, and the focus is not lost with it.
    browser.wait_for("document.activeElement.id === 'close-settings'")?;
    browser.wait_for("document.querySelector('#settings-changed').innerText === 'all defaults'")?;
    assert_eq!(
        browser.run("return [document.querySelector('#email').value, document.querySelector('#require-revocation').checked]", &[])?,
        json!(["", false])
    );
    Ok(())
}

#[test]
fn the_time_in_the_masthead_leads_to_its_setting() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let _page = Page::open(&browser, Place::Disk)?;
    browser.run("document.querySelector('#time-button').click();", &[])?;
    browser.wait_for("document.activeElement.id === 'at'")?;
    browser.press_escape()?;
    browser.wait_for("document.activeElement.id === 'settings-button'")?;
    Ok(())
}
