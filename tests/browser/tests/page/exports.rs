//! Files to take away: what is saved, when the key is in it, and that nothing typed stays behind.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::{Value, json};

/// Keeps what would be saved instead of saving it.
const KEEP_FILES: &str = "
    globalThis.saved = [];
    const create = URL.createObjectURL;
    let last;
    URL.createObjectURL = (blob) => { last = blob; return create.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () { saved.push({ name: this.download, blob: last }); };";

/// Presses the button of a kind of file of the object that is shown.
fn save(page: &Page<'_>, kind: &str) -> Result {
    page.browser.wait_for(&format!("document.querySelector('[data-export=\"{kind}\"] button') !== null"))?;
    let press = format!("document.querySelector('[data-export=\"{kind}\"] button').click();");
    page.browser.run(&press, &[])?;
    Ok(())
}

/// Waits for a number of files, and gives the name and the bytes of the last as Latin-1.
fn saved(page: &Page<'_>, count: usize) -> Result<(String, String)> {
    page.browser.wait_for(&format!("saved.length === {count}"))?;
    let script = "
        const { name, blob } = saved.at(-1);
        return [name, Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('')];";
    let file = page.browser.run_async(script, &[])?;
    let part = |at: usize| file.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok((part(0), part(1)))
}

#[test]
fn files_are_saved_and_a_key_only_where_it_is_asked_for() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for place in Place::ALL {
        let page = Page::open(&browser, place)?;
        browser.run(KEEP_FILES, &[])?;
        page.choose(&[&fixture("bundles/with-key.pem")])?;
        page.outcomes(4)?;
        browser.run("document.querySelector('[data-object=\"1\"]').click();", &[])?;
        browser.wait_for("document.querySelector('[data-verdict=\"1\"] #exports') !== null")?;
        browser.run("document.querySelector('#exports').open = true;", &[])?;

        save(&page, "chain")?;
        let (name, text) = saved(&page, 1)?;
        assert_eq!(
            (name.as_str(), text.matches("BEGIN CERTIFICATE").count()),
            ("vms.example.org-chain.pem", 3)
        );
        assert!(!text.contains("PRIVATE KEY"), "{place:?}");

        // Not without the box; and the box is for one file only.
        save(&page, "cert-pem")?;
        browser.run("document.querySelector('#export-key-cert-pem').click();", &[])?;
        save(&page, "cert-pem")?;
        let (name, text) = saved(&page, 2)?;
        assert_eq!((name.as_str(), text.matches("BEGIN PRIVATE KEY").count()), ("cert.pem", 1));
        let checked = "return document.querySelector('#export-key-cert-pem').checked;";
        assert_eq!(browser.run(checked, &[])?, json!(false));

        browser.run("document.querySelector('#export-key-p12').click();", &[])?;
        let chosen = "return document.querySelector('#export-compatibility').value;";
        assert_eq!(browser.run(chosen, &[])?, json!("modern"), "weak encryption is never the default");
        browser.type_into("#export-password", "a new secret")?;
        browser.type_into("#export-repeat", "another")?;
        save(&page, "p12")?;
        browser.run("document.querySelector('#export-repeat').value = 'a new secret';", &[])?;
        save(&page, "p12")?;
        let (name, bytes) = saved(&page, 3)?;
        assert_eq!(name, "vms.example.org.p12");
        assert!(bytes.starts_with('0') && !bytes.contains("a new secret"), "{place:?}");
        let left = "return [...document.querySelectorAll('input[type=password]')].map((field) => field.value).join('');";
        assert_eq!(browser.run(left, &[])?, json!(""));
        assert_eq!(browser.run("return document.querySelector('#alert')?.innerText ?? '';", &[])?, json!(""));
    }
    Ok(())
}

#[test]
fn reports_and_calendar_are_about_everything() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    browser.run(KEEP_FILES, &[])?;
    page.choose(&[&fixture("server/good.der"), &fixture("server/san-html.der")])?;
    page.outcomes(2)?;
    for (count, id, name, words) in [
        (1, "export-html", "cert-inspector-report.html", "<h1>Certificate report</h1>"),
        (2, "export-csv", "cert-inspector-report.csv", "File,Place,"),
        (3, "export-calendar", "certificate-ends.ics", "BEGIN:VALARM"),
        (4, "export-json", "cert-inspector-report.json", "\"schemaVersion\""),
    ] {
        browser.run(&format!("document.querySelector('#{id}').click();"), &[])?;
        let (saved, text) = saved(&page, count)?;
        assert_eq!(saved, name);
        assert!(text.contains(words), "{name}");
        assert!(!(name.ends_with(".html") && text.contains("<script")), "{name}");
    }
    Ok(())
}
