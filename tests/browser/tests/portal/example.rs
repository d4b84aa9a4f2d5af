//! The example of a portal, as somebody uses it who imports a certificate.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Browser, Engine, Result, fixture, in_every_engine, is_drawn, keys, open_example};
use serde_json::{Value, json};
use xtask::server::Server;

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
    // Without the address of the server nothing is imported.
    browser.choose("#files", &[&fixture("server/good.der")])?;
    let asks =
        "document.querySelector('#judgement').textContent.startsWith('Enter the address of the server')";
    browser.wait_for(asks)?;
    assert_eq!(browser.run("return document.querySelector('#import').disabled;", &[])?, json!(true));
    browser.run("document.querySelector('#files').value = '';", &[])?;
    browser.type_into("#host", "vms.example.org")?;
    for (file, sentence) in [
        ("server/rsa-1024.der", "The modulus has 1024 bits, fewer than 2048."),
        ("ca/root.der", "None of the files is a server certificate."),
        ("other/document.docx.ole", "None of the files is a server certificate."),
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
    assert_eq!(browser.wait_for(VERDICT)?, json!("This can be imported."));
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
    browser.wait_for(&is_drawn("#closer", 400))?;
    browser.enter_frame_of("document.querySelector('#closer').shadowRoot.querySelector('iframe')")?;
    browser.wait_for("document.querySelector('[data-verdict][data-outcome=fail]') !== null")?;
    let notice = browser.wait_for("document.querySelector('#portal-notice')?.innerText")?;
    assert!(notice.as_str().is_some_and(|text| text.starts_with("http://127.0.0.1:")), "{notice}");
    browser.click("#result-heading")?;
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
    browser.wait_for("document.querySelector('#inspector-told').textContent.includes('rsa-1024.der will be rejected by the Senstar mobile app')")?;
    Ok(())
}

/// Shows the element in the example, sets it by a script, and goes into its frame.
fn enter_element(browser: &Browser, set: &str) -> Result {
    browser.run(
        &format!(
            "const element = document.createElement('cert-inspector');
            element.id = 'own';
            {set}
            window.told = [];
            for (const kind of ['connected', 'inspected', 'exported', 'failed', 'escape']) {{
                element.addEventListener(kind, ({{ detail }}) => window.told.push([kind, detail]));
            }}
            document.querySelector('main').append(element);"
        ),
        &[],
    )?;
    browser.wait_for(&is_drawn("#own", 400))?;
    browser.enter_frame_of("document.querySelector('#own').shadowRoot.querySelector('iframe')")
}

/// Language, colours and type are those of the portal, and nothing but colours and type is taken over.
fn the_look_is_that_of_the_portal(engine: Engine) -> Result {
    let Some((browser, _server)) = open(engine)? else { return Ok(()) };
    enter_element(
        &browser,
        "element.locale = 'de-AT';
        element.theme = 'dark';
        element.style.setProperty('--cert-inspector-accent', 'rgb(1, 2, 3)');
        element.style.setProperty('--cert-inspector-background', 'initial');
        element.style.setProperty('--cert-inspector-surface', 'url(https://example.org/)');
        element.style.setProperty('--cert-inspector-radius', '0px');",
    )?;
    browser.wait_for("document.documentElement.lang === 'de'")?;
    let property = |name: &str| {
        browser.run(
            "return getComputedStyle(document.documentElement).getPropertyValue(arguments[0]).trim();",
            &[json!(name)],
        )
    };
    for (name, value) in [
        ("--accent", "rgb(1, 2, 3)"),
        ("--radius", "0px"),
        ("--paper", "#14171a"),
        // As the page has it in dark colours, whatever the system prefers.
        ("--sheet", "#1b1f23"),
        ("--ink", "#e7e6e1"),
    ] {
        assert_eq!(property(name)?, json!(value), "{engine:?}: {name}");
    }
    browser.leave_frame()?;
    browser.run("document.querySelector('#own').theme = 'light';", &[])?;
    browser.enter_frame_of("document.querySelector('#own').shadowRoot.querySelector('iframe')")?;
    browser.wait_for(
        "getComputedStyle(document.documentElement).getPropertyValue('--sheet').trim() === '#ffffff'",
    )?;
    Ok(())
}

/// Whatever colours and type a portal chooses, its user can read who receives the results.
fn the_line_about_the_portal_cannot_be_hidden(engine: Engine) -> Result {
    let Some((browser, _server)) = open(engine)? else { return Ok(()) };
    enter_element(
        &browser,
        "for (const name of ['accent', 'on-accent', 'background', 'surface', 'text']) {
            element.style.setProperty(`--cert-inspector-${name}`, 'rgba(255, 255, 255, 0)');
        }
        element.style.setProperty('--cert-inspector-font', 'no-letters');",
    )?;
    browser.wait_for("document.querySelector('#portal-notice') !== null")?;
    let look = browser.run(
        "const style = getComputedStyle(document.querySelector('#portal-notice'));
        const probe = document.createElement('p');
        document.body.append(probe);
        const system = (color) => {
            probe.style.color = color;
            return getComputedStyle(probe).color;
        };
        return {
            page: getComputedStyle(document.documentElement).getPropertyValue('--ink').trim(),
            text: [style.color, system('CanvasText')],
            ground: [style.backgroundColor, system('Canvas')],
            font: style.fontFamily,
            size: parseFloat(style.fontSize) >= 14,
        };",
        &[],
    )?;
    let text = |path: &str| look.pointer(path).cloned().unwrap_or_default();
    assert_eq!(text("/page"), json!("rgba(255, 255, 255, 0)"), "the rest takes the colours");
    assert_eq!(text("/text/0"), text("/text/1"), "{engine:?}: {look}");
    assert_eq!(text("/ground/0"), text("/ground/1"), "{engine:?}: {look}");
    assert_ne!(text("/text/0"), text("/ground/0"), "{engine:?}: {look}");
    assert_eq!(text("/size"), json!(true), "{engine:?}: {look}");
    assert!(!text("/font").to_string().contains("no-letters"), "{engine:?}: {look}");
    Ok(())
}

in_every_engine! {
    crate::run;
    in_the_look_is_that_of_the_portal => the_look_is_that_of_the_portal;
    in_the_line_about_the_portal_cannot_be_hidden => the_line_about_the_portal_cannot_be_hidden;
    in_wrong_files_are_stopped => wrong_files_are_stopped;
    in_a_closer_look_shows_the_page => a_closer_look_shows_the_page;
    in_the_portal_is_told_the_verdict => the_portal_is_told_the_verdict;
}

/// Whatever the user does with a file that holds a key, the portal hears verdicts and names, and never a password, a key or bytes.
#[test]
fn the_portal_hears_no_secret() -> Result {
    let Some((browser, _server)) = open(Engine::Chromium)? else { return Ok(()) };
    enter_element(&browser, "")?;
    browser.choose("#file-input", &[&fixture("bot/good.p12")])?;
    browser.wait_for("document.querySelector('#password') !== null")?;
    browser.type_into("#password", &format!("changeit{}", keys::ENTER))?;
    browser.wait_for("document.querySelectorAll('button[data-object]').length > 2")?;
    browser.wait_for("document.querySelector('#export-json') !== null")?;
    browser.click("#export-menu > summary")?;
    browser.click("#export-json")?;
    browser.leave_frame()?;
    browser.wait_for("window.told.some(([kind]) => kind === 'exported')")?;
    let told = browser.run("return window.told;", &[])?;
    let kinds: Vec<&str> = told.as_array().into_iter().flatten().filter_map(|one| one[0].as_str()).collect();
    assert!(kinds.iter().filter(|kind| **kind == "inspected").count() >= 2, "locked, then open: {kinds:?}");
    let exported = told.as_array().into_iter().flatten().find(|one| one[0] == "exported");
    assert_eq!(
        exported,
        Some(&json!(["exported", { "name": "cert-inspector-report.json", "mediaType": "application/json" }]))
    );
    let text = told.to_string();
    assert!(text.contains("demo-bot1"), "the verdict is told");
    assert!(!text.contains("changeit"), "the password is told");
    let key = std::fs::read(fixture("keys/rsa-4096.pem"))?;
    for secret in secrets(&key)? {
        assert!(!text.to_lowercase().contains(&secret), "a part of the private key is told");
    }
    let bytes = "const found = [];
        const search = (value) => {
            if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Blob) found.push(value);
            else if (value && typeof value === 'object') Object.values(value).forEach(search);
        };
        search(window.told);
        return found.length;";
    assert_eq!(browser.run(bytes, &[])?, json!(0), "bytes are told");
    Ok(())
}

/// Pieces of the numbers of a private key that no certificate has, in hexadecimal: of everything in its last two thirds.
fn secrets(pem: &[u8]) -> Result<Vec<String>> {
    let text = std::str::from_utf8(pem)?;
    let inside = text.lines().skip_while(|line| !line.starts_with("-----BEGIN")).skip(1);
    let base64: String = inside.take_while(|line| !line.starts_with("-----END")).collect();
    let der = STANDARD.decode(base64)?;
    let hex: String = der.iter().map(|byte| format!("{byte:02x}")).collect();
    let (_, secret) = hex.split_at(hex.len() / 3);
    Ok(secret
        .as_bytes()
        .chunks(32)
        .take(40)
        .map(|piece| String::from_utf8_lossy(piece).into_owned())
        .collect())
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
    browser.wait_for(&is_drawn("main cert-inspector", 400))?;
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
