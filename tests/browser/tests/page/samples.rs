//! Six cases to try the page with, judged by their own settings, with a way back to the user's.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::json;

const CASES: [(&str, usize, &str, &str); 6] = [
    ("good", 3, "senstar-mobile-server", "works"),
    ("four-reasons", 1, "senstar-mobile-server", "rejected"),
    ("wrong-order", 4, "dw-spectrum-server", "rejected"),
    ("legacy-pfx", 2, "", ""),
    ("bot-2048", 2, "symphony-bot", "rejected"),
    ("expired-root", 3, "", ""),
];

fn press(browser: &Browser, selector: &str) -> Result {
    browser.run("document.querySelector(arguments[0]).click()", &[json!(selector)]).map(drop)
}

#[test]
fn each_sample_shows_what_it_is_for_and_nothing_is_left_of_it() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    for (name, objects, destination, verdict) in CASES {
        press(&browser, &format!("[data-sample={name}]"))?;
        page.outcomes(objects)?;
        assert!(page.text_of("#sample-notice")?.contains("2026-11-20"), "{name}");
        if !destination.is_empty() {
            browser.wait_for(&format!(
                "document.querySelector('[data-destination={destination}][data-answer={verdict}]') !== null"
            ))?;
        }
    }
    // The samples replaced each other: three objects are those of the last one alone.
    press(&browser, "#leave-sample")?;
    browser.wait_for("document.querySelector('.intake-welcome') !== null")?;
    let pressed = "return document.querySelector('[data-product][aria-pressed=true]');";
    assert_eq!(browser.run(pressed, &[])?, json!(null), "no product is chosen");
    Ok(())
}

#[test]
fn a_password_is_shown_with_the_sample_that_needs_it() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    press(&browser, "[data-sample=legacy-pfx]")?;
    assert!(page.text_of("#sample-notice")?.contains("changeit"));
    browser.wait_for("document.querySelector('#password') !== null")?;
    browser.type_into("#password", "changeit")?;
    press(&browser, "#unlock")?;
    browser.wait_for("document.querySelectorAll('[data-object]').length === 3")?;
    Ok(())
}

#[test]
fn own_files_take_the_place_of_a_sample_with_the_users_settings() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    browser.run(
        "const host = document.querySelector('#host');
        host.value = 'own.example.org';
        host.dispatchEvent(new Event('change', { bubbles: true }));",
        &[],
    )?;
    press(&browser, "[data-sample=wrong-order]")?;
    page.outcomes(4)?;
    browser.wait_for("document.querySelector('#host').value === 'vms.example.org'")?;
    page.choose(&[&fixture("server/good.der")])?;
    page.outcomes(1)?;
    browser.wait_for("document.querySelector('#host').value === 'own.example.org'")?;
    assert_eq!(browser.run("return document.querySelector('#sample-notice')", &[])?, json!(null));
    assert_eq!(browser.run("return document.querySelectorAll('[data-sample]').length", &[])?, json!(0));
    Ok(())
}
