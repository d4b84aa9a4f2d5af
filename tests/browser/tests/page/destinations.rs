//! Every product answers, and settings that do not fit are refused where they are typed.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::{Value, json};

/// The answer for a destination, of a card or of the checks behind it.
fn verdict(page: &Page<'_>, destination: &str) -> Result<String> {
    let script = format!(
        "return document.querySelector('[data-destination=\"{destination}\"], [data-judged=\"{destination}\"]')?.dataset.answer"
    );
    Ok(page.browser.run(&script, &[])?.as_str().unwrap_or_default().to_owned())
}

#[test]
fn one_certificate_is_judged_for_every_product() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der")])?;
    page.outcomes(1)?;
    browser.wait_for("document.querySelector('[data-judged]') !== null")?;
    assert_eq!(pressed(&page)?, "all", "a certificate alone may be for two products");
    for (destination, expected) in [
        // Its issuer is not here, and may be installed on the phones.
        ("senstar-mobile-server", "worksAfterStep"),
        // Its key is not here.
        ("dw-spectrum-server", "needsMore"),
        ("senstar-mobile-ios", ""),
        ("symphony-bot", ""),
    ] {
        assert_eq!(verdict(&page, destination)?, expected, "{destination}");
    }
    Ok(())
}

/// The product whose answers are shown.
fn pressed(page: &Page<'_>) -> Result<String> {
    let script = "return [...document.querySelectorAll('[data-product][aria-pressed=true]')].map((one) => one.dataset.product).join();";
    Ok(page.browser.run(script, &[])?.as_str().unwrap_or_default().to_owned())
}

#[test]
fn the_product_is_guessed_from_the_files_and_can_be_chosen() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.judge_at_reference()?;
    page.choose(&[&fixture("bundles/with-key.pem")])?;
    page.outcomes(4)?;
    assert_eq!(pressed(&page)?, "dw-spectrum", "a key with the certificate of a server");
    assert!(page.text_of("[data-part=verdict]")?.contains("DW Spectrum"));
    // The other products are a line; it leads to them.
    page.press("[data-other=senstar-mobile]")?;
    browser.wait_for("document.querySelector('[data-part=verdict]').innerText.includes('Senstar')")?;
    assert_eq!(pressed(&page)?, "senstar-mobile");
    assert_eq!(verdict(&page, "dw-spectrum-server")?, "", "the other product is out of sight");
    page.press("[data-product=all]")?;
    browser.wait_for("document.querySelector('[data-destination=dw-spectrum-server]') !== null")?;
    assert_eq!(verdict(&page, "senstar-mobile-server")?, "worksAfterStep");
    assert_eq!(pressed(&page)?, "all");
    Ok(())
}

#[test]
fn what_fails_is_on_the_card_and_its_checks_are_one_click_further() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.press("[data-product=senstar-mobile]")?;
    page.choose(&[&fixture("server/rsa-1024.der")])?;
    page.outcomes(1)?;
    page.verdict("fail")?;
    let fault = page.text_of("[data-part=fault]")?;
    assert!(fault.contains("RSA key of 2048 bits") && fault.contains("1024"), "{fault}");
    // No file mends it: the button copies the commands, and by hand there is more.
    assert!(page.text_of("[data-part=action]")?.contains("Copy the commands"));
    page.press(".by-hand > summary")?;
    assert!(page.text_of(".by-hand")?.contains("openssl"));
    page.press("[data-judged] .findings-met > summary")?;
    page.press("[data-judged] .finding > summary")?;
    let first = page.text_of("[data-judged] .finding")?;
    for words in ["RSA key of 2048 bits", "Found: RSA 1024", "Required:", "What to do", "openssl"] {
        assert!(first.contains(words), "{words} is not in {first}");
    }
    // What is met is a count.
    let met = browser.run(
        "return [...document.querySelectorAll('[data-judged] .findings-met > summary')].map((one) => one.innerText.trim());",
        &[],
    )?;
    assert!(met.to_string().contains("checks passed"), "{met}");
    Ok(())
}

#[test]
fn dw_spectrum_says_what_clients_do_by_mode() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("bundles/with-key.pem")])?;
    page.outcomes(4)?;
    let object = browser.wait_for(
        "[...document.querySelectorAll('[data-object]')].find((row) => row.textContent.startsWith('vms.example.org'))?.dataset.object",
    )?;
    browser.run("document.querySelector(`[data-object=\"${arguments[0]}\"]`).click();", &[object])?;
    page.press("[data-product=dw-spectrum]")?;
    let row = "[data-judged=\"dw-spectrum-server\"] .verdict-modes";
    page.text_of(row)?;
    let Value::Array(modes) = browser.run(
        "return [...document.querySelectorAll(`${arguments[0]} li`)].map((mode) => mode.innerText.replace(/\\s+/g, ' '));",
        &[json!(row)],
    )?
    else {
        return Err("the modes are not a list".into());
    };
    assert_eq!(modes, ["Disabled connects", "Basic connects", "Recommended asks", "Strict refuses"]);
    assert_eq!(
        browser.run("return document.querySelectorAll('.verdict-modes').length;", &[])?,
        json!(1),
        "no other product has modes"
    );
    Ok(())
}

#[test]
fn settings_that_do_not_fit_are_refused_in_place() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let _page = Page::open(&browser, Place::Disk)?;
    for (field, typed, reason) in [
        ("port", "70000".to_owned(), "65535"),
        ("port", "https".to_owned(), "digits"),
        ("host", "vms example.org".to_owned(), "no host name"),
        ("user-name", "x".repeat(2_000_000), "2000000 characters"),
    ] {
        browser.run(
            "const field = document.getElementById(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[json!(field), json!(typed)],
        )?;
        browser.wait_for(&format!(
            "document.getElementById('{field}').getAttribute('aria-invalid') === 'true'"
        ))?;
        let said = browser.run(
            "const field = document.getElementById(arguments[0]);
            return field.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ')",
            &[json!(field)],
        )?;
        assert!(said.as_str().unwrap_or_default().contains(reason), "{field}: {said}");
    }
    Ok(())
}
