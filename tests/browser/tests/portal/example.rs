//! The example of a portal, as somebody uses it who imports a certificate.

use browser_tests::{Browser, Engine, Result, fixture, keys, open_example};
use serde_json::{Value, json};
use xtask::server::Server;

use crate::in_every_engine;

/// The example in an engine.
fn open(engine: Engine) -> Result<Option<(Browser, Server)>> {
    let Some(browser) = Browser::start_in(engine)? else { return Ok(None) };
    let server = open_example(&browser)?;
    Ok(Some((browser, server)))
}

const VERDICT: &str = "document.querySelector('#judgement .verdict')?.textContent";

/// A weak certificate is stopped with its reason, an authority where a server is wanted, too; the right one passes.
fn wrong_files_are_stopped(engine: Engine) -> Result {
    let Some((browser, _server)) = open(engine)? else { return Ok(()) };
    browser.click("#open-import")?;
    browser.type_into("#host", "vms.example.org")?;
    for (file, sentence) in [
        ("server/rsa-1024.der", "The modulus has 1024 bits, fewer than 2048."),
        ("ca/root.der", "Nothing here is the certificate of a server."),
        ("other/document.docx.ole", "Nothing here is the certificate of a server."),
    ] {
        browser.choose("#files", &[&fixture(file)])?;
        browser.wait_for(&format!(
            "document.querySelector('#judgement').textContent.includes({})",
            json!(sentence)
        ))?;
        assert_eq!(browser.run("return document.querySelector('#import').disabled;", &[])?, json!(true));
        browser.run("document.querySelector('#files').value = '';", &[])?;
    }
    browser.choose("#files", &[&fixture("server/good.der")])?;
    browser.wait_for("!document.querySelector('#import').disabled")?;
    assert_eq!(browser.wait_for(VERDICT)?, json!("This will do."));
    browser.click("#import")?;
    let imported = browser.wait_for("document.querySelector('#imported').textContent")?;
    assert_eq!(imported, json!("good.der, for Senstar Symphony Server"));
    Ok(())
}

/// The page in the dialogue shows the chosen files, and Escape in it closes the dialogue.
fn a_closer_look_shows_the_page(engine: Engine) -> Result {
    let Some((browser, _server)) = open(engine)? else { return Ok(()) };
    browser.click("#open-import")?;
    browser.choose("#files", &[&fixture("server/rsa-1024.der")])?;
    browser.wait_for("!document.querySelector('#look-closer').disabled")?;
    browser.click("#look-closer")?;
    browser.wait_for("document.querySelector('#closer').style.height !== ''")?;
    browser.enter_frame_of("document.querySelector('#closer').shadowRoot.querySelector('iframe')")?;
    browser.wait_for("document.querySelector('[data-verdict][data-outcome=fail]') !== null")?;
    let notice = browser.wait_for("document.querySelector('#portal-notice')?.innerText")?;
    assert!(notice.as_str().is_some_and(|text| text.starts_with("http://127.0.0.1:")), "{notice}");
    browser.click("#results h2, #results h3")?;
    // The frame goes away under the key, of which Firefox's driver complains.
    browser.press(&keys::ESCAPE.to_string()).ok();
    browser.leave_frame()?;
    browser.wait_for("!document.querySelector('#import-dialog').open")?;
    Ok(())
}

/// What the user drops on the page in the frame is told to the portal as a verdict, and in no other way.
fn the_portal_is_told_the_verdict(engine: Engine) -> Result {
    let Some((browser, _server)) = open(engine)? else { return Ok(()) };
    browser.click("#open-inspector")?;
    browser.enter_frame_of(
        "document.querySelector('#inspector-dialog cert-inspector').shadowRoot.querySelector('iframe')",
    )?;
    browser.wait_for("document.querySelector('#file-input') !== null")?;
    browser.choose("#file-input", &[&fixture("server/rsa-1024.der")])?;
    browser.wait_for("document.querySelector('[data-verdict][data-outcome=fail]') !== null")?;
    browser.leave_frame()?;
    browser.wait_for("document.querySelector('#inspector-told').textContent.includes('Senstar mobile: server: Not ready.')")?;
    Ok(())
}

in_every_engine! {
    wrong_files_are_stopped;
    a_closer_look_shows_the_page;
    the_portal_is_told_the_verdict;
}

/// The keyboard goes into the frame and out of it on both sides. Where a click would go does not matter.
#[test]
fn the_keyboard_passes_through_the_frame() -> Result {
    let Some((browser, _server)) = open(Engine::Chromium)? else { return Ok(()) };
    browser.run(
        "const element = document.createElement('cert-inspector');
        const [before, after] = ['before', 'after'].map((id) => Object.assign(document.createElement('button'), { id, textContent: id }));
        document.querySelector('main').append(before, element, after);",
        &[],
    )?;
    // Until the page is drawn, there is nothing in the frame to go to.
    browser.wait_for("parseFloat(document.querySelector('main cert-inspector').style.height) > 400")?;
    browser.click("#before")?;
    let focused = "return document.activeElement.id || document.activeElement.localName;";
    let mut way = Vec::new();
    for _ in 0..60 {
        browser.press(&keys::TAB.to_string())?;
        let Value::String(here) = browser.run(focused, &[])? else {
            return Err("nothing has the focus".into());
        };
        let is_out = here == "after";
        way.push(here);
        if is_out {
            break;
        }
    }
    assert_eq!(way.first().map(String::as_str), Some("cert-inspector"), "{way:?}");
    assert_eq!(way.last().map(String::as_str), Some("after"), "{way:?}");
    assert!(way.len() > 3, "the page itself was passed through: {way:?}");
    browser.press_with(keys::SHIFT, keys::TAB)?;
    assert_eq!(browser.run(focused, &[])?, json!("cert-inspector"), "and back into it");
    Ok(())
}
