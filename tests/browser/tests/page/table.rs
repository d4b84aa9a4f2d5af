//! Many certificates on the page: a table that draws what is in view, its filters, its order, and the way into an object
//! and back.

use std::fmt::Write;
use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Browser, Page, Place, Result, Scratch, fixture};
use serde_json::{Value, json};

/// Keeps what would be saved instead of saving it.
const KEEP_FILES: &str = "
    globalThis.saved = [];
    const create = URL.createObjectURL;
    let last;
    URL.createObjectURL = (blob) => { last = blob; return create.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () { saved.push({ name: this.download, blob: last }); };";

/// The certificates of a bundle, which differ in the ends of their signatures alone.
fn bundle(scratch: &Scratch, name: &str, kinds: &[&str], count: u32) -> Result<std::path::PathBuf> {
    let kinds = kinds.iter().map(|kind| fs::read(fixture(kind))).collect::<std::io::Result<Vec<_>>>()?;
    let mut text = String::new();
    for (number, certificate) in (0..count).zip(kinds.iter().cycle()) {
        let mut certificate = certificate.clone();
        if let Some(end) = certificate.last_chunk_mut::<4>() {
            *end = (u32::from_be_bytes(*end) ^ number).to_be_bytes();
        }
        let text_of_it = STANDARD.encode(&certificate);
        _ = write!(text, "-----BEGIN CERTIFICATE-----\n{text_of_it}\n-----END CERTIFICATE-----\n");
    }
    scratch.write(name, text.as_bytes())
}

/// A page that judges at the reference instant.
fn open(browser: &Browser) -> Result<Page<'_>> {
    let page = Page::open(browser, Place::Disk)?;
    page.judge_at_reference()?;
    Ok(page)
}

/// Presses keys in the table.
fn keys(page: &Page<'_>, keys: &[&str]) -> Result {
    for key in keys {
        page.browser.run(
            "const table = document.querySelector('#table');
            table.focus();
            table.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, cancelable: true }));
            // A frame, so that each key finds what the last one did.
            return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));",
            &[json!(key)],
        )?;
    }
    Ok(())
}

/// Types into the search, as a person does, and waits for the number of rows.
fn search(page: &Page<'_>, text: &str, count: &str) -> Result {
    page.browser.run(
        "const field = document.querySelector('#table-search');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[json!(text)],
    )?;
    shows(page, count)
}

/// Waits for the words that count the rows.
fn shows(page: &Page<'_>, count: &str) -> Result {
    page.browser
        .wait_for(&format!("document.querySelector('#table-count')?.innerText === '{count}'"))
        .map(drop)
}

fn choose(page: &Page<'_>, selector: &str, words: &str) -> Result {
    page.browser
        .run(
            "const field = document.querySelector(arguments[0]);
            field.selectedIndex = [...field.options].findIndex((option) => option.text === arguments[1]);
            field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[json!(selector), json!(words)],
        )
        .map(drop)
}

fn number(page: &Page<'_>, expression: &str) -> Result<f64> {
    Ok(page.browser.run(&format!("return {expression};"), &[])?.as_f64().unwrap_or(f64::NAN))
}

const KINDS: [&str; 4] = ["server/good.der", "server/rsa-1024.der", "ca/intermediate.der", "server/sha1.der"];

#[test]
fn ten_thousand_rows_are_in_the_table_and_few_in_the_document() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser)?;
    let scratch = Scratch::new("table")?;
    page.choose(&[&bundle(&scratch, "many.pem", &KINDS, 10_000)?])?;
    // So many signatures take longer than anything else that is waited for, and on a busy machine several times that.
    let comes = || shows(&page, "10,000 rows");
    comes().or_else(|_| comes()).or_else(|_| comes())?;
    let drawn = "document.querySelectorAll('[data-object]').length";
    assert!((10.0..80.0).contains(&number(&page, drawn)?), "{drawn}");
    assert_eq!(browser.run("return document.querySelector('#table').ariaRowCount;", &[])?, json!("10001"));
    // The worst are first.
    let outcomes = browser.run(
        "return [...document.querySelectorAll('[data-object]')].map((row) => row.dataset.outcome);",
        &[],
    )?;
    assert!(outcomes.as_array().is_some_and(|all| all.iter().all(|one| one == "fail")), "{outcomes}");

    // Whatever the place, the rows there are drawn, with their numbers.
    for part in [0.5, 1.0] {
        browser.run("const table = document.querySelector('#table'); table.scrollIntoView({ block: 'center' }); table.scrollTop = table.scrollHeight * arguments[0];", &[json!(part)])?;
        let middle = "document.elementFromPoint(...(({ x, y, width, height }) => [x + width / 3, y + height / 2])(document.querySelector('#table').getBoundingClientRect()))?.closest('[data-object]')";
        let index = format!("Number({middle}?.ariaRowIndex)");
        let wanted = 10_000.0 * part - 60.0;
        browser.wait_for(&format!("{index} > {wanted}"))?;
        assert!(number(&page, drawn)? < 80.0);
    }
    keys(&page, &["End"])?;
    browser.wait_for("document.querySelector('#table').getAttribute('aria-activedescendant') && document.querySelector('.is-active')?.ariaRowIndex === '10001'")?;
    keys(&page, &["Home", "ArrowDown", "PageDown"])?;
    let index = browser.wait_for("document.querySelector('.is-active')?.ariaRowIndex")?;
    let index: u32 = index.as_str().unwrap_or_default().parse()?;
    assert!((8..40).contains(&index), "{index}");
    Ok(())
}

#[test]
fn the_table_is_searched_sorted_filtered_and_grouped() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser)?;
    let scratch = Scratch::new("table-tools")?;
    page.choose(&[
        &bundle(&scratch, "one.pem", &KINDS, 40)?,
        &bundle(&scratch, "two.pem", &["ca/root.der"], 20)?,
    ])?;
    shows(&page, "60 rows")?;
    search(&page, "INTERMEDIATE ca", "40 of 60 rows")?;
    search(&page, "example test root", "30 of 60 rows")?;
    page.press("#table-all")?;
    shows(&page, "60 rows")?;

    let sorted = |column: &str| {
        format!("document.querySelector('[aria-sort] [data-sort={column}]').parentElement.ariaSort")
    };
    let first = "document.querySelector('[data-object] .table-title').innerText";
    assert_eq!(browser.run(&format!("return {};", sorted("findings")), &[])?, json!("descending"));
    page.press("[data-sort=subject]")?;
    browser.wait_for(&format!(
        "{} === 'ascending' && {first} === 'Example Test Intermediate'",
        sorted("subject")
    ))?;
    page.press("[data-sort=subject]")?;
    browser.wait_for(&format!("{} === 'descending' && {first} === 'vms.example.org'", sorted("subject")))?;

    page.press("[data-facet=fail]")?;
    browser.wait_for(
        "[...document.querySelectorAll('[data-object]')].every((row) => row.dataset.outcome === 'fail')",
    )?;
    page.press("[data-facet=fail]")?;
    shows(&page, "60 rows")?;
    choose(&page, "#filter-kind", "CA certificate")?;
    shows(&page, "30 of 60 rows")?;
    choose(&page, "#filter-kind", "Any")?;

    choose(&page, "#table-group", "File")?;
    browser.wait_for("document.querySelector('[data-group]') !== null")?;
    assert_eq!(
        browser.run("return document.querySelector('#table').getAttribute('role');", &[])?,
        json!("treegrid")
    );
    let group = page.text_of("[data-group]")?;
    assert!(group.contains("one.pem") && group.contains("40 rows"), "{group}");
    page.press("#table-fold")?;
    browser.wait_for(
        "document.querySelectorAll('[data-object]').length === 0 && document.querySelectorAll('[data-group]').length === 2",
    )?;
    keys(&page, &["Home", "ArrowRight"])?;
    browser.wait_for("document.querySelector('[data-group][aria-expanded=true]') && document.querySelectorAll('[data-object]').length > 0")?;
    keys(&page, &["ArrowLeft"])?;
    browser.wait_for("document.querySelectorAll('[data-object]').length === 0")?;
    Ok(())
}

#[test]
fn an_object_is_opened_in_place_of_the_table_and_the_way_back_leads_to_its_row() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser)?;
    let scratch = Scratch::new("table-back")?;
    page.choose(&[&bundle(&scratch, "many.pem", &KINDS, 400)?])?;
    shows(&page, "400 rows")?;
    search(&page, "vms", "300 of 400 rows")?;
    keys(&page, &["End", "ArrowUp", "ArrowUp"])?;
    let left = browser.run("return [document.querySelector('#table').scrollTop, document.querySelector('.is-active').dataset.object];", &[])?;
    assert!(left.get(0).and_then(Value::as_f64).is_some_and(|scroll| scroll > 5_000.0), "{left}");
    keys(&page, &["Enter"])?;
    let object = left.get(1).and_then(Value::as_str).unwrap_or_default().to_owned();
    browser.wait_for(&format!(
        "document.querySelector('[data-verdict=\"{object}\"]') && !document.querySelector('#table')"
    ))?;
    browser.wait_for("document.activeElement.id === 'back-to-table'")?;
    page.press("#back-to-table")?;
    browser.wait_for(&format!("document.querySelector('.is-active')?.dataset.object === '{object}'"))?;
    browser.wait_for("document.activeElement.id === 'table'")?;
    let back = browser.run("return [document.querySelector('#table').scrollTop, document.querySelector('.is-active').dataset.object];", &[])?;
    assert_eq!(back, left);
    shows(&page, "300 of 400 rows")?;

    // The other way to look at it, and back.
    page.press("#layout-list")?;
    browser.wait_for(
        "document.querySelector('.found .object[data-object]') && !document.querySelector('#table')",
    )?;
    page.press("#layout-table")?;
    shows(&page, "300 of 400 rows")?;
    Ok(())
}

#[test]
fn few_objects_stand_in_a_list_unless_the_table_is_wanted() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser)?;
    page.choose(&[&fixture("server/good.der"), &fixture("ca/root.der")])?;
    page.outcomes(2)?;
    browser.wait_for("document.querySelector('[data-verdict]') && !document.querySelector('#table')")?;
    page.press("#layout-table")?;
    shows(&page, "2 rows")?;
    assert_eq!(browser.run("return document.querySelector('.time-line');", &[])?, Value::Null);
    page.press("[data-object=\"1\"]")?;
    browser.wait_for("document.querySelector('[data-verdict=\"1\"]') !== null")?;
    Ok(())
}

#[test]
fn the_time_line_filters_and_the_rows_shown_are_saved() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser)?;
    browser.run(KEEP_FILES, &[])?;
    let scratch = Scratch::new("table-time")?;
    let kinds = ["server/good.der", "server/expired.der", "server/san-html.der"];
    page.choose(&[&bundle(&scratch, "=many.pem", &kinds, 60)?])?;
    shows(&page, "60 rows")?;
    let words = page.text_of(".time-line p")?;
    assert!(words.contains("60 certificates; expired: 20;"), "{words}");
    assert_eq!(number(&page, "document.querySelectorAll('.time-bar[tabindex=\"0\"]').length")?, 1.0);
    page.press("#bar-0")?;
    shows(&page, "20 of 60 rows")?;
    browser.wait_for("document.querySelector('#bar-0').ariaPressed === 'true'")?;
    choose(&page, "#table-sort", "Subject")?;
    page.press("#table-save")?;
    browser.wait_for("saved.length === 1")?;
    let file = browser.run_async("const { name, blob } = saved[0]; return [name, await blob.text(), blob.type, (await blob.arrayBuffer()).byteLength];", &[])?;
    assert_eq!(file.get(0), Some(&json!("certificates.csv")));
    assert_eq!(file.get(2), Some(&json!("text/csv")));
    let text = file.get(1).and_then(Value::as_str).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 21, "{text}");
    assert!(lines.first().is_some_and(|head| head.contains("Subject,Issuer,Expires (UTC)")), "{text}");
    for line in lines.iter().skip(1) {
        assert!(line.contains("Z,") && line.contains(",'=many.pem,"), "{line}");
    }
    page.press("#bar-0")?;
    shows(&page, "60 rows")?;
    Ok(())
}
