//! Passwords, and work that takes long.

use browser_tests::{Page, Result, fixture, keys};
use serde_json::json;

use browser_tests::in_every_engine;

in_every_engine! {
    crate::run;
    password => wrong_then_right;
    cancelled => long_derivation;
}

fn unlock(page: &Page<'_>, password: &str) -> Result {
    page.browser.wait_for("document.querySelector('#password') !== null")?;
    page.browser.type_into("#password", &format!("{password}{}", keys::ENTER))
}

fn wrong_then_right(page: &Page<'_>) -> Result {
    page.choose(&[&fixture("foreign/openssl-default.p12")])?;
    page.outcomes(2)?;
    page.show(0)?;
    page.open_tab("verdict")?;
    unlock(page, "not the password")?;
    page.browser.wait_for("document.querySelector('#unlock-reason[role=alert]') !== null")?;
    assert_eq!(page.browser.run("return document.querySelector('#password').value;", &[])?, json!(""));
    unlock(page, "changeit")?;
    let outcomes = page.outcomes(5)?;
    assert!(!outcomes.contains(&"unknown".to_owned()), "{outcomes:?}");
    page.browser.wait_for("document.activeElement.id === 'answer'")?;
    Ok(())
}

fn long_derivation(page: &Page<'_>) -> Result {
    page.choose(&[&fixture("server/good.der"), &fixture("containers/pfx-rounds-2147483647.p12")])?;
    page.outcomes(3)?;
    page.show(1)?;
    page.open_tab("verdict")?;
    assert!(page.text_of("#unlock-reason")?.contains("rounds"));
    unlock(page, "changeit")?;
    page.browser.wait_for("document.querySelector('progress')?.value > 0")?;
    let workers = page.browser.run("return window.workers.length;", &[])?;
    page.press("#cancel")?;
    page.browser.wait_for(&format!("window.workers.length > {workers}"))?;
    page.outcomes(3)?;
    assert!(page.text_of("#alert")?.contains("Cancelled"));
    Ok(())
}
