//! Two certificates beside each other, and a fingerprint from another screen.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::json;

/// A page that judges at the reference instant and has read these fixtures, with one of them chosen and one tab open.
fn open<'a>(browser: &'a Browser, fixtures: &[&str], object: u32, tab: &str) -> Result<Page<'a>> {
    let page = Page::open(browser, Place::Disk)?;
    page.judge_at_reference()?;
    let files: Vec<_> = fixtures.iter().map(|name| fixture(name)).collect();
    page.choose(&files.iter().map(AsRef::as_ref).collect::<Vec<_>>())?;
    page.outcomes(fixtures.len())?;
    page.press(&format!("[data-object=\"{object}\"]"))?;
    browser.wait_for(&format!("document.querySelector('[data-verdict=\"{object}\"]') !== null"))?;
    page.open_tab(tab)?;
    Ok(page)
}

/// Puts text into the box for fingerprints, and waits for an answer with this outcome.
fn identify(page: &Page<'_>, text: &str, outcome: &str) -> Result<String> {
    page.browser.run(
        "const field = document.querySelector('#identify');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[json!(text)],
    )?;
    page.text_of(&format!("#identified [data-outcome={outcome}]"))
}

#[test]
fn the_renewal_is_compared_by_consequence_then_by_field() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let fixtures = ["server/good.der", "ca/intermediate.der", "ca/root.der", "server/san-other-host.der"];
    let page = open(&browser, &fixtures, 0, "compare")?;
    // Not itself and not its issuer.
    browser.wait_for("document.querySelector('#compare-other').value === '3'")?;
    page.text_of("#compare-headline")?;
    let outcome = |id: &str| -> Result<String> {
        let answer = browser
            .run("return document.querySelector(`[data-consequence='${arguments[0]}']`)?.dataset.outcome ?? 'none';", &[json!(id)])?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    };
    for (id, expected) in
        [("names", "warn"), ("names-gained", "pass"), ("anchor", "pass"), ("key", "pass"), ("serial", "none")]
    {
        assert_eq!(outcome(id)?, expected, "{id}");
    }
    // The worst first, and the fields behind them, each difference with a word.
    let order = browser.run("return [...document.querySelectorAll('#consequences [data-outcome]')].map((one) => one.dataset.outcome);", &[])?;
    let rank = |outcome: &str| {
        ["fail", "unknown", "warn", "pass", "notApplicable"].iter().position(|one| *one == outcome)
    };
    let ranks: Vec<_> =
        order.as_array().into_iter().flatten().filter_map(|one| rank(one.as_str()?)).collect();
    assert!(ranks.is_sorted() && ranks.len() > 3, "{order}");
    let unmarked = browser.run("return [...document.querySelectorAll('.compare-differs')].filter((row) => !row.querySelector('.tag')).length;", &[])?;
    assert_eq!(unmarked, json!(0));
    assert!(page.text_of("#comparison .compare-table")?.contains("Subject alternative name"));
    let hidden = browser.run("return document.querySelector('#compare-same').open;", &[])?;
    assert_eq!(hidden, json!(false));
    Ok(())
}

#[test]
fn what_is_pasted_into_the_box_for_fingerprints_stays_there() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &["server/good.der"], 0, "fingerprints")?;
    let paste = "const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'AB:CD');
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        return document.querySelector('#identify').dispatchEvent(event);";
    assert_eq!(browser.run(paste, &[])?, json!(true), "the browser itself pastes it");
    page.outcomes(1)?;
    Ok(())
}

#[test]
fn the_two_can_be_swapped_and_another_chosen() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let fixtures = ["server/no-san.der", "server/good.der", "server/san-wildcard.der"];
    let page = open(&browser, &fixtures, 1, "compare")?;
    let choose = |other: &str| {
        browser.run(
            "const field = document.querySelector('#compare-other');
            field.value = arguments[0];
            field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[json!(other)],
        )
    };
    choose("0")?;
    browser.wait_for("document.querySelector('[data-consequence=names]')?.dataset.outcome === 'fail' || document.querySelector('[data-consequence=names-gained]') !== null")?;
    let before = page.text_of("[data-compared=older] bdi")?;
    let headline = page.text_of("#compare-headline")?;
    page.press("#compare-swap")?;
    browser.wait_for(&format!(
        "document.querySelector('#compare-headline').innerText.trim() !== {}",
        json!(headline)
    ))?;
    let fails =
        browser.run("return document.querySelector('[data-consequence=names]')?.dataset.outcome;", &[])?;
    let again = page.text_of("#compare-headline")?;
    assert!(again != headline, "{before}: {fails}");
    choose("2")?;
    browser.wait_for("document.querySelector('[data-consequence=names]')?.dataset.outcome === 'pass'")?;
    Ok(())
}

#[test]
fn alone_there_is_nothing_to_compare_until_another_is_dropped() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &["server/good.der"], 0, "compare")?;
    assert!(page.text_of("#compare-alone")?.contains("anywhere on this page"));
    page.choose(&[&fixture("server/days-398.der")])?;
    page.outcomes(2)?;
    page.text_of("#compare-headline")?;
    Ok(())
}

#[test]
fn a_fingerprint_from_another_screen_is_found_and_leads_to_its_object() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &["server/good.der", "ca/root.der"], 1, "fingerprints")?;
    let of_root = page.text_of("[data-fingerprint=SHA-256] code")?;
    page.press("[data-object=\"0\"]")?;
    browser.wait_for("document.querySelector('[data-verdict=\"0\"] [data-fingerprint]') !== null")?;
    let own = page.text_of("[data-fingerprint=SHA-256] code")?;
    identify(&page, &format!("sha256 Fingerprint={}\n", own.to_lowercase()), "pass")?;
    identify(&page, &own.replace(':', " "), "pass")?;
    let beginning: String = own.chars().take(23).collect();
    assert!(identify(&page, &beginning, "warn")?.contains("16"));
    assert!(identify(&page, &"00".repeat(32), "fail")?.contains("64"));
    assert!(identify(&page, &of_root, "warn")?.contains("Example Test Root"));
    let live = browser.run("return document.querySelector('#identified').getAttribute('role');", &[])?;
    assert_eq!(live, json!("status"));
    page.press("[data-identified=\"1\"]")?;
    // The text stays, and there it is the right one.
    browser.wait_for(
        "document.querySelector('[data-verdict=\"1\"] #identified [data-outcome=pass]') !== null",
    )?;
    Ok(())
}

#[test]
fn a_qr_code_opens_in_place_dark_on_white() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    browser.debug(
        "Emulation.setEmulatedMedia",
        &json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] }),
    )?;
    let page = open(&browser, &["server/good.der"], 0, "fingerprints")?;
    let hex = page.text_of("[data-fingerprint=SHA-256] code")?;
    assert_eq!(browser.run("return document.querySelectorAll('.qr').length;", &[])?, json!(0));
    page.press("[data-fingerprint=SHA-256] [aria-expanded=false]")?;
    browser.wait_for("document.querySelector('.qr svg') !== null")?;
    let code = browser.run(
        "const svg = document.querySelector('.qr svg');
        const fill = (name) => getComputedStyle(svg.querySelector(name)).fill;
        return { says: svg.dataset.says, name: svg.getAttribute('aria-label'), rect: fill('rect'), path: fill('path'),
            wide: svg.getBoundingClientRect().width > 150 };",
        &[],
    )?;
    assert_eq!(
        code,
        json!({ "says": format!("SHA-256 {hex}"), "name": "QR code with the fingerprint SHA-256",
            "rect": "rgb(255, 255, 255)", "path": "rgb(0, 0, 0)", "wide": true })
    );
    page.press("[data-fingerprint=SHA-256] [aria-expanded=true]")?;
    browser.wait_for("document.querySelector('.qr') === null")?;
    Ok(())
}
