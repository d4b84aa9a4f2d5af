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
fn the_page_starts_in_the_language_of_the_browser() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    browser.before_boot("Object.defineProperty(navigator, 'language', { get: () => 'de-AT' });")?;
    let page = Page::open(&browser, Place::Disk)?;
    assert_eq!(page.text_of("#settings-heading")?, "Einstellungen");
    assert_eq!(browser.run("return document.documentElement.lang;", &[])?, json!("de"));
    Ok(())
}
