//! The page in German and back, with the results where they were.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::json;

#[test]
fn the_page_changes_its_language_and_keeps_its_results() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    let lang = || browser.run("return document.documentElement.lang;", &[]);
    assert_eq!(lang()?, json!("en"));
    page.choose(&[&fixture("server/rsa-1024.der")])?;
    assert_eq!(page.outcomes(1)?, ["fail"]);
    let verdict = page.verdict("fail")?;
    for (language, found, note) in [
        ("de", "Was gefunden wurde", true),
        ("en", "What was found", false),
        ("de", "Was gefunden wurde", true),
    ] {
        let press = "const button = document.querySelector(`[data-language=${arguments[0]}]`);
            button.focus();
            button.click();";
        browser.run(press, &[json!(language)])?;
        browser.wait_for(&format!("document.querySelector('#found-heading')?.innerText === '{found}'"))?;
        assert_eq!(lang()?, json!(language));
        assert_eq!(page.outcomes(1)?, ["fail"], "{language}");
        assert_eq!(page.verdict("fail")? == verdict, language == "en", "{language}");
        let noted = browser.run("return document.querySelector('#core-language') !== null;", &[])?;
        assert_eq!(noted, json!(note), "{language}");
        let state = "const button = document.activeElement;
            return [button.dataset.language, button.ariaPressed];";
        assert_eq!(browser.run(state, &[])?, json!([language, "true"]), "the button keeps the focus");
    }
    Ok(())
}

#[test]
fn what_the_core_says_is_marked_as_english() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("bundles/with-key.pem")])?;
    page.outcomes(4)?;
    page.show(1)?;
    browser.run("document.querySelector('[data-language=de]').click();", &[])?;
    browser.wait_for("document.documentElement.lang === 'de'")?;
    for (tab, places) in [
        ("verdict", &[".card-verdict", ".finding h4", ".card-steps, .card-needs"][..]),
        ("chain", &[".checks p > span:not(.check-outcome)", "#chain-heading ~ .chain-verdict p + p"]),
        ("verdict", &["#dw-doctor .lead bdi", "#dw-doctor .product-steps bdi", ".product-table tbody th"]),
        ("files", &[".exports h4"]),
    ] {
        page.open_tab(tab)?;
        for place in places {
            let script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.closest('[lang]').lang);";
            let languages = browser.run(script, &[json!(place)])?;
            let all = languages.as_array().cloned().unwrap_or_default();
            assert!(!all.is_empty() && all.iter().all(|one| one == "en"), "{tab} {place}: {languages}");
        }
    }
    assert_eq!(
        browser.run("return document.querySelector('#tab-files').closest('[lang]').lang", &[])?,
        json!("de")
    );
    Ok(())
}

#[test]
fn the_page_starts_in_the_language_of_the_browser() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    browser.before_boot("Object.defineProperty(navigator, 'language', { get: () => 'de-AT' });")?;
    let page = Page::open(&browser, Place::Disk)?;
    assert_eq!(page.text_of("#settings-button span")?, "Einstellungen");
    assert_eq!(browser.run("return document.documentElement.lang;", &[])?, json!("de"));
    Ok(())
}
