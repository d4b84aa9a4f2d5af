//! Files to take away: what is saved, when the key is in it, and that nothing typed stays behind.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::json;

/// Presses the button of a kind of file of the object that is shown.
fn save(page: &Page<'_>, kind: &str) -> Result {
    page.browser.wait_for(&format!("document.querySelector('[data-export=\"{kind}\"] button') !== null"))?;
    let press = format!("document.querySelector('[data-export=\"{kind}\"] button').click();");
    page.browser.run(&press, &[])?;
    Ok(())
}

/// The bytes as text, one character each.
fn latin((name, bytes): (String, Vec<u8>)) -> (String, String) {
    (name, bytes.into_iter().map(char::from).collect())
}

#[test]
fn files_are_saved_and_a_key_only_where_it_is_asked_for() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for place in Place::ALL {
        let page = Page::open(&browser, place)?;
        page.keep_files()?;
        page.choose(&[&fixture("bundles/with-key.pem")])?;
        page.outcomes(4)?;
        page.show(1)?;
        page.open_tab("files")?;
        browser.wait_for("document.querySelector('[data-verdict=\"1\"] #exports') !== null")?;

        save(&page, "chain")?;
        let (name, text) = latin(page.saved(1)?);
        assert_eq!(
            (name.as_str(), text.matches("BEGIN CERTIFICATE").count()),
            ("vms.example.org-chain.pem", 3)
        );
        assert!(!text.contains("PRIVATE KEY"), "{place:?}");

        // Not without the box; and the box is for one file only.
        save(&page, "cert-pem")?;
        browser.run("document.querySelector('#export-key-cert-pem').click();", &[])?;
        save(&page, "cert-pem")?;
        let (name, text) = latin(page.saved(2)?);
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
        let (name, bytes) = latin(page.saved(3)?);
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
    page.keep_files()?;
    page.choose(&[&fixture("server/good.der"), &fixture("server/san-html.der")])?;
    page.outcomes(2)?;
    for (count, id, name, words) in [
        (1, "export-html", "cert-inspector-report.html", "<h1>Certificate report</h1>"),
        (2, "export-csv", "cert-inspector-report.csv", "File,Place,"),
        (3, "export-calendar", "certificate-ends.ics", "BEGIN:VALARM"),
        (4, "export-json", "cert-inspector-report.json", "\"schemaVersion\""),
    ] {
        page.press(&format!("#{id}"))?;
        let (saved, text) = latin(page.saved(count)?);
        assert_eq!(saved, name);
        assert!(text.contains(words), "{name}");
        assert!(!(name.ends_with(".html") && text.contains("<script")), "{name}");
    }
    Ok(())
}
