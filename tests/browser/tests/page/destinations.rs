//! Every product answers, and settings that do not fit are refused where they are typed.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::{Value, json};

/// The verdict of each destination that the chosen object has, by name.
fn verdict(page: &Page<'_>, destination: &str) -> Result<String> {
    let script = format!(
        "return document.querySelector('#destinations [data-destination=\"{destination}\"]').dataset.answer"
    );
    Ok(page.browser.run(&script, &[])?.as_str().unwrap_or_default().to_owned())
}

#[test]
fn one_certificate_is_judged_for_every_product() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der")])?;
    page.outcomes(1)?;
    browser.wait_for("document.querySelector('#destinations') !== null")?;
    for (destination, expected) in [
        // Its issuer is not here, and may be installed on the phones.
        ("senstar-mobile-server", "worksAfterStep"),
        // Its key is not here.
        ("dw-spectrum-server", "needsMore"),
        ("senstar-mobile-ios", "nothing"),
        ("senstar-mobile-android", "nothing"),
        ("symphony-bot", "nothing"),
        ("symphony-request", "nothing"),
    ] {
        assert_eq!(verdict(&page, destination)?, expected, "{destination}");
    }
    Ok(())
}

#[test]
fn one_product_alone_can_be_asked() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der"), &fixture("ca/root.der")])?;
    page.outcomes(2)?;
    browser.wait_for("document.querySelector('[data-overview=\"dw-spectrum-server\"]') !== null")?;
    browser.run(
        "document.querySelector('[data-overview=\"senstar-mobile-server\"] button').click();
        const field = document.querySelector('#product');
        field.value = 'senstar-mobile';
        field.dispatchEvent(new Event('change', { bubbles: true }));",
        &[],
    )?;
    browser.wait_for("document.querySelector('[data-overview=\"dw-spectrum-server\"]') === null")?;
    browser.wait_for("document.querySelector('[data-destination=\"dw-spectrum-server\"]') === null")?;
    assert_eq!(verdict(&page, "senstar-mobile-server")?, "worksAfterStep");
    Ok(())
}

#[test]
fn what_fails_comes_first_in_a_line_and_the_first_is_open() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/rsa-1024.der")])?;
    page.outcomes(1)?;
    page.verdict("fail")?;
    let findings = |open: &str| {
        let script =
            format!("return [...document.querySelectorAll('.assessment .findings .finding{open}')].length");
        browser.run(&script, &[])
    };
    assert_eq!(findings("[open]")?, json!(1), "only the first");
    assert!(findings("")?.as_u64() > Some(1));
    let first = page.text_of(".assessment .finding")?;
    for words in ["RSA key of 2048 bits", "Found: RSA 1024", "Required:", "What to do", "openssl"] {
        assert!(first.contains(words), "{words} is not in {first}");
    }
    // Another one says what was found in its line, and how to mend it after one click.
    let other = ".assessment .findings .finding:not([open])";
    let said = page.text_of(other)?;
    assert!(
        said.contains("Found: ") && said.contains("Required: ") && !said.contains("What to do"),
        "{said}"
    );
    browser.run("document.querySelector(arguments[0]).querySelector('summary').click();", &[json!(other)])?;
    assert_eq!(findings("[open]")?, json!(2));
    // What is met stands in a line.
    assert!(page.text_of(".findings-met .met")?.contains("signed with SHA-2"));
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
    let row = "[data-destination=\"dw-spectrum-server\"] .verdict-modes";
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
        browser.run("return document.querySelectorAll('[data-destination] .verdict-modes').length;", &[])?,
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
