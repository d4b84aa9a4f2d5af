//! Every part of the result can be opened.

use browser_tests::{Page, Result, fixture, strings};
use serde_json::json;

use browser_tests::in_every_engine;

in_every_engine! {
    crate::run;
    tabs => every_tab;
    sections => every_section;
}

fn every_tab(page: &Page<'_>) -> Result {
    page.choose(&[&fixture("bundles/with-key.pem")])?;
    page.outcomes(4)?;
    page.show(1)?;
    let tabs = page.tabs()?;
    for tab in &tabs {
        page.open_tab(tab)?;
        let script = "const panels = [...document.querySelectorAll('[role=tabpanel]')];
            return [panels[0]?.getAttribute('aria-labelledby'),
                document.querySelectorAll('#result-tabs [role=tab][aria-selected=true]').length];";
        assert_eq!(page.browser.run(script, &[])?, json!([format!("tab-{tab}"), 1]), "{tab}");
        let words = page.browser.run("return document.querySelector('[role=tabpanel]').innerText;", &[])?;
        println!("{tab}: {} characters", words.as_str().unwrap_or_default().len());
    }
    assert_eq!(tabs, ["verdict", "certificate", "compare", "files"]);
    Ok(())
}

fn every_section(page: &Page<'_>) -> Result {
    page.choose(&[&fixture("bundles/with-key.pem")])?;
    page.outcomes(4)?;
    page.show(1)?;
    for (tab, section) in [
        ("verdict", "[data-judged]"),
        ("details", "#fields"),
        ("chain", "#chain"),
        ("chain", "#bundle"),
        ("fingerprints", "#fingerprints-heading"),
        ("files", "#exports"),
    ] {
        page.open_tab(tab)?;
        // What is folded is opened: each part has words of its own.
        page.browser
            .run("for (const fold of document.querySelectorAll('.result details')) fold.open = true;", &[])?;
        assert!(!page.text_of(section)?.is_empty(), "{section}");
    }
    page.press("[data-product=senstar-mobile]")?;
    page.press("#plan-button")?;
    assert!(!page.text_of("#deployment-headline")?.is_empty());
    let titles = page.browser.run(
        "return [...document.querySelectorAll('#deployment h3')].map((title) => title.innerText);",
        &[],
    )?;
    assert!(strings(&titles).len() >= 3, "{titles}");
    Ok(())
}
