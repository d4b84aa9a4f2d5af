//! Bytes and fields: the tree and the bytes lead to each other, with the pointer and with the keyboard, and the search finds.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::Value;

/// Keys as WebDriver writes them.
const ESCAPE: &str = "\u{E00C}";
const LEFT: &str = "\u{E012}";
const RIGHT: &str = "\u{E014}";
const DOWN: &str = "\u{E015}";
const END: &str = "\u{E010}";

fn open_tab(page: &Page<'_>, file: &str, tab: &str) -> Result {
    page.choose(&[&fixture(file)])?;
    page.outcomes(1)?;
    page.open_tab(tab).map(drop)
}

fn text(browser: &Browser, expression: &str) -> Result<String> {
    Ok(match browser.run(&format!("return String({expression})"), &[])? {
        Value::String(text) => text,
        other => other.to_string(),
    })
}

const SELECTED: &str = "document.querySelector('[role=treeitem][aria-selected=true]')";

#[test]
fn the_tree_goes_by_keyboard_and_lights_its_bytes() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    open_tab(&page, "server/good.der", "asn1")?;
    browser.wait_for("document.querySelector('#node-0') !== null")?;
    let lines = "document.querySelectorAll('[role=treeitem]').length";
    let all: usize = text(&browser, lines)?.parse()?;
    assert!(all > 60, "{all} lines");
    let lit = "document.querySelector('.hex-content').getAttribute('d')";
    let whole = text(&browser, lit)?;

    browser.type_into("#node-0", DOWN)?;
    browser.wait_for(&format!("{SELECTED}.id === 'node-1'"))?;
    browser.wait_for("document.activeElement.id === 'node-1'")?;
    assert!(text(&browser, &format!("{SELECTED}.innerText"))?.contains("tbsCertificate"));
    assert!(page.text_of("#asn1-chosen")?.contains("tbsCertificate"));
    assert_ne!(text(&browser, lit)?, whole, "the bytes of the other node are lit");

    browser.type_into("#node-1", LEFT)?;
    browser.wait_for("document.querySelector('#node-1').getAttribute('aria-expanded') === 'false'")?;
    let folded: usize = text(&browser, lines)?.parse()?;
    assert!(folded < all / 2, "{folded} of {all} lines");
    browser.type_into("#node-1", RIGHT)?;
    browser.wait_for(&format!("{lines} === {all}"))?;
    browser.type_into("#node-1", END)?;
    browser.wait_for(&format!(
        "{SELECTED}.innerText.includes('signatureValue') || {SELECTED}.innerText.includes('INTEGER')"
    ))?;
    Ok(())
}

#[test]
fn bytes_lead_to_their_node() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    open_tab(&page, "server/good.der", "asn1")?;
    browser.wait_for("document.querySelector('#asn1-bytes pre') !== null")?;
    // The first byte of the second line, with the pointer.
    let at = "const pre = document.querySelector('#asn1-bytes pre');
        const box = pre.getBoundingClientRect();
        const lines = pre.textContent.trimEnd().split('\\n').length;
        const place = { bubbles: true, clientX: box.left + 4, clientY: box.top + box.height / lines * 1.5 };";
    browser.run(&format!("{at} pre.dispatchEvent(new MouseEvent('mousemove', place));"), &[])?;
    let lit = browser.wait_for("document.querySelector('.asn1-lit:not([aria-selected=true])')?.id")?;
    browser.run(&format!("{at} pre.dispatchEvent(new MouseEvent('click', place));"), &[])?;
    let selected = browser.wait_for(&format!("{SELECTED}.id !== 'node-0' && {SELECTED}.id"))?;
    assert_eq!(lit, selected, "what is pointed at is what a click chooses");
    let value = "Number(document.querySelector('#asn1-bytes').getAttribute('aria-valuenow'))";
    assert_eq!(text(&browser, value)?, "16");

    browser.type_into("#asn1-bytes", RIGHT)?;
    browser.wait_for(&format!("{value} === 17"))?;
    browser.type_into("#asn1-bytes", DOWN)?;
    browser.wait_for(&format!("{value} === 33"))?;
    let spoken = text(&browser, "document.querySelector('#asn1-bytes').getAttribute('aria-valuetext')")?;
    assert!(spoken.starts_with("byte 33: "), "{spoken}");
    browser.type_into("#asn1-bytes", END)?;
    browser.wait_for(&format!(
        "{SELECTED}.innerText.includes('signatureValue') || {SELECTED}.innerText.includes('INTEGER')"
    ))?;
    Ok(())
}

#[test]
fn the_search_filters_marks_and_empties() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    open_tab(&page, "server/good.der", "details")?;
    browser.wait_for("document.querySelector('#field-search') !== null")?;
    let lines = "document.querySelectorAll('#fields .field-item').length";
    let all: usize = text(&browser, lines)?.parse()?;
    browser.type_into("body", "/")?;
    browser.wait_for("document.activeElement.id === 'field-search'")?;
    browser.type_into("#field-search", "SERVERauth")?;
    browser.wait_for(&format!("{lines} < {all} && document.querySelector('#fields mark') !== null"))?;
    assert_eq!(text(&browser, "document.querySelector('#fields mark').textContent")?, "serverAuth");
    assert!(page.text_of("#field-count")?.contains("1 line"), "{}", page.text_of("#field-count")?);
    assert!(text(&browser, "document.querySelector('#fields').innerText")?.contains("Extended key usage"));
    browser.type_into("#field-search", ESCAPE)?;
    browser
        .wait_for(&format!("{lines} === {all} && document.querySelector('#field-search').value === ''"))?;
    browser.type_into("#field-search", "no such thing/")?;
    browser.wait_for(&format!("{lines} === 0"))?;
    Ok(())
}

#[test]
fn a_private_key_has_no_bytes_to_show() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    open_tab(&page, "other/pkcs8-key.pem", "details")?;
    assert!(page.text_of("#fields")?.contains("bytes of a private key are not shown"));
    assert_eq!(text(&browser, "document.querySelector('#tab-asn1')")?, "null");
    Ok(())
}
