//! Everything works from the keyboard alone, and the focus is always to be seen.

use browser_tests::{Page, Result, fixture, keys};
use serde_json::{Value, json};

use browser_tests::in_every_engine;

in_every_engine! {
    crate::run;
    keyboard => from_picker_to_export;
    keyboard_password => a_password_is_typed_and_the_answer_is_there;
    keyboard_profile => a_profile_for_iphones_is_saved;
}

/// More stops than this, and nobody goes there.
const STOPS: usize = 80;

/// Where the focus is, and whether it can be seen: its outline, or that of the label that stands for a field.
const FOCUS: &str = "
    const here = document.activeElement;
    const seen = here.matches('.picker input') ? here.nextElementSibling : here;
    const style = getComputedStyle(seen);
    const visible = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    return { fits: here.matches(arguments[0]), body: here === document.body || !document.hasFocus(), visible,
        what: here.tagName.toLowerCase() + '#' + here.id + '.' + here.className };";

/// Presses a key until the focus is on what is looked for; at each stop it must be visible. The number of stops.
fn reach(page: &Page<'_>, key: char, selector: &str) -> Result<usize> {
    let mut passed = Vec::new();
    for stop in 1..=STOPS {
        page.browser.press(&key.to_string())?;
        let focus = page.browser.run(FOCUS, &[json!(selector)])?;
        let is = |name: &str| focus.get(name) == Some(&Value::Bool(true));
        if is("body") {
            // Out of the page and round again.
            continue;
        }
        assert!(is("visible"), "the focus cannot be seen: {focus}");
        if is("fits") {
            return Ok(stop);
        }
        passed.push(focus.get("what").map(Value::to_string).unwrap_or_default());
    }
    Err(format!("{selector} cannot be reached; passed {passed:?}").into())
}

fn from_picker_to_export(page: &Page<'_>) -> Result {
    let browser = page.browser;
    page.keep_files()?;
    reach(page, keys::TAB, "#file-input")?;
    reach(page, keys::TAB, "#folder-input")?;
    reach(page, keys::TAB, "#paste")?;
    browser.press(&keys::ENTER.to_string())?;
    browser.wait_for("document.activeElement.id === 'paste-text'")?;
    browser.press(&keys::ESCAPE.to_string())?;
    browser.wait_for("document.activeElement.id === 'paste'")?;
    // The dialogue of the browser itself is out of reach; what it gives is not.
    page.choose(&[&fixture("bundles/with-key.pem")])?;
    page.outcomes(4)?;
    // What was pressed is gone: the focus is at the answer.
    browser.wait_for("document.activeElement.id === 'results'")?;

    // From the drop to the file that solves it: one button.
    reach(page, keys::TAB, "[data-product=dw-spectrum]")?;
    reach(page, keys::TAB, "[data-part=action]")?;
    browser.press(&keys::ENTER.to_string())?;
    let (name, bytes) = page.saved(1)?;
    assert_eq!(name, "cert.pem");
    assert!(!bytes.is_empty());
    reach(page, keys::TAB, "[data-object=\"1\"]")?;
    browser.press(&keys::ENTER.to_string())?;
    browser.wait_for("document.querySelector('[data-verdict=\"1\"]') !== null")?;

    let tabs = page.tabs()?;
    if let Some(last) = tabs.last() {
        reach(page, keys::TAB, "[role=tab]")?;
        let stops = reach(page, keys::RIGHT, &format!("#tab-{last}"))?;
        assert!(stops < tabs.len(), "the arrows go from one tab to the next");
        browser.wait_for(&format!(
            "document.querySelector('#tab-{last}').getAttribute('aria-selected') === 'true'"
        ))?;
    }
    page.open_tab("files")?;
    reach(page, keys::TAB, "[data-export=chain] button, [data-export] button")?;
    browser.press(&keys::ENTER.to_string())?;
    let (name, bytes) = page.saved(2)?;
    assert!(!name.is_empty() && !bytes.is_empty());

    browser.run("document.querySelector('#results').focus();", &[])?;
    reach(page, keys::TAB, "[data-product=senstar-mobile]")?;
    browser.press(&keys::ENTER.to_string())?;
    browser.wait_for("document.querySelector('#plan-button') !== null")?;
    reach(page, keys::TAB, "#plan-button")?;
    browser.press(&keys::ENTER.to_string())?;
    browser.wait_for("document.querySelector('#deployment') !== null")?;
    Ok(())
}

fn a_password_is_typed_and_the_answer_is_there(page: &Page<'_>) -> Result {
    let browser = page.browser;
    page.judge_at_reference()?;
    reach(page, keys::TAB, "[data-product=senstar-mobile]")?;
    browser.press(&keys::ENTER.to_string())?;
    page.choose(&[&fixture("foreign/openssl-default.p12")])?;
    // The field that the answer waits for has the focus already.
    browser.wait_for("document.activeElement.id === 'password'")?;
    browser.press(&format!("wrong{}", keys::ENTER))?;
    browser.wait_for("document.querySelector('#unlock-reason[role=alert]') !== null")?;
    browser.press(&format!("changeit{}", keys::ENTER))?;
    let first = "document.querySelector('[data-part=verdict]')?.innerText";
    browser.wait_for(&format!("{first}.includes('works for the Senstar mobile app')"))?;
    browser.wait_for("document.activeElement.id === 'answer'").map(drop)
}

fn a_profile_for_iphones_is_saved(page: &Page<'_>) -> Result {
    let browser = page.browser;
    page.judge_at_reference()?;
    page.keep_files()?;
    reach(page, keys::TAB, "[data-product=senstar-mobile]")?;
    browser.press(&keys::ENTER.to_string())?;
    page.choose(&[&fixture("ca/root.der")])?;
    page.outcomes(1)?;
    reach(page, keys::TAB, "[data-part=action]")?;
    browser.press(&keys::ENTER.to_string())?;
    let (name, bytes) = page.saved(1)?;
    assert!(name.ends_with(".mobileconfig") && bytes.starts_with(b"<?xml"), "{name}");
    Ok(())
}
